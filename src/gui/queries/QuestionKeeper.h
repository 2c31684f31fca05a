// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/queries/Question.h"

#include <QLockFile>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <memory>

namespace gui::queries
{

/// The tabs of a page, kept over a restart and a crash in a file of their own (0600, replaced in one piece):
/// written by a thread a moment after each change. Two windows on one database have a file each; a lock
/// beside it tells.
class QuestionKeeper : public QObject
{
    Q_OBJECT
public:
    struct Tabs {
        QList<Question> questions;
        int current = 0;
        friend bool operator==(const Tabs &, const Tabs &) = default;
    };

    /// A change waits no longer than this before it is written, whatever else changes meanwhile.
    static constexpr int longestWaitMs = 300;

    /// `url`: the database that they are asked of.
    QuestionKeeper(const QString &folder, const QString &url);
    /// Waits until the last state is on the disk.
    ~QuestionKeeper() override;

    /// What an earlier run left; read by the constructor.
    [[nodiscard]] const Tabs &kept() const { return m_kept; }
    void keep(const Tabs &tabs);
    /// Writes at once what waits.
    void flush();

Q_SIGNALS:
    /// They are not kept: said once.
    void failed(const base::Error &error);
    /// The file is what keep() was given last. For tests.
    void written();

private:
    void open(const QString &folder, const QString &url);
    void read();

    QString m_path;
    std::unique_ptr<QLockFile> m_lock;
    Tabs m_kept;
    Tabs m_next;
    QTimer m_delay;
    QThreadPool m_pool;
    bool m_hasFailed = false;
};

} // namespace gui::queries
