// SPDX-License-Identifier: GPL-3.0-or-later
#include "Shop.h"

#include <QCoreApplication>
#include <QFile>
#include <QHeaderView>
#include <QScrollBar>
#include <QSqlRelationalTableModel>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace bench
{

double peakMegabytes()
{
    QFile file(u"/proc/self/status"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n'))
        if (line.startsWith("VmHWM:"))
            return line.simplified().split(' ').value(1).toDouble() / 1024;
    return 0;
}

void measureStock(const database::Location &location, Report &report)
{
    const auto connection =
        database::Connection::open(location, database::OpenMode::ReadWrite, database::Role::Window);
    if (!connection)
        qFatal("%s", qPrintable(connection.error().message));
    QSqlRelationalTableModel model(nullptr, connection->handle());
    QTableView view;
    view.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    view.resize(1280, 800);
    report.single(u"stock: first paint"_s, millisecondsOf([&] {
                      model.setTable(u"purchases"_s);
                      model.setJoinMode(QSqlRelationalTableModel::LeftJoin);
                      model.setRelation(model.fieldIndex(u"user_id"_s),
                                        QSqlRelation(u"users"_s, u"id"_s, u"first_name"_s));
                      model.setRelation(model.fieldIndex(u"product_id"_s),
                                        QSqlRelation(u"products"_s, u"id"_s, u"name"_s));
                      model.select();
                      view.setModel(&model);
                      view.show();
                      view.repaint();
                      QCoreApplication::processEvents();
                  }),
                  0, u"ms"_s);
    report.single(u"stock: jump to the last row"_s, millisecondsOf([&] {
                      while (model.canFetchMore())
                          model.fetchMore();
                      view.scrollToBottom();
                      view.viewport()->repaint();
                  }),
                  0, u"ms"_s);
    report.single(u"stock: sort by customer"_s, millisecondsOf([&] {
                      model.sort(1, Qt::AscendingOrder);
                      view.viewport()->repaint();
                  }),
                  0, u"ms"_s);
    report.single(u"stock: substring filter"_s, millisecondsOf([&] {
                      model.setFilter(u"purchases.payment_id LIKE '%qqqqq%'"_s);
                      view.viewport()->repaint();
                  }),
                  0, u"ms"_s);
    report.single(u"stock: one cell saved"_s, millisecondsOf([&] {
                      model.setFilter(u"purchases.id = 500000"_s);
                      (void)model.setData(model.index(0, model.fieldIndex(u"price"_s)), 4321);
                      if (!model.submitAll())
                          qWarning("the stock model did not save");
                  }),
                  0, u"ms"_s);
    report.single(u"stock: peak memory"_s, peakMegabytes(), 0, u"MB"_s);
}

} // namespace bench
