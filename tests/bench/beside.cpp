// SPDX-License-Identifier: GPL-3.0-or-later
//
// beside FILE: how long the program locks a bot out of an SQLite file, and how soon the bot's rows are shown.
// FILE (of `shopbook-cli sample --purchases N`) is changed: give it a copy. A probe in a thread of its own
// tries again and again to take the lock that a writer needs, and measures for how long it is refused; so it
// sees what a bot sees. Figures are read by a person.
#include "records/Save.h"
#include "reports/Checkup.h"
#include "reports/Contents.h"
#include "reports/Facets.h"
#include "reports/Totals.h"
#include "tables/StoreTableModel.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QTimer>

#include <sqlite3.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <functional>
#include <thread>

using namespace Qt::StringLiterals;

namespace
{

/// Takes a lock with no patience, over and over, and keeps the longest time for which it was refused.
class Probe
{
public:
    Probe(const QString &path, const char *begin)
        : m_thread([this, path, begin] { run(path.toUtf8(), begin); })
    {
    }
    ~Probe()
    {
        m_isOver = true;
        m_thread.join();
    }
    /// Milliseconds since the last call.
    double take() { return m_longestUs.exchange(0) / 1000.0; }

private:
    void run(const QByteArray &path, const char *begin)
    {
        sqlite3 *database = nullptr;
        if (sqlite3_open_v2(path.constData(), &database, SQLITE_OPEN_READWRITE, nullptr) != SQLITE_OK)
            std::abort();
        QElapsedTimer refused;
        while (!m_isOver) {
            const bool isFree = sqlite3_exec(database, begin, nullptr, nullptr, nullptr) == SQLITE_OK;
            if (isFree)
                sqlite3_exec(database, "ROLLBACK", nullptr, nullptr, nullptr);
            if (!isFree && !refused.isValid())
                refused.start();
            if (refused.isValid())
                m_longestUs = std::max<qint64>(m_longestUs, refused.nsecsElapsed() / 1000);
            if (isFree)
                refused.invalidate();
            sqlite3_sleep(1);
        }
        sqlite3_close(database);
    }

    std::atomic_bool m_isOver = false;
    std::atomic<qint64> m_longestUs = 0;
    std::thread m_thread;
};

/// Lets events happen until the condition holds.
template <typename Condition> void waitUntil(Condition condition)
{
    while (!condition())
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 5);
}

double percentile(QList<double> values, double share)
{
    std::sort(values.begin(), values.end());
    return values.value(qsizetype(double(values.size() - 1) * share));
}

void print(const char *what, const QList<double> &ms)
{
    std::printf("%-46s median %7.1f  p95 %7.1f  longest %7.1f ms\n", what, percentile(ms, 0.5),
                percentile(ms, 0.95), percentile(ms, 1));
}

void execute(const QString &path, const QString &sql)
{
    sqlite3 *database = nullptr;
    char *error = nullptr;
    sqlite3_open(path.toUtf8().constData(), &database);
    sqlite3_busy_timeout(database, 10000);
    if (sqlite3_exec(database, sql.toUtf8().constData(), nullptr, nullptr, &error) != SQLITE_OK)
        std::fprintf(stderr, "%s\n", error);
    sqlite3_close(database);
}

void measureSaves(tables::Session &session, const QString &path)
{
    constexpr int rounds = 60;
    QList<double> locks;
    Probe probe(path, "BEGIN IMMEDIATE");
    bool isSaved = true;
    QObject::connect(&session, &tables::Session::saved, &session, [&isSaved] { isSaved = true; });
    for (int round = 0; round < rounds; ++round) {
        const records::RowKey row{schema::Table::Purchases, 1000 + round};
        records::ChangeSet changes;
        qint64 price = 0;
        {
            sqlite3 *database = nullptr;
            sqlite3_open(path.toUtf8().constData(), &database);
            sqlite3_busy_timeout(database, 10000);
            sqlite3_stmt *statement = nullptr;
            sqlite3_prepare_v2(database, "SELECT price FROM purchases WHERE id = ?", -1, &statement, nullptr);
            sqlite3_bind_int64(statement, 1, row.id);
            if (sqlite3_step(statement) == SQLITE_ROW)
                price = sqlite3_column_int64(statement, 0);
            sqlite3_finalize(statement);
            sqlite3_close(database);
        }
        changes.set(row, u"price"_s, price, price + 1);
        probe.take();
        isSaved = false;
        session.saveNow(changes, u"bench"_s);
        waitUntil(
            [&isSaved, &session] { return isSaved || session.state() == tables::Session::State::Failed; });
        locks.append(probe.take());
    }
    print("write lock of a one-row save", locks);
}

void measureOrders(tables::Session &session, const QString &path)
{
    tables::StoreTableModel model(session, schema::Table::Purchases);
    Probe probe(path, "BEGIN EXCLUSIVE");
    for (int column = 0; column < model.entity().fields.size(); ++column) {
        probe.take();
        QElapsedTimer clock;
        clock.start();
        if (column == 0)
            (void)model.select();
        model.sort(column, Qt::AscendingOrder);
        waitUntil([&model] { return model.isOrderComplete(); });
        const double elapsed = double(clock.nsecsElapsed()) / 1e6;
        std::printf("  sorted by %-16s %8.1f ms; a writer was refused for %8.1f ms\n",
                    qPrintable(model.entity().fields.at(column).column), elapsed, probe.take());
    }
}

/// What is counted and added up beside the table, in a file without WAL: for how long a writer is refused.
void measureCounts(const database::Location &location)
{
    auto reader = database::Connection::open(location, database::OpenMode::ReadWrite, database::Role::Reader);
    if (!reader)
        return;
    Probe probe(location.path, "BEGIN EXCLUSIVE");
    const auto measure = [&](const char *what, const std::function<bool()> &work) {
        probe.take();
        QElapsedTimer clock;
        clock.start();
        const bool isWell = work();
        const double elapsed = double(clock.nsecsElapsed()) / 1e6;
        std::printf("  %-26s %8.1f ms; a writer was refused for %8.1f ms%s\n", what, elapsed, probe.take(),
                    isWell ? "" : "  FAILED");
    };
    measure("totals", [&] { return reports::paymentTotals(*reader, {}, {}).has_value(); });
    for (const reports::Facet &facet : reports::facetsOf(schema::Table::Purchases))
        measure(qPrintable(u"quick filter "_s + facet.path), [&] {
            return reports::facetValues(*reader, schema::Table::Purchases, facet, {}).has_value();
        });
    measure("all rows counted", [&] { return reports::rowCounts(*reader).has_value(); });
    measure("check-up", [&] { return reports::checkUp(*reader, {}).has_value(); });
}

void measureArrival(tables::Session &session, const QString &path)
{
    constexpr int rounds = 30;
    tables::StoreTableModel model(session, schema::Table::Purchases);
    (void)model.select();
    waitUntil([&model] { return model.isOrderComplete(); });
    QList<double> delays;
    for (int round = 0; round < rounds; ++round) {
        const int before = model.rowCount();
        execute(
            path,
            u"INSERT INTO purchases (user_id, product_id, price, payment_id, payment_type) VALUES (1, 1, 5, "
            "'bench-' || lower(hex(randomblob(16))), 'yukassa')"_s);
        QElapsedTimer clock;
        clock.start();
        waitUntil([&] { return model.rowCount() > before; });
        delays.append(double(clock.nsecsElapsed()) / 1e6);
        // Not in step with the poll.
        QEventLoop pause;
        QTimer::singleShot(37 * (round % 23), &pause, &QEventLoop::quit);
        pause.exec();
    }
    print("another program's row is in the table after", delays);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (argc != 2) {
        std::fprintf(stderr, "beside FILE\n");
        return 2;
    }
    database::Location location;
    location.path = QString::fromLocal8Bit(argv[1]);
    for (const QString &mode : {u"wal"_s, u"delete"_s}) {
        execute(location.path, u"PRAGMA journal_mode = "_s + mode);
        std::printf("journal mode %s\n", qPrintable(mode));
        auto session = tables::Session::open(location, false, {u"bench"_s});
        if (!session) {
            std::fprintf(stderr, "%s\n", qPrintable(session.error().message));
            return 1;
        }
        measureSaves(**session, location.path);
        measureArrival(**session, location.path);
        measureOrders(**session, location.path);
        measureCounts(location);
        std::fflush(stdout);
    }
    return 0;
}
