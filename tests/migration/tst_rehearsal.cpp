// SPDX-License-Identifier: GPL-3.0-or-later
// The build's own program refuses a script that cannot run or says something else than it seems to, naming
// file and line; and the built-in scripts pass on both engines.
#include "migration/Dump.h"
#include "migration/Rehearsal.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;

namespace
{

const QByteArray header = "-- revision: %1\n-- down-revision: none\n-- branch: own\n-- message: m\n";

struct Said {
    int exitCode = -1;
    QString words;
};

/// The program, on the built-in scripts and these files.
Said check(const QMap<QString, QByteArray> &files)
{
    const QTemporaryDir folder;
    QStringList paths;
    const QDir ours(QStringLiteral(SHOPBOOK_SOURCE_DIR "/migrations"));
    for (const QString &name : ours.entryList({u"*.sql"_s}, QDir::Files))
        paths.append(ours.filePath(name));
    for (auto file = files.begin(); file != files.end(); ++file) {
        QFile out(folder.filePath(file.key()));
        if (!out.open(QIODevice::WriteOnly) || out.write(file.value()) != file.value().size())
            qFatal("cannot write");
        paths.append(out.fileName());
    }
    QProcess program;
    program.start(QStringLiteral(SHOPBOOK_CHECK_SCRIPTS), paths);
    if (!program.waitForFinished(60000) || program.exitStatus() != QProcess::NormalExit)
        return {};
    return {program.exitCode(), QString::fromUtf8(program.readAllStandardError())};
}

} // namespace

class TestRehearsal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { support::failOnSqlWarnings(); }

    void builtInScripts_data() { support::addEngines(); }
    void builtInScripts();
    void refuses_data();
    void refuses();
    void refusesASet_data();
    void refusesASet();
    void letsPass_data();
    void letsPass();
};

void TestRehearsal::builtInScripts()
{
    QFETCH(QString, engine);
    const support::TestDatabase database(engine == u"sqlite" ? database::Engine::Sqlite
                                                             : database::Engine::Postgresql);
    const auto connection = database.open();
    VERIFY_OK(connection.execute(u"BEGIN"_s));
    VERIFY_OK(migration::rehearse(connection, dump::scripts()));
    VERIFY_OK(connection.execute(u"ROLLBACK"_s));
    VERIFY_OK(migration::rehearse(dump::scripts()));
}

void TestRehearsal::refuses_data()
{
    QTest::addColumn<QByteArray>("sections"); // begins in line 5
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const QByteArray &sections, int line, const QString &says) {
        QTest::newRow(name) << sections << line << says;
    };
    const QByteArray t =
        "-- @upgrade\nCREATE TABLE own_t (id INTEGER PRIMARY KEY, name TEXT);\n"; // lines 5, 6
    const QByteArray lite = "-- @upgrade sqlite\nCREATE TABLE own_t (id INTEGER PRIMARY KEY, name TEXT);\n";
    row("quoted word that is no name", t + "UPDATE own_t SET name = \"nmae\";\n", 7, u"nmae"_s);
    row("quoted word in a condition", t + "DELETE FROM own_t\nWHERE \"nmae\" = 'x';\n", 7, u"nmae"_s);
    row("quoted word in an index", t + "CREATE INDEX own_i ON own_t (\"nmae\");\n", 7, u"nmae"_s);
    row("quoted word in a check", "-- @upgrade\nCREATE TABLE own_t (name TEXT, CHECK (name <> \"nmae\"));\n",
        6, u"nmae"_s);
    row("quoted word in a view", t + "CREATE VIEW own_v AS SELECT \"nmae\" FROM own_t;\n", 6, u"nmae"_s);
    row("quoted word in a trigger",
        lite
            + "CREATE TRIGGER own_r AFTER UPDATE ON own_t BEGIN DELETE FROM own_t WHERE name = \"nmae\"; "
              "END;\n",
        6, u"nmae"_s);
    row("quoted word as a default",
        "-- @upgrade sqlite\nCREATE TABLE own_t (\n name TEXT DEFAULT \"nmae\");\n", 7, u"DEFAULT"_s);
    row("bare word as a default", "-- @upgrade sqlite\nCREATE TABLE own_t (name TEXT DEFAULT unknown);\n", 6,
        u"DEFAULT"_s);
    row("quoted word in @verify", t + "-- @verify\nSELECT 1 FROM own_t WHERE \"nmae\" = 'a';\n", 8,
        u"nmae"_s);
    row("quoted word behind a guard",
        t
            + "-- @when has-column own_t.name\n-- @when missing-column own_t.id\nUPDATE own_t SET name = "
              "\"nmae\";\n",
        9, u""_s);
    row("quoted word in @list",
        t + "-- @list own_t.name WHERE \"nmae\" = 1\nUPDATE own_t SET name = 'x' WHERE 0;\n", 8, u"nmae"_s);
    row("quoted word on the way down", t + "-- @downgrade\nDELETE FROM own_t WHERE \"nmae\" = 'x';\n", 8,
        u"nmae"_s);
    row("no such table", "-- @upgrade\nDELETE FROM own_t;\n", 6, u"own_t"_s);
    row("syntax", t + "SELEC 1;\n", 7, u"SELEC"_s);
    row("misspelt guard", t + "-- @when has-column own_t.nmae\nDELETE FROM own_t;\n", 8, u"own_t.nmae"_s);
    row("guard on a table of nobody's", t + "-- @when has-table own_x\nDELETE FROM own_t;\n", 8, u"own_x"_s);
    row("way down forgets a table", t + "-- @downgrade\nSELECT 1;\n", 8, u"own_t"_s);
    row("way down takes too much", t + "-- @downgrade\nDROP TABLE own_t;\nDROP TABLE phonebook;\n", 8,
        u"phonebook"_s);
    row("verify finds a row", t + "-- @verify\nSELECT 1;\n", 0, u"9000_own.sql"_s);
    row("COMMIT", t + "COMMIT;\n", 7, u"COMMIT"_s);
    row("END", t + "end;\n", 7, u"END"_s);
    row("SAVEPOINT", t + "SAVEPOINT a;\n", 7, u"SAVEPOINT"_s);
    row("ATTACH", t + "ATTACH 'x' AS y;\n", 7, u"ATTACH"_s);
    row("prepared transaction", t + "PREPARE TRANSACTION 'x';\n", 7, u"PREPARE"_s);
    row("foreign_keys", lite + "PRAGMA main.foreign_keys = OFF;\n", 7, u"PRAGMA"_s);
    row("foreign_keys in quotes", lite + "PRAGMA \"Foreign_Keys\" = OFF;\n", 7, u"PRAGMA"_s);
    row("foreign_keys in brackets", lite + "PRAGMA /**/ [foreign_keys](0);\n", 7, u"PRAGMA"_s);
    row("search_path", "-- @upgrade postgresql\nSET LOCAL search_path TO x;\n", 6, u"SET"_s);
    row("role", "-- @upgrade postgresql\nSET ROLE x;\n", 6, u"SET"_s);
    row("concurrently", "-- @upgrade postgresql\nCREATE INDEX CONCURRENTLY i ON t (a);\n", 6, u"CREATE"_s);
    row("question mark", t + "DELETE FROM own_t WHERE id = ?;\n", 7, u"placeholder"_s);
    row("question mark with a number", t + "DELETE FROM own_t\nWHERE id = ?1;\n", 8, u"placeholder"_s);
    row("named placeholder", t + "DELETE FROM own_t\nWHERE id = :id;\n", 8, u"placeholder"_s);
    row("placeholder with @", lite + "DELETE FROM own_t WHERE id = @id;\n", 7, u"placeholder"_s);
    row("unterminated text", t + "SELECT 'a;\n-- @verify\n", 7, u"never ends"_s);
    row("unterminated name", t + "SELECT \"a;\n", 7, u"never ends"_s);
    row("unterminated comment", t + "SELECT 1; /* a\n\n", 7, u"never ends"_s);
    row("unterminated dollar quote", "-- @upgrade postgresql\nDO $a$ x $b$;\n", 6, u"never ends"_s);
    row("no semicolon", t + "\nSELECT 1\n-- @downgrade\n", 8, u"semicolon"_s);
    row("NUL", t + "SELECT '" + QByteArray(1, '\0') + "';\n", 7, u"NUL"_s);
    row("no UTF-8", t + "SELECT '\xff';\n", 7, u"UTF-8"_s);
    row("half a character", t + "SELECT '\xd0", 7, u"UTF-8"_s);
    row("overlong NUL", t + "SELECT '\xc0\x80';\n", 7, u"UTF-8"_s);
    row("turned text", t + "SELECT '\xe2\x80\xae';\n", 7, u"invisible"_s);
    row("second byte order mark", t + "\xef\xbb\xbfSELECT 1;\n", 7, u"invisible"_s);
    row("unknown directive", t + "-- @unless x\nSELECT 1;\n", 7, u"@unless"_s);
    row("no section", "", 1, u"@upgrade"_s);
    row("odd header", "-- down-revison: none\n-- @upgrade\n", 5, u"down-revison"_s);
}

void TestRehearsal::refuses()
{
    QFETCH(QByteArray, sections);
    QFETCH(int, line);
    QFETCH(QString, says);
    const Said said = check({{u"9000_own.sql"_s, QByteArray(header).replace("%1", "own1") + sections}});
    QCOMPARE(said.exitCode, 1);
    const QString place = line > 0 ? u"Revision script 9000_own.sql: Line %1: "_s.arg(line) : QString();
    QVERIFY2(said.words.startsWith(place) && said.words.contains(says), qPrintable(said.words));
    QCOMPARE(said.words.count(u'\n'), 1);
}

void TestRehearsal::refusesASet_data()
{
    QTest::addColumn<QStringList>("scripts"); // revision, parent, branch, dependency
    QTest::addColumn<QString>("begins");
    const auto row = [](const char *name, const QStringList &scripts, const QString &begins) {
        QTest::newRow(name) << scripts << begins;
    };
    row("id twice", {u"a none own -"_s, u"a none two -"_s}, u"1.sql: Line 1: revision a is in two scripts"_s);
    row("id of ours", {u"1720ca777755 none own -"_s}, u"0.sql: Line 1: revision 1720ca777755 is in two"_s);
    row("unknown parent", {u"a b own -"_s}, u"0.sql: Line 2: revision a follows b"_s);
    row("two heads", {u"a none own -"_s, u"b a own -"_s, u"c a own -"_s},
        u"2.sql: Line 2: branch own has two heads"_s);
    row("circle", {u"a b own -"_s, u"b a own -"_s}, u"0.sql: Line 2: revision a comes after itself"_s);
    row("unknown dependency", {u"a none own z"_s}, u"0.sql: Line 5: revision a depends on z"_s);
    row("circle by dependency", {u"a none own b"_s, u"b none two a"_s},
        u"0.sql: Line 5: revision a comes after"_s);
    row("id with a hyphen", {u"a-b none own -"_s}, u"0.sql: Line 1: \"a-b\" is not"_s);
    row("parent with a hyphen", {u"a b-c own -"_s}, u"0.sql: Line 2: \"b-c\" is not"_s);
}

void TestRehearsal::refusesASet()
{
    QFETCH(QStringList, scripts);
    QFETCH(QString, begins);
    QMap<QString, QByteArray> files;
    for (const QString &script : scripts) {
        const QStringList parts = script.split(u' ');
        QString text = u"-- revision: %1\n-- down-revision: %2\n-- branch: %3\n-- message: m\n"_s.arg(
            parts.at(0), parts.at(1), parts.at(2));
        if (parts.at(3) != u"-")
            text += u"-- depends-on: %1\n"_s.arg(parts.at(3));
        files.insert(u"%1.sql"_s.arg(files.size()), (text + u"-- @upgrade\nSELECT 1;\n"_s).toUtf8());
    }
    const Said said = check(files);
    QCOMPARE(said.exitCode, 1);
    QVERIFY2(said.words.startsWith(u"Revision script "_s + begins), qPrintable(said.words));
}

void TestRehearsal::letsPass_data()
{
    QTest::addColumn<QByteArray>("sections");
    QTest::newRow("names in every quote")
        << QByteArray("-- @upgrade sqlite\nCREATE TABLE \"own t\" (\"select\" TEXT DEFAULT 'x', [b c] INT "
                      "DEFAULT -1, `d` BLOB "
                      "DEFAULT x'00', e TEXT DEFAULT (\"own\" || ''), CHECK (\"select\" <> 'y'));\n")
               .replace("(\"own\" || '')", "('own' || '')");
    QTest::newRow("a guard for a half state") << QByteArray(
        "-- @upgrade\nCREATE TABLE own_t (id INTEGER PRIMARY KEY, name TEXT);\n"
        "-- @when missing-column own_t.name\nALTER TABLE own_t ADD COLUMN name TEXT;\n"
        "-- @when missing-table own_t\nCREATE TABLE own_t (id INTEGER PRIMARY KEY, name TEXT);\n"
        "-- @downgrade\nDROP TABLE own_t;\n");
    QTest::newRow("a trigger and a view") << QByteArray(
        "-- @upgrade sqlite\nCREATE TABLE own_t (id INTEGER PRIMARY KEY, name TEXT, twice AS (id * 2));\n"
        "CREATE VIEW own_v AS SELECT \"name\" FROM own_t;\n"
        "CREATE TRIGGER own_r AFTER UPDATE ON own_t BEGIN UPDATE own_t SET name = 'a;b'; END;\n"
        "CREATE TRIGGER own_s INSTEAD OF DELETE ON own_v BEGIN DELETE FROM own_t; END;\n"
        "-- @downgrade\nDROP VIEW own_v;\nDROP TABLE own_t;\n");
    QTest::newRow("signs in texts") << QByteArray(
        "-- @upgrade\n-- ? :a \"x\"\nSELECT '?', ':name', '$1', '@a', \"name\" FROM phonebook "
        "CROSS JOIN \"user\"; /* COMMIT; */\n");
}

void TestRehearsal::letsPass()
{
    QFETCH(QByteArray, sections);
    const Said said =
        check({{u"9000_own.sql"_s,
                QByteArray(header).replace("%1", "own1\n-- depends-on: e99bb21b3bad") + sections}});
    QVERIFY2(said.exitCode == 0, qPrintable(said.words));
    QCOMPARE(said.words, QString());
}

QTEST_GUILESS_MAIN(TestRehearsal)
#include "tst_rehearsal.moc"
