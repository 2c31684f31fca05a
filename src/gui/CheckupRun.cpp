// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/CheckupRun.h"

#include "gui/dialogs/Background.h"

#include <QElapsedTimer>

#include <atomic>
#include <mutex>

namespace gui
{

namespace
{
constexpr qint64 progressMs = 200;
}

/// Shared with the thread.
struct CheckupRun::State {
    std::atomic_bool isCancelled = false;
    std::mutex mutex;
    std::shared_ptr<database::Interrupter> interrupter;

    void cancel()
    {
        isCancelled = true;
        const std::scoped_lock lock(mutex);
        if (interrupter)
            interrupter->interrupt();
    }
};

CheckupRun::CheckupRun(const database::Location &location, QObject *parent)
    : QObject(parent)
    , m_location(location)
{
}

CheckupRun::~CheckupRun()
{
    cancel();
}

void CheckupRun::cancel()
{
    if (m_state)
        m_state->cancel();
}

void CheckupRun::start(bool isThorough)
{
    if (m_state)
        return;
    m_state = std::make_shared<State>();
    auto work = [state = m_state, location = m_location, isThorough,
                 guard = QPointer<CheckupRun>(this)]() -> base::Result<QList<reports::Finding>> {
        const auto connection =
            database::Connection::open(location, database::OpenMode::ReadOnly, database::Role::Inspector);
        SHOPBOOK_TRY(connection);
        {
            const std::scoped_lock lock(state->mutex);
            state->interrupter = connection->interrupter();
        }
        QElapsedTimer clock;
        clock.start();
        reports::CheckupOptions options;
        options.isThorough = isThorough;
        options.between = [&](const reports::CheckupProgress &progress) {
            if (clock.elapsed() > progressMs) {
                clock.restart();
                QMetaObject::invokeMethod(
                    QCoreApplication::instance(),
                    [guard, progress] {
                        // The guard is read there, not here: the object dies in that thread.
                        if (guard)
                            Q_EMIT guard->progressed(progress);
                    },
                    Qt::QueuedConnection);
            }
            return !state->isCancelled;
        };
        return reports::checkUp(*connection, options);
    };
    runInBackground(this, std::move(work), [this](const base::Result<QList<reports::Finding>> &findings) {
        m_state.reset();
        Q_EMIT finished(findings);
    });
}

} // namespace gui
