// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/ScratchDatabase.h"

#include "database/DriverErrors.h"

#include <QSqlError>

#include <atomic>

using namespace Qt::StringLiterals;

namespace migration
{

namespace
{

std::atomic_int scratchCount = 0;

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

base::Result<Handle> ScratchDatabase::open()
{
    if (!m_database.open())
        return database::errorFrom(m_database.lastError(), {});
    return Handle(m_database, database::Engine::Sqlite);
}

} // namespace migration
