// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/SavedQueries.h"

#include "base/Text.h"
#include "database/Query.h"
#include "database/Transaction.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace query
{

namespace
{

using database::Connection;
using database::Transaction;

constexpr qsizetype longestName = 100;

base::Error failure(base::ErrorCode code, const QString &sentence, const QString &detail)
{
    return {code, sentence, detail, {}, {}};
}

base::Result<QString> checkedName(const QString &name)
{
    const QString trimmed = name.trimmed();
    const bool isOdd =
        std::any_of(trimmed.begin(), trimmed.end(), [](QChar c) { return c.unicode() < 0x20; });
    if (!trimmed.isEmpty() && trimmed.size() <= longestName && !isOdd)
        return trimmed;
    return failure(
        base::ErrorCode::Usage,
        QCoreApplication::translate(
            "query",
            "The query was not saved: its name needs 1 to %1 characters on one line. Enter another name.")
            .arg(longestName),
        u"name of a query"_s);
}

base::Error noneOfThisName(const QString &name)
{
    return failure(
        base::ErrorCode::NotFound,
        QCoreApplication::translate("query",
                                    "There is no saved query “%1” any more: somebody renamed or deleted it. "
                                    "Nothing was changed; look at the list again.")
            .arg(name),
        u"no such saved query"_s);
}

base::Error oneOfThisName(const QString &name)
{
    return failure(
        base::ErrorCode::NotUnique,
        QCoreApplication::translate(
            "query",
            "There is a saved query “%1” already. Nothing was changed; choose another name, or replace it.")
            .arg(name),
        u"name is taken"_s);
}

base::Result<bool> hasTable(const Connection &connection)
{
    const auto found = connection.scalar(
        connection.engine() == database::Engine::Sqlite
            ? u"SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'shopbook_query'"_s
            : u"SELECT CASE WHEN to_regclass('shopbook_query') IS NULL THEN 0 ELSE 1 END"_s);
    SHOPBOOK_TRY(found);
    return found->toLongLong() > 0;
}

base::Result<bool> isTaken(const Connection &connection, const QString &name)
{
    const auto found = connection.scalar(u"SELECT count(*) FROM shopbook_query WHERE name = ?"_s, {name});
    SHOPBOOK_TRY(found);
    return found->toLongLong() > 0;
}

/// In a transaction that writes, when the table is there.
base::Result<void> write(const Connection &connection, const std::function<base::Result<void>()> &work)
{
    auto transaction = Transaction::begin(connection, Transaction::Kind::Write);
    SHOPBOOK_TRY(transaction);
    const auto isThere = hasTable(connection);
    SHOPBOOK_TRY(isThere);
    if (!*isThere)
        return failure(base::ErrorCode::NotAtHead,
                       QCoreApplication::translate(
                           "query",
                           "This database has no place for queries yet, so nothing was saved. Bring it up "
                           "to date under Database → Versions, or save the query as a file."),
                       u"shopbook_query is missing"_s);
    SHOPBOOK_TRY(work());
    return std::move(*transaction).commit();
}

base::Result<void> insert(const Connection &connection, const QString &name, const QString &document)
{
    const QString now = base::text::nowUtc();
    return connection.execute(
        u"INSERT INTO shopbook_query (name, document, created_at, updated_at) VALUES (?, ?, ?, ?)"_s,
        {name, document, now, now});
}

} // namespace

base::Result<QList<SavedQuery>> savedQueries(const Connection &connection)
{
    QList<SavedQuery> all;
    const auto isThere = hasTable(connection);
    SHOPBOOK_TRY(isThere);
    if (!*isThere)
        return all;
    auto rows = database::Query::run(
        connection, u"SELECT name, document, created_at, updated_at FROM shopbook_query ORDER BY name"_s);
    SHOPBOOK_TRY(rows);
    while (rows->next())
        all.append({rows->value(0).toString(), rows->value(1).toString(), rows->value(2).toString(),
                    rows->value(3).toString()});
    SHOPBOOK_TRY(rows->finish());
    return all;
}

base::Result<SavedQuery> savedQuery(const Connection &connection, const QString &name)
{
    const auto all = savedQueries(connection);
    SHOPBOOK_TRY(all);
    const auto found =
        std::find_if(all->begin(), all->end(),
                     [name = name.trimmed()](const SavedQuery &saved) { return saved.name == name; });
    if (found == all->end())
        return noneOfThisName(name);
    return *found;
}

base::Result<void> saveQuery(const Connection &connection, const QString &name, const QString &document,
                             IfThere ifThere)
{
    const auto checked = checkedName(name);
    SHOPBOOK_TRY(checked);
    return write(connection, [&]() -> base::Result<void> {
        const auto taken = isTaken(connection, *checked);
        SHOPBOOK_TRY(taken);
        if (!*taken)
            return insert(connection, *checked, document);
        if (ifThere == IfThere::Refuse)
            return oneOfThisName(*checked);
        return connection.execute(u"UPDATE shopbook_query SET document = ?, updated_at = ? WHERE name = ?"_s,
                                  {document, base::text::nowUtc(), *checked});
    });
}

base::Result<void> renameQuery(const Connection &connection, const QString &from, const QString &to)
{
    const auto checked = checkedName(to);
    SHOPBOOK_TRY(checked);
    return write(connection, [&]() -> base::Result<void> {
        const auto isThere = isTaken(connection, from.trimmed());
        SHOPBOOK_TRY(isThere);
        if (!*isThere)
            return noneOfThisName(from);
        if (*checked == from.trimmed())
            return {};
        const auto taken = isTaken(connection, *checked);
        SHOPBOOK_TRY(taken);
        if (*taken)
            return oneOfThisName(*checked);
        return connection.execute(u"UPDATE shopbook_query SET name = ?, updated_at = ? WHERE name = ?"_s,
                                  {*checked, base::text::nowUtc(), from.trimmed()});
    });
}

base::Result<void> deleteQuery(const Connection &connection, const QString &name)
{
    return write(connection, [&]() -> base::Result<void> {
        const auto isThere = isTaken(connection, name.trimmed());
        SHOPBOOK_TRY(isThere);
        if (!*isThere)
            return noneOfThisName(name);
        return connection.execute(u"DELETE FROM shopbook_query WHERE name = ?"_s, {name.trimmed()});
    });
}

} // namespace query
