// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/ScratchDatabase.h"

#include "database/DriverErrors.h"

#include <QCoreApplication>
#include <QSqlDriver>
#include <QSqlError>

#include <atomic>
#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace migration
{

namespace
{

std::atomic_int scratchCount = 0;

bool takeQuotedWordsForNames(const QSqlDatabase &database)
{
    const QVariant handle = database.driver()->handle();
    if (qstrcmp(handle.typeName(), "sqlite3*") != 0)
        return false;
    sqlite3 *connection = *static_cast<sqlite3 *const *>(handle.data());
    return sqlite3_db_config(connection, SQLITE_DBCONFIG_DQS_DML, 0, nullptr) == SQLITE_OK
        && sqlite3_db_config(connection, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr) == SQLITE_OK;
}

} // namespace

ScratchDatabase::ScratchDatabase()
    : m_name(u"shopbook-scratch-%1"_s.arg(++scratchCount))
    , m_database(QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name))
{
    m_database.setDatabaseName(u":memory:"_s);
}

ScratchDatabase::~ScratchDatabase()
{
    m_database = {};
    QSqlDatabase::removeDatabase(m_name);
}

base::Result<Handle> ScratchDatabase::open(QuotedWords words)
{
    if (!m_database.open())
        return database::errorFrom(m_database.lastError(), {});
    if (words == QuotedWords::AreNames && !takeQuotedWordsForNames(m_database))
        return base::Error{base::ErrorCode::Failed,
                           QCoreApplication::translate(
                               "migration", "This SQLite cannot be told to take a quoted word for a name."),
                           u"SQLITE_DBCONFIG_DQS_DML"_s,
                           {},
                           {}};
    return Handle(m_database, database::Engine::Sqlite);
}

} // namespace migration
