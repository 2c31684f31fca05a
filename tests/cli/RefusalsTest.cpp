// SPDX-License-Identifier: GPL-3.0-or-later
#include "CliProcess.h"
#include "support/TestDatabase.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTest>

using namespace Qt::StringLiterals;
using clitest::bytesOf;
using clitest::Outcome;
using clitest::runCli;

namespace
{

constexpr auto ownerReads = QFile::ReadOwner;
constexpr auto everybodyReads = QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther;
constexpr auto everybodyEnters = everybodyReads | QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther;

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString errorCode(const Outcome &outcome)
{
    return outcome.json().value(u"error"_s).toObject().value(u"code"_s).toString();
}

/// A refusal is an exit code, its name, a sentence on stderr, and no byte changed.
#define COMPARE_REFUSAL(outcome, code, name)                                                                 \
    do {                                                                                                     \
        const Outcome refusedOutcome = (outcome);                                                            \
        const QByteArray said = refusedOutcome.results + refusedOutcome.words;                               \
        QVERIFY2(refusedOutcome.exitCode == (code),                                                          \
                 qPrintable(u"exit code %1, wanted %2\n"_s.arg(refusedOutcome.exitCode).arg(code)            \
                            + QString::fromUtf8(said)));                                                     \
        QCOMPARE(errorCode(refusedOutcome), (name));                                                         \
        QVERIFY2(refusedOutcome.words.startsWith("shopbook-cli: ") && refusedOutcome.words.size() > 40,      \
                 said);                                                                                      \
    } while (false)

} // namespace

/// What shopbook-cli says to everything that it cannot open, and that it leaves it alone.
class RefusalsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void noDatabase_data();
    void noDatabase();
    void damagedRows();
    void emptyFolder();
    void missingFolder();
    void readOnlyFile();
    void readOnlyFolder();
    void unreadableFile();
    void newer_data();
    void newer();
    void unknownRevision_data();
    void unknownRevision();
    void otherProgram_data();
    void otherProgram();
    void locked();
    void server_data();
    void server();
    void aLibraryOfTheDriverIsBroken();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    [[nodiscard]] QString sampleFile(const QString &name) const;
    static void refusedByBoth(const QString &url, int code, const QString &name);

    std::unique_ptr<QTemporaryDir> m_folder;
};

void RefusalsTest::init()
{
    support::failOnSqlWarnings();
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(QFile::setPermissions(m_folder->path(), everybodyEnters | QFile::WriteOwner));
}

QString RefusalsTest::sampleFile(const QString &name) const
{
    return runCli({u"sample"_s, path(name)}).exitCode == 0 ? path(name) : QString();
}

void RefusalsTest::refusedByBoth(const QString &url, int code, const QString &name)
{
    COMPARE_REFUSAL(runCli({u"--database"_s, url, u"--json"_s, u"status"_s}), code, name);
    COMPARE_REFUSAL(runCli({u"--json"_s, u"sample"_s, url}), code, name);
}

void RefusalsTest::noDatabase_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray good = read(support::testFile(u"up_2fda_rows.db"_s));
    QTest::newRow("a word") << QByteArray("shop\n");
    QTest::newRow("a letter") << QByteArray(5000, 'a');
    QTest::newRow("zeros") << QByteArray(8192, '\0');
    QTest::newRow("a header alone") << good.left(100);
    QTest::newRow("a page and a half") << good.left(6000);
    QTest::newRow("half") << good.left(good.size() / 2);
    QTest::newRow("the last page lacks") << good.chopped(4096);
    QTest::newRow("nonsense behind the header") << good.left(100) + QByteArray(good.size() - 100, '\x55');
    QTest::newRow("an SQL dump") << QByteArray("PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\n")
            + QByteArray(600, ' ');
}

void RefusalsTest::noDatabase()
{
    QFETCH(const QByteArray, bytes);
    write(path(u"shop.db"_s), bytes);
    refusedByBoth(path(u"shop.db"_s), 6, u"not_a_database"_s);
    QCOMPARE(read(path(u"shop.db"_s)), bytes);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden), QStringList{u"shop.db"_s});
}

void RefusalsTest::damagedRows()
{
    // The catalogue is sound, the rows are not.
    const QString file = sampleFile(u"shop.db"_s);
    QByteArray bytes = read(file);
    QVERIFY(bytes.size() > 100'000);
    bytes.replace(bytes.size() / 3, bytes.size() / 3, QByteArray(bytes.size() / 3, '\xff'));
    write(file, bytes);
    refusedByBoth(file, 6, u"not_a_database"_s);
    QCOMPARE(read(file), bytes);
}

void RefusalsTest::emptyFolder()
{
    refusedByBoth(m_folder->path(), 6, u"not_a_database"_s);
    QVERIFY(QDir(m_folder->path()).isEmpty());
}

void RefusalsTest::missingFolder()
{
    const Outcome status = runCli({u"--json"_s, u"status"_s, u"--database"_s, path(u"no/where.db"_s)});
    COMPARE_REFUSAL(status, 1, u"not_found"_s);
    const Outcome sample = runCli({u"--json"_s, u"sample"_s, path(u"no/where.db"_s)});
    QVERIFY2(sample.exitCode != 0, sample.words);
    QVERIFY(!QFileInfo::exists(path(u"no"_s)));
}

void RefusalsTest::readOnlyFile()
{
    const QString file = path(u"shop.db"_s);
    QVERIFY(QFile::copy(support::testFile(u"up_empty_initial.db"_s), file));
    QVERIFY(QFile::setPermissions(file, everybodyReads));
    // The folder lets everybody write, so only the file's own rights protect it.
    QVERIFY(QFile::setPermissions(m_folder->path(), everybodyEnters | QFile::WriteOwner | QFile::WriteOther));
    const auto before = bytesOf(m_folder->path());
    const Outcome status = runCli({u"status"_s, u"--database"_s, file}, {{}, {}, true, {}});
    QVERIFY2(status.exitCode == 0, status.words);
    COMPARE_REFUSAL(runCli({u"--json"_s, u"sample"_s, file}, {{}, {}, true, {}}), 7, u"no_permission"_s);
    QCOMPARE(bytesOf(m_folder->path()), before);
}

void RefusalsTest::readOnlyFolder()
{
    // A shop of the bot's, one of ours (WAL) and a new one.
    QVERIFY(QFile::copy(support::testFile(u"up_empty_initial.db"_s), path(u"bot.db"_s)));
    QVERIFY(QFile::setPermissions(path(u"bot.db"_s), everybodyReads | QFile::WriteOther));
    QVERIFY(!sampleFile(u"ours.db"_s).isEmpty());
    QVERIFY(QFile::setPermissions(path(u"ours.db"_s), everybodyReads));
    QVERIFY(QFile::setPermissions(m_folder->path(), everybodyEnters));
    const auto before = bytesOf(m_folder->path());
    for (const QString &name : {u"bot.db"_s, u"ours.db"_s}) {
        const Outcome status = runCli({u"status"_s, u"--database"_s, path(name)}, {{}, {}, true, {}});
        QVERIFY2(status.exitCode == 0, status.words);
    }
    COMPARE_REFUSAL(runCli({u"--json"_s, u"sample"_s, path(u"bot.db"_s)}, {{}, {}, true, {}}), 7,
                    u"no_permission"_s);
    COMPARE_REFUSAL(runCli({u"--json"_s, u"sample"_s, path(u"new.db"_s)}, {{}, {}, true, {}}), 7,
                    u"no_permission"_s);
    QCOMPARE(bytesOf(m_folder->path()), before);
    QVERIFY(QFile::setPermissions(m_folder->path(), everybodyEnters | QFile::WriteOwner));
}

void RefusalsTest::unreadableFile()
{
    QVERIFY(QFile::copy(support::testFile(u"up_2fda_rows.db"_s), path(u"shop.db"_s)));
    QVERIFY(QFile::setPermissions(path(u"shop.db"_s), ownerReads));
    const clitest::Where nobody{{}, {}, true, {}};
    if (QFileInfo(path(u"shop.db"_s)).ownerId() != 0)
        QVERIFY(QFile::setPermissions(path(u"shop.db"_s), QFile::Permissions()));
    COMPARE_REFUSAL(runCli({u"--json"_s, u"status"_s, u"--database"_s, path(u"shop.db"_s)}, nobody), 7,
                    u"no_permission"_s);
    COMPARE_REFUSAL(runCli({u"--json"_s, u"sample"_s, path(u"shop.db"_s)}, nobody), 7, u"no_permission"_s);
    QVERIFY(QFile::setPermissions(path(u"shop.db"_s), everybodyReads));
    QCOMPARE(read(path(u"shop.db"_s)), read(support::testFile(u"up_2fda_rows.db"_s)));
}

void RefusalsTest::newer_data()
{
    support::addEngines();
}

void RefusalsTest::newer()
{
    QFETCH(const QString, engine);
    const support::TestDatabase database(engine == u"sqlite" ? database::Engine::Sqlite
                                                             : database::Engine::Postgresql);
    const QString url = database.location().toUrl();
    QCOMPARE(runCli({u"sample"_s, url}).exitCode, 0);
    database.run(u"UPDATE shopbook_revision SET revision = 'f00dfeed0001' WHERE branch = 'shopbook'"_s);
    const auto before = bytesOf(database.folder());
    refusedByBoth(url, 4, u"unknown_revision"_s);
    QCOMPARE(bytesOf(database.folder()), before);
    const QJsonObject json = runCli({u"--database"_s, url, u"--json"_s, u"status"_s}).json();
    QCOMPARE(json.value(u"standing"_s).toString(), u"newer"_s);
    QCOMPARE(database.scalar(u"SELECT count(*) FROM purchases"_s).toInt(), 200);
}

void RefusalsTest::unknownRevision_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("fits an older revision") << u"seed_rev1_rows.db"_s;
    QTest::newRow("with a broken key") << u"seed_rev1_dirtyfk.db"_s;
    QTest::newRow("killed half-way") << u"kill_1.db"_s;
}

void RefusalsTest::unknownRevision()
{
    QFETCH(const QString, file);
    QVERIFY(QFile::copy(support::testFile(file), path(u"shop.db"_s)));
    const auto before = bytesOf(m_folder->path());
    refusedByBoth(path(u"shop.db"_s), 4, u"unknown_revision"_s);
    const QJsonObject json = runCli({u"--database"_s, path(u"shop.db"_s), u"--json"_s, u"status"_s}).json();
    QCOMPARE(json.value(u"unknown_revision"_s).toString(), u"a1f0c0de0001"_s);
    QCOMPARE(bytesOf(m_folder->path()), before);
}

void RefusalsTest::otherProgram_data()
{
    support::addEngines();
}

void RefusalsTest::otherProgram()
{
    QFETCH(const QString, engine);
    const support::TestDatabase database(engine == u"sqlite" ? database::Engine::Sqlite
                                                             : database::Engine::Postgresql);
    database.run(
        u"CREATE TABLE moz_places (id INTEGER PRIMARY KEY, url TEXT);\nINSERT INTO moz_places VALUES (1, 'x')"_s);
    const auto before = bytesOf(database.folder());
    refusedByBoth(database.location().toUrl(), 6, u"other_program"_s);
    QCOMPARE(bytesOf(database.folder()), before);
    QCOMPARE(database.scalar(u"SELECT count(*) FROM moz_places"_s).toInt(), 1);
}

void RefusalsTest::locked()
{
    support::TestDatabase database(database::Engine::Sqlite);
    database.fill(support::testFile(u"up_empty_initial.db"_s));
    const database::Connection bot = database.open();
    VERIFY_OK(bot.execute(u"BEGIN EXCLUSIVE"_s));
    COMPARE_REFUSAL(runCli({u"--json"_s, u"status"_s, u"--database"_s, database.location().path}), 3,
                    u"locked"_s);
    VERIFY_OK(bot.execute(u"ROLLBACK"_s));
    QCOMPARE(runCli({u"status"_s, u"--database"_s, database.location().path}).exitCode, 0);
}

void RefusalsTest::server_data()
{
    const QString url = qEnvironmentVariable("SHOPBOOK_TEST_POSTGRES");
    QVERIFY2(!url.isEmpty(), "SHOPBOOK_TEST_POSTGRES is not set: run the tests through tests/run");
    const database::Location server = UNWRAP(database::Location::parse(url));
    const QString at = u"%1:%2"_s.arg(server.hosts, server.ports);
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("code");
    QTest::newRow("down") << u"postgresql://postgres@127.0.0.1:1/shop"_s << u"unreachable"_s;
    QTest::newRow("unknown name") << u"postgresql://postgres@nowhere.invalid/shop"_s << u"unreachable"_s;
    QTest::newRow("no such user") << u"postgresql://stranger@%1/postgres"_s.arg(at) << u"access_denied"_s;
    QTest::newRow("no such database") << u"postgresql://postgres@%1/nothing"_s.arg(at) << u"not_found"_s;
    QTest::newRow("no TLS there") << u"postgresql://postgres@%1/postgres?sslmode=require"_s.arg(at)
                                  << u"failed"_s;
}

void RefusalsTest::server()
{
    QFETCH(const QString, url);
    QFETCH(const QString, code);
    refusedByBoth(url, 1, code);
}

/// The plugin is there and does not load: that is no fault of the server, nor of the network. SQLite does
/// without.
void RefusalsTest::aLibraryOfTheDriverIsBroken()
{
    for (const QString &name : {u"libpq.so.5"_s, u"libpq.so"_s})
        write(path(name), "no library\n");
    clitest::Where broken;
    broken.environment = {u"LD_LIBRARY_PATH="_s + m_folder->path()};
    const Outcome refused =
        runCli({u"--database"_s, u"postgresql://anna@127.0.0.1:1/shop"_s, u"--json"_s, u"status"_s}, broken);
    COMPARE_REFUSAL(refused, 1, u"failed"_s);
    QVERIFY2(refused.words.contains("QPSQL") && refused.words.contains("install Shopbook again"),
             refused.words);
    QVERIFY(!refused.words.contains("cannot be reached"));
    QCOMPARE(runCli({u"sample"_s, path(u"shop.db"_s)}, broken).exitCode, 0);
}

QTEST_GUILESS_MAIN(RefusalsTest)
#include "RefusalsTest.moc"
