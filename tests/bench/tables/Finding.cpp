// SPDX-License-Identifier: GPL-3.0-or-later
#include "Shop.h"
#include "reports/Checkup.h"
#include "reports/Facets.h"
#include "reports/Totals.h"

#include <QElapsedTimer>

#include <future>

using namespace Qt::StringLiterals;
using schema::Table;

// What stands beside the table: drop-downs, quick filters, totals, the check-up.

namespace bench
{

namespace
{

/// Milliseconds of a job of the session's reader, with the way there and back.
template <typename Job> double inReader(const Shop &shop, Job job)
{
    return millisecondsOf([&] {
        std::promise<void> done;
        shop.session->reader().post(database::Worker::Priority::Normal,
                                    [&](const database::Connection &connection) {
                                        if (const auto answer = job(connection); !answer)
                                            qFatal("%s", qPrintable(answer.error().message));
                                        done.set_value();
                                    });
        done.get_future().wait();
    });
}

/// Somebody writes: what was remembered is out of date.
void touchCustomer(const Shop &shop, int turn)
{
    const auto writer = database::Connection::open(shop.connection->location(), database::OpenMode::ReadWrite,
                                                   database::Role::Writer);
    if (!writer
        || !writer->execute(u"UPDATE users SET updated_at = '2026-01-01 00:00:%1' WHERE id = 1"_s.arg(
            turn % 60, 2, 10, QChar(u'0'))))
        qFatal("the customer was not written");
}

void measureChoices(const Shop &shop, Report &report, int times)
{
    const QString what = u"20 matches of 100,000 customers, a keystroke"_s;
    if (!report.wants(what))
        return;
    const QString bareSql = shop.isSqlite()
        ? u"SELECT id, first_name || ' ' || last_name FROM users WHERE first_name || ' ' || last_name LIKE '%' || ? || '%' LIMIT 20"_s
        : u"SELECT id, first_name || ' ' || last_name FROM users WHERE first_name || ' ' || last_name ILIKE '%' || $1 || '%' LIMIT 20"_s;
    const auto labels = shop.session->labels();
    const auto choose = [&](const QString &typed) {
        return inReader(shop, [&](const database::Connection &connection) {
            return labels->choices(connection, Table::Customers, typed);
        });
    };
    report.single(u"a drop-down's labels read, when the field is entered"_s,
                  inReader(shop,
                           [&](const database::Connection &connection) {
                               return labels->prepare(connection, Table::Customers);
                           }),
                  0, u"ms"_s);
    Times ours;
    Times bare;
    Times opened;
    for (int turn = 0; turn < times; ++turn) {
        opened.append(choose({}));
        for (const QString &typed :
             {u"к"_s, u"ку"_s, u"куз"_s, u"кузн"_s, u"кузнецова-ш"_s, u"anna k"_s, u"qqq"_s}) {
            ours.append(choose(typed));
            bare.append(
                millisecondsOf([&] { (void)shop.bare->read(bareSql.toStdString(), {typed.toStdString()}); }));
        }
    }
    report.single(u"a drop-down opened, nothing typed"_s, median(opened), 30, u"ms"_s);
    report.compared(what + u", median (bare: LIKE)"_s, ours, bare, 0);
    report.single(what + u", p95"_s, percentile(ours, 0.95), 30, u"ms"_s);
    Times afterwards;
    for (int turn = 0; turn < times; ++turn) {
        touchCustomer(shop, turn);
        afterwards.append(choose(u"кузн"_s));
    }
    report.single(u"the first key after somebody wrote"_s, median(afterwards), 0, u"ms"_s);
}

void measureFacets(const Shop &shop, Report &report, int times)
{
    const struct {
        QString what;
        QString path;
        std::string bareSql;
    } cases[] = {
        {u"quick filters: payment types with their rows"_s, u"payment_type"_s,
         "SELECT payment_type, count(*) FROM purchases WHERE payment_type <> '' GROUP BY 1 ORDER BY 2 DESC "
         "LIMIT 24"},
        {u"quick filters: categories with their rows"_s, u"product_id.category_id"_s,
         "SELECT c.id, c.category_name, count(*) FROM purchases p JOIN products d ON d.id = p.product_id "
         "JOIN categories c ON "
         "c.id = d.category_id GROUP BY 1, 2 ORDER BY 3 DESC LIMIT 24"},
        {u"quick filters: months with their rows"_s, u"created_at"_s,
         shop.isSqlite() ? "SELECT strftime('%Y-%m', created_at, 'localtime'), count(*) FROM purchases GROUP "
                           "BY 1 ORDER BY 1 DESC LIMIT 24"
                         : "SELECT to_char(created_at, 'YYYY-MM'), count(*) FROM purchases GROUP BY 1 ORDER "
                           "BY 1 DESC LIMIT 24"},
    };
    for (const auto &facet : cases) {
        if (!report.wants(facet.what))
            continue;
        Times ours;
        Times bare;
        interleave(
            times,
            [&](int) {
                (void)inReader(shop, [&](const database::Connection &connection) {
                    return reports::facetValues(connection, Table::Purchases, {facet.path, {}}, {});
                });
            },
            [&](int) { (void)shop.bare->read(facet.bareSql); }, ours, bare);
        report.compared(facet.what, ours, bare, 0);
    }
}

void measureTotals(const Shop &shop, Report &report, int times)
{
    const QString what = u"totals of everything, by payment type"_s;
    if (!report.wants(what))
        return;
    Times ours;
    Times bare;
    interleave(
        times,
        [&](int) {
            (void)inReader(shop, [](const database::Connection &connection) {
                return reports::paymentTotals(connection, {}, {});
            });
        },
        [&](int) {
            (void)shop.bare->read("SELECT payment_type, count(*), sum(price) FROM purchases GROUP BY 1");
        },
        ours, bare);
    report.compared(what, ours, bare, 0);
}

void measureCheckup(const Shop &shop, Report &report)
{
    const QString what = u"check-up of everything"_s;
    if (!report.wants(what))
        return;
    Times slices;
    QElapsedTimer clock;
    reports::CheckupOptions options;
    options.between = [&](const reports::CheckupProgress &) {
        slices.append(double(clock.nsecsElapsed()) / 1e6);
        clock.start();
        return true;
    };
    clock.start();
    const double took = inReader(
        shop, [&](const database::Connection &connection) { return reports::checkUp(connection, options); });
    slices.append(double(clock.nsecsElapsed()) / 1e6);
    report.single(what, took / 1000, 0, u"s"_s,
                  u"slices %1, longest %2 ms"_s.arg(slices.size()).arg(percentile(slices, 1), 0, 'f', 0));
}

} // namespace

void measureFinding(const Shop &shop, Report &report, int times)
{
    measureChoices(shop, report, times);
    measureFacets(shop, report, std::max(3, times / 3));
    measureTotals(shop, report, std::max(3, times / 3));
    measureCheckup(shop, report);
}

} // namespace bench
