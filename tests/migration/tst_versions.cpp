// SPDX-License-Identifier: GPL-3.0-or-later
// Where revisions are recorded, backups, and what else surrounds an upgrade.
#include "migration/Dump.h"

#include "database/Query.h"
#include "migration/Backup.h"
#include "migration/VersionTables.h"

#include <QDir>
#include <QElapsedTimer>
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

void makeFile(const QString &path, const QString &text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text.toUtf8()), text.toUtf8().size());
}

void makeFolderWithScript(const QString &folder, const QString &text)
{
    QVERIFY(QDir().mkpath(folder));
    makeFile(folder + u"/abc_payment.py"_s, text);
}

QString saidBy(const QString &sign)
{
    if (sign == u"owner first")
        return u"2fda6446e69f"_s;
    return sign == u"owner" ? u"5ca0f991801d"_s : u"1720ca777755"_s;
}

const QString shopbookHead = u"7d1e4a90c3b2"_s;

} // namespace

class TestVersions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init() { support::failOnSqlWarnings(); }

    void newTablesInForeignServerAreOurs();
    void turnsAnAreaOnLater();
    void recordsWhereTheOwnerCanRead_data();
    void recordsWhereTheOwnerCanRead();
    void ownerKnowsTheFirstOnly();
    void ownerWentDownByTheirOwnTool();
    void ownerMovedOn();
    void history();
    void journalModeStays();
    void backups();
    void awkwardPath();
    void progress();
};

void TestVersions::newTablesInForeignServerAreOurs()
{
    if (support::engine() != Engine::Postgresql)
        return;
    support::TestDatabase database(Engine::Postgresql);
    database.fill(support::testFile(u"phonebook_postgresql.sql"_s));
    auto options = dump::agreed(database);
    options.newAreas = QStringList{u"market"_s};
    VERIFY_OK(migration::upgrade(database.location(), dump::scripts(), options));
    const auto connection = database.open();
    QCOMPARE(scalar(connection,
                    u"SELECT string_agg(DISTINCT schemaname::text, ',') FROM pg_tables WHERE tablename IN "
                    "('categories', 'users', 'products', 'purchases')"_s)
                 .toString(),
             u"shopbook"_s);
    QCOMPARE(alembic(connection), u"e99bb21b3bad"_s);
    QCOMPARE(ownRevisions(connection).value(u"market"_s), u"5ca0f991801d"_s);
}

void TestVersions::turnsAnAreaOnLater()
{
    support::TestDatabase database(support::engine());
    database.run(
        u"CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL);\nINSERT INTO alembic_version VALUES ('47f559ec82bb')"_s);
    VERIFY_OK(migration::upgrade(database.location(), dump::scripts(), dump::agreed(database)));
    QVERIFY(UNWRAP(migration::upgrade(database.location(), dump::scripts(), {})).applied.isEmpty());
    auto options = dump::agreed(database);
    options.newAreas = QStringList{u"phonebook"_s};
    const auto report = migration::upgrade(database.location(), dump::scripts(), options);
    VERIFY_OK(report);
    QCOMPARE(report->applied.size(), 2);
    QCOMPARE(report->backup.isEmpty(), support::engine() == Engine::Postgresql);
    QCOMPARE(scalar(database.open(), u"SELECT count(*) FROM phonebook"_s).toInt(), 0);
    QVERIFY(UNWRAP(migration::upgrade(database.location(), dump::scripts(), options)).applied.isEmpty());
}

void TestVersions::recordsWhereTheOwnerCanRead_data()
{
    QTest::addColumn<QString>("sign");
    QTest::addColumn<QString>("alembicAfter");
    QTest::newRow("no sign") << QString() << u"1720ca777755"_s;
    QTest::newRow("folder") << u"folder"_s << u"5ca0f991801d"_s;
    QTest::newRow("folder of the other bot") << u"other"_s << u"1720ca777755"_s;
    QTest::newRow("column") << u"column"_s << u"5ca0f991801d"_s;
    QTest::newRow("owner says so") << u"owner"_s << u"5ca0f991801d"_s;
    QTest::newRow("owner says no") << u"owner no"_s << u"1720ca777755"_s;
    QTest::newRow("stands there") << u"there"_s << u"5ca0f991801d"_s;
    QTest::newRow("folder of an older bot") << u"older"_s << u"1b95d36c8908"_s;
    QTest::newRow("alembic.ini") << u"ini"_s << u"2fda6446e69f"_s;
    QTest::newRow("owner has the first only") << u"owner first"_s << u"2fda6446e69f"_s;
}

void TestVersions::recordsWhereTheOwnerCanRead()
{
    if (support::engine() != Engine::Sqlite)
        return;
    QFETCH(QString, sign);
    QFETCH(QString, alembicAfter);
    support::TestDatabase database(Engine::Sqlite);
    database.fill(support::testFile(u"up_2fda_rows.db"_s));
    auto options = dump::agreed(database);
    const QString folder = database.folder() + u"/migration/versions"_s;
    if (sign == u"folder")
        makeFolderWithScript(
            folder,
            u"\"\"\"add type\"\"\"\nrevision: str = '5ca0f991801d'\ndown_revision = '1720ca777755'\n"_s);
    if (sign == u"other")
        makeFolderWithScript(folder, u"\"\"\"before 5ca0f991801d\"\"\"\nrevision: str = '1720ca777755'\n"_s);
    if (sign == u"older")
        makeFolderWithScript(database.folder() + u"/migrations/versions"_s,
                             u"revision = '1b95d36c8908'\ndown_revision = '2fda6446e69f'\n"_s);
    if (sign == u"ini") {
        // What it names counts, not what else lies there.
        makeFolderWithScript(folder, u"revision = '5ca0f991801d'\n"_s);
        makeFolderWithScript(database.folder() + u"/бот/db/versions"_s, u"revision = \"2fda6446e69f\"\n"_s);
        makeFile(database.folder() + u"/alembic.ini"_s, u"[alembic]\nscript_location = %(here)s/бот/db\n"_s);
    }
    if (sign == u"column" || sign == u"owner no")
        database.run(u"ALTER TABLE purchases ADD COLUMN payment_type VARCHAR"_s);
    if (sign.startsWith(u"owner"_s))
        options.ownerHead = saidBy(sign);
    if (sign == u"there") {
        database.run(u"ALTER TABLE products ADD COLUMN hidden_content TEXT;\nALTER TABLE purchases ADD "
                     u"COLUMN payment_id VARCHAR;\n"
                     "CREATE UNIQUE INDEX u ON purchases (payment_id);\nALTER TABLE purchases ADD COLUMN "
                     "payment_type VARCHAR;\n"
                     "UPDATE alembic_version SET version_num = '5ca0f991801d'"_s);
    }
    VERIFY_OK(migration::upgrade(database.location(), dump::scripts(), options));
    QCOMPARE(alembic(database.open()), alembicAfter);
    // One place: ours is written only where the owner's table does not say it.
    QCOMPARE(ownRevisions(database.open()).value(u"market"_s),
             alembicAfter == u"5ca0f991801d" ? QString() : u"5ca0f991801d"_s);
    QVERIFY(UNWRAP(migration::upgrade(database.location(), dump::scripts(), {})).applied.isEmpty());
    const auto assessment = UNWRAP(migration::look(database.location(), dump::scripts()));
    QCOMPARE(assessment.revisions.value(u"market"_s), u"5ca0f991801d"_s);
}

void TestVersions::ownerKnowsTheFirstOnly()
{
    support::TestDatabase database(support::engine());
    database.run(
        u"CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL);\nINSERT INTO alembic_version VALUES ('47f559ec82bb')"_s);
    auto options = dump::agreed(database);
    options.ownerHead = u"2fda6446e69f"_s;
    VERIFY_OK(migration::upgrade(database.location(), dump::scripts(), options));
    options.ownerHead.clear(); // it is noted: no later run needs to be told
    for (const QString &revision :
         {u"1720ca777755"_s, u"1b95d36c8908"_s, u"2fda6446e69f"_s, u"47f559ec82bb"_s}) {
        auto down = options;
        down.direction = migration::Direction::Downgrade;
        down.acceptsDataLoss = true;
        down.targets = {{u"market"_s, revision}};
        QCOMPARE(UNWRAP(migration::upgrade(database.location(), dump::scripts(), down)).applied.size(), 1);
        QCOMPARE(alembic(database.open()), revision == u"47f559ec82bb" ? revision : u"2fda6446e69f"_s);
        const auto found = UNWRAP(migration::look(database.location(), dump::scripts()));
        QCOMPARE(found.revisions.value(u"market"_s), revision);
    }
    QCOMPARE(UNWRAP(migration::upgrade(database.location(), dump::scripts(), options)).applied.size(), 4);
    QCOMPARE(alembic(database.open()), u"2fda6446e69f"_s);
    QCOMPARE(ownRevisions(database.open()).value(u"market"_s), u"5ca0f991801d"_s);
}

void TestVersions::ownerWentDownByTheirOwnTool()
{
    support::TestDatabase database(support::engine());
    database.run(
        u"CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL);\nINSERT INTO alembic_version VALUES ('47f559ec82bb')"_s);
    VERIFY_OK(migration::upgrade(database.location(), dump::scripts(), dump::agreed(database)));
    database.run(
        support::engine() == Engine::Sqlite
            ? u"DROP INDEX uq_purchases_payment_id;\nALTER TABLE purchases DROP COLUMN payment_id;\nUPDATE alembic_version SET version_num = '1b95d36c8908'"_s
            : u"ALTER TABLE purchases DROP COLUMN payment_id;\nUPDATE alembic_version SET version_num = '1b95d36c8908'"_s);
    const auto report = migration::upgrade(database.location(), dump::scripts(), {}); // ours: by itself
    VERIFY_OK(report);
    QCOMPARE(report->applied.size(), 2);
    QCOMPARE(alembic(database.open()), u"1720ca777755"_s); // our own column is no sign that theirs is there
    QCOMPARE(ownRevisions(database.open()).value(u"market"_s), u"5ca0f991801d"_s);
}

void TestVersions::ownerMovedOn()
{
    support::TestDatabase database(support::engine());
    VERIFY_OK(migration::upgrade(database.location(), dump::scripts(), {}));
    database.run(
        u"UPDATE alembic_version SET version_num = 'cafe00000001';\nALTER TABLE products ADD COLUMN colour TEXT"_s);
    const auto report = migration::upgrade(database.location(), dump::scripts(), {});
    VERIFY_OK(report);
    QVERIFY(report->applied.isEmpty());
    QCOMPARE(alembic(database.open()), u"cafe00000001"_s);
    const auto assessment = UNWRAP(migration::look(database.location(), dump::scripts()));
    QVERIFY(assessment.standing == migration::Standing::UpToDate);
    QVERIFY(assessment.areas.contains(u"market"_s) && assessment.areas.contains(u"phonebook"_s));
    // They have moved on to something that we cannot read.
    database.run(u"ALTER TABLE products RENAME COLUMN price TO cost"_s);
    const auto refused = migration::upgrade(database.location(), dump::scripts(), {});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, base::ErrorCode::UnknownRevision);
}

void TestVersions::history()
{
    support::TestDatabase database(support::engine());
    VERIFY_OK(migration::upgrade(database.location(), dump::scripts(), {}));
    const auto connection = database.open();
    auto query = UNWRAP(database::Query::run(
        connection,
        u"SELECT revision, branch, direction, message, checksum, applied_at, duration_ms, program FROM shopbook_history ORDER BY id"_s));
    QStringList revisions;
    while (query.next()) {
        const auto *script = dump::scripts().byRevision(query.value(0).toString());
        QVERIFY(script);
        revisions.append(script->revision);
        QCOMPARE(query.value(1).toString(), script->branch);
        QCOMPARE(query.value(2).toString(), u"upgrade"_s);
        QCOMPARE(query.value(3).toString(), script->message);
        QCOMPARE(query.value(4).toString(), QString::fromLatin1(script->checksum));
        QVERIFY(query.value(5).toString().startsWith(u"20"_s));
        QVERIFY(query.value(6).toLongLong() >= 0);
        QVERIFY(query.value(7).toString().startsWith(u"Shopbook "_s));
    }
    QCOMPARE(revisions.size(), dump::scripts().scripts().size());
}

void TestVersions::journalModeStays()
{
    if (support::engine() != Engine::Sqlite)
        return;
    for (const QString &mode : {u"delete"_s, u"wal"_s, u"truncate"_s}) {
        support::TestDatabase database(Engine::Sqlite);
        database.fill(support::testFile(u"up_2fda_rows.db"_s));
        QCOMPARE(scalar(database.open(), u"PRAGMA journal_mode = "_s + mode).toString(), mode);
        VERIFY_OK(migration::upgrade(database.location(), dump::scripts(), dump::agreed(database)));
        QCOMPARE(scalar(database.open(), u"PRAGMA journal_mode"_s).toString(),
                 mode == u"wal" ? u"wal"_s : u"delete"_s);
        QCOMPARE(alembic(database.open()), u"1720ca777755"_s);
    }
}

void TestVersions::backups()
{
    if (support::engine() != Engine::Sqlite)
        return;
    support::TestDatabase database(Engine::Sqlite);
    database.fill(support::testFile(u"up_2fda_rows.db"_s));
    const QString folder = database.folder() + u"/new folder/backups"_s;
    const auto first = migration::backUp(database.location(), folder);
    VERIFY_OK(first);
    // Another file of that name in another folder keeps its own.
    QVERIFY(QDir().mkpath(database.folder() + u"/other"_s));
    database::Location other = database.location();
    other.path = database.folder() + u"/other/shop.db"_s;
    QVERIFY(QFile::copy(database.location().path, other.path));
    VERIFY_OK(migration::backUp(other, folder));
    for (int i = 0; i < 10; ++i)
        VERIFY_OK(migration::backUp(database.location(), folder));
    const QStringList kept = migration::backupsOf(database.location(), folder);
    QCOMPARE(kept.size(), 10);
    QVERIFY(!QFile::exists(*first));
    QCOMPARE(migration::backupsOf(other, folder).size(), 1);
    QVERIFY(QDir(folder).entryList({u"*.partial"_s}, QDir::Files).isEmpty());
    // While we hold the write lock it holds what was there before.
    const auto writer = database.open(database::Role::Writer);
    UNWRAP(writer.execute(u"BEGIN IMMEDIATE"_s));
    UNWRAP(writer.execute(u"DELETE FROM purchases"_s));
    const auto under = migration::backUp(database.location(), folder);
    UNWRAP(writer.execute(u"ROLLBACK"_s));
    VERIFY_OK(under);
    QCOMPARE(scalar(inspect(*under), u"SELECT count(*) FROM purchases"_s).toInt(), 3);
    // A folder that cannot be made is said before anything is done.
    const auto refused =
        migration::backUp(database.location(), database.location().path + u"/below a file"_s);
    QVERIFY(!refused);
    QVERIFY(refused.error().message.contains(u"nothing was changed"_s));
}

void TestVersions::awkwardPath()
{
    if (support::engine() != Engine::Sqlite)
        return;
    support::TestDatabase database(Engine::Sqlite);
    database::Location location = database.location();
    QVERIFY(QDir().mkpath(database.folder() + u"/Мой магазин 100% [x]"_s));
#ifdef Q_OS_WIN // no file has a "?" in its name
    location.path = database.folder() + u"/Мой магазин 100% [x]/it's #1%3Fmode=ro&.db"_s;
#else
    location.path = database.folder() + u"/Мой магазин 100% [x]/it's #1?mode=ro&.db"_s;
#endif
    QVERIFY(QFile::copy(support::testFile(u"up_2fda_rows.db"_s), location.path));
    QVERIFY(QFile::setPermissions(location.path, QFile::ReadOwner | QFile::WriteOwner));
    const auto report = migration::upgrade(location, dump::scripts(), dump::agreed(database));
    VERIFY_OK(report);
    QCOMPARE(scalar(inspect(report->backup), u"SELECT count(*) FROM users"_s).toInt(), 4);
    QCOMPARE(migration::backupsOf(location, database.folder() + u"/backups"_s), QStringList{report->backup});
}

void TestVersions::progress()
{
    if (support::engine() != Engine::Sqlite)
        return;
    support::TestDatabase database(support::engine());
    QStringList told;
    migration::UpgradeOptions options;
    options.progress = [&](const QString &text) { told.append(text); };
    VERIFY_OK(migration::upgrade(database.location(), dump::scripts(), options));
    QCOMPARE(told.size(), dump::scripts().scripts().size());
    QVERIFY(told.contains(u"5ca0f991801d add purchases.payment_type"_s));
    told.clear();
    QElapsedTimer timer;
    timer.start();
    VERIFY_OK(migration::upgrade(database.location(), dump::scripts(), options));
    QVERIFY(told.isEmpty());
    QVERIFY2(timer.elapsed() < 500, "a start with nothing to do");
}

QTEST_GUILESS_MAIN(TestVersions)
#include "tst_versions.moc"
