// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/ExerciseRun.h"
#include "query/QueryThread.h"
#include "tables/Session.h"

#include <QTimer>

namespace gui::queries
{

/// What the coach knows of the rows of a session's database, read in a thread over a connection of its own,
/// and again when somebody wrote: Shopbook or another program. A busy database is not read all the time: a
/// look waits 20 times as long as the last one took, and nobody looks while the page is out of sight. Lives
/// in the window's thread and never blocks it.
class CoachFacts : public QObject
{
    Q_OBJECT
public:
    /// Looks at once. `session` outlives it.
    CoachFacts(tables::Session &session, QObject *parent);
    /// Stops what runs.
    ~CoachFacts() override;

    /// As of the last look that went well; without facts before the first one.
    [[nodiscard]] const query::RowFacts &facts() const { return m_facts; }
    /// Whether somebody sees what the coach says.
    void setWatched(bool isWatched);

Q_SIGNALS:
    void changed();

private:
    void noteWrite();
    void plan();
    void read();
    void take(const base::Result<query::RowFacts> &facts);

    const tables::Session &m_session;
    query::RowFacts m_facts;
    query::QueryThread::StopSign m_sign; ///< of the look that runs
    QTimer m_delay;
    QElapsedTimer m_sinceLook;
    bool m_isWatched = true;
    bool m_isOld = false; ///< somebody wrote since the last look began
};

} // namespace gui::queries
