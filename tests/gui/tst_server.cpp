// SPDX-License-Identifier: GPL-3.0-or-later
#include "Window.h"
#include "base/Settings.h"
#include "gui/dialogs/ConnectDialog.h"
#include "support/Patience.h"
#include "support/TestDatabase.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>

using namespace Qt::StringLiterals;

/// A server that is not there, and one that wants a password first.
class TestServerWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnSqlWarnings(); }
    void serverThatIsDown();
    void aPasswordIsAskedFor();

private:
    template <typename Widget> static Widget *part(QWidget *dialog, const char *name);
    static void answer(gui::ConnectDialog *dialog, const QString &password);
};

template <typename Widget> Widget *TestServerWindow::part(QWidget *dialog, const char *name)
{
    return dialog->findChild<Widget *>(QLatin1StringView(name));
}

/// Types a password and connects; the dialog is gone afterwards.
void TestServerWindow::answer(gui::ConnectDialog *dialog, const QString &password)
{
    const QPointer<gui::ConnectDialog> guard = dialog;
    part<QLineEdit>(dialog, "passwordEdit")->setText(password);
    QTRY_VERIFY(part<QAbstractButton>(dialog, "connectButton")->isEnabled());
    part<QAbstractButton>(dialog, "connectButton")->click();
    QTRY_VERIFY(!guard);
}

void TestServerWindow::serverThatIsDown()
{
    support::Window window;
    QVERIFY(window.open(u"postgresql://nobody@127.0.0.1:9/shop?connect_timeout=2"_s));
    QVERIFY(!window.store());
    QVERIFY(!window.message().isEmpty());
    // The next try begins with what was typed.
    window.run(gui::Command::ConnectServer);
    auto *dialog = support::waitForDialog<gui::ConnectDialog>();
    QVERIFY(dialog);
    QCOMPARE(part<QLineEdit>(dialog, "hostEdit")->text(), u"127.0.0.1"_s);
    QCOMPARE(part<QLineEdit>(dialog, "nameEdit")->text(), u"shop"_s);
    dialog->reject();
}

void TestServerWindow::aPasswordIsAskedFor()
{
    support::TestDatabase database(database::Engine::Postgresql);
    support::fillWithSample(database.location());
    database.run(u"DROP ROLE IF EXISTS with_password;\n"
                 "CREATE ROLE with_password SUPERUSER LOGIN PASSWORD 'пароль 1';\n"_s);
    database::Location location = database.location();
    location.user = u"with_password"_s;
    location.password.clear();

    support::Window window;
    gui::MainWindow::Start start;
    start.database = location.toUrl();
    window.start(start);
    auto *dialog = support::waitForDialog<gui::ConnectDialog>();
    QVERIFY(dialog);
    QCOMPARE(part<QLineEdit>(dialog, "userEdit")->text(), u"with_password"_s);
    QCOMPARE(part<QLineEdit>(dialog, "nameEdit")->text(), location.name);
    QVERIFY(!part<QLabel>(dialog, "passwordProblem")->text().isEmpty()
            || !part<QLabel>(dialog, "adviceLabel")->text().isEmpty());

    answer(dialog, u"falsch"_s);
    QVERIFY(!window.store());
    dialog = support::waitForDialog<gui::ConnectDialog>();
    QVERIFY(dialog);
    // What was typed is still there, hidden, to be put right.
    QCOMPARE(part<QLineEdit>(dialog, "passwordEdit")->text(), u"falsch"_s);
    QCOMPARE(part<QLineEdit>(dialog, "passwordEdit")->echoMode(), QLineEdit::Password);

    answer(dialog, u"пароль 1"_s);
    QTRY_VERIFY(window.store());
    QVERIFY(window.settle());
    QVERIFY(window.page().model().rowCount() > 0);
    // The next start finds the address, and no password in it.
    const QStringList recent = base::Settings().recentDatabases();
    QVERIFY(recent.contains(location.toUrl() + u"?sslmode=prefer"_s));
    QVERIFY(!recent.join(u' ').contains(u"пароль"_s));
    window.close();
    QTRY_VERIFY(!window.isVisible());
}

QTEST_MAIN(TestServerWindow)
#include "tst_server.moc"
