// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/PipelineFixture.h"

#include "exchange/Practice.h"
#include "exchange/Sample.h"
#include "migration/Upgrade.h"
#include "query/QueryJson.h"
#include "query/RandomQueries.h"

using namespace Qt::StringLiterals;
using database::Engine;
using database::QueryConnection;
using query::Query;
using query::Side;
using query::Station;
using query::StationRows;

Query PipelineFixture::read(const QByteArray &text)
{
    return UNWRAP(query::queryFromDocument(text));
}

void PipelineFixture::prepare()
{
    support::failOnSqlWarnings();
    m_engine = support::engine();
    auto &opened = m_connections[m_engine];
    if (!opened)
        opened = open();
    m_connection = opened.get();
}

std::shared_ptr<QueryConnection> PipelineFixture::open()
{
    database::Location location;
    if (m_engine == Engine::Sqlite) {
        location = UNWRAP(exchange::makePractice(exchange::PracticeRows::Edges));
    } else {
        m_database = std::make_unique<support::TestDatabase>(m_engine);
        location = m_database->location();
        migration::UpgradeOptions options;
        options.ownerAgreed = true;
        options.newAreas = {u"market"_s, u"phonebook"_s};
        (void)UNWRAP(migration::upgrade(location, UNWRAP(migration::ScriptSet::builtIn()), options));
        exchange::SampleWishes wishes;
        wishes.untilUtc = u"2026-11-20 21:38:17"_s;
        wishes.hasEdges = true;
        const auto writer = m_database->open(database::Role::Writer);
        UNWRAP(exchange::loadSample(writer, wishes));
    }
    {
        const auto writer = UNWRAP(
            database::Connection::open(location, database::OpenMode::ReadWrite, database::Role::Writer));
        for (const QString &row : trees::strangeRows())
            UNWRAP(writer.execute(row));
    }
    return std::make_shared<QueryConnection>(UNWRAP(QueryConnection::open(location)));
}

void PipelineFixture::drop()
{
    m_connections.clear();
    m_database.reset();
}

QList<Station> PipelineFixture::count(const Query &query)
{
    return UNWRAP(query::countPipeline(*m_connection, query, {})).stations;
}

StationRows PipelineFixture::rows(const Query &query, const Station &station, Side side, int most)
{
    return UNWRAP(query::rowsAt(*m_connection, query, station, side, {}, most));
}

qint64 PipelineFixture::number(const QString &sql, const QVariantList &values)
{
    qint64 found = -1;
    UNWRAP(m_connection->look({}, [&](QueryConnection::Look &look) -> base::Result<void> {
        const auto value = look.scalar(sql, values);
        SHOPBOOK_TRY(value);
        found = value->toLongLong();
        return {};
    }));
    return found;
}
