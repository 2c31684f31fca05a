// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/Fetch.h"
#include "query/QueryThread.h"

namespace query
{

/// Runs one query after another for a view, in the query thread, and brings its rows to the thread that it
/// lives in: the window's. A new run stops the one before it, of which nothing more is heard. Shows nothing,
/// keeps no row.
class Runner : public QObject
{
    Q_OBJECT
public:
    explicit Runner(std::shared_ptr<QueryThread> thread, QObject *parent = nullptr);
    ~Runner() override;

    void run(const SqlText &sql, const RunLimits &limits = {});
    void runByHand(const QString &typed, const RunLimits &limits = {});
    /// failed() comes with the code Cancelled.
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_isRunning; }

Q_SIGNALS:
    /// Each run: columnsCame() once, rowsCame() some times, finished(); or failed() at any point.
    void columnsCame(const QList<database::ResultColumn> &columns);
    void rowsCame(const QList<QVariantList> &rows);
    void finished(const query::RunSummary &summary);
    void failed(const query::Failure &failure);

private:
    using Fetch = std::function<tl::expected<RunSummary, Failure>(
        database::QueryConnection &connection, const QueryThread::StopSign &sign, const Sink &sink)>;
    void start(const Fetch &fetch);
    void end(const tl::expected<RunSummary, Failure> &done);

    std::shared_ptr<QueryThread> m_thread;
    QueryThread::StopSign m_sign;
    quint64 m_generation = 0; ///< of the newest run: what others bring is dropped
    bool m_isRunning = false;
};

} // namespace query
