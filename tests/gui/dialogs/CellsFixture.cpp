// SPDX-License-Identifier: GPL-3.0-or-later
#include "CellsFixture.h"

#include "database/Transaction.h"
#include "records/Loader.h"
#include "support/Patience.h"

#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using gui::RelationPicker;
using schema::Table;
using tables::StoreTableModel;

namespace
{

void fillMarket(const database::Connection &connection, qint64 samir)
{
    auto transaction = UNWRAP(database::Transaction::begin(connection, database::Transaction::Kind::Write));
    auto loader = UNWRAP(records::Loader::begin(connection));
    const QString at = u"2026-11-01 10:00:00"_s;
    const auto add = [&](Table table, records::Record row) {
        row.insert(u"created_at"_s, at);
        row.insert(u"updated_at"_s, at);
        UNWRAP(loader.add(table, row));
    };
    for (qint64 id = 1; id <= 1000; ++id) {
        const QString name = id == samir ? u"Samir"_s : id > 998 ? u"Twin"_s : u"Customer"_s;
        const QString last = id == samir ? u"Bauer"_s
            : id > 998                   ? u"Name"_s
                                         : QString::number(id).rightJustified(4, u'0');
        add(Table::Customers,
            {{u"id"_s, id},
             {u"telegram_id"_s, 100000 + id},
             {u"username"_s, QVariant()},
             {u"first_name"_s, name},
             {u"last_name"_s, last}});
    }
    add(Table::Categories, {{u"id"_s, qint64(1)}, {u"category_name"_s, u"Курсы"_s}});
    add(Table::Products,
        {{u"id"_s, qint64(1)},
         {u"name"_s, u"Course"_s},
         {u"description"_s, u"first\nsecond"_s},
         {u"price"_s, qint64(990)},
         {u"file_id"_s, QVariant()},
         {u"category_id"_s, qint64(1)},
         {u"hidden_content"_s, u"the link"_s}});
    for (qint64 id = 1; id <= 3; ++id) {
        add(Table::Purchases,
            {{u"id"_s, id},
             {u"user_id"_s, samir},
             {u"product_id"_s, qint64(1)},
             {u"price"_s, qint64(990)},
             {u"payment_id"_s, u"p-%1"_s.arg(id)},
             {u"payment_type"_s, u"yukassa"_s}});
    }
    add(Table::People,
        {{u"id"_s, qint64(1)},
         {u"name"_s, u"Anna"_s},
         {u"surname"_s, QVariant()},
         {u"age"_s, 20.0},
         {u"email"_s, u"anna@example.org"_s},
         {u"country"_s, u"Россия"_s},
         {u"city"_s, u""_s},
         {u"deleted"_s, false}});
    UNWRAP(loader.finish());
    UNWRAP(std::move(transaction).commit());
}

} // namespace

void CellsFixture::init()
{
    support::failOnSqlWarnings();
    m_window = std::make_unique<QWidget>();
    m_window->resize(900, 500);
    new QVBoxLayout(m_window.get());
}

void CellsFixture::cleanup()
{
    m_window.reset();
    m_model.reset();
    shop().session().dropAll();
}

support::Shop &CellsFixture::shop()
{
    auto &made = m_shops[support::engine()];
    if (!made) {
        made = std::make_unique<support::Shop>(support::engine(), support::Shop::With::Nothing);
        fillMarket(made->database().open(database::Role::Writer), samir);
    }
    return *made;
}

RelationPicker *CellsFixture::picker(bool nullable)
{
    auto *made = new RelationPicker(m_window.get());
    made->setObjectName(u"picker"_s);
    made->setSource(shop().session(), Table::Customers, nullable);
    m_window->layout()->addWidget(made);
    m_window->show();
    made->setFocus();
    if (!QTest::qWaitForWindowActive(m_window.get(), support::patienceMs))
        qFatal("the window did not come up");
    return made;
}

QTableView *CellsFixture::view(Table table)
{
    m_model = std::make_unique<StoreTableModel>(shop().session(), table);
    m_view = new QTableView(m_window.get());
    m_delegate = new OpenDelegate(shop().session(), table, m_view);
    m_view->setItemDelegate(m_delegate);
    m_view->setModel(m_model.get());
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_window->layout()->addWidget(m_view);
    m_window->show();
    if (!QTest::qWaitForWindowActive(m_window.get(), support::patienceMs) || !m_model->select()
        || !QTest::qWaitFor(
            [this] {
                return m_model->rowCount() > 0 && m_model->isOrderComplete()
                    && m_model->rowState(0) != StoreTableModel::RowState::Loading;
            },
            support::patienceMs))
        qFatal("the table did not come up");
    return m_view;
}

QModelIndex CellsFixture::at(const char *column, int row) const
{
    return m_model->index(row, m_model->entity().indexOf(QString::fromLatin1(column)));
}

QWidget *CellsFixture::editCell(const char *column, int row)
{
    m_view->setFocus();
    m_view->setCurrentIndex(at(column, row));
    m_view->edit(at(column, row));
    return editor();
}
