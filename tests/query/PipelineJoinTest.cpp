// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Text.h"
#include "exchange/Sample.h"
#include "migration/Upgrade.h"
#include "query/Pipeline.h"
#include "query/QueryJson.h"
#include "support/TestDatabase.h"

#include <QTest>

using namespace Qt::StringLiterals;
using database::QueryConnection;

namespace
{

query::Query read(const QByteArray &text)
{
    return UNWRAP(query::queryFromDocument(text));
}

void fillLesson(const support::TestDatabase &database)
{
    migration::UpgradeOptions options;
    options.ownerAgreed = true;
    options.newAreas = {u"market"_s, u"phonebook"_s};
    options.backupFolder = database.folder();
    (void)UNWRAP(migration::upgrade(database.location(), UNWRAP(migration::ScriptSet::builtIn()), options));
    exchange::SampleWishes wishes;
    wishes.untilUtc = u"2026-11-20 21:38:17"_s;
    UNWRAP(exchange::loadSample(database.open(database::Role::Writer), wishes));
}

} // namespace

/// What a join did, word for word.
class PipelineJoinTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init();
    void joinsInWords();
    void joinsInRussian();
};

void PipelineJoinTest::init()
{
    support::failOnSqlWarnings();
    base::text::installLanguage(u"en"_s);
}

/// The lesson's own join, without the unusual rows of the other tests: exactly these words.
void PipelineJoinTest::joinsInWords()
{
    const support::TestDatabase sample(support::engine());
    fillLesson(sample);
    auto connection = UNWRAP(QueryConnection::open(sample.location()));
    const auto say = [&connection](const QByteArray &document) {
        return UNWRAP(query::countPipeline(connection, read(document), {})).stations.at(1).sentence;
    };
    QCOMPARE(say(R"json({"version": 1, "from": "user", "joins": [{"table": "phonebook"}]})json"),
             u"30 people became 35 rows: 2, 5, 9, 13, 17, 22 have two numbers; 1 has none and falls out."_s);
    QCOMPARE(
        say(R"json({"version": 1, "from": "user", "joins": [{"table": "phonebook", "outer": true}]})json"),
        u"30 people became 36 rows: 2, 5, 9, 13, 17, 22 have two numbers; 1 has none and stays, with NULL beside."_s);
    QCOMPARE(say(R"json({"version": 1, "from": "phonebook", "joins": [{"table": "user"}]})json"),
             u"35 numbers became 35 rows."_s);
    sample.run(u"DELETE FROM phonebook WHERE user_id IN (2, 5, 9, 13, 17) AND id > 0;\n"_s);
    // A long list is cut; one that found none, and nobody several.
    sample.run(u"DELETE FROM phonebook WHERE user_id = 22;\n"_s);
    QCOMPARE(say(R"json({"version": 1, "from": "user", "joins": [{"table": "phonebook"}]})json"),
             u"30 people became 23 rows: 1, 2, 5, 9, 13, 17, 22 have no numbers and fall out."_s);
    sample.run(
        u"DELETE FROM phonebook WHERE user_id > 8 AND user_id < 30;\n"
        "INSERT INTO phonebook (id, user_id, number) VALUES (101, 30, 'a'), (102, 30, 'b'), (103, 3, 'c');\n"_s);
    QCOMPARE(say(R"json({"version": 1, "from": "user", "joins": [{"table": "phonebook"}]})json"),
             u"30 people became 9 rows: 3 has two numbers; 30 has 3 numbers; 1, 2, 5, 9, 10, 11, 12, 13, 14, "
             u"15 and "
             "14 more have none and fall out."_s);
}

void PipelineJoinTest::joinsInRussian()
{
    base::text::installLanguage(u"ru"_s);
    const support::TestDatabase sample(support::engine());
    fillLesson(sample);
    auto connection = UNWRAP(QueryConnection::open(sample.location()));
    const auto stations = UNWRAP(query::countPipeline(connection, read(R"json({"version": 1, "from": "user",
        "joins": [{"table": "phonebook"}]})json"),
                                                      {}))
                              .stations;
    base::text::installLanguage(u"en"_s);
    QCOMPARE(
        stations.at(1).sentence,
        u"30 человек дают 35 строк: у 2, 5, 9, 13, 17, 22 — по 2 номера; у 1 — ничего, строка отсеяна."_s);
}

QTEST_GUILESS_MAIN(PipelineJoinTest)
#include "PipelineJoinTest.moc"
