// SPDX-License-Identifier: GPL-3.0-or-later
#include "CliProcess.h"
#include "support/TestDatabase.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using clitest::Outcome;
using clitest::runCli;

namespace
{

QString allNames(const support::TestDatabase &database)
{
    return database
        .scalar(
            database.location().engine == database::Engine::Sqlite
                ? u"SELECT group_concat(payment_id || user_id || created_at, '|') FROM (SELECT * FROM purchases ORDER BY id)"_s
                : u"SELECT string_agg(payment_id || user_id || created_at::text, '|' ORDER BY id) FROM purchases"_s)
        .toString();
}

} // namespace

/// `shopbook-cli sample --purchases N --seed S`, on both engines.
class SampleSizeTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init() { support::failOnSqlWarnings(); }
    void aLargerMarketThatGrows();
    void theSeedDecides();
    void wrongNumbersCostNothing_data();
    void wrongNumbersCostNothing();
};

void SampleSizeTest::aLargerMarketThatGrows()
{
    const support::TestDatabase database(support::engine());
    const Outcome few =
        runCli({u"sample"_s, database.location().toUrl(), u"--purchases"_s, u"50000"_s, u"--json"_s});
    QCOMPARE(few.exitCode, 0);
    const QJsonObject rows = few.json().value(u"rows"_s).toObject();
    QCOMPARE(rows.value(u"purchases"_s).toInt(), 50'000);
    QCOMPARE(rows.value(u"users"_s).toInt(), 5'000);
    QCOMPARE(rows.value(u"products"_s).toInt(), 500);
    QCOMPARE(rows.value(u"categories"_s).toInt(), 6);
    // How far it is, on the stream for people: nineteen times and no oftener.
    QCOMPARE(few.words.count(" rows\n"), 19);
    QCOMPARE(database
                 .scalar(u"SELECT count(*) FROM purchases p LEFT JOIN users u ON u.id = p.user_id "
                         "LEFT JOIN products d ON d.id = p.product_id WHERE u.id IS NULL OR d.id IS NULL"_s)
                 .toInt(),
             0);
}

void SampleSizeTest::theSeedDecides()
{
    QStringList made;
    for (const QString &seed : {u"5"_s, u"5"_s, u"6"_s}) {
        const support::TestDatabase database(support::engine());
        QCOMPARE(runCli({u"sample"_s, database.location().toUrl(), u"--purchases=3000"_s, u"--seed"_s, seed})
                     .exitCode,
                 0);
        made.append(allNames(database));
    }
    QVERIFY(made.at(0).size() > 3000);
    QCOMPARE(made.at(0), made.at(1));
    QVERIFY(made.at(0) != made.at(2));
}

void SampleSizeTest::wrongNumbersCostNothing_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::newRow("none") << QStringList{u"--purchases"_s, u"0"_s};
    QTest::newRow("negative") << QStringList{u"--purchases=-5"_s};
    QTest::newRow("a word") << QStringList{u"--purchases"_s, u"many"_s};
    QTest::newRow("too many") << QStringList{u"--purchases"_s, u"100000001"_s};
    QTest::newRow("beyond 64 bits") << QStringList{u"--purchases"_s, u"99999999999999999999"_s};
    QTest::newRow("a seed that is a word") << QStringList{u"--seed"_s, u"luck"_s};
    QTest::newRow("a time that is none") << QStringList{u"--until"_s, u"yesterday"_s};
}

void SampleSizeTest::wrongNumbersCostNothing()
{
    QFETCH(QStringList, options);
    const support::TestDatabase database(support::engine());
    const Outcome refused = runCli(QStringList{u"sample"_s, database.location().toUrl()} + options);
    QCOMPARE(refused.exitCode, 2);
    QVERIFY2(refused.words.contains("Nothing was changed"), refused.words.constData());
    if (support::engine() == database::Engine::Sqlite)
        QVERIFY(!QFile::exists(database.location().path));
}

QTEST_GUILESS_MAIN(SampleSizeTest)
#include "SampleSizeTest.moc"
