// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/CoachQueries.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace query;
using database::Engine;
using namespace coachtest;
using schema::Table;

Q_DECLARE_METATYPE(query::Query)

namespace
{

Condition off(Condition condition)
{
    condition.isOff = true;
    return condition;
}

} // namespace

/// The rules of the coach on trees. What it makes of SQL by hand is CoachSqlTest's.
class CoachTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void trees_data();
    void trees();
    void facts();
    void everyRuleIsTried();

private:
    void values();
    void patterns();
    void counting();
    void endings();
    void row(const char *rule, bool isSaid, const Query &query, const char *path = nullptr,
             Engine engine = Engine::Sqlite);
    QHash<QString, std::pair<int, int>> m_tried; ///< of trees: said, silent
};

void CoachTest::row(const char *rule, bool isSaid, const Query &query, const char *path, Engine engine)
{
    auto &[said, silent] = m_tried[QString::fromLatin1(rule)];
    ++(isSaid ? said : silent);
    QTest::addRow("%s %s %d", rule, isSaid ? "said" : "silent", isSaid ? said : silent)
        << QString::fromLatin1(rule) << isSaid << query << QString::fromLatin1(path ? path : "")
        << int(engine);
}

void CoachTest::values()
{
    const char *rule = "equals-null";
    row(rule, true, people().where(test("surname", Op::Equals, {QVariant()})), "where[0]");
    row(rule, true,
        people().where(test("age", Op::Greater, {18})).where(test("user.city", Op::NotEquals, {QVariant()})),
        "where[1]");
    row(rule, true,
        people().where(Condition::any({test("city", Op::Equals, {u"null"_s}), test("age", Op::Less, {5})})),
        "where[0].any[0]");
    row(rule, false, people().where(test("surname", Op::IsNull)));
    row(rule, false, people().where(test("surname", Op::Equals, {u""_s})));
    row(rule, false, people().where(off(test("surname", Op::Equals, {QVariant()}))));

    rule = "and-on-one-column";
    row(rule, true,
        people()
            .where(test("city", Op::Equals, {u"Ohio"_s}))
            .where(test("user.city", Op::Equals, {u"Ontario"_s})),
        "where[1]");
    row(rule, true,
        people().where(test("name", Op::StartsWith, {u"J"_s})).where(test("name", Op::Like, {u"M%"_s})),
        "where[1]");
    row(rule, true,
        people().where(Condition::any(
            {test("age", Op::Less, {18}),
             Condition::all({test("city", Op::Equals, {u"Ohio"_s}), test("age", Op::Greater, {1}),
                             test("city", Op::Equals, {u"Oustin"_s})})})),
        "where[0].any[1].all[2]");
    row(rule, false,
        people().where(Condition::any(
            {test("city", Op::Equals, {u"Ohio"_s}), test("city", Op::Equals, {u"Ontario"_s})})));
    row(rule, false,
        people().where(test("city", Op::Equals, {u"Ohio"_s})).where(test("country", Op::Equals, {u"USA"_s})));
    row(rule, false,
        people().where(test("name", Op::StartsWith, {u"Al"_s})).where(test("name", Op::Like, {u"A%"_s})));

    rule = "not-equal-drops-null";
    row(rule, true, people().where(test("city", Op::NotEquals, {u"Ohio"_s})), "where[0]");
    row(rule, true, people().where(test("surname", Op::NoneOf, {u"Grey"_s, u"Kit"_s})), "where[0]");
    row(rule, true, people().where(Condition::none({test("surname", Op::StartsWith, {u"B"_s})})),
        "where[0].none[0]");
    row(rule, false, people().where(test("country", Op::NotEquals, {u"USA"_s}))); // never NULL
    row(rule, false,
        people().where(Condition::any({test("city", Op::NotEquals, {u"Ohio"_s}), test("city", Op::IsNull)})));
    row(rule, false,
        people().where(test("city", Op::IsNotNull)).where(test("user.city", Op::NotEquals, {u"Ohio"_s})));

    rule = "not-in-null";
    row(rule, true, people().where(test("city", Op::NoneOf, {u"Ohio"_s, QVariant()})), "where[0]");
    row(rule, true, people().where(test("city", Op::OneOf, {QVariant(), u"Ohio"_s})), "where[0]");
    row(rule, true,
        people().where(test("age", Op::Less, {9})).where(test("surname", Op::NoneOf, {u"Kit"_s, u"NULL"_s})),
        "where[1]");
    row(rule, false, people().where(test("city", Op::NoneOf, {u"Ohio"_s})));
    row(rule, false, people().where(test("city", Op::OneOf, {u"Ohio"_s, u""_s})));
    row(rule, false, people().where(test("city", Op::Equals, {QVariant()})));

    rule = "between-dates";
    const Make sold(Table::Purchases);
    row(rule, true, Make(sold).where(test("created_at", Op::Between, {u"2026-11-01"_s, u"2026-11-30"_s})),
        "where[0]");
    row(rule, true, Make(sold).where(test("created_at", Op::LessOrEqual, {u"2026-02-28"_s})), "where[0]");
    row(rule, true, Make(sold).where(test("purchases.created_at", Op::Equals, {u"2026-12-31"_s})),
        "where[0]");
    row(rule, false,
        Make(sold).where(test("created_at", Op::Between, {u"2026-11-01"_s, u"2026-11-30 23:59:59"_s})));
    row(rule, false, Make(sold).where(test("created_at", Op::Less, {u"2026-12-01"_s})));
    row(rule, false, Make(sold).where(test("payment_id", Op::LessOrEqual, {u"2026-12-01"_s})));

    rule = "second-as-text";
    const QString second = u"2026-11-20 21:38:17"_s;
    row(rule, true, Make(sold).where(test("created_at", Op::Equals, {second})), "where[0]");
    row(rule, true,
        Make(sold).where(test("price", Op::Greater, {5})).where(test("created_at", Op::NotEquals, {second})),
        "where[1]");
    row(rule, true,
        people().where(Condition::any({test("user.updated_at", Op::Equals, {u"2026-01-01T00:00:00"_s})})),
        "where[0].any[0]");
    row(rule, false, Make(sold).where(test("created_at", Op::Equals, {second})), nullptr, Engine::Postgresql);
    row(rule, false, Make(sold).where(test("created_at", Op::Equals, {second + u".250000"_s})));
    row(rule, false, Make(sold).where(test("created_at", Op::Greater, {second})));
    row(rule, false, Make(sold).where(test("payment_id", Op::Equals, {second})));

    rule = "text-with-number";
    row(rule, true, people().where(test("name", Op::Equals, {qint64(5)})), "where[0]");
    row(rule, true, people().join("phonebook").where(test("phonebook.number", Op::Greater, {u"5"_s})),
        "where[0]");
    row(rule, true, Make(sold).where(test("payment_type", Op::OneOf, {u"stars"_s, qint64(1)})), "where[0]");
    row(rule, false, people().where(test("age", Op::Equals, {qint64(18)})));
    row(rule, false, people().where(test("name", Op::Equals, {u"5"_s})));
    row(rule, false, people().where(test("surname", Op::GreaterOrEqual, {u"M"_s})));
}

void CoachTest::patterns()
{
    const char *rule = "like-without-wildcard";
    row(rule, true, people().where(test("email", Op::Like, {u"mail.ru"_s})), "where[0]");
    row(rule, true, people().where(test("name", Op::ILike, {u"j*"_s})), "where[0]");
    row(rule, true, people().where(Condition::none({test("name", Op::NotLike, {u"Al"_s})})),
        "where[0].none[0]");
    row(rule, false, people().where(test("email", Op::Like, {u"%mail.ru"_s})));
    row(rule, false, people().where(test("name", Op::Like, {u"_lex"_s})));
    row(rule, false, people().where(test("email", Op::Contains, {u"mail.ru"_s})));

    rule = "cyrillic-case";
    const Make goods(Table::Products);
    row(rule, true, Make(goods).where(test("name", Op::Contains, {u"курс"_s})), "where[0]");
    row(rule, true, Make(goods).where(test("name", Op::ILike, {u"%Бот%"_s})), "where[0]");
    row(rule, true, Make(Table::Customers).where(test("first_name", Op::Equals, {u"анна"_s})), "where[0]");
    row(rule, true, Make(goods).where(test("name", Op::Like, {u"Перед%"_s})), "where[0]", Engine::Postgresql);
    row(rule, false, Make(goods).where(test("name", Op::ILike, {u"%бот%"_s})), nullptr, Engine::Postgresql);
    row(rule, false, Make(Table::Customers).where(test("first_name", Op::Equals, {u"Анна"_s})));
    row(rule, false, people().where(test("email", Op::Like, {u"%mail.ru"_s})));
    row(rule, false,
        Make(goods).where(Condition::any(
            {test("name", Op::Contains, {u"курс"_s}), test("name", Op::Contains, {u"Курс"_s})})));
}

void CoachTest::counting()
{
    const char *rule = "having-without-aggregate";
    const auto cities = [] { return people().columns({"city", "count(*)"}).group("city"); };
    row(rule, true, cities().having(test("city", Op::Equals, {u"Ohio"_s})), "having[0]");
    row(rule, true,
        cities().having(test("count(*)", Op::Greater, {4})).having(test("user.city", Op::IsNotNull)),
        "having[1]");
    row(rule, true,
        cities().having(Condition::any({test("city", Op::Equals, {u"Ohio"_s}), test("city", Op::IsNull)})),
        "having[0]");
    row(rule, false, cities().having(test("count(*)", Op::Greater, {4})));
    row(rule, false, cities().where(test("city", Op::Equals, {u"Ohio"_s})));
    row(rule, false,
        cities().having(
            Condition::any({test("city", Op::Equals, {u"Ohio"_s}), test("avg(age)", Op::Greater, {20})})));

    rule = "ungrouped-column";
    row(rule, true, people().columns({"name", "count(*)"}), "columns[0]");
    row(rule, true, people().columns({"country", "user.city", "avg(age)"}).group("country"), "columns[1]");
    row(rule, true, people().group("city"), "group_by");
    row(rule, false, cities());
    row(rule, false,
        people().columns({"user.*", "count(phonebook.id)"}).join("phonebook", true).group("user.id"));
    row(rule, false, people().columns({"count(*)", "max(age)"}));

    rule = "average-skips-null";
    row(rule, true, Make(Table::Products).columns({"avg(purchases.price)"}).join("purchases", true),
        "columns[0]");
    row(rule, true, Make(Table::Numbers).columns({"avg(user_id)"}), "columns[0]");
    row(rule, true,
        Make(Table::Customers)
            .columns({"users.id", "avg(purchases.price)"})
            .join("purchases", true)
            .group("users.id"),
        "columns[1]");
    row(rule, false, people().columns({"avg(age)"}));
    row(rule, false, Make(Table::Products).columns({"avg(purchases.price)"}).join("purchases"));
    row(rule, false,
        Make(Table::Numbers).columns({"avg(user_id)"}).where(test("phonebook.user_id", Op::IsNotNull)));

    rule = "left-join-undone";
    row(rule, true,
        people().join("phonebook", true).where(test("phonebook.number", Op::StartsWith, {u"+1 7"_s})),
        "where[0]");
    row(rule, true,
        people()
            .join("phonebook", true)
            .where(test("age", Op::Greater, {5}))
            .where(Condition::any(
                {test("phonebook.id", Op::Less, {9}), test("phonebook.id", Op::Greater, {20})})),
        "where[1]");
    row(rule, true,
        people()
            .join("phonebook", true)
            .where(Condition::none({test("phonebook.number", Op::Contains, {u"5"_s})})),
        "where[0]");
    row(rule, false, people().join("phonebook", true).where(test("phonebook.id", Op::IsNull)));
    row(rule, false, people().join("phonebook").where(test("phonebook.number", Op::StartsWith, {u"+1 7"_s})));
    row(rule, false,
        people()
            .join("phonebook", true)
            .where(Condition::any(
                {test("phonebook.number", Op::StartsWith, {u"+1 7"_s}), test("user.age", Op::Less, {18})})));

    // == None is IS NULL in a tree, and nothing in SQL.
    row(rule, false, people().join("phonebook", true).where(test("phonebook.id", Op::Equals, {QVariant()})));

    rule = "join-multiplies";
    row(rule, true, people().columns({"avg(user.age)"}).join("phonebook"), "columns[0]");
    row(rule, true,
        Make(Table::Categories)
            .columns({"categories.id", "sum(products.price)"})
            .join("products")
            .join("purchases")
            .group("categories.id"),
        "columns[1]");
    row(rule, true, people().columns({"count(user.id)"}).join("phonebook"), "columns[0]");
    row(rule, true, people().columns({"sum(age)"}).join("phonebook", true), "columns[0]");
    row(rule, false, people().columns({"count(phonebook.id)"}).join("phonebook"));
    row(rule, false,
        Make(Table::Purchases).columns({"sum(purchases.price)"}).join("products").join("categories"));
    row(rule, false, people().columns({"count(distinct user.id)", "max(age)", "count(*)"}).join("phonebook"));
}

void CoachTest::endings()
{
    const char *rule = "limit-without-order";
    row(rule, true, people().limit(10), "limit");
    row(rule, true, people().where(test("age", Op::Greater, {17})).ending(Ending::First), "ending");
    row(rule, true, people().columns({"city"}).distinct().limit(3), "limit");
    row(rule, false, people().order("age").limit(10));
    row(rule, false, people().where(test("id", Op::Equals, {2})).ending(Ending::First));
    row(rule, false, people().columns({"max(age)"}).ending(Ending::First));

    rule = "one-not-unique";
    row(rule, true, people().where(test("name", Op::Equals, {u"Alex"_s})).ending(Ending::One), "ending");
    row(rule, true, people().columns({"age"}).ending(Ending::Scalar), "ending");
    row(rule, true,
        people()
            .where(Condition::any({test("id", Op::Equals, {2}), test("id", Op::Equals, {3})}))
            .ending(Ending::OneOrNone),
        "ending");
    row(rule, false, people().where(test("id", Op::Equals, {2})).ending(Ending::One));
    row(rule, false, people().where(test("user.email", Op::Equals, {u"a@b.c"_s})).ending(Ending::OneOrNone));
    row(rule, false, people().columns({"count(*)"}).ending(Ending::Scalar));
}

void CoachTest::trees_data()
{
    QTest::addColumn<QString>("rule");
    QTest::addColumn<bool>("isSaid");
    QTest::addColumn<Query>("query");
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("engine");
    values();
    patterns();
    counting();
    endings();
}

void CoachTest::trees()
{
    QFETCH(const QString, rule);
    QFETCH(const bool, isSaid);
    QFETCH(const Query, query);
    QFETCH(const QString, path);
    QFETCH(const int, engine);
    const QList<Notice> said = notices(query, Engine(engine));
    QCOMPARE(has(said, rule), isSaid);
    for (const Notice &notice : said) {
        if (notice.rule != rule)
            continue;
        QCOMPARE(notice.path, path);
        QVERIFY(notice.message.endsWith(u'.'));
        QVERIFY2(!notice.message.contains(u'%') || rule == u"like-without-wildcard"
                     || rule == u"cyrillic-case",
                 qPrintable(notice.message));
        QCOMPARE(notice.suggestion.isEmpty(), !notice.mended);
        if (notice.mended)
            QVERIFY2(!has(notices(*notice.mended, Engine(engine)), rule), qPrintable(notice.message));
    }
}

/// What the rows say goes before what the tables allow.
void CoachTest::facts()
{
    const RowFacts none{[](const QString &, const QString &) { return std::optional(false); },
                        [](const Query &, qsizetype) { return std::optional(false); }};
    const RowFacts all{[](const QString &, const QString &) { return std::optional(true); },
                       [](const Query &, qsizetype) { return std::optional(true); }};
    const Query other = people().where(test("city", Op::NotEquals, {u"Ohio"_s}));
    QVERIFY(!has(notices(other, Engine::Sqlite, none), u"not-equal-drops-null"_s));
    QVERIFY(has(notices(other, Engine::Sqlite, all), u"not-equal-drops-null"_s));
    const Query joined = people().columns({"avg(user.age)"}).join("phonebook");
    QVERIFY(!has(notices(joined, Engine::Sqlite, none), u"join-multiplies"_s));
    const QList<Notice> said = notices(joined, Engine::Sqlite, all);
    QVERIFY(has(said, u"join-multiplies"_s) && has(said, u"average-skips-null"_s));
}

void CoachTest::everyRuleIsTried()
{
    QCOMPARE(m_tried.size(), 16);
    for (auto rule = m_tried.cbegin(); rule != m_tried.cend(); ++rule)
        QVERIFY2(rule->first >= 3 && rule->second >= 3, qPrintable(rule.key()));
}

QTEST_GUILESS_MAIN(CoachTest)
#include "CoachTest.moc"
