// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/StatementTrace.h"

#include <future>
#include <libpq-fe.h>
#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace support
{

namespace
{

void runIn(database::Worker &worker, const std::function<void(const database::Connection &)> &job)
{
    std::promise<void> done;
    worker.post(database::Worker::Priority::Normal, [&](const database::Connection &connection) {
        job(connection);
        done.set_value();
    });
    done.get_future().wait();
}

struct Sink {
    QStringList *statements;
    qint64 *rows;
};

} // namespace

StatementTrace::StatementTrace(database::Worker &worker)
    : m_worker(worker)
{
    runIn(worker, [this](const database::Connection &connection) {
        if (connection.engine() == database::Engine::Postgresql) {
            m_file = std::tmpfile();
            PQtrace(connection.postgresHandle(), m_file);
            return;
        }
        const auto told = [](unsigned what, void *self, void *statement, void *text) {
            auto *trace = static_cast<StatementTrace *>(self);
            if (what == SQLITE_TRACE_ROW)
                ++trace->m_rows;
            else if (!QByteArrayView(static_cast<const char *>(text)).startsWith("--")) // a trigger's
                trace->m_statements.append(
                    QString::fromUtf8(sqlite3_sql(static_cast<sqlite3_stmt *>(statement))));
            return 0;
        };
        sqlite3_trace_v2(connection.sqliteHandle(), SQLITE_TRACE_STMT | SQLITE_TRACE_ROW, told, this);
    });
}

StatementTrace::~StatementTrace()
{
    stop();
}

void StatementTrace::stop()
{
    if (m_isOver)
        return;
    m_isOver = true;
    runIn(m_worker, [](const database::Connection &connection) {
        if (connection.engine() == database::Engine::Postgresql)
            PQuntrace(connection.postgresHandle());
        else
            sqlite3_trace_v2(connection.sqliteHandle(), 0, nullptr, nullptr);
    });
    if (m_file)
        readFile();
}

/// Lines of libpq: time, direction, length, kind, contents; divided by tabs.
void StatementTrace::readFile()
{
    QByteArray all;
    std::rewind(m_file);
    char some[4096];
    for (size_t size = 0; (size = std::fread(some, 1, sizeof some, m_file)) > 0;)
        all.append(some, qsizetype(size));
    std::fclose(m_file);
    m_file = nullptr;
    for (const QByteArray &line : all.split('\n')) {
        const QList<QByteArray> parts = line.split('\t');
        if (parts.value(3) == "DataRow")
            ++m_rows;
        else if (parts.value(1) == "F" && (parts.value(3) == "Sync" || parts.value(3) == "Query"))
            ++m_roundTrips;
        if (parts.value(3) == "Parse" || parts.value(3) == "Query")
            m_statements.append(QString::fromUtf8(parts.value(4)));
    }
}

} // namespace support
