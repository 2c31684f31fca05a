// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/Store.h"
#include "reports/Checked.h"
#include "reports/LaxShop.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using checked::found;
using checked::told;
using database::Engine;
using reports::Finding;
using reports::RepairKind;
using support::TestDatabase;

/// What the check-up says about tables and files as a whole: damage, counters, what keeps rows sound.
class CheckupTablesTest : public QObject
{
    Q_OBJECT
    store::Stores m_stores;

    [[nodiscard]] bool isSqlite() const { return support::engine() == Engine::Sqlite; }

private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void cleanupTestCase() { m_stores.end(); }
    void init() { support::failOnSqlWarnings(); }

    void countersBehindTheLastId();
    void aDamagedFile();
    void aLargeFileIsNotLockedForLong();
    void whatKeepsRowsSoundIsMissing();
    void whatOnlyTheScriptsForbid();
    void referencesOfOtherPrograms();
};

void CheckupTablesTest::countersBehindTheLastId()
{
    auto &database = m_stores.begin(support::engine());
    database.run(u"INSERT INTO categories (id, category_name) VALUES (50, 'С номером');\n"_s);
    const auto findings = found(database);
    if (isSqlite()) {
        QCOMPARE(told(findings), QString());
        return;
    }
    QCOMPARE(told(findings), u"error counters counter categories.id 0: "_s);
    QCOMPARE(findings.constFirst().repair, RepairKind::Counters);
}

void CheckupTablesTest::aDamagedFile()
{
    if (!isSqlite())
        return;
    const TestDatabase database(support::engine());
    laxshop::make(database, {u"market"_s});
    database.run(
        u"INSERT INTO users (id, telegram_id, username) "
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) "
        "SELECT i, i, 'name of customer ' || i FROM n;\nCREATE INDEX ix_names ON users (username);\n"_s);
    QCOMPARE(told(found(database, {u"damage"_s})), QString());
    QFile file(database.location().path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(file.size() - 4096));
    QCOMPARE(file.write(QByteArray(100, '\x5a')), 100);
    file.close();
    const auto findings = found(database, {u"damage"_s});
    QCOMPARE(told(findings), u"error damage damage - 0: "_s);
    QCOMPARE(findings.constFirst().code, base::ErrorCode::NotADatabase);
}

/// The integrity check of a file that is not in WAL mode is cut off, so that a bot can write.
void CheckupTablesTest::aLargeFileIsNotLockedForLong()
{
    if (!isSqlite())
        return;
    const TestDatabase database(support::engine());
    laxshop::make(database, {u"market"_s});
    database.run(
        u"INSERT INTO users (id, telegram_id, username) "
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200000) "
        "SELECT i, i, 'name of customer ' || i FROM n;\nCREATE INDEX ix_names ON users (username);\n"_s);
    const auto connection = database.open(database::Role::Inspector);
    reports::CheckupOptions options;
    options.rules = {u"damage"_s};
    options.longestRead = std::chrono::milliseconds(1);
    const auto looked = UNWRAP(reports::checkUp(connection, options));
    QCOMPARE(told(looked), u"note damage not-looked - 0: "_s);
    QVERIFY(!looked.constFirst().sentence.isEmpty());
    QVERIFY(looked.constFirst().advice.contains(u"backup"_s));
    QCOMPARE(reports::seriousCount(looked), 0);
    // Nothing is held any more, and the connection goes on with other rules.
    database.run(u"INSERT INTO users (id, telegram_id) VALUES (300000, 5);\n"_s);
    options.rules = {u"references"_s};
    QCOMPARE(told(UNWRAP(reports::checkUp(connection, options))), QString());
    // The time that is given to it is enough for this file …
    options.rules = {u"damage"_s};
    options.longestRead = std::chrono::minutes(5);
    QCOMPARE(told(UNWRAP(reports::checkUp(connection, options))), QString());
    // … and in WAL mode nobody waits for a reader, however long it takes.
    database.run(u"PRAGMA journal_mode = WAL;\n"_s);
    options.longestRead = std::chrono::milliseconds(1);
    QCOMPARE(told(UNWRAP(reports::checkUp(database.open(database::Role::Inspector), options))), QString());
}

void CheckupTablesTest::whatKeepsRowsSoundIsMissing()
{
    const TestDatabase database(support::engine());
    laxshop::make(database, {u"market"_s});
    const auto findings = found(database, {u"constraints"_s});
    const auto statementFor = [&findings](const QString &kind, const QString &place) {
        for (const Finding &finding : findings)
            if (finding.kind == kind && finding.sentence.contains(place)) {
                const bool isSaid =
                    finding.advice.endsWith(finding.statement) && finding.repair == RepairKind::None;
                return isSaid ? finding.statement : u"not said"_s;
            }
        return u"not found"_s;
    };
    const QString reference = statementFor(u"reference"_s, u"purchases.user_id"_s);
    const QString unique = statementFor(u"unique"_s, u"purchases.payment_id"_s);
    if (isSqlite()) {
        QCOMPARE(
            reference,
            u"with op.batch_alter_table(\"purchases\") as table:\n"
            "    table.create_foreign_key(\"fk_purchases_user_id\", \"users\", [\"user_id\"], [\"id\"])"_s);
    } else {
        database.run(reference + u'\n');
    }
    // What it says to run can be run, and then there is nothing left to say.
    database.run(unique + u'\n');
    const QString now = told(found(database, {u"constraints"_s}));
    QCOMPARE(now.count(u"unique"_s) + 1, told(findings).count(u"unique"_s));
    if (!isSqlite())
        QCOMPARE(now.count(u"reference"_s) + 1, told(findings).count(u"reference"_s));
}

void CheckupTablesTest::whatOnlyTheScriptsForbid()
{
    auto &database = m_stores.begin(support::engine());
    QCOMPARE(told(found(database, {u"constraints"_s})), QString());
    m_stores.spoil();
    if (isSqlite())
        database.run(u"PRAGMA writable_schema = ON;\n"
                     "UPDATE sqlite_master SET sql = replace(sql, 'price INTEGER NOT NULL', 'price INTEGER') "
                     "WHERE name = 'purchases';\n"_s);
    else
        database.run(u"ALTER TABLE purchases ALTER COLUMN price DROP NOT NULL;\n"_s);
    const auto findings = found(database, {u"constraints"_s});
    QCOMPARE(told(findings), u"note constraints not-null - 0: "_s);
    QVERIFY(findings.constFirst().sentence.contains(u"purchases.price"_s));
    QCOMPARE(findings.constFirst().statement,
             isSqlite() ? u"with op.batch_alter_table(\"purchases\") as table:\n"
                          "    table.alter_column(\"price\", nullable=False)"_s
                        : u"ALTER TABLE \"purchases\" ALTER COLUMN \"price\" SET NOT NULL;"_s);
}

void CheckupTablesTest::referencesOfOtherPrograms()
{
    auto &database = m_stores.begin(support::engine());
    m_stores.spoil();
    database.runCareless(
        u"CREATE TABLE promos (id INTEGER PRIMARY KEY, code TEXT);\n"
        "CREATE TABLE letters (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id), "
        "promo_id INTEGER REFERENCES promos (id));\n"
        "ALTER TABLE products ADD COLUMN promo_id INTEGER REFERENCES promos (id);\n"
        "INSERT INTO letters (id, user_id, promo_id) VALUES (1, 1, NULL);\n"_s);
    QCOMPARE(told(found(database, {u"references"_s})), QString());
    if (!isSqlite())
        return; // a server lets none lead nowhere
    database.runCareless(u"INSERT INTO letters (id, user_id, promo_id) VALUES (2, 77, 1), (3, 78, NULL);\n"
                         "UPDATE products SET promo_id = 5 WHERE id = 2;\n"
                         "UPDATE products SET category_id = 99 WHERE id = 1;\n"_s);
    const auto findings = found(database, {u"references"_s});
    QCOMPARE(told(findings),
             u"error references orphan products.category_id 1: 1\n"
             "warning references other-orphan - 1: \n"
             "warning references other-orphan - 2: \n"
             "warning references other-orphan - 1: "_s);
    QStringList sentences;
    for (const Finding &finding : findings)
        sentences.append(finding.sentence);
    for (const QString &place : {u"letters.user_id → users. 2 "_s, u"letters.promo_id → promos. 1 "_s,
                                 u"products.promo_id → promos. 1 "_s})
        QCOMPARE(sentences.filter(place).size(), 1);
    // A table that references nothing that could be found is named, and hides no other.
    database.runCareless(
        u"CREATE TABLE adrift (id INTEGER PRIMARY KEY, name TEXT REFERENCES promos (code));\n"
        "INSERT INTO adrift (id, name) VALUES (1, 'x');\n"_s);
    QCOMPARE(told(found(database, {u"references"_s})),
             told(findings) + u"\nnote references not-followed - 0: "_s);
}

QTEST_GUILESS_MAIN(CheckupTablesTest)
#include "tst_checkup_tables.moc"
