// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Paths.h"
#include "base/Presets.h"
#include "base/Updates.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using base::Policy;
using base::Preset;
using base::presets::Origin;
namespace presets = base::presets;

/// What an administrator sets beforehand, and what is in force of it.
class PolicyTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup();
    void aPolicyIsRead();
    void noPolicyIsAnEmptyOne();
    void brokenOnes_data();
    void brokenOnes();
    void aBrokenOneKeepsPeopleFromWriting();
    void aFileThatCannotBeReadIsBroken();
    void whatIsInForce();
    void aLockHolds();
    void wordsForYes_data();
    void wordsForYes();
    void foldersOfAPerson();
    void newestPackage();
};

namespace
{

base::Result<Policy> parsed(const QByteArray &json)
{
    return Policy::parse(json, u"/etc/shopbook/policy.json"_s);
}

/// With every letter: qputenv() knows only those of the code page on Windows.
void setVariable(const char *name, const QString &value)
{
#ifdef Q_OS_WIN
    _wputenv_s(QString::fromLatin1(name).toStdWString().c_str(), value.toStdWString().c_str());
#else
    qputenv(name, QFile::encodeName(value));
#endif
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

} // namespace

void PolicyTest::cleanup()
{
    for (const char *name : {"SHOPBOOK_DATABASE", "SHOPBOOK_LANGUAGE", "SHOPBOOK_READ_ONLY",
                             "SHOPBOOK_BACKUP_FOLDER", "SHOPBOOK_UPDATE_CHECK", "SHOPBOOK_POLICY"})
        qunsetenv(name);
    presets::use(Policy());
}

void PolicyTest::aPolicyIsRead()
{
    const auto policy = parsed(R"({"version": 1, "administrator": "IT desk, extension 12",
        "database": {"value": "postgresql://shop@db/market", "locked": true}, "language": "ru",
        "read_only": true, "update_check": false})");
    QVERIFY(policy.has_value());
    QCOMPARE(policy->administrator(), u"IT desk, extension 12"_s);
    QCOMPARE(policy->rule(Preset::Database)->value, u"postgresql://shop@db/market"_s);
    QVERIFY(policy->rule(Preset::Database)->isLocked);
    QCOMPARE(policy->rule(Preset::Language)->value, u"ru"_s);
    QVERIFY(!policy->rule(Preset::Language)->isLocked);
    QCOMPARE(policy->rule(Preset::ReadOnly)->value, u"true"_s);
    QCOMPARE(policy->rule(Preset::UpdateCheck)->value, QString());
    QVERIFY(!policy->rule(Preset::BackupFolder).has_value());
}

void PolicyTest::noPolicyIsAnEmptyOne()
{
    const auto policy = Policy::ofMachine();
    QVERIFY(policy.has_value());
    QCOMPARE(policy->source().isEmpty(), !QFile::exists(u"/etc/shopbook/policy.json"_s));
    QVERIFY(presets::lockedBy(Preset::Database).isEmpty());
}

void PolicyTest::brokenOnes_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const QByteArray &json, const QString &says) {
        QTest::newRow(name) << json << says;
    };
    row("nothing", "", u"line 1"_s);
    row("no JSON", "{\n\"version\": 1,\n\"language\": ru\n}", u"line 3"_s);
    row("a list", "[]", u"JSON object"_s);
    row("without a version", R"({"language": "ru"})", u"version"_s);
    row("of a later version", R"({"version": 2, "colour": "blue"})", u"version 2"_s);
    row("version in words", R"({"version": "one"})", u"version"_s);
    row("misspelt", R"({"version": 1, "databse": {"value": "x", "locked": true}})", u"databse"_s);
    row("misspelt lock", R"({"version": 1, "database": {"value": "x", "lock": true}})", u"lock"_s);
    row("lock in words", R"({"version": 1, "database": {"value": "x", "locked": "yes"}})",
        u"database.locked"_s);
    row("another language", R"({"version": 1, "language": "de"})", u"language"_s);
    row("truth in words", R"({"version": 1, "read_only": "yes"})", u"read_only"_s);
    row("a number for a folder", R"({"version": 1, "backup_folder": 3})", u"backup_folder"_s);
    row("an empty folder", R"({"version": 1, "backup_folder": " "})", u"backup_folder"_s);
    row("locked without a value", R"({"version": 1, "database": {"locked": true}})", u"database"_s);
    row("a password", R"({"version": 1, "database": "postgresql://shop:secret@db/market"})", u"password"_s);
    row("a list of administrators", R"({"version": 1, "administrator": ["a"]})", u"administrator"_s);
}

void PolicyTest::brokenOnes()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, says);
    const auto policy = parsed(json);
    QVERIFY(!policy);
    QCOMPARE(policy.error().code, base::ErrorCode::Usage);
    QVERIFY2(policy.error().message.contains(says), qPrintable(policy.error().message));
    QVERIFY(policy.error().message.contains(QDir::toNativeSeparators(u"/etc/shopbook/policy.json"_s)));
    QVERIFY(!policy.error().message.contains(u"secret"_s));
}

/// Nobody knows what it was to keep: nothing is written until somebody has mended it.
void PolicyTest::aBrokenOneKeepsPeopleFromWriting()
{
    qputenv("SHOPBOOK_READ_ONLY", "0");
    presets::use(parsed("{"));
    QVERIFY(presets::problem().has_value());
    QVERIFY(presets::isReadOnly());
    QVERIFY(presets::isLocked(Preset::ReadOnly));
    QVERIFY(!presets::isLocked(Preset::Language));
    QVERIFY(!presets::lockedBy(Preset::ReadOnly).isEmpty());
    QCOMPARE(presets::readOnlyRefusal().message, presets::problem()->message);
}

void PolicyTest::aFileThatCannotBeReadIsBroken()
{
    const QTemporaryDir folder;
    setVariable("SHOPBOOK_POLICY", folder.path()); // a folder is no file
    QVERIFY(!Policy::ofMachine());
    const QString path = folder.filePath(u"большая.json"_s);
    write(path, QByteArray(2 << 20, ' '));
    setVariable("SHOPBOOK_POLICY", path);
    const auto policy = Policy::ofMachine();
    QVERIFY(!policy);
    QVERIFY(policy.error().message.contains(u"too large"_s));
    // One that is not there is none.
    setVariable("SHOPBOOK_POLICY", folder.filePath(u"none.json"_s));
    QVERIFY(!Policy::ofMachine() || Policy::ofMachine()->source().isEmpty());
}

void PolicyTest::whatIsInForce()
{
    presets::use(parsed(R"({"version": 1, "language": "ru"})"));
    QCOMPARE(presets::inForce(Preset::Language).value, u"ru"_s);
    QCOMPARE(presets::inForce(Preset::Language).origin, Origin::Policy);
    QCOMPARE(presets::inForce(Preset::Language, u"en"_s).value, u"en"_s);
    QCOMPARE(presets::inForce(Preset::Language, u"en"_s).origin, Origin::Own);
    qputenv("SHOPBOOK_LANGUAGE", "ru");
    QCOMPARE(presets::inForce(Preset::Language, u"en"_s).value, u"ru"_s);
    QCOMPARE(presets::inForce(Preset::Language, u"en"_s).origin, Origin::Environment);
    QVERIFY(presets::give(Preset::Language, u"en"_s).has_value());
    QCOMPARE(presets::inForce(Preset::Language).origin, Origin::CommandLine);
    QCOMPARE(presets::inForce(Preset::Language).value, u"en"_s);
    QCOMPARE(presets::inForce(Preset::Database).origin, Origin::Nobody);
    // The window reads a broken policy again once it knows the person's language.
    presets::load();
    QCOMPARE(presets::inForce(Preset::Language).origin, Origin::CommandLine);
}

void PolicyTest::aLockHolds()
{
    presets::use(parsed(R"({"version": 1, "administrator": "IT desk",
        "database": {"value": "/srv/shop.db", "locked": true}})"));
    qputenv("SHOPBOOK_DATABASE", "/tmp/other.db");
    QCOMPARE(presets::inForce(Preset::Database, u"/home/own.db"_s).value, u"/srv/shop.db"_s);
    const auto refused = presets::give(Preset::Database, u"/tmp/other.db"_s);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, base::ErrorCode::NoPermission);
    QVERIFY(refused.error().message.contains(u"IT desk"_s));
    QCOMPARE(presets::inForce(Preset::Database).value, u"/srv/shop.db"_s);
    // What is locked may be said again.
    QVERIFY(presets::give(Preset::Database, u"/srv/shop.db"_s).has_value());
    QVERIFY(presets::lockedBy(Preset::Database).contains(u"IT desk"_s));
    QVERIFY(presets::lockedBy(Preset::Language).isEmpty());
}

void PolicyTest::wordsForYes_data()
{
    QTest::addColumn<bool>("isReadOnly");
    for (const char *yes : {"1", "true", "TRUE", "yes", " on "})
        QTest::newRow(yes) << true;
    for (const char *no : {"0", "false", "no", ""})
        QTest::newRow(no) << false;
}

void PolicyTest::wordsForYes()
{
    QFETCH(bool, isReadOnly);
    qputenv("SHOPBOOK_READ_ONLY", QTest::currentDataTag());
    QCOMPARE(presets::isReadOnly(), isReadOnly);
}

void PolicyTest::foldersOfAPerson()
{
    setVariable("SHOPBOOK_TEST_NAME", u"Жанна"_s);
    presets::use(parsed(
        R"({"version": 1, "backup_folder": "/srv/backups/${SHOPBOOK_TEST_NAME}/${SHOPBOOK_NOBODY}x"})"));
    QCOMPARE(base::paths::backupFolder(), u"/srv/backups/Жанна/x"_s);
    QVERIFY(presets::give(Preset::BackupFolder, u"~/копии/../safe"_s).has_value());
    QCOMPARE(base::paths::backupFolder(), QDir::homePath() + u"/safe"_s);
    presets::use(Policy());
    QCOMPARE(base::paths::backupFolder(), base::paths::dataFolder() + u"/backups"_s);
}

void PolicyTest::newestPackage()
{
    const QTemporaryDir folder;
    QVERIFY(!base::updates::newestIn(folder.filePath(u"gone"_s)));
    const auto none = base::updates::newestIn(folder.path());
    QVERIFY(none.has_value());
    QVERIFY(!none->has_value());
    for (const char *name :
         {"shopbook_0.9.0-1_amd64.deb", "shopbook_0.10.0-1_amd64.deb", "shopbook_9.0.0-1_arm64.deb",
          "shopbook-0.2.0-linux-x86_64.tar.gz", "shopbook_11.0.0-1_amd64.deb.part",
          "other_99.0.0-1_amd64.deb", "shopbook-0.11.0-setup.exe", "shopbook-0.10.0-setup.exe"})
        write(folder.filePath(QLatin1StringView(name)), "x");
    const auto newest = base::updates::newestIn(folder.path());
    QVERIFY(newest.has_value() && newest->has_value());
#ifdef Q_OS_WIN
    QCOMPARE((*newest)->version.toString(), u"0.11.0"_s);
#else
    QCOMPARE((*newest)->version.toString(), u"0.10.0"_s);
    QVERIFY((*newest)->path.endsWith(u"shopbook_0.10.0-1_amd64.deb"_s));
#endif
}

QTEST_GUILESS_MAIN(PolicyTest)
#include "tst_policy.moc"
