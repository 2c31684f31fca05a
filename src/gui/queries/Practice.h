// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/ExerciseCheck.h"
#include "query/QueryThread.h"

#include <QTemporaryDir>

#include <memory>
#include <mutex>

namespace gui::queries
{

/// The throw-away copies that exercises run on: the sample, and the sample with rows at the edges, each a
/// file in a temporary folder that goes with the object. Made when they are first asked for. Nothing of a
/// person's own database is in them. Thread-safe.
class Practice
{
public:
    /// Checks an answer on them. Blocks, some seconds the first time: for a thread of its own.
    [[nodiscard]] base::Result<query::Verdict> check(const query::Exercise &exercise,
                                                     const query::Answer &answer,
                                                     const query::QueryThread::StopSign &stop);
    /// Where a copy is; makes it if it is not there yet. Blocks.
    [[nodiscard]] base::Result<database::Location> location(query::PracticeData data);
    /// Runs what a person asks of the sample; of use once location() made it. Of the window's thread.
    [[nodiscard]] std::shared_ptr<query::QueryThread> thread();

private:
    [[nodiscard]] database::Location placeOf(query::PracticeData data) const;

    std::mutex m_mutex;
    QTemporaryDir m_folder;
    std::array<bool, 2> m_isMade{};
    std::shared_ptr<query::QueryThread> m_thread; ///< gone before the folder
};

} // namespace gui::queries
