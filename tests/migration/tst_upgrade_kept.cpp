// SPDX-License-Identifier: GPL-3.0-or-later
// What owners and other programs put into their databases is still there after an upgrade.
#include "migration/Upgraded.h"

#include "database/Query.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using database::Engine;

using namespace upgraded;

class TestUpgradeKept : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init() { support::failOnSqlWarnings(); }

    void oldBotsKeepSelling();
    void ownersExtrasSurvive();
    void oldViolationIsKept();
    void lessonTextsBecomeFalse();
    void keepsDuplicates();
};

void TestUpgradeKept::oldBotsKeepSelling()
{
    support::TestDatabase database(support::engine());
    database.run(
        u"CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL);\nINSERT INTO alembic_version VALUES ('47f559ec82bb')"_s);
    VERIFY_OK(migration::upgrade(database.location(), dump::scripts(), dump::agreed(database)));
    // Each names its own columns only.
    database.run(
        u"INSERT INTO categories (category_name) VALUES ('c');\nINSERT INTO users (telegram_id) VALUES (1);\n"
        "INSERT INTO products (name, description, price, category_id) VALUES ('a', 'b', 1, 1);\n"
        "INSERT INTO purchases (user_id, product_id, price) VALUES (1, 1, 5);\n"
        "INSERT INTO purchases (user_id, product_id, price) VALUES (1, 1, 5);\n"
        "INSERT INTO purchases (user_id, product_id, price, payment_id) VALUES (1, 1, 5, 'p1');\n"
        "INSERT INTO purchases (user_id, product_id, price, payment_id, payment_type) VALUES (1, 1, 5, 'p2', 'stars')"_s);
    QCOMPARE(
        scalar(database.open(), u"SELECT count(*) FROM purchases WHERE payment_type = 'unknown'"_s).toInt(),
        3);
    QVERIFY(UNWRAP(migration::upgrade(database.location(), dump::scripts(), {})).applied.isEmpty());
}

void TestUpgradeKept::ownersExtrasSurvive()
{
    if (support::engine() != Engine::Sqlite)
        return;
    support::TestDatabase database(Engine::Sqlite);
    database.fill(support::testFile(u"up_2fda_rows.db"_s));
    const auto connection = database.open();
    for (
        const QString &sql :
        {u"CREATE TABLE \"my notes\" (a, b TEXT DEFAULT 'x; y')"_s,
         u"INSERT INTO \"my notes\" VALUES (x'00ff', 'text')"_s,
         u"ALTER TABLE purchases ADD COLUMN margin REAL DEFAULT 0.5"_s,
         u"CREATE VIEW sums AS SELECT user_id, sum(price) AS total FROM purchases GROUP BY user_id"_s,
         u"CREATE INDEX by_price ON purchases (price) WHERE price > 10"_s,
         u"CREATE TRIGGER watch AFTER INSERT ON users BEGIN INSERT INTO \"my notes\" VALUES (new.id, 'u'); END"_s,
         u"CREATE VIRTUAL TABLE search USING fts5(text)"_s, u"INSERT INTO search VALUES ('слово')"_s})
        UNWRAP(connection.execute(sql));
    const QString inventory = u"SELECT group_concat(sql, char(10)) FROM (SELECT sql FROM sqlite_master WHERE "
                              u"name IN ('my notes', 'sums', "
                              "'by_price', 'watch', 'search') ORDER BY name)"_s;
    const QString before = scalar(connection, inventory).toString();
    VERIFY_OK(migration::upgrade(database.location(), dump::scripts(), dump::agreed(database)));
    QCOMPARE(scalar(connection, inventory).toString(), before);
    QCOMPARE(scalar(connection, u"SELECT quote(a) FROM \"my notes\""_s).toString(), u"X'00FF'"_s);
    QCOMPARE(scalar(connection, u"SELECT min(margin) FROM purchases"_s).toDouble(), 0.5);
    QCOMPARE(scalar(connection, u"SELECT count(*) FROM search WHERE search MATCH 'слово'"_s).toInt(), 1);
    QVERIFY(scalar(connection, u"SELECT count(*) FROM sums"_s).toInt() > 0);
}

void TestUpgradeKept::oldViolationIsKept()
{
    if (support::engine() != Engine::Sqlite)
        return;
    support::TestDatabase database(Engine::Sqlite);
    database.fill(support::testFile(u"seed_rev1_dirtyfk.db"_s));
    database.run(u"UPDATE alembic_version SET version_num = '2fda6446e69f'"_s);
    const auto columns = dump::columns(database.open());
    const auto before = dump::rows(database.open(), columns);
    const auto report = migration::upgrade(database.location(), dump::scripts(), dump::agreed(database));
    VERIFY_OK(report);
    QCOMPARE(report->oldViolations.size(), 1);
    QVERIFY2(report->oldViolations.constFirst().startsWith(u"products "_s),
             qPrintable(report->oldViolations.constFirst()));
    QCOMPARE(dump::rows(database.open(), columns), before);
}

void TestUpgradeKept::lessonTextsBecomeFalse()
{
    if (support::engine() != Engine::Sqlite)
        return;
    support::TestDatabase database(Engine::Sqlite);
    database.fill(support::testFile(u"phonebook_real_rev.db"_s));
    database.run(
        u"UPDATE user SET deleted = 'True' WHERE id = 2;\nUPDATE user SET deleted = 'maybe' WHERE id = 3;\n"
        "UPDATE user SET deleted = NULL WHERE id = 4;\nUPDATE phonebook SET deleted = 1 WHERE id = 5"_s);
    VERIFY_OK(migration::upgrade(database.location(), dump::scripts(), dump::agreed(database)));
    const auto connection = database.open();
    const auto stored = [&](const QString &table, int id) {
        return scalar(connection, u"SELECT quote(deleted) FROM %1 WHERE id = %2"_s.arg(table).arg(id))
            .toString();
    };
    QCOMPARE(stored(u"user"_s, 1), u"0"_s);
    QCOMPARE(stored(u"user"_s, 2), u"1"_s);
    QCOMPARE(stored(u"user"_s, 3), u"'maybe'"_s);
    QCOMPARE(stored(u"user"_s, 4), u"NULL"_s);
    QCOMPARE(stored(u"phonebook"_s, 1), u"0"_s);
    QCOMPARE(stored(u"phonebook"_s, 5), u"1"_s);
    QCOMPARE(scalar(connection, u"SELECT quote(age) FROM user WHERE id = 1"_s).toString(), u"24.0"_s);
}

void TestUpgradeKept::keepsDuplicates()
{
    support::TestDatabase database(support::engine());
    const auto connection = database.open();
    for (const auto &script : dump::scripts().chain(u"market"_s).first(3))
        VERIFY_OK(migration::runScript(connection, script, migration::Direction::Upgrade));
    QString statements =
        u"CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL);\nINSERT INTO alembic_version "
        u"VALUES ('1b95d36c8908');\n"
        "ALTER TABLE purchases ADD COLUMN payment_id VARCHAR;\n"
        "INSERT INTO categories (category_name) VALUES ('c');\nINSERT INTO users (telegram_id) VALUES (1);\n"
        "INSERT INTO products (name, description, price, category_id, hidden_content) VALUES ('a', 'b', 1, 1, 'x');\n"_s;
    for (const QString &payment :
         {u"'same'"_s, u"'other'"_s, u"'same'"_s, u"NULL"_s, u"'same'"_s, u"''"_s, u"''"_s})
        statements +=
            u"INSERT INTO purchases (user_id, product_id, price, payment_id) VALUES (1, 1, 5, %1);\n"_s.arg(
                payment);
    database.run(statements);
    VERIFY_OK(migration::upgrade(database.location(), dump::scripts(), dump::agreed(database)));
    auto query = UNWRAP(database::Query::run(connection, u"SELECT payment_id FROM purchases ORDER BY id"_s));
    QStringList ids;
    while (query.next())
        ids.append(query.value(0).toString());
    QCOMPARE(ids,
             (QStringList{u"same"_s, u"other"_s, u"same#3"_s, u"unknown-4"_s, u"same#5"_s, u""_s, u"#7"_s}));
}

QTEST_GUILESS_MAIN(TestUpgradeKept)
#include "tst_upgrade_kept.moc"
