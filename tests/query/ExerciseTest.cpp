// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/ExerciseFixture.h"

#include "query/Coach.h"
#include "query/ExerciseRun.h"
#include "query/SmallChanges.h"

#include <QDir>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace query;
using exercisetest::sql;
using exercisetest::tree;
using Kind = Verdict::Kind;

/// The exercises as documents, and what checks an answer. What people answer is ExerciseAnswersTest's.
class ExerciseTest : public ExerciseFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init() { prepare(); }
    void documents();
    void solutionsAreRight_data();
    void solutionsAreRight();
    void whatCantRunSaysWhy();
    void canBeCancelledAtAnyRun();
    void secretsAreMasked();
    void factsComeFromTheRows();
    void slipsAreNamed();
    void farTooManyRowsAreNotCounted();
    void aTypedWriteIsRefused();
};

void ExerciseTest::documents()
{
    VERIFY_OK(exercises());
    QStringList ids;
    int level = 1;
    for (const Exercise &exercise : *exercises()) {
        ids.append(exercise.id + u".json"_s);
        QVERIFY2(exercise.level >= level, qPrintable(exercise.id)); // from easy to hard
        level = exercise.level;
        QVERIFY(exerciseById(exercise.id) == &exercise);
        QCOMPARE(exercise.solution.orderBy.isEmpty(), !exercise.isOrdered);
        QCOMPARE(schema::entity(exercise.solution.from).area, exercise.area);
        QCOMPARE(exercise.columns.size(), qMax(qsizetype(1), exercise.solution.columns.size()));
        QVERIFY(exercise.words.value(u"ru"_s).task.contains(QRegularExpression(u"[а-яё]"_s)));
        QVERIFY(!exercise.words.value(u"en"_s).task.contains(QRegularExpression(u"[а-яё]"_s)));
        QCOMPARE(exercise.words.value(u"ru"_s).hints.size(), exercise.words.value(u"en"_s).hints.size());
        QCOMPARE(exercise.text().title, exercise.words.value(u"en"_s).title);
        // What is held up as right has none of the mistakes that the coach knows.
        for (const auto engine : {database::Engine::Sqlite, database::Engine::Postgresql})
            for (const Notice &notice : notices(exercise.solution, engine))
                QFAIL(qPrintable(exercise.id + u": "_s + notice.rule));
    }
    QCOMPARE(ids.size(), 20);
    QCOMPARE(QDir(QStringLiteral(SHOPBOOK_SOURCE_DIR "/resources/query/exercises"))
                 .entryList(QDir::Files, QDir::Name),
             ids);
}

void ExerciseTest::solutionsAreRight_data()
{
    QTest::addColumn<QString>("id");
    for (const Exercise &exercise : *exercises())
        QTest::newRow(qPrintable(exercise.id)) << exercise.id;
}

/// As trees, and as the SQL that is printed of them. The beginning is never the answer.
void ExerciseTest::solutionsAreRight()
{
    QFETCH(const QString, id);
    const Exercise &exercise = *exerciseById(id);
    const RunAnswer runner = [this](const Answer &answer, PracticeData data) { return run(answer, data); };
    const Verdict right = UNWRAP(checkAnswer(exercise, Answer::of(exercise.solution), runner));
    QVERIFY2(right.isRight(), qPrintable(right.summary));
    QVERIFY(right.summary.startsWith(u"Right: "_s) && right.reason.isEmpty());
    const Verdict beginning = UNWRAP(checkAnswer(exercise, Answer::of(exercise.beginning()), runner));
    QVERIFY(!beginning.isRight() && !beginning.isByAccident);
    const auto rows = UNWRAP(run(Answer::of(exercise.solution), PracticeData::Sample));
    QVERIFY(!rows.rows.isEmpty()); // there is something to see
}

void ExerciseTest::whatCantRunSaysWhy()
{
    const RunAnswer runner = [this](const Answer &answer, PracticeData data) { return run(answer, data); };
    const Exercise &exercise = *exerciseById(u"02-of-age"_s);
    Query broken = exercise.solution;
    broken.columns.append(*Expression::parse(u"nothing"_s));
    const Verdict verdict = UNWRAP(checkAnswer(exercise, Answer::of(broken), runner));
    QCOMPARE(verdict.kind, Kind::NotRun);
    QVERIFY(verdict.summary.contains(u"nothing"_s));
    QVERIFY(!UNWRAP(checkAnswer(exercise, Answer::ofSql(u"SELECT FROM"_s),
                                [](const Answer &answer, PracticeData) {
                                    return answer.tree ? base::Result<ResultRows>(ResultRows{{u"a"_s}, {}})
                                                       : base::Result<ResultRows>(base::Error{
                                                           base::ErrorCode::Usage, u"No."_s, {}, {}, {}});
                                }))
                 .isRight());
    // The data of the caller can't be asked: that is no fault of the answer.
    const auto failed =
        checkAnswer(exercise, Answer::of(exercise.solution), [](const Answer &, PracticeData) {
            return base::Result<ResultRows>(
                base::Error{base::ErrorCode::Unreachable, u"Gone."_s, {}, {}, {}});
        });
    QVERIFY(!failed && failed.error().code == base::ErrorCode::Unreachable);
}

void ExerciseTest::canBeCancelledAtAnyRun()
{
    const Exercise &exercise = *exerciseById(u"11-per-city"_s);
    const Answer answer = tree("'from': 'user', 'columns': ['country', 'count(*)'], 'group_by': ['country']");
    int whole = 0;
    const RunAnswer runner = [&](const Answer &one, PracticeData data) {
        ++whole;
        return run(one, data);
    };
    (void)UNWRAP(checkAnswer(exercise, answer, runner));
    const int runs = whole;
    for (const int last : {0, 1, 2, runs / 2, runs - 1}) {
        int left = last;
        const auto verdict = checkAnswer(exercise, answer, runner, [&] { return left-- == 0; });
        QVERIFY(!verdict && verdict.error().code == base::ErrorCode::Cancelled);
    }
}

void ExerciseTest::secretsAreMasked()
{
    Exercise exercise = *exerciseById(u"03-cheap-products"_s);
    exercise.solution.columns.clear();
    const Verdict verdict =
        UNWRAP(checkAnswer(exercise, tree("'from': 'products'"),
                           [this](const Answer &answer, PracticeData data) { return run(answer, data); }));
    const qsizetype secret = verdict.columns.indexOf(u"hidden_content"_s);
    QVERIFY(secret >= 0 && !verdict.tooMany.isEmpty());
    for (const QVariantList &values : verdict.tooMany)
        QCOMPARE(values.at(secret).toString(), u"•••"_s);
}

void ExerciseTest::factsComeFromTheRows()
{
    const auto facts = [this](bool hasEdges) { return UNWRAP(readFacts(practice(hasEdges))); };
    const RowFacts sample = facts(false);
    QCOMPARE(sample.hasNulls(u"user"_s, u"city"_s), std::optional(false));
    QCOMPARE(sample.hasNulls(u"user"_s, u"surname"_s), std::optional(true));
    QCOMPARE(sample.hasNulls(u"user"_s, u"age"_s), std::nullopt); // can't be: nobody looked
    Query joined;
    joined.joins = {{u"phonebook"_s, false}};
    QCOMPARE(sample.multiplies(joined, 0), std::optional(true));
    const Query other =
        *tree("'from': 'user', 'where': [{'field': 'city', 'op': '!=', 'values': ['Ohio']}]").tree;
    QVERIFY(notices(other, support::engine(), sample).isEmpty());
    QCOMPARE(notices(other, support::engine(), facts(true)).size(), 1);
    auto sign = std::make_shared<database::StopSign>();
    sign->stop();
    const auto stopped = readFacts(practice(false), sign);
    QVERIFY(!stopped && stopped.error().code == base::ErrorCode::Cancelled);
}

/// Whatever single slip is made of a solution: it is wrong and named, or it changes nothing that was asked.
void ExerciseTest::slipsAreNamed()
{
    const RunAnswer runner = [this](const Answer &answer, PracticeData data) { return run(answer, data); };
    int slips = 0;
    QStringList unnamed;
    for (const Exercise &exercise : *exercises()) {
        for (const SmallChange &slip : smallChanges(exercise.solution, exercise.solution)) {
            const Verdict verdict = UNWRAP(checkAnswer(exercise, Answer::of(slip.changed), runner));
            // A bound that is off by one is found on one of the two data.
            QVERIFY2(!verdict.isRight() || !slip.reason.contains(u" itself "_s),
                     qPrintable(exercise.id + slip.path));
            if (verdict.isRight() || verdict.kind == Kind::NotRun)
                continue;
            ++slips;
            if (verdict.reason.isEmpty())
                unnamed.append(exercise.id + u' ' + slip.path + u' ' + verdict.summary);
        }
    }
    QVERIFY(slips > 40);
    QVERIFY2(unnamed.isEmpty(), qPrintable(QString::number(slips) + unnamed.join(u'\n')));
}

void ExerciseTest::farTooManyRowsAreNotCounted()
{
    const Verdict verdict =
        UNWRAP(checkAnswer(*exerciseById(u"14-paid-by-type"_s),
                           sql("SELECT p.payment_type, q.price FROM purchases p, purchases q"),
                           [this](const Answer &answer, PracticeData data) { return run(answer, data); }));
    QVERIFY(verdict.kind == Kind::OtherRows && verdict.tooMany.size() == Verdict::mostRows);
    QCOMPARE(verdict.summary, u"Your answer brings more than 10000 rows; right are 3."_s);
}

void ExerciseTest::aTypedWriteIsRefused()
{
    for (const char *text : {"DELETE FROM phonebook", "SELECT 1; DROP TABLE phonebook",
                             "WITH x AS (SELECT 1) DELETE FROM phonebook"}) {
        const Verdict verdict = UNWRAP(
            checkAnswer(*exerciseById(u"15-names-and-numbers"_s), sql(text),
                        [this](const Answer &answer, PracticeData data) { return run(answer, data); }));
        QCOMPARE(verdict.kind, Kind::NotRun);
        QVERIFY(!verdict.summary.isEmpty());
    }
}

QTEST_GUILESS_MAIN(ExerciseTest)
#include "ExerciseTest.moc"
