// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/queries/ChartView.h"

class QAbstractAxis;
class QCategoryAxis;
class QChart;
class QChartView;

namespace gui::queries
{

/// A chart that Qt Charts draws.
class QtChart final : public ChartView
{
    Q_OBJECT
public:
    explicit QtChart(QWidget *parent);

protected:
    void refresh() override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void addPie();
    void addBarsOrLine();
    void addAxes();
    void nameCategories();
    void useColours(QAbstractAxis *axis) const;

    QChartView *m_view;
    QChart *m_chart; ///< the view's
    QCategoryAxis *m_names = nullptr; ///< the chart's; none of a pie
};

} // namespace gui::queries
