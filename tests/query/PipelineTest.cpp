// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/PipelineFixture.h"

#include <QTest>

using namespace Qt::StringLiterals;
using query::Condition;
using query::Ending;
using query::Op;
using query::Query;
using query::Reason;
using query::Side;
using query::Station;
using query::StationRows;
using Kind = query::Station::Kind;

/// Clause by clause: the numbers, the sentences and the rows that fell out. Whether they are true of any tree
/// is PipelineTruthTest's.
class PipelineTest : public PipelineFixture
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init() { prepare(); }
    void cleanupTestCase() { drop(); }
    void everyClause();
    void joinsSayWhatTheyDid();
    void droppedRowsSayWhy();
    void groupsOfConditions();
    void switchedOff();
    void havingDropsGroups();
    void repetitionsFallOut();
    void theLimitCutsAtBothEnds();
    void endings_data();
    void endings();
    void oneGroupOfNothing();
    void someRowsOfMany();
    void secretsAreMarked();
    void badQueriesAreRefused();
    void aStepThatIsGone();
    void cancelled();
};

void PipelineTest::everyClause()
{
    const Query query = read(R"json({"version": 1, "from": "purchases",
        "columns": ["products.name", "count(purchases.id)"], "joins": [{"table": "products"}],
        "where": [{"field": "price", "op": ">", "values": [100]}, {"field": "payment_type", "op": "!=", "values": ["stars"]}],
        "group_by": ["products.name"], "having": [{"field": "count(purchases.id)", "op": ">", "values": [2]}],
        "distinct": true, "order_by": [{"by": "products.name"}], "limit": 3})json");
    const QList<Station> stations = count(query);
    QList<Kind> kinds;
    QStringList paths;
    for (const Station &station : stations) {
        kinds.append(station.kind);
        paths.append(station.path);
        QVERIFY(!station.sentence.isEmpty());
    }
    QCOMPARE(kinds,
             (QList<Kind>{Kind::From, Kind::Join, Kind::Where, Kind::Where, Kind::GroupBy, Kind::Having,
                          Kind::Select, Kind::Distinct, Kind::OrderBy, Kind::Limit, Kind::Ending}));
    QCOMPARE(
        paths,
        (QStringList{u"from"_s, u"joins[0]"_s, u"where[0]"_s, u"where[1]"_s, u"group_by"_s, u"having[0]"_s,
                     u"columns"_s, u"distinct"_s, u"order_by"_s, u"limit"_s, u"ending"_s}));
    for (qsizetype i = 1; i < stations.size(); ++i)
        QCOMPARE(stations.at(i).in, stations.at(i - 1).out);
    QCOMPARE(stations.at(0).out, number(u"SELECT count(*) FROM purchases"_s));
    QCOMPARE(
        stations.at(2).out,
        number(
            u"SELECT count(*) FROM purchases JOIN products ON products.id = product_id WHERE purchases.price > 100"_s));
    QCOMPARE(stations.at(9).out, 3);
    QCOMPARE(UNWRAP(query::stationsOf(query)).size(), stations.size());
}

void PipelineTest::joinsSayWhatTheyDid()
{
    Query query = read(R"json({"version": 1, "from": "user", "joins": [{"table": "phonebook"}],
        "where": [{"field": "id", "op": "<=", "values": [30]}]})json");
    QList<Station> stations = count(query);
    QCOMPARE(stations.at(1).out,
             number(u"SELECT count(*) FROM phonebook JOIN \"user\" ON \"user\".id = user_id"_s));
    QVERIFY2(stations.at(1).sentence.contains(u"2, 5, "), qPrintable(stations.at(1).sentence));
    QVERIFY2(stations.at(1).sentence.contains(u"fall"), qPrintable(stations.at(1).sentence));
    // As in the lesson: each object once.
    const qint64 matches = number(u"SELECT count(*) FROM phonebook WHERE user_id <= 30"_s);
    QCOMPARE(stations.at(2).out, matches);
    QCOMPARE(stations.last().kind, Kind::Ending);
    QCOMPARE(stations.last().in, matches);
    QCOMPARE(stations.last().out, 29);
    const StationRows dropped = rows(query, stations.at(1), Side::Dropped);
    QCOMPARE(dropped.rows.at(0).at(0), QVariant(qint64(1)));
    query.joins[0].isOuter = true;
    stations = count(query);
    QCOMPARE(stations.at(2).out, matches + 1);
    QVERIFY2(stations.at(1).sentence.contains(u"with NULL beside"),
             qPrintable(stations.at(1).sentence));
    QVERIFY(rows(query, stations.at(1), Side::Dropped).rows.isEmpty());
    QVERIFY(!rows(query, stations.at(1), Side::Dropped).columns.isEmpty());
}

void PipelineTest::droppedRowsSayWhy()
{
    const Query query = read(R"json({"version": 1, "from": "user", "where": [
        {"field": "id", "op": "<=", "values": [30]}, {"field": "surname", "op": "==", "values": ["John"]}]})json");
    const QList<Station> stations = count(query);
    const Station &surname = stations.at(2);
    QCOMPARE(surname.in, 30);
    QCOMPARE(surname.unknown, number(u"SELECT count(*) FROM \"user\" WHERE id <= 30 AND surname IS NULL"_s));
    const StationRows dropped = rows(query, surname, Side::Dropped);
    QCOMPARE(dropped.rows.size(), surname.in - surname.out);
    QCOMPARE(dropped.reasons.size(), dropped.rows.size());
    const auto column = std::find_if(dropped.columns.begin(), dropped.columns.end(),
                                     [](const auto &it) { return it.column == u"surname"; });
    for (qsizetype i = 0; i < dropped.rows.size(); ++i) {
        const bool isNull = database::value::isNull(dropped.rows.at(i).at(column - dropped.columns.begin()));
        QCOMPARE(dropped.reasons.at(i), (QList<Reason>{{u"where[1]"_s, isNull}}));
    }
    QCOMPARE(rows(query, surname, Side::In).rows.size(), 30);
    QCOMPARE(rows(query, surname, Side::Out).rows.size(), surname.out);
    QVERIFY(surname.sentence.contains(u"unknown (NULL)"));
}

void PipelineTest::groupsOfConditions()
{
    const Query query = read(R"json({"version": 1, "from": "user", "where": [
        {"any": [{"field": "surname", "op": "==", "values": ["nobody"]}, {"none": [{"field": "age", "op": ">", "values": [0]}]},
                 {"field": "name", "op": "==", "values": ["x"], "off": true}]}]})json");
    const StationRows dropped = rows(query, count(query).at(1), Side::Dropped);
    QVERIFY(!dropped.rows.isEmpty());
    for (const QList<Reason> &reasons : dropped.reasons) {
        QCOMPARE(reasons.at(0).path, u"where[0]"_s);
        QCOMPARE(reasons.at(1).path, u"where[0].any[0]"_s);
        QCOMPARE(reasons.at(1).isUnknown, reasons.at(0).isUnknown); // NULL OR false is NULL
        QCOMPARE(reasons.size(), 2); // age > 0 was true, and what is off was not asked
    }
}

void PipelineTest::switchedOff()
{
    const Query query = read(R"json({"version": 1, "from": "user", "where": [
        {"field": "age", "op": ">", "values": [200], "off": true}, {"all": []},
        {"field": "age", "op": ">=", "values": [18]}]})json");
    const QList<Station> stations = count(query);
    QVERIFY(stations.at(1).isOff);
    QVERIFY(stations.at(2).isOff);
    QVERIFY(!stations.at(3).isOff);
    QCOMPARE(stations.at(1).in, stations.at(1).out);
    QCOMPARE(stations.at(2).out, stations.at(0).out);
    QCOMPARE(stations.at(3).out, number(u"SELECT count(*) FROM \"user\" WHERE age >= 18"_s));
    QVERIFY(rows(query, stations.at(1), Side::Dropped).rows.isEmpty());
}

void PipelineTest::havingDropsGroups()
{
    const Query query = read(R"json({"version": 1, "from": "user", "columns": ["country", "count(user.id)"],
        "group_by": ["country"], "having": [{"field": "count(user.id)", "op": ">", "values": [3]},
            {"field": "avg(user.age)", "op": "<", "values": [25]}]})json");
    const QList<Station> stations = count(query);
    QCOMPARE(stations.at(1).kind, Kind::GroupBy);
    QCOMPARE(stations.at(1).out, number(u"SELECT count(DISTINCT country) FROM \"user\""_s));
    const StationRows dropped = rows(query, stations.at(2), Side::Dropped);
    QCOMPARE(dropped.rows.size(), stations.at(2).in - stations.at(2).out);
    for (const QVariantList &row : dropped.rows)
        QVERIFY(row.at(1).toLongLong() <= 3);
    QCOMPARE(dropped.columns.size(), 3); // the key, and the aggregates that are asked of the groups
    QCOMPARE(rows(query, stations.at(3), Side::Dropped).rows.size(), stations.at(3).in - stations.at(3).out);
}

void PipelineTest::repetitionsFallOut()
{
    const Query query =
        read(R"json({"version": 1, "from": "user", "columns": ["country"], "distinct": true})json");
    const QList<Station> stations = count(query);
    const Station &distinct = stations.at(2);
    QCOMPARE(distinct.kind, Kind::Distinct);
    QCOMPARE(distinct.out, number(u"SELECT count(*) FROM (SELECT DISTINCT country FROM \"user\") AS d"_s));
    qint64 repetitions = 0;
    for (const QVariantList &row : rows(query, distinct, Side::Dropped).rows)
        repetitions += row.last().toLongLong();
    QCOMPARE(repetitions, distinct.in - distinct.out);
}

void PipelineTest::theLimitCutsAtBothEnds()
{
    const Query query =
        read(R"json({"version": 1, "from": "user", "order_by": [{"by": "id"}], "slice": [2, 5]})json");
    const QList<Station> stations = count(query);
    const Station &limit = stations.at(3);
    QCOMPARE(limit.kind, Kind::Limit);
    QCOMPARE(limit.out, 3);
    const StationRows dropped = rows(query, limit, Side::Dropped);
    QCOMPARE(dropped.rows.size(), limit.in - 3);
    QCOMPARE(dropped.rows.at(0).at(0), QVariant(qint64(1)));
    QCOMPARE(dropped.rows.at(1).at(0), QVariant(qint64(2)));
    QCOMPARE(dropped.rows.at(2).at(0), QVariant(qint64(6)));
    QCOMPARE(dropped.reasons.at(1).at(0).path, u"offset"_s);
    QCOMPARE(dropped.reasons.at(2).at(0).path, u"limit"_s);
    QCOMPARE(rows(query, limit, Side::Out).rows.size(), 3);
    // Beyond the last row.
    const Query beyond =
        read(R"json({"version": 1, "from": "user", "order_by": [{"by": "id"}], "offset": 1000000})json");
    QCOMPARE(count(beyond).at(3).out, 0);
}

void PipelineTest::endings_data()
{
    QTest::addColumn<QString>("ending");
    QTest::addColumn<int>("upTo");
    QTest::addColumn<int>("out");
    QTest::addColumn<QString>("says");
    for (const int rows : {0, 1, 5}) {
        const auto add = [rows](const char *ending, int out, const char *says) {
            QTest::addRow("%s %d", ending, rows)
                << QString::fromLatin1(ending) << rows << out << QString::fromLatin1(says);
        };
        add("all", rows, "A list of");
        add("first", std::min(rows, 1), rows == 0 ? "None comes back" : "The first of");
        add("one", rows, rows == 0 ? "NoResultFound" : rows == 1 ? "The only one" : "MultipleResultsFound");
        add("one_or_none", rows,
            rows == 0       ? "None comes back"
                : rows == 1 ? "The only one"
                            : "MultipleResultsFound");
        add("scalar", rows,
            rows == 0       ? "None comes back"
                : rows == 1 ? "The first value"
                            : "MultipleResultsFound");
        add("count", 1, "A number comes back");
    }
}

void PipelineTest::endings()
{
    QFETCH(const QString, ending);
    QFETCH(const int, upTo);
    QFETCH(const int, out);
    QFETCH(const QString, says);
    Query query = read(R"json({"version": 1, "from": "user"})json");
    query.where = Condition::all({Condition::test(u"id"_s, Op::LessOrEqual, {qint64(upTo)})});
    query.ending = *query::endingFromCode(ending);
    const Station last = count(query).constLast();
    QCOMPARE(last.in, upTo);
    QCOMPARE(last.out, out);
    QVERIFY2(last.sentence.contains(says), qPrintable(last.sentence));
}

void PipelineTest::oneGroupOfNothing()
{
    const Query query = read(R"json({"version": 1, "from": "user", "columns": ["count(*)", "sum(user.age)"],
        "where": [{"field": "age", "op": ">", "values": [140]}]})json");
    const QList<Station> stations = count(query);
    QCOMPARE(stations.at(2).kind, Kind::GroupBy);
    QCOMPARE(stations.at(2).in, 0);
    QCOMPARE(stations.at(2).out, 1);
    QCOMPARE(rows(query, stations.at(2), Side::Out).rows.size(), 1);
}

void PipelineTest::someRowsOfMany()
{
    const Query query = read(
        R"json({"version": 1, "from": "purchases", "where": [{"field": "id", "op": "<", "values": [0]}]})json");
    const QList<Station> stations = count(query);
    const StationRows some = rows(query, stations.at(1), Side::Dropped, 7);
    QCOMPARE(some.rows.size(), 7);
    QVERIFY(some.hasMore);
    QCOMPARE(some.reasons.size(), 7);
    QVERIFY(rows(query, stations.at(0), Side::Out, 7).hasMore);
    // The same rows each time.
    QCOMPARE(rows(query, stations.at(1), Side::Dropped, 7).rows, some.rows);
}

void PipelineTest::secretsAreMarked()
{
    const Query query = read(R"json({"version": 1, "from": "products"})json");
    const StationRows found = rows(query, count(query).at(0), Side::Out, 1);
    int secrets = 0;
    for (const query::ResultColumn &column : found.columns)
        secrets += column.isSecret ? 1 : 0;
    QCOMPARE(secrets, 1);
}

void PipelineTest::badQueriesAreRefused()
{
    Query query = read(R"json({"version": 1, "from": "user"})json");
    query.where = Condition::all({Condition::test(u"nothing"_s, Op::Equals, {1})});
    QCOMPARE(query::stationsOf(query).error().code, base::ErrorCode::Usage);
    QCOMPARE(query::countPipeline(connection(), query, {}).error().code, base::ErrorCode::Usage);
}

void PipelineTest::aStepThatIsGone()
{
    const Query query = read(R"json({"version": 1, "from": "user"})json");
    Station station;
    station.kind = Kind::Where;
    station.path = u"where[4]"_s;
    station.index = 4;
    QCOMPARE(query::rowsAt(connection(), query, station, Side::In, {}).error().code,
             base::ErrorCode::NotFound);
}

void PipelineTest::cancelled()
{
    const auto sign = std::make_shared<database::StopSign>();
    sign->stop();
    const auto done =
        query::countPipeline(connection(), read(R"json({"version": 1, "from": "user"})json"), sign);
    QCOMPARE(done.error().code, base::ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(PipelineTest)
#include "PipelineTest.moc"
