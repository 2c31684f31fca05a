// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/Pipeline.h"

#include "exchange/Practice.h"
#include "exchange/Sample.h"
#include "migration/Upgrade.h"
#include "query/Fetch.h"
#include "query/Lessons.h"
#include "query/QueryJson.h"
#include "query/QuerySql.h"
#include "query/RandomQueries.h"
#include "support/TestDatabase.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using database::Engine;
using database::QueryConnection;
using query::Condition;
using query::Ending;
using query::Expression;
using query::Op;
using query::Query;
using query::Reason;
using query::Side;
using query::Station;
using query::StationRows;
using Kind = query::Station::Kind;

namespace
{

Query read(const QByteArray &text)
{
    return UNWRAP(query::queryFromDocument(text));
}

} // namespace

/// Clause by clause: the numbers, against the same question asked step by step, and the rows that fell out.
class PipelineTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init();
    void cleanupTestCase();
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
    void theLessons();
    void randomTrees();

private:
    [[nodiscard]] std::shared_ptr<QueryConnection> open();
    [[nodiscard]] QList<Station> count(const Query &query);
    [[nodiscard]] StationRows rows(const Query &query, const Station &station, Side side, int most = 200);
    [[nodiscard]] qint64 number(const QString &sql, const QVariantList &values = {});
    [[nodiscard]] qint64 countOf(Query tree);
    void compare(const Query &query, const QString &name);
    void compareDropped(const Query &query, const Station &station, const QString &name);
    void compareReasons(const Query &query, const StationRows &dropped, const QString &name);

    std::unique_ptr<support::TestDatabase> m_database;
    QMap<Engine, std::shared_ptr<QueryConnection>> m_connections;
    QueryConnection *m_connection = nullptr;
    Engine m_engine = Engine::Sqlite;
};

void PipelineTest::init()
{
    support::failOnSqlWarnings();
    m_engine = support::engine();
    auto &opened = m_connections[m_engine];
    if (!opened)
        opened = open();
    m_connection = opened.get();
}

std::shared_ptr<QueryConnection> PipelineTest::open()
{
    database::Location location;
    if (m_engine == Engine::Sqlite) {
        location = UNWRAP(exchange::makePractice(exchange::PracticeRows::Edges));
    } else {
        m_database = std::make_unique<support::TestDatabase>(m_engine);
        location = m_database->location();
        migration::UpgradeOptions options;
        options.ownerAgreed = true;
        options.newAreas = {u"market"_s, u"phonebook"_s};
        (void)UNWRAP(migration::upgrade(location, UNWRAP(migration::ScriptSet::builtIn()), options));
        exchange::SampleWishes wishes;
        wishes.untilUtc = u"2026-11-20 21:38:17"_s;
        wishes.hasEdges = true;
        const auto writer = m_database->open(database::Role::Writer);
        UNWRAP(exchange::loadSample(writer, wishes));
    }
    {
        const auto writer = UNWRAP(
            database::Connection::open(location, database::OpenMode::ReadWrite, database::Role::Writer));
        for (const QString &row : trees::strangeRows())
            UNWRAP(writer.execute(row));
    }
    return std::make_shared<QueryConnection>(UNWRAP(QueryConnection::open(location)));
}

void PipelineTest::cleanupTestCase()
{
    m_connections.clear();
    m_database.reset();
}

QList<Station> PipelineTest::count(const Query &query)
{
    return UNWRAP(query::countPipeline(*m_connection, query, {})).stations;
}

StationRows PipelineTest::rows(const Query &query, const Station &station, Side side, int most)
{
    return UNWRAP(query::rowsAt(*m_connection, query, station, side, {}, most));
}

qint64 PipelineTest::number(const QString &sql, const QVariantList &values)
{
    qint64 found = -1;
    UNWRAP(m_connection->look({}, [&](QueryConnection::Look &look) -> base::Result<void> {
        const auto value = look.scalar(sql, values);
        SHOPBOOK_TRY(value);
        found = value->toLongLong();
        return {};
    }));
    return found;
}

/// A row for each row of the tree, whatever its ending.
qint64 PipelineTest::countOf(Query tree)
{
    tree.ending = Ending::All;
    tree.loaded.clear();
    const auto sql = UNWRAP(query::sqlOf(m_connection->dialect(), tree));
    const auto done = query::fetch(*m_connection, sql, {0, 60s}, {}, {});
    if (!done)
        qFatal("%s | %s", qPrintable(done.error().error.detail), qPrintable(sql.sql));
    return done->rows;
}

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
    QVERIFY2(stations.at(1).sentence.contains(u"(id 2, 5, "), qPrintable(stations.at(1).sentence));
    QVERIFY2(stations.at(1).sentence.contains(u"fell out"), qPrintable(stations.at(1).sentence));
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
    QVERIFY2(stations.at(1).sentence.contains(u"they stayed, with NULL"),
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
    QCOMPARE(query::countPipeline(*m_connection, query, {}).error().code, base::ErrorCode::Usage);
}

void PipelineTest::aStepThatIsGone()
{
    const Query query = read(R"json({"version": 1, "from": "user"})json");
    Station station;
    station.kind = Kind::Where;
    station.path = u"where[4]"_s;
    station.index = 4;
    QCOMPARE(query::rowsAt(*m_connection, query, station, Side::In, {}).error().code,
             base::ErrorCode::NotFound);
}

void PipelineTest::cancelled()
{
    const auto sign = std::make_shared<database::StopSign>();
    sign->stop();
    const auto done =
        query::countPipeline(*m_connection, read(R"json({"version": 1, "from": "user"})json"), sign);
    QCOMPARE(done.error().code, base::ErrorCode::Cancelled);
}

void PipelineTest::theLessons()
{
    for (const query::Lesson &lesson : UNWRAP(query::lessons()))
        compare(lesson.query, lesson.name);
}

void PipelineTest::randomTrees()
{
    const quint32 most = qEnvironmentVariableIsSet("SHOPBOOK_SOAK") ? 3000 : 250;
    for (quint32 seed = 1; seed <= most && !QTest::currentTestFailed(); ++seed)
        compare(trees::random(seed), u"seed %1"_s.arg(seed));
}

/// Each number against the query up to there, printed as a query of its own.
void PipelineTest::compare(const Query &query, const QString &name)
{
    const QList<Station> stations = count(query);
    const Expression root{Expression::Function::None, false, schema::entity(query.from).name, u"*"_s};
    qint64 expected = 0;
    for (const Station &station : stations) {
        Query tree = query;
        tree.loaded.clear();
        if (station.kind < Kind::Ending) {
            tree.limit.reset();
            tree.offset.reset();
            tree.isSlice = false;
        }
        if (station.kind < Kind::OrderBy)
            tree.orderBy.clear();
        if (station.kind < Kind::Distinct)
            tree.isDistinct = false;
        if (station.kind < Kind::GroupBy) {
            tree.columns = {root};
            tree.groupBy.clear();
            tree.having = {};
        }
        QCOMPARE(station.in, station.kind == Kind::From ? station.out : expected);
        switch (station.kind) {
        case Kind::From:
        case Kind::Join:
            tree.where = {};
            tree.joins = query.joins.first(station.kind == Kind::From ? 0 : station.index + 1);
            break;
        case Kind::Where:
            tree.where.parts = query.where.parts.first(station.index + 1);
            break;
        case Kind::GroupBy:
            tree.having = {};
            break;
        case Kind::Having:
            tree.having.parts = query.having.parts.first(station.index + 1);
            break;
        case Kind::Limit:
            tree.limit = query.ending == Ending::First ? std::nullopt : query.limit;
            tree.offset = query.offset;
            break;
        case Kind::Ending:
            expected = station.out;
            continue;
        default:
            break;
        }
        expected = countOf(tree);
        QVERIFY2(station.out == expected,
                 qPrintable(u"%1, %2: %3 instead of %4\n%5"_s.arg(name, station.path)
                                .arg(station.out)
                                .arg(expected)
                                .arg(QString::fromUtf8(query::toDocument(query)))));
        compareDropped(query, station, name);
    }
}

void PipelineTest::compareDropped(const Query &query, const Station &station, const QString &name)
{
    const StationRows dropped = rows(query, station, Side::Dropped);
    const qint64 all = station.in - station.out;
    const QString where = name + u", "_s + station.path;
    if (station.kind == Kind::Where || station.kind == Kind::Having || station.kind == Kind::Limit) {
        QVERIFY2(dropped.rows.size() == std::min<qint64>(all, 200), qPrintable(where));
        QVERIFY2(dropped.hasMore == (all > 200), qPrintable(where));
    }
    if (station.kind != Kind::Where && station.kind != Kind::Having)
        return;
    qint64 unknown = 0;
    for (const QList<Reason> &reasons : dropped.reasons) {
        QVERIFY2(!reasons.isEmpty() && reasons.constFirst().path == station.path, qPrintable(where));
        unknown += reasons.constFirst().isUnknown ? 1 : 0;
    }
    if (!dropped.hasMore)
        QVERIFY2(unknown == station.unknown, qPrintable(where));
    if (station.kind == Kind::Where)
        compareReasons(query, dropped, where);
}

/// The verdict over the first rows that fell out, against the condition asked of that row alone.
void PipelineTest::compareReasons(const Query &query, const StationRows &dropped, const QString &name)
{
    const auto from = UNWRAP(query::fromSql(m_connection->dialect(), query));
    for (qsizetype row = 0; row < std::min<qsizetype>(dropped.rows.size(), 2); ++row) {
        QStringList ids;
        QVariantList values;
        for (qsizetype i = 0; i < dropped.columns.size(); ++i) {
            if (dropped.columns.at(i).column != u"id")
                continue;
            const QString column = m_connection->dialect().quoted(dropped.columns.at(i).table, u"id"_s);
            const QVariant id = dropped.rows.at(row).at(i);
            ids.append(database::value::isNull(id) ? column + u" IS NULL"_s : column + u" = ?"_s);
            if (!database::value::isNull(id))
                values.append(id);
        }
        for (const Reason &reason : dropped.reasons.at(row)) {
            const Condition *condition = nullptr;
            const QList<Condition> *parts = &query.where.parts;
            QString path = reason.path;
            while (path.contains(u'[')) {
                const qsizetype begin = path.indexOf(u'[');
                const qsizetype end = path.indexOf(u']');
                condition = &parts->at(path.sliced(begin + 1, end - begin - 1).toInt());
                parts = &condition->parts;
                path = path.sliced(end + 1);
            }
            const auto sql =
                UNWRAP(query::conditionSql(m_connection->dialect(), query, query::Clause::Where, *condition));
            const qint64 verdict =
                number(u"SELECT CASE WHEN (%1) THEN 2 WHEN (%1) IS NULL THEN 1 ELSE 0 END %2 WHERE %3"_s.arg(
                           sql.sql, from.sql, ids.join(u" AND "_s)),
                       sql.values + sql.values + values);
            QVERIFY2(verdict == (reason.isUnknown ? 1 : 0), qPrintable(name + u", "_s + reason.path));
        }
    }
}

QTEST_GUILESS_MAIN(PipelineTest)
#include "PipelineTest.moc"
