// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/queries/Practice.h"

#include "exchange/Practice.h"
#include "query/ExerciseRun.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace gui::queries
{

using query::Answer;
using query::PracticeData;

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
        SHOPBOOK_TRY(exchange::makePracticeAt(
            location, hasEdges ? exchange::PracticeRows::Edges : exchange::PracticeRows::Sample));
        isMade = true;
    }
    return location;
}

base::Result<query::Verdict> Practice::check(const query::Exercise &exercise, const Answer &answer,
                                             const query::QueryThread::StopSign &stop)
{
    const auto sampleAt = location(PracticeData::Sample);
    SHOPBOOK_TRY(sampleAt);
    const auto edgesAt = location(PracticeData::Edges);
    SHOPBOOK_TRY(edgesAt);
    auto sample = database::QueryConnection::open(*sampleAt);
    SHOPBOOK_TRY(sample);
    auto edges = database::QueryConnection::open(*edgesAt);
    SHOPBOOK_TRY(edges);
    const query::RunAnswer run = query::runOn(*sample, *edges, stop);
    return query::checkAnswer(exercise, answer, run, [stop] { return stop->isStopped(); });
}

} // namespace gui::queries
