// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/ExplainWords.h"

#include <QCoreApplication>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace query::plan
{

namespace
{

QString text(const QJsonObject &plan, const QString &key)
{
    const QJsonValue value = plan.value(key);
    if (!value.isArray())
        return value.toString();
    QStringList all;
    for (const auto &each : value.toArray())
        all.append(each.toString());
    return all.join(u", "_s);
}

QString access(const QJsonObject &plan, const QString &type)
{
    const QString table = text(plan, u"Relation Name"_s);
    const QString index = text(plan, u"Index Name"_s);
    if (type == u"Seq Scan")
        return QCoreApplication::translate("query", "Reads every row of %1.").arg(table);
    if (type == u"Index Only Scan")
        return QCoreApplication::translate("query",
                                           "Reads the index %2 of %1, which holds all that is needed.")
            .arg(table, index);
    if (type == u"Index Scan")
        return text(plan, u"Index Cond"_s).isEmpty()
            ? QCoreApplication::translate("query", "Reads every row of %1 in the order of the index %2.")
                  .arg(table, index)
            : QCoreApplication::translate("query", "Finds rows of %1 by the index %2.").arg(table, index);
    if (type == u"Bitmap Heap Scan")
        return QCoreApplication::translate("query", "Reads the rows of %1 that an index has named.")
            .arg(table);
    if (type == u"Bitmap Index Scan")
        return QCoreApplication::translate("query", "Looks up in the index %1 where the rows are.")
            .arg(index);
    if (type == u"BitmapAnd" || type == u"BitmapOr")
        return QCoreApplication::translate("query", "Puts together what several indexes have named.");
    return {};
}

QString join(const QJsonObject &plan, const QString &type)
{
    QString words;
    if (type == u"Nested Loop")
        words = QCoreApplication::translate(
            "query", "For each row of the first, looks for its partners in the second.");
    else if (type == u"Hash Join")
        words = QCoreApplication::translate("query", "Looks for each row's partners in a hash table.");
    else if (type == u"Merge Join")
        words = QCoreApplication::translate(
            "query", "Goes through two sorted lists side by side and takes what belongs together.");
    else
        return {};
    const QString kind = text(plan, u"Join Type"_s);
    if (kind == u"Left" || kind == u"Right" || kind == u"Full")
        words += u' ' + QCoreApplication::translate("query", "Rows without a partner stay.");
    else if (kind == u"Semi")
        words += u' ' + QCoreApplication::translate("query", "One partner is enough.");
    else if (kind.endsWith(u"Anti"))
        words += u' ' + QCoreApplication::translate("query", "Only rows without a partner stay.");
    return words;
}

QString arranging(const QJsonObject &plan, const QString &type)
{
    if (type == u"Sort")
        return QCoreApplication::translate("query", "Sorts the rows by %1.").arg(text(plan, u"Sort Key"_s));
    if (type == u"Incremental Sort")
        return QCoreApplication::translate("query", "Sorts in memory rows that are partly in order already.");
    if (type == u"Aggregate" || type == u"Group") {
        const QString keys = text(plan, u"Group Key"_s);
        return keys.isEmpty()
            ? QCoreApplication::translate("query", "Makes one result out of all rows.")
            : QCoreApplication::translate("query", "Puts the rows into groups by %1.").arg(keys);
    }
    if (type == u"Unique")
        return QCoreApplication::translate("query", "Drops rows that repeat the one before.");
    if (type == u"Limit")
        return QCoreApplication::translate("query", "Stops as soon as there are enough rows.");
    if (type == u"Hash")
        return QCoreApplication::translate("query", "Puts the rows into a hash table.");
    if (type == u"Materialize" || type == u"Memoize")
        return QCoreApplication::translate("query", "Keeps rows in memory to have them again.");
    if (type == u"WindowAgg")
        return QCoreApplication::translate("query", "Computes values over neighbouring rows.");
    return {};
}

QString others(const QJsonObject &plan, const QString &type)
{
    if (type == u"Gather" || type == u"Gather Merge")
        return QCoreApplication::translate("query", "Collects what several workers found at the same time.");
    if (type == u"Append" || type == u"Merge Append")
        return QCoreApplication::translate("query", "Puts the rows of several queries together.");
    if (type == u"SetOp")
        return QCoreApplication::translate("query", "Compares the rows of two queries (%1).")
            .arg(text(plan, u"Command"_s));
    if (type == u"Recursive Union")
        return QCoreApplication::translate("query",
                                           "Goes on with the rows of the step before, until there are none.");
    if (type == u"Subquery Scan" || type == u"CTE Scan" || type == u"WorkTable Scan")
        return QCoreApplication::translate("query", "Reads the rows of the query inside.");
    if (type == u"Function Scan" || type == u"ProjectSet")
        return QCoreApplication::translate("query", "Reads the rows that a function makes.");
    if (type == u"Values Scan" || type == u"Result")
        return QCoreApplication::translate("query", "Reads no table: the values stand in the statement.");
    return QCoreApplication::translate("query", "A step of the engine: %1.").arg(type);
}

/// As EXPLAIN writes it: "Seq Scan on purchases", and its conditions.
QString engineText(const QJsonObject &plan, const QString &type)
{
    QString words = type;
    if (const QString index = text(plan, u"Index Name"_s); !index.isEmpty())
        words += u" using "_s + index;
    if (const QString table = text(plan, u"Relation Name"_s); !table.isEmpty())
        words += u" on "_s + table;
    for (const QString &key : {u"Index Cond"_s, u"Hash Cond"_s, u"Merge Cond"_s, u"Join Filter"_s,
                               u"Recheck Cond"_s, u"Filter"_s, u"Sort Key"_s, u"Group Key"_s})
        if (const QString value = text(plan, key); !value.isEmpty())
            words += u"; %1: %2"_s.arg(key, value);
    return words;
}

} // namespace

PlanNode postgresNode(const QJsonObject &plan)
{
    const QString type = text(plan, u"Node Type"_s);
    PlanNode node;
    for (const auto &words : {access(plan, type), join(plan, type), arranging(plan, type)})
        if (node.sentence.isEmpty())
            node.sentence = words;
    if (node.sentence.isEmpty())
        node.sentence = others(plan, type);
    if (const QString filter = text(plan, u"Filter"_s); !filter.isEmpty())
        node.sentence += u' '
            + QCoreApplication::translate("query", "Keeps those for which this is true: %1.").arg(filter);
    node.engineText = engineText(plan, type);
    if (plan.contains(u"Plan Rows"_s))
        node.rows = plan.value(u"Plan Rows"_s).toDouble();
    for (const auto &part : plan.value(u"Plans"_s).toArray())
        node.parts.append(postgresNode(part.toObject()));
    return node;
}

} // namespace query::plan
