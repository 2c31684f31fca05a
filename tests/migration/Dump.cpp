// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/Dump.h"

#include "database/Query.h"
#include "migration/Structure.h"
#include "migration/VersionTables.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace dump
{

namespace
{

QString quoted(const QString &name)
{
    return u'"' + name + u'"';
}

} // namespace

Columns columns(const database::Connection &connection)
{
    const QString sql = connection.engine() == database::Engine::Sqlite
        ? u"SELECT m.name, p.name FROM sqlite_master AS m, pragma_table_info(m.name) AS p "
          "WHERE m.type = 'table' AND m.name <> 'alembic_version' AND m.name NOT LIKE 'shopbook%' "
          "AND m.name NOT LIKE 'sqlite%' ORDER BY 1, p.cid"_s
        : u"SELECT table_name::text, column_name::text FROM information_schema.columns WHERE "
          "table_schema = 'public' AND table_name <> 'alembic_version' ORDER BY 1, ordinal_position"_s;
    auto query = UNWRAP(database::Query::run(connection, sql));
    Columns result;
    while (query.next())
        result[query.value(0).toString()].append(query.value(1).toString());
    UNWRAP(query.finish());
    return result;
}

Rows rows(const database::Connection &connection, const Columns &like)
{
    const QString literal = connection.engine() == database::Engine::Sqlite
        ? u"quote(%1)"_s
        : u"coalesce(quote_literal(%1::text), 'NULL')"_s;
    Rows result;
    for (auto table = like.begin(); table != like.end(); ++table) {
        QStringList parts;
        for (const QString &column : table.value())
            parts.append(u"'%1=' || "_s.arg(column) + literal.arg(quoted(column)));
        auto query = UNWRAP(database::Query::run(
            connection,
            u"SELECT %1 FROM %2 ORDER BY %3"_s.arg(parts.join(u" || ' ' || "_s), quoted(table.key()),
                                                   table.value().contains(u"id"_s) ? u"id"_s : u"1"_s)));
        QStringList &lines = result[table.key()];
        while (query.next())
            lines.append(query.value(0).toString());
        UNWRAP(query.finish());
    }
    return result;
}

QByteArray fingerprint(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256).toHex() + ' '
        + QByteArray::number(file.size());
}

QStringList folder(const QString &path)
{
    QStringList result;
    QDirIterator files(path, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString file = files.next();
        result.append(QFileInfo(file).fileName() + u' ' + QString::fromLatin1(fingerprint(file)));
    }
    result.sort();
    return result;
}

const migration::ScriptSet &scripts()
{
    static const migration::ScriptSet set = UNWRAP(migration::ScriptSet::builtIn());
    return set;
}

migration::UpgradeOptions agreed(const support::TestDatabase &database)
{
    migration::UpgradeOptions options;
    options.ownerAgreed = true;
    options.backupFolder = database.folder() + u"/backups"_s;
    return options;
}

migration::Script script(const QString &revision, const QString &down, const QString &sections,
                         const QString &branch)
{
    const QString text =
        u"-- revision: %1\n-- down-revision: %2\n-- branch: %3\n-- message: test %1\n%4"_s.arg(
            revision, down, branch, sections);
    return UNWRAP(migration::parseScript(u"9000_%1.sql"_s.arg(revision), text.toUtf8()));
}

migration::ScriptSet with(const QList<migration::Script> &more)
{
    return UNWRAP(migration::ScriptSet::from(scripts().scripts() + more));
}

void makeShop(const support::TestDatabase &database)
{
    const auto connection = database.open();
    for (const auto &each : scripts().chain(u"market"_s).first(2))
        UNWRAP(migration::runScript(connection, each, migration::Direction::Upgrade));
    database.run(u"CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL);\nINSERT INTO "
                 u"alembic_version VALUES ('2fda6446e69f');\n"
                 "CREATE TABLE mine (a TEXT);\nINSERT INTO mine VALUES ('kept');\nINSERT INTO categories "
                 "(category_name) VALUES ('c');\n"
                 "INSERT INTO users (telegram_id) VALUES (1);\nINSERT INTO products (name, description, "
                 "price, category_id) VALUES ('a', 'b', 1, 1);\n"
                 "INSERT INTO purchases (user_id, product_id, price) VALUES (1, 1, 5)"_s);
}

QStringList picture(const support::TestDatabase &database)
{
    const auto connection = database.open();
    QStringList result = UNWRAP(migration::readStructure(connection)).inventory();
    const auto all = rows(connection, columns(connection));
    for (auto table = all.begin(); table != all.end(); ++table)
        result.append(table.key() + u": "_s + table.value().join(u'\n'));
    result += UNWRAP(migration::readVersions(connection)).alembic;
    if (database.location().engine == database::Engine::Sqlite)
        result.append(QString::fromLatin1(fingerprint(database.location().path)));
    return result;
}

} // namespace dump
