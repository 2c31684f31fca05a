// SPDX-License-Identifier: GPL-3.0-or-later
// bench_queries ADDRESS [--times N]: queries of a person beside the bare driver, on a database of
// `shopbook-cli sample
// --purchases 1000000`, which is only read. A line each: what, the program's figure, the bare driver's in the
// same run, their ratio, the goal.
#include "query/Fetch.h"
#include "query/Pipeline.h"
#include "query/QueryJson.h"
#include "query/QuerySql.h"
#include "tables/Bare.h"
#include "tables/Report.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <cstdio>
#include <semaphore>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

/// All eight clauses over all purchases.
const QByteArray eightClauses = R"json({"version": 1, "from": "purchases",
    "columns": ["products.category_id", "purchases.payment_type", "count(purchases.id)", "sum(purchases.price)"],
    "joins": [{"table": "products"}],
    "where": [{"field": "price", "op": ">", "values": [300]}, {"field": "payment_type", "op": "!=", "values": ["stars"]}],
    "group_by": ["products.category_id", "payment_type"],
    "having": [{"field": "count(purchases.id)", "op": ">", "values": [10]}],
    "distinct": true, "order_by": [{"by": "products.category_id"}], "limit": 20})json";
constexpr int clauses = 8;

template <typename T> T needed(base::Result<T> result)
{
    if (!result)
        qFatal("%s | %s", qPrintable(result.error().message), qPrintable(result.error().detail));
    return std::move(*result);
}

/// A statement as the bare driver takes it.
struct Statement {
    std::string sql;
    std::vector<bench::Parameter> parameters;
};

Statement bareOf(const query::SqlText &text, database::Engine engine)
{
    Statement statement;
    QString sql;
    int number = 0;
    for (const QChar c : text.sql) {
        if (c == u'?' && engine == database::Engine::Postgresql)
            sql += u"$%1"_s.arg(++number);
        else
            sql += c;
    }
    statement.sql = sql.toStdString();
    for (const QVariant &value : text.values) {
        if (value.typeId() == QMetaType::LongLong)
            statement.parameters.emplace_back(value.toLongLong());
        else
            statement.parameters.emplace_back(value.toString().toStdString());
    }
    return statement;
}

class Bench
{
public:
    Bench(const database::Location &location, int times)
        : m_location(location)
        , m_times(times)
        , m_report(database::nameOf(location.engine), {})
        , m_plain(needed(
              database::Connection::open(location, database::OpenMode::ReadOnly, database::Role::Inspector)))
        , m_bare(bench::Bare::on(m_plain))
        , m_connection(needed(database::QueryConnection::open(location)))
    {
    }

    void run()
    {
        pipeline();
        rows(u"the first 10,000 rows for a view"_s, 10000);
        rows(u"all rows, streamed"_s, 0);
        cancel(u"cancel: a count that would run for hours"_s, true);
        cancel(u"cancel: rows without an end"_s, false);
    }

private:
    void pipeline()
    {
        const query::Query query = needed(query::queryFromDocument(eightClauses));
        const Statement plain =
            bareOf(needed(query::sqlOf(m_connection.dialect(), query)), m_location.engine);
        bench::Times scans;
        for (int turn = 0; turn <= m_times; ++turn)
            scans.append(bench::millisecondsOf([&] { m_bare->read("SELECT sum(price) FROM purchases"); }));
        const double scan = bench::median(scans);
        m_report.single(u"one scan of the purchases"_s, scan, 0, u"ms"_s);
        bench::Times ours;
        bench::Times bare;
        bench::interleave(
            m_times, [&](int) { needed(query::countPipeline(m_connection, query, {}, 600s)); },
            [&](int) { m_bare->read(plain.sql, plain.parameters); }, ours, bare);
        m_report.compared(u"counts of all steps of a query with 8 clauses"_s, ours, bare, 3, clauses * scan);
        const auto stations = needed(query::countPipeline(m_connection, query, {}, 600s)).stations;
        for (const query::Station &station : stations)
            std::printf("            %-12s %9lld -> %9lld  %s\n", qPrintable(station.path),
                        (long long)station.in, (long long)station.out, qPrintable(station.sentence));
    }

    void rows(const QString &what, qint64 limit)
    {
        const QString sql =
            u"SELECT id, user_id, product_id, price, payment_id, payment_type FROM purchases"_s;
        const std::string bareSql = (limit > 0 ? sql + u" LIMIT %1"_s.arg(limit) : sql).toStdString();
        bench::Times ours;
        bench::Times bare;
        bench::interleave(
            m_times,
            [&](int) {
                if (!query::fetch(m_connection, {sql, {}}, {limit, 600s}, {}, {}))
                    qFatal("not fetched");
            },
            [&](int) { m_bare->read(bareSql); }, ours, bare);
        m_report.compared(what, ours, bare, 0);
    }

    void cancel(const QString &what, bool isSilent)
    {
        const bool isSqlite = m_location.engine == database::Engine::Sqlite;
        const QString sql = isSilent
            ? u"SELECT count(*) FROM purchases a, purchases b WHERE a.price + b.price < 0"_s
            : (isSqlite ? u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"_s
                        : u"SELECT generate_series(1, 1000000000000)"_s);
        bench::Times times;
        for (int turn = 0; turn < m_times; ++turn) {
            const auto sign = std::make_shared<database::StopSign>();
            std::chrono::steady_clock::time_point stopped;
            // At another moment each time.
            std::thread thread([&] {
                (void)std::binary_semaphore(0).try_acquire_for(
                    std::chrono::milliseconds(300 + 37 * (turn % 20)));
                stopped = std::chrono::steady_clock::now();
                sign->stop();
            });
            if (query::fetch(m_connection, {sql, {}}, {0, 600s}, sign, {}))
                qFatal("it was not cancelled");
            const auto over = std::chrono::steady_clock::now();
            thread.join();
            times.append(std::chrono::duration<double, std::milli>(over - stopped).count());
        }
        m_report.single(what + u", slowest"_s, bench::percentile(times, 1), 200, u"ms"_s,
                        u"median %1"_s.arg(bench::median(times), 0, 'f', 1));
    }

    database::Location m_location;
    int m_times;
    bench::Report m_report;
    database::Connection m_plain;
    std::unique_ptr<bench::Bare> m_bare;
    database::QueryConnection m_connection;
};

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addPositionalArgument(u"address"_s, u"The database."_s);
    parser.addOption({u"times"_s, u"How often each is measured."_s, u"N"_s, u"10"_s});
    parser.process(app);
    const auto location = needed(database::Location::parse(parser.positionalArguments().value(0)));
    Bench(location, parser.value(u"times"_s).toInt()).run();
    return 0;
}
