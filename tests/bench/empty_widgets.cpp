// SPDX-License-Identifier: GPL-3.0-or-later
// The least that a Qt Widgets program can do: an empty window of the size of ours, which ends once it was painted.
// What the start of shopbook is measured against.
#include <QApplication>
#include <QMainWindow>
#include <QTimer>

namespace {

class Empty : public QWidget
{
protected:
    void paintEvent(QPaintEvent *) override { QTimer::singleShot(0, qApp, &QCoreApplication::quit); }
};

} // namespace

int main(int argc, char *argv[])
{
    QApplication app(argc, argv);
    QMainWindow window;
    window.setCentralWidget(new Empty);
    window.resize(1280, 800);
    window.show();
    return QApplication::exec();
}
