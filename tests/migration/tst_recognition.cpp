// SPDX-License-Identifier: GPL-3.0-or-later
#include "Dump.h"

#include "migration/Fingerprint.h"
#include "migration/Recognition.h"
#include "migration/Trial.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;
using database::Engine;
using migration::Standing;
using migration::Structure;

/// What a database is by what it contains: every revision, every half state, and what is none of them.
class TestRecognition : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init() { support::failOnSqlWarnings(); }

    void fingerprintsAreWrittenDown();
    void everyStateIsKnown();
    void everyStateIsFinished();
    void blindToSpelling();
    void otherTablesOfOurNames_data();
    void otherTablesOfOurNames();
    void besideARunningBot();

private:
    static QStringList branches() { return {u"market"_s, u"phonebook"_s}; }
};

/// One line a state, in the order of the chains. Written anew with SHOPBOOK_WRITE_FINGERPRINTS=1.
void TestRecognition::fingerprintsAreWrittenDown()
{
    QStringList lines{
        u"# What the tables of a branch look like after each revision, and where a run may stop inside one."_s,
        u"# Made from the scripts by test_migration_recognition, with SHOPBOOK_WRITE_FINGERPRINTS=1."_s};
    for (const QString &branch : dump::scripts().branches()) {
        for (const migration::State &state : UNWRAP(migration::statesOf(dump::scripts(), branch)))
            lines.append(u"%1 %2 %3"_s.arg(branch, state.name(), migration::fingerprint(state.structure)));
    }
    QFile file(QStringLiteral(SHOPBOOK_SOURCE_DIR "/migrations/FINGERPRINTS"));
    if (qEnvironmentVariableIsSet("SHOPBOOK_WRITE_FINGERPRINTS")) {
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write((lines.join(u'\n') + u'\n').toUtf8());
        file.close();
    }
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(file.readAll()).trimmed().split(u'\n'), lines);
}

void TestRecognition::everyStateIsKnown()
{
    for (const QString &branch : branches()) {
        QString complete;
        for (const migration::State &state : UNWRAP(migration::statesOf(dump::scripts(), branch))) {
            const auto found = UNWRAP(migration::recognise(dump::scripts(), branch, state.structure));
            if (state.structure.tables.isEmpty()) {
                QVERIFY(!found); // an empty first revision leaves no mark
                continue;
            }
            QVERIFY2(found, qPrintable(state.name()));
            if (state.statement == 0)
                complete = state.revision;
            QCOMPARE(found->revision, complete);
            QCOMPARE(found->isHalf(), state.statement != 0);
            QCOMPARE(found->begun, state.statement == 0 ? QString() : state.revision);
            QVERIFY(found->sentence().contains(state.revision));
        }
    }
}

/// A run of another tool that stopped anywhere is a state of the scripts: adopted, it comes to the head.
void TestRecognition::everyStateIsFinished()
{
    for (const QString &branch : branches()) {
        const auto chain = dump::scripts().chain(branch);
        const auto states = UNWRAP(migration::statesOf(dump::scripts(), branch));
        for (const migration::State &wanted : states) {
            if (wanted.structure.tables.isEmpty())
                continue;
            support::TestDatabase database(support::engine());
            const auto connection = database.open();
            const migration::Handle handle(connection);
            for (const migration::Script &script : chain) {
                const auto &statements = script.upgrade(support::engine());
                const bool isLast = script.revision == wanted.revision;
                const qsizetype count = isLast && wanted.statement > 0
                    ? qMin<qsizetype>(wanted.statement, statements.size())
                    : statements.size();
                for (qsizetype i = 0; i < count; ++i) {
                    const auto live = UNWRAP(migration::readStructure(handle));
                    const auto &guards = statements.at(i).guards;
                    migration::Effect effect;
                    if (std::all_of(guards.begin(), guards.end(), [&](const migration::Guard &guard) {
                            return migration::holds(guard, live);
                        }))
                        UNWRAP(migration::runStatement(handle, statements.at(i), effect));
                }
                if (isLast)
                    break;
            }
            auto options = dump::agreed(database);
            options.adopts = true;
            const auto report = migration::upgrade(database.location(), dump::scripts(), options);
            QVERIFY2(report,
                     qPrintable(wanted.name() + u": "_s + (report ? QString() : report.error().message)));
            const auto after = UNWRAP(migration::look(database.location(), dump::scripts()));
            QVERIFY2(after.standing == Standing::UpToDate, qPrintable(wanted.name()));
            QCOMPARE(after.revisions.value(branch), dump::scripts().headOf(branch));
        }
    }
}

/// Order of columns, names of constraints, spelling of types, unique index or UNIQUE: the same revision.
void TestRecognition::blindToSpelling()
{
    support::TestDatabase database(support::engine());
    const bool isSqlite = support::engine() == Engine::Sqlite;
    const QString moment = isSqlite ? u"DATETIME"_s : u"TIMESTAMP"_s;
    const QString tail =
        u"updated_at %1 NOT NULL, created_at %1 DEFAULT CURRENT_TIMESTAMP NOT NULL, id INTEGER "
        "NOT NULL, CONSTRAINT %2_key PRIMARY KEY (id)"_s.arg(moment);
    database.run(u"CREATE TABLE categories (category_name VARCHAR(200) NOT NULL, %1);\n"
                 "CREATE TABLE users (last_name TEXT, first_name TEXT, username TEXT, telegram_id BIGINT NOT "
                 "NULL, %2);\n"
                 "CREATE UNIQUE INDEX just_one ON users (telegram_id);\n"
                 "CREATE TABLE products (category_id INTEGER NOT NULL CONSTRAINT fk_a REFERENCES categories "
                 "(id), file_id TEXT, "
                 "hidden_content VARCHAR NOT NULL, price INTEGER NOT NULL, description TEXT NOT NULL, name "
                 "TEXT NOT NULL, colour "
                 "TEXT, %3);\n"
                 "CREATE TABLE purchases (price INTEGER NOT NULL, product_id INTEGER NOT NULL REFERENCES "
                 "products (id), user_id "
                 "INTEGER NOT NULL REFERENCES users (id), %4);\n"_s.arg(tail.arg(u"a"_s), tail.arg(u"b"_s),
                                                                        tail.arg(u"c"_s), tail.arg(u"d"_s)));
    const auto found = UNWRAP(migration::look(database.location(), dump::scripts()));
    QVERIFY2(found.standing == Standing::Recognised, qPrintable(found.found));
    QCOMPARE(found.recognised.value(u"market"_s).revision, u"1b95d36c8908"_s);
    QVERIFY(!found.recognised.value(u"market"_s).isHalf());
    QVERIFY(found.drift.join(u' ').contains(u"products.colour"_s));
}

void TestRecognition::otherTablesOfOurNames_data()
{
    QTest::addColumn<QString>("sql");
    const QString rest =
        u"CREATE TABLE categories (id INTEGER PRIMARY KEY);\nCREATE TABLE products (id INTEGER PRIMARY "
        "KEY);\nCREATE TABLE purchases (id INTEGER PRIMARY KEY);\n"_s;
    QTest::newRow("a forum") << u"CREATE TABLE users (id INTEGER PRIMARY KEY, login TEXT);\n"_s + rest;
    QTest::newRow("another key") << u"CREATE TABLE users (telegram_id BIGINT PRIMARY KEY, username TEXT);\n"_s
            + rest;
    QTest::newRow("another type")
        << u"CREATE TABLE users (id INTEGER PRIMARY KEY, telegram_id TIMESTAMP NOT NULL);\n"_s + rest;
}

void TestRecognition::otherTablesOfOurNames()
{
    QFETCH(QString, sql);
    support::TestDatabase database(support::engine());
    database.run(sql);
    const auto before = dump::picture(database);
    const auto found = UNWRAP(migration::look(database.location(), dump::scripts()));
    QVERIFY2(found.standing == Standing::Unknown || found.standing == Standing::OtherProgram,
             qPrintable(found.found));
    auto options = dump::agreed(database);
    options.adopts = true;
    QVERIFY(!migration::upgrade(database.location(), dump::scripts(), options));
    QCOMPARE(dump::picture(database), before);
}

/// A change that would lock a running bot out is not begun unless it is wanted.
void TestRecognition::besideARunningBot()
{
    if (support::engine() != Engine::Sqlite)
        return; // a server's own locks decide there
    support::TestDatabase database(Engine::Sqlite);
    dump::makeShop(database);
    auto options = dump::agreed(database);
    options.longestLockMs = 0;
    QProcess bot; // has the file open, and does nothing
    bot.start(u"python3"_s,
              {u"-c"_s, u"import sys; f = open(sys.argv[1]); print('open', flush=True); sys.stdin.read()"_s,
               database.location().path});
    QVERIFY(bot.waitForReadyRead(20000));
    const QByteArray before = dump::fingerprint(database.location().path);
    const auto refused = migration::upgrade(database.location(), dump::scripts(), options);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, base::ErrorCode::WouldBlock);
    QVERIFY2(refused.error().message.contains(u"shop.db"_s), qPrintable(refused.error().message));
    QCOMPARE(dump::fingerprint(database.location().path), before);
    QVERIFY(QDir(options.backupFolder).entryList(QDir::AllEntries | QDir::NoDotAndDotDot).isEmpty());
    bot.closeWriteChannel();
    QVERIFY(bot.waitForFinished(20000));
    VERIFY_OK(migration::upgrade(database.location(), dump::scripts(), options)); // alone: nobody waits
}

QTEST_GUILESS_MAIN(TestRecognition)
#include "tst_recognition.moc"
