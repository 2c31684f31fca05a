// SPDX-License-Identifier: GPL-3.0-or-later
// Parsing, checksums and the graph: everything that needs no database.
#include "migration/ScriptSet.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;

namespace
{

const QString header = u"-- revision: aa11\n-- down-revision: none\n-- branch: own\n-- message: try\n"_s;

QString sourceFile(const QString &name)
{
    return QStringLiteral(SHOPBOOK_SOURCE_DIR "/migrations/") + name;
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

migration::Script parsed(const QString &revision, const QString &down, const QString &branch = u"own"_s,
                         const QString &more = {})
{
    const QString text =
        u"-- revision: %1\n-- down-revision: %2\n-- branch: %3\n-- message: m\n%4-- @upgrade\nSELECT 1;\n"_s
            .arg(revision, down, branch, more);
    auto script = migration::parseScript(revision + u".sql"_s, text.toUtf8());
    if (!script)
        qFatal("%s", qPrintable(script.error().message));
    return *script;
}

} // namespace

class TestScripts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAScript();
    void refusesAScript_data();
    void refusesAScript();
    void readsAnyLineEndingAndAByteOrderMark();
    void refusesBytesThatAreNoText();

    void checksumIsBlindToComments();
    void checksumSeesEverythingElse_data();
    void checksumSeesEverythingElse();

    void putsParentsFirst();
    void refusesASet_data();
    void refusesASet();

    void embedsEveryFile();
    void releasedScriptsDoNotChange();
    void builtInScriptsSpeakBothDialects();
    void chainsAreTheOwners();
};

void TestScripts::readsAScript()
{
    const auto script = migration::parseScript(u"x.sql"_s, R"(-- revision: 1720ca777755
-- down-revision: 1b95d36c8908
-- depends-on: a1, b2
-- branch: market
-- message: add payment id: "it"
-- transaction: no

-- Why it exists.
-- @upgrade sqlite
-- @when missing-column purchases.payment_id
-- @when has-unique purchases.a, b
ALTER TABLE purchases ADD COLUMN payment_id VARCHAR;
VACUUM;
-- @upgrade postgresql
SELECT 1;
-- @downgrade sqlite data-loss: purchases.payment_id, x
-- @rebuild purchases
ALTER TABLE purchases DROP COLUMN payment_id;
-- @verify
SELECT 2;
)");
    QVERIFY2(script, script ? "" : qPrintable(script.error().message));
    QCOMPARE(script->revision, u"1720ca777755"_s);
    QCOMPARE(script->downRevision, u"1b95d36c8908"_s);
    QCOMPARE(script->dependsOn, (QStringList{u"a1"_s, u"b2"_s}));
    QCOMPARE(script->message, u"add payment id: \"it\""_s);
    QVERIFY(!script->transactional);
    QCOMPARE(script->upgradeSqlite.size(), 2);
    const auto &guards = script->upgradeSqlite.at(0).guards;
    QCOMPARE(guards.size(), 2);
    QVERIFY(!guards.at(0).wanted);
    QCOMPARE(guards.at(0).table, u"purchases"_s);
    QCOMPARE(guards.at(0).names, QStringList{u"payment_id"_s});
    QVERIFY(guards.at(1).object == migration::Guard::Object::Unique);
    QCOMPARE(guards.at(1).names, (QStringList{u"a"_s, u"b"_s}));
    QCOMPARE(script->upgradeSqlite.at(0).line, 12);
    QCOMPARE(script->upgradePostgresql.size(), 1);
    QCOMPARE(script->downgradeSqlite.at(0).rebuild, u"purchases"_s);
    QCOMPARE(script->dataLoss, (QStringList{u"purchases.payment_id"_s, u"x"_s}));
    QCOMPARE(script->verifySqlite.size(), 1);
    QCOMPARE(script->verifyPostgresql.size(), 1);
}

void TestScripts::refusesAScript_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("says");
    const auto body = [](const char *name, const QString &sections, const QString &says) {
        QTest::newRow(name) << header + sections << says;
    };
    QTest::newRow("empty") << u""_s << u"revision"_s;
    QTest::newRow("no branch") << u"-- revision: a\n-- down-revision: none\n-- message: m\n-- @upgrade\n"_s
                               << u"branch"_s;
    QTest::newRow("misspelt header") << u"-- down-revison: none\n"_s + header << u"down-revison"_s;
    QTest::newRow("header twice") << header + u"-- branch: own\n"_s << u"Line 5"_s;
    QTest::newRow("id too long")
        << u"-- revision: %1\n-- down-revision: none\n-- branch: b\n-- message: m\n-- @upgrade\n"_s.arg(
               QString(33, u'a'))
        << u"32"_s;
    QTest::newRow("id with a hyphen")
        << u"-- revision: a-b\n-- down-revision: none\n-- branch: b\n-- message: m\n-- @upgrade\n"_s
        << u"a-b"_s;
    QTest::newRow("odd transaction") << header + u"-- transaction: maybe\n-- @upgrade\n"_s << u"yes or no"_s;
    body("no section", u"\n"_s, u"@upgrade"_s);
    body("statement above", u"SELECT 1;\n-- @upgrade\n"_s, u"Line 5"_s);
    body("unknown dialect", u"-- @upgrade mysql\n"_s, u"Line 5"_s);
    body("section twice", u"-- @upgrade sqlite\n-- @upgrade sqlite\n"_s, u"Line 6"_s);
    body("data-loss on the way up", u"-- @upgrade data-loss: a\n"_s, u"data-loss"_s);
    body("unknown directive", u"-- @upgrade\n-- @unless x\nSELECT 1;\n"_s, u"@unless"_s);
    body("odd guard", u"-- @upgrade\n-- @when lacks-table t\nSELECT 1;\n"_s, u"lacks-table"_s);
    body("guard without a column", u"-- @upgrade\n-- @when has-column t\nSELECT 1;\n"_s, u"has-column t"_s);
    body("guard with too much", u"-- @upgrade\n-- @when has-table t.c\nSELECT 1;\n"_s, u"has-table"_s);
    body("rebuild on the server", u"-- @upgrade postgresql\n-- @rebuild t\nSELECT 1;\n"_s, u"sqlite"_s);
    body("verify that writes", u"-- @upgrade\n-- @verify\nDELETE FROM t;\n"_s, u"Line 7"_s);
    body("COMMIT", u"-- @upgrade\nSELECT 1;\ncommit;\n"_s, u"COMMIT"_s);
    body("ROLLBACK", u"-- @upgrade\nRollback;\n"_s, u"ROLLBACK"_s);
    body("BEGIN", u"-- @upgrade\nBEGIN;\n"_s, u"BEGIN"_s);
    body("ATTACH", u"-- @upgrade\nATTACH 'x' AS y;\n"_s, u"ATTACH"_s);
    body("VACUUM", u"-- @upgrade\nVACUUM;\n"_s, u"VACUUM"_s);
    body("foreign_keys", u"-- @upgrade\nPRAGMA foreign_keys=OFF;\n"_s, u"PRAGMA"_s);
    body("COMMIT after a comment", u"-- @upgrade\n/* a */ COMMIT;\n"_s, u"COMMIT"_s);
    body("question mark", u"-- @upgrade\nSELECT ?;\n"_s, u"placeholder"_s);
    body("named placeholder", u"-- @upgrade\nSELECT :name;\n"_s, u"placeholder"_s);
    body("dollar placeholder", u"-- @upgrade sqlite\nSELECT $name;\n"_s, u"placeholder"_s);
    body("unterminated", u"-- @upgrade\nSELECT 'a;\n-- @verify\n"_s, u"Line 6"_s);
}

void TestScripts::refusesAScript()
{
    QFETCH(QString, text);
    QFETCH(QString, says);
    const auto script = migration::parseScript(u"0042_x.sql"_s, text.toUtf8());
    QVERIFY(!script);
    QCOMPARE(script.error().code, base::ErrorCode::Usage);
    QVERIFY2(script.error().message.contains(says), qPrintable(script.error().message));
    QVERIFY2(script.error().message.contains(u"0042_x.sql"_s), qPrintable(script.error().message));
}

void TestScripts::readsAnyLineEndingAndAByteOrderMark()
{
    const QByteArray unixText =
        (header + u"-- @upgrade\nSELECT 'a',\n 1;\nSELECT ' ?', x::y, ' :z';\n"_s).toUtf8();
    const auto plain = migration::parseScript(u"a"_s, unixText);
    QVERIFY2(plain, plain ? "" : qPrintable(plain.error().message));
    const auto windows =
        migration::parseScript(u"a"_s, "\xEF\xBB\xBF" + QByteArray(unixText).replace("\n", "\r\n"));
    QVERIFY(windows);
    const auto old = migration::parseScript(u"a"_s, QByteArray(unixText).replace("\n", "\r"));
    QVERIFY(old);
    QCOMPARE(windows->checksum, plain->checksum);
    QCOMPARE(old->checksum, plain->checksum);
    QCOMPARE(windows->upgradeSqlite.at(0).sql, plain->upgradeSqlite.at(0).sql);
}

void TestScripts::refusesBytesThatAreNoText()
{
    const QByteArray start = (header + u"-- @upgrade\nSELECT 'a"_s).toUtf8();
    for (const QByteArray &bytes :
         {QByteArray(1, '\0'), QByteArray("\xff"), QByteArray("\xc3"), QByteArray("\xed\xa0\x80")}) {
        const auto script = migration::parseScript(u"a"_s, start + bytes + "';\n");
        QVERIFY2(!script, bytes.toHex().constData());
        QCOMPARE(script.error().code, base::ErrorCode::Usage);
    }
}

void TestScripts::checksumIsBlindToComments()
{
    const auto one =
        migration::parseScript(u"a"_s, (header + u"-- @upgrade\nSELECT  1 ,\n'a  b';\n"_s).toUtf8());
    const auto two = migration::parseScript(
        u"a"_s, (header + u"-- why\n\n-- @upgrade\n/* x */ SELECT 1, -- y\n  'a  b'  ;\n\n"_s).toUtf8());
    QVERIFY(one && two);
    QCOMPARE(one->checksum, two->checksum);
    QCOMPARE(one->checksum.size(), 64);
}

void TestScripts::checksumSeesEverythingElse_data()
{
    QTest::addColumn<QString>("sections");
    QTest::newRow("space in text") << u"-- @upgrade\n-- @when has-table t\nSELECT 1, 'a b';\n"_s;
    QTest::newRow("number") << u"-- @upgrade\n-- @when has-table t\nSELECT 2, 'a  b';\n"_s;
    QTest::newRow("case") << u"-- @upgrade\n-- @when has-table t\nselect 1, 'a  b';\n"_s;
    QTest::newRow("guard") << u"-- @upgrade\n-- @when has-table u\nSELECT 1, 'a  b';\n"_s;
    QTest::newRow("no guard") << u"-- @upgrade\nSELECT 1, 'a  b';\n"_s;
    QTest::newRow("dialect") << u"-- @upgrade sqlite\n-- @when has-table t\nSELECT 1, 'a  b';\n"_s;
    QTest::newRow("more") << u"-- @upgrade\n-- @when has-table t\nSELECT 1, 'a  b';\nSELECT 1;\n"_s;
}

void TestScripts::checksumSeesEverythingElse()
{
    QFETCH(QString, sections);
    const auto one = migration::parseScript(
        u"a"_s, (header + u"-- @upgrade\n-- @when has-table t\nSELECT 1, 'a  b';\n"_s).toUtf8());
    const auto two = migration::parseScript(u"a"_s, (header + sections).toUtf8());
    QVERIFY(one && two);
    QVERIFY(one->checksum != two->checksum);
}

void TestScripts::putsParentsFirst()
{
    const auto set = migration::ScriptSet::from(
        {parsed(u"c3"_s, u"b2"_s), parsed(u"b2"_s, u"a1"_s), parsed(u"a1"_s, u"none"_s),
         parsed(u"x1"_s, u"none"_s, u"other"_s, u"-- depends-on: b2\n"_s)});
    QVERIFY2(set, set ? "" : qPrintable(set.error().message));
    QStringList order;
    for (const auto &script : set->scripts())
        order.append(script.revision);
    QVERIFY(order.indexOf(u"a1"_s) < order.indexOf(u"b2"_s));
    QVERIFY(order.indexOf(u"b2"_s) < order.indexOf(u"c3"_s));
    QVERIFY(order.indexOf(u"b2"_s) < order.indexOf(u"x1"_s));
    QCOMPARE(set->headOf(u"own"_s), u"c3"_s);
    QCOMPARE(set->after(u"own"_s, u"a1"_s).size(), 2);
    QCOMPARE(set->after(u"own"_s, {}).size(), 3);
    QVERIFY(set->after(u"own"_s, u"c3"_s).isEmpty());
    QVERIFY(!set->byRevision(u"zz"_s));
}

void TestScripts::refusesASet_data()
{
    QTest::addColumn<QStringList>("scripts"); // revision, parent, branch, more
    QTest::addColumn<QString>("says");
    QTest::newRow("id twice") << QStringList{u"a none own"_s, u"a none two"_s} << u"two scripts"_s;
    QTest::newRow("unknown parent") << QStringList{u"a b own"_s} << u"follows b"_s;
    QTest::newRow("parent of another branch") << QStringList{u"a none own"_s, u"b a two"_s} << u"follows a"_s;
    QTest::newRow("two heads") << QStringList{u"a none own"_s, u"b a own"_s, u"c a own"_s} << u"two heads"_s;
    QTest::newRow("two bases") << QStringList{u"a none own"_s, u"b none own"_s} << u"two heads"_s;
    QTest::newRow("circle") << QStringList{u"a b own"_s, u"b a own"_s} << u"circle"_s;
    QTest::newRow("itself") << QStringList{u"a a own"_s} << u"circle"_s;
    QTest::newRow("unknown dependency") << QStringList{u"a none own z"_s} << u"depends on z"_s;
    QTest::newRow("circle by dependency") << QStringList{u"a none own b"_s, u"b none two a"_s} << u"circle"_s;
}

void TestScripts::refusesASet()
{
    QFETCH(QStringList, scripts);
    QFETCH(QString, says);
    QList<migration::Script> list;
    for (const QString &line : scripts) {
        const QStringList parts = line.split(u' ');
        list.append(parsed(parts.at(0), parts.at(1), parts.at(2),
                           parts.size() > 3 ? u"-- depends-on: %1\n"_s.arg(parts.at(3)) : QString()));
    }
    const auto set = migration::ScriptSet::from(list);
    QVERIFY(!set);
    QCOMPARE(set.error().code, base::ErrorCode::Usage);
    QVERIFY2(set.error().message.contains(says), qPrintable(set.error().message));
}

void TestScripts::embedsEveryFile()
{
    const QStringList inFolder = QDir(sourceFile({})).entryList({u"*.sql"_s}, QDir::Files, QDir::Name);
    const QStringList embedded = QDir(u":/migrations"_s).entryList({u"*.sql"_s}, QDir::Files, QDir::Name);
    QVERIFY(!inFolder.isEmpty());
    QCOMPARE(embedded, inFolder);
    for (const QString &name : inFolder)
        QCOMPARE(contents(u":/migrations/"_s + name), contents(sourceFile(name)));
}

void TestScripts::releasedScriptsDoNotChange()
{
    const auto set = migration::ScriptSet::builtIn();
    QVERIFY2(set, set ? "" : qPrintable(set.error().message));
    QMap<QString, QString> released;
    QStringList missing;
    for (const QString &line :
         QString::fromUtf8(contents(sourceFile(u"CHECKSUMS"_s))).split(u'\n', Qt::SkipEmptyParts)) {
        if (!line.startsWith(u'#'))
            released.insert(line.section(u' ', 0, 0), line.section(u' ', 1, 1));
    }
    for (const auto &script : set->scripts()) {
        const QString sum = QString::fromLatin1(script.checksum);
        if (!released.contains(script.revision))
            missing.append(script.revision + u' ' + sum);
        else
            QVERIFY2(
                released.take(script.revision) == sum,
                qPrintable(u"%1 was released and has changed (now %2): write a new revision instead."_s.arg(
                    script.fileName, sum)));
    }
    QVERIFY2(missing.isEmpty(),
             qPrintable(u"migrations/CHECKSUMS lacks these lines:\n"_s + missing.join(u'\n')));
    QVERIFY2(released.isEmpty(),
             qPrintable(u"CHECKSUMS names revisions without a script: "_s
                        + QStringList(released.keys()).join(u' ')));
}

void TestScripts::builtInScriptsSpeakBothDialects()
{
    const auto set = migration::ScriptSet::builtIn();
    QVERIFY(set);
    for (const auto &script : set->scripts()) {
        QVERIFY(script.hasSqlite && script.hasPostgresql);
        QVERIFY2(script.fileName.contains(u'_' + script.revision + u'_'), qPrintable(script.fileName));
        QCOMPARE(script.downgradeSqlite.isEmpty(), script.downgradePostgresql.isEmpty());
        QCOMPARE(script.upgradeSqlite.isEmpty(), script.upgradePostgresql.isEmpty());
    }
}

void TestScripts::chainsAreTheOwners()
{
    const auto set = migration::ScriptSet::builtIn();
    QVERIFY(set);
    const auto ids = [&](const char *branch) {
        QStringList result;
        for (const auto &script : set->chain(QString::fromLatin1(branch)))
            result.append(script.revision);
        return result;
    };
    QCOMPARE(ids(migration::marketBranch),
             (QStringList{u"47f559ec82bb"_s, u"2fda6446e69f"_s, u"1b95d36c8908"_s, u"1720ca777755"_s,
                          u"5ca0f991801d"_s}));
    QCOMPARE(ids(migration::phonebookBranch), (QStringList{u"8062eeb65a44"_s, u"e99bb21b3bad"_s}));
    QCOMPARE(set->scripts().constFirst().branch, QString::fromLatin1(migration::shopbookBranch));
}

QTEST_GUILESS_MAIN(TestScripts)
#include "tst_scripts.moc"
