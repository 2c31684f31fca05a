// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/queries/Practice.h"

#include "exchange/Sample.h"
#include "migration/Upgrade.h"
#include "query/Fetch.h"
#include "query/QuerySql.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace gui::queries
{

using query::Answer;
using query::PracticeData;
using query::ResultRows;

namespace
{

constexpr qint64 mostRows = 5000; ///< no exercise asks for more

base::Result<void> makeCopy(const database::Location &location, bool hasEdges)
{
    migration::UpgradeOptions options;
    options.ownerAgreed = true;
    const auto scripts = migration::ScriptSet::builtIn();
    SHOPBOOK_TRY(scripts);
    SHOPBOOK_TRY(migration::upgrade(location, *scripts, options));
    const auto connection =
        database::Connection::open(location, database::OpenMode::ReadWrite, database::Role::Writer);
    SHOPBOOK_TRY(connection);
    exchange::SampleWishes wishes;
    wishes.untilUtc = u"2026-11-20 12:00:00"_s;
    wishes.hasEdges = hasEdges;
    return exchange::loadSample(*connection, wishes);
}

base::Result<ResultRows> rowsOf(database::QueryConnection &connection, const Answer &answer)
{
    ResultRows came;
    query::Sink sink;
    sink.columns = [&came](const QList<database::ResultColumn> &columns) {
        for (const database::ResultColumn &column : columns)
            came.columns.append(column.title);
    };
    sink.rows = [&came](const QList<QVariantList> &rows) {
        came.rows.append(rows);
        return true;
    };
    query::RunLimits limits;
    limits.rows = mostRows;
    tl::expected<query::RunSummary, query::Failure> done;
    if (answer.tree) {
        const auto sql = query::sqlOf(connection.dialect(), *answer.tree);
        SHOPBOOK_TRY(sql);
        done = query::fetch(connection, *sql, limits, {}, sink);
    } else {
        done = query::fetchByHand(connection, answer.sql, limits, {}, sink);
    }
    if (!done)
        return done.error().error;
    return came;
}

} // namespace

database::Location Practice::placeOf(PracticeData data) const
{
    database::Location location;
    location.path = m_folder.filePath(data == PracticeData::Edges ? u"edges.db"_s : u"sample.db"_s);
    return location;
}

std::shared_ptr<query::QueryThread> Practice::thread()
{
    if (!m_thread)
        m_thread = std::make_shared<query::QueryThread>(placeOf(PracticeData::Sample));
    return m_thread;
}

base::Result<database::Location> Practice::location(PracticeData data)
{
    const std::scoped_lock lock(m_mutex);
    const bool hasEdges = data == PracticeData::Edges;
    const database::Location location = placeOf(data);
    bool &isMade = m_isMade.at(hasEdges ? 1 : 0);
    if (!isMade) {
        QFile::remove(location.path); // what is left of a try that failed
        SHOPBOOK_TRY(makeCopy(location, hasEdges));
        isMade = true;
    }
    return location;
}

base::Result<query::Verdict> Practice::check(const query::Exercise &exercise, const Answer &answer,
                                             const std::shared_ptr<std::atomic_bool> &stop)
{
    const auto sampleAt = location(PracticeData::Sample);
    SHOPBOOK_TRY(sampleAt);
    const auto edgesAt = location(PracticeData::Edges);
    SHOPBOOK_TRY(edgesAt);
    auto sample = database::QueryConnection::open(*sampleAt);
    SHOPBOOK_TRY(sample);
    auto edges = database::QueryConnection::open(*edgesAt);
    SHOPBOOK_TRY(edges);
    const query::RunAnswer run = [&](const Answer &asked, PracticeData data) {
        return rowsOf(data == PracticeData::Edges ? *edges : *sample, asked);
    };
    return query::checkAnswer(exercise, answer, run, [stop] { return stop->load(); });
}

} // namespace gui::queries
