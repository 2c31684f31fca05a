// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/Connection.h"
#include "records/ChangeSet.h"

#include <chrono>
#include <functional>
#include <optional>

namespace reports
{

/// How bad it is: a note needs nobody, a warning may be a wrong number, an error breaks a program or a sum.
enum class Severity { Note, Warning, Error };

/// What a repair is made of.
enum class RepairKind {
    None, ///< only a person knows what is right
    Rows, ///< changed values: a records::ChangeSet, one step. Undo takes it back, but a reference to nothing
    Counters, ///< ids for new rows go on behind the last one (PostgreSQL)
    Schema, ///< the migrator finishes what is missing, after a backup
};

/// A row that a rule found, and what stands in the column concerned, as it is stored. Never a secret.
struct FoundRow {
    qint64 id = 0;
    QVariant value;
};

/// What one rule found in one place.
struct Finding {
    QString rule; ///< its name for programs, one of ruleNames(): "references", "prices", …
    QString kind; ///< which condition of the rule: with table and column it names the finding
    Severity severity = Severity::Error;
    base::ErrorCode code = base::ErrorCode::Failed; ///< what kind of failure it is for an exit code
    QString sentence; ///< what is wrong, with the number of rows
    QString advice; ///< what to do about it, or what the repair does
    std::optional<schema::Table> table;
    QString column;
    qint64 count = 0; ///< all rows concerned; 0 for what concerns no rows
    QList<FoundRow> rows; ///< the first of them by id, CheckupOptions::listed at most
    QList<qint64> ids; ///< all of them
    RepairKind repair = RepairKind::None;
    QString statement; ///< what adds it, where Shopbook does not: SQL, or lines of a migration
};

struct CheckupProgress {
    std::optional<schema::Table> table; ///< that is looked at now; none: the database as a whole
    qint64 rows = 0; ///< looked at so far
};

struct CheckupOptions {
    QStringList rules; ///< only these; empty = all
    int listed = 1000;
    /// SQLite's own integrity check, references of other programs, and what else it takes longest: not wanted
    /// when a database was just opened.
    bool isThorough = true;
    /// One statement on a file that is not in WAL mode: its bot waits meanwhile.
    std::chrono::milliseconds longestRead{800};
    /// Runs between two slices; false from it cancels. May be empty.
    std::function<bool(const CheckupProgress &)> between;
};

/// The rules by name, in the order in which they are reported.
[[nodiscard]] QStringList ruleNames();
/// What a rule looks for: a line for a list.
[[nodiscard]] QString ruleTitle(const QString &rule);

/// Looks for everything that can be wrong with the data (design.md 10, `check`). Only reads; in slices by id,
/// a statement each, so that no lock of an SQLite file is held for longer than a slice (some 100 ms). Tables
/// and columns that are not there are left out: an older database is checked as well. Blocks; call it in a
/// thread of its own. Errors: Cancelled (from `between` or Interrupter), Usage (an unknown rule), those of
/// reading; what is wrong with the data is a Finding.
[[nodiscard]] base::Result<QList<Finding>> checkUp(const database::Connection &connection,
                                                   const CheckupOptions &options);

/// What stands in the place of a time that cannot be read or lies in the future.
enum class TimeSource {
    OtherTime, ///< the row's other time; now, where that is no good, either
    Now,
};

/// What a repair would write, to be shown before it is saved by records::save().
struct RepairPlan {
    records::ChangeSet changes;
    QString name; ///< of the step
    qint64 guessed = 0; ///< rows that got a time from the TimeSource
    qint64 left = 0; ///< rows that have to wait for the next repair: one takes mostRepaired rows
};
inline constexpr int mostRepaired = 10000;

/// The repair of a finding whose RepairKind is Rows. Reads the rows anew. Errors: Usage for another kind.
[[nodiscard]] base::Result<RepairPlan> planRepair(const database::Connection &connection,
                                                  const Finding &finding,
                                                  TimeSource times = TimeSource::OtherTime);

/// For whoever counts: what needs a person, notes left out.
[[nodiscard]] int seriousCount(const QList<Finding> &findings);

} // namespace reports
