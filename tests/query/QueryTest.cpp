// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/Printed.h"
#include "query/QueryJson.h"
#include "query/QuerySql.h"
#include "query/ResultShape.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using database::Dialect;
using database::Engine;
using query::Condition;
using query::Expression;
using query::Op;
using query::Query;

/// The tree of a query as a value: its document, its rules and its SQL. What it finds is tested beside
/// SQLAlchemy in tests/foreign.
class QueryTest : public QObject
{
    Q_OBJECT
private:
    static QByteArray everything()
    {
        return R"json({"version": 1, "from": "user", "columns": ["user.*", "count(distinct phonebook.number)", "avg(age)"],
            "joins": [{"table": "phonebook", "outer": true}],
            "where": [{"field": "name", "op": "==", "values": ["Julia"], "by_name": true},
                      {"any": [{"field": "surname", "op": "==", "values": [null], "off": true},
                               {"none": [{"field": "phonebook.number", "op": "ilike", "values": ["%ё_\u0027\u0022%"]}]}]},
                      {"field": "age", "op": "between", "values": [18.5, 9007199254740993]},
                      {"field": "city", "op": "in"}],
            "group_by": ["user.id", "age"], "having": [{"field": "count(*)", "op": ">", "values": [1]}],
            "distinct": true,
            "order_by": [{"by": "age", "descending": true, "nulls": "last"}, {"by": "user.id", "nulls": "first"}],
            "slice": [1, 3], "ending": "one_or_none"})json";
    }
    static Query read(const QByteArray &text)
    {
        const auto query = query::queryFromDocument(text);
        if (!query)
            qFatal("%s", qPrintable(query.error().message));
        return *query;
    }
    static QByteArray with(const QByteArray &rest)
    {
        return R"json({"version": 1, "from": "user")json" + (rest.isEmpty() ? rest : ", " + rest) + '}';
    }

private Q_SLOTS:
    void expressions_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("back"); // "" = refused
        QTest::newRow("column") << u" age "_s << u"age"_s;
        QTest::newRow("of a table") << u"user . age"_s << u"user.age"_s;
        QTest::newRow("row") << u"user.*"_s << u"user.*"_s;
        QTest::newRow("all") << u"COUNT(*)"_s << u"count(*)"_s;
        QTest::newRow("distinct") << u"count( DISTINCT  user.name )"_s << u"count(distinct user.name)"_s;
        QTest::newRow("sum") << u"sum(price)"_s << u"sum(price)"_s;
        for (const char *bad :
             {"", "count(", "age)", "count()", "sum(*)", "count(user.*)", "sum(distinct age)", "upper(name)",
              "a.b.c", "count(distinct *)", "age; DROP TABLE user", "user.\"age\""})
            QTest::newRow(bad) << QString::fromUtf8(bad) << QString();
    }
    void expressions()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, back);
        const auto parsed = Expression::parse(text);
        QCOMPARE(parsed.has_value(), !back.isEmpty());
        if (parsed) {
            QCOMPARE(parsed->text(), back);
            QCOMPARE(*Expression::parse(parsed->text()), *parsed);
        } else {
            QVERIFY(parsed.error().message.contains(u"Write it like"_s));
        }
    }

    void documentsComeBackWhole()
    {
        const Query query = read(everything());
        QCOMPARE(query.where.parts.size(), 4);
        QVERIFY(query.where.parts.at(0).isByName);
        QCOMPARE(query.where.parts.at(2).values.at(1), QVariant(qint64(9007199254740993)));
        QVERIFY(query.where.parts.at(3).values.isEmpty());
        QCOMPARE(*query.offset, 1);
        QCOMPARE(*query.limit, 2);
        QVERIFY(query::check(query).isEmpty());
        const QByteArray again = query::toDocument(query);
        QCOMPARE(read(again), query);
        QCOMPARE(QJsonDocument::fromJson(again).object().value(u"slice"_s), (QJsonArray{1, 3}));
    }

    void slicesWithoutAnEnd()
    {
        for (const char *slice : {"[5, null]", "[null, 5]", "[null, null]", "[0, 0]"}) {
            const Query query = read(with(QByteArray(R"json("slice": )json") + slice));
            QVERIFY(query.isSlice);
            QVERIFY(query::check(query).isEmpty());
            QCOMPARE(read(query::toDocument(query)), query);
        }
    }

    void badDocumentsSayWhere_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("path");
        const auto row = [](const char *name, const QByteArray &rest, const char *path) {
            QTest::newRow(name) << with(rest) << QString::fromUtf8(path);
        };
        QTest::newRow("list") << QByteArray("[]") << u"/"_s;
        QTest::newRow("no version") << QByteArray(R"json({"from": "user"})json") << u"version"_s;
        QTest::newRow("version 1.5") << QByteArray(R"json({"version": 1.5, "from": "user"})json")
                                     << u"version"_s;
        QTest::newRow("later") << QByteArray(R"json({"version": 2, "from": 5, "new": []})json")
                               << u"version"_s;
        QTest::newRow("no table") << QByteArray(R"json({"version": 1})json") << u"from"_s;
        QTest::newRow("unknown table")
            << QByteArray(R"json({"version": 1, "from": "people"})json") << u"from"_s;
        row("unknown key", R"json("order": ["age"])json", "order");
        row("columns", R"json("columns": "age")json", "columns");
        row("column", R"json("columns": ["age", "upper(name)"])json", "columns[1]");
        row("column number", R"json("columns": [5])json", "columns[0]");
        row("join", R"json("joins": [{"table": "phonebook"}, {"tabel": "user"}])json", "joins[1].tabel");
        row("join text", R"json("joins": ["phonebook"])json", "joins[0].table");
        row("outer", R"json("joins": [{"table": "phonebook", "outer": 1}])json", "joins[0].outer");
        row("joinedload", R"json("joinedload": [1])json", "joinedload[0]");
        row("where", R"json("where": {"all": []})json", "where");
        row("condition", R"json("where": [5])json", "where[0]");
        row("condition key", R"json("where": [{"field": "age", "op": "==", "value": [5]}])json",
            "where[0].value");
        row("operator", R"json("where": [{"all": []}, {"any": [{"field": "age", "op": "="}]}])json",
            "where[1].any[0].op");
        row("value", R"json("where": [{"field": "age", "op": "in", "values": [5, [6]]}])json",
            "where[0].values[1]");
        row("off", R"json("where": [{"field": "age", "op": "is null", "off": "yes"}])json", "where[0].off");
        row("having", R"json("having": [{"op": "=="}])json", "having[0].field");
        row("distinct", R"json("distinct": "yes")json", "distinct");
        row("order", R"json("order_by": [{"by": "age", "nulls": "middle"}])json", "order_by[0].nulls");
        row("order by nothing", R"json("order_by": [{"descending": true}])json", "order_by[0].by");
        row("limit", R"json("limit": "10")json", "limit");
        row("half a row", R"json("offset": 1.5)json", "offset");
        row("slice", R"json("slice": [1])json", "slice");
        row("slice of texts", R"json("slice": [1, "3"])json", "slice[1]");
        row("slice and limit", R"json("slice": [1, 3], "limit": 5)json", "slice");
        row("ending", R"json("ending": "two")json", "ending");
        row("huge", R"json("limit": 1e300)json", "limit");
    }
    void badDocumentsSayWhere()
    {
        QFETCH(const QByteArray, json);
        QFETCH(const QString, path);
        const auto query = query::queryFromDocument(json);
        QVERIFY(!query);
        QCOMPARE(query.error().detail, path);
        QCOMPARE(query.error().code, base::ErrorCode::Usage);
        QVERIFY2(query.error().message.contains(path), qPrintable(query.error().message));
    }

    void whatIsNoJsonSaysTheLine()
    {
        const auto query = query::queryFromDocument("{\n  \"version\": 1,\n  \"from\": user\n}");
        QVERIFY(!query);
        QVERIFY2(query.error().message.contains(u"line 3"_s), qPrintable(query.error().message));
    }

    void deepGroupsAreRefused()
    {
        QByteArray text = R"json({"field": "age", "op": "==", "values": [1]})json";
        for (int i = 0; i < 200; ++i)
            text = R"json({"any": [)json" + text + "]}";
        const auto query = query::queryFromDocument(with(R"json("where": [)json" + text + ']'));
        QVERIFY(!query);
        QVERIFY(query.error().detail.startsWith(u"where[0].any[0].any[0]"_s));
    }

    void problemsSayWhere_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, const QByteArray &rest, const char *path, const char *words) {
            QTest::newRow(name) << with(rest) << QString::fromUtf8(path) << QString::fromUtf8(words);
        };
        const auto where = [&](const char *name, const QByteArray &test, const char *path,
                               const char *words) {
            row(name, R"json("where": [{)json" + test + "}]", path, words);
        };
        where("unknown field", R"json("field": "agee", "op": "==", "values": [1])json", "where[0].field",
              "no column “agee”");
        where("abc for age", R"json("field": "age", "op": "==", "values": ["abc"])json", "where[0].values[0]",
              "age must be a number");
        where("second of them", R"json("field": "age", "op": "in", "values": [1, "abc"])json",
              "where[0].values[1]", "number");
        where("number for a name", R"json("field": "name", "op": "==", "values": [5])json",
              "where[0].values[0]", "text");
        where("text for a flag", R"json("field": "deleted", "op": "==", "values": ["maybe"])json",
              "where[0].values[0]", "");
        where("no time", R"json("field": "created_at", "op": ">", "values": ["yesterday"])json",
              "where[0].values[0]", "");
        where("not joined", R"json("field": "phonebook.number", "op": "is null")json", "where[0].field",
              "Join it first");
        where("aggregate", R"json("field": "count(*)", "op": ">", "values": [1])json", "where[0].field",
              "HAVING");
        where("whole row", R"json("field": "user.*", "op": "is null")json", "where[0].field", "column");
        where("like a number", R"json("field": "age", "op": "like", "values": ["1%"])json", "where[0].op",
              "text");
        where("page's operator", R"json("field": "name", "op": "has value")json", "where[0].op", "SQL");
        where("less than NULL", R"json("field": "age", "op": "<", "values": [null])json",
              "where[0].values[0]", "NULL");
        where("no value", R"json("field": "age", "op": "<")json", "where[0].values", "One value");
        where("one end", R"json("field": "age", "op": "between", "values": [1])json", "where[0].values",
              "Two values");
        where("a value too many", R"json("field": "age", "op": "is null", "values": [1])json",
              "where[0].values", "No value");
        where("flags have no order", R"json("field": "deleted", "op": "<", "values": [true])json",
              "where[0].op", "==");
        where("inside", R"json("any": [{"none": [{"field": "x.y", "op": "is null"}]}])json",
              "where[0].any[0].none[0].field", "no table “x”");
        row("having without group", R"json("having": [{"field": "count(*)", "op": ">", "values": [1]}])json",
            "having", "WHERE");
        row("having of what differs",
            R"json("group_by": ["city"], "having": [{"field": "age", "op": ">", "values": [1]}])json",
            "having[0].field", "group");
        row("group by a function", R"json("group_by": ["count(*)"])json", "group_by[0]", "columns");
        row("slice backwards", R"json("slice": [5, 2])json", "slice", "[5:2]");
        row("slice from behind", R"json("slice": [-3, 2])json", "slice", "first row");
        row("slice to behind", R"json("slice": [1, -2])json", "slice", "first row");
        row("limit", R"json("limit": -1)json", "limit", "from 0");
        row("offset", R"json("offset": -1)json", "offset", "from 0");
        row("twice", R"json("columns": ["age", "user.age"])json", "columns[1]", "twice");
        row("sum of names", R"json("columns": ["sum(name)"])json", "columns[0]", "numbers");
        row("unknown column", R"json("columns": ["height"])json", "columns[0]", "no column");
        row("join twice", R"json("joins": [{"table": "phonebook"}, {"table": "phonebook"}])json", "joins[1]",
            "already");
        row("join nothing", R"json("joins": [{"table": "phones"}])json", "joins[0]", "no table");
        row("no key between", R"json("joins": [{"table": "products"}])json", "joins[0]", "foreign key");
        row("load nothing", R"json("joinedload": ["products"])json", "joinedload[0]", "foreign key");
        row("load into columns", R"json("columns": ["age"], "joinedload": ["phonebook"])json",
            "joinedload[0]", "whole");
        row("load twice", R"json("joinedload": ["phonebook", "phonebook"])json", "joinedload[1]", "twice");
        row("order by a function", R"json("order_by": ["count(*)"])json", "order_by[0]", "group");
        row("order of the distinct", R"json("columns": ["city"], "distinct": true, "order_by": ["age"])json",
            "order_by[0]", "DISTINCT");
        QTest::newRow("a secret") << QByteArray(R"json({"version": 1, "from": "products", "where":
            [{"field": "hidden_content", "op": "startswith", "values": ["a"]}]})json")
                                  << u"where[0].field"_s << u"secret"_s;
        QTest::newRow("the order of secrets")
            << QByteArray(R"json({"version": 1, "from": "products", "order_by": ["hidden_content"]})json")
            << u"order_by[0]"_s << u"secret"_s;
        QTest::newRow("the greatest secret")
            << QByteArray(R"json({"version": 1, "from": "products", "columns": ["max(hidden_content)"]})json")
            << u"columns[0]"_s << u"secret"_s;
    }
    void problemsSayWhere()
    {
        QFETCH(const QByteArray, json);
        QFETCH(const QString, path);
        QFETCH(const QString, words);
        const Query query = read(json);
        const QList<query::Problem> problems = query::check(query);
        QCOMPARE(problems.size(), 1);
        QCOMPARE(problems.constFirst().path, path);
        QVERIFY2(problems.constFirst().message.contains(words), qPrintable(problems.constFirst().message));
        const auto sql = query::sqlOf(Dialect(Engine::Sqlite, nullptr), query);
        QVERIFY(!sql);
        QCOMPARE(sql.error().detail, path);
        QVERIFY(!query::shapeOf(query));
        // A document keeps what can't be.
        QCOMPARE(read(query::toDocument(query)), query);
    }

    void whatIsOffIsNotChecked()
    {
        const Query query = read(
            with(R"json("where": [{"field": "nothing", "op": "==", "values": ["abc"], "off": true}])json"));
        QVERIFY(query::check(query).isEmpty());
        QVERIFY(!query::sqlOf(Dialect(Engine::Sqlite, nullptr), query)->sql.contains(u"WHERE"_s));
    }

    void statements()
    {
        const Dialect sqlite(Engine::Sqlite, nullptr);
        const Dialect postgresql(Engine::Postgresql, nullptr);
        const auto text = [](const base::Result<query::SqlText> &sql) { return sql->sql.simplified(); };
        const Query names = read(with(R"json("columns": ["name"], "where": [{"any": [
            {"field": "name", "op": "like", "values": ["J%"]}, {"field": "age", "op": ">=", "values": ["18"]}]},
            {"field": "city", "op": "!=", "values": [null]}, {"field": "name", "op": "not in"}], "ending": "first")json"));
        QCOMPARE(
            text(query::sqlOf(sqlite, names)),
            uR"json(SELECT "user"."name" FROM "user" WHERE ("user"."name" LIKE ? OR "user"."age" >= ?) )json"
            uR"json(AND "user"."city" IS NOT NULL AND 1 = 1 LIMIT 1)json"_s);
        QCOMPARE(query::sqlOf(sqlite, names)->values, (QVariantList{u"J%"_s, 18.0}));
        QVERIFY(text(query::sqlOf(postgresql, names))
                    .contains(u"LIKE ?::text OR \"user\".\"age\" >= ?::double precision"_s));
        const Query count = read(
            with(R"json("joins": [{"table": "phonebook", "outer": true}], "columns": ["city", "count(*)"],
            "group_by": ["city"], "having": [{"field": "count(*)", "op": ">", "values": [4]}], "offset": 1,
            "ending": "count")json"));
        QCOMPARE(
            text(query::sqlOf(sqlite, count)),
            uR"json(SELECT count(*) AS count_1 FROM ( SELECT "user"."city" AS "user_city", count(*) AS "count_2" FROM "user" )json"
            uR"json(LEFT OUTER JOIN "phonebook" ON "user"."id" = "phonebook"."user_id" GROUP BY "user"."city" )json"
            uR"json(HAVING count(*) > ? LIMIT -1 OFFSET ? ) AS "anon_1")json"_s);
        QVERIFY(!text(query::sqlOf(postgresql, count)).contains(u"LIMIT"_s));
    }

    /// Whatever stands in a file, it is read or refused, and what was read can be said or is refused with a
    /// place.
    void brokenDocuments()
    {
        const QByteArray whole = everything();
        const QByteArray pieces[] = {"null",        "[]",
                                     "{}",          "-1",
                                     "1e400",       "\"\"",
                                     "true",        ",",
                                     "}",           "]",
                                     "\"age\"",     "9223372036854775807",
                                     "\"user.*\"",  "\"count(*)\"",
                                     "\"\\u0000\"", "\"\\ud800\""};
        quint32 seed = 1;
        const auto dice = [&seed](qsizetype below) {
            seed = seed * 1664525u + 1013904223u;
            return qsizetype((seed >> 8) % quint32(below));
        };
        int readable = 0;
        for (int i = 0; i < 4000; ++i) {
            QByteArray text = whole;
            // A value or a bracket in place of another; now and then any byte.
            const qsizetype at = dice(text.size());
            const QByteArray &piece = pieces[size_t(dice(std::size(pieces)))];
            if (dice(4) == 0) {
                text[at] = char(dice(256));
            } else {
                const qsizetype from = std::max<qsizetype>(0, text.indexOf(':', at) + 1);
                const qsizetype until = text.indexOf(',', from);
                text.replace(from, (until < 0 ? text.size() : until) - from, piece);
            }
            const auto query = query::queryFromDocument(text);
            if (!query) {
                QVERIFY(!query.error().message.isEmpty());
                continue;
            }
            ++readable;
            QCOMPARE(read(query::toDocument(*query)), *query);
            const auto problems = query::check(*query);
            for (const query::Tongue tongue : query::tongues())
                QCOMPARE(query::printed(tongue, *query).has_value(), problems.isEmpty());
        }
        QVERIFY(readable > 200);
    }

    void partsOfStatements()
    {
        const Dialect sqlite(Engine::Sqlite, nullptr);
        const Query query = read(everything());
        QCOMPARE(
            query::fromSql(sqlite, query)->sql.simplified(),
            uR"json(FROM "user" LEFT OUTER JOIN "phonebook" ON "user"."id" = "phonebook"."user_id")json"_s);
        const auto part = query::conditionSql(sqlite, query, query::Clause::Where, query.where.parts.at(1));
        QCOMPARE(part->sql, uR"json(NOT (lower("phonebook"."number") LIKE lower(?)))json"_s);
        QCOMPARE(part->values.size(), 1);
        const auto having =
            query::conditionSql(sqlite, query, query::Clause::Having, query.having.parts.at(0));
        QCOMPARE(having->sql, u"count(*) > ?"_s);
        QCOMPARE(*query::expressionSql(sqlite, query, *Expression::parse(u"avg(age)"_s)),
                 u"avg(\"user\".\"age\")"_s);
    }

    void shapes()
    {
        const auto shape = query::shapeOf(read(everything()));
        QVERIFY(shape.has_value());
        QCOMPARE(shape->parts.size(), 3);
        QVERIFY(shape->parts.at(0).isObject);
        QCOMPARE(shape->parts.at(0).name, u"User"_s);
        QCOMPARE(shape->parts.at(1).name, u"count(distinct phonebook.number)"_s);
        QCOMPARE(shape->columns.size(), 12);
        QCOMPARE(shape->columns.at(11).name, u"avg(age)"_s);
        const auto loaded = query::shapeOf(read(with(R"json("joinedload": ["phonebook"])json")));
        QCOMPARE(loaded->loaded.at(0).attribute, u"phone_numbers"_s);
        QCOMPARE(loaded->loaded.at(0).first, 10);
        QCOMPARE(loaded->columns.size(), 17);
        const auto product = query::shapeOf(read(R"json({"version": 1, "from": "products"})json"));
        QCOMPARE(product->columns.constLast().column, u"hidden_content"_s);
        QVERIFY(product->columns.constLast().isSecret);
    }
};

QTEST_GUILESS_MAIN(QueryTest)
#include "QueryTest.moc"
