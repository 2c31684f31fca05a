// SPDX-License-Identifier: GPL-3.0-or-later
// What a join did, in words: "30 people became 35 rows: 2, 5 have two numbers; 1 has none and falls out."
#include "query/Model.h"
#include "query/PipelineSteps.h"
#include "schema/Counted.h"

#include <QCoreApplication>
#include <QLocale>
#include <QMap>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace query::steps
{

namespace
{

/// Up to so many rows a join says which of them found several partners or none.
constexpr qint64 mostRows = 10000;
constexpr qsizetype mostIds = 10;
constexpr qsizetype mostGroups = 3;

QString number(qint64 value)
{
    return QLocale().toString(value);
}

QString idList(const QList<qint64> &ids)
{
    QStringList texts;
    for (qsizetype i = 0; i < ids.size() && i < mostIds; ++i)
        texts.append(QString::number(ids.at(i)));
    const QString list = texts.join(u", "_s);
    return ids.size() <= mostIds
        ? list
        : QCoreApplication::translate("query", "%1 and %2 more").arg(list, number(ids.size() - mostIds));
}

/// The relation along which joins[join] brings its rows; nullptr: there is none.
const Relationship *wayOf(const Query &query, qsizetype join)
{
    const schema::Table target = schema::entityByName(query.joins.at(join).table)->table;
    const Relationship *way = relationship(query.from, target);
    for (qsizetype i = 0; !way && i < join; ++i)
        way = relationship(schema::entityByName(query.joins.at(i).table)->table, target);
    return way;
}

QString partners(schema::Table table, qint64 count)
{
    if (count == 0)
        return schema::counted(table,
                               QCoreApplication::translate("query", "no", "so many partners has a row"), 0);
    if (count == 2)
        return schema::counted(table,
                               QCoreApplication::translate("query", "two", "so many partners has a row"), 2);
    return schema::counted(table, number(count), count);
}

/// By how many partners they found; 1 is not among them.
using Found = QMap<qint64, QList<qint64>>;

QString severalWords(schema::Table target, const QList<qint64> &ids, qint64 count, bool orMore)
{
    const bool isOne = ids.size() == 1;
    QString text;
    if (orMore)
        text = isOne ? QCoreApplication::translate("query", "%1 has %2 or more")
                     : QCoreApplication::translate("query", "%1 have %2 or more");
    else
        text = isOne ? QCoreApplication::translate("query", "%1 has %2")
                     : QCoreApplication::translate("query", "%1 have %2");
    return text.arg(idList(ids), partners(target, count));
}

/// `noun`: "no numbers", where it was not said before what they lack.
QString noneWords(const QList<qint64> &ids, const QString &noun, bool isOuter)
{
    const bool isOne = ids.size() == 1;
    const QString list = idList(ids);
    if (isOuter)
        return (isOne ? QCoreApplication::translate("query", "%1 has %2 and stays, with NULL beside")
                      : QCoreApplication::translate("query", "%1 have %2 and stay, with NULL beside"))
            .arg(list, noun);
    return (isOne ? QCoreApplication::translate("query", "%1 has %2 and falls out")
                  : QCoreApplication::translate("query", "%1 have %2 and fall out"))
        .arg(list, noun);
}

QStringList detailsOf(const Found &found, schema::Table target, bool isOuter)
{
    QStringList parts;
    QList<qint64> counts = found.keys();
    counts.removeOne(0);
    for (qsizetype i = 0; i < counts.size() && i < mostGroups; ++i) {
        const bool isRest = i == mostGroups - 1 && counts.size() > mostGroups;
        QList<qint64> ids = found.value(counts.at(i));
        for (qsizetype k = i + 1; isRest && k < counts.size(); ++k)
            ids.append(found.value(counts.at(k)));
        std::sort(ids.begin(), ids.end());
        parts.append(severalWords(target, ids, counts.at(i), isRest));
    }
    if (found.contains(0)) {
        const QString noun = parts.isEmpty()
            ? partners(target, 0)
            : QCoreApplication::translate("query", "none", "a row that found no partner has");
        parts.append(noneWords(found.value(0), noun, isOuter));
    }
    return parts;
}

base::Result<Found> findPartners(database::QueryConnection::Look &look, const Query &query, qsizetype join,
                                 const Relationship &way)
{
    const database::Dialect &dialect = look.dialect();
    const auto from = fromSql(dialect, joined(query, join, 0));
    SHOPBOOK_TRY(from);
    const QString near = schema::entity(way.from).name;
    const QString key = dialect.quoted(near, way.isList ? u"id"_s : way.column);
    const QString partner = dialect.quoted(u"p"_s, way.isList ? way.column : u"id"_s);
    const QString sql =
        u"SELECT d.id, count(p.id) FROM (SELECT DISTINCT %1 AS id, %2 AS near_key %3) AS d LEFT JOIN %4 AS p "
        "ON %5 = d.near_key WHERE d.id IS NOT NULL GROUP BY d.id HAVING count(p.id) <> 1 ORDER BY d.id"_s.arg(
            dialect.quoted(near, u"id"_s), key, from->sql, dialect.quoted(query.joins.at(join).table),
            partner);
    auto rows = look.ask(sql);
    SHOPBOOK_TRY(rows);
    Found found;
    while (rows->next())
        found[rows->value(1).toLongLong()].append(rows->value(0).toLongLong());
    SHOPBOOK_TRY(rows->finish());
    return found;
}

} // namespace

base::Result<QString> joinSentence(database::QueryConnection::Look &look, const Query &query,
                                   const Station &station)
{
    const auto rowsText = [](qint64 rows) {
        return QCoreApplication::translate("query", "%Ln row(s)", nullptr, int(rows));
    };
    // Behind the first join a row is no person any more.
    const QString before = station.index == 0 ? schema::counted(query.from, number(station.in), station.in)
                                              : rowsText(station.in);
    const QString head = QCoreApplication::translate("query", "%1 became %2", nullptr, int(station.in))
                             .arg(before, rowsText(station.out));
    const Relationship *way = wayOf(query, station.index);
    if (!way || station.in > mostRows)
        return head + u'.';
    const auto found = findPartners(look, query, station.index, *way);
    SHOPBOOK_TRY(found);
    if (found->isEmpty())
        return head + u'.';
    const QString details =
        detailsOf(*found, way->to, query.joins.at(station.index).isOuter).join(u"; "_s) + u'.';
    if (way->from == query.from)
        return head + u": "_s + details;
    return u"%1. %2: %3"_s.arg(head, schema::entityTitle(schema::entity(way->from)), details);
}

} // namespace query::steps
