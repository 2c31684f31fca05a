// SPDX-License-Identifier: GPL-3.0-or-later
#include "CliProcess.h"
#include "support/TestDatabase.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using clitest::bytesOf;
using clitest::Outcome;
using clitest::runCli;
using clitest::Where;

/// `shopbook-cli doctor`, the policy and the presets, as an administrator meets them.
class DoctorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init() { support::failOnSqlWarnings(); }

    void allIsWell();
    void nothingIsWritten();
    void noSecretIsSaid();
    void aFolderThatCannotBeWritten();
    void aDatabaseThatIsNone();
    void aBrokenPolicy();
    void aLockedDatabase();
    void readOnly_data();
    void readOnly();
    void presetsOfTheEnvironment();
    void newerPackage();
    void versionsForPrograms();
};

namespace
{

QJsonObject checkOf(const Outcome &outcome, const QString &id)
{
    for (const QJsonValue &check : outcome.json().value(u"checks"_s).toArray())
        if (check.toObject().value(u"id"_s) == id)
            return check.toObject();
    return {};
}

QString healthOf(const Outcome &outcome, const QString &id)
{
    return checkOf(outcome, id).value(u"health"_s).toString();
}

QString madePolicy(const QTemporaryDir &folder, const QByteArray &json)
{
    QFile file(folder.filePath(u"policy.json"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size())
        return {};
    return u"SHOPBOOK_POLICY="_s + file.fileName();
}

QStringList doctor(const QString &database)
{
    return {u"--database"_s, database, u"--json"_s, u"doctor"_s};
}

} // namespace

void DoctorTest::allIsWell()
{
    const support::TestDatabase database(support::engine());
    QCOMPARE(runCli({u"sample"_s, database.location().toUrl()}).exitCode, 0);
    const Outcome outcome = runCli(doctor(database.location().toUrl()));
    QVERIFY2(outcome.exitCode == 0, outcome.results + outcome.words);
    QVERIFY(outcome.json().value(u"ok"_s).toBool());
    int last = 0;
    for (const QJsonValue &each : outcome.json().value(u"checks"_s).toArray()) {
        const QJsonObject check = each.toObject();
        QVERIFY(check.value(u"number"_s).toInt() > last);
        last = check.value(u"number"_s).toInt();
        QVERIFY(!check.value(u"title"_s).toString().isEmpty());
        QVERIFY(!check.value(u"text"_s).toString().isEmpty());
        // Each is green or says what to do.
        QCOMPARE(check.value(u"health"_s) == u"ok"_s, check.value(u"advice"_s).isNull());
    }
    for (const QString &id :
         {u"program"_s, u"qt"_s, u"sqlite"_s, u"libpq"_s, u"policy"_s, u"data_folder"_s, u"backup_folder"_s,
          u"space"_s, u"window"_s, u"database"_s, u"data"_s, u"lock"_s})
        QVERIFY2(!healthOf(outcome, id).isEmpty(), qPrintable(id));
    QCOMPARE(healthOf(outcome, u"window"_s), u"ok"_s);
    QCOMPARE(healthOf(outcome, u"database"_s), u"ok"_s);
    QVERIFY(
        checkOf(outcome, u"sqlite"_s).value(u"facts"_s).toObject().value(u"shared_with_driver"_s).toBool());
    // To a server on this computer nothing crosses a network.
    QVERIFY(healthOf(outcome, u"tls"_s).isEmpty() || healthOf(outcome, u"tls"_s) == u"ok"_s);
    QCOMPARE(healthOf(outcome, u"tls"_s).isEmpty(), database.location().engine == database::Engine::Sqlite);
    const Outcome text = runCli({u"--database"_s, database.location().toUrl(), u"doctor"_s});
    QCOMPARE(text.exitCode, 0);
    QVERIFY(text.results.contains(" 1 ok"));
}

void DoctorTest::nothingIsWritten()
{
    if (support::engine() != database::Engine::Sqlite)
        return;
    for (const QString &mode : {u"delete"_s, u"wal"_s}) {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"shop.db"_s);
        QCOMPARE(runCli({u"sample"_s, path}).exitCode, 0);
        {
            const auto connection =
                UNWRAP(database::Connection::open(UNWRAP(database::Location::parse(path)),
                                                  database::OpenMode::ReadWrite, database::Role::Migrator));
            QVERIFY(connection.scalar(u"PRAGMA journal_mode = "_s + mode).has_value());
        }
        const auto before = bytesOf(folder.path());
        QCOMPARE(runCli(doctor(path)).exitCode, 0);
        QCOMPARE(bytesOf(folder.path()), before);
    }
}

void DoctorTest::noSecretIsSaid()
{
    if (support::engine() != database::Engine::Postgresql)
        return;
    const Outcome outcome = runCli(doctor(u"postgresql://nobody:geheim99@127.0.0.1:1/shop"_s));
    QCOMPARE(outcome.exitCode, 1);
    QCOMPARE(healthOf(outcome, u"database"_s), u"fault"_s);
    QVERIFY(!checkOf(outcome, u"database"_s).value(u"advice"_s).toString().isEmpty());
    QVERIFY(!(outcome.results + outcome.words).contains("geheim99"));
}

void DoctorTest::aFolderThatCannotBeWritten()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"in-the-way"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    Where where;
    where.environment = {u"SHOPBOOK_BACKUP_FOLDER="_s + file.fileName() + u"/below"_s};
    const Outcome outcome = runCli({u"--json"_s, u"doctor"_s}, where);
    QCOMPARE(outcome.exitCode, 1);
    QCOMPARE(healthOf(outcome, u"backup_folder"_s), u"fault"_s);
    QCOMPARE(healthOf(outcome, u"data_folder"_s), u"ok"_s);
}

void DoctorTest::aDatabaseThatIsNone()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"letter.db"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("Dear Anna, this is a letter and no database at all. It is a long one, with more than a "
               "hundred bytes in it.");
    file.close();
    const Outcome outcome = runCli(doctor(file.fileName()));
    QCOMPARE(outcome.exitCode, 1);
    QCOMPARE(healthOf(outcome, u"database"_s), u"fault"_s);
    // One in memory is empty, and nothing is wrong with that.
    const Outcome memory = runCli(doctor(u"sqlite:///:memory:"_s));
    QVERIFY2(memory.exitCode == 0, memory.results + memory.words);
    QCOMPARE(healthOf(memory, u"database"_s), u"advice"_s);
    const Outcome gone = runCli(doctor(folder.filePath(u"gone.db"_s)));
    QCOMPARE(gone.exitCode, 1);
    QVERIFY(!QFile::exists(folder.filePath(u"gone.db"_s)));
}

void DoctorTest::aBrokenPolicy()
{
    const support::TestDatabase database(support::engine());
    QCOMPARE(runCli({u"sample"_s, database.location().toUrl()}).exitCode, 0);
    const QTemporaryDir folder;
    Where where;
    where.environment = {madePolicy(folder, R"({"version": 1, "read_onyl": true})")};
    const Outcome sick = runCli(doctor(database.location().toUrl()), where);
    QCOMPARE(sick.exitCode, 1);
    QCOMPARE(healthOf(sick, u"policy"_s), u"fault"_s);
    // Looking is fine, and says it; writing is refused, since nobody knows what the policy was to keep.
    const Outcome status = runCli({u"--database"_s, database.location().toUrl(), u"status"_s}, where);
    QCOMPARE(status.exitCode, 0);
    QVERIFY2(status.words.contains("read_onyl"), status.words);
    const Outcome downgrade = runCli(
        {u"--database"_s, database.location().toUrl(), u"migrate"_s, u"downgrade"_s, u"base"_s}, where);
    QCOMPARE(downgrade.exitCode, 2);
    QCOMPARE(downgrade.words.count("read_onyl"), 1); // said at the begin, and the reason
    QCOMPARE(
        runCli({u"--database"_s, database.location().toUrl(), u"migrate"_s, u"current"_s, u"--check-heads"_s})
            .exitCode,
        0);
}

void DoctorTest::aLockedDatabase()
{
    const support::TestDatabase database(support::engine());
    const support::TestDatabase other(support::engine());
    QCOMPARE(runCli({u"sample"_s, database.location().toUrl()}).exitCode, 0);
    const QTemporaryDir folder;
    Where where;
    // The policy holds no password; the tests' server wants none.
    where.environment = {madePolicy(folder,
                                    R"({"version": 1, "administrator": "IT desk", "database": {"value": ")"
                                        + database.location().toUrl().toUtf8() + R"(", "locked": true}})"),
                         u"SHOPBOOK_DATABASE=/tmp/nowhere.db"_s};
    const Outcome status = runCli({u"--json"_s, u"status"_s}, where);
    QVERIFY2(status.exitCode == 0, status.words);
    QCOMPARE(status.json().value(u"location"_s).toString(), database.location().toUrl());
    for (const QStringList &arguments : {QStringList{u"--database"_s, other.location().toUrl(), u"status"_s},
                                         QStringList{u"sample"_s, other.location().toUrl()}}) {
        const Outcome refused = runCli(arguments, where);
        QCOMPARE(refused.exitCode, 7);
        QVERIFY2(refused.words.contains("IT desk"), refused.words);
    }
}

void DoctorTest::readOnly_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exitCode");
    QTest::newRow("status") << QStringList{u"status"_s} << 0;
    QTest::newRow("check") << QStringList{u"check"_s} << 0;
    QTest::newRow("query") << QStringList{u"query"_s, u"--sql"_s, u"SELECT 1"_s} << 0;
    QTest::newRow("dry run") << QStringList{u"migrate"_s, u"upgrade"_s, u"--dry-run"_s} << 0;
    QTest::newRow("upgrade") << QStringList{u"migrate"_s, u"upgrade"_s} << 7;
    QTest::newRow("downgrade") << QStringList{u"migrate"_s, u"downgrade"_s, u"base"_s} << 7;
    QTest::newRow("stamp") << QStringList{u"migrate"_s, u"stamp"_s, u"base"_s} << 7;
    QTest::newRow("adopt") << QStringList{u"migrate"_s, u"adopt"_s} << 7;
    QTest::newRow("repair of the tables") << QStringList{u"migrate"_s, u"repair"_s, u"--clean-temp"_s} << 7;
    QTest::newRow("repair of the data") << QStringList{u"check"_s, u"--repair"_s, u"prices"_s} << 7;
    QTest::newRow("sample") << QStringList{u"sample"_s} << 7;
    QTest::newRow("restore") << QStringList{u"restore"_s, u"/tmp/a.db"_s} << 7;
}

void DoctorTest::readOnly()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, exitCode);
    const support::TestDatabase database(support::engine());
    QCOMPARE(runCli({u"sample"_s, database.location().toUrl()}).exitCode, 0);
    const QStringList named{u"--database"_s, database.location().toUrl()};
    Where where;
    where.environment = {u"SHOPBOOK_READ_ONLY=1"_s};
    const Outcome told = runCli(named + arguments, where);
    QVERIFY2(told.exitCode == exitCode, told.results + told.words);
    const Outcome asked = runCli(named + QStringList{u"--read-only"_s} + arguments);
    QVERIFY2(asked.exitCode == exitCode, asked.results + asked.words);
}

void DoctorTest::presetsOfTheEnvironment()
{
    if (support::engine() != database::Engine::Sqlite)
        return;
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"shop.db"_s);
    QCOMPARE(runCli({u"sample"_s, path}).exitCode, 0);
    Where where;
    where.environment = {u"SHOPBOOK_DATABASE="_s + path, u"SHOPBOOK_LANGUAGE=ru"_s,
                         u"SHOPBOOK_BACKUP_FOLDER="_s + folder.filePath(u"копии"_s)};
    const Outcome made = runCli({u"backup"_s}, where);
    QCOMPARE(made.exitCode, 0);
    QVERIFY(QString::fromUtf8(made.results).contains(u"копии"_s));
    const Outcome wrong = runCli({u"nonsense"_s}, where);
    QVERIFY(QString::fromUtf8(wrong.words).contains(QRegularExpression(u"[а-я]"_s)));
    const Outcome english = runCli({u"--language"_s, u"en"_s, u"nonsense"_s}, where);
    QVERIFY(english.words.contains("There is no verb"));
    // Formats follow the language also where the person's are of none.
    Where asked;
    asked.environment = {u"LC_ALL=C.UTF-8"_s, u"LANGUAGE=ru"_s};
    const Outcome russian = runCli({u"--json"_s, u"doctor"_s}, asked);
    const QString space = checkOf(russian, u"space"_s).value(u"text"_s).toString();
    QVERIFY2(space.contains(QRegularExpression(u"^\\d+,\\d"_s)), qPrintable(space));
    const Outcome elsewhere = runCli({u"--backup-folder"_s, folder.filePath(u"safe"_s), u"backup"_s}, where);
    QVERIFY(elsewhere.results.contains("safe"));
    QCOMPARE(runCli({u"--language"_s, u"de"_s, u"status"_s}, where).exitCode, 2);
}

void DoctorTest::newerPackage()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"shopbook_99.1.0-1_amd64.deb"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    const Outcome outcome = runCli({u"--update-check"_s, folder.path(), u"--json"_s, u"doctor"_s});
    QCOMPARE(healthOf(outcome, u"updates"_s), u"advice"_s);
    QCOMPARE(checkOf(outcome, u"updates"_s).value(u"facts"_s).toObject().value(u"newest"_s).toString(),
             u"99.1.0"_s);
    QCOMPARE(healthOf(runCli({u"--json"_s, u"doctor"_s}), u"updates"_s), u"ok"_s);
    QCOMPARE(healthOf(runCli({u"--update-check"_s, folder.filePath(u"gone"_s), u"--json"_s, u"doctor"_s}),
                      u"updates"_s),
             u"advice"_s);
}

void DoctorTest::versionsForPrograms()
{
    const Outcome cli = runCli({u"--version"_s, u"--json"_s});
    QCOMPARE(cli.exitCode, 0);
    QCOMPARE(cli.json().value(u"program"_s).toString(), u"shopbook-cli"_s);
    QVERIFY(cli.json().value(u"tables"_s).toObject().contains(u"market"_s));
    const Outcome plain = runCli({u"--version"_s});
    QCOMPARE(QString::fromUtf8(plain.results).trimmed(),
             u"shopbook-cli "_s + cli.json().value(u"version"_s).toString());
    Where where;
    where.program = QStringLiteral(SHOPBOOK_WINDOW);
    const Outcome window = runCli({u"--version"_s, u"--json"_s}, where);
    QCOMPARE(window.exitCode, 0);
    QCOMPARE(window.json().value(u"program"_s).toString(), u"shopbook"_s);
    QCOMPARE(window.json().value(u"version"_s), cli.json().value(u"version"_s));
}

QTEST_GUILESS_MAIN(DoctorTest)
#include "DoctorTest.moc"
