// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/ExplainWords.h"

#include <QCoreApplication>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace query::plan
{

namespace
{

QString scan(const QString &table, const QString &how)
{
    static const QRegularExpression index(u"^(COVERING )?INDEX (.+)$"_s);
    const auto found = index.match(how);
    if (!found.hasMatch())
        return QCoreApplication::translate("query", "Reads every row of %1.").arg(table);
    if (!found.captured(1).isEmpty())
        return QCoreApplication::translate("query",
                                           "Reads the whole index %2 of %1, which holds all that is needed.")
            .arg(table, found.captured(2));
    return QCoreApplication::translate("query", "Reads every row of %1 in the order of the index %2.")
        .arg(table, found.captured(2));
}

QString search(const QString &table, const QString &how)
{
    static const QRegularExpression parts(
        u"^(INTEGER PRIMARY KEY|PRIMARY KEY|AUTOMATIC (?:PARTIAL )?(?:COVERING )?INDEX|(?:COVERING )?INDEX (.+?)) \\((.+)\\)$"_s);
    const auto found = parts.match(how);
    const QString by = found.captured(3);
    if (found.captured(1).endsWith(u"PRIMARY KEY"))
        return QCoreApplication::translate("query", "Finds rows of %1 at once by their id (%2).")
            .arg(table, by);
    if (found.captured(1).startsWith(u"AUTOMATIC"))
        return QCoreApplication::translate("query",
                                           "Makes an index of %1 for this one time and finds rows by it "
                                           "(%2): a lasting index would spare that.")
            .arg(table, by);
    if (found.captured(1).startsWith(u"COVERING"))
        return QCoreApplication::translate(
                   "query", "Finds rows of %1 by the index %2 (%3), which holds all that is needed.")
            .arg(table, found.captured(2), by);
    if (found.hasMatch())
        return QCoreApplication::translate("query", "Finds rows of %1 by the index %2 (%3).")
            .arg(table, found.captured(2), by);
    return QCoreApplication::translate("query", "Finds rows of %1 by an index.").arg(table);
}

QString temporaryTree(const QString &purpose)
{
    if (purpose == u"GROUP BY")
        return QCoreApplication::translate("query", "Sorts the rows in memory to put them into groups.");
    if (purpose == u"DISTINCT")
        return QCoreApplication::translate("query", "Keeps the rows in memory to drop repetitions.");
    if (purpose.endsWith(u"ORDER BY"))
        return purpose == u"ORDER BY"
            ? QCoreApplication::translate("query", "Sorts the rows in memory.")
            : QCoreApplication::translate("query", "Sorts in memory rows that are partly in order already.");
    return QCoreApplication::translate("query", "Keeps values in memory to count each once (%1).")
        .arg(purpose);
}

QString nested(const QString &detail)
{
    if (detail.startsWith(u"CORRELATED"))
        return QCoreApplication::translate("query", "Runs the query inside again for each row.");
    if (detail.startsWith(u"SCALAR SUBQUERY"))
        return QCoreApplication::translate("query", "Runs the query inside once, for its one value.");
    if (detail.startsWith(u"LIST SUBQUERY"))
        return QCoreApplication::translate("query", "Runs the query inside once, for a list of values.");
    if (detail.startsWith(u"CO-ROUTINE"))
        return QCoreApplication::translate("query", "Runs the query inside, row by row as they are needed.");
    if (detail.startsWith(u"MATERIALIZE"))
        return QCoreApplication::translate("query", "Runs the query inside and keeps its rows in memory.");
    if (detail.startsWith(u"COMPOUND"))
        return QCoreApplication::translate("query", "Puts the rows of several queries together.");
    if (detail == u"RECURSIVE STEP")
        return QCoreApplication::translate("query",
                                           "Goes on with the rows of the step before, until there are none.");
    if (detail == u"SETUP" || detail == u"LEFT-MOST SUBQUERY" || detail == u"LEFT")
        return QCoreApplication::translate("query", "The first of the queries.");
    if (detail == u"RIGHT")
        return QCoreApplication::translate("query", "The second of the queries.");
    return {};
}

QString others(const QString &detail)
{
    if (detail == u"UNION ALL")
        return QCoreApplication::translate("query", "Adds the rows of another query.");
    if (detail.startsWith(u"UNION") || detail.startsWith(u"MERGE (UNION"))
        return QCoreApplication::translate("query", "Adds the rows of another query and drops repetitions.");
    if (detail.contains(u"INTERSECT"))
        return QCoreApplication::translate("query", "Keeps the rows that another query brings, too.");
    if (detail.contains(u"EXCEPT"))
        return QCoreApplication::translate("query", "Drops the rows that another query brings.");
    if (detail == u"MULTI-INDEX OR")
        return QCoreApplication::translate("query", "Looks for each side of OR by an index of its own.");
    if (detail.startsWith(u"INDEX "))
        return QCoreApplication::translate("query", "One side of OR.");
    if (detail.startsWith(u"BLOOM FILTER"))
        return QCoreApplication::translate("query", "Sorts out early what can't have a partner.");
    if (detail.contains(u"CONSTANT ROW"))
        return QCoreApplication::translate("query", "Reads no table: the values stand in the statement.");
    return QCoreApplication::translate("query", "A step of the engine: %1.").arg(detail);
}

} // namespace

QString sqliteSentence(const QString &detail)
{
    static const QRegularExpression access(
        u"^(SCAN|SEARCH) (\\S+)(?: AS (\\S+))?(?: USING (.+?))?( LEFT-JOIN)?$"_s);
    static const QString tree = u"USE TEMP B-TREE FOR "_s;
    if (detail.startsWith(tree))
        return temporaryTree(detail.sliced(tree.size()));
    if (const QString words = nested(detail); !words.isEmpty())
        return words;
    const auto found = access.match(detail);
    if (!found.hasMatch() || detail.contains(u"CONSTANT ROW"))
        return others(detail);
    const QString table = found.captured(2);
    QString words =
        found.captured(1) == u"SCAN" ? scan(table, found.captured(4)) : search(table, found.captured(4));
    if (!found.captured(5).isEmpty())
        words += u' ' + QCoreApplication::translate("query", "Rows without a partner stay.");
    return words;
}

} // namespace query::plan
