// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/Coach.h"
#include "query/ExerciseRun.h"
#include "query/Lessons.h"
#include "query/QuerySql.h"
#include "query/RandomQueries.h"
#include "query/ResultDiff.h"
#include "query/SqlReading.h"

#include "exchange/Sample.h"
#include "records/Store.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace query;

namespace
{

constexpr quint32 howMany = 400;

/// The text with its values in it, as a person would type it.
QString typed(const SqlText &sql)
{
    QString text;
    qsizetype value = 0;
    for (const QChar c : sql.sql) {
        if (c != u'?') {
            text += c;
            continue;
        }
        const QVariant &bound = sql.values.at(value++);
        if (database::value::isNull(bound))
            text += u"NULL"_s;
        else if (bound.typeId() == QMetaType::QString)
            text += u'\'' + bound.toString().replace(u"'"_s, u"''"_s) + u'\'';
        else
            text += bound.toString();
    }
    return text;
}

} // namespace

/// What the coach says is held against what the engines do, with random queries.
class CoachTruthTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init() { support::failOnSqlWarnings(); }
    void mendedQueriesRun();
    void aSecondIsFound();
    void whatIsReadOfATextBringsItsRows();
    void lessonsAreScoldedForWhatTheyDoOnly();
};

/// A mended query passes check(), its rule has less to say, and where only the words were wrong, the rows are
/// the same.
void CoachTruthTest::mendedQueriesRun()
{
    support::TestDatabase database(support::engine());
    store::makeTables(database);
    exchange::SampleWishes wishes;
    wishes.untilUtc = u"2026-11-20 21:38:17"_s;
    wishes.hasEdges = true;
    VERIFY_OK(exchange::loadSample(database.open(database::Role::Writer), wishes));
    auto connection = UNWRAP(database::QueryConnection::open(database.location()));
    const RunAnswer run = runOn(connection, connection);
    const QStringList sameRows{u"left-join-undone"_s, u"having-without-aggregate"_s};
    int mended = 0;
    int compared = 0;
    for (quint32 seed = 1; seed <= howMany; ++seed) {
        const Query query = trees::random(seed);
        QVERIFY(check(query).isEmpty());
        const QList<Notice> said = notices(query, support::engine());
        for (const Notice &notice : said) {
            QVERIFY2(!notice.message.isEmpty(), qPrintable(notice.rule));
            if (!notice.mended)
                continue;
            ++mended;
            const QByteArray where = QByteArray::number(seed) + ' ' + notice.rule.toUtf8();
            const QList<Problem> problems = check(*notice.mended);
            QVERIFY2(problems.isEmpty(), where + ' ' + problems.value(0).message.toUtf8());
            const QList<Notice> left = notices(*notice.mended, support::engine());
            QVERIFY2(std::ranges::count(left, notice.rule, &Notice::rule)
                         < std::ranges::count(said, notice.rule, &Notice::rule),
                     where);
            // A limit without an order may take other rows of the same.
            if (!sameRows.contains(notice.rule) || query.limit || query.offset
                || query.ending == Ending::First)
                continue;
            const auto before = run(Answer::of(query), PracticeData::Sample);
            const auto after = run(Answer::of(*notice.mended), PracticeData::Sample);
            VERIFY_OK(after);
            QVERIFY2(before && compare(*before, *after, false).kind == ResultDiff::Kind::Same, where);
            ++compared;
        }
    }
    qInfo("%d mended, %d of them compared", mended, compared);
    QVERIFY(mended > 20);
}

/// The time that is shown finds its row nowhere, until the coach is asked.
void CoachTruthTest::aSecondIsFound()
{
    if (support::engine() != database::Engine::Sqlite)
        return;
    support::TestDatabase database(support::engine());
    store::makeTables(database);
    exchange::SampleWishes wishes;
    wishes.untilUtc = u"2026-11-20 21:38:17"_s;
    VERIFY_OK(exchange::loadSample(database.open(database::Role::Writer), wishes));
    database.run(u"UPDATE purchases SET created_at = created_at || '.999999' WHERE id = 2;\n"_s);
    auto connection = UNWRAP(database::QueryConnection::open(database.location()));
    const RunAnswer run = runOn(connection, connection);
    const auto rowsOf = [&](const Query &query) {
        return UNWRAP(run(Answer::of(query), PracticeData::Sample)).rows.size();
    };
    for (const int id : {1, 2}) {
        const QString shown =
            database.scalar(u"SELECT created_at FROM purchases WHERE id = ?"_s, {id}).toString();
        Query query;
        query.from = schema::Table::Purchases;
        query.where = Condition::all({Condition::test(u"created_at"_s, Op::Equals, {shown.left(19)})});
        const auto all = database.scalar(u"SELECT count(*) FROM purchases"_s).toLongLong();
        QCOMPARE(rowsOf(query), 0);
        const QList<Notice> said = notices(query, support::engine());
        QCOMPARE(said.size(), 1);
        QCOMPARE(rowsOf(*said.constFirst().mended), 1);
        query.where.parts[0].op = Op::NotEquals;
        QCOMPARE(rowsOf(query), all);
        QCOMPARE(rowsOf(*notices(query, support::engine()).constFirst().mended), all - 1);
    }
}

/// The coach looks at what was read of a text. Where that says it is all, the engine agrees.
void CoachTruthTest::whatIsReadOfATextBringsItsRows()
{
    support::TestDatabase database(support::engine());
    store::makeTables(database);
    exchange::SampleWishes wishes;
    wishes.untilUtc = u"2026-11-20 21:38:17"_s;
    wishes.hasEdges = true;
    VERIFY_OK(exchange::loadSample(database.open(database::Role::Writer), wishes));
    auto connection = UNWRAP(database::QueryConnection::open(database.location()));
    const RunAnswer run = runOn(connection, connection);
    QList<Query> queries;
    for (quint32 seed = 1; seed <= howMany; ++seed)
        queries.append(trees::random(seed));
    for (const Lesson &lesson : UNWRAP(lessons()))
        queries.append(lesson.query);
    for (const Exercise &exercise : *exercises())
        queries.append(exercise.solution);
    int whole = 0;
    for (const Query &query : queries) {
        const SqlText sql = UNWRAP(sqlOf(connection.dialect(), query));
        const QString text = typed(sql);
        const QList<SqlReading> selects = readSelects(text, support::engine());
        QVERIFY2(!selects.isEmpty(), qPrintable(text));
        // user.* and user.id bring the id twice, which a tree does not.
        if (selects.size() != 1 || !selects.constFirst().isWhole
            || !check(selects.constFirst().query).isEmpty())
            continue;
        ++whole;
        const auto mine = run(Answer::of(query), PracticeData::Sample);
        const auto read = run(Answer::of(selects.constFirst().query), PracticeData::Sample);
        VERIFY_OK(mine);
        QVERIFY2(read, qPrintable(text + u' ' + (read ? QString() : read.error().message)));
        QVERIFY2(compare(*mine, *read, trees::isOrdered(query)).kind == ResultDiff::Kind::Same,
                 qPrintable(text));
    }
    qInfo("%d of %lld read whole", whole, qlonglong(queries.size()));
    QVERIFY(whole > queries.size() / 4);
}

void CoachTruthTest::lessonsAreScoldedForWhatTheyDoOnly()
{
    QStringList said;
    for (const Lesson &lesson : UNWRAP(lessons()))
        for (const Notice &notice : notices(lesson.query, support::engine()))
            said.append(lesson.name + u' ' + notice.rule);
    QCOMPARE(said,
             (QStringList{u"limit-10 limit-without-order"_s, u"slice-1-3 limit-without-order"_s,
                          u"first-from-18 limit-without-order"_s, u"one-none one-not-unique"_s,
                          u"one-many one-not-unique"_s, u"scalar-none one-not-unique"_s,
                          u"scalar-many one-not-unique"_s, u"first-none limit-without-order"_s,
                          u"one-or-none one-not-unique"_s, u"outer-none equals-null"_s}));
}

QTEST_GUILESS_MAIN(CoachTruthTest)
#include "CoachTruthTest.moc"
