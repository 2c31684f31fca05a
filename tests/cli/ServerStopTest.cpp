// SPDX-License-Identifier: GPL-3.0-or-later
#include "CliProcess.h"
#include "WholeDump.h"
#include "support/Patience.h"
#include "support/ServerControl.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using clitest::Outcome;

/// The server is stopped at once, without a word, in the middle of an upgrade, and started again: the old
/// database or the new one. Runs beside a server of its own.
class ServerStopTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { support::failOnSqlWarnings(); }

    void stopped_data();
    void stopped();

private:
    static std::unique_ptr<QProcess> upgrade(const support::TestDatabase &database, const QString &failpoint);
    static QString withoutCounters(const support::TestDatabase &database);
};

/// A sequence goes on 32 numbers later after a crash: the server's way.
QString ServerStopTest::withoutCounters(const support::TestDatabase &database)
{
    static const QRegularExpression counters(u"^SELECT pg_catalog\\.setval.*$"_s,
                                             QRegularExpression::MultilineOption);
    return QString::fromUtf8(wholedump::of(database)).remove(counters);
}

std::unique_ptr<QProcess> ServerStopTest::upgrade(const support::TestDatabase &database,
                                                  const QString &failpoint)
{
    clitest::Where where;
    where.program = QStringLiteral(SHOPBOOK_CLI_FAILING);
    where.environment = {u"SHOPBOOK_FAILPOINT="_s + failpoint};
    return clitest::startCli({u"--database"_s, database.location().toUrl(), u"migrate"_s, u"upgrade"_s},
                             where);
}

void ServerStopTest::stopped_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("place");
    for (const QString &file : {QString(), u"phonebook_postgresql.sql"_s}) {
        for (const QString &place : {u"begun:1"_s, u"statement:1"_s, u"statement:15"_s, u"statement:30"_s,
                                     u"commit:1"_s, u"committed:1"_s})
            QTest::newRow(qPrintable(place + u' ' + file)) << file << place;
    }
}

void ServerStopTest::stopped()
{
    QFETCH(QString, file);
    QFETCH(QString, place);
    support::TestDatabase database(database::Engine::Postgresql);
    if (!file.isEmpty())
        database.fill(support::testFile(file));
    const QByteArray before = wholedump::of(database);
    const auto program = upgrade(database, place + u":pause"_s);
    const qint64 id = program->processId();
    const auto isStopped = [id] {
        QFile state(u"/proc/%1/stat"_s.arg(id));
        return state.open(QIODevice::ReadOnly) && state.readAll().contains(") T ");
    };
    QTRY_VERIFY(isStopped() || program->state() == QProcess::NotRunning);
    QVERIFY2(isStopped(), program->readAllStandardError());
    support::serverControl({u"-m"_s, u"immediate"_s, u"-l"_s, u"/dev/null"_s, u"restart"_s});
    QCOMPARE(kill(pid_t(id), SIGCONT), 0);
    if (QTest::currentTestFailed())
        return;
    const Outcome outcome = clitest::finished(*program);
    const bool isCommitted = place.startsWith(u"committed"_s);
    QVERIFY2(outcome.exitCode >= 0 && (isCommitted || outcome.exitCode != 0), outcome.words);
    QVERIFY(isCommitted || !outcome.words.isEmpty());
    const QByteArray found = wholedump::of(database);
    QCOMPARE(found == before, !isCommitted);

    const Outcome next = clitest::finished(*upgrade(database, {}));
    QVERIFY2(next.exitCode == 0, next.words);
    support::TestDatabase undisturbed(database::Engine::Postgresql);
    if (!file.isEmpty())
        undisturbed.fill(support::testFile(file));
    QCOMPARE(clitest::finished(*upgrade(undisturbed, {})).exitCode, 0);
    QCOMPARE(withoutCounters(database), withoutCounters(undisturbed));
}

QTEST_GUILESS_MAIN(ServerStopTest)
#include "ServerStopTest.moc"
