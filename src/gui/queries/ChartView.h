// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/queries/ChartData.h"

#include <QWidget>

namespace gui::queries
{

/// A chart of names and numbers: bars, a line or a pie, in the colours in force. Its numbers are its
/// accessible description. This is the interface; Qt Charts draws it where it was found when Shopbook was
/// built, else a plain painter does.
class ChartView : public QWidget
{
    Q_OBJECT
public:
    enum class Painter { Plain, QtCharts };
    /// Those of this build, the best one last.
    [[nodiscard]] static QList<Painter> painters();
    [[nodiscard]] static ChartView *make(Painter painter, QWidget *parent);

    void setData(const ChartData &chart, ChartData::Kind kind);
    [[nodiscard]] const ChartData &data() const { return m_data; }
    [[nodiscard]] ChartData::Kind kind() const { return m_kind; }
    [[nodiscard]] QSize sizeHint() const override { return {400, 240}; }
    /// The bytes of a file with what is shown: PNG at twice the size, or PDF.
    [[nodiscard]] QByteArray picture(const QString &suffix);

protected:
    explicit ChartView(QWidget *parent);
    /// The data, the colours or the language are others.
    virtual void refresh() = 0;
    void changeEvent(QEvent *event) override;
    [[nodiscard]] QColor colourAt(qsizetype index) const;
    /// Of so many values one is named, the middle one: an odd number, so that names don't run into each
    /// other.
    [[nodiscard]] static qsizetype everyName(const ChartData &chart, const QFontMetrics &metrics,
                                             double room);

private:
    void describe();

    ChartData m_data;
    ChartData::Kind m_kind = ChartData::Kind::Bar;
};

} // namespace gui::queries
