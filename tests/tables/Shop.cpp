// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/Shop.h"
#include "support/Patience.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace shop
{

QList<Table> allTables()
{
    return {Table::Categories, Table::Customers, Table::Products,
            Table::Purchases,  Table::People,    Table::Numbers};
}

void addTables()
{
    QTest::addColumn<int>("table");
    for (const Table table : allTables())
        QTest::newRow(qPrintable(schema::entity(table).name)) << int(table);
}

Table table()
{
    QFETCH(int, table);
    return Table(table);
}

std::unique_ptr<Session> open(const support::TestDatabase &database, bool readOnly,
                              const records::Author &author)
{
    return UNWRAP(Session::open(database.location(), readOnly, author));
}

bool selectAll(StoreTableModel &model)
{
    return model.select() && QTest::qWaitFor([&] { return model.isOrderComplete(); }, support::patienceMs);
}

bool isLoaded(StoreTableModel &model, int row)
{
    return QTest::qWaitFor([&] { return model.rowState(row) != StoreTableModel::RowState::Loading; },
                           support::patienceMs);
}

QString text(const StoreTableModel &model, int row, const QString &column)
{
    return model.index(row, model.entity().indexOf(column)).data().toString();
}

QModelIndex cell(const QAbstractItemModel &model, Table table, int row, const QString &column)
{
    return model.index(row, schema::entity(table).indexOf(column));
}

QList<qint64> ids(const StoreTableModel &model)
{
    QList<qint64> ids;
    for (int row = 0; row < model.rowCount(); ++row)
        ids.append(model.keyAt(row).id);
    return ids;
}

int rowOf(const StoreTableModel &model, qint64 id)
{
    return model.rowOf({model.entity().table, id});
}

records::Record newRow(Table table, int number)
{
    switch (table) {
    case Table::Categories:
        return {{u"category_name"_s, u"Категория %1"_s.arg(number)}};
    case Table::Customers:
        return {{u"telegram_id"_s, qint64(1000 + number)}, {u"first_name"_s, u"Имя %1"_s.arg(number)}};
    case Table::Products:
        return store::newProduct(u"Новый курс %1"_s.arg(number));
    case Table::Purchases:
        return store::newPurchase(u"n-%1"_s.arg(number));
    case Table::People:
        return store::newPerson(u"n%1@example.org"_s.arg(number));
    case Table::Numbers:
        break;
    }
    return {{u"user_id"_s, qint64(1)}, {u"number"_s, u"+7 900 000 00 %1"_s.arg(number)}};
}

Edit validEdit(Table table)
{
    switch (table) {
    case Table::Categories:
        return {u"category_name"_s, u"Исходники"_s};
    case Table::Customers:
        return {u"last_name"_s, u"Байрон"_s};
    case Table::Products:
        return {u"price"_s, qint64(777)};
    case Table::Purchases:
        return {u"price"_s, qint64(778)};
    case Table::People:
        return {u"city"_s, u"Тверь"_s};
    case Table::Numbers:
        break;
    }
    return {u"number"_s, u"+7 495 1234567"_s};
}

Edit brokenEdit(Table table)
{
    switch (table) {
    case Table::Categories:
        return {u"category_name"_s, u""_s};
    case Table::Customers:
        return {u"telegram_id"_s, u"twelve"_s};
    case Table::Products:
    case Table::Purchases:
        return {u"price"_s, qint64(0)};
    case Table::People:
        return {u"age"_s, 151.0};
    case Table::Numbers:
        break;
    }
    return {u"number"_s, QString(51, u'1')};
}

} // namespace shop
