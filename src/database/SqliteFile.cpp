// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/SqliteFile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QUrl>
#include <QtEndian>

#include <algorithm>
#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace database::sqlite
{

namespace
{

constexpr qsizetype headerSize = 100;

QString shown(const QString &path)
{
    return QDir::toNativeSeparators(path);
}

} // namespace

bool Header::looksRight() const
{
    return bytes.size() == headerSize && bytes.startsWith(QByteArray("SQLite format 3", 16));
}

bool Header::usesWal() const
{
    return bytes.size() == headerSize && (bytes.at(18) == 2 || bytes.at(19) == 2);
}

bool Header::isTruncated() const
{
    if (bytes.size() != headerSize)
        return fileSize != 0;
    const auto at = [this](int offset) { return qFromBigEndian<quint32>(bytes.constData() + offset); };
    const quint16 stored = qFromBigEndian<quint16>(bytes.constData() + 16);
    const qint64 pageSize = stored == 1 ? 65536 : stored;
    const qint64 pages = at(28);
    // The count is only true when the program that wrote last knew of it (file format, 1.3.7).
    const bool isCountValid = pages > 0 && at(24) == at(92);
    return isCountValid ? fileSize < pages * pageSize : fileSize < pageSize;
}

QString uri(const QString &path, const QString &parameters)
{
    QString absolute = path;
    if (!absolute.startsWith(u'/'))
        absolute.prepend(u'/'); // C:/folder/file
    return u"file://"_s + QString::fromLatin1(QUrl::toPercentEncoding(absolute, "/:")) + u'?' + parameters;
}

base::Error notADatabase(const QString &path, const QString &detail)
{
    return {base::ErrorCode::NotADatabase,
            QCoreApplication::translate(
                "database",
                "“%1” is not an SQLite database. It was not changed; choose the file in "
                "which the shop or the phonebook keeps its data (often *.db or *.sqlite3).")
                .arg(shown(path)),
            detail,
            {},
            {}};
}

base::Error damaged(const QString &path, const QString &detail)
{
    return {base::ErrorCode::NotADatabase,
            QCoreApplication::translate(
                "database",
                "The database “%1” is damaged or not whole. It was not changed; keep a copy "
                "of it, and restore the last backup or copy it again from where it came.")
                .arg(shown(path)),
            detail,
            {},
            {}};
}

base::Error notWritable(const QString &path, const QString &detail)
{
    const QFileInfo info(path);
    const bool isFolder = !info.exists() || info.isWritable();
    return {
        base::ErrorCode::NoPermission,
        (isFolder
             ? QCoreApplication::translate("database",
                                           "The folder “%1” may not be written, and the database needs its "
                                           "journal there. Nothing was changed; open the database read-only, "
                                           "change the folder's rights, or copy it to a folder of yours.")
                   .arg(shown(info.absolutePath()))
             : QCoreApplication::translate("database",
                                           "“%1” may only be read. Nothing was changed; open it read-only, "
                                           "change the file's rights, or work on a copy.")
                   .arg(shown(path))),
        detail,
        {},
        {}};
}

base::Result<void> checkPath(const QString &path)
{
    const QFileInfo info(path);
    const auto refuse = [](base::ErrorCode code, const QString &message, const QString &detail) {
        return base::Error{code, message, detail, {}, {}};
    };
    if (path.isEmpty() || path.contains(QChar(u'\0')))
        return refuse(base::ErrorCode::Usage,
                      QCoreApplication::translate(
                          "database", "No file was named. Nothing was changed; name the database's file."),
                      u"empty path or NUL in it"_s);
    if (info.isDir())
        return refuse(
            base::ErrorCode::NotADatabase,
            QCoreApplication::translate("database",
                                        "“%1” is a folder, not a database. Nothing was changed; choose the "
                                        "database's file inside it.")
                .arg(shown(path)),
            u"a folder"_s);
    if (!info.exists())
        return refuse(
            base::ErrorCode::NotFound,
            QCoreApplication::translate("database",
                                        "There is no file “%1”. Nothing was made; check the name, or create "
                                        "a new store there.")
                .arg(shown(path)),
            u"no such file"_s);
    if (!info.isFile())
        return refuse(
            base::ErrorCode::NotADatabase,
            QCoreApplication::translate("database",
                                        "“%1” is no ordinary file and cannot be a database. Nothing was "
                                        "changed; choose the database's file.")
                .arg(shown(path)),
            u"not a regular file"_s);
    if (!info.isReadable())
        return refuse(
            base::ErrorCode::NoPermission,
            QCoreApplication::translate("database",
                                        "You may not read “%1”. Nothing was changed; ask its owner for the "
                                        "right to read it, or for a copy.")
                .arg(shown(path)),
            u"no right to read"_s);
    return {};
}

base::Result<void> checkNewName(const QString &path)
{
#ifdef Q_OS_WIN
    // A colon would hide the database in a stream of another file, a device would swallow it, and what stands
    // at the end is cut off.
    static const QRegularExpression refused(
        u"[\"*:<>?|\\x01-\\x1f]|[ .]$|^(con|prn|aux|nul|(com|lpt)[0-9¹²³])( *\\.|$)"_s,
        QRegularExpression::CaseInsensitiveOption);
    const QString name = path.section(u'/', -1);
    if (refused.match(name).hasMatch())
        return base::Error{base::ErrorCode::Usage,
                           QCoreApplication::translate(
                               "database",
                               "Windows allows no file named “%1”. Nothing was made; choose another name, "
                               "without marks like ? * : and with a letter or a digit at its end.")
                               .arg(name),
                           u"a name that Windows does not allow"_s,
                           {},
                           {}};
#else
    (void)path;
#endif
    return {};
}

Header readHeader(sqlite3 *database)
{
    Header header;
    sqlite3_file *file = nullptr;
    if (sqlite3_file_control(database, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK || !file
        || !file->pMethods)
        return header;
    sqlite3_int64 size = 0;
    if (file->pMethods->xFileSize(file, &size) != SQLITE_OK)
        return header;
    header.fileSize = size;
    header.bytes.resize(std::min<qsizetype>(headerSize, size));
    if (file->pMethods->xRead(file, header.bytes.data(), int(header.bytes.size()), 0) != SQLITE_OK)
        header.bytes.clear();
    return header;
}

base::Result<Header> readHeader(const QString &path)
{
    sqlite3 *database = nullptr;
    const int code = sqlite3_open_v2(uri(path, u"mode=ro"_s).toUtf8().constData(), &database,
                                     SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, nullptr);
    Header header;
    if (code == SQLITE_OK)
        header = readHeader(database);
    const QString detail = u"sqlite3_open_v2: %1"_s.arg(code);
    sqlite3_close_v2(database);
    if (code != SQLITE_OK)
        return base::Error{
            base::ErrorCode::NoPermission,
            QCoreApplication::translate("database",
                                        "“%1” could not be opened. Nothing was changed; check that "
                                        "you may read the file and its folder.")
                .arg(shown(path)),
            detail,
            {},
            {}};
    // SQLite takes a file of one byte for an empty one (a workaround of its own) and would write over it.
    const bool isOneByte = header.isEmpty() && QFileInfo(path).size() > 0;
    if (isOneByte || (!header.isEmpty() && !header.looksRight()))
        return notADatabase(path, u"the file does not begin with SQLite's header"_s);
    return header;
}

base::Result<void> checkHeader(const QString &path)
{
    SHOPBOOK_TRY(readHeader(path));
    return {};
}

bool hasFilledWal(const QString &path)
{
    return QFileInfo(path + u"-wal"_s).size() > 0;
}

bool hasHotJournal(const QString &path)
{
    // A journal may be opened by other means: SQLite takes its locks on the database file.
    QFile journal(path + u"-journal"_s);
    return journal.open(QIODevice::ReadOnly) && journal.read(8) == QByteArray::fromHex("d9d505f920a163d7");
}

bool isWritable(const QString &path)
{
    const QFileInfo info(path);
    const bool isFileFine = !info.exists() || info.isWritable();
    return isFileFine && QFileInfo(info.absolutePath()).isWritable();
}

} // namespace database::sqlite
