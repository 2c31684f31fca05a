// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/queries/ChartView.h"

namespace gui::queries
{

/// A chart that needs nothing but a painter: where Qt Charts is not to be had.
class PaintedChart final : public ChartView
{
    Q_OBJECT
public:
    explicit PaintedChart(QWidget *parent)
        : ChartView(parent)
    {
    }

protected:
    void refresh() override { update(); }
    void paintEvent(QPaintEvent *event) override;

private:
    struct Scale;
    [[nodiscard]] static Scale scaleOf(const QList<double> &values);
    void paintAxes(QPainter &painter, const QRectF &area, const Scale &scale) const;
    void paintBars(QPainter &painter, const QRectF &area, const Scale &scale) const;
    void paintLine(QPainter &painter, const QRectF &area, const Scale &scale) const;
    void paintPie(QPainter &painter, const QRectF &area) const;
    void paintNames(QPainter &painter, const QRectF &area) const;
};

} // namespace gui::queries
