// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVariantList>
#include <QWidget>

#include <optional>

namespace gui::queries
{

/// Names and numbers out of two columns of a result.
struct ChartData {
    enum class Kind { Bar, Line, Pie };
    QString namesTitle;
    QString valuesTitle;
    QStringList names;
    QList<double> values;
    bool isCut = false; ///< there are more rows than a chart can show
};

/// Nothing when the two columns don't make a chart: one must hold numbers, and there must be rows.
[[nodiscard]] std::optional<ChartData> chartOf(const QStringList &titles, const QList<QVariantList> &rows);
/// A pie shows parts of a whole: nothing below zero, and not more slices than an eye can tell apart.
[[nodiscard]] bool canBePie(const ChartData &data);

/// A chart, painted: bars, a line or a pie. Its numbers are its accessible description.
class ChartView : public QWidget
{
    Q_OBJECT
public:
    explicit ChartView(QWidget *parent);

    void setData(const ChartData &chart, ChartData::Kind kind);
    [[nodiscard]] QSize sizeHint() const override { return {400, 240}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintAxes(QPainter &painter, const QRectF &area, double least, double most) const;
    void paintBars(QPainter &painter, const QRectF &area, double least, double most) const;
    void paintLine(QPainter &painter, const QRectF &area, double least, double most) const;
    void paintPie(QPainter &painter, const QRectF &area) const;
    void paintNames(QPainter &painter, const QRectF &area) const;
    [[nodiscard]] QColor colourAt(qsizetype index) const;

    ChartData m_data;
    ChartData::Kind m_kind = ChartData::Kind::Bar;
};

} // namespace gui::queries
