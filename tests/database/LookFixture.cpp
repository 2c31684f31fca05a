// SPDX-License-Identifier: GPL-3.0-or-later
#include "LookFixture.h"

using namespace Qt::StringLiterals;

void LookFixture::prepare()
{
    support::failOnSqlWarnings();
    m_database = &m_fresh.take(support::engine());
    m_database->run(
        u"CREATE TABLE things (id INTEGER PRIMARY KEY, name TEXT, price FLOAT, is_new BOOLEAN, at "
        u"TIMESTAMP);\n"
        "INSERT INTO things VALUES (1, 'Ёлка', 2.5, NULL, '2026-11-20 21:38:17'), (2, '', NULL, NULL, NULL);\n"_s);
    if (!isSqlite())
        m_database->run(u"CREATE SEQUENCE numbers;\n"_s);
}

database::QueryConnection LookFixture::open(const database::CopyPace &pace) const
{
    return UNWRAP(database::QueryConnection::open(m_database->location(), pace));
}

QString LookFixture::longStatement()
{
    return isSqlite()
        ? u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"_s
        : u"SELECT count(*) FROM generate_series(1, 100000000) a, generate_series(1, 100000000) b"_s;
}

QString LookFixture::longRows()
{
    return isSqlite() ? u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"_s
                      : u"SELECT generate_series(1, 1000000000000)"_s;
}
