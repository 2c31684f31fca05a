// SPDX-License-Identifier: GPL-3.0-or-later
// Databases that owners bring are upgraded in place: every value kept, a backup first, nothing the second
// time.
#include "migration/Upgraded.h"

#include "database/Query.h"
#include "support/Privacy.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using database::Engine;

using namespace upgraded;

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
    void newStore();
    void newStoreIsWhatTheBotExpects();
    void nothingButAVersionTable();
    void emptyFirstRevision();
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
    QVERIFY(support::isPrivate(report->backup));

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

QTEST_GUILESS_MAIN(TestUpgrade)
#include "tst_upgrade.moc"
