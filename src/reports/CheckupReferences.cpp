// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/Query.h"
#include "reports/CheckupScan.h"
#include "reports/Patience.h"

using namespace Qt::StringLiterals;

// References that are not ours: of the tables that other programs keep in the same file, and of columns that
// they added to ours. SQLite checks none that was written with foreign keys off.

namespace reports::checkup
{

using database::Query;

namespace
{

/// A reference as the table describes it.
struct Key {
    qint64 number = 0;
    QString column;
    QString target;
};

base::Result<QStringList> tablesWithReferences(const database::Connection &connection)
{
    auto query =
        Query::run(connection,
                   u"SELECT DISTINCT m.name FROM sqlite_master AS m, pragma_foreign_key_list(m.name) AS f "
                   "WHERE m.type = 'table' AND m.sql NOT LIKE 'create virtual%' ORDER BY 1"_s);
    SHOPBOOK_TRY(query);
    QStringList tables;
    while (query->next())
        tables.append(query->value(0).toString());
    SHOPBOOK_TRY(query->finish());
    return tables;
}

/// Those that the rules about our own rows do not look at.
base::Result<QList<Key>> keysBeside(const database::Connection &connection, const QString &table)
{
    const schema::Entity *ours = schema::entityByName(table);
    auto query = Query::run(
        connection,
        u"SELECT id, \"from\", \"table\" FROM pragma_foreign_key_list(?) WHERE seq = 0 ORDER BY 2"_s,
        {table});
    SHOPBOOK_TRY(query);
    QList<Key> keys;
    while (query->next()) {
        const Key key{query->value(0).toLongLong(), query->value(1).toString(), query->value(2).toString()};
        const schema::Field *field = ours ? ours->field(key.column) : nullptr;
        if (!field || !field->relation)
            keys.append(key);
    }
    SHOPBOOK_TRY(query->finish());
    return keys;
}

base::Result<QHash<qint64, qint64>> brokenOf(const database::Connection &connection, const QString &table)
{
    auto query = Query::run(
        connection, u"SELECT fkid, count(*) FROM pragma_foreign_key_check(?) GROUP BY fkid"_s, {table});
    SHOPBOOK_TRY(query);
    QHash<qint64, qint64> counts;
    while (query->next())
        counts.insert(query->value(0).toLongLong(), query->value(1).toLongLong());
    SHOPBOOK_TRY(query->finish());
    return counts;
}

} // namespace

base::Result<QList<Finding>> otherReferences(Pass &pass)
{
    const auto isLimited = readsLockOutWriters(pass.connection);
    SHOPBOOK_TRY(isLimited);
    const auto tables = tablesWithReferences(pass.connection);
    SHOPBOOK_TRY(tables);
    QList<Finding> findings;
    for (const QString &table : *tables) {
        const auto keys = keysBeside(pass.connection, table);
        SHOPBOOK_TRY(keys);
        if (keys->isEmpty())
            continue;
        Patience patience(pass.connection, *isLimited, pass.options.longestRead);
        const auto broken = brokenOf(pass.connection, table);
        const bool isCut = patience.end();
        if (!broken && !isCut
            && (broken.error().code == base::ErrorCode::Cancelled
                || broken.error().code == base::ErrorCode::Locked))
            return broken.error();
        // A reference to a table without a fitting key cannot be checked at all.
        if (!broken) {
            Finding unread =
                finding(u"references"_s, u"not-followed"_s, Severity::Note, base::ErrorCode::Failed);
            unread.sentence = table;
            findings.append(unread);
            continue;
        }
        for (const Key &key : *keys) {
            if (broken->value(key.number) == 0)
                continue;
            Finding found = finding(u"references"_s, u"other-orphan"_s, Severity::Warning,
                                    base::ErrorCode::BrokenReference);
            found.sentence = u"%1.%2 → %3."_s.arg(table, key.column, key.target);
            found.count = broken->value(key.number);
            findings.append(found);
        }
    }
    return findings;
}

} // namespace reports::checkup
