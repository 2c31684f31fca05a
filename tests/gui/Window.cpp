// SPDX-License-Identifier: GPL-3.0-or-later
#include "Window.h"

#include "exchange/Sample.h"
#include "gui/Opener.h"
#include "migration/Upgrade.h"
#include "support/Patience.h"

#include <QCryptographicHash>
#include <QFile>
#include <QKeyEvent>
#include <QSignalSpy>

using namespace Qt::StringLiterals;

namespace support
{

void fillWithSample(const database::Location &location)
{
    migration::UpgradeOptions options;
    options.ownerAgreed = true;
    const auto scripts = UNWRAP(migration::ScriptSet::builtIn());
    (void)UNWRAP(migration::upgrade(location, scripts, options));
    const auto connection =
        UNWRAP(database::Connection::open(location, database::OpenMode::ReadWrite, database::Role::Writer));
    UNWRAP(exchange::loadSample(connection, u"2026-11-20 12:00:00"_s));
}

Window::Window(const QSize &size)
{
    resize(size);
}

bool Window::open(const QString &pathOrUrl, bool readOnly)
{
    QSignalSpy ended(this, &gui::MainWindow::openingEnded);
    Start wish;
    wish.database = pathOrUrl;
    wish.readOnly = readOnly;
    start(wish);
    if (ended.isEmpty() && !ended.wait(patienceMs))
        return false;
    QMainWindow::show();
    activateWindow();
    return QTest::qWaitForWindowActive(this, patienceMs) && (!store() || settle());
}

bool Window::openSample()
{
    QSignalSpy ended(this, &gui::MainWindow::openingEnded);
    Start wish;
    wish.sample = true;
    start(wish);
    return (!ended.isEmpty() || ended.wait(patienceMs)) && QTest::qWaitForWindowActive(this, patienceMs)
        && store() && settle();
}

bool Window::show(schema::Table table)
{
    store()->showPage(table);
    return settle();
}

bool Window::settle()
{
    return QTest::qWaitFor([this] { return !store()->page() || store()->page()->isSettled(); }, patienceMs);
}

QString Window::message() const
{
    return messageBar().isVisible() ? messageBar().text() : QString();
}

bool Window::waitFor(const char *text)
{
    return QTest::qWaitFor([this, text] { return stateText() == QLatin1StringView(text); }, patienceMs);
}

bool Window::comeBack()
{
    if (!QTest::qWaitFor([] { return QApplication::activeModalWidget() == nullptr; }, patienceMs))
        return false;
    activateWindow();
    return QTest::qWaitFor([this] { return QApplication::activeWindow() == this; }, patienceMs);
}

void Window::goToColumn(const QString &column)
{
    gui::TableView &view = page().view();
    view.setFocus();
    press(Qt::Key_Home);
    for (int i = 0; i < page().model().columnCount(); ++i) {
        if (page().model().fieldAt(view.currentIndex().column()).column == column)
            return;
        press(Qt::Key_Right);
    }
}

void Window::press(int key, Qt::KeyboardModifiers modifiers)
{
    QWidget *target = QApplication::focusWidget();
    QTest::keyClick(target ? target : this, Qt::Key(key), modifiers);
}

void Window::type(const QString &text)
{
    // QTest::keyClicks() knows Latin letters only.
    for (const QChar c : text) {
        QWidget *target = QApplication::focusWidget();
        for (const auto kind : {QEvent::KeyPress, QEvent::KeyRelease}) {
            QKeyEvent event(kind, 0, Qt::NoModifier, QString(c));
            QApplication::sendEvent(target, &event);
        }
    }
}

bool tabTo(const QString &objectName)
{
    for (int i = 0; i < 80; ++i) {
        QWidget *focus = QApplication::focusWidget();
        if (focus && focus->objectName() == objectName)
            return true;
        QTest::keyClick(focus ? focus : QApplication::activeWindow(), Qt::Key_Tab);
    }
    qWarning() << "the focus is at" << QApplication::focusWidget() << "in" << QApplication::activeWindow();
    return false;
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QFile::ReadOnly))
        return {};
    return QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256);
}

} // namespace support
