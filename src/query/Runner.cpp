// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/Runner.h"

namespace query
{

Runner::Runner(std::shared_ptr<QueryThread> thread, QObject *parent)
    : QObject(parent)
    , m_thread(std::move(thread))
{
}

Runner::~Runner()
{
    if (m_sign)
        m_sign->stop();
}

void Runner::run(const SqlText &sql, const RunLimits &limits)
{
    start([sql, limits](database::QueryConnection &connection, const QueryThread::StopSign &sign,
                        const Sink &sink) { return fetch(connection, sql, limits, sign, sink); });
}

void Runner::runByHand(const QString &typed, const RunLimits &limits)
{
    start([typed, limits](database::QueryConnection &connection, const QueryThread::StopSign &sign,
                          const Sink &sink) { return fetchByHand(connection, typed, limits, sign, sink); });
}

void Runner::cancel()
{
    if (m_sign)
        m_sign->stop();
}

void Runner::start(const Fetch &fetch)
{
    cancel();
    m_sign = std::make_shared<database::StopSign>();
    m_isRunning = true;
    const quint64 generation = ++m_generation;
    // To the object's thread, where the guard is read and the generation compared.
    const auto tell = [guard = QPointer<Runner>(this),
                       generation](const std::function<void(Runner &)> &what) {
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [guard, generation, what] {
                if (guard && guard->m_generation == generation)
                    what(*guard);
            },
            Qt::QueuedConnection);
    };
    m_thread->post(
        m_sign,
        [tell, fetch, sign = m_sign](database::QueryConnection *connection, const base::Error &whyNot) {
            const Sink sink{[tell](const QList<database::ResultColumn> &columns) {
                                tell([columns](Runner &runner) { Q_EMIT runner.columnsCame(columns); });
                            },
                            [tell, sign](const QList<QVariantList> &rows) {
                                tell([rows](Runner &runner) { Q_EMIT runner.rowsCame(rows); });
                                return !sign->isStopped();
                            }};
            const auto done = connection
                ? fetch(*connection, sign, sink)
                : tl::expected<RunSummary, Failure>(tl::make_unexpected(Failure{whyNot, -1, 0}));
            tell([done](Runner &runner) { runner.end(done); });
        });
}

void Runner::end(const tl::expected<RunSummary, Failure> &done)
{
    m_isRunning = false;
    if (done)
        Q_EMIT finished(*done);
    else
        Q_EMIT failed(done.error());
}

} // namespace query
