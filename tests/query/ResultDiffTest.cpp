// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/ResultDiff.h"

#include "base/Settings.h"
#include "query/ExerciseProgress.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace query;
using Kind = ResultDiff::Kind;

namespace
{

ResultRows made(const QStringList &columns, const QList<QVariantList> &rows)
{
    return {columns, rows};
}

} // namespace

Q_DECLARE_METATYPE(ResultRows)

/// What counts as the same rows; and what is remembered of answers.
class ResultDiffTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void kinds_data();
    void kinds();
    void repetitionsAreNoNewRows();
    void manyEqualColumnsEnd();
    void progressIsKept();
    void secretsAreNotWrittenDown();
};

void ResultDiffTest::kinds_data()
{
    QTest::addColumn<ResultRows>("right");
    QTest::addColumn<ResultRows>("answer");
    QTest::addColumn<bool>("isOrdered");
    QTest::addColumn<int>("kind");
    const auto row = [](const char *name, const ResultRows &right, const ResultRows &answer, Kind kind,
                        bool isOrdered = false) {
        QTest::newRow(name) << right << answer << isOrdered << int(kind);
    };
    const QStringList a{u"a"_s};
    const QStringList ab{u"a"_s, u"b"_s};
    row("nothing", made(a, {}), made(a, {}), Kind::Same);
    row("nothing and something", made(a, {}), made(a, {{1}}), Kind::OtherRows);
    row("24 and 24.0", made(a, {{24}}), made(a, {{24.0}}), Kind::Same);
    row("an average", made(a, {{24.433333333333334}}), made(a, {{24.4333333333}}), Kind::Same);
    row("a numeric as a text", made(a, {{24.5}}), made(a, {{u"24.5000000000000000"_s}}), Kind::Same);
    row("a text of digits is no number", made(a, {{u"007"_s}}), made(a, {{u"7"_s}}), Kind::OtherRows);
    row("beyond a double", made(a, {{Q_INT64_C(9007199254740993)}}), made(a, {{Q_INT64_C(9007199254740992)}}),
        Kind::OtherRows);
    row("true and 1", made(a, {{true}}), made(a, {{1}}), Kind::Same);
    row("NULL and empty", made(a, {{QVariant()}}), made(a, {{u""_s}}), Kind::OtherRows);
    row("NULL and 0", made(a, {{QVariant()}}), made(a, {{0}}), Kind::OtherRows);
    row("a time", made(a, {{u"2026-11-20 21:38:17"_s}}), made(a, {{u"2026-11-20T21:38:17.000"_s}}),
        Kind::Same);
    row("another time", made(a, {{u"2026-11-20 21:38:17"_s}}), made(a, {{u"2026-11-20 21:38:17.5"_s}}),
        Kind::OtherRows);
    row("letters", made(a, {{u"Ё"_s}}), made(a, {{u"Е"_s}}), Kind::OtherRows);
    row("order is free", made(a, {{1}, {2}}), made(a, {{2}, {1}}), Kind::Same);
    row("order is asked", made(a, {{1}, {2}}), made(a, {{2}, {1}}), Kind::OtherOrder, true);
    row("as often", made(a, {{1}, {1}, {2}}), made(a, {{1}, {2}, {2}}), Kind::OtherRows);
    row("columns turned", made(ab, {{1, u"x"_s}, {2, u"y"_s}}),
        made({u"b"_s, u"a"_s}, {{u"x"_s, 1}, {u"y"_s, 2}}), Kind::Same);
    row("columns renamed and turned", made(ab, {{1, u"x"_s}}), made({u"p"_s, u"q"_s}, {{u"x"_s, 1}}),
        Kind::Same);
    row("same columns, other pairs", made(ab, {{1, 2}, {2, 1}, {3, 3}}),
        made({u"x"_s, u"y"_s}, {{1, 1}, {2, 2}, {3, 3}}), Kind::OtherRows);
    row("one column more", made(a, {{1}, {2}}), made(ab, {{1, 7}, {2, 8}}), Kind::OtherColumns);
    row("one column fewer", made(ab, {{1, 7}, {2, 8}}), made({u"b"_s}, {{7}, {8}}), Kind::OtherColumns);
    row("a column more and rows", made(a, {{1}}), made(ab, {{1, 7}, {2, 8}}), Kind::OtherRows);
    row("nothing in common", made(a, {{1}}), made({u"x"_s, u"y"_s}, {{7, 8}}), Kind::OtherColumns);
    row("names with tables", made({u"user.name"_s, u"age"_s}, {{u"A"_s, 1}}),
        made({u"AGE"_s, u"name"_s}, {{2, u"A"_s}}), Kind::OtherRows);
}

void ResultDiffTest::kinds()
{
    QFETCH(const ResultRows, right);
    QFETCH(const ResultRows, answer);
    QFETCH(const bool, isOrdered);
    QFETCH(const int, kind);
    QCOMPARE(int(compare(right, answer, isOrdered).kind), kind);
}

void ResultDiffTest::repetitionsAreNoNewRows()
{
    const ResultDiff diff = compare(made({u"a"_s}, {{1}, {2}}), made({u"a"_s}, {{1}, {2}, {2}, {1}}), false);
    QVERIFY(diff.isRepeated && diff.tooMany.size() == 2 && diff.missing.isEmpty());
    QVERIFY(!compare(made({u"a"_s}, {{1}, {2}}), made({u"a"_s}, {{1}, {2}, {2}, {3}}), false).isRepeated);
    QCOMPARE(compare(made({u"a"_s}, {{1}, {2}, {3}}), made({u"a"_s}, {{1}, {3}, {2}}), true).firstOutOfOrder,
             1);
}

/// Ten columns that hold the same values in other rows could be matched in 3,628,800 ways.
void ResultDiffTest::manyEqualColumnsEnd()
{
    ResultRows right;
    ResultRows answer;
    for (int column = 0; column < 10; ++column) {
        right.columns.append(u"a%1"_s.arg(column));
        answer.columns.append(u"b%1"_s.arg(column));
    }
    for (int row = 0; row < 10; ++row) {
        QVariantList mine;
        QVariantList other;
        for (int column = 0; column < 10; ++column) {
            mine.append((row * 3 + column) % 10);
            other.append((row * (column % 2 ? 7 : 3) + column) % 10);
        }
        right.rows.append(mine);
        answer.rows.append(other);
    }
    QCOMPARE(int(compare(right, answer, false).kind), int(Kind::OtherRows));
}

void ResultDiffTest::progressIsKept()
{
    ExerciseProgress().clear();
    QVERIFY(exercises());
    QCOMPARE(ExerciseProgress().next(), &exercises()->constFirst());
    QVERIFY(ExerciseProgress().solved().isEmpty() && !ExerciseProgress().lastAnswer(u"01-canada"_s));
    ExerciseProgress().setSolved(u"01-canada"_s);
    ExerciseProgress().setSolved(u"01-canada"_s);
    ExerciseProgress().setLastAnswer(u"02-of-age"_s, Answer::of(exercises()->at(1).solution));
    ExerciseProgress().setLastAnswer(u"03-cheap-products"_s, Answer::ofSql(u"  SELECT 'ё, \"%\\' -- ;\n"_s));
    // Another object, as after a restart.
    const ExerciseProgress kept;
    QCOMPARE(kept.solved(), QSet<QString>{u"01-canada"_s});
    QVERIFY(kept.isSolved(u"01-canada"_s) && !kept.isSolved(u"02-of-age"_s));
    QCOMPARE(kept.next(), &exercises()->at(1));
    QCOMPARE(*kept.lastAnswer(u"02-of-age"_s)->tree, exercises()->at(1).solution);
    QVERIFY(!kept.lastAnswer(u"03-cheap-products"_s)->tree);
    QCOMPARE(kept.lastAnswer(u"03-cheap-products"_s)->sql, u"SELECT 'ё, \"%\\' -- ;"_s);
    base::Settings().setExerciseAnswer(u"04-mail-ru"_s, u"{\"version\": 99}"_s);
    QVERIFY(!kept.lastAnswer(u"04-mail-ru"_s));
    for (const Exercise &exercise : *exercises())
        ExerciseProgress().setSolved(exercise.id);
    QVERIFY(!kept.next());
    ExerciseProgress().clear();
    QVERIFY(kept.solved().isEmpty() && !kept.lastAnswer(u"02-of-age"_s));
}

void ResultDiffTest::secretsAreNotWrittenDown()
{
    ExerciseProgress progress;
    progress.setLastAnswer(u"03-cheap-products"_s, Answer::ofSql(u"SELECT 1"_s));
    Query secret = exercises()->at(2).solution;
    secret.where.parts.append(Condition::test(u"hidden_content"_s, Op::Like, {u"%key-8814%"_s}));
    progress.setLastAnswer(u"03-cheap-products"_s, Answer::of(secret));
    progress.setLastAnswer(u"03-cheap-products"_s,
                           Answer::ofSql(u"SELECT * FROM products WHERE Hidden_Content = 'key-8814'"_s));
    QCOMPARE(progress.lastAnswer(u"03-cheap-products"_s)->sql, u"SELECT 1"_s);
    progress.clear();
}

QTEST_GUILESS_MAIN(ResultDiffTest)
#include "ResultDiffTest.moc"
