// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/Restore.h"

#include "base/Log.h"
#include "base/Paths.h"
#include "database/FileReplace.h"
#include "database/FileUse.h"
#include "database/PageCopy.h"
#include "database/Transaction.h"
#include "migration/Backup.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace migration
{

namespace
{

using base::Error;
using base::ErrorCode;
using database::Connection;
using database::Location;
using database::OpenMode;
using database::PageCopy;
using database::Role;
using database::Transaction;

/// A bot that writes all the time may be faster again and again.
constexpr int mostAttempts = 5;

QString shown(const QString &path)
{
    return QDir::toNativeSeparators(path);
}

QString nameOf(const QString &path)
{
    return QFileInfo(path).fileName();
}

/// An error about the file that was to be brought back.
Error refusal(const Error &cause)
{
    Error error = cause;
    error.message =
        QCoreApplication::translate("migration", "Nothing was brought back. %1").arg(cause.message);
    return error;
}

/// What a link points to: replacing the link itself would leave the database where it was.
QString realPath(const QString &path)
{
    const QFileInfo info(path);
    if (info.exists())
        return info.canonicalFilePath();
    return info.isSymLink() ? info.symLinkTarget() : path;
}

Location at(const QString &path)
{
    Location location;
    location.path = path;
    return location;
}

/// A copy that is removed at the end, unless it was moved into place before.
class Staged
{
public:
    explicit Staged(const QString &target)
        : m_path(u"%1.%2.partial"_s.arg(target, QUuid::createUuid().toString(QUuid::Id128).first(8)))
    {
    }
    ~Staged()
    {
        for (const auto &ending : {u""_s, u"-journal"_s, u"-wal"_s, u"-shm"_s}) {
            if (QFile::exists(m_path + ending) && !QFile::remove(m_path + ending))
                qCWarning(base::log::migration).noquote() << "cannot be removed:" << m_path + ending;
        }
    }
    Staged(const Staged &) = delete;
    Staged &operator=(const Staged &) = delete;
    [[nodiscard]] const QString &path() const { return m_path; }

private:
    QString m_path;
};

class Restoration
{
public:
    Restoration(const Location &location, const QString &file, const RestoreOptions &options)
        : m_location(location)
        , m_file(QFileInfo(file).absoluteFilePath())
        , m_options(options)
        , m_folder(options.backupFolder.isEmpty() ? base::paths::backupFolder() : options.backupFolder)
    {
        m_location.path = realPath(location.path);
    }
    base::Result<RestoreReport> run();

private:
    [[nodiscard]] base::Result<void> checkPlaces() const;
    [[nodiscard]] base::Result<void> stage(const Staged &staged, int pageSize) const;
    [[nodiscard]] base::Result<void> check(const Connection &copy) const;
    [[nodiscard]] base::Result<void> into(const Connection &target);
    [[nodiscard]] base::Result<bool> tryInto(const Connection &target, const Connection &copy);
    [[nodiscard]] base::Result<void> replace();
    void tell(const QString &step) const
    {
        if (m_options.progress)
            m_options.progress(step);
    }

    Location m_location;
    QString m_file;
    const RestoreOptions &m_options;
    QString m_folder;
    RestoreReport m_report;
};

base::Result<void> Restoration::checkPlaces() const
{
    if (m_location.engine != database::Engine::Sqlite || m_location.temporary || m_location.path.isEmpty())
        return Error{
            ErrorCode::Usage,
            QCoreApplication::translate(
                "migration",
                "Only a database in a file of its own can be brought back from a file. Nothing was changed."),
            {},
            {},
            {}};
    if (!QFileInfo::exists(m_file))
        return Error{ErrorCode::NotFound,
                     QCoreApplication::translate(
                         "migration", "There is no file “%1”, so nothing was brought back. Check the name.")
                         .arg(nameOf(m_file)),
                     shown(m_file),
                     {},
                     {}};
    if (base::paths::samePath(m_location.path, m_file))
        return Error{
            ErrorCode::Usage,
            QCoreApplication::translate(
                "migration",
                "“%1” is the database itself, so there is nothing to bring back. Name one of its backups.")
                .arg(nameOf(m_file)),
            shown(m_file),
            {},
            {}};
    const QFileInfo target(m_location.path);
    if (target.exists() && !target.isFile())
        return database::files::checkLooksLikeSqlite(m_location.path);
    if (!QFileInfo(target.absolutePath()).isDir())
        return Error{ErrorCode::NotFound,
                     QCoreApplication::translate("migration",
                                                 "There is no folder “%1”, so nothing was brought back. "
                                                 "Create the folder or name another file.")
                         .arg(shown(target.absolutePath())),
                     {},
                     {},
                     {}};
    return {};
}

base::Result<void> Restoration::check(const Connection &copy) const
{
    const auto answer = copy.scalar(u"PRAGMA quick_check(1)"_s);
    SHOPBOOK_TRY(answer);
    const auto objects = copy.scalar(u"SELECT count(*) FROM sqlite_master"_s);
    SHOPBOOK_TRY(objects);
    const bool isSound = answer->toString() == u"ok";
    if (isSound && objects->toLongLong() > 0)
        return {};
    return Error{
        ErrorCode::NotADatabase,
        isSound ? QCoreApplication::translate("migration", "“%1” is an empty database.").arg(nameOf(m_file))
                : QCoreApplication::translate("migration", "“%1” is damaged. Choose an older backup.")
                      .arg(nameOf(m_file)),
        isSound ? shown(m_file) : answer->toString(),
        {},
        {}};
}

/// Checked before anything of the present file is touched, and in a form that fits into it: no log of its
/// own, pages of the same size (0 = any).
base::Result<void> Restoration::stage(const Staged &staged, int pageSize) const
{
    const auto source = Connection::open(at(m_file), OpenMode::ReadOnly, Role::Inspector);
    if (!source)
        return refusal(source.error());
    SHOPBOOK_TRY(makeEmptyPrivateFile(staged.path()));
    const auto copy = Connection::open(at(staged.path()), OpenMode::ReadWrite, Role::Migrator);
    SHOPBOOK_TRY(copy);
    auto pages = PageCopy::begin(*copy, *source);
    SHOPBOOK_TRY(pages);
    SHOPBOOK_TRY(std::move(*pages).finish());
    if (const auto sound = check(*copy); !sound)
        return refusal(sound.error());
    SHOPBOOK_TRY(copy->execute(u"PRAGMA journal_mode = DELETE"_s));
    const auto size = copy->scalar(u"PRAGMA page_size"_s);
    SHOPBOOK_TRY(size);
    if (pageSize == 0 || size->toInt() == pageSize)
        return {};
    SHOPBOOK_TRY(copy->execute(u"PRAGMA page_size = %1"_s.arg(pageSize)));
    return copy->execute(u"VACUUM"_s);
}

base::Result<RestoreReport> Restoration::run()
{
    SHOPBOOK_TRY(checkPlaces());
    tell(u"checking"_s);
    if (QFileInfo(m_location.path).exists()) {
        const auto target = Connection::open(m_location, OpenMode::ReadWrite, Role::Migrator);
        if (target) {
            auto done = into(*target);
            if (done)
                return m_report;
            if (!m_report.wasDamaged)
                return std::move(done).error();
        } else if (target.error().code != ErrorCode::NotADatabase) {
            return target.error();
        }
        m_report.wasDamaged = true;
    }
    SHOPBOOK_TRY(replace());
    return m_report;
}

/// One attempt. False: another program wrote between the backup and the lock, and what it wrote would be
/// lost.
base::Result<bool> Restoration::tryInto(const Connection &target, const Connection &copy)
{
    auto lock = Transaction::begin(target, Transaction::Kind::Write);
    SHOPBOOK_TRY(lock);
    if (QFileInfo(m_location.path).size() > 0 || QFileInfo(m_location.path + u"-wal"_s).size() > 0) {
        tell(u"keeping"_s);
        auto kept = backUp(m_location, m_folder, OldBackups::Keep);
        if (!kept) {
            m_report.wasDamaged = kept.error().code == ErrorCode::NotADatabase;
            return std::move(kept).error();
        }
        m_report.kept = *kept;
    }
    SHOPBOOK_TRY(std::move(*lock).commit());
    tell(u"restoring"_s);
    // SQLite copies into a database without a transaction only, so its lock is let go for a moment.
    const quint32 seen = PageCopy::lastSeenChange(target);
    auto pages = PageCopy::begin(target, copy);
    SHOPBOOK_TRY(pages);
    if (PageCopy::lastSeenChange(target) != seen)
        return false;
    SHOPBOOK_TRY(std::move(*pages).finish());
    return true;
}

base::Result<void> Restoration::into(const Connection &target)
{
    const auto pageSize = target.scalar(u"PRAGMA page_size"_s);
    SHOPBOOK_TRY(pageSize);
    const Staged staged(m_location.path);
    SHOPBOOK_TRY(stage(staged, pageSize->toInt()));
    const auto copy = Connection::open(at(staged.path()), OpenMode::ReadOnly, Role::Inspector);
    SHOPBOOK_TRY(copy);
    for (int attempt = 0; attempt < mostAttempts; ++attempt) {
        auto done = tryInto(target, *copy);
        if (done && *done) {
            removeOldBackups(m_location, m_folder, m_file);
            return {};
        }
        // Nothing was replaced, so nothing has to be kept.
        if (!m_report.kept.isEmpty() && !QFile::remove(m_report.kept))
            qCWarning(base::log::migration).noquote() << "cannot be removed:" << m_report.kept;
        m_report.kept.clear();
        if (!done)
            return std::move(done).error();
    }
    return Error{ErrorCode::Locked,
                 QCoreApplication::translate("migration",
                                             "Another program writes to “%1” all the time. Nothing was "
                                             "changed; stop that program and try again.")
                     .arg(m_location.displayName()),
                 u"another program was faster %1 times"_s.arg(mostAttempts),
                 {},
                 {}};
}

base::Result<void> Restoration::replace()
{
    if (m_report.wasDamaged && database::files::isOpenElsewhere(m_location.path))
        return Error{
            ErrorCode::Locked,
            QCoreApplication::translate(
                "migration",
                "“%1” is damaged, and another program has it open: it would go on writing to the damaged "
                "file. Nothing was changed; stop that program and try again.")
                .arg(m_location.displayName()),
            shown(m_location.path),
            {},
            {}};
    const Staged staged(m_location.path);
    SHOPBOOK_TRY(stage(staged, 0));
    SHOPBOOK_TRY(database::files::syncFile(staged.path()));
    tell(u"keeping"_s);
    auto kept = keepAsItIs(m_location, m_folder);
    SHOPBOOK_TRY(kept);
    m_report.kept = *kept;
    tell(u"restoring"_s);
    if (m_report.wasDamaged
        && !QFile::setPermissions(staged.path(), QFileInfo(m_location.path).permissions()))
        qCWarning(base::log::migration).noquote()
            << "the rights of" << m_location.path << "could not be kept";
    // SQLite would work a journal or log of the old file into the new one.
    for (const auto &ending : {u"-journal"_s, u"-wal"_s, u"-shm"_s}) {
        if (QFile::exists(m_location.path + ending) && !QFile::remove(m_location.path + ending))
            return Error{
                ErrorCode::NoPermission,
                QCoreApplication::translate(
                    "migration",
                    "“%1” belongs to the damaged database and cannot be removed. Nothing was changed.")
                    .arg(shown(m_location.path + ending)),
                {},
                {},
                {}};
    }
    return database::files::moveIntoPlace(staged.path(), m_location.path);
}

} // namespace

base::Result<RestoreReport> restore(const Location &location, const QString &file,
                                    const RestoreOptions &options)
{
    auto report = Restoration(location, file, options).run();
    if (report)
        qCInfo(base::log::migration).noquote()
            << "Restored" << location.displayName() << "from" << file << "; before:" << report->kept;
    return report;
}

} // namespace migration
