// SPDX-License-Identifier: GPL-3.0-or-later
#include "CliProcess.h"
#include "support/TestDatabase.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using clitest::bytesOf;
using clitest::Outcome;
using clitest::runCli;

/// `migrate init` and `revision`: a person's own branch beside ours, from an empty folder to a downgrade.
class OwnScriptsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init();

    void theLoopOfTheReadme();
    void twoOfThem();
    void verifyAsksAgain();
    void aBranchWithoutItsFolder();
    void autogenerate_data();
    void autogenerate();
    void autogenerateFromADatabase();
    void dropsAreCommentedOut();
    void refuses_data();
    void refuses();

private:
    Outcome cli(const QStringList &arguments) const;
    Outcome migrate(const QStringList &arguments) const;
    QString write(const QString &message, const QString &up, const QString &down);
    [[nodiscard]] QString folder() const { return m_database->folder() + u"/scripts"_s; }

    std::unique_ptr<support::TestDatabase> m_database;
};

void OwnScriptsTest::init()
{
    support::failOnSqlWarnings();
    m_database.reset();
    m_database = std::make_unique<support::TestDatabase>(support::engine());
}

Outcome OwnScriptsTest::cli(const QStringList &arguments) const
{
    clitest::Where where;
    where.folder = m_database->folder();
    where.environment = {u"SHOPBOOK_DATABASE="_s + m_database->location().toUrl()};
    return runCli(arguments, where);
}

Outcome OwnScriptsTest::migrate(const QStringList &arguments) const
{
    return cli(QStringList{u"migrate"_s} + arguments + QStringList{u"--scripts"_s, u"scripts"_s});
}

/// As a person would: revision, then the editor.
QString OwnScriptsTest::write(const QString &message, const QString &up, const QString &down)
{
    const Outcome made = migrate({u"revision"_s, u"-m"_s, message});
    if (made.exitCode != 0)
        qFatal("%s", made.words.constData());
    QFile file(QString::fromUtf8(made.results.trimmed()));
    if (!QFileInfo(file).isAbsolute())
        file.setFileName(m_database->folder() + u'/' + file.fileName());
    if (!file.open(QIODevice::ReadWrite))
        qFatal("%s", qPrintable(file.fileName()));
    QString text = QString::fromUtf8(file.readAll());
    text.replace(u"-- @upgrade\n"_s, u"-- @upgrade\n"_s + up)
        .replace(u"-- @downgrade\n"_s, u"-- @downgrade\n"_s + down);
    file.resize(0);
    file.write(text.toUtf8());
    static const QRegularExpression id(u"^-- revision: (\\w+)$"_s, QRegularExpression::MultilineOption);
    return id.match(text).captured(1);
}

/// The ten commands of the README, in its order.
void OwnScriptsTest::theLoopOfTheReadme()
{
    const Outcome made = cli({u"migrate"_s, u"init"_s, u"scripts"_s});
    QVERIFY2(made.exitCode == 0, made.words);
    QVERIFY(QFile::exists(folder() + u"/README.md"_s));
    const QString id =
        write(u"create books"_s, u"CREATE TABLE books (id INTEGER PRIMARY KEY, title TEXT NOT NULL);\n"_s,
              u"DROP TABLE books;\n"_s);
    QCOMPARE(id.size(), 12);
    QCOMPARE(QDir(folder()).entryList({u"*.sql"_s}), QStringList{u"0001_%1_create_books.sql"_s.arg(id)});
    QCOMPARE(migrate({u"heads"_s}).results.count('\n'), 4);
    const Outcome tried = migrate({u"upgrade"_s, u"head"_s, u"--dry-run"_s});
    QVERIFY2(tried.exitCode == 0 && tried.results.contains("(own), create books"), tried.words);
    const Outcome up = migrate({u"upgrade"_s, u"head"_s});
    QVERIFY2(up.exitCode == 0, up.words);
    QVERIFY2(up.results.trimmed().split('\n').constLast().startsWith("upgrade base -> " + id.toUtf8()
                                                                     + " (own), create books"),
             up.results);
    m_database->run(u"INSERT INTO books VALUES (1, 'Faust');\n"_s);
    QVERIFY(migrate({u"current"_s}).results.contains(id.toUtf8() + " (own) (head)"));
    QCOMPARE(migrate({u"check"_s}).exitCode, 0);
    const Outcome down = migrate({u"downgrade"_s, u"-1"_s});
    QVERIFY2(down.exitCode == 0, down.words);
    QVERIFY2(down.results.startsWith("downgrade " + id.toUtf8() + " -> base (own)"), down.results);
    const Outcome history = migrate({u"history"_s, u"-i"_s});
    QVERIFY2(history.results.contains("<base> -> " + id.toUtf8() + " (own) (head), create books"),
             history.results);
    const Outcome again = migrate({u"upgrade"_s, u"+1"_s});
    QVERIFY2(again.exitCode == 0, again.words);
    QCOMPARE(m_database->scalar(u"SELECT count(*) FROM books"_s).toInt(), 0);
    QCOMPARE(migrate({u"current"_s, u"--check-heads"_s}).exitCode, 0);
    QCOMPARE(migrate({u"upgrade"_s, u"+1"_s}).exitCode, 4);
}

void OwnScriptsTest::twoOfThem()
{
    QCOMPARE(cli({u"migrate"_s, u"init"_s, u"scripts"_s}).exitCode, 0);
    const QString first = write(u"Книги и авторы"_s, u"CREATE TABLE books (id INTEGER PRIMARY KEY);\n"_s,
                                u"DROP TABLE books;\n"_s);
    QVERIFY(QDir(folder()).entryList({u"*.sql"_s}).constFirst().endsWith(u"_книги_и_авторы.sql"_s));
    const QString second =
        write(u"lends"_s, u"CREATE TABLE lends (id INTEGER PRIMARY KEY);\n"_s, u"DROP TABLE lends;\n"_s);
    QVERIFY(migrate({u"show"_s, second.first(6)}).results.contains(first.toUtf8()));
    QCOMPARE(migrate({u"upgrade"_s, first.first(6)}).exitCode, 0);
    QVERIFY(!m_database->open().execute(u"SELECT * FROM lends"_s));
    QCOMPARE(migrate({u"upgrade"_s}).exitCode, 0);
    for (const QString &area : {u"phonebook@head"_s, u"market@head"_s})
        QCOMPARE(migrate({u"upgrade"_s, area}).exitCode, 0);
    QCOMPARE(migrate({u"downgrade"_s, u"own@base"_s}).exitCode, 0);
    QVERIFY(!m_database->open().execute(u"SELECT * FROM books"_s));
    QCOMPARE(migrate({u"downgrade"_s, u"phonebook@base"_s, u"--accept-data-loss"_s}).exitCode, 0);
    const QJsonObject current = migrate({u"current"_s, u"--json"_s}).json().value(u"revisions"_s).toObject();
    QCOMPARE(current.keys(), (QStringList{u"market"_s, u"shopbook"_s}));

    // A script that changes after it was run is no longer what the history says.
    QCOMPARE(migrate({u"upgrade"_s}).exitCode, 0);
    QFile script(folder() + u'/' + QDir(folder()).entryList({u"*.sql"_s}).constFirst());
    QVERIFY(script.open(QIODevice::Append));
    script.write("DROP TABLE IF EXISTS other;\n");
    script.close();
    write(u"third"_s, u"CREATE TABLE third (id INTEGER);\n"_s, u"DROP TABLE third;\n"_s);
    QCOMPARE(migrate({u"upgrade"_s}).exitCode, 5);
    QCOMPARE(migrate({u"repair"_s, u"--accept-checksum"_s, first}).exitCode, 0);
    QCOMPARE(migrate({u"upgrade"_s}).exitCode, 0);
}

/// What a script promises is asked again by `verify`, but for what was right only then.
void OwnScriptsTest::verifyAsksAgain()
{
    QCOMPARE(cli({u"migrate"_s, u"init"_s, u"scripts"_s}).exitCode, 0);
    const QString id =
        write(u"create books"_s, u"CREATE TABLE books (id INTEGER PRIMARY KEY, title TEXT);\n"_s,
              u"DROP TABLE books;\n\n-- @verify\nSELECT id FROM books WHERE title = '';\n-- @once\nSELECT id "
              "FROM books WHERE title IS NULL;\n"_s);
    QCOMPARE(migrate({u"upgrade"_s}).exitCode, 0);
    m_database->run(u"INSERT INTO books VALUES (1, NULL);\n"_s);
    QCOMPARE(migrate({u"verify"_s}).exitCode, 0);
    m_database->run(u"INSERT INTO books VALUES (2, '');\n"_s);
    const Outcome wrong = migrate({u"verify"_s});
    QCOMPARE(wrong.exitCode, 1);
    QVERIFY2(wrong.results.contains("What revision " + id.toUtf8() + " made does not hold"), wrong.results);
}

/// The window knows nothing of a student's folder, and has to open the database all the same.
void OwnScriptsTest::aBranchWithoutItsFolder()
{
    QCOMPARE(cli({u"migrate"_s, u"init"_s, u"scripts"_s}).exitCode, 0);
    write(u"create books"_s, u"CREATE TABLE books (id INTEGER PRIMARY KEY);\n"_s, u"DROP TABLE books;\n"_s);
    QCOMPARE(migrate({u"upgrade"_s}).exitCode, 0);
    const Outcome status = cli({u"status"_s, u"--json"_s});
    QVERIFY2(status.exitCode == 0, status.words);
    QCOMPARE(status.json().value(u"standing"_s).toString(), u"up_to_date"_s);
    for (const QString &name : QDir(folder()).entryList({u"*.sql"_s}))
        QVERIFY(QFile::remove(folder() + u'/' + name));
    QCOMPARE(migrate({u"current"_s}).exitCode, 0);
    write(u"another"_s, u"CREATE TABLE another (id INTEGER);\n"_s, u"DROP TABLE another;\n"_s);
    const Outcome lost = migrate({u"upgrade"_s});
    QCOMPARE(lost.exitCode, 4);
    QVERIFY2(lost.words.contains("no script of that folder has it"), lost.words);
}

void OwnScriptsTest::autogenerate_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("target");
    const QString books =
        u"CREATE TABLE books (id INTEGER NOT NULL, title VARCHAR(80), PRIMARY KEY (id));\n"_s;
    QTest::newRow("a table") << QString() << books;
    QTest::newRow("tables that refer to each other")
        << QString()
        << u"CREATE TABLE lends (id INTEGER PRIMARY KEY, book INTEGER REFERENCES books (id), who TEXT "
           u"DEFAULT 'x''y' NOT NULL "
           "UNIQUE);\n"_s
            + books;
    QTest::newRow("columns")
        << books
        << u"CREATE TABLE books (id INTEGER NOT NULL, title VARCHAR(80), pages INTEGER NOT NULL, "
           "note TEXT DEFAULT '', price NUMERIC(8,2) DEFAULT 1, PRIMARY KEY (id));\n"_s;
    QTest::newRow("a unique set and an index") << books
                                               << u"CREATE TABLE books (id INTEGER NOT NULL, title "
                                                  u"VARCHAR(80) UNIQUE, PRIMARY KEY (id));\nCREATE INDEX "
                                                  "by_title ON books (title, id);\n"_s;
    QTest::newRow("reserved words")
        << QString() << u"CREATE TABLE \"order\" (id INTEGER PRIMARY KEY, \"Group\" TEXT);\n"_s;
}

void OwnScriptsTest::autogenerate()
{
    QFETCH(QString, before);
    QFETCH(QString, target);
    QCOMPARE(cli({u"migrate"_s, u"init"_s, u"scripts"_s}).exitCode, 0);
    write(u"the beginning"_s, before, u"DROP TABLE IF EXISTS books;\n"_s);
    QCOMPARE(migrate({u"upgrade"_s}).exitCode, 0);
    QFile file(m_database->folder() + u"/target.sql"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(target.toUtf8());
    file.close();
    const Outcome made =
        migrate({u"revision"_s, u"-m"_s, u"grow"_s, u"--autogenerate"_s, u"--target"_s, file.fileName()});
    QVERIFY2(made.exitCode == 0, made.words);
    const Outcome up = migrate({u"upgrade"_s});
    QVERIFY2(up.exitCode == 0, up.words);
    const Outcome nothing = migrate({u"revision"_s, u"-m"_s, u"more"_s, u"--autogenerate"_s, u"--target"_s,
                                     file.fileName(), u"--json"_s});
    QCOMPARE(nothing.json().value(u"statements"_s).toInt(), 0);
    QVERIFY2(nothing.words.contains("lacks nothing"), nothing.words);
    QVERIFY(QFile::remove(folder() + u'/' + QDir(folder()).entryList({u"*.sql"_s}).constLast()));
    const Outcome down = migrate({u"downgrade"_s, u"-1"_s});
    QVERIFY2(down.exitCode == 0, down.words);
    QCOMPARE(migrate({u"upgrade"_s}).exitCode, 0);
}

/// The other way to name a target: a database of the same engine.
void OwnScriptsTest::autogenerateFromADatabase()
{
    QCOMPARE(cli({u"migrate"_s, u"init"_s, u"scripts"_s}).exitCode, 0);
    QCOMPARE(migrate({u"upgrade"_s, u"phonebook@head"_s}).exitCode, 0);
    const support::TestDatabase target(support::engine());
    target.run(u"CREATE TABLE books (id BIGINT NOT NULL, title VARCHAR(80) NOT NULL DEFAULT 'x', PRIMARY KEY "
               u"(id));\n"
               "CREATE INDEX by_title ON books (title);\nCREATE VIEW short AS SELECT id FROM books;\n"_s);
    const QStringList revision{u"revision"_s,       u"-m"_s,       u"grow"_s,
                               u"--autogenerate"_s, u"--target"_s, target.location().toUrl()};
    const Outcome made = migrate(revision);
    QVERIFY2(made.exitCode == 0 && !made.words.contains("ATTENTION"), made.words);
    const Outcome up = migrate({u"upgrade"_s, u"own@head"_s});
    QVERIFY2(up.exitCode == 0, up.words);
    QCOMPARE(m_database->scalar(u"SELECT count(*) FROM short"_s).toInt(), 0);
    const Outcome nothing = migrate(revision + QStringList{u"--json"_s});
    QCOMPARE(nothing.json().value(u"statements"_s).toInt(), 0);
    QVERIFY(QFile::remove(folder() + u'/' + QDir(folder()).entryList({u"*.sql"_s}).constLast()));
    const Outcome down = migrate({u"downgrade"_s, u"-1"_s});
    QVERIFY2(down.exitCode == 0, down.words);
    QVERIFY(!m_database->open().execute(u"SELECT * FROM books"_s));
}

void OwnScriptsTest::dropsAreCommentedOut()
{
    QCOMPARE(cli({u"migrate"_s, u"init"_s, u"scripts"_s}).exitCode, 0);
    write(u"the beginning"_s,
          u"CREATE TABLE books (id INTEGER PRIMARY KEY, title TEXT);\nCREATE TABLE old (id INTEGER);\n"_s,
          u"DROP TABLE books;\nDROP TABLE old;\n"_s);
    QCOMPARE(migrate({u"upgrade"_s}).exitCode, 0);
    QFile file(m_database->folder() + u"/target.sql"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("CREATE TABLE books (id INTEGER PRIMARY KEY);\n");
    file.close();
    const Outcome made =
        migrate({u"revision"_s, u"-m"_s, u"shrink"_s, u"--autogenerate"_s, u"--target"_s, file.fileName()});
    QCOMPARE(made.exitCode, 0);
    QVERIFY2(made.words.contains("ATTENTION: the target has no old")
                 && made.words.contains("the target has no books.title"),
             made.words);
    QVERIFY(!made.words.contains("products")); // ours are nobody's to drop
    QFile script(folder() + u'/' + QDir(folder()).entryList({u"*.sql"_s}).constLast());
    QVERIFY(script.open(QIODevice::ReadOnly));
    const QByteArray text = script.readAll();
    QVERIFY2(text.contains("\n-- DROP TABLE old;\n")
                 && text.contains("\n-- ALTER TABLE books DROP COLUMN title;\n"),
             text);
    QCOMPARE(migrate({u"upgrade"_s}).exitCode, 0);
    QCOMPARE(m_database->scalar(u"SELECT count(title) FROM books"_s).toInt(), 0);
}

void OwnScriptsTest::refuses_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exitCode");
    QTest::newRow("init nowhere") << QStringList{u"init"_s} << 2;
    QTest::newRow("init where something is") << QStringList{u"init"_s, u"full"_s} << 2;
    QTest::newRow("no folder named") << QStringList{u"revision"_s, u"-m"_s, u"x"_s} << 2;
    QTest::newRow("no such folder") << QStringList{u"revision"_s, u"-m"_s, u"x"_s, u"--scripts"_s,
                                                   u"nowhere"_s}
                                    << 1;
    QTest::newRow("no message") << QStringList{u"revision"_s, u"--scripts"_s, u"scripts"_s} << 2;
    QTest::newRow("a message of blanks")
        << QStringList{u"revision"_s, u"-m"_s, u" \n "_s, u"--scripts"_s, u"scripts"_s} << 2;
    QTest::newRow("our branch") << QStringList{u"revision"_s, u"-m"_s,       u"x"_s,     u"--scripts"_s,
                                               u"scripts"_s,  u"--branch"_s, u"market"_s}
                                << 2;
    QTest::newRow("a taken id") << QStringList{u"revision"_s, u"-m"_s,       u"x"_s,           u"--scripts"_s,
                                               u"scripts"_s,  u"--rev-id"_s, u"1720ca777755"_s}
                                << 2;
    QTest::newRow("an odd id") << QStringList{u"revision"_s, u"-m"_s,       u"x"_s,   u"--scripts"_s,
                                              u"scripts"_s,  u"--rev-id"_s, u"../x"_s}
                               << 2;
    QTest::newRow("generate without a target")
        << QStringList{u"revision"_s, u"-m"_s, u"x"_s, u"--scripts"_s, u"scripts"_s, u"--autogenerate"_s}
        << 2;
    QTest::newRow("a target that is not there")
        << QStringList{u"revision"_s,       u"-m"_s,       u"x"_s,     u"--scripts"_s, u"scripts"_s,
                       u"--autogenerate"_s, u"--target"_s, u"no.sql"_s}
        << 1;
}

void OwnScriptsTest::refuses()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, exitCode);
    QVERIFY(QDir(m_database->folder()).mkpath(u"full/of"_s));
    QCOMPARE(cli({u"migrate"_s, u"init"_s, u"scripts"_s}).exitCode, 0);
    if (arguments.contains(u"--autogenerate"_s))
        QCOMPARE(cli({u"migrate"_s, u"upgrade"_s}).exitCode, 0);
    const auto before = bytesOf(folder());
    const Outcome refused = cli(QStringList{u"migrate"_s} + arguments);
    QVERIFY2(refused.exitCode == exitCode, refused.words);
    QVERIFY(!refused.words.isEmpty() && refused.results.isEmpty());
    QCOMPARE(bytesOf(folder()), before);
}

QTEST_GUILESS_MAIN(OwnScriptsTest)
#include "OwnScriptsTest.moc"
