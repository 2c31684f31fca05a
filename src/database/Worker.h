// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/Connection.h"

#include <QCoreApplication>
#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>

namespace database
{

/// A thread with a connection of its own: the writer or the reader of an open database.
/// Jobs run one after another, urgent ones first; the connection is made, used and destroyed there; a lost one is made anew.
/// The destructor interrupts what runs, drops what waits and joins the thread.
class Worker
{
public:
    using Job = std::function<void(const Connection &)>;
    enum class Priority { Urgent, Normal };

    /// Starts the thread and waits until the connection is open or refused.
    [[nodiscard]] static base::Result<std::unique_ptr<Worker>> start(const Location &location, OpenMode mode,
                                                                     Role role);
    ~Worker();
    Worker(const Worker &) = delete;
    Worker &operator=(const Worker &) = delete;

    /// Queues a job. Thread-safe.
    void post(Priority priority, Job job);

    /// Runs `work` in the worker and hands its result to `done` in the application's thread, through its
    /// event loop. `context` lives in the application's thread; `done` is dropped if it is gone by then.
    template <typename Work, typename Done>
    void run(Priority priority, QObject *context, Work work, Done done)
    {
        post(priority,
             [guard = QPointer<QObject>(context), work = std::move(work),
              done = std::move(done)](const Connection &connection) mutable {
                 auto result = std::make_shared<decltype(work(connection))>(work(connection));
                 // The guard is read there, not here: the object dies in that thread.
                 QMetaObject::invokeMethod(
                     QCoreApplication::instance(),
                     [guard, result, done = std::move(done)]() mutable {
                         if (guard)
                             done(std::move(*result));
                     },
                     Qt::QueuedConnection);
             });
    }

    /// For a long job between its slices: runs the urgent jobs that wait, on the same connection. Called
    /// in the worker's thread only. Nothing that would end the caller's open result may be queued as
    /// urgent: reads only.
    void runUrgentJobs();

    /// Stops the statement that runs now; its job sees the error Cancelled. Thread-safe.
    void interrupt();
    /// Blocks until all queued jobs are done, `timeoutMs` at most. For tests and for closing.
    [[nodiscard]] bool waitIdle(int timeoutMs);

private:
    Worker();
    struct State;
    std::shared_ptr<State> m_state;
};

} // namespace database
