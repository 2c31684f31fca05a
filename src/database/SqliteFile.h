// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QByteArray>

struct sqlite3;

/// An SQLite file as it lies on the disk. Private to `database`.
///
/// The file is only ever read through SQLite: on POSIX, opening and closing it by other means in this
/// process would drop every lock that our connections hold on it.
namespace database::sqlite
{

struct Header {
    QByteArray bytes; ///< the first 100, or fewer
    qint64 fileSize = 0;

    [[nodiscard]] bool isEmpty() const { return fileSize == 0; }
    [[nodiscard]] bool looksRight() const;
    [[nodiscard]] bool usesWal() const;
    /// The header names more pages than the file has bytes for.
    [[nodiscard]] bool isTruncated() const;
};

/// The file as a URI for QSQLITE_OPEN_URI; every odd character percent-encoded.
[[nodiscard]] QString uri(const QString &path, const QString &parameters);

/// What stands at the path, without opening it: NotFound, a folder, no right to read.
[[nodiscard]] base::Result<void> checkPath(const QString &path);
/// Usage when the system cannot have a file of that name, as Windows cannot for many.
[[nodiscard]] base::Result<void> checkNewName(const QString &path);
/// Opens nothing for writing. NotADatabase when it is another kind of file.
[[nodiscard]] base::Result<Header> readHeader(const QString &path);
/// Through an open connection, so that what it has locked stays locked.
[[nodiscard]] Header readHeader(sqlite3 *database);
base::Result<void> checkHeader(const QString &path);

/// A write-ahead log with something in it.
[[nodiscard]] bool hasFilledWal(const QString &path);
/// A journal that an interrupted program left, to be rolled back by the next that may write.
[[nodiscard]] bool hasHotJournal(const QString &path);
/// May the file and (for its journal) the folder be written?
[[nodiscard]] bool isWritable(const QString &path);

[[nodiscard]] base::Error notADatabase(const QString &path, const QString &detail);
[[nodiscard]] base::Error damaged(const QString &path, const QString &detail);
[[nodiscard]] base::Error notWritable(const QString &path, const QString &detail);

} // namespace database::sqlite
