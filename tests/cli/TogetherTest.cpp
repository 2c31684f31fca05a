// SPDX-License-Identifier: GPL-3.0-or-later
#include "CliProcess.h"
#include "WholeDump.h"

#include <QDir>
#include <QJsonArray>
#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;
using clitest::Outcome;

/// Eight programs start at once: one migrates, the others wait and find the work done.
class TogetherTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init() { support::failOnSqlWarnings(); }

    void eightAtOnce_data();
    void eightAtOnce();

private:
    static void once(const QString &file, QByteArray &expected);
};

void TogetherTest::eightAtOnce_data()
{
    QTest::addColumn<QString>("sqliteFile");
    QTest::addColumn<QString>("serverDump");
    QTest::newRow("nothing there yet") << QString() << QString();
    QTest::newRow("an old database") << u"up_2fda_rows.db"_s << u"phonebook_postgresql.sql"_s;
}

void TogetherTest::once(const QString &file, QByteArray &expected)
{
    support::TestDatabase database(support::engine());
    if (!file.isEmpty())
        database.fill(support::testFile(file));
    const QString data = database.folder() + u"/data"_s;
    clitest::Where where;
    where.environment = {u"XDG_DATA_HOME="_s + data};
    std::vector<std::unique_ptr<QProcess>> programs;
    for (int i = 0; i < 8; ++i)
        programs.push_back(clitest::startCli({u"--json"_s, u"--database"_s, database.location().toUrl(),
                                              u"migrate"_s, u"upgrade"_s, u"--now"_s},
                                             where));
    int migrated = 0;
    qsizetype applied = 0;
    for (const auto &program : programs) {
        const Outcome done = clitest::finished(*program);
        QVERIFY2(done.exitCode == 0, done.words);
        const auto steps = done.json().value(u"applied"_s).toArray();
        migrated += steps.isEmpty() ? 0 : 1;
        applied += steps.size();
    }
    QCOMPARE(migrated, 1);
    QCOMPARE(database.scalar(u"SELECT count(*) FROM shopbook_history"_s).toInt(), int(applied));
    const auto backups = QDir(data + u"/shopbook/backups"_s).entryList(QDir::Files);
    QCOMPARE(backups.size(), file.endsWith(u".db"_s) ? 1 : 0);
    const QByteArray dump = wholedump::of(database);
    if (expected.isEmpty())
        expected = dump;
    QCOMPARE(dump, expected);
}

void TogetherTest::eightAtOnce()
{
    QFETCH(QString, sqliteFile);
    QFETCH(QString, serverDump);
    const bool isSoak = !qEnvironmentVariableIsEmpty("SHOPBOOK_SOAK");
    QByteArray expected;
    for (int round = 0; round < (isSoak ? 50 : 4); ++round) {
        once(support::engine() == database::Engine::Sqlite ? sqliteFile : serverDump, expected);
        if (QTest::currentTestFailed())
            return;
    }
}

QTEST_GUILESS_MAIN(TogetherTest)
#include "TogetherTest.moc"
