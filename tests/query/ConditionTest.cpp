// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/Condition.h"
#include "query/ConditionJson.h"
#include "query/ConditionSql.h"
#include "query/ConditionWords.h"
#include "query/Operators.h"
#include "query/Period.h"
#include "schema/Conversion.h"

#include <QDate>
#include <QJsonDocument>
#include <QLocale>
#include <QTest>

using namespace Qt::StringLiterals;
using query::Condition;
using query::Op;
using schema::Table;

/// The tree as a value: documents, words, and what people type. What it finds is tested in tests/tables.
class ConditionTest : public QObject
{
    Q_OBJECT
private:
    static const schema::Field &field(Table table, const QString &column)
    {
        return *schema::entity(table).field(column);
    }
    static Condition sample()
    {
        Condition off = Condition::test(u"city"_s, Op::Contains, {u"%_'\"ё"_s});
        off.isOff = true;
        return Condition::all({Condition::test(u"age"_s, Op::Between, {18.5, qint64(9007199254740993)}),
                               Condition::any({off, Condition::test(u"deleted"_s, Op::Equals, {true})}),
                               Condition::none({Condition::test(u"country"_s, Op::IsNull)})});
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void nothingIsAsked()
    {
        QVERIFY(Condition().isVoid());
        QVERIFY(Condition::all({Condition::any({}), Condition::none({})}).isVoid());
        Condition test = Condition::test(u"price"_s, Op::Greater, {5});
        QVERIFY(!Condition::all({test}).isVoid());
        test.isOff = true;
        QVERIFY(Condition::all({test}).isVoid());
    }

    void pagesRefuseWhatIsOfQueries()
    {
        const database::Dialect sqlite(database::Engine::Sqlite, nullptr);
        for (const Op op : {Op::Like, Op::NotLike, Op::ILike, Op::EndsWith, Op::IsNotNull}) {
            const QVariantList values =
                query::arityOf(op) == query::Arity::One ? QVariantList{u"a%"_s} : QVariantList{};
            const Condition test = Condition::test(u"surname"_s, op, values);
            QVERIFY(!query::sqlOf(sqlite, schema::Table::People, test));
            for (const schema::Entity &entity : schema::entities())
                for (const schema::Field &field : entity.fields)
                    QVERIFY(!query::operatorsFor(field).contains(op));
        }
    }

    void documentsComeBackWhole()
    {
        const QByteArray text = QJsonDocument(query::toJson(sample())).toJson();
        const auto back = query::conditionFromJson(QJsonDocument::fromJson(text).object());
        QVERIFY2(back, qPrintable(back ? QString() : back.error().message));
        QCOMPARE(*back, sample());
    }

    void numbersBeyondAllBounds()
    {
        for (const char *number : {"1e300", "-1e300", "9223372036854775807", "9223372036854775808", "0.5"}) {
            const QByteArray json = QByteArray(R"({"field": "age", "op": ">", "values": [)") + number + "]}";
            const auto condition = query::conditionFromJson(QJsonDocument::fromJson(json).object());
            QVERIFY(condition);
            const QVariant value = condition->values.constFirst();
            QCOMPARE(value.toDouble(), QByteArray(number).toDouble());
        }
        const auto exact = query::conditionFromJson(
            QJsonDocument::fromJson(R"({"field": "id", "op": "==", "values": [9007199254740993]})").object());
        QCOMPARE(exact->values.constFirst(), QVariant(qint64(9007199254740993)));
    }

    void badDocumentsSayWhere_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("path");
        QTest::newRow("text") << QByteArray(R"("price > 5")") << u"filter"_s;
        QTest::newRow("no field") << QByteArray(R"({"op": "=="})") << u"filter.field"_s;
        QTest::newRow("unknown operator")
            << QByteArray(R"({"all": [{"any": []}, {"field": "x", "op": "~"}]})") << u"filter.all[1].op"_s;
        QTest::newRow("values") << QByteArray(R"({"field": "x", "op": "==", "values": 5})")
                                << u"filter.values"_s;
        QTest::newRow("null among values")
            << QByteArray(R"({"field": "x", "op": "==", "values": [null]})") << u"filter.values"_s;
        QTest::newRow("two lists") << QByteArray(R"({"all": [], "any": []})") << u"filter.any"_s;
        QTest::newRow("no list") << QByteArray(R"({"none": {}})") << u"filter.none"_s;
        QByteArray deep = R"({"all": []})";
        for (int i = 0; i < 40; ++i)
            deep = R"({"all": [)" + deep + "]}";
        QString path = u"filter"_s;
        for (int i = 0; i < 33; ++i)
            path += u".all[0]"_s;
        QTest::newRow("too deep") << deep << path;
    }
    void badDocumentsSayWhere()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, path);
        const auto document = QJsonDocument::fromJson("[" + json + "]");
        QVERIFY(document.isArray());
        const auto condition = query::conditionFromJson(document[0]);
        QVERIFY(!condition);
        QCOMPARE(condition.error().code, base::ErrorCode::Usage);
        QCOMPARE(condition.error().detail, path);
        QVERIFY(condition.error().message.contains(path));
    }

    void words()
    {
        QCOMPARE(query::inWords(Table::People, sample()),
                 u"Age is between 18.5 – %1 and Deleted = yes and not (Country has no value (NULL))"_s.arg(
                     schema::numberText(9007199254740993)));
        const auto byCategory =
            Condition::any({Condition::test(u"product_id.category_id"_s, Op::Equals, {qint64(3)}),
                            Condition::test(u"payment_type"_s, Op::OneOf, {u"stars"_s})});
        QCOMPARE(query::inWords(Table::Purchases, Condition::all({byCategory}),
                                [](Table table, qint64 id) {
                                    return table == Table::Categories && id == 3 ? u"Courses"_s : QString();
                                }),
                 u"Product: Category = Courses or Payment type is one of Stars"_s);
        QCOMPARE(query::inWords(Table::Purchases, {}), QString());
    }

    void typed_data()
    {
        QTest::addColumn<int>("table");
        QTest::addColumn<QString>("column");
        QTest::addColumn<int>("op");
        QTest::addColumn<QString>("text");
        QTest::addColumn<Condition>("wanted");
        const auto row = [](const char *name, Table table, const QString &column, Op op, const QString &text,
                            Op wantedOp, const QVariantList &values) {
            QTest::newRow(name) << int(table) << column << int(op) << text
                                << Condition::test(column, wantedOp, values);
        };
        const QString price = u"price"_s;
        row("number", Table::Products, price, Op::Equals, u" 18 400 ₽ "_s, Op::Equals, {qint64(18400)});
        row("sign before it", Table::Products, price, Op::Equals, u">= 500"_s, Op::GreaterOrEqual,
            {qint64(500)});
        row("two dots", Table::Products, price, Op::Equals, u"100..500"_s, Op::Between,
            {qint64(100), qint64(500)});
        row("dash", Table::Products, price, Op::Between, u"100 – 500"_s, Op::Between,
            {qint64(100), qint64(500)});
        row("list", Table::Products, price, Op::OneOf, u"1; 2;;3 "_s, Op::OneOf,
            {qint64(1), qint64(2), qint64(3)});
        row("text", Table::Products, u"name"_s, Op::Contains, u"a..b; c"_s, Op::Contains, {u"a..b; c"_s});
        row("exact text", Table::Products, u"name"_s, Op::Contains, u"=Курс"_s, Op::Equals, {u"Курс"_s});
        row("no such sign for texts", Table::Products, u"name"_s, Op::Contains, u">x"_s, Op::Contains,
            {u">x"_s});
        row("title of a payment type", Table::Purchases, u"payment_type"_s, Op::Equals, u"юkassa"_s,
            Op::Equals, {u"yukassa"_s});
        row("label", Table::Purchases, u"user_id"_s, Op::Contains, u"Анна"_s, Op::Contains, {u"Анна"_s});
        row("month", Table::Purchases, u"created_at"_s, Op::Equals, u"9.2026"_s, Op::Equals, {u"2026-09"_s});
        row("minute", Table::Purchases, u"created_at"_s, Op::Equals, u"> 2026-09-01 7:05"_s, Op::Greater,
            {u"2026-09-01 07:05"_s});
        row("moving", Table::Purchases, u"created_at"_s, Op::Equals, u"Last month"_s, Op::Equals,
            {u"last month"_s});
        row("no value needed", Table::People, u"city"_s, Op::IsNull, u"whatever"_s, Op::IsNull, {});
        QTest::newRow("blank") << int(Table::Products) << price << int(Op::Less) << u"  "_s << Condition();
        QTest::newRow("only a sign") << int(Table::Products) << price << int(Op::Less) << u">"_s
                                     << Condition();
    }
    void typed()
    {
        QFETCH(int, table);
        QFETCH(QString, column);
        QFETCH(int, op);
        QFETCH(QString, text);
        QFETCH(Condition, wanted);
        const auto &asked = field(Table(table), column);
        const auto test = query::testFromTyped(column, asked, Op(op), text);
        QVERIFY2(test, qPrintable(test ? QString() : test.error()));
        QCOMPARE(query::codeOf(test->op), query::codeOf(wanted.op));
        QCOMPARE(test->values, wanted.values);
        QCOMPARE(*test, wanted);
        // What it is written as is read as the same.
        if (!wanted.values.isEmpty())
            QCOMPARE(*query::testFromTyped(column, asked, wanted.op, query::typedFrom(asked, wanted)),
                     wanted);
    }

    void typedNonsense_data()
    {
        QTest::addColumn<QString>("column");
        QTest::addColumn<int>("op");
        QTest::addColumn<QString>("text");
        QTest::newRow("text for a number") << u"price"_s << int(Op::Equals) << u"abc"_s;
        QTest::newRow("fraction") << u"price"_s << int(Op::Equals) << u"1.5"_s;
        QTest::newRow("one end") << u"price"_s << int(Op::Between) << u"100"_s;
        QTest::newRow("three ends") << u"price"_s << int(Op::Between) << u"1..2..3"_s;
        QTest::newRow("no date") << u"created_at"_s << int(Op::Equals) << u"2026-02-30"_s;
        QTest::newRow("13th month") << u"created_at"_s << int(Op::Equals) << u"13.2026"_s;
        QTest::newRow("hour 25") << u"created_at"_s << int(Op::Equals) << u"2026-02-01 25:00"_s;
    }
    void typedNonsense()
    {
        QFETCH(QString, column);
        QFETCH(int, op);
        QFETCH(QString, text);
        const auto test = query::testFromTyped(column, field(Table::Purchases, column), Op(op), text);
        QVERIFY(!test);
        QVERIFY(!test.error().isEmpty());
    }

    void periods()
    {
        const auto year = query::periodOf(u"2026"_s);
        QVERIFY(year);
        QCOMPARE(year->from, u"2026-01-01 00:00:00"_s);
        QCOMPARE(year->until, u"2027-01-01 00:00:00"_s);
        QCOMPARE(query::periodOf(u"2024-02"_s)->until, u"2024-03-01 00:00:00"_s);
        QCOMPARE(query::periodOf(u"2024-02-29"_s)->until, u"2024-03-01 00:00:00"_s);
        QCOMPARE(query::periodOf(u"2024-02-29 23:59"_s)->until, u"2024-03-01 00:00:00"_s);
        QCOMPARE(query::periodOf(u"yesterday"_s)->until, query::periodOf(u"today"_s)->from);
        QCOMPARE(query::periodOf(u"last month"_s)->until, query::periodOf(u"this month"_s)->from);
        for (const QString &code :
             {u""_s, u"2026-13"_s, u"2026-02-30"_s, u"abcd"_s, u"2026-02-01 24:00"_s, u"0000"_s})
            QVERIFY2(!query::periodOf(code), qPrintable(code));
    }

    void secretsAreNotSearched()
    {
        const auto ops = query::operatorsFor(field(Table::Products, u"hidden_content"_s));
        QCOMPARE(ops, (QList<Op>{Op::HasValue, Op::IsEmpty}));
    }

    void everyOperatorHasItsWords()
    {
        for (const schema::Entity &entity : schema::entities()) {
            for (const schema::Field &asked : entity.fields) {
                const QList<Op> ops = query::operatorsFor(asked);
                QVERIFY(!ops.isEmpty());
                for (const Op op : ops) {
                    QVERIFY(!query::titleOf(op, asked).isEmpty() && !query::signOf(op).isEmpty());
                    QCOMPARE(query::opFromCode(query::codeOf(op)), std::optional(op));
                }
            }
        }
    }
};

QTEST_GUILESS_MAIN(ConditionTest)
#include "ConditionTest.moc"
