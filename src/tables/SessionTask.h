// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tables/Session.h"

#include <condition_variable>
#include <mutex>

namespace tables
{

/// What Ctrl+Z and Ctrl+Shift+Z would take back of what is saved.
struct Session::Next {
    std::optional<records::Step> undo;
    std::optional<records::Step> redo;

    [[nodiscard]] static base::Result<Next> read(const database::Connection &connection,
                                                 const records::Author &author, const QSet<qint64> &passedOver);
    /// The same when `task` has just ended so.
    [[nodiscard]] static base::Result<Next> after(const database::Connection &connection,
                                                  const records::Author &author, const Task &task,
                                                  const records::SaveResult &result);
};

/// One piece of the writer's work and its answer. Shared between the two threads: everything above `mutex` is
/// written before the work is posted and only read from then on.
struct Session::Task {
    enum class Kind { Pending, Beside, Undo, Redo };
    Kind kind = Kind::Pending;
    QString name;
    std::optional<records::Step> step; ///< of an undo or redo
    records::ChangeSet changes; ///< what is saved; empty for an undo
    QSet<qint64> passedOver; ///< steps that Ctrl+Z does not mean any more

    std::mutex mutex;
    std::condition_variable done;
    std::optional<records::SaveResult> result;
    base::Result<Next> next =
        Next(); ///< after it: Ctrl+Z never means an older step than the one that was just saved
};

/// The marks around our own writing: what lies between them is no other program's.
struct Session::OwnMarks {
    base::Result<qint64> before = qint64(-1);
    base::Result<qint64> after = qint64(-1);
    qint64 ours = 0; ///< by how much the save itself moved it, as far as is known
    bool isSettled = true;

    /// Somebody wrote while we did. Taken once too often (a trigger wrote, too) it costs a look at the rows; taken for
    /// ours, nobody would look before the next one writes.
    [[nodiscard]] bool areMixed() const
    {
        return before && after && isSettled && *after - *before != ours;
    }
};

/// A save whose COMMIT the server did not answer. Nothing is saved before it is known what became of it.
struct Session::Doubt {
    TaskPtr task;
    records::Unsure unsure;
    records::SaveFailure failure;
    bool saveAfter = false; ///< save() was called meanwhile
    std::optional<records::RowKey> rowAfter = {}; ///< saveRow() was
    bool isAsking = false;
};

} // namespace tables
