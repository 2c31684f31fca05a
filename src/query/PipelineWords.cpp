// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/PipelineSteps.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace query::steps
{

namespace
{

using Kind = Station::Kind;

QString number(qint64 value)
{
    return QLocale().toString(value);
}

QString conditionWords(const Station &station)
{
    if (station.isOff)
        return QCoreApplication::translate("query", "Switched off: every row goes on.");
    const qint64 dropped = station.in - station.out;
    if (dropped == 0)
        return QCoreApplication::translate("query", "True for every row.");
    if (station.unknown == 0)
        return QCoreApplication::translate("query", "False for %1.").arg(number(dropped));
    if (station.unknown == dropped)
        return QCoreApplication::translate("query", "Unknown (NULL) for %1, so not true.")
            .arg(number(dropped));
    return QCoreApplication::translate("query", "False for %1, unknown (NULL) for %2.")
        .arg(number(dropped - station.unknown), number(station.unknown));
}

QString limitWords(const Query &query, const Station &station)
{
    const qint64 before = std::min(station.in, query.offset.value_or(0));
    return QCoreApplication::translate("query", "Cut off before the first: %1; behind the last: %2.")
        .arg(number(before), number(station.in - station.out - before));
}

QString endingWords(const Query &query, const Station &station)
{
    switch (query.ending) {
    case Ending::Count:
        return QCoreApplication::translate("query", "A number comes back: %1.").arg(number(station.in));
    case Ending::All:
        return station.in == station.out
            ? QCoreApplication::translate("query", "A list of %1 comes back.").arg(number(station.out))
            : QCoreApplication::translate("query",
                                          "A list of %1 comes back: each object once, out of %2 rows.")
                  .arg(number(station.out), number(station.in));
    case Ending::First:
        return station.in == 0
            ? QCoreApplication::translate("query", "None comes back: there is no row.")
            : QCoreApplication::translate("query", "The first of %1 comes back.").arg(number(station.in));
    default:
        break;
    }
    if (station.out > 1)
        return QCoreApplication::translate("query", "MultipleResultsFound is raised: there are %1, not one.")
            .arg(number(station.out));
    if (station.out == 1)
        return query.ending == Ending::Scalar
            ? QCoreApplication::translate("query", "The first value of the only row comes back.")
            : QCoreApplication::translate("query", "The only one comes back.");
    return query.ending == Ending::One
        ? QCoreApplication::translate("query", "NoResultFound is raised: there is no row.")
        : QCoreApplication::translate("query", "None comes back: there is no row.");
}

} // namespace

QString sentence(const Query &query, const Station &station)
{
    switch (station.kind) {
    case Kind::From:
        return QCoreApplication::translate("query", "All rows of %1: %2.")
            .arg(schema::entity(query.from).name, number(station.out));
    case Kind::Join:
        break; // joinSentence()
    case Kind::Where:
    case Kind::Having:
        return conditionWords(station);
    case Kind::GroupBy:
        return query.groupBy.isEmpty()
            ? QCoreApplication::translate("query", "All %1 rows became one group.").arg(number(station.in))
            : QCoreApplication::translate("query", "%1 rows became %2 groups.")
                  .arg(number(station.in), number(station.out));
    case Kind::Select:
        return QCoreApplication::translate("query", "What is asked for is taken from each row.");
    case Kind::Distinct:
        return station.in == station.out ? QCoreApplication::translate("query", "No row came twice.")
                                         : QCoreApplication::translate("query", "Repetitions fell out: %1.")
                                               .arg(number(station.in - station.out));
    case Kind::OrderBy:
        return QCoreApplication::translate("query", "The rows are put in order.");
    case Kind::Limit:
        return limitWords(query, station);
    case Kind::Ending:
        return endingWords(query, station);
    }
    return {};
}

} // namespace query::steps
