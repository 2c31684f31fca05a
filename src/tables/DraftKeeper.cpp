// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/DraftKeeper.h"

#include "base/Log.h"
#include "base/Paths.h"
#include "base/Text.h"
#include "database/FileReplace.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QLockFile>

using namespace Qt::StringLiterals;

namespace tables
{

namespace
{

/// Windows of one database at the same time, and what crashes left.
constexpr int mostFiles = 16;

base::Error notKept(const QString &path, const QString &detail)
{
    return {
        base::ErrorCode::Failed,
        QCoreApplication::translate("tables",
                                    "What you change is not kept for the case of a crash: “%1” cannot be "
                                    "written. Save often, and free some space or check the folder's rights.")
            .arg(QDir::toNativeSeparators(path)),
        detail,
        {},
        {}};
}

/// Whole or not at all, for nobody else's eyes from its first byte on.
base::Result<void> writePrivately(const QString &path, const QByteArray &bytes)
{
    const QString partial = path + u".partial"_s;
    QFile::remove(partial);
    QFile file(partial);
    if (!file.open(QFile::WriteOnly | QFile::NewOnly, QFile::ReadOwner | QFile::WriteOwner)
        || file.write(bytes) != bytes.size() || !file.flush()) {
        const QString detail = file.errorString();
        file.close();
        QFile::remove(partial);
        return notKept(path, detail);
    }
    file.close();
    if (const auto synced = database::files::syncFile(partial); !synced)
        return notKept(path, synced.error().detail);
    if (const auto moved = database::files::moveIntoPlace(partial, path); !moved)
        return notKept(path, moved.error().detail);
    return {};
}

} // namespace

/// The file of this window, and the one that an earlier run left; each with a lock that its owner holds.
struct DraftKeeper::Files {
    QString own;
    std::unique_ptr<QLockFile> ownLock;
    QString old;
    std::unique_ptr<QLockFile> oldLock;

    void forgetOld()
    {
        if (!old.isEmpty())
            QFile::remove(old);
        old.clear();
        oldLock.reset();
    }
};

DraftKeeper::DraftKeeper(Session &session, const records::Author &author, const QString &folder)
    : QObject(nullptr)
    , m_session(session)
    , m_author(author)
    , m_url(session.location().toUrl())
    , m_folder(folder)
    , m_since(base::text::nowUtc())
{
    m_pool.setMaxThreadCount(1);
    connect(&session, &Session::pendingChanged, this, &DraftKeeper::onPendingChanged);
    connect(&session, &Session::saved, this, [this] {
        m_since = base::text::nowUtc(); // what is pending by now is in no step so far
        onPendingChanged();
    });
    open();
}

DraftKeeper::~DraftKeeper()
{
    m_pool.waitForDone();
    // What came while the last write ran.
    if (!m_isStale || !m_files || m_files->own.isEmpty())
        return;
    if (m_session.pending().isEmpty()) {
        QFile::remove(m_files->own);
        return;
    }
    const auto kept =
        writePrivately(m_files->own, records::toJson(records::Draft{m_url, m_since, m_session.pending()}));
    if (!kept)
        base::log::report(base::log::tables(), kept.error());
}

void DraftKeeper::open()
{
    m_isWriting = true;
    const QString name = QString::fromLatin1(
        QCryptographicHash::hash(m_url.toUtf8(), QCryptographicHash::Sha256).toHex().left(32));
    m_pool.start([this, folder = m_folder, name] {
        Opened opened{std::make_shared<Files>(), {}};
        if (const auto made = base::paths::makePrivateFolder(folder); !made)
            base::log::report(base::log::tables(), made.error()); // the first write says so
        for (int i = 1; i <= mostFiles && opened.files->own.isEmpty(); ++i) {
            const QString path = u"%1/%2-%3"_s.arg(folder, name).arg(i);
            auto lock = std::make_unique<QLockFile>(path + u".lock"_s);
            lock->setStaleLockTime(0); // as long as its owner runs
            if (!lock->tryLock(0) && lock->error() == QLockFile::LockFailedError)
                continue;
            QFile file(path + u".json"_s);
            if (!file.exists()) {
                opened.files->own = file.fileName();
                opened.files->ownLock = std::move(lock);
            } else if (opened.files->old.isEmpty() && file.open(QFile::ReadOnly)) {
                opened.leftover = file.readAll();
                opened.files->old = file.fileName();
                opened.files->oldLock = std::move(lock);
            }
        }
        QMetaObject::invokeMethod(
            this, [this, opened] { takeOpened(opened); }, Qt::QueuedConnection);
    });
}

void DraftKeeper::takeOpened(const Opened &opened)
{
    m_isWriting = false;
    m_files = opened.files;
    if (!opened.leftover.isEmpty()) {
        auto draft = records::draftFromJson(opened.leftover);
        if (draft)
            ask(*draft);
        else
            offer(draft);
    } else {
        Q_EMIT looked();
    }
    if (m_isStale || !m_session.pending().isEmpty())
        write();
}

/// The journal knows what was saved after all.
void DraftKeeper::ask(const records::Draft &draft)
{
    m_session.reader().run(
        database::Worker::Priority::Normal, this,
        [draft, author = m_author](const database::Connection &connection) -> base::Result<records::Draft> {
            records::Draft left = draft;
            SHOPBOOK_TRY(records::forgetWhatIsSaved(connection, author, left));
            return left;
        },
        [this](const base::Result<records::Draft> &left) { offer(left); });
}

void DraftKeeper::offer(const base::Result<records::Draft> &draft)
{
    if (!draft) {
        Q_EMIT failed(draft.error());
    } else if (draft->changes.isEmpty()) {
        forget();
    } else {
        m_leftover = draft->changes;
        Q_EMIT found();
    }
    Q_EMIT looked();
}

void DraftKeeper::restore()
{
    const records::ChangeSet changes = std::exchange(m_leftover, {});
    m_forgetsOld = true;
    m_session.stageAll(
        changes, QCoreApplication::translate("tables", "Restore %n change(s)", nullptr, changes.count()),
        records::ChangeSet::Naming::Doing);
}

void DraftKeeper::forget()
{
    m_leftover = {};
    m_pool.start([files = m_files] { files->forgetOld(); });
}

void DraftKeeper::onPendingChanged()
{
    m_isStale = true;
    if (!m_isWriting && m_files)
        write();
}

/// One write at a time; what changes meanwhile is written after it.
void DraftKeeper::write()
{
    m_isWriting = true;
    m_isStale = false;
    const records::Draft draft{m_url, m_since, m_session.pending()};
    const bool forgetsOld = std::exchange(m_forgetsOld, false);
    m_pool.start([this, files = m_files, draft, forgetsOld] {
        base::Result<void> result;
        if (files->own.isEmpty())
            result = notKept(u"drafts"_s, u"too many windows"_s);
        else if (!draft.changes.isEmpty())
            result = writePrivately(files->own, records::toJson(draft));
        else if (QFile::exists(files->own) && !QFile::remove(files->own))
            result = notKept(files->own, u"remove failed"_s);
        if (forgetsOld && result)
            files->forgetOld();
        QMetaObject::invokeMethod(
            this, [this, result] { takeWritten(result); }, Qt::QueuedConnection);
    });
}

void DraftKeeper::takeWritten(const base::Result<void> &result)
{
    m_isWriting = false;
    if (!result && !std::exchange(m_hasFailed, true))
        Q_EMIT failed(result.error());
    if (m_isStale)
        write();
    else
        Q_EMIT written();
}

} // namespace tables
