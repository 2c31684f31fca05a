// SPDX-License-Identifier: GPL-3.0-or-later
#include "Shop.h"
#include "exchange/Dice.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using exchange::Dice;
using schema::Table;
using tables::StoreTableModel;

namespace bench
{

namespace
{

constexpr int pageSize = 256;

/// What a person would write by hand for a page: the columns and the names of what they point to.
std::string pageSql(const Shop &shop)
{
    std::string places;
    for (int number = 1; number <= pageSize; ++number)
        places += (number > 1 ? ", " : "") + shop.place(number);
    const database::Dialect &dialect = shop.connection->dialect();
    const std::string customer = query::labelSql(dialect, Table::Customers, u"u"_s).toStdString();
    return "SELECT p.id, p.user_id, p.product_id, p.price, p.created_at, p.updated_at, p.payment_id, "
           "p.payment_type, "
        + customer
        + ", d.name FROM purchases p LEFT JOIN users u ON u.id = p.user_id LEFT JOIN products d ON d.id = "
          "p.product_id WHERE p.id IN ("
        + places + ")";
}

std::vector<Parameter> idsOf(const StoreTableModel &model, int first)
{
    std::vector<Parameter> ids;
    for (int row = first; row < first + pageSize; ++row)
        ids.emplace_back(model.keyAt(row).id);
    return ids;
}

/// Pages of a part each: none is in the cache when its turn comes.
void measurePages(const Shop &shop, Report &report, int times, StoreTableModel &model, const QString &what)
{
    if (!report.wants(what))
        return;
    Dice dice(1);
    QList<int> firsts;
    const int pages = model.rowCount() / pageSize;
    for (int i = 0; i <= times * 4; ++i)
        firsts.append(int(dice.below(pages)) * pageSize);
    const std::string sql = pageSql(shop);
    Times ours;
    Times bare;
    interleave(
        times * 4, [&](int turn) { readRow(model, firsts.at(turn)); },
        [&](int turn) { (void)shop.bare->read(sql, idsOf(model, firsts.at(turn))); }, ours, bare);
    report.compared(what, ours, bare, 2.5);
}

QString orderBy(const Shop &shop, const StoreTableModel &model, int column, bool descending, QString &from)
{
    const database::Dialect &dialect = shop.connection->dialect();
    const schema::Field &field = model.fieldAt(column);
    from = u"purchases p"_s;
    if (!field.relation)
        return dialect.orderBy(u"p."_s + field.column, field.type, descending);
    const schema::Entity &target = schema::entity(field.relation->target);
    from += u" LEFT JOIN %1 l ON l.id = p.%2"_s.arg(target.name, field.column);
    return dialect.orderBy(
        u"CASE WHEN l.id IS NULL THEN NULL ELSE %1 END"_s.arg(query::labelSql(dialect, target.table, u"l"_s)),
        schema::Type::Text, descending);
}

void measureOrders(const Shop &shop, Report &report, int times, StoreTableModel &model)
{
    for (int column = 0; column < model.columnCount(); ++column) {
        const QString what = u"whole order, sorted by %1"_s.arg(model.fieldAt(column).column);
        if (!report.wants(what))
            continue;
        Times ours;
        Times bare;
        std::vector<qint64> expected;
        interleave(
            times,
            [&](int turn) {
                model.sort(column, turn % 2 ? Qt::AscendingOrder : Qt::DescendingOrder);
                waitUntil([&] { return model.isOrderComplete(); }, "the order");
            },
            [&](int turn) {
                QString from;
                const QString order = orderBy(shop, model, column, turn % 2 == 0, from);
                expected = shop.bare->numbers(u"SELECT p.id FROM %1 ORDER BY %2%3"_s
                                                  .arg(from, order, column == 0 ? QString() : u", p.id"_s)
                                                  .toStdString());
            },
            ours, bare);
        for (int row = 0; row < int(expected.size()); row += 997)
            if (model.keyAt(row).id != expected.at(size_t(row)))
                qFatal("another order than the bare one");
        report.compared(what, ours, bare, 1.6);
    }
    model.sort(-1, Qt::AscendingOrder);
    waitUntil([&] { return model.isOrderComplete(); }, "the order");
}

/// The condition is the model's own; whoever is faster by another one finds other rows.
void measureSearch(const Shop &shop, Report &report, int times, StoreTableModel &model, const QString &typed,
                   const QString &what)
{
    if (!report.wants(what))
        return;
    model.setSearch(typed);
    waitUntil([&] { return model.isOrderComplete(); }, "the search");
    const auto found = model.condition();
    if (!found)
        qFatal("no condition");
    const auto &condition = *found;
    QString sql = u"SELECT id FROM purchases WHERE "_s + condition.sql + u" ORDER BY id LIMIT 256"_s;
    for (int number = 1; !shop.isSqlite() && sql.contains(u'?'); ++number)
        sql.replace(sql.indexOf(u'?'), 1, u"$%1"_s.arg(number));
    std::vector<Parameter> parameters;
    for (const QVariant &value : condition.values)
        parameters.push_back(value.toString().toStdString());
    Times ours;
    Times bare;
    interleave(
        times,
        [&](int) {
            model.setSearch({});
            waitUntil([&] { return model.isOrderComplete(); }, "the order");
        },
        [](int) {}, ours, bare);
    ours.clear();
    bare.clear();
    for (int turn = 0; turn < times; ++turn) {
        model.setSearch({});
        waitUntil([&] { return model.isOrderComplete(); }, "the order");
        bool isThere = false;
        const auto connection =
            QObject::connect(&model, &QAbstractItemModel::modelReset, &model, [&] { isThere = true; });
        ours.append(millisecondsOf([&] {
            model.setSearch(typed);
            waitUntil([&] { return isThere; }, "the first page");
        }));
        QObject::disconnect(connection);
        waitUntil([&] { return model.isOrderComplete(); }, "the search");
        bare.append(millisecondsOf([&] { (void)shop.bare->numbers(sql.toStdString(), parameters); }));
    }
    report.compared(what, ours, bare, 1.2);
    model.setSearch({});
    waitUntil([&] { return model.isOrderComplete(); }, "the order");
}

void measureFilter(const Shop &shop, Report &report, int times, StoreTableModel &model, const QString &filter,
                   const QString &what)
{
    if (!report.wants(what))
        return;
    Times ours;
    Times bare;
    interleave(
        times,
        [&](int) {
            model.setFilter(filter);
            (void)model.select();
            waitUntil([&] { return model.isOrderComplete(); }, "the filter");
        },
        [&](int) {
            (void)shop.bare->numbers(
                u"SELECT id FROM purchases WHERE %1 ORDER BY id"_s.arg(filter).toStdString());
        },
        ours, bare);
    report.compared(what, ours, bare, 0);
    model.setFilter({});
    readAll(model);
}

/// By the names of the customers, among some of the rows.
void measureOrderUnderFilter(const Shop &shop, Report &report, int times, StoreTableModel &model)
{
    const QString what = u"order by a related label under a filter"_s;
    if (!report.wants(what))
        return;
    const int column = model.entity().indexOf(u"user_id"_s);
    const auto filter = query::Condition::test(u"payment_type"_s, query::Op::Equals, {u"stars"_s});
    if (!model.setConditions(filter))
        qFatal("the filter was refused");
    waitUntil([&] { return model.isOrderComplete(); }, "the filter");
    Times ours;
    Times bare;
    std::vector<qint64> expected;
    interleave(
        times,
        [&](int turn) {
            model.sort(column, turn % 2 ? Qt::AscendingOrder : Qt::DescendingOrder);
            waitUntil([&] { return model.isOrderComplete(); }, "the order");
        },
        [&](int turn) {
            QString from;
            const QString order = orderBy(shop, model, column, turn % 2 == 0, from);
            expected = shop.bare->numbers(
                u"SELECT p.id FROM %1 WHERE p.payment_type = 'stars' ORDER BY %2, p.id"_s.arg(from, order)
                    .toStdString());
        },
        ours, bare);
    for (int row = 0; row < int(expected.size()); row += 997)
        if (model.keyAt(row).id != expected.at(size_t(row)))
            qFatal("another order than the bare one");
    report.compared(what, ours, bare, 1.6);
    (void)model.setConditions({});
    model.sort(-1, Qt::AscendingOrder);
    waitUntil([&] { return model.isOrderComplete(); }, "the order");
}

} // namespace

void measureReading(const Shop &shop, Report &report, int times)
{
    const auto model = shop.modelOf(Table::Purchases);
    readAll(*model);
    measurePages(shop, report, times, *model, u"page of 256 rows with labels, by id"_s);
    const int customer = model->entity().indexOf(u"user_id"_s);
    if (report.wants(u"page of 256 rows with labels, scattered"_s)) {
        model->sort(customer, Qt::AscendingOrder);
        waitUntil([&] { return model->isOrderComplete(); }, "the order");
        measurePages(shop, report, times, *model, u"page of 256 rows with labels, scattered"_s);
        model->sort(-1, Qt::AscendingOrder);
        waitUntil([&] { return model->isOrderComplete(); }, "the order");
    }
    const QString whole = u"true scroll bar: the whole order by id"_s;
    if (report.wants(whole)) {
        Times ours;
        Times bare;
        interleave(
            times, [&](int) { readAll(*model); },
            [&](int) { (void)shop.bare->numbers("SELECT id FROM purchases ORDER BY id"); }, ours, bare);
        report.compared(whole, ours, bare, 1.6);
    }
    measureOrders(shop, report, times, *model);
    measureOrderUnderFilter(shop, report, times, *model);
    measureSearch(shop, report, times, *model, u"кузнецова-ши"_s, u"quick search, few rows: first page"_s);
    measureSearch(shop, report, times, *model, u"00f-5"_s, u"quick search, most rows: first page"_s);
    measureSearch(shop, report, times, *model, u"qqqqq"_s, u"quick search, no row: first page"_s);
    measureFilter(shop, report, times, *model, u"payment_type = 'stars'"_s,
                  u"filter on an unindexed column"_s);
    measureFilter(shop, report, times, *model, u"id = 500000"_s, u"filter on an indexed column"_s);
}

} // namespace bench
