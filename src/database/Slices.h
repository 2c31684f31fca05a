// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/Connection.h"

#include <functional>

/// Reading much of an SQLite file that is not in WAL mode, where whoever reads keeps a bot from writing
/// (design.md 1: no read of ours holds its lock over 1 s): in slices by id, a statement each, without a lock
/// between two of them. In WAL mode and on a server nobody waits for a reader: one statement does it there.
namespace database::slices
{

/// The rows that are read.
struct Rows {
    QString table; ///< quoted
    QString id; ///< its integer key, qualified and quoted
    QString where = {}; ///< "" = all rows
    QVariantList values = {}; ///< of `where`
    bool isDescending = false; ///< the greatest ids come first
};

/// Runs between two slices; false from it cancels. May be empty.
using Between = std::function<bool()>;
/// Reads a slice: the condition of its rows, `where` included, and the values of it. False ends the reading.
using Read = std::function<base::Result<bool>(const QString &where, const QVariantList &values)>;

/// Whether one statement might lock a writer out for long: a file without WAL, and more rows than a slice.
[[nodiscard]] base::Result<bool> isNeeded(const Connection &connection, const Rows &rows);

/// Calls `read` for each slice. The first takes 20,000 rows, later ones what takes a tenth of a second.
/// Error: Cancelled.
[[nodiscard]] base::Result<void> each(const Connection &connection, const Rows &rows, const Between &between,
                                      const Read &read);

/// A temporary table of the connection, gone with the object: what slices bring together is sorted and summed
/// up there. Its columns have no types: a value stays what it is.
class Heap
{
public:
    /// `columns` are plain names.
    [[nodiscard]] static base::Result<Heap> make(const Connection &connection, const QStringList &columns);
    Heap(Heap &&other) noexcept;
    Heap &operator=(Heap &&) = delete;
    ~Heap();
    [[nodiscard]] const QString &name() const { return m_name; }
    [[nodiscard]] base::Result<void> clear() const;

private:
    Heap(const Connection &connection, QString name);
    const Connection *m_connection;
    QString m_name;
};

/// For numbers, which must be those of one moment. `sliced` reads everything once, in slices, and is run
/// again when somebody wrote meanwhile. A file that is written all the time is read by `atOnce`, in one
/// statement, if the slices together took no longer than a lock may be held. True: the number is that of one
/// moment; false: rows were written while it was counted, and whoever shows it says "about".
struct Steadying {
    std::function<base::Result<void>()> sliced;
    std::function<base::Result<void>()> atOnce;
    int tries = 3;
    qint64 longestLockMs = 500;
};
[[nodiscard]] base::Result<bool> steadily(const Connection &connection, const Steadying &how);

/// SELECT count(*) of the rows, in slices where that is needed. `isExact` may be null.
[[nodiscard]] base::Result<qint64> count(const Connection &connection, const Rows &rows,
                                         const Between &between, bool *isExact);

} // namespace database::slices
