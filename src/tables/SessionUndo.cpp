// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Log.h"
#include "tables/ChangeMark.h"
#include "tables/Session.h"
#include "tables/StepNames.h"

#include <QSqlDriver>
#include <QUuid>

#include <chrono>

// What can be taken back and what it is called, and the look for what other programs wrote.

namespace tables
{

using database::Connection;
using database::Worker;
using records::RowChange;
using records::RowKey;

namespace
{
constexpr auto noticeDelay = std::chrono::milliseconds(50);

/// A connection that was opened again has to ask again.
void subscribe(const Connection &window)
{
    if (window.engine() == database::Engine::Postgresql
        && !window.handle().driver()->subscribeToNotification(records::noticeChannel))
        qCWarning(base::log::tables) << "The server does not tell what other windows save.";
}

} // namespace

QString Session::nameOfPending() const
{
    return names::ofPending(m_pending, m_labels);
}

QString Session::undoText() const
{
    if (!m_pending.canUndo())
        return m_nextUndo ? m_nextUndo->name : QString();
    if (const QString name = m_pending.lastStepName(); !name.isEmpty())
        return name;
    records::ChangeSet earlier = m_pending;
    const QList<RowKey> rows = earlier.undoLast();
    if (rows.isEmpty())
        return {};
    const RowKey row = rows.constFirst();
    const RowChange *change = m_pending.change(row);
    if (!change)
        change = earlier.change(row);
    return change ? names::ofChange(row, *change, m_labels.value(row)) : QString();
}

QString Session::redoText() const
{
    if (!m_redoable.isEmpty())
        return m_redoable.constLast().name;
    return m_nextRedo ? m_nextRedo->name : QString();
}

void Session::undo()
{
    if (m_pending.canUndo()) {
        const QString name = undoText();
        Redoable redoable{m_pending, {}, name};
        redoable.rows = m_pending.undoLast();
        m_redoable.append(redoable);
        afterStaging(redoable.rows);
        Q_EMIT undone(name);
    } else if (m_nextUndo && !isBusy() && !isReadOnly() && isDoubtSettled()) {
        takeBack(*m_nextUndo, false);
    }
}

void Session::redo()
{
    if (!m_redoable.isEmpty()) {
        const Redoable redoable = m_redoable.takeLast();
        m_pending = redoable.pending;
        afterStaging(redoable.rows);
        Q_EMIT redone(redoable.name);
    } else if (m_nextRedo && !isBusy() && !isReadOnly() && isDoubtSettled()) {
        takeBack(*m_nextRedo, true);
    }
}

void Session::pollForOthers()
{
    if (m_isPolling || isBusy())
        return;
    m_isPolling = true;
    Worker &worker = m_writer ? *m_writer : *m_reader;
    worker.run(
        Worker::Priority::Normal, this, [](const Connection &connection) { return mark::read(connection); },
        [this](const base::Result<qint64> &mark) {
            m_isPolling = false;
            takeMark(mark);
        });
}

void Session::noteReach(bool isThere)
{
    if (!isThere) {
        m_isAway = true;
        return;
    }
    askAboutDoubt();
    if (!std::exchange(m_isAway, false))
        return;
    if (const auto opened = m_window->reopen(); !opened) {
        base::log::report(base::log::tables(), opened.error());
        m_isAway = true; // tried again with the next answer
        return;
    }
    subscribe(*m_window);
    Q_EMIT changedByOthers();
}

void Session::takeMark(const base::Result<qint64> &mark)
{
    noteReach(mark || mark.error().code != base::ErrorCode::Unreachable);
    if (!mark) {
        // Once, not each second, while a server is away.
        if (!std::exchange(m_pollFails, true))
            base::log::report(base::log::tables(), mark.error());
        return;
    }
    m_pollFails = false;
    const bool hasMoved = m_mark >= 0 && *mark != m_mark;
    m_mark = *mark;
    if (m_marksToSettle > 0) {
        --m_marksToSettle;
        return;
    }
    if (hasMoved)
        Q_EMIT changedByOthers();
}

/// Other Shopbooks on a server say at once when they have saved; the poll is for all other programs, and for
/// a connection that was lost.
void Session::listen()
{
    if (m_window->engine() != database::Engine::Postgresql)
        return;
    m_author.session = QUuid::createUuid().toString(QUuid::WithoutBraces);
    m_notice.setSingleShot(true);
    connect(&m_notice, &QTimer::timeout, this, &Session::changedByOthers);
    QSqlDriver *driver = m_window->handle().driver();
    connect(driver, &QSqlDriver::notification, this,
            [this](const QString &, QSqlDriver::NotificationSource, const QVariant &payload) {
                if (payload.toString() != m_author.session && !m_notice.isActive())
                    m_notice.start(noticeDelay);
            });
    subscribe(*m_window);
}

} // namespace tables
