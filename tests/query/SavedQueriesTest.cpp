// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/SavedQueries.h"

#include "migration/Upgrade.h"
#include "support/TestDatabase.h"

#include <QTest>

using namespace Qt::StringLiterals;
using base::ErrorCode;
using query::IfThere;

/// Queries that are kept in the database by name.
class SavedQueriesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init() { support::failOnSqlWarnings(); }
    void savedLoadedRenamedDeleted();
    void namesAsTheyAre();
    void aReadOnlyDatabase();
    void aDatabaseWithoutTheTable();
    void itIsTheHeadOfOurBranch();

private:
    static void makeTables(const support::TestDatabase &database)
    {
        migration::UpgradeOptions options;
        options.ownerAgreed = true;
        options.newAreas = {u"phonebook"_s};
        options.backupFolder = database.folder() + u"/backups"_s;
        (void)UNWRAP(
            migration::upgrade(database.location(), UNWRAP(migration::ScriptSet::builtIn()), options));
    }
};

void SavedQueriesTest::savedLoadedRenamedDeleted()
{
    const support::TestDatabase database(support::engine());
    makeTables(database);
    const auto writer = database.open(database::Role::Writer);
    QVERIFY(UNWRAP(query::savedQueries(writer)).isEmpty());
    VERIFY_OK(query::saveQuery(writer, u"  Совершеннолетние "_s, u"{\"version\": 1}"_s, IfThere::Refuse));
    VERIFY_OK(
        query::saveQuery(writer, u"By city"_s, u"{\"version\": 1, \"from\": \"user\"}"_s, IfThere::Refuse));
    const auto all = UNWRAP(query::savedQueries(writer));
    QCOMPARE(all.size(), 2);
    QCOMPARE(all.at(0).name, u"By city"_s);
    QCOMPARE(all.at(1).name, u"Совершеннолетние"_s);
    QCOMPARE(all.at(1).document, u"{\"version\": 1}"_s);
    QCOMPARE(all.at(1).createdAt.size(), 26);

    const auto taken = query::saveQuery(writer, u"By city"_s, u"{}"_s, IfThere::Refuse);
    QCOMPARE(taken.error().code, ErrorCode::NotUnique);
    QVERIFY(taken.error().message.contains(u"By city"));
    VERIFY_OK(query::saveQuery(writer, u"By city"_s, u"{}"_s, IfThere::Replace));
    QCOMPARE(UNWRAP(query::savedQuery(writer, u"By city"_s)).document, u"{}"_s);

    QCOMPARE(query::renameQuery(writer, u"By city"_s, u"Совершеннолетние"_s).error().code,
             ErrorCode::NotUnique);
    QCOMPARE(query::renameQuery(writer, u"nothing"_s, u"other"_s).error().code, ErrorCode::NotFound);
    VERIFY_OK(query::renameQuery(writer, u"By city"_s, u"By city"_s));
    VERIFY_OK(query::renameQuery(writer, u"By city"_s, u"By country"_s));
    QCOMPARE(query::savedQuery(writer, u"By city"_s).error().code, ErrorCode::NotFound);
    VERIFY_OK(query::deleteQuery(writer, u"By country"_s));
    QCOMPARE(query::deleteQuery(writer, u"By country"_s).error().code, ErrorCode::NotFound);
    QCOMPARE(UNWRAP(query::savedQueries(writer)).size(), 1);
}

void SavedQueriesTest::namesAsTheyAre()
{
    const support::TestDatabase database(support::engine());
    makeTables(database);
    const auto writer = database.open(database::Role::Writer);
    const QStringList names{u"it's \"quoted\" % _ \\ ?"_s,          u"Ёлка"_s,         u"ёлка"_s, u"елка"_s,
                            u"x'; DROP TABLE shopbook_query; --"_s, QString(100, u'я')};
    for (const QString &name : names)
        VERIFY_OK(query::saveQuery(writer, name, name, IfThere::Refuse));
    for (const QString &name : names)
        QCOMPARE(UNWRAP(query::savedQuery(writer, name)).document, name);
    for (const QString &name : {QString(), u"   "_s, QString(101, u'я'), u"two\nlines"_s})
        QCOMPARE(query::saveQuery(writer, name, u"{}"_s, IfThere::Replace).error().code, ErrorCode::Usage);
    QCOMPARE(UNWRAP(query::savedQueries(writer)).size(), names.size());
}

void SavedQueriesTest::aReadOnlyDatabase()
{
    const support::TestDatabase database(support::engine());
    makeTables(database);
    VERIFY_OK(query::saveQuery(database.open(database::Role::Writer), u"a"_s, u"{}"_s, IfThere::Refuse));
    const auto reader = UNWRAP(database::Connection::open(database.location(), database::OpenMode::ReadOnly,
                                                          database::Role::Reader));
    QCOMPARE(UNWRAP(query::savedQueries(reader)).size(), 1);
    for (const auto &done :
         {query::saveQuery(reader, u"b"_s, u"{}"_s, IfThere::Refuse), query::deleteQuery(reader, u"a"_s),
          query::renameQuery(reader, u"a"_s, u"b"_s)}) {
        QCOMPARE(done.error().code, ErrorCode::NoPermission);
        QVERIFY(!done.error().message.isEmpty());
    }
}

void SavedQueriesTest::aDatabaseWithoutTheTable()
{
    const support::TestDatabase database(support::engine());
    database.run(u"CREATE TABLE things (id INTEGER PRIMARY KEY);\n"_s);
    const auto writer = database.open(database::Role::Writer);
    QVERIFY(UNWRAP(query::savedQueries(writer)).isEmpty());
    QCOMPARE(query::saveQuery(writer, u"a"_s, u"{}"_s, IfThere::Refuse).error().code, ErrorCode::NotAtHead);
    QVERIFY(!writer.inTransaction());
}

void SavedQueriesTest::itIsTheHeadOfOurBranch()
{
    const auto scripts = UNWRAP(migration::ScriptSet::builtIn());
    QCOMPARE(scripts.headOf(u"shopbook"_s), u"7d1e4a90c3b2"_s);
    const support::TestDatabase database(support::engine());
    makeTables(database);
    VERIFY_OK(query::saveQuery(database.open(database::Role::Writer), u"a"_s, u"{}"_s, IfThere::Refuse));
    QCOMPARE(
        database.scalar(u"SELECT revision FROM shopbook_revision WHERE branch = 'shopbook'"_s).toString(),
        u"7d1e4a90c3b2"_s);
}

QTEST_GUILESS_MAIN(SavedQueriesTest)
#include "SavedQueriesTest.moc"
