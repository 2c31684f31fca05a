// SPDX-License-Identifier: GPL-3.0-or-later
// The least that a Qt Widgets program can do: an empty window of the size of ours. With "table" as its argument, a
// window with nothing but a table of such texts, held in memory: what Qt itself takes for the first text. Both say
// when they were painted, and end.
#include <QApplication>
#include <QMainWindow>
#include <QStandardItemModel>
#include <QTableView>
#include <QTimer>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace
{

void painted()
{
    std::puts("painted");
    std::fflush(stdout);
    QCoreApplication::quit();
}

template <typename Widget> class Painted : public Widget
{
protected:
    void paintEvent(QPaintEvent *event) override
    {
        Widget::paintEvent(event);
        QTimer::singleShot(0, qApp, &painted);
    }
};

QWidget *table()
{
    auto *view = new Painted<QTableView>;
    auto *model = new QStandardItemModel(40, 8, view);
    for (int row = 0; row < model->rowCount(); ++row)
        for (int column = 0; column < model->columnCount(); ++column)
            model->setItem(row, column, new QStandardItem(u"Чек-лист %1, cell %2"_s.arg(row).arg(column)));
    view->setModel(model);
    return view;
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication app(argc, argv);
    QMainWindow window;
    window.setCentralWidget(app.arguments().contains(u"table"_s) ? table() : new Painted<QWidget>);
    window.resize(1280, 800);
    window.show();
    return QApplication::exec();
}
