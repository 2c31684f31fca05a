// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/queries/ChartData.h"

#include "gui/queries/ResultModel.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gui::queries
{

namespace
{

constexpr int most = 60; ///< names beside each other
constexpr int mostSlices = 12;

bool holdsNumbers(const QList<QVariantList> &rows, int column)
{
    return std::ranges::any_of(rows, [column](const QVariantList &row) { return !row.at(column).isNull(); })
        && std::ranges::all_of(rows, [column](const QVariantList &row) {
               return row.at(column).isNull() || ResultModel::isNumber(row.at(column));
           });
}

} // namespace

std::optional<ChartData> chartOf(const QStringList &titles, const QList<QVariantList> &rows)
{
    if (titles.size() != 2 || rows.isEmpty())
        return std::nullopt;
    // The second one is the number where both could be.
    const int values = holdsNumbers(rows, 1) ? 1 : holdsNumbers(rows, 0) ? 0 : -1;
    if (values < 0)
        return std::nullopt;
    ChartData data;
    data.namesTitle = titles.at(1 - values);
    data.valuesTitle = titles.at(values);
    data.isCut = rows.size() > most;
    for (const QVariantList &row : rows.first(qMin(qsizetype(most), rows.size()))) {
        const QVariant &name = row.at(1 - values);
        data.names.append(name.isNull() ? u"NULL"_s : name.toString());
        data.values.append(row.at(values).toDouble());
    }
    return data;
}

bool canBePie(const ChartData &data)
{
    return data.values.size() <= mostSlices
        && std::ranges::all_of(data.values, [](double value) { return value >= 0; })
        && std::ranges::any_of(data.values, [](double value) { return value > 0; });
}

QString chartNumber(double value)
{
    return QLocale().toString(value, 'g', 6);
}

QString sliceText(const ChartData &data, qsizetype index)
{
    double sum = 0;
    for (const double value : data.values)
        sum += value;
    const double part = sum > 0 ? 100 * data.values.at(index) / sum : 0;
    return u"%1 — %2 (%3 %)"_s.arg(data.names.at(index), chartNumber(data.values.at(index)),
                                   QLocale().toString(part, 'f', 1));
}

} // namespace gui::queries
