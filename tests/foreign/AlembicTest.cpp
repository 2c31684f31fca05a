// SPDX-License-Identifier: GPL-3.0-or-later
// A database that a bot of any age, or the lesson's program, made with real Alembic: after `migrate upgrade`
// their Alembic and their program go on as if Shopbook were not there.
#include "cli/CliProcess.h"
#include "foreign/Owner.h"

#include <QTest>

using namespace Qt::StringLiterals;
using clitest::Outcome;
using database::Engine;
using foreign::Owner;

class AlembicTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init() { support::failOnSqlWarnings(); }

    void goesOn_data();
    void goesOn();
    void folderIsASign_data();
    void folderIsASign();
    void downAndUpAgain_data();
    void downAndUpAgain();
    void ownerUpdates_data();
    void ownerUpdates();
    void autogenerate_data();
    void autogenerate();

private:
    static Outcome migrate(const support::TestDatabase &database, const QStringList &arguments);
    /// Their tables, and two days of work in them.
    static void make(const support::TestDatabase &database, Owner &owner);
    static void upgrade(const support::TestDatabase &database, const Owner &owner, bool tells);
    /// current, history and upgrade head say yes and change nothing.
    static void alembicGoesOn(const support::TestDatabase &database, const Owner &owner);
    static void works(Owner &owner, int days);
    static QString market(const support::TestDatabase &database);
};

Outcome AlembicTest::migrate(const support::TestDatabase &database, const QStringList &arguments)
{
    return clitest::runCli(QStringList{u"--database"_s, database.location().toUrl(), u"migrate"_s}
                           + arguments);
}

QString AlembicTest::market(const support::TestDatabase &database)
{
    return migrate(database, {u"current"_s, u"--json"_s})
        .json()
        .value(u"revisions"_s)[u"market"_s]
        .toString();
}

void AlembicTest::make(const support::TestDatabase &database, Owner &owner)
{
    const auto made = owner.alembic({u"upgrade"_s, u"head"_s});
    QVERIFY2(made.exitCode == 0, made.words);
    QCOMPARE(database.scalar(u"SELECT version_num FROM alembic_version"_s).toString(), owner.end());
    works(owner, 2);
}

void AlembicTest::upgrade(const support::TestDatabase &database, const Owner &owner, bool tells)
{
    QStringList arguments{u"upgrade"_s};
    if (tells)
        arguments += {u"--owner-head"_s, owner.end()};
    const Outcome done = migrate(database, arguments);
    QVERIFY2(done.exitCode == 0, done.words);
    QCOMPARE(migrate(database, {u"current"_s, u"--check-heads"_s}).exitCode, 0);
}

void AlembicTest::alembicGoesOn(const support::TestDatabase &database, const Owner &owner)
{
    const QByteArray before = owner.dump();
    QVERIFY(!before.isEmpty());
    const auto current = owner.alembic({u"current"_s});
    QVERIFY2(current.exitCode == 0, current.words);
    QCOMPARE(current.results.simplified(), owner.end().toUtf8() + " (head)");
    const auto history = owner.alembic({u"history"_s, u"--indicate-current"_s});
    QVERIFY2(history.exitCode == 0, history.words);
    QVERIFY2(history.results.contains(owner.end().toUtf8() + " (head) (current)"), history.results);
    const auto upgraded = owner.alembic({u"upgrade"_s, u"head"_s});
    QVERIFY2(upgraded.exitCode == 0, upgraded.words);
    QVERIFY2(!upgraded.words.contains("Running"), upgraded.words);
    QVERIFY(owner.dump() == before);
    QCOMPARE(database.scalar(u"SELECT count(*) FROM alembic_version"_s).toInt(), 1);
}

void AlembicTest::works(Owner &owner, int days)
{
    const auto done = owner.work(days);
    QVERIFY2(done.exitCode == 0, done.words);
}

void AlembicTest::goesOn_data()
{
    QTest::addColumn<QString>("end");
    QTest::addColumn<bool>("tells");
    for (const QString &end : foreign::botChain().sliced(1) + foreign::lessonChain())
        QTest::addRow("%s", qPrintable(end)) << end << true;
    // What both bots have goes without saying, and so does what stands there already.
    for (const QString &end : {u"1720ca777755"_s, u"5ca0f991801d"_s, u"e99bb21b3bad"_s})
        QTest::addRow("%s, not told", qPrintable(end)) << end << false;
}

void AlembicTest::goesOn()
{
    QFETCH(QString, end);
    QFETCH(bool, tells);
    support::TestDatabase database(support::engine());
    Owner owner(database, end, {});
    make(database, owner);
    upgrade(database, owner, tells);
    alembicGoesOn(database, owner);
    works(owner, 2);
    const QByteArray before = owner.dump();
    QCOMPARE(owner.alembic({u"upgrade"_s, u"head"_s}).exitCode, 0);
    QVERIFY(owner.dump() == before);
    QCOMPARE(migrate(database, {u"current"_s, u"--check-heads"_s}).exitCode, 0);
}

void AlembicTest::folderIsASign_data()
{
    QTest::addColumn<QString>("end");
    QTest::addColumn<QString>("place");
    for (const QString &end : foreign::botChain().sliced(1) + foreign::lessonChain())
        QTest::addRow("%s", qPrintable(end)) << end << u"migration"_s;
    QTest::newRow("migrations") << u"1b95d36c8908"_s << u"migrations"_s;
    QTest::newRow("alembic") << u"2fda6446e69f"_s << u"alembic"_s;
    QTest::newRow("alembic.ini") << u"2fda6446e69f"_s << u"bot/db/alembic"_s;
}

void AlembicTest::folderIsASign()
{
    if (support::engine() != Engine::Sqlite)
        return; // nothing lies beside a server
    QFETCH(QString, end);
    QFETCH(QString, place);
    support::TestDatabase database(support::engine());
    Owner owner(database, end, place);
    make(database, owner);
    upgrade(database, owner, false);
    alembicGoesOn(database, owner);
    works(owner, 1);
}

void AlembicTest::downAndUpAgain_data()
{
    QTest::addColumn<QString>("end");
    for (const QString &end : foreign::botChain().sliced(1))
        QTest::addRow("%s", qPrintable(end)) << end;
}

void AlembicTest::downAndUpAgain()
{
    QFETCH(QString, end);
    support::TestDatabase database(support::engine());
    Owner owner(database, end, {});
    make(database, owner);
    upgrade(database, owner, true);
    works(owner, 1);
    const Outcome down = migrate(database, {u"downgrade"_s, u"market@-1"_s, u"--accept-data-loss"_s});
    QVERIFY2(down.exitCode == 0, down.words);
    QCOMPARE(market(database), u"1720ca777755"_s);
    if (end != u"5ca0f991801d") { // whose bot sells with the column that is gone
        alembicGoesOn(database, owner);
        works(owner, 1);
    }
    upgrade(database, owner, false);
    QCOMPARE(market(database), u"5ca0f991801d"_s);
    alembicGoesOn(database, owner);
    works(owner, 1);
}

void AlembicTest::ownerUpdates_data()
{
    QTest::addColumn<QString>("end");
    QTest::addColumn<QString>("newEnd");
    QTest::newRow("first to last") << u"2fda6446e69f"_s << u"5ca0f991801d"_s;
    QTest::newRow("one step") << u"2fda6446e69f"_s << u"1b95d36c8908"_s;
    QTest::newRow("the other bot") << u"1720ca777755"_s << u"5ca0f991801d"_s;
}

/// The columns of a newer bot are there already: `migrate stamp` takes its row along before its Alembic
/// starts.
void AlembicTest::ownerUpdates()
{
    QFETCH(QString, end);
    QFETCH(QString, newEnd);
    support::TestDatabase database(support::engine());
    Owner owner(database, end, u"migration"_s);
    make(database, owner);
    upgrade(database, owner, support::engine() == Engine::Postgresql);
    owner.layFolder(newEnd);
    QStringList arguments{u"stamp"_s, u"heads"_s};
    if (support::engine() == Engine::Postgresql)
        arguments += {u"--owner-head"_s, newEnd};
    const Outcome stamped = migrate(database, arguments);
    QVERIFY2(stamped.exitCode == 0, stamped.words);
    QCOMPARE(market(database), u"5ca0f991801d"_s);
    alembicGoesOn(database, owner);
    if (newEnd == u"5ca0f991801d")
        works(owner, 1);
}

void AlembicTest::autogenerate_data()
{
    QTest::addColumn<QString>("end");
    for (const QString &end : {u"2fda6446e69f"_s, u"1720ca777755"_s, u"5ca0f991801d"_s, u"e99bb21b3bad"_s})
        QTest::addRow("%s", qPrintable(end)) << end;
}

void AlembicTest::autogenerate()
{
    QFETCH(QString, end);
    const bool isSqlite = support::engine() == Engine::Sqlite;
    support::TestDatabase database(support::engine());
    Owner owner(database, end, u"migration"_s);
    make(database, owner);
    upgrade(database, owner, true);
    // The owner turned on what Shopbook has beside their own tables.
    const QString other = owner.isBot() ? u"phonebook@head"_s : u"market@head"_s;
    QCOMPARE(migrate(database, {u"upgrade"_s, other}).exitCode, 0);
    QCOMPARE(owner.autogenerated().contains(u"drop_table('shopbook_"_s), isSqlite);
    owner.takeLinesOfHacking();
    const QString proposed = owner.autogenerated();
    QVERIFY2(!proposed.contains(u"drop"_s) && proposed.contains(u"pass"_s), qPrintable(proposed));
    if (isSqlite)
        return;
    owner.layFolder(end);
    owner.lookIntoEverySchema();
    QVERIFY(owner.autogenerated().contains(u"drop_table('shopbook_"_s));
    owner.takeLinesOfHacking();
    QVERIFY2(!owner.autogenerated().contains(u"drop"_s), qPrintable(owner.autogenerated()));
}

QTEST_GUILESS_MAIN(AlembicTest)
#include "AlembicTest.moc"
