// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/PipelineFixture.h"

#include "query/Fetch.h"
#include "query/Lessons.h"
#include "query/QueryJson.h"
#include "query/QuerySql.h"
#include "query/RandomQueries.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using query::Condition;
using query::Ending;
using query::Expression;
using query::Query;
using query::Reason;
using query::Side;
using query::Station;
using query::StationRows;
using Kind = query::Station::Kind;

/// What a pipeline says of the lesson's queries and of random trees, against the same questions asked step by
/// step.
class PipelineTruthTest : public PipelineFixture
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init() { prepare(); }
    void cleanupTestCase() { drop(); }
    void theLessons();
    void randomTrees();

private:
    [[nodiscard]] qint64 countOf(Query tree);
    void compare(const Query &query, const QString &name);
    void compareDropped(const Query &query, const Station &station, const QString &name);
    void compareReasons(const Query &query, const StationRows &dropped, const QString &name);
};

/// A row for each row of the tree, whatever its ending.
qint64 PipelineTruthTest::countOf(Query tree)
{
    tree.ending = Ending::All;
    tree.loaded.clear();
    const auto sql = UNWRAP(query::sqlOf(connection().dialect(), tree));
    const auto done = query::fetch(connection(), sql, {0, 60s}, {}, {});
    if (!done)
        qFatal("%s | %s", qPrintable(done.error().error.detail), qPrintable(sql.sql));
    return done->rows;
}

void PipelineTruthTest::theLessons()
{
    for (const query::Lesson &lesson : UNWRAP(query::lessons()))
        compare(lesson.query, lesson.name);
}

void PipelineTruthTest::randomTrees()
{
    const quint32 most = qEnvironmentVariableIsSet("SHOPBOOK_SOAK") ? 3000 : 250;
    for (quint32 seed = 1; seed <= most && !QTest::currentTestFailed(); ++seed)
        compare(trees::random(seed), u"seed %1"_s.arg(seed));
}

/// Each number against the query up to there, printed as a query of its own.
void PipelineTruthTest::compare(const Query &query, const QString &name)
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

void PipelineTruthTest::compareDropped(const Query &query, const Station &station, const QString &name)
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
void PipelineTruthTest::compareReasons(const Query &query, const StationRows &dropped, const QString &name)
{
    const auto from = UNWRAP(query::fromSql(connection().dialect(), query));
    for (qsizetype row = 0; row < std::min<qsizetype>(dropped.rows.size(), 2); ++row) {
        QStringList ids;
        QVariantList values;
        for (qsizetype i = 0; i < dropped.columns.size(); ++i) {
            if (dropped.columns.at(i).column != u"id")
                continue;
            const QString column = connection().dialect().quoted(dropped.columns.at(i).table, u"id"_s);
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
                UNWRAP(query::conditionSql(connection().dialect(), query, query::Clause::Where, *condition));
            const qint64 verdict =
                number(u"SELECT CASE WHEN (%1) THEN 2 WHEN (%1) IS NULL THEN 1 ELSE 0 END %2 WHERE %3"_s.arg(
                           sql.sql, from.sql, ids.join(u" AND "_s)),
                       sql.values + sql.values + values);
            QVERIFY2(verdict == (reason.isUnknown ? 1 : 0), qPrintable(name + u", "_s + reason.path));
        }
    }
}

QTEST_GUILESS_MAIN(PipelineTruthTest)
#include "PipelineTruthTest.moc"
