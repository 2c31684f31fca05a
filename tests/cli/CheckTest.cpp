// SPDX-License-Identifier: GPL-3.0-or-later
#include "CliProcess.h"
#include "support/TestDatabase.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using clitest::Outcome;
using clitest::runCli;

/// `shopbook-cli check` as a person runs it, on both engines.
class CheckTest : public QObject
{
    Q_OBJECT
    std::unique_ptr<support::TestDatabase> m_database;

    [[nodiscard]] Outcome check(const QStringList &arguments) const
    {
        return runCli(QStringList{u"--database"_s, m_database->location().toUrl(), u"check"_s} + arguments);
    }
    [[nodiscard]] static QStringList kindsOf(const Outcome &outcome)
    {
        QStringList kinds;
        for (const QJsonValue &finding : outcome.json().value(u"findings"_s).toArray())
            kinds.append(finding[u"kind"_s].toString());
        return kinds;
    }

private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init()
    {
        support::failOnSqlWarnings();
        m_database = std::make_unique<support::TestDatabase>(support::engine());
        QCOMPARE(runCli({u"sample"_s, m_database->location().toUrl()}).exitCode, 0);
    }
    void cleanup() { m_database.reset(); }

    void aSoundDatabase()
    {
        const Outcome outcome = check({});
        QCOMPARE(outcome.exitCode, 0);
        QVERIFY(outcome.results.isEmpty());
        QCOMPARE(check({u"--json"_s}).json(), QJsonObject({{u"findings"_s, QJsonArray()}}));
    }

    void findingsWithTheirRows()
    {
        m_database->run(u"UPDATE purchases SET price = -1 WHERE id IN (3, 4);\n"
                        "UPDATE purchases SET payment_type = 'unknown' WHERE id = 5;\n"_s);
        const Outcome outcome = check({u"--json"_s});
        QCOMPARE(outcome.exitCode, 1);
        QCOMPARE(kindsOf(outcome), QStringList({u"price"_s, u"not-recorded"_s}));
        const QJsonValue price = outcome.json().value(u"findings"_s)[0];
        QCOMPARE(price[u"rule"_s].toString(), u"prices"_s);
        QCOMPARE(price[u"table"_s].toString(), u"purchases"_s);
        QCOMPARE(price[u"count"_s].toInt(), 2);
        QCOMPARE(price[u"rows"_s][1][u"id"_s].toInt(), 4);
        QVERIFY(!price[u"repairable"_s].toBool());
        // One rule only; a note is no failure.
        const Outcome note = check({u"currencies"_s});
        QCOMPARE(note.exitCode, 0);
        QVERIFY(note.results.contains("#5"));
        // What nobody can know stays.
        const Outcome refused = check({u"--repair"_s, u"prices"_s});
        QCOMPARE(refused.exitCode, 0);
        QCOMPARE(m_database->scalar(u"SELECT count(*) FROM purchases WHERE price = -1"_s).toInt(), 2);
    }

    void aRepairIsShownThenDone()
    {
        m_database->run(u"UPDATE purchases SET payment_type = 'STARS' WHERE id IN (3, 4);\n"_s);
        const Outcome dry = check({u"--repair"_s, u"currencies"_s, u"--dry-run"_s, u"--json"_s});
        QCOMPARE(dry.exitCode, 0);
        QCOMPARE(dry.json().value(u"changes"_s).toArray().size(), 2);
        QCOMPARE(dry.json().value(u"changes"_s)[0][u"old"_s].toString(), u"STARS"_s);
        QCOMPARE(dry.json().value(u"changes"_s)[0][u"new"_s].toString(), u"stars"_s);
        QCOMPARE(m_database->scalar(u"SELECT count(*) FROM purchases WHERE payment_type = 'STARS'"_s).toInt(),
                 2);
        QCOMPARE(m_database->scalar(u"SELECT count(*) FROM shopbook_step"_s).toInt(), 0);
        QCOMPARE(check({u"--repair"_s, u"currencies"_s}).exitCode, 0);
        QCOMPARE(m_database->scalar(u"SELECT count(*) FROM purchases WHERE payment_type = 'STARS'"_s).toInt(),
                 0);
        QCOMPARE(m_database->scalar(u"SELECT count(*) FROM shopbook_step"_s).toInt(), 1);
        QCOMPARE(check({}).exitCode, 0);
    }

    void aMissingUniqueSetIsMadeAgain()
    {
        const bool isSqlite = support::engine() == database::Engine::Sqlite;
        m_database->run(isSqlite ? u"DROP INDEX uq_purchases_payment_id;\n"_s
                                 : u"ALTER TABLE purchases DROP CONSTRAINT uq_purchases_payment_id;\n"_s);
        m_database->run(
            u"INSERT INTO purchases (user_id, product_id, price, payment_id, payment_type) "
            "SELECT user_id, product_id, price, payment_id, payment_type FROM purchases WHERE id = 7;\n"_s);
        const Outcome outcome = check({u"--json"_s});
        QCOMPARE(outcome.exitCode, 8);
        QCOMPARE(kindsOf(outcome), QStringList({u"unique"_s, u"duplicate"_s}));
        const Outcome repaired = check({u"--repair"_s, u"constraints"_s});
        QVERIFY2(repaired.exitCode == 0, repaired.words.constData());
        QCOMPARE(repaired.results.contains(m_database->location().toUrl().toUtf8()), false);
        QCOMPARE(check({}).exitCode, 0);
        QCOMPARE(m_database->scalar(u"SELECT count(*) FROM purchases"_s).toInt(), 201);
    }

    void brokenTimes()
    {
        const bool isSqlite = support::engine() == database::Engine::Sqlite;
        m_database->run(
            u"UPDATE purchases SET created_at = '%1', updated_at = '2026-01-05 10:00:00' WHERE id = 3;\n"_s
                .arg(isSqlite ? u"soon"_s : u"infinity"_s));
        QCOMPARE(kindsOf(check({u"--json"_s})), QStringList{u"unreadable"_s});
        const QStringList dry{u"--repair"_s, u"times"_s, u"--dry-run"_s, u"--json"_s};
        QCOMPARE(check(dry).json().value(u"changes"_s)[0][u"new"_s].toString(), u"2026-01-05 10:00:00"_s);
        QVERIFY(check(dry + QStringList{u"--times"_s, u"now"_s})
                    .json()
                    .value(u"changes"_s)[0][u"new"_s]
                    .toString()
                > u"2026-01-05 10:00:00"_s);
        QCOMPARE(check({u"--repair"_s, u"times"_s, u"--times"_s, u"tomorrow"_s}).exitCode, 2);
        QCOMPARE(check({u"--repair"_s, u"times"_s}).exitCode, 0);
        QCOMPARE(check({}).exitCode, 0);
        QCOMPARE(
            m_database->scalar(u"SELECT CAST(created_at AS text) FROM purchases WHERE id = 3"_s).toString(),
            u"2026-01-05 10:00:00"_s);
    }

    /// It says what to run where Shopbook does not.
    void aMissingReferenceNamesItsStatement()
    {
        if (support::engine() == database::Engine::Sqlite)
            return; // tests/reports: SQLite drops no key
        m_database->run(u"ALTER TABLE purchases DROP CONSTRAINT purchases_user_id_fkey;\n"_s);
        const QString statement =
            check({u"--json"_s}).json().value(u"findings"_s)[0][u"statement"_s].toString();
        QVERIFY(statement.startsWith(u"ALTER TABLE"_s));
        QVERIFY(check({}).results.contains(statement.toUtf8()));
        m_database->run(statement + u'\n');
        QCOMPARE(check({}).exitCode, 0);
    }

    void countersGoOn()
    {
        if (support::engine() == database::Engine::Sqlite)
            return;
        m_database->run(u"INSERT INTO categories (id, category_name) VALUES (900, 'Далеко');\n"_s);
        QCOMPARE(check({}).exitCode, 1);
        QCOMPARE(check({u"--repair"_s, u"counters"_s}).exitCode, 0);
        QCOMPARE(check({}).exitCode, 0);
        m_database->run(u"INSERT INTO categories (category_name) VALUES ('Следующая');\n"_s);
        QCOMPARE(m_database->scalar(u"SELECT max(id) FROM categories"_s).toInt(), 901);
    }

    void wrongUse()
    {
        QCOMPARE(check({u"nonsense"_s}).exitCode, 2);
        QCOMPARE(check({u"--repair"_s, u"nonsense"_s}).exitCode, 2);
        QCOMPARE(check({u"--dry-run"_s}).exitCode, 2);
        QCOMPARE(check({u"prices"_s, u"--repair"_s, u"prices"_s}).exitCode, 2);
    }
};

QTEST_GUILESS_MAIN(CheckTest)
#include "CheckTest.moc"
