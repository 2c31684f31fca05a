// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

#include <memory>
#include <utility>

namespace gui
{

/// Runs `work` in a thread of the pool and hands its result to `done` in the application's thread, through
/// its event loop; `done` is dropped if `context` is gone by then. For work that has no open session
/// yet: looking at a database, upgrading it, loading the sample. `work` makes its own connection.
template <typename Work, typename Done> void runInBackground(QObject *context, Work work, Done done)
{
    QThreadPool::globalInstance()->start(
        [guard = QPointer<QObject>(context), work = std::move(work), done = std::move(done)]() mutable {
            auto result = std::make_shared<decltype(work())>(work());
            QMetaObject::invokeMethod(
                QCoreApplication::instance(),
                [guard, result, done = std::move(done)]() mutable {
                    if (guard)
                        done(std::move(*result));
                },
                Qt::QueuedConnection);
        });
}

} // namespace gui
