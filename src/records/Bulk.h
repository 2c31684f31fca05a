// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/Save.h"

#include <functional>

/// Changes of many cells at once, planned before anything is staged: the plan that is shown is the plan that
/// is carried out. Planning only reads, in the reader's thread.
namespace records
{

/// What of a plan is not taken, and why.
struct Rejected {
    RowKey row; ///< id 0: no row, see `line`
    int line = 0; ///< of what was pasted, from 1; 0 when it is about a row
    QString column = {}; ///< "" = the row as a whole
    QVariant value = {}; ///< what was wanted there; never of a secret field
    QString reason; ///< a sentence
};

struct BulkPlan {
    ChangeSet changes;
    QList<Rejected> rejected;
    qint64 unchanged = 0; ///< cells that hold the wanted value already
    bool leftOutColumns = false; ///< columns that the program itself writes were passed over
};

/// What shall happen to one column of many rows.
struct BulkEdit {
    enum class Kind {
        Set, ///< to `value`
        Add, ///< `value`, a number, is added
        /// `percent` is added; whole numbers are rounded then: half away from zero, to a multiple of
        /// `roundTo`
        Percent,
    };
    Table table = Table::Products;
    QString column = {};
    Kind kind = Kind::Set;
    QVariant value = {};
    struct Percentage {
        qint64 digits = 0; ///< 12.5 % is 125 with one decimal
        int decimals = 0;
    } percent = {};
    qint64 roundTo = 1;
};

/// "10", "-12,5", "+ 7.25 %"; nothing for a text that is none, or that nobody can have meant (beyond 10,000
/// %).
[[nodiscard]] std::optional<BulkEdit::Percentage> percentFrom(const QString &typed);
/// An amount with a percentage added, rounded; nothing when it is beyond 64 bits.
[[nodiscard]] std::optional<qint64> withPercent(qint64 amount, const BulkEdit::Percentage &percent,
                                                qint64 roundTo);

/// Whether many rows can be edited so: fields that a person writes, unique ones not; arithmetic for numbers
/// that are amounts.
[[nodiscard]] bool canSetInBulk(const schema::Field &field);
[[nodiscard]] bool canCountInBulk(const schema::Field &field);

/// After each block of rows, with how many are done; false stops it with Cancelled.
using Progress = std::function<bool(qint64 done)>;

/// `pending` is what is not saved yet: it is changed further. Rows that are gone are left out.
[[nodiscard]] base::Result<BulkPlan> planBulk(const database::Connection &connection, const BulkEdit &edit,
                                              const QList<qint64> &ids, const ChangeSet &pending,
                                              const Progress &progress);

/// The column's value of the first of the rows for all the others.
[[nodiscard]] base::Result<BulkPlan> planFillDown(const database::Connection &connection, Table table,
                                                  const QString &column, const QList<qint64> &ids,
                                                  const ChangeSet &pending, const Progress &progress);

/// Find and replace in texts.
struct BulkReplace {
    Table table = Table::Products;
    QStringList columns = {};
    QString find = {}; ///< "" finds nothing
    QString with = {};
    bool matchCase = false;
    bool wholeCell = false; ///< a cell is a hit only as a whole
};
/// Texts that a person writes; secrets are not searched, unique values not made equal.
[[nodiscard]] bool canReplaceIn(const schema::Field &field);
[[nodiscard]] base::Result<BulkPlan> planReplace(const database::Connection &connection,
                                                 const BulkReplace &replace, const QList<qint64> &ids,
                                                 const ChangeSet &pending, const Progress &progress);

/// A block of cells from a spreadsheet, and where it goes.
struct Paste {
    Table table = Table::Products;
    QStringList columns = {}; ///< from the cell where it begins, to the right
    QList<qint64> ids = {}; ///< from there downwards; lines beyond them become new rows
    QList<QStringList> lines = {};
};
[[nodiscard]] base::Result<BulkPlan> planPaste(const database::Connection &connection, const Paste &paste,
                                               const ChangeSet &pending, const Progress &progress);

/// Everything that points to one of `from`, rows of one table, points to `to` afterwards, and they are
/// deleted: one change set, one step.
[[nodiscard]] base::Result<BulkPlan> planReassign(const database::Connection &connection,
                                                  const QList<RowKey> &from, const RowKey &to,
                                                  const ChangeSet &pending, const Progress &progress);

} // namespace records
