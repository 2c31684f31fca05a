// SPDX-License-Identifier: GPL-3.0-or-later
#include "CliProcess.h"
#include "support/TestDatabase.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using clitest::bytesOf;
using clitest::Outcome;
using clitest::runCli;
using clitest::Where;

namespace
{

const QJsonObject sampleRows{{u"categories"_s, 6},  {u"products"_s, 24}, {u"users"_s, 40},
                             {u"purchases"_s, 200}, {u"user"_s, 30},     {u"phonebook"_s, 35}};
const QJsonObject noRows{{u"categories"_s, 0}, {u"products"_s, 0}, {u"users"_s, 0},
                         {u"purchases"_s, 0},  {u"user"_s, 0},     {u"phonebook"_s, 0}};

#define COMPARE_EXIT(outcome, code)                                                                          \
    QVERIFY2((outcome).exitCode == (code),                                                                   \
             qPrintable(u"exit code %1, wanted %2\n"_s.arg((outcome).exitCode).arg(code)                     \
                        + QString::fromUtf8((outcome).results + (outcome).words)))

} // namespace

/// shopbook-cli where everything is as it should be, on both engines, and its use.
class VerbsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init() { support::failOnSqlWarnings(); }

    void sampleIntoNothing();
    void sampleTwice();
    void sampleBesideRows();
    void sampleIntoAnEmptyFile();
    void sampleIntoTheBotsEmptyDatabase();
    void statusOfAForeignDatabase_data();
    void statusOfAForeignDatabase();
    void statusReadsOnly();
    void textForPeople();
    void whereTheDatabaseIsNamed();
    void passwordsAreNotShown();
    void oddPaths_data();
    void oddPaths();
    void helpAndVersion();
    void wrongUse_data();
    void wrongUse();
#if !defined(Q_OS_WIN) && !defined(WIN32) // there is no /dev/full; moc knows WIN32 alone
    void resultsThatDoNotArrive();
#endif
};

void VerbsTest::sampleIntoNothing()
{
    const support::TestDatabase database(support::engine());
    const QString url = database.location().toUrl();
    const Outcome sample = runCli({u"sample"_s, url, u"--json"_s});
    COMPARE_EXIT(sample, 0);
    QCOMPARE(sample.json().value(u"rows"_s).toObject(), sampleRows);
    QCOMPARE(sample.json().value(u"location"_s).toString(), url);
    QVERIFY(!sample.json().value(u"applied"_s).toArray().isEmpty());

    const Outcome status = runCli({u"--database"_s, url, u"status"_s, u"--json"_s});
    COMPARE_EXIT(status, 0);
    const QJsonObject json = status.json();
    QCOMPARE(json.value(u"engine"_s).toString(), database::nameOf(support::engine()));
    QVERIFY(!json.value(u"engine_version"_s).toString().isEmpty());
    QCOMPARE(json.value(u"location"_s).toString(), url);
    QCOMPARE(json.value(u"standing"_s).toString(), u"up_to_date"_s);
    QCOMPARE(json.value(u"rows"_s).toObject(), sampleRows);
    QCOMPARE(json.value(u"heads"_s).toObject().value(u"market"_s).toString(), u"5ca0f991801d"_s);
    QCOMPARE(json.value(u"heads"_s).toObject().value(u"phonebook"_s).toString(), u"e99bb21b3bad"_s);
    QCOMPARE(json.value(u"revisions"_s).toObject(), json.value(u"heads"_s).toObject());
    QVERIFY(json.value(u"unknown_revision"_s).isNull());
    QCOMPARE(json.value(u"pending"_s).toArray(), QJsonArray());
    QCOMPARE(json.value(u"drift"_s).toArray(), QJsonArray());
    QVERIFY(!json.contains(u"error"_s));
    QCOMPARE(status.words, QByteArray());
}

void VerbsTest::sampleTwice()
{
    const support::TestDatabase database(support::engine());
    const QString url = database.location().toUrl();
    COMPARE_EXIT(runCli({u"sample"_s, url}), 0);
    const auto before = bytesOf(database.folder());
    const QVariant sumBefore = database.scalar(u"SELECT sum(id * price) FROM purchases"_s);
    const Outcome again = runCli({u"--database"_s, url, u"sample"_s, u"--json"_s});
    COMPARE_EXIT(again, 1);
    QCOMPARE(again.json().value(u"error"_s).toObject().value(u"code"_s).toString(), u"failed"_s);
    QVERIFY(again.words.contains("Nothing was changed"));
    QCOMPARE(bytesOf(database.folder()), before);
    QCOMPARE(database.scalar(u"SELECT sum(id * price) FROM purchases"_s), sumBefore);
    QCOMPARE(runCli({u"--database"_s, url, u"status"_s, u"--json"_s}).json().value(u"rows"_s).toObject(),
             sampleRows);
}

void VerbsTest::sampleBesideRows()
{
    support::TestDatabase database(support::engine());
    const bool isSqlite = support::engine() == database::Engine::Sqlite;
    database.fill(support::testFile(isSqlite ? u"up_2fda_rows.db"_s : u"market_postgresql.sql"_s));
    const auto before = bytesOf(database.folder());
    const QVariant users = database.scalar(u"SELECT count(*) FROM users"_s);
    COMPARE_EXIT(runCli({u"sample"_s, database.location().toUrl()}), 1);
    QCOMPARE(bytesOf(database.folder()), before);
    QCOMPARE(database.scalar(u"SELECT count(*) FROM users"_s), users);
}

void VerbsTest::sampleIntoAnEmptyFile()
{
    if (support::engine() != database::Engine::Sqlite)
        return;
    const support::TestDatabase database(support::engine());
    QFile file(database.location().path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    const Outcome status = runCli({u"--database"_s, file.fileName(), u"status"_s, u"--json"_s});
    COMPARE_EXIT(status, 0);
    QCOMPARE(status.json().value(u"standing"_s).toString(), u"empty"_s);
    QCOMPARE(file.size(), 0);
    COMPARE_EXIT(runCli({u"sample"_s, file.fileName()}), 0);
    QCOMPARE(runCli({u"--database"_s, file.fileName(), u"status"_s, u"--json"_s})
                 .json()
                 .value(u"rows"_s)
                 .toObject(),
             sampleRows);
}

void VerbsTest::sampleIntoTheBotsEmptyDatabase()
{
    if (support::engine() != database::Engine::Sqlite)
        return;
    for (const QString &name : {u"seed_base.db"_s, u"up_empty_initial.db"_s}) {
        support::TestDatabase database(support::engine());
        database.fill(support::testFile(name));
        const QString url = database.location().toUrl();
        COMPARE_EXIT(runCli({u"sample"_s, url}), 0);
        const QJsonObject json = runCli({u"--database"_s, url, u"status"_s, u"--json"_s}).json();
        QCOMPARE(json.value(u"rows"_s).toObject(), sampleRows);
        QCOMPARE(json.value(u"standing"_s).toString(), u"up_to_date"_s);
    }
}

void VerbsTest::statusOfAForeignDatabase_data()
{
    QTest::addColumn<QString>("sqliteFile");
    QTest::addColumn<QString>("postgresqlFile");
    QTest::addColumn<QString>("table");
    QTest::newRow("market, rows") << u"up_2fda_rows.db"_s << u"market_postgresql.sql"_s << u"purchases"_s;
    QTest::newRow("market, half done") << u"up_half_1720.db"_s << QString() << u"purchases"_s;
    QTest::newRow("phonebook") << u"phonebook_real_rev.db"_s << u"phonebook_postgresql.sql"_s
                               << u"phonebook"_s;
}

void VerbsTest::statusOfAForeignDatabase()
{
    QFETCH(const QString, sqliteFile);
    QFETCH(const QString, postgresqlFile);
    QFETCH(const QString, table);
    const QString name = support::engine() == database::Engine::Sqlite ? sqliteFile : postgresqlFile;
    if (name.isEmpty())
        return;
    support::TestDatabase database(support::engine());
    database.fill(support::testFile(name));
    const auto before = bytesOf(database.folder());
    const qint64 rows = database.scalar(u"SELECT count(*) FROM "_s + table).toLongLong();
    const Outcome status = runCli({u"--database"_s, database.location().toUrl(), u"status"_s, u"--json"_s});
    COMPARE_EXIT(status, 0);
    QCOMPARE(status.json().value(u"standing"_s).toString(), u"foreign"_s);
    QCOMPARE(status.json().value(u"rows"_s).toObject().value(table).toInteger(-1), rows);
    QVERIFY(!status.json().value(u"pending"_s).toArray().isEmpty());
    QCOMPARE(bytesOf(database.folder()), before);
}

void VerbsTest::statusReadsOnly()
{
    const support::TestDatabase database(support::engine());
    COMPARE_EXIT(runCli({u"sample"_s, database.location().toUrl()}), 0);
    if (support::engine() == database::Engine::Sqlite) {
        // Not even the time of the last change.
        const QFileInfo info(database.location().path);
        const QDateTime changed = info.lastModified();
        const auto before = bytesOf(database.folder());
        COMPARE_EXIT(runCli({u"--database"_s, database.location().path, u"status"_s}), 0);
        QCOMPARE(QFileInfo(database.location().path).lastModified(), changed);
        QCOMPARE(bytesOf(database.folder()), before);
        // No file is made where there was none.
        COMPARE_EXIT(runCli({u"--database"_s, database.folder() + u"/none.db"_s, u"status"_s}), 1);
        QVERIFY(!QFileInfo::exists(database.folder() + u"/none.db"_s));
    } else {
        // A server that forbids every write has nothing against it.
        const Outcome status = runCli({u"--database"_s, database.location().toUrl(), u"status"_s},
                                      {{}, {u"PGOPTIONS=-c default_transaction_read_only=on"_s}, false, {}});
        COMPARE_EXIT(status, 0);
    }
}

void VerbsTest::textForPeople()
{
    const support::TestDatabase database(support::engine());
    const QString url = database.location().toUrl();
    const Outcome sample = runCli({u"sample"_s, url});
    COMPARE_EXIT(sample, 0);
    QVERIFY(sample.words.contains("The sample is loaded."));
    const Outcome status = runCli({u"status"_s, u"--database"_s, url});
    COMPARE_EXIT(status, 0);
    QCOMPARE(status.words, QByteArray());
    for (const QString &line : {u"categories +6"_s, u"products +24"_s, u"users +40"_s, u"purchases +200"_s,
                                u"user +30"_s, u"phonebook +35"_s, u"market +5ca0f991801d \\(head\\)"_s}) {
        const QRegularExpression pattern(u"^ +%1$"_s.arg(line), QRegularExpression::MultilineOption);
        QVERIFY2(pattern.match(QString::fromUtf8(status.results)).hasMatch(), qPrintable(line));
    }
    QVERIFY(QString::fromUtf8(status.results).contains(url));
}

void VerbsTest::whereTheDatabaseIsNamed()
{
    const support::TestDatabase database(support::engine());
    const QString url = database.location().toUrl();
    COMPARE_EXIT(runCli({u"sample"_s}, {{}, {u"SHOPBOOK_DATABASE="_s + url}, false, {}}), 0);
    const auto purchases = [](const Outcome &outcome) {
        return outcome.json().value(u"rows"_s).toObject().value(u"purchases"_s).toInt(-1);
    };
    QCOMPARE(purchases(runCli({u"status"_s, u"--json"_s}, {{}, {u"SHOPBOOK_DATABASE="_s + url}, false, {}})),
             200);
    // What stands on the command line wins.
    QCOMPARE(purchases(runCli({u"--database"_s, url, u"--json"_s, u"status"_s},
                              {{}, {u"SHOPBOOK_DATABASE=/nowhere/x.db"_s}, false, {}})),
             200);
    // A bot's .env file.
    QFile env(database.folder() + u"/.env"_s);
    QVERIFY(env.open(QIODevice::WriteOnly));
    const QString spelt = QString(url)
                              .replace(u"sqlite://"_s, u"sqlite+aiosqlite://"_s)
                              .replace(u"postgresql://"_s, u"postgresql+asyncpg://"_s);
    QVERIFY(env.write("# the bot's\nTOKEN=1:a\nDB_URL=" + spelt.toUtf8() + "\n") > 0);
    env.close();
    QCOMPARE(purchases(runCli({u"--env-file"_s, env.fileName(), u"status"_s, u"--json"_s})), 200);
    COMPARE_EXIT(runCli({u"--env-file"_s, env.fileName(), u"--database"_s, url, u"status"_s}), 2);
    // A relative path is meant from where one stands.
    if (support::engine() == database::Engine::Sqlite)
        QCOMPARE(purchases(runCli({u"--database"_s, u"shop.db"_s, u"status"_s, u"--json"_s},
                                  {database.folder(), {}, false, {}})),
                 200);
#ifndef Q_OS_WIN // no variable moves a person's folder there; packaging/windows/check begins with a new
                 // person
    // Nothing named: the default file, which a new person does not have yet.
    const QTemporaryDir home;
    const Where newPerson{{}, {u"XDG_DATA_HOME="_s + home.path(), u"SHOPBOOK_DATABASE="_s}, false, {}};
    COMPARE_EXIT(runCli({u"status"_s}, newPerson), 1);
    COMPARE_EXIT(runCli({u"sample"_s}, newPerson), 0);
    QCOMPARE(purchases(runCli({u"status"_s, u"--json"_s}, newPerson)), 200);
#endif
}

void VerbsTest::passwordsAreNotShown()
{
    if (support::engine() != database::Engine::Postgresql)
        return;
    const support::TestDatabase database(support::engine());
    const QString url = database.location().toUrl().replace(u"postgres@"_s, u"postgres:s3cr%25et@"_s);
    for (const QStringList &arguments :
         {QStringList{u"--database"_s, url, u"status"_s, u"--log-level"_s, u"debug"_s},
          QStringList{u"sample"_s, url, u"--json"_s, u"--log-level"_s, u"debug"_s},
          QStringList{u"sample"_s, QString(url).replace(u":"_s + database.location().ports, u":1"_s)}}) {
        const Outcome outcome = runCli(arguments);
        QVERIFY(!outcome.results.contains("s3cr"));
        QVERIFY2(!outcome.words.contains("s3cr"), outcome.words.constData());
    }
}

void VerbsTest::oddPaths_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("space") << u"my shop.db"_s;
    QTest::newRow("Cyrillic") << u"магазин.db"_s;
    QTest::newRow("marks") << u"a#b'c%20d.db"_s;
    QTest::newRow("dash") << u"-rf.db"_s;
    QTest::newRow("emoji") << u"🛍 shop.db"_s;
    QTest::newRow("semicolon") << u"a;b.db"_s;
    QTest::newRow("no suffix") << u"shop"_s;
#ifndef Q_OS_WIN // where no file has such a name
    QTest::newRow("quotes") << u"it's \"mine\".db"_s;
    QTest::newRow("question") << u"a#b?c%20d.db"_s;
    QTest::newRow("query") << u"x.db?mode=memory"_s;
    QTest::newRow("colon") << u"file:shop.db"_s;
#endif
}

void VerbsTest::oddPaths()
{
    if (support::engine() != database::Engine::Sqlite)
        return;
    QFETCH(const QString, name);
    const QTemporaryDir folder;
    const QString path = folder.filePath(name);
    COMPARE_EXIT(runCli({u"sample"_s, u"--"_s, path}), 0);
    QVERIFY2(QFileInfo::exists(path), qPrintable(QDir(folder.path()).entryList(QDir::Files).join(u'|')));
    const Outcome status = runCli({u"--database"_s, path, u"status"_s, u"--json"_s});
    COMPARE_EXIT(status, 0);
    QCOMPARE(status.json().value(u"rows"_s).toObject(), sampleRows);
    // The address that it prints is an address that it understands.
    const QString url = status.json().value(u"location"_s).toString();
    QCOMPARE(runCli({u"--database"_s, url, u"status"_s, u"--json"_s}).json(), status.json());
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).filter(u"shm"_s), QStringList());
}

void VerbsTest::helpAndVersion()
{
    if (support::engine() != database::Engine::Sqlite)
        return;
    const Outcome help = runCli({u"--help"_s});
    COMPARE_EXIT(help, 0);
    for (const QByteArray word :
         {"status", "sample [URL]", "--database", "--env-file", "--json", "--log-level"})
        QVERIFY2(help.results.contains(word), word.constData());
    QCOMPARE(help.words, QByteArray());
    const Outcome verb = runCli({u"sample"_s, u"--help"_s});
    COMPARE_EXIT(verb, 0);
    QVERIFY(verb.results.contains("sample [URL]"));
    const Outcome version = runCli({u"--version"_s});
    COMPARE_EXIT(version, 0);
    QVERIFY(QRegularExpression(u"^shopbook-cli \\d+\\.\\d+\\.\\d+\\n$"_s)
                .match(QString::fromUtf8(version.results))
                .hasMatch());
}

void VerbsTest::wrongUse_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nothing") << QStringList{};
    QTest::newRow("unknown verb") << QStringList{u"explode"_s};
    QTest::newRow("unknown option") << QStringList{u"status"_s, u"--bold"_s};
    QTest::newRow("unknown option first") << QStringList{u"--bold"_s, u"status"_s};
    QTest::newRow("value missing") << QStringList{u"status"_s, u"--database"_s};
    QTest::newRow("status of two") << QStringList{u"status"_s, u"a.db"_s};
    QTest::newRow("sample of two") << QStringList{u"sample"_s, u"a.db"_s, u"b.db"_s};
    QTest::newRow("named twice") << QStringList{u"--database"_s, u"a.db"_s, u"sample"_s, u"b.db"_s};
    QTest::newRow("log level") << QStringList{u"--log-level"_s, u"loud"_s, u"status"_s};
    QTest::newRow("unknown engine") << QStringList{u"--database"_s, u"mysql://u@h/d"_s, u"status"_s};
    QTest::newRow("no database named") << QStringList{u"--database"_s, QString(u""_s), u"status"_s};
    QTest::newRow("server without a name")
        << QStringList{u"--database"_s, u"postgresql://u@h:port/d"_s, u"status"_s};
    QTest::newRow("sample in memory") << QStringList{u"sample"_s, u"sqlite:///:memory:"_s};
    QTest::newRow("no such .env") << QStringList{u"--env-file"_s, u"/nowhere/.env"_s, u"status"_s};
}

void VerbsTest::wrongUse()
{
    if (support::engine() != database::Engine::Sqlite)
        return;
    QFETCH(const QStringList, arguments);
    const QTemporaryDir folder;
    const Outcome outcome = runCli(arguments, {folder.path(), {}, false, {}});
    if (QByteArrayView(QTest::currentDataTag()) == "no such .env")
        QVERIFY(outcome.exitCode == 1 || outcome.exitCode == 2);
    else
        COMPARE_EXIT(outcome, 2);
    QVERIFY(outcome.words.startsWith("shopbook-cli: "));
    QCOMPARE(outcome.results, QByteArray());
    QVERIFY(QDir(folder.path()).isEmpty());
}

#ifndef Q_OS_WIN
void VerbsTest::resultsThatDoNotArrive()
{
    if (support::engine() != database::Engine::Sqlite)
        return;
    const support::TestDatabase database(support::engine());
    const QString url = database.location().toUrl();
    COMPARE_EXIT(runCli({u"sample"_s, url}), 0);
    QProcess shell;
    shell.start(
        u"sh"_s,
        {u"-c"_s, u"exec \"$0\" --database \"$1\" status >/dev/full"_s, QStringLiteral(SHOPBOOK_CLI), url});
    QVERIFY(shell.waitForFinished());
    QCOMPARE(shell.exitCode(), 7);
    QVERIFY(shell.readAllStandardError().contains("could not be written"));
}

#endif

QTEST_GUILESS_MAIN(VerbsTest)
#include "VerbsTest.moc"
