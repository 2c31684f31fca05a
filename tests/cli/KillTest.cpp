// SPDX-License-Identifier: GPL-3.0-or-later
#include "CliProcess.h"
#include "WholeDump.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using clitest::Outcome;
using clitest::runCli;

/// The program dies in the middle of an upgrade, at every place where it can: what is found afterwards is the
/// old database or the new one, whole, and the next start brings it to its head.
class KillTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init() { support::failOnSqlWarnings(); }

    void killed_data();
    void killed();
    void theProgramItselfCannotBeKilled();

private:
    struct Case {
        QString file;
        QString verb; ///< and its arguments
    };
    static void fill(support::TestDatabase &database, const Case &what);
    [[nodiscard]] static Outcome run(const support::TestDatabase &database, const QString &verb,
                                     const QString &failpoint, bool canDie = true);
    static void oneKill(const Case &what, const QString &failpoint, const QByteArray &before,
                        const QByteArray &after, bool &wasKilled);
};

/// A downgrade begins at the head.
void KillTest::fill(support::TestDatabase &database, const Case &what)
{
    if (!what.file.isEmpty())
        database.fill(support::testFile(what.file));
    if (what.verb.startsWith(u"downgrade"_s))
        QCOMPARE(run(database, u"adopt"_s, {}, false).exitCode, 0);
}

Outcome KillTest::run(const support::TestDatabase &database, const QString &verb, const QString &failpoint,
                      bool canDie)
{
    clitest::Where where;
    where.environment = {u"SHOPBOOK_FAILPOINT="_s + failpoint,
                         u"XDG_DATA_HOME="_s + database.folder() + u"/data"_s};
    if (canDie)
        where.program = QStringLiteral(SHOPBOOK_CLI_FAILING);
    return runCli(QStringList{u"--database"_s, database.location().toUrl(), u"migrate"_s} + verb.split(u' '),
                  where);
}

void KillTest::killed_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("verb");
    QTest::addColumn<QString>("place");
    QTest::addColumn<int>("stride"); // of the short sweep
    const auto rows = [](const QString &file, const QString &verb, const QStringList &places, int stride) {
        for (const QString &place : places) {
            const bool isMany = place == u"statement" || place == u"disk";
            QTest::newRow(qPrintable(file + u' ' + verb.section(u' ', 0, 0) + u' ' + place))
                << file << verb << place << (isMany ? stride : 1);
        }
    };
    const QStringList all{u"begun"_s, u"backup"_s, u"statement"_s, u"commit"_s, u"committed"_s, u"disk"_s};
    const QStringList some = qEnvironmentVariableIsEmpty("SHOPBOOK_SOAK") ? QStringList{u"disk"_s} : all;
    const QString down = u"downgrade 2fda6446e69f --accept-data-loss"_s;
    const QString up = u"upgrade"_s;
    rows(u"nothing sqlite"_s, up, all, 53);
    rows(u"up_2fda_rows.db"_s, up, all, 47);
    for (const QString &file :
         {u"up_empty_initial.db"_s, u"up_half_1720.db"_s, u"phonebook_real_rev.db"_s, u"seed_base.db"_s})
        rows(file, up, some, 89);
    for (const QString &file :
         {u"kill_1.db"_s, u"seed_rev1_rows.db"_s, u"seed_rev1_dirtyfk.db"_s, u"createall_no_version.db"_s})
        rows(file, u"adopt"_s, some, 97);
    rows(u"createall_no_version.db"_s, down, all, 83);
    rows(u"nothing postgresql"_s, up, all, 19);
    rows(u"market_postgresql.sql"_s, down, all, 11);
    rows(u"market_postgresql.sql"_s, u"adopt"_s, all, 11);
    rows(u"phonebook_postgresql.sql"_s, up, all, 11);
}

void KillTest::oneKill(const Case &what, const QString &failpoint, const QByteArray &before,
                       const QByteArray &after, bool &wasKilled)
{
    support::TestDatabase database(support::engine());
    fill(database, what);
    const Outcome killed = run(database, what.verb, failpoint);
    wasKilled = killed.exitCode == -1;
    QVERIFY2(wasKilled || killed.exitCode == 0, killed.words);
    const QByteArray found = wholedump::of(database);
    const bool isOld = wasKilled && found == before;
    // Both may be the same only if there is nothing to do.
    if (!isOld)
        QCOMPARE(found, after);
    const bool saysOld = failpoint.startsWith(u"begun"_s) || failpoint.startsWith(u"backup"_s)
        || failpoint.startsWith(u"statement"_s) || failpoint.startsWith(u"commit:"_s);
    QVERIFY(!wasKilled || !saysOld || isOld);

    // What a backup left behind is old by the time that somebody starts again.
    const QDir backups(database.folder() + u"/data/shopbook/backups"_s);
    for (const QString &name : backups.entryList({u"*.partial*"_s}, QDir::Files)) {
        QFile file(backups.filePath(name));
        QVERIFY(
            file.open(QIODevice::ReadWrite)
            && file.setFileTime(QDateTime::currentDateTimeUtc().addDays(-1), QFile::FileModificationTime));
    }
    const QString afterwards = what.verb.startsWith(u"downgrade"_s) ? u"current"_s : u"upgrade"_s;
    const Outcome next = run(database, isOld ? what.verb : afterwards, {}, false);
    QVERIFY2(next.exitCode == 0, next.words);
    QCOMPARE(wholedump::of(database), after);
    QCOMPARE(backups.entryList({u"*.partial*"_s}, QDir::Files), QStringList());
}

void KillTest::killed()
{
    QFETCH(QString, file);
    QFETCH(QString, verb);
    QFETCH(QString, place);
    QFETCH(int, stride);
    const bool isServer = support::engine() == database::Engine::Postgresql;
    if (isServer != file.contains(u"postgresql"_s))
        return; // of the other engine
    if (isServer && (place == u"backup" || place == u"disk"))
        return; // the server's own files
    const Case what{file.startsWith(u"nothing"_s) ? QString() : file, verb};
    if (!qEnvironmentVariableIsEmpty("SHOPBOOK_SOAK"))
        stride = 1;

    support::TestDatabase sound(support::engine());
    fill(sound, what);
    const QByteArray before = wholedump::of(sound);
    const Outcome done = run(sound, verb, {});
    QVERIFY2(done.exitCode == 0, done.words);
    const QByteArray after = wholedump::of(sound);
    QVERIFY(before != after);

    bool wasKilled = true;
    int times = 0;
    for (int hit = 1; wasKilled; hit += stride) {
        oneKill(what, u"%1:%2"_s.arg(place).arg(hit), before, after, wasKilled);
        if (QTest::currentTestFailed()) {
            qWarning("killed at %s:%d", qPrintable(place), hit);
            return;
        }
        times += wasKilled ? 1 : 0;
    }
    const bool hasNoBackup = place == u"backup" && (what.file.isEmpty() || what.file == u"seed_base.db");
    QVERIFY2(times > 0 || hasNoBackup, qPrintable(place));
    qInfo("killed %d times", times);
}

void KillTest::theProgramItselfCannotBeKilled()
{
    for (const QString &place : {u"begun:1"_s, u"statement:1"_s, u"commit:1"_s, u"disk:1"_s}) {
        const support::TestDatabase database(support::engine());
        const Outcome done = run(database, u"upgrade"_s, place, false);
        QVERIFY2(done.exitCode == 0, done.words);
    }
    QFile program(QStringLiteral(SHOPBOOK_CLI));
    QVERIFY(program.open(QIODevice::ReadOnly));
    QVERIFY(!program.readAll().contains("SHOPBOOK_FAILPOINT"));
}

QTEST_GUILESS_MAIN(KillTest)
#include "KillTest.moc"
