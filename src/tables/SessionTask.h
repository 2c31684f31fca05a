// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tables/Session.h"

#include <condition_variable>
#include <mutex>

namespace tables {

/// One piece of the writer's work and its answer. Shared between the two threads: everything above `mutex` is
/// written before the work is posted and only read from then on.
struct Session::Task {
    enum class Kind { Pending, Beside, Undo, Redo };
    Kind kind = Kind::Pending;
    QString name;
    records::ChangeSet changes;     ///< what is saved; empty for an undo

    std::mutex mutex;
    std::condition_variable done;
    std::optional<records::SaveResult> result;
    base::Result<qint64> markBefore = qint64(-1);
    base::Result<qint64> markAfter = qint64(-1);
    bool isSettled = true;
};

} // namespace tables
