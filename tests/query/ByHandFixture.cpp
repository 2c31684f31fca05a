// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/ByHandFixture.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QFile>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using database::Engine;

void ByHandFixture::prepare()
{
    support::failOnSqlWarnings();
    if (m_database && m_database->location().engine == engine())
        return;
    drop();
    m_database = std::make_unique<support::TestDatabase>(engine());
    m_database->run(u"CREATE TABLE things (id INTEGER PRIMARY KEY, name TEXT, price FLOAT);\n"
                    "CREATE TABLE parts (id INTEGER PRIMARY KEY, thing_id INTEGER, name TEXT);\n"
                    "INSERT INTO things VALUES (1, 'a', 1), (2, 'b', NULL);\n"_s);
    if (!isSqlite())
        m_database->run(u"CREATE SEQUENCE numbers;\n"
                        "CREATE FUNCTION acts() RETURNS integer LANGUAGE sql AS 'SELECT 1';\n"
                        "CREATE FUNCTION \"Acts Too\"() RETURNS integer LANGUAGE sql AS 'SELECT 1';\n"
                        "CREATE FUNCTION dblink_exec(text, text) RETURNS text LANGUAGE sql AS 'SELECT $2';\n"
                        "CREATE FUNCTION answers() RETURNS integer LANGUAGE sql STABLE AS 'SELECT 1';\n"_s);
    m_connection.emplace(UNWRAP(database::QueryConnection::open(m_database->location())));
}

void ByHandFixture::drop()
{
    m_connection.reset();
    m_database.reset();
}

bool ByHandFixture::isForTheOther()
{
    const QString only = *static_cast<QString *>(QTest::qData("only", qMetaTypeId<QString>()));
    return !only.isEmpty() && only != database::nameOf(engine());
}

tl::expected<query::RunSummary, query::Failure> ByHandFixture::run(const QString &sql)
{
    return query::fetchByHand(*m_connection, sql, {1000, 10s}, {}, {});
}

QString ByHandFixture::state() const
{
    if (!isSqlite())
        return m_database
            ->scalar(u"SELECT concat_ws('|', (SELECT string_agg(things::text, ',' ORDER BY id) FROM things), "
                     "(SELECT count(*) FROM parts), (SELECT count(*) FROM pg_class), "
                     "(SELECT count(*) FROM pg_largeobject_metadata), (SELECT last_value || is_called::text "
                     "FROM numbers), (SELECT count(*) FROM pg_prepared_xacts))"_s)
            .toString();
    QStringList files;
    QDirIterator all(folder(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        QFile file(all.next());
        QCryptographicHash hash(QCryptographicHash::Sha256);
        if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
            return u"unreadable"_s;
        files.append(all.fileName() + u' ' + QString::fromLatin1(hash.result().toHex()));
    }
    files.sort();
    return files.join(u'\n');
}
