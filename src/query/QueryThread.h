// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/QueryConnection.h"

#include <QCoreApplication>
#include <QObject>
#include <QPointer>

namespace query
{

/// The one thread in which a window's questions run, with a connection that can only ask: results, counts of
/// a pipeline, plans. Jobs run one after another. The connection is opened by the first job that needs it, so
/// making the object waits for nothing; where it can't be opened each job is told why, and the next one tries
/// again. The destructor stops what runs, drops what waits and joins the thread.
class QueryThread
{
public:
    using StopSign = std::shared_ptr<database::StopSign>;
    /// `connection` is null where it could not be opened: `whyNot` says so.
    using Job = std::function<void(database::QueryConnection *connection, const base::Error &whyNot)>;

    explicit QueryThread(database::Location location);
    ~QueryThread();
    QueryThread(const QueryThread &) = delete;
    QueryThread &operator=(const QueryThread &) = delete;

    [[nodiscard]] const database::Location &location() const;

    /// Queues a job that obeys the sign. Thread-safe. A job whose sign was stopped before its turn runs all
    /// the same: it is the connection that refuses, so whoever waits for an answer gets one.
    void post(const StopSign &sign, Job job);

    /// Runs `work`, which returns a base::Result, and hands that to `done` in the application's thread.
    /// `context` lives there; `done` is dropped if it is gone by then. The sign that is returned stops it.
    template <typename Work, typename Done> StopSign run(QObject *context, Work work, Done done)
    {
        using Came = decltype(work(std::declval<database::QueryConnection &>(), StopSign()));
        auto sign = std::make_shared<database::StopSign>();
        post(sign,
             [guard = QPointer<QObject>(context), sign, work = std::move(work), done = std::move(done)](
                 database::QueryConnection *connection, const base::Error &whyNot) mutable {
                 auto answer =
                     std::make_shared<Came>(connection ? work(*connection, sign) : Came(whyNot));
                 // The guard is read there, not here: the object dies in that thread.
                 QMetaObject::invokeMethod(
                     QCoreApplication::instance(),
                     [guard, answer, done = std::move(done)]() mutable {
                         if (guard)
                             done(std::move(*answer));
                     },
                     Qt::QueuedConnection);
             });
        return sign;
    }

    /// Blocks until all queued jobs are done, `timeoutMs` at most. For tests and for closing.
    [[nodiscard]] bool waitIdle(int timeoutMs);

private:
    struct State;
    std::shared_ptr<State> m_state;
};

} // namespace query
