// SPDX-License-Identifier: GPL-3.0-or-later
#include "CliProcess.h"
#include "WholeDump.h"
#include "database/Query.h"
#include "support/Patience.h"

#include <QDir>
#include <QProcess>
#include <QTest>

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using clitest::Outcome;
using database::Engine;

/// Other programs use the database during an upgrade: who reads, who writes, and a bot that sells all the
/// time.
class LocksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init() { support::failOnSqlWarnings(); }

    void waitsForAnother_data();
    void waitsForAnother();
    void givesUp_data();
    void givesUp();
    void botSellsMeanwhile_data();
    void botSellsMeanwhile();

private:
    static void makeShop(support::TestDatabase &database);
    static QString statement(const QString &kind);
    static std::unique_ptr<QProcess> upgrade(const support::TestDatabase &database,
                                             const QString &failpoint = {});
};

/// A shop of the bot's at 2fda6446e69f.
void LocksTest::makeShop(support::TestDatabase &database)
{
    if (support::engine() == Engine::Sqlite)
        return database.fill(support::testFile(u"up_2fda_rows.db"_s));
    const QString rest = u"id SERIAL PRIMARY KEY, created_at TIMESTAMP DEFAULT now() NOT NULL, "
                         "updated_at TIMESTAMP DEFAULT now() NOT NULL"_s;
    database.run(
        u"CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY);\n"
        "INSERT INTO alembic_version VALUES ('2fda6446e69f');\n"
        "CREATE TABLE categories (category_name TEXT NOT NULL, %1);\n"
        "CREATE TABLE users (telegram_id BIGINT NOT NULL UNIQUE, username VARCHAR, first_name VARCHAR, "
        "last_name VARCHAR, %1);\n"
        "CREATE TABLE products (name TEXT NOT NULL, description TEXT NOT NULL, price INTEGER NOT NULL, "
        "file_id TEXT, category_id INTEGER NOT NULL REFERENCES categories (id), %1);\n"
        "CREATE TABLE purchases (user_id INTEGER NOT NULL REFERENCES users (id), "
        "product_id INTEGER NOT NULL REFERENCES products (id), price INTEGER NOT NULL, %1);\n"
        "INSERT INTO categories (category_name) VALUES ('Books');\n"
        "INSERT INTO users (telegram_id) VALUES (77);\n"
        "INSERT INTO products (name, description, price, category_id) VALUES ('Tea', '', 5, 1);\n"
        "INSERT INTO purchases (user_id, product_id, price) VALUES (1, 1, 5);\n"_s.arg(rest));
}

std::unique_ptr<QProcess> LocksTest::upgrade(const support::TestDatabase &database, const QString &failpoint)
{
    clitest::Where where;
    where.program = QStringLiteral(SHOPBOOK_CLI_FAILING);
    where.environment = {u"XDG_DATA_HOME="_s + database.folder() + u"/data"_s,
                         u"SHOPBOOK_FAILPOINT="_s + failpoint};
    return clitest::startCli(
        {u"--database"_s, database.location().toUrl(), u"migrate"_s, u"upgrade"_s, u"--now"_s}, where);
}

QString LocksTest::statement(const QString &kind)
{
    return kind == u"reads" ? u"SELECT count(*) FROM purchases"_s : u"UPDATE purchases SET price = price"_s;
}

void LocksTest::waitsForAnother_data()
{
    QTest::addColumn<QString>("kind");
    QTest::newRow("who reads") << u"reads"_s;
    QTest::newRow("who writes") << u"writes"_s;
}

void LocksTest::waitsForAnother()
{
    QFETCH(QString, kind);
    support::TestDatabase database(support::engine());
    makeShop(database);
    const auto other = database.open(database::Role::Writer);
    VERIFY_OK(other.execute(kind == u"writes" && support::engine() == Engine::Sqlite ? u"BEGIN IMMEDIATE"_s
                                                                                     : u"BEGIN"_s));
    auto query = std::make_unique<database::Query>(UNWRAP(database::Query::run(other, statement(kind))));
    const auto program = upgrade(database);
    QByteArray words;
    QTRY_VERIFY((words += program->readAllStandardError()).contains("Waiting"));
    QCOMPARE(program->state(), QProcess::Running);
    query.reset();
    VERIFY_OK(other.execute(u"COMMIT"_s));
    const Outcome done = clitest::finished(*program);
    QVERIFY2(done.exitCode == 0, done.words);
    QCOMPARE(database.scalar(u"SELECT count(*) FROM purchases WHERE payment_id IS NULL"_s).toInt(), 0);
}

void LocksTest::givesUp_data()
{
    waitsForAnother_data();
}

void LocksTest::givesUp()
{
    QFETCH(QString, kind);
    // It takes the 10 s that a person is asked to wait; tst_failures asks the engine with less patience.
    const bool isShort = kind == u"reads" && support::engine() == Engine::Sqlite;
    if (!isShort && qEnvironmentVariableIsEmpty("SHOPBOOK_SOAK"))
        return;
    support::TestDatabase database(support::engine());
    makeShop(database);
    const QByteArray before = wholedump::of(database);
    {
        const auto other = database.open(database::Role::Writer);
        VERIFY_OK(other.execute(
            kind == u"writes" && support::engine() == Engine::Sqlite ? u"BEGIN IMMEDIATE"_s : u"BEGIN"_s));
        const auto query = UNWRAP(database::Query::run(other, statement(kind)));
        const Outcome refused = clitest::finished(*upgrade(database));
        QVERIFY2(refused.exitCode == 3, refused.words);
    }
    QCOMPARE(wholedump::of(database), before);
    const Outcome done = clitest::finished(*upgrade(database));
    QVERIFY2(done.exitCode == 0, done.words);
}

namespace
{

/// Sells by an old bot's statement, one sale a transaction, and notes what was acknowledged.
class Bot
{
public:
    explicit Bot(const support::TestDatabase &database)
        : m_thread(
            [this, location = database.location()](const std::stop_token &stop) { sell(location, stop); })
    {
    }
    [[nodiscard]] int sold() const { return m_sold; }
    /// The ids of all sales, in their order.
    QList<qint64> end()
    {
        m_thread.request_stop();
        m_thread.join();
        return m_ids;
    }

private:
    void sell(const database::Location &location, const std::stop_token &stop)
    {
        const auto connection = UNWRAP(
            database::Connection::open(location, database::OpenMode::ReadWrite, database::Role::Inspector));
        if (location.engine == Engine::Sqlite) {
            UNWRAP(connection.execute(u"PRAGMA query_only = OFF"_s));
            UNWRAP(connection.execute(u"PRAGMA synchronous = OFF"_s)); // nobody cuts the power here
        }
        while (!stop.stop_requested()) {
            const auto id = connection.scalar(
                u"INSERT INTO purchases (user_id, product_id, price) VALUES (1, 1, 7) RETURNING id"_s);
            if (id) {
                m_ids.append(id->toLongLong());
                ++m_sold;
            } else if (id.error().code != base::ErrorCode::Locked) {
                qFatal("the bot: %s %s", qPrintable(id.error().message), qPrintable(id.error().detail));
            }
        }
    }

    std::atomic_int m_sold = 0;
    QList<qint64> m_ids;
    std::jthread m_thread;
};

QList<qint64> idsIn(const database::Connection &connection, const QString &condition)
{
    auto query = UNWRAP(database::Query::run(
        connection, u"SELECT id FROM purchases WHERE price = 7 AND %1 ORDER BY id"_s.arg(condition)));
    QList<qint64> ids;
    while (query.next())
        ids.append(query.value(0).toLongLong());
    return ids;
}

} // namespace

void LocksTest::botSellsMeanwhile_data()
{
    QTest::addColumn<bool>("usesWal");
    QTest::newRow("journal") << false;
    QTest::newRow("WAL") << true;
}

void LocksTest::botSellsMeanwhile()
{
    QFETCH(bool, usesWal);
    const bool isSqlite = support::engine() == Engine::Sqlite;
    if (usesWal && !isSqlite)
        return; // SQLite's
    support::TestDatabase database(support::engine());
    makeShop(database);
    if (usesWal)
        QCOMPARE(database.scalar(u"PRAGMA journal_mode = WAL"_s).toString(), u"wal"_s);
    if (isSqlite) // as the bot's own sales: no trace of the id that another row had
        database.run(u"DELETE FROM purchases WHERE price = 7"_s);
    Bot bot(database);
    QTRY_VERIFY(bot.sold() > 30);
    const auto program = upgrade(database);
    QTRY_VERIFY_WITH_TIMEOUT(program->state() == QProcess::NotRunning, 60000);
    const Outcome done = clitest::finished(*program);
    QVERIFY2(done.exitCode == 0, done.words);
    const int soldByThen = bot.sold();
    QTRY_VERIFY(bot.sold() > soldByThen + 30);
    const QList<qint64> acknowledged = bot.end();

    const auto connection = database.open();
    QCOMPARE(idsIn(connection, u"true"_s), acknowledged);
    // What was sold before the lock was given its payment's id by the upgrade.
    const QList<qint64> before = idsIn(connection, u"payment_id IS NOT NULL"_s);
    QVERIFY(before.size() > 30 && before.size() < acknowledged.size());
    QCOMPARE(before, acknowledged.first(before.size()));
    if (!isSqlite)
        return;
    const QDir backups(database.folder() + u"/data/shopbook/backups"_s);
    QCOMPARE(backups.entryList(QDir::Files).size(), 1);
    database::Location copy;
    copy.path = backups.filePath(backups.entryList(QDir::Files).constFirst());
    const auto backup =
        UNWRAP(database::Connection::open(copy, database::OpenMode::ReadOnly, database::Role::Inspector));
    QCOMPARE(idsIn(backup, u"true"_s), before);
}

QTEST_GUILESS_MAIN(LocksTest)
#include "LocksTest.moc"
