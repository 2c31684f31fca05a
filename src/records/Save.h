// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/Connection.h"
#include "records/ChangeSet.h"

#include <QHash>

namespace records {

/// A broken rule of one row of a change set; `problem.loc` names the field ("" for the row as a whole).
struct RowProblem {
    RowKey row;
    schema::Problem problem;
};

/// Another program changed or deleted the row since it was read.
struct Conflict {
    RowKey row;
    bool isGone = false;           ///< the row is no longer there
    QStringList fields;            ///< the changed fields whose value is not the one that was read
    Record before;                 ///< as it was when the person read it
    Record mine;                   ///< what the person wants
    Record theirs;                 ///< what stands there now (the whole row)
};

/// What hangs on a row that shall be deleted.
struct Obstacle {
    RowKey row;
    struct Dependent {
        Table table;
        QString column;
        qint64 count = 0;
        QMap<QString, qint64> sumByPaymentType; ///< purchases only: paid, by payment type
    };
    QList<Dependent> dependents;
};

struct SaveReport {
    qint64 step = 0;                    ///< id of the journal's step
    QHash<RowKey, qint64> newIds;       ///< temporary key → the row's id
    QList<RowKey> changed;              ///< rows to read again, real ids
    QList<RowKey> removed;              ///< rows that are gone
};

/// A COMMIT whose answer never came, because the connection was lost: nobody knows whether it was stored until the
/// server is asked. Nothing of it may be written again before that.
struct Unsure {
    qint64 transaction = 0;             ///< txid_current() of the server
    SaveReport report;                  ///< what was written, if it was stored
};

/// Why nothing was saved. Exactly one of the lists is filled, or none and `error` says it all.
struct SaveFailure {
    base::Error error;
    QList<RowProblem> problems;
    QList<Conflict> conflicts;
    QList<Obstacle> obstacles;
    std::optional<Unsure> unsure = {};  ///< it may have been saved after all
};

/// Who writes: half of the journal's author is the installation, half the database's user.
struct Author {
    QString id;          ///< UUID of the installation [+ "/" + the server's user]
    /// Which of their open windows: what it saves on a server is told to all others (noticeChannel), itself left out.
    QString session = {};
};

/// PostgreSQL: each save and undo ends with a NOTIFY on this channel, with Author::session as its payload.
inline const QString noticeChannel = QStringLiteral("shopbook");

using SaveResult = tl::expected<SaveReport, SaveFailure>;

/// Writes a change set in one short transaction, or nothing at all (design.md 3, Saving): rules,
/// unique values and references, BEGIN IMMEDIATE, each UPDATE with the old values in its WHERE, updated_at,
/// journal, COMMIT. Inserts run before updates, deletes last; temporary ids in references are resolved.
/// `name` is the step's name for people ("Edit product “Course”"). Blocks; call it in the writer's thread.
[[nodiscard]] SaveResult save(const database::Connection &connection, const ChangeSet &changes, const Author &author,
                              const QString &name);

enum class Outcome {
    Stored,
    NotStored,
    Running,   ///< the server is still at it: ask again in a moment
    Forgotten, ///< too long ago for the server to know
};
/// What became of a COMMIT whose answer never came, over a connection that was opened since. Errors: Unreachable.
[[nodiscard]] base::Result<Outcome> outcomeOf(const database::Connection &connection, const Unsure &unsure);

/// What hangs on a row: rows of other tables that point to it. Empty when it may be deleted.
[[nodiscard]] base::Result<QList<Obstacle::Dependent>> dependentsOf(const database::Connection &connection,
                                                                    const RowKey &key);

} // namespace records
