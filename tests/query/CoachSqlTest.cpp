// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/CoachQueries.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace coachtest;
using database::Engine;

/// What the coach reads in SQL that was typed by hand: the rules at their words, and nothing where nothing
/// is.
class CoachSqlTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void texts_data();
    void texts();
    void everyRuleIsTried();
    void mendsText_data();
    void mendsText();
    void readsAnythingWithoutHarm();
    void soundQueriesAreLeftAlone();
    void readsWhatNobodyTypes();

private:
    void text(const char *rule, bool isSaid, const char *sql, const char *words = nullptr,
              Engine engine = Engine::Sqlite);
    QHash<QString, std::pair<int, int>> m_tried; ///< said, silent
};

void CoachSqlTest::text(const char *rule, bool isSaid, const char *sql, const char *words, Engine engine)
{
    auto &[said, silent] = m_tried[QString::fromLatin1(rule)];
    ++(isSaid ? said : silent);
    QTest::addRow("%s %s: %s", rule, isSaid ? "said" : "silent", sql)
        << QString::fromLatin1(rule) << isSaid << QString::fromUtf8(sql)
        << QString::fromUtf8(words ? words : "") << int(engine);
}

void CoachSqlTest::texts_data()
{
    QTest::addColumn<QString>("rule");
    QTest::addColumn<bool>("isSaid");
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("words");
    QTest::addColumn<int>("engine");
    text("equals-null", true, "SELECT * FROM user WHERE surname = NULL", "surname = NULL");
    text("equals-null", true, "select * from \"user\" u where (u.age > 3 and u.city <> null)",
         "u.city <> null");
    text("equals-null", true, "SELECT x FROM nowhere WHERE x == NULL", "x == NULL");
    text("equals-null", false, "SELECT * FROM user WHERE surname IS NULL");
    text("equals-null", false, "SELECT 'a = NULL' FROM user -- = NULL");
    text("and-on-one-column", true, "SELECT * FROM user WHERE city='Ohio' AND age>1 AND city='Ontario'",
         "city='Ontario'");
    text("and-on-one-column", true, "SELECT * FROM user WHERE 'a' = name AND name LIKE 'b%' AND name = 'b'",
         "name = 'b'");
    text("and-on-one-column", false, "SELECT * FROM user WHERE city='Ohio' OR city='Ontario'");
    text("and-on-one-column", false, "SELECT * FROM user WHERE age BETWEEN 1 AND 2 AND age = 2");
    text("having-without-aggregate", true,
         "SELECT city, count(*) FROM user GROUP BY city HAVING city = 'Ohio'", "city = 'Ohio'");
    text("having-without-aggregate", false,
         "SELECT city, count(*) AS n FROM user GROUP BY city HAVING n > 2 AND lower(city) > 'a'");
    text("ungrouped-column", true, "SELECT city, name, count(*) FROM user GROUP BY city", "name");
    text("ungrouped-column", true, "SELECT count(*), country c FROM user;", "country c");
    text("ungrouped-column", false, "SELECT lower(city) AS c, count(*) FROM user GROUP BY c");
    text("left-join-undone", true,
         "SELECT u.name FROM user u LEFT OUTER JOIN phonebook AS p ON u.id = p.user_id WHERE p.number LIKE "
         "'+1%'",
         "p.number LIKE '+1%'");
    text("left-join-undone", false,
         "SELECT u.name FROM user u LEFT JOIN phonebook p ON u.id = p.user_id WHERE p.number LIKE '+1%' OR "
         "lower(u.name) = 'a'");
    text("left-join-undone", false,
         "SELECT name FROM user LEFT JOIN phonebook p ON user.id = p.user_id WHERE p.id IS NULL");
    text("left-join-undone", true,
         "SELECT name FROM user LEFT JOIN phonebook p ON user.id = p.user_id WHERE p.id = NULL",
         "p.id = NULL");
    text("join-multiplies", true, "SELECT avg(u.age) FROM user u JOIN phonebook p ON p.user_id = u.id",
         "avg(u.age)");
    text("join-multiplies", true, "SELECT count(u.id) FROM user u, phonebook p WHERE p.user_id = u.id",
         "count(u.id)");
    text("join-multiplies", false,
         "SELECT sum(s.price) FROM purchases s JOIN products p ON p.id = s.product_id");
    text("like-without-wildcard", true, "SELECT * FROM user WHERE NOT email LIKE 'mail.ru'",
         "email LIKE 'mail.ru'");
    text("like-without-wildcard", false, "SELECT * FROM user WHERE email LIKE '%' || 'mail.ru'");
    text("limit-without-order", true, "SELECT * FROM user LIMIT 3", "LIMIT 3");
    text("limit-without-order", true,
         "SELECT name FROM user WHERE id IN (SELECT user_id FROM phonebook LIMIT 1)", "LIMIT 1");
    text("limit-without-order", false, "SELECT * FROM user ORDER BY length(name) LIMIT 3 OFFSET 1");
    text("limit-without-order", false, "SELECT count(*) FROM user LIMIT 1");
    text("cyrillic-case", true, "SELECT * FROM products WHERE name LIKE '%курс%'", "name LIKE '%курс%'");
    text("cyrillic-case", false, "SELECT * FROM products WHERE name ILIKE '%курс%'", nullptr,
         Engine::Postgresql);
    text("not-equal-drops-null", true, "SELECT * FROM user WHERE city != 'Ohio'", "city != 'Ohio'");
    text("not-equal-drops-null", true, "SELECT * FROM user WHERE NOT (city = 'Ohio')", "(city = 'Ohio')");
    text("not-equal-drops-null", false, "SELECT * FROM user WHERE city != 'Ohio' OR city IS NULL");
    text("not-in-null", true, "SELECT * FROM user WHERE id NOT IN (1, NULL)", "id NOT IN (1, NULL)");
    text("not-in-null", true, "SELECT * FROM user WHERE id NOT IN (SELECT user_id FROM phonebook)",
         "id NOT IN (SELECT user_id FROM phonebook)");
    text("not-in-null", false, "SELECT * FROM products WHERE id NOT IN (SELECT product_id FROM purchases)");
    text("between-dates", true,
         "SELECT * FROM purchases WHERE created_at BETWEEN '2026-11-01' AND '2026-11-30'",
         "created_at BETWEEN '2026-11-01' AND '2026-11-30'");
    text("between-dates", false, "SELECT * FROM purchases WHERE created_at < '2026-12-01'");
    text("text-with-number", true, "SELECT * FROM phonebook WHERE number > 5", "number > 5");
    text("text-with-number", false, "SELECT * FROM user WHERE 18 <= age");
    text("average-skips-null", true, "SELECT avg(user_id) FROM phonebook", "avg(user_id)");
    text("average-skips-null", false, "SELECT avg(age) FROM user");
    text("order-by-constant", true, "SELECT name FROM user ORDER BY 'name'", "'name'");
    text("order-by-constant", true, "SELECT id FROM user WHERE age > 3 ORDER BY age, 'it''s' DESC LIMIT 3",
         "'it''s' DESC");
    text("order-by-constant", true, "SELECT x FROM nowhere ORDER BY 'x' COLLATE NOCASE",
         "'x' COLLATE NOCASE");
    text("order-by-constant", true, "SELECT id FROM phonebook ORDER BY 'number' NULLS LAST",
         "'number' NULLS LAST", Engine::Postgresql);
    text("order-by-constant", false, "SELECT name FROM user ORDER BY name, \"age\", 2 DESC");
    text("order-by-constant", false, "SELECT name FROM user ORDER BY name = 'Alex' DESC, 'a' || name");
    text("order-by-constant", false,
         "SELECT name FROM user ORDER BY CASE WHEN age > 18 THEN 'a' ELSE 'b' END");
    text("order-by-constant", false, "SELECT 'name', 'age' FROM user WHERE name = 'name'");
}

void CoachSqlTest::texts()
{
    QFETCH(const QString, rule);
    QFETCH(const bool, isSaid);
    QFETCH(const QString, sql);
    QFETCH(const QString, words);
    QFETCH(const int, engine);
    const QList<Notice> said = noticesOfSql(sql, Engine(engine));
    QCOMPARE(has(said, rule), isSaid);
    for (const Notice &notice : said) {
        if (notice.rule != rule)
            continue;
        QCOMPARE(sql.mid(notice.position, notice.length), words);
        QVERIFY(notice.path.isEmpty() && !notice.mended);
        QCOMPARE(notice.suggestion.isEmpty(), notice.mendedSql.isEmpty());
        if (!notice.mendedSql.isEmpty())
            QVERIFY2(!has(noticesOfSql(notice.mendedSql, Engine(engine)), rule),
                     qPrintable(notice.mendedSql));
    }
}

/// Those that trees have are tried three times each way there; here each is heard and silent, and what only
/// SQL has is tried as often as theirs.
void CoachSqlTest::everyRuleIsTried()
{
    QCOMPARE(m_tried.size(), 15); // SQL has no endings, and compares a text with what is typed
    for (auto rule = m_tried.cbegin(); rule != m_tried.cend(); ++rule) {
        const int least = rule.key() == u"order-by-constant" ? 3 : 1;
        QVERIFY2(rule->first >= least && rule->second >= least, qPrintable(rule.key()));
    }
}

void CoachSqlTest::mendsText_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("mended");
    QTest::newRow("null") << u"SELECT * FROM user WHERE age > 3 AND surname = NULL -- why?"_s
                          << u"SELECT * FROM user WHERE age > 3 AND surname IS NULL -- why?"_s;
    QTest::newRow("order") << u"SELECT name FROM user LIMIT 3"_s
                           << u"SELECT name FROM user ORDER BY id LIMIT 3"_s;
    QTest::newRow("join")
        << u"SELECT * FROM user u LEFT OUTER JOIN phonebook p ON p.user_id=u.id WHERE p.id > 3"_s
        << u"SELECT * FROM user u JOIN phonebook p ON p.user_id=u.id WHERE p.id > 3"_s;
    QTest::newRow("group") << u"SELECT country, city, count(*) FROM user GROUP BY country ORDER BY 1"_s
                           << u"SELECT country, city, count(*) FROM user GROUP BY country, city ORDER BY 1"_s;
    QTest::newRow("new group") << u"SELECT city, count(*) FROM user"_s
                               << u"SELECT city, count(*) FROM user GROUP BY city"_s;
    QTest::newRow("distinct")
        << u"SELECT count(u.id) FROM user u JOIN phonebook p ON p.user_id = u.id"_s
        << u"SELECT count(DISTINCT u.id) FROM user u JOIN phonebook p ON p.user_id = u.id"_s;
    QTest::newRow("or") << u"SELECT * FROM user WHERE city = 'Ohio' AND city = 'O''Neil'"_s
                        << u"SELECT * FROM user WHERE (city = 'Ohio' OR city = 'O''Neil')"_s;
    QTest::newRow("order by a text")
        << u"SELECT name FROM user ORDER BY city, 'age' DESC NULLS LAST LIMIT 3"_s
        << u"SELECT name FROM user ORDER BY city, age DESC NULLS LAST LIMIT 3"_s;
    QTest::newRow("not equal")
        << u"SELECT * FROM user WHERE city <> 'Ohio' AND lower(name) = 'x'"_s
        << u"SELECT * FROM user WHERE (city <> 'Ohio' OR city IS NULL) AND lower(name) = 'x'"_s;
}

void CoachSqlTest::mendsText()
{
    QFETCH(const QString, sql);
    QFETCH(const QString, mended);
    QStringList texts;
    for (const Notice &notice : noticesOfSql(sql, Engine::Sqlite))
        texts.append(notice.mendedSql);
    QVERIFY2(texts.contains(mended), qPrintable(texts.join(u'\n')));
}

/// Half-typed texts come with every key.
void CoachSqlTest::readsAnythingWithoutHarm()
{
    const QString whole =
        u"SELECT DISTINCT u.city AS c, count(p.id) n FROM \"user\" u LEFT JOIN phonebook p USING (id), x "
        "WHERE (u.age BETWEEN -1 AND 2.5 OR NOT u.name LIKE 'а%') AND p.id NOT IN (SELECT id FROM t) AND "
        "CASE WHEN 1 THEN 2 END = 3 GROUP BY c, 2 HAVING count(*) > 1 AND c IS NOT NULL ORDER BY n DESC "
        "NULLS LAST, 1 LIMIT 5, 6 UNION SELECT 1 FETCH FIRST 1 ROWS ONLY;"_s;
    for (qsizetype size = 0; size <= whole.size(); ++size)
        for (const Engine engine : {Engine::Sqlite, Engine::Postgresql}) {
            for (const Notice &notice : noticesOfSql(whole.left(size), engine))
                QVERIFY(notice.position >= 0 && notice.length > 0 && notice.position + notice.length <= size);
            for (const Notice &notice : noticesOfSql(whole.mid(size), engine))
                QVERIFY(notice.position >= 0 && notice.length > 0);
        }
    const QStringList words = whole.split(u' ');
    for (qsizetype i = 0; i < words.size(); ++i) {
        QStringList fewer = words;
        fewer.removeAt(i);
        QVERIFY(noticesOfSql(fewer.join(u' '), Engine::Sqlite).size() < 50);
    }
}

/// Queries as people who know SQL write them: not a word.
void CoachSqlTest::soundQueriesAreLeftAlone()
{
    const QStringList sound{
        u"SELECT u.name, count(p.id) FROM user u LEFT JOIN phonebook p ON p.user_id = u.id GROUP BY u.id, u.name ORDER BY 2 DESC LIMIT 5"_s,
        u"SELECT name FROM user WHERE age > (SELECT avg(age) FROM user)"_s,
        u"WITH adults AS (SELECT * FROM user WHERE age >= 18) SELECT count(*) FROM adults"_s,
        u"SELECT city, avg(age) FROM user WHERE city IS NOT NULL GROUP BY city HAVING avg(age) > 20"_s,
        u"SELECT c.category_name, (SELECT count(*) FROM products p WHERE p.category_id = c.id) FROM categories c"_s,
        u"SELECT strftime('%Y', created_at) AS y, sum(price) FROM purchases GROUP BY y"_s,
        u"SELECT CASE WHEN age < 18 THEN 'child' ELSE 'adult' END AS kind, count(*) FROM user GROUP BY 1"_s,
        u"SELECT u.name FROM user u JOIN phonebook p ON p.user_id = u.id GROUP BY u.id HAVING count(*) > 1"_s,
        u"SELECT * FROM purchases WHERE created_at >= '2026-11-01' AND created_at < '2026-12-01'"_s,
        u"SELECT * FROM user WHERE (city = 'Ohio' OR city = 'Ontario') AND age > 20"_s,
        u"SELECT count(DISTINCT user_id) FROM purchases"_s,
        u"SELECT u.first_name, sum(p.price) FROM purchases p JOIN users u ON u.id = p.user_id GROUP BY u.id, u.first_name"_s,
        u"SELECT name, rank() OVER (ORDER BY age DESC) FROM user"_s,
        u"SELECT name FROM user UNION SELECT first_name FROM users ORDER BY 1 LIMIT 3"_s,
        u"SELECT id FROM user WHERE surname IS NOT NULL AND surname <> 'Kit'"_s,
        u"SELECT id FROM user WHERE city IN ('Ohio', 'Ontario') AND city <> 'Ohio'"_s,
        u"SELECT coalesce(city, '?'), count(*) FROM user GROUP BY city"_s,
        u"SELECT * FROM user WHERE id NOT IN (SELECT user_id FROM phonebook WHERE user_id IS NOT NULL)"_s,
        u"SELECT u.*, count(*) FROM user u GROUP BY u.id"_s,
        u"SELECT u.name FROM user u LEFT JOIN phonebook p ON p.user_id = u.id AND p.number LIKE '+1%' WHERE p.id IS NULL"_s,
        u"SELECT name || ' ' || surname FROM user"_s,
        u"SELECT name FROM user ORDER BY age FETCH FIRST 3 ROWS ONLY"_s,
        u"SELECT count(*) FROM user WHERE name = 'Alex' LIMIT 10"_s,
        u"SELECT EXISTS (SELECT 1 FROM user WHERE age > 90)"_s,
        u"SELECT sum(p.price) FROM purchases p JOIN users u ON u.id = p.user_id WHERE p.payment_type <> 'stars'"_s,
        u"SELECT u.id FROM user u LEFT JOIN phonebook p ON p.user_id = u.id WHERE p.deleted IS NOT TRUE"_s,
        u"SELECT city, count(*) n FROM user GROUP BY city HAVING n > 4"_s,
        u"SELECT name FROM user WHERE lower(name) LIKE 'j%' AND email NOT LIKE '%mail.ru'"_s,
        u"SELECT c.category_name FROM categories c WHERE NOT EXISTS (SELECT 1 FROM products p WHERE p.category_id = c.id)"_s,
        u"SELECT p.name FROM products p JOIN categories c ON c.id = p.category_id WHERE c.category_name = 'Курсы' ORDER BY p.price DESC, p.id LIMIT 1"_s,
        u"SELECT min(age), max(age), count(*) FROM user WHERE name IN ('Alex', 'Vlad')"_s,
        u"SELECT a.name, b.name FROM user a JOIN user b ON a.city = b.city AND a.id < b.id"_s,
        u"SELECT payment_type, count(*), sum(price) FROM purchases GROUP BY payment_type HAVING count(*) > 10 AND sum(price) > 1000"_s,
        u"SELECT id, name FROM user WHERE surname IS NULL OR surname != 'Kit'"_s,
        u"VALUES (1, NULL)"_s,
        u"EXPLAIN SELECT name FROM user"_s,
    };
    for (const QString &sql : sound)
        for (const Notice &notice : noticesOfSql(sql, Engine::Sqlite))
            QFAIL(qPrintable(notice.rule + u": "_s + sql));
}

/// Brackets without an end, words in any order, a text of a megabyte: no crash, no wait.
void CoachSqlTest::readsWhatNobodyTypes()
{
    const QStringList deep{u"("_s,     u"NOT "_s,           u"SELECT ("_s, u"SELECT * FROM user WHERE ("_s,
                           u"CASE "_s, u"a AND "_s,         u"a IN ("_s,   u"count("_s,
                           u", "_s,    u"user LEFT JOIN "_s};
    for (const QString &piece : deep)
        for (const int times : {1, 40, 1300, 100000})
            QVERIFY(
                noticesOfSql(u"SELECT * FROM user WHERE "_s + piece.repeated(times), Engine::Sqlite).size()
                < 100);
    const QStringList words{
        u"SELECT"_s,  u"FROM"_s, u"WHERE"_s, u"user"_s,  u"u"_s,    u"."_s,        u","_s,     u"("_s,
        u")"_s,       u"="_s,    u"<>"_s,    u"NULL"_s,  u"'x%'"_s, u"LIKE"_s,     u"NOT"_s,   u"IN"_s,
        u"BETWEEN"_s, u"AND"_s,  u"OR"_s,    u"GROUP"_s, u"BY"_s,   u"HAVING"_s,   u"ORDER"_s, u"LIMIT"_s,
        u"1"_s,       u"city"_s, u"count"_s, u"*"_s,     u"LEFT"_s, u"JOIN"_s,     u"ON"_s,    u"phonebook"_s,
        u"UNION"_s,   u"CASE"_s, u"END"_s,   u"\"n\""_s, u";"_s,    u"DISTINCT"_s, u"AS"_s,    u"NULLS"_s};
    QRandomGenerator dice(20261121);
    for (int text = 0; text < 5000; ++text) {
        QStringList soup{u"SELECT"_s};
        for (int word = dice.bounded(30); word > 0; --word)
            soup.append(words.at(dice.bounded(int(words.size()))));
        const QString sql = soup.join(u' ');
        for (const Notice &notice : noticesOfSql(sql, text % 2 ? Engine::Sqlite : Engine::Postgresql))
            QVERIFY2(notice.position >= 0 && notice.position + notice.length <= sql.size(), qPrintable(sql));
    }
}

QTEST_GUILESS_MAIN(CoachSqlTest)
#include "CoachSqlTest.moc"
