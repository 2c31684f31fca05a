// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestDatabase.h"

#include "support/DumpLoader.h"

#include <QFile>
#include <QSqlError>
#include <QSqlQuery>
#include <QTest>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace support {

namespace {

[[noreturn]] void giveUp(const QString &why)
{
    qCritical("%s", qPrintable(why));
    std::abort();
}

database::Location serverLocation()
{
    const QString url = qEnvironmentVariable("SHOPBOOK_TEST_POSTGRES");
    if (url.isEmpty())
        giveUp(u"SHOPBOOK_TEST_POSTGRES is not set: run the tests through tests/run or tests/with-postgres."_s);
    return UNWRAP(database::Location::parse(url));
}

/// Runs one statement on the server's own database, outside a transaction.
void onServer(const QString &sql)
{
    const auto connection = UNWRAP(
        database::Connection::open(serverLocation(), database::OpenMode::ReadWrite, database::Role::Migrator));
    UNWRAP(connection.execute(sql));
}

} // namespace

void addEngines()
{
    QTest::addColumn<QString>("engine");
    QTest::newRow("sqlite") << u"sqlite"_s;
    QTest::newRow("postgresql") << u"postgresql"_s;
}

database::Engine engine()
{
    QFETCH_GLOBAL(QString, engine);
    return engine == u"sqlite" ? database::Engine::Sqlite : database::Engine::Postgresql;
}

void failOnSqlWarnings()
{
    QTest::failOnWarning(QRegularExpression(u"QSql"_s));
}

TestDatabase::TestDatabase(database::Engine engine)
{
    if (engine == database::Engine::Sqlite) {
        m_location.engine = engine;
        m_location.path = m_folder.filePath(u"shop.db"_s);
        return;
    }
    m_location = serverLocation();
    m_location.name = u"t_"_s + QUuid::createUuid().toString(QUuid::Id128);
    onServer(u"CREATE DATABASE %1"_s.arg(m_location.name));
}

TestDatabase::~TestDatabase()
{
    if (m_location.engine == database::Engine::Postgresql)
        onServer(u"DROP DATABASE IF EXISTS %1 WITH (FORCE)"_s.arg(m_location.name));
}

database::Connection TestDatabase::open(database::Role role) const
{
    return UNWRAP(database::Connection::open(m_location, database::OpenMode::CreateIfMissing, role));
}

void TestDatabase::fill(const QString &file)
{
    if (m_location.engine == database::Engine::Sqlite) {
        if (!QFile::copy(file, m_location.path)
            || !QFile::setPermissions(m_location.path, QFile::ReadOwner | QFile::WriteOwner))
            giveUp(u"cannot copy "_s + file);
        return;
    }
    UNWRAP(loadDump(open(), file));
}

void TestDatabase::run(const QString &statements) const
{
    const auto connection = open();
    for (const QString &statement : statements.split(u";\n"_s, Qt::SkipEmptyParts)) {
        QString sql = statement.trimmed();
        if (sql.endsWith(u';'))
            sql.chop(1);
        if (!sql.isEmpty())
            UNWRAP(connection.execute(sql));
    }
}

void TestDatabase::runCareless(const QString &statements) const
{
    const QString off = m_location.engine == database::Engine::Sqlite
        ? u"PRAGMA foreign_keys = OFF;\n"_s
        : u"SET session_replication_role = replica;\n"_s;
    run(off + statements);
}

QVariant TestDatabase::scalar(const QString &sql, const QVariantList &values) const
{
    const auto connection = open();
    return UNWRAP(connection.scalar(sql, values));
}

QString testFile(const QString &name)
{
    return QStringLiteral(SHOPBOOK_SOURCE_DIR "/tests/data/") + name;
}

} // namespace support
