// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/ExerciseFixture.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace query;
using exercisetest::sql;
using exercisetest::tree;
using Kind = Verdict::Kind;

namespace
{

/// What is expected of an answer.
struct Fate {
    Kind kind = Kind::Right;
    qsizetype tooMany = 0;
    qsizetype missing = 0;
    bool isByAccident = false;
    QString reason; ///< words of it; "" = no reason
    QString path;
};

Fate wrong(qsizetype tooMany, qsizetype missing, const char *reason, const char *path = "")
{
    return {Kind::OtherRows, tooMany, missing, false, QString::fromUtf8(reason), QString::fromUtf8(path)};
}

/// Right on the sample, wrong on the changed data.
Fate lucky(qsizetype tooMany, qsizetype missing, const char *reason, const char *path = "")
{
    return {Kind::OtherRows, tooMany, missing, true, QString::fromUtf8(reason), QString::fromUtf8(path)};
}

Fate other(Kind kind, const char *reason = "", const char *path = "")
{
    return {kind, 0, 0, false, QString::fromUtf8(reason), QString::fromUtf8(path)};
}

} // namespace

Q_DECLARE_METATYPE(Answer)
Q_DECLARE_METATYPE(Fate)

/// Answers that people give to each exercise, on both engines: other right ones, and the usual wrong ones
/// with what is said about them.
class ExerciseAnswersTest : public ExerciseFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init() { prepare(); }
    void answers_data();
    void answers();
    void everyExerciseIsTried();

private:
    void row(const char *id, const Answer &answer, const Fate &fate = {});
    void first();
    void second();
    void third();
    void fourth();
    void fifth();
    QHash<QString, std::pair<int, int>> m_given; ///< right, wrong
};

void ExerciseAnswersTest::row(const char *id, const Answer &answer, const Fate &fate)
{
    auto &[right, wrong] = m_given[QString::fromLatin1(id)];
    ++(fate.kind == Kind::Right ? right : wrong);
    QTest::addRow("%s %d", id, right + wrong) << QString::fromLatin1(id) << answer << fate;
}

void ExerciseAnswersTest::first()
{
    row("01-canada", sql("SELECT * FROM \"user\" WHERE country IN ('Canada') -- mine"));
    row("01-canada",
        tree("'from': 'user', 'where': [{'field': 'country', 'op': 'contains', 'values': ['Canada']}]"),
        lucky(1, 0, "compared “country” by contains", "where[0]"));
    row("01-canada", tree("'from': 'user'"), wrong(26, 0, "A condition is missing: on “country”", "where"));
    row("01-canada",
        tree("'from': 'user', 'joinedload': ['phonebook'], 'where': [{'field': 'country', 'op': '==', "
             "'values': ['Canada']}]"));

    row("02-of-age",
        tree("'from': 'user', 'columns': ['age', 'user.name'], 'where': [{'none': [{'field': 'age', 'op': "
             "'<', 'values': [18]}]}]"));
    row("02-of-age",
        tree("'from': 'user', 'columns': ['name', 'age'], 'where': [{'field': 'age', 'op': '>', 'values': "
             "[18]}]"),
        wrong(0, 7, "compared “age” by >: then 18 itself is left out", "where[0]"));
    row("02-of-age", sql("SELECT * FROM \"user\" WHERE age > 18"), wrong(0, 7, "18 itself is left out"));
    row("02-of-age", sql("SELECT name, age FROM \"user\" WHERE age > 17"),
        lucky(1, 0, "The condition on “user.age”"));
    row("02-of-age", tree("'from': 'user', 'where': [{'field': 'age', 'op': '>=', 'values': [18]}]"),
        other(Kind::OtherColumns));

    row("03-cheap-products",
        sql("SELECT p.price AS costs, p.name FROM products p WHERE 300 > p.price ORDER BY p.price, p.id"));
    row("03-cheap-products",
        tree("'from': 'products', 'columns': ['name', 'price'], 'where': [{'field': 'price', 'op': '<=', "
             "'values': [300]}],"
             "'order_by': [{'by': 'price'}, {'by': 'id'}]"),
        lucky(1, 0, "300 itself is in", "where[0]"));
    row("03-cheap-products",
        tree("'from': 'products', 'columns': ['name', 'price'], 'where': [{'field': 'price', 'op': '<', "
             "'values': [300]}],"
             "'order_by': [{'by': 'price', 'descending': true}]"),
        other(Kind::OtherOrder, "other way round", "order_by[0]"));

    row("04-mail-ru",
        tree("'from': 'user', 'columns': ['name', 'email'], 'where': [{'field': 'email', 'op': 'like', "
             "'values': ['%@mail.ru']}]"));
    row("04-mail-ru",
        tree("'from': 'user', 'columns': ['name', 'email'], 'where': [{'field': 'email', 'op': 'endswith', "
             "'values': ['mail.ru']}]"),
        lucky(1, 0, "The value in the condition", "where[0]"));
    row("04-mail-ru",
        tree("'from': 'user', 'columns': ['name', 'email'], 'where': [{'field': 'email', 'op': 'like', "
             "'values': ['@mail.ru']}]"),
        wrong(0, 6, "by LIKE; that comparison", "where[0]"));
}

void ExerciseAnswersTest::second()
{
    row("05-no-surname", sql("SELECT id, name FROM \"user\" WHERE NOT (surname IS NOT NULL)"));
    row("05-no-surname", sql("SELECT id, name FROM \"user\" WHERE surname = NULL"), wrong(0, 9, ""));
    row("05-no-surname",
        tree("'from': 'user', 'columns': ['id', 'name'], 'where': [{'field': 'surname', 'op': 'is not "
             "null'}]"),
        wrong(21, 9, "by IS NOT NULL", "where[0]"));

    row("06-j-or-m",
        tree("'from': 'user', 'columns': ['id', 'name'], 'where': [{'any': [{'field': 'name', 'op': "
             "'startswith', 'values': ['M']},"
             "{'field': 'name', 'op': 'startswith', 'values': ['J']}]}]"));
    row("06-j-or-m",
        tree("'from': 'user', 'columns': ['id', 'name'], 'where': [{'field': 'name', 'op': 'like', 'values': "
             "['J%']},"
             "{'field': 'name', 'op': 'like', 'values': ['M%']}]"),
        wrong(0, 6, "joined by AND", "where"));
    row("06-j-or-m", sql("SELECT id, name FROM \"user\" WHERE name LIKE 'J%' AND name LIKE 'M%'"),
        wrong(0, 6, "joined by AND"));
    row("06-j-or-m", sql("SELECT id, name FROM \"user\" WHERE name LIKE 'J%'"), wrong(0, 3, "joined by OR"));

    row("07-teens", sql("SELECT name, age FROM \"user\" WHERE age >= 17 AND age <= 19 ORDER BY age, id"));
    row("07-teens",
        tree("'from': 'user', 'columns': ['name', 'age'], 'where': [{'field': 'age', 'op': 'between', "
             "'values': [17, 18]}],"
             "'order_by': [{'by': 'age'}, {'by': 'id'}]"),
        lucky(0, 1, "The value in the condition", "where[0]"));
    row("07-teens",
        tree("'from': 'user', 'columns': ['name', 'age'], 'where': [{'field': 'age', 'op': 'between', "
             "'values': [17, 19]}],"
             "'order_by': [{'by': 'age', 'descending': true}, {'by': 'id'}]"),
        other(Kind::OtherOrder, "The order by “age” runs the other way", "order_by[0]"));

    row("08-oldest-three",
        sql("SELECT id, name, age FROM \"user\" ORDER BY age DESC, id ASC LIMIT 3 OFFSET 0"));
    row("08-oldest-three",
        tree("'from': 'user', 'columns': ['id', 'name', 'age'], 'order_by': [{'by': 'age'}, {'by': 'id'}], "
             "'limit': 3"),
        wrong(3, 3, "other way round", "order_by[0]"));
    row("08-oldest-three",
        tree("'from': 'user', 'columns': ['id', 'name', 'age'], 'order_by': [{'by': 'age', 'descending': "
             "true}, {'by': 'id'}]"),
        wrong(27, 0, "LIMIT is missing", "limit"));

    row("09-cities",
        tree("'from': 'user', 'columns': ['city'], 'where': [{'field': 'city', 'op': '!=', 'values': "
             "[null]}], 'group_by': ['city']"));
    row("09-cities", tree("'from': 'user', 'columns': ['city'], 'distinct': true"),
        lucky(1, 0, "A condition is missing: on “city”", "where"));
    row("09-cities", sql("SELECT city FROM \"user\" WHERE city IS NOT NULL"),
        wrong(25, 0, "DISTINCT is missing"));
}

void ExerciseAnswersTest::third()
{
    row("10-not-minnesota",
        tree("'from': 'user', 'columns': ['id', 'name', 'city'], 'where': [{'none': [{'all': ["
             "{'field': 'city', 'op': '==', 'values': ['Minnesota']}, {'field': 'city', 'op': 'is not "
             "null'}]}]}]"));
    row("10-not-minnesota",
        tree("'from': 'user', 'columns': ['id', 'name', 'city'], 'where': [{'field': 'city', 'op': '!=', "
             "'values': ['Minnesota']}]"),
        lucky(0, 2, "drops rows without a value in “city”", "where[0]"));
    row("10-not-minnesota",
        tree("'from': 'user', 'columns': ['id', 'name', 'city'], 'where': [{'field': 'city', 'op': '==', "
             "'values': ['Minnesota']}]"),
        wrong(10, 20, "by =; that comparison", "where[0]"));

    row("11-per-city", tree("'from': 'user', 'columns': ['count(id)', 'city'], 'group_by': ['city']"));
    row("11-per-city", tree("'from': 'user', 'columns': ['city', 'count(city)'], 'group_by': ['city']"),
        lucky(1, 1, "“count(city)” is not what", "columns[1]"));
    row("11-per-city", tree("'from': 'user', 'columns': ['country', 'count(*)'], 'group_by': ['country']"),
        wrong(2, 5, "GROUP BY"));

    row("12-paid-with-stars",
        tree("'from': 'purchases', 'where': [{'field': 'payment_type', 'op': '==', 'values': ['stars']}], "
             "'ending': 'count'"));
    row("12-paid-with-stars", sql("SELECT count(id) AS n FROM purchases WHERE payment_type = 'stars'"));
    row("12-paid-with-stars",
        tree("'from': 'purchases', 'columns': ['count(*)'], 'where': [{'field': 'payment_type', 'op': '==', "
             "'values': ['Stars']}]"),
        wrong(1, 1, "The value in the condition", "where[0]"));
    row("12-paid-with-stars", tree("'from': 'purchases', 'columns': ['count(*)']"),
        wrong(1, 1, "A condition is missing", "where"));

    row("13-big-cities",
        tree("'from': 'user', 'columns': ['city', 'count(id)'], 'group_by': ['city'], 'having': [{'field': "
             "'count(id)', 'op': '>=', 'values': [5]}]"));
    row("13-big-cities",
        tree("'from': 'user', 'columns': ['city', 'count(*)'], 'group_by': ['city'], 'having': [{'field': "
             "'count(*)', 'op': '>=', 'values': [4]}]"),
        wrong(2, 0, "4 itself is in", "having[0]"));
    row("13-big-cities", tree("'from': 'user', 'columns': ['city', 'count(*)'], 'group_by': ['city']"),
        wrong(2, 0, "A condition on the groups is missing", "having"));

    row("14-paid-by-type",
        sql("SELECT sum(p.price) AS total, p.payment_type FROM purchases p GROUP BY p.payment_type"));
    row("14-paid-by-type",
        tree("'from': 'purchases', 'columns': ['payment_type', 'sum(products.price)'], 'joins': [{'table': "
             "'products'}], 'group_by': ['payment_type']"),
        wrong(3, 3, "“sum(products.price)” is not what", "columns[1]"));
    row("14-paid-by-type",
        tree("'from': 'purchases', 'columns': ['payment_type', 'count(*)'], 'group_by': ['payment_type']"),
        wrong(3, 3, "“count(*)” is not what", "columns[1]"));
}

void ExerciseAnswersTest::fourth()
{
    row("15-names-and-numbers",
        tree("'from': 'phonebook', 'columns': ['phonebook.number', 'user.name'], 'joins': [{'table': "
             "'user'}]"));
    row("15-names-and-numbers",
        tree("'from': 'user', 'columns': ['user.name', 'phonebook.number'], 'joins': [{'table': 'phonebook', "
             "'outer': true}]"),
        wrong(1, 0, "LEFT JOIN keeps rows", "joins[0]"));
    row("15-names-and-numbers",
        tree("'from': 'phonebook', 'columns': ['user.name', 'phonebook.number'], 'joins': [{'table': 'user', "
             "'outer': true}]"),
        lucky(1, 0, "LEFT JOIN keeps rows", "joins[0]"));
    row("15-names-and-numbers", sql("SELECT u.name, p.number FROM \"user\" u CROSS JOIN phonebook p"),
        wrong(1015, 0, ""));

    row("16-without-number",
        sql("SELECT id, name FROM \"user\" u WHERE NOT EXISTS (SELECT 1 FROM phonebook p WHERE p.user_id = "
            "u.id)"));
    row("16-without-number",
        sql("SELECT id, name FROM \"user\" WHERE id NOT IN (SELECT user_id FROM phonebook)"),
        lucky(0, 5, ""));
    row("16-without-number",
        tree("'from': 'user', 'columns': ['user.id', 'user.name'], 'joins': [{'table': 'phonebook'}], "
             "'where': [{'field': 'phonebook.id', 'op': 'is null'}]"),
        wrong(0, 1, "JOIN drops rows that have no partner", "joins[0]"));

    row("17-category-sizes",
        tree("'from': 'categories', 'columns': ['category_name', 'count(distinct products.id)'], 'joins': "
             "[{'table': 'products', 'outer': true}],"
             "'group_by': ['categories.id', 'category_name']"));
    row("17-category-sizes",
        tree("'from': 'categories', 'columns': ['category_name', 'count(products.id)'], 'joins': [{'table': "
             "'products'}], 'group_by': ['categories.id', 'category_name']"),
        lucky(0, 1, "JOIN drops rows that have no partner in “products”", "joins[0]"));
    row("17-category-sizes",
        tree("'from': 'categories', 'columns': ['category_name', 'count(*)'], 'joins': [{'table': "
             "'products', 'outer': true}],"
             "'group_by': ['categories.id', 'category_name']"),
        lucky(1, 1, "“count(*)” is not what", "columns[1]"));
}

void ExerciseAnswersTest::fifth()
{
    row("18-several-numbers",
        sql("SELECT u.id, u.name, (SELECT count(*) FROM phonebook p WHERE p.user_id = u.id) AS n FROM "
            "\"user\" u WHERE "
            "(SELECT count(*) FROM phonebook p WHERE p.user_id = u.id) > 1"));
    row("18-several-numbers",
        tree("'from': 'user', 'columns': ['user.id', 'user.name', 'count(phonebook.id)'], 'joins': "
             "[{'table': 'phonebook'}],"
             "'group_by': ['user.id', 'user.name'], 'having': [{'field': 'count(phonebook.id)', 'op': '>=', "
             "'values': [1]}]"),
        wrong(23, 0, "1 itself is in", "having[0]"));
    row("18-several-numbers",
        tree("'from': 'user', 'columns': ['user.id', 'user.name', 'count(phonebook.id)'], 'joins': "
             "[{'table': 'phonebook'}],"
             "'group_by': ['user.id', 'user.name'], 'having': [{'field': 'count(phonebook.id)', 'op': '==', "
             "'values': [2]}]"),
        lucky(0, 1, "The condition on “count(phonebook.id)”", "having[0]"));

    row("19-category-income",
        sql("SELECT c.category_name, sum(s.price) AS total FROM purchases s JOIN products p ON p.id = "
            "s.product_id JOIN categories c "
            "ON c.id = p.category_id WHERE s.payment_type <> 'stars' GROUP BY c.id, c.category_name HAVING "
            "sum(s.price) > 20000 "
            "ORDER BY 2 DESC"));
    row("19-category-income",
        tree("'from': 'categories', 'columns': ['category_name', 'sum(products.price)'], 'joins': [{'table': "
             "'products'}, {'table': 'purchases'}],"
             "'where': [{'field': 'purchases.payment_type', 'op': '!=', 'values': ['stars']}], 'group_by': "
             "['categories.id', 'category_name'],"
             "'having': [{'field': 'sum(purchases.price)', 'op': '>', 'values': [20000]}],"
             "'order_by': [{'by': 'sum(purchases.price)', 'descending': true}]"),
        wrong(3, 3, "“sum(products.price)” is not what", "columns[1]"));
    row("19-category-income",
        tree("'from': 'categories', 'columns': ['category_name', 'sum(purchases.price)'], 'joins': "
             "[{'table': 'products'}, {'table': 'purchases'}],"
             "'group_by': ['categories.id', 'category_name'], 'having': [{'field': 'sum(purchases.price)', "
             "'op': '>', 'values': [20000]}],"
             "'order_by': [{'by': 'sum(purchases.price)', 'descending': true}]"),
        wrong(3, 3, "A condition is missing: on “purchases.payment_type”", "where"));

    row("20-best-customers",
        sql("SELECT sum(p.price) AS paid, u.first_name, u.id FROM users u JOIN purchases p ON p.user_id = "
            "u.id WHERE NOT p.payment_type = "
            "'stars' GROUP BY u.id, u.first_name ORDER BY paid DESC, u.id LIMIT 5"));
    row("20-best-customers",
        tree("'from': 'users', 'columns': ['users.id', 'users.first_name', 'sum(purchases.price)'], 'joins': "
             "[{'table': 'purchases'}],"
             "'where': [{'field': 'purchases.payment_type', 'op': 'in', 'values': ['yukassa', 'robocassa']}],"
             "'group_by': ['users.id', 'users.first_name'],"
             "'order_by': [{'by': 'sum(purchases.price)', 'descending': true}, {'by': 'users.id'}], 'limit': "
             "5"),
        lucky(1, 1, "The condition on “purchases.payment_type”", "where[0]"));
    row("20-best-customers",
        tree("'from': 'users', 'columns': ['users.id', 'users.first_name', 'sum(purchases.price)'], 'joins': "
             "[{'table': 'purchases'}],"
             "'where': [{'field': 'purchases.payment_type', 'op': '!=', 'values': ['stars']}],"
             "'group_by': ['users.id', 'users.first_name'],"
             "'order_by': [{'by': 'sum(purchases.price)', 'descending': true}, {'by': 'users.id'}], 'limit': "
             "3"),
        wrong(0, 2, "LIMIT or OFFSET takes other rows", "limit"));
}

void ExerciseAnswersTest::answers_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<Answer>("answer");
    QTest::addColumn<Fate>("fate");
    first();
    second();
    third();
    fourth();
    fifth();
}

void ExerciseAnswersTest::answers()
{
    QFETCH(const QString, id);
    QFETCH(const Answer, answer);
    QFETCH(const Fate, fate);
    int runs = 0;
    const Verdict verdict =
        UNWRAP(checkAnswer(*exerciseById(id), answer, [&](const Answer &one, PracticeData data) {
            ++runs;
            return run(one, data);
        }));
    const QByteArray said =
        (verdict.summary + u" | "_s + verdict.reason + u" | "_s + verdict.reasonPath).toUtf8();
    QVERIFY2(verdict.kind == fate.kind, said);
    QVERIFY2(verdict.tooManyCount == fate.tooMany && verdict.missingCount == fate.missing, said);
    QCOMPARE(verdict.tooMany.size(), qMin(fate.tooMany, Verdict::mostRows));
    QCOMPARE(verdict.missing.size(), qMin(fate.missing, Verdict::mostRows));
    for (const QVariantList &values : verdict.tooMany + verdict.missing)
        QCOMPARE(values.size(), verdict.columns.size());
    QVERIFY2(verdict.isByAccident == fate.isByAccident, said);
    QVERIFY2(fate.reason.isEmpty() ? verdict.reason.isEmpty() : verdict.reason.contains(fate.reason), said);
    if (!fate.path.isEmpty() || !answer.tree)
        QVERIFY2(verdict.reasonPath == fate.path, said);
    QVERIFY(verdict.summary.endsWith(u'.'));
    QVERIFY(runs <= 500);
}

/// Its own solution is ExerciseTest's; here another right one, and two wrong ones.
void ExerciseAnswersTest::everyExerciseIsTried()
{
    for (const Exercise &exercise : *exercises()) {
        const auto [right, wrong] = m_given.value(exercise.id);
        QVERIFY2(right >= 1 && wrong >= 2, qPrintable(exercise.id));
    }
}

QTEST_GUILESS_MAIN(ExerciseAnswersTest)
#include "ExerciseAnswersTest.moc"
