// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/TestDatabase.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>

/// SQLite files as bytes, for tests of what opening does to them.
namespace sqlite_files
{

using namespace Qt::StringLiterals;

[[nodiscard]] inline database::Location at(const QString &path)
{
    database::Location location;
    location.path = path;
    return location;
}

/// Every file of a folder with its SHA-256: taken while nothing is open, because reading drops POSIX locks.
inline QMap<QString, QByteArray> stateOf(const QString &folder)
{
    QMap<QString, QByteArray> state;
    const auto entries =
        QDir(folder).entryInfoList(QDir::Files | QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot);
    for (const QFileInfo &entry : entries) {
        QFile file(entry.filePath());
        QCryptographicHash hash(QCryptographicHash::Sha256);
        if (entry.isFile() && file.open(QIODevice::ReadOnly))
            hash.addData(&file);
        state.insert(entry.fileName(), hash.result());
    }
    return state;
}

inline void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

inline QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    return file.readAll();
}

/// A sound database of a few dozen pages.
inline QByteArray soundDatabase(const QString &journalMode = QStringLiteral("DELETE"))
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"sound.db"_s);
    {
        const auto connection = UNWRAP(database::Connection::open(
            at(path), database::OpenMode::CreateIfMissing, database::Role::Migrator));
        (void)UNWRAP(connection.scalar(u"PRAGMA journal_mode = %1"_s.arg(journalMode)));
        UNWRAP(connection.execute(u"CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT)"_s));
        UNWRAP(connection.execute(u"CREATE TABLE u (id INTEGER PRIMARY KEY, name TEXT)"_s));
        UNWRAP(connection.execute(
            u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500) "
            "INSERT INTO t SELECT i, 'a longer text of row ' || i FROM n"_s));
        UNWRAP(connection.execute(u"INSERT INTO u VALUES (1, 'x')"_s));
    }
    return bytesOf(path);
}

} // namespace sqlite_files
