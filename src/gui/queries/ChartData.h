// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QVariantList>

#include <optional>

namespace gui::queries
{

/// Names and numbers out of two columns of a result. Knows nothing of how they are drawn.
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
/// A number of a chart, in the language in force.
[[nodiscard]] QString chartNumber(double value);
/// "Ohio — 3 (12.5 %)"
[[nodiscard]] QString sliceText(const ChartData &data, qsizetype index);

} // namespace gui::queries
