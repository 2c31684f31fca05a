// SPDX-License-Identifier: GPL-3.0-or-later
// Databases that owners bring are upgraded in place: every value kept, a backup first, nothing the second
// time.
#include "migration/Dump.h"

#include "database/Query.h"
#include "migration/VersionTables.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using database::Engine;

namespace
{

QVariant scalar(const database::Connection &connection, const QString &sql)
{
    return UNWRAP(connection.scalar(sql));
}

QString alembic(const database::Connection &connection)
{
    return scalar(connection, u"SELECT version_num FROM alembic_version"_s).toString();
}

QMap<QString, QString> ownRevisions(const database::Connection &connection)
{
    return UNWRAP(migration::readVersions(connection)).own;
}

/// Opens read-only, as any other program could.
database::Connection inspect(const QString &path)
{
    database::Location location;
    location.path = path;
    return UNWRAP(
        database::Connection::open(location, database::OpenMode::ReadOnly, database::Role::Inspector));
}

const QString shopbookHead = u"7d1e4a90c3b2"_s;

} // namespace

class TestUpgrade : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init() { support::failOnSqlWarnings(); }

    void ownersFiles_data();
    void ownersFiles();
    void ownersDumps_data();
    void ownersDumps();
    void inventsWhatIsMissingVisibly();
    void finishesHalfOf1720();
    void keepsDuplicates();
    void lessonTextsBecomeFalse();
    void newStore();
    void newStoreIsWhatTheBotExpects();
    void nothingButAVersionTable();
    void emptyFirstRevision();
    void oldBotsKeepSelling();
    void ownersExtrasSurvive();
    void oldViolationIsKept();
};

void TestUpgrade::ownersFiles_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("alembicAfter");
    QTest::addColumn<QString>("ownMarket");
    QTest::addColumn<int>("applied");
    QTest::newRow("up_empty_initial")
        << u"up_empty_initial.db"_s << u"1720ca777755"_s << u"5ca0f991801d"_s << 6;
    QTest::newRow("up_2fda_rows") << u"up_2fda_rows.db"_s << u"1720ca777755"_s << u"5ca0f991801d"_s << 5;
    QTest::newRow("up_half_1720") << u"up_half_1720.db"_s << u"1720ca777755"_s << u"5ca0f991801d"_s << 4;
    QTest::newRow("phonebook_real_rev") << u"phonebook_real_rev.db"_s << u"e99bb21b3bad"_s << QString() << 2;
    QTest::newRow("seed_base") << u"seed_base.db"_s << u"5ca0f991801d"_s << QString() << 9;
    QTest::newRow("createall_no_version")
        << u"createall_no_version.db"_s << QString() << u"5ca0f991801d"_s << 2;
}

void TestUpgrade::ownersFiles()
{
    if (support::engine() != Engine::Sqlite)
        return;
    QFETCH(QString, file);
    QFETCH(QString, alembicAfter);
    QFETCH(QString, ownMarket);
    QFETCH(int, applied);
    support::TestDatabase database(Engine::Sqlite);
    database.fill(support::testFile(file));
    const QString path = database.location().path;
    const auto columns = dump::columns(inspect(path));
    const auto before = dump::rows(inspect(path), columns);

    const auto report = migration::upgrade(database.location(), dump::scripts(), dump::agreed(database));
    VERIFY_OK(report);
    QCOMPARE(report->applied.size(), applied);

    auto after = dump::rows(inspect(path), columns);
    if (file == u"phonebook_real_rev.db") {
        for (QStringList &lines : after)
            lines.replaceInStrings(u"deleted=0"_s, u"deleted='False'"_s);
    }
    QCOMPARE(after, before);
    QCOMPARE(scalar(inspect(path), u"PRAGMA integrity_check"_s).toString(), u"ok"_s);
    if (!alembicAfter.isEmpty())
        QCOMPARE(alembic(inspect(path)), alembicAfter);
    QCOMPARE(ownRevisions(inspect(path)).value(u"market"_s), ownMarket);
    QCOMPARE(ownRevisions(inspect(path)).value(u"shopbook"_s), shopbookHead);

    // The backup is the old database, whole, and nobody else's to read.
    QVERIFY(QFileInfo::exists(report->backup));
    QCOMPARE(dump::rows(inspect(report->backup), columns), before);
    QVERIFY(!inspect(report->backup).handle().tables().contains(u"shopbook_step"_s));
    QCOMPARE(QFileInfo(report->backup).permissions()
                 & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteOther),
             QFile::Permissions());

    // The second time finds nothing to do: not a byte, not a file.
    const QStringList files = dump::folder(database.folder());
    const auto again = migration::upgrade(database.location(), dump::scripts(), {});
    VERIFY_OK(again);
    QVERIFY(again->applied.isEmpty() && again->backup.isEmpty());
    QCOMPARE(dump::folder(database.folder()), files);
}

void TestUpgrade::ownersDumps_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("version");
    QTest::newRow("market") << u"market_postgresql.sql"_s << u"b2e1c0de0002"_s;
    QTest::newRow("phonebook") << u"phonebook_postgresql.sql"_s << u"e99bb21b3bad"_s;
}

void TestUpgrade::ownersDumps()
{
    if (support::engine() != Engine::Postgresql)
        return;
    QFETCH(QString, file);
    QFETCH(QString, version);
    support::TestDatabase database(Engine::Postgresql);
    database.fill(support::testFile(file));
    const auto connection = database.open();
    const auto columns = dump::columns(connection);
    const auto before = dump::rows(connection, columns);
    QVERIFY(!migration::upgrade(database.location(), dump::scripts(), {}));
    const auto report = migration::upgrade(database.location(), dump::scripts(), dump::agreed(database));
    VERIFY_OK(report);
    QCOMPARE(report->applied.size(), 2);
    QVERIFY(report->backup.isEmpty());
    QCOMPARE(dump::columns(connection), columns); // public is as it was
    QCOMPARE(dump::rows(connection, columns), before);
    QCOMPARE(alembic(connection), version);
    QCOMPARE(scalar(connection, u"SELECT count(*) FROM pg_tables WHERE schemaname = 'shopbook'"_s).toInt(),
             6);
    QCOMPARE(ownRevisions(connection).value(u"market"_s),
             file.startsWith(u"market"_s) ? u"5ca0f991801d"_s : QString());
    const auto again = migration::upgrade(database.location(), dump::scripts(), {});
    VERIFY_OK(again);
    QVERIFY(again->applied.isEmpty());
}

void TestUpgrade::inventsWhatIsMissingVisibly()
{
    support::TestDatabase database(support::engine());
    const auto connection = database.open();
    // The state at 2fda6446e69f on either engine.
    QList<migration::Script> first;
    for (const auto &script : dump::scripts().chain(u"market"_s)) {
        if (first.size() < 2)
            first.append(script);
    }
    for (const auto &script : std::as_const(first))
        VERIFY_OK(migration::runScript(connection, script, migration::Direction::Upgrade));
    database.run(u"CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL);\nINSERT INTO "
                 u"alembic_version VALUES ('2fda6446e69f');\n"
                 "INSERT INTO categories (category_name) VALUES ('Игры');\nINSERT INTO users (telegram_id) "
                 "VALUES (9007199254740993);\n"
                 "INSERT INTO products (name, description, price, category_id) VALUES ('a', 'b', 1, 1);\n"
                 "INSERT INTO purchases (user_id, product_id, price) VALUES (1, 1, 5);\n"
                 "INSERT INTO purchases (user_id, product_id, price) VALUES (1, 1, 6)"_s);
    VERIFY_OK(migration::upgrade(database.location(), dump::scripts(), dump::agreed(database)));
    QCOMPARE(scalar(connection, u"SELECT hidden_content FROM products"_s).toString(), u""_s);
    QCOMPARE(scalar(connection, u"SELECT payment_id FROM purchases WHERE id = 2"_s).toString(),
             u"unknown-2"_s);
    QCOMPARE(scalar(connection, u"SELECT count(*) FROM purchases WHERE payment_type = 'unknown'"_s).toInt(),
             2);
    QCOMPARE(scalar(connection, u"SELECT telegram_id FROM users"_s).toLongLong(), 9007199254740993LL);
}

void TestUpgrade::finishesHalfOf1720()
{
    if (support::engine() != Engine::Sqlite)
        return;
    support::TestDatabase database(Engine::Sqlite);
    database.fill(support::testFile(u"up_half_1720.db"_s));
    VERIFY_OK(migration::upgrade(database.location(), dump::scripts(), dump::agreed(database)));
    const auto structure = UNWRAP(migration::readVersions(database.open()));
    QCOMPARE(structure.alembic, QStringList{u"1720ca777755"_s});
    database.run(
        u"INSERT INTO categories (category_name) VALUES ('c');\nINSERT INTO users (telegram_id) VALUES (1);\n"
        "INSERT INTO products (name, description, price, category_id, hidden_content) VALUES ('a', 'b', 1, "
        "1, 'x');\n"
        "INSERT INTO purchases (user_id, product_id, price, payment_id) VALUES (1, 1, 5, 'p')"_s);
    const auto second = database.open().execute(
        u"INSERT INTO purchases (user_id, product_id, price, payment_id) VALUES (1, 1, 5, 'p')"_s);
    QVERIFY(!second);
    QCOMPARE(second.error().code, base::ErrorCode::NotUnique);
}

void TestUpgrade::keepsDuplicates()
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

void TestUpgrade::lessonTextsBecomeFalse()
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

void TestUpgrade::newStore()
{
    support::TestDatabase database(support::engine());
    const auto report =
        migration::upgrade(database.location(), dump::scripts(), {}); // nobody needs to be asked
    VERIFY_OK(report);
    QCOMPARE(report->applied.size(), dump::scripts().scripts().size());
    QVERIFY(report->backup.isEmpty());
    const auto connection = database.open();
    QCOMPARE(alembic(connection), u"5ca0f991801d"_s);
    QCOMPARE(ownRevisions(connection),
             (QMap<QString, QString>{{u"phonebook"_s, u"e99bb21b3bad"_s}, {u"shopbook"_s, shopbookHead}}));
    for (const QString &table :
         {u"categories"_s, u"users"_s, u"products"_s, u"purchases"_s, u"user"_s, u"phonebook"_s,
          u"shopbook_step"_s, u"shopbook_change"_s, u"shopbook_archived"_s})
        QCOMPARE(scalar(connection, u"SELECT count(*) FROM \"%1\""_s.arg(table)).toInt(), 0);
    if (support::engine() == Engine::Sqlite)
        QCOMPARE(scalar(connection, u"PRAGMA journal_mode"_s).toString(), u"wal"_s);
    else
        QCOMPARE(scalar(connection, u"SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"_s).toInt(),
                 7);
    QVERIFY(UNWRAP(migration::upgrade(database.location(), dump::scripts(), {})).applied.isEmpty());
}

void TestUpgrade::newStoreIsWhatTheBotExpects()
{
    support::TestDatabase database(support::engine());
    VERIFY_OK(migration::upgrade(database.location(), dump::scripts(), {}));
    database.run(u"INSERT INTO categories (category_name) VALUES ('c')"_s);
    const QString time =
        scalar(database.open(),
               support::engine() == Engine::Sqlite ? u"SELECT created_at FROM categories"_s
                                                   : u"SELECT created_at::text FROM categories"_s)
            .toString();
    QVERIFY2(QRegularExpression(u"^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d"_s).match(time).hasMatch(),
             qPrintable(time));
    QCOMPARE(scalar(database.open(), u"SELECT id FROM categories"_s).toInt(), 1);
    if (support::engine() == Engine::Sqlite) {
        // Tables of create_all and ours have the same columns with the same declared types, in whatever
        // order.
        const auto reference = inspect(support::testFile(u"createall_no_version.db"_s));
        const QString columns = u"SELECT group_concat(m.name || '.' || p.name || ' ' || p.type || ' ' || "
                                u"p.pk) FROM (SELECT name FROM "
                                "sqlite_master WHERE name IN ('categories', 'users', 'products', "
                                "'purchases') ORDER BY name) AS m, "
                                "(SELECT 1) JOIN pragma_table_info(m.name) AS p"_s;
        const auto sorted = [&](const database::Connection &connection) {
            QStringList parts = scalar(connection, columns).toString().split(u',');
            parts.sort();
            return parts;
        };
        QCOMPARE(sorted(database.open()), sorted(reference));
    }
}

void TestUpgrade::nothingButAVersionTable()
{
    support::TestDatabase database(support::engine());
    database.run(
        u"CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"_s);
    VERIFY_OK(migration::upgrade(database.location(), dump::scripts(), dump::agreed(database)));
    QCOMPARE(alembic(database.open()), u"5ca0f991801d"_s);
    if (support::engine() == Engine::Sqlite) // the file was there before us
        QCOMPARE(scalar(database.open(), u"PRAGMA journal_mode"_s).toString(), u"delete"_s);
}

void TestUpgrade::emptyFirstRevision()
{
    support::TestDatabase database(support::engine());
    database.run(
        u"CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL);\nINSERT INTO alembic_version VALUES ('47f559ec82bb')"_s);
    VERIFY_OK(migration::upgrade(database.location(), dump::scripts(), dump::agreed(database)));
    const auto connection = database.open();
    QCOMPARE(alembic(connection), u"1720ca777755"_s);
    QVERIFY(!UNWRAP(migration::look(database.location(), dump::scripts())).areas.contains(u"phonebook"_s));
    if (support::engine() == Engine::Postgresql) // where the owner's bot looks for it
        QCOMPARE(scalar(connection, u"SELECT schemaname::text FROM pg_tables WHERE tablename = 'purchases'"_s)
                     .toString(),
                 u"public"_s);
}

void TestUpgrade::oldBotsKeepSelling()
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

void TestUpgrade::ownersExtrasSurvive()
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

void TestUpgrade::oldViolationIsKept()
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

QTEST_GUILESS_MAIN(TestUpgrade)
#include "tst_upgrade.moc"
