// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/Draft.h"
#include "tables/Session.h"

#include <QThreadPool>

#include <memory>

namespace tables
{

/// Keeps what is not saved yet in a file of its own in `folder` (0600, replaced in one piece, written by a
/// thread soon after each change), so that a crash or a kill loses nothing; takes the file away once
/// everything is saved or dropped. What an earlier run left is announced by found() and waits in its own file
/// until somebody decides. Two windows on one database have a file each; a lock beside it tells whose owner
/// still runs. Lives in the application's thread and is gone before the session.
class DraftKeeper : public QObject
{
    Q_OBJECT
public:
    DraftKeeper(Session &session, const records::Author &author, const QString &folder);
    /// Waits until the last state is on the disk.
    ~DraftKeeper() override;

    /// What found() spoke of, without what was saved after all.
    [[nodiscard]] const records::ChangeSet &leftover() const { return m_leftover; }
    /// Stages it as one step, and forgets its file once the new one is written. What others changed meanwhile
    /// is a conflict of the next save.
    void restore();
    /// Nobody wants it.
    void forget();

Q_SIGNALS:
    /// Changes of an earlier run that was not ended properly: rows of leftover().
    void found();
    /// The look for them is over; found() came before, or there was nothing.
    void looked();
    /// What is pending is not kept for a crash: said once.
    void failed(const base::Error &error);
    /// The file is what pending() is. For tests.
    void written();

private:
    struct Files;
    struct Opened {
        std::shared_ptr<Files> files;
        QByteArray leftover;
    };
    void open();
    void takeOpened(const Opened &opened);
    void ask(const records::Draft &draft);
    void offer(const base::Result<records::Draft> &draft);
    void onPendingChanged();
    void write();
    void takeWritten(const base::Result<void> &result);

    Session &m_session;
    records::Author m_author;
    QString m_url;
    QString m_folder;
    QString m_since;
    std::shared_ptr<Files> m_files; ///< used in the pool's one thread
    records::ChangeSet m_leftover;
    QThreadPool m_pool;
    bool m_isWriting = false;
    bool m_isStale = false;
    bool m_isKept = false; ///< there is a file of ours
    bool m_forgetsOld = false; ///< with the next write
    bool m_hasFailed = false;
};

} // namespace tables
