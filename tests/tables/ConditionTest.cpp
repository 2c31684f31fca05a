// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Patience.h"
#include "tables/Shop.h"

#include "query/Operators.h"
#include "query/Period.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using query::Condition;
using query::Op;
using schema::Table;
using tables::RowQuery;
using Ids = QList<qint64>;

/// What conditions find, on both engines: every operator by hand, and random trees against an evaluation of
/// the same tree in this file.
class ConditionTest : public QObject
{
    Q_OBJECT
private:
    store::Stores m_stores;
    support::TestDatabase *m_database = nullptr;
    std::optional<database::Connection> m_connection;
    std::optional<database::Engine> m_filled;

    [[nodiscard]] Ids found(Table table, const Condition &condition) const
    {
        RowQuery::Request request;
        request.table = table;
        request.showDeleted = true;
        request.conditions = condition;
        return UNWRAP(RowQuery::order(*m_connection, request));
    }
    [[nodiscard]] Ids tested(Table table, const QString &field, Op op, const QVariantList &values = {}) const
    {
        return found(table, Condition::test(field, op, values));
    }

    void addTrickyRows()
    {
        m_database->runCareless(uR"(BEGIN;
DELETE FROM phonebook;
DELETE FROM "user";
INSERT INTO "user" (id, name, surname, age, email, country, city, deleted, created_at) VALUES (1, 'Ёлка', 'O''Brien "Q"', 18, 'a@example.org', 'Россия', NULL, '0', '2026-02-01 00:00:00');
INSERT INTO "user" (id, name, surname, age, email, country, city, deleted, created_at) VALUES (2, 'ёж', '100%', 24.5, 'b@example.org', 'Йемен', '', '1', '2026-02-01 12:30:00.5');
INSERT INTO "user" (id, name, surname, age, email, country, city, deleted, created_at) VALUES (3, 'Anna_B', NULL, 0, 'c@example.org', 'россия', 'Псков', NULL, '2026-03-01 00:00:00');
INSERT INTO "user" (id, name, surname, age, email, country, city, deleted, created_at) VALUES (4, 'annaXb', '', -3, 'd@example.org', 'Armenia', 'псков', '0', '2025-12-31 23:59:59.9');
INSERT INTO "user" (id, name, surname, age, email, country, city, deleted, created_at) VALUES (5, 'back\slash', 'Ελλάς', 18, 'e@example.org', '', 'St. Petersburg', '0', NULL);
INSERT INTO phonebook (id, user_id, number, deleted, created_at) VALUES (1, 1, '8(900)765-43-21', '0', '2026-02-01 00:00:00');
INSERT INTO phonebook (id, user_id, number, deleted, created_at) VALUES (2, NULL, '+7 900 111', '0', '2026-02-01 00:00:00');
INSERT INTO phonebook (id, user_id, number, deleted, created_at) VALUES (3, 77, NULL, '0', '2026-02-01 00:00:00');
INSERT INTO phonebook (id, user_id, number, deleted, created_at) VALUES (4, 3, '', '0', '2026-02-01 00:00:00');
COMMIT;
)"_s);
    }

    // The same tree, evaluated here: true, false, or nothing for unknown.
    using Truth = std::optional<bool>;
    static bool containsText(const QVariant &value, const QString &needle)
    {
        return !database::value::isNull(value) && value.toString().toLower().contains(needle.toLower());
    }
    static bool lies(const QVariant &value, const QString &period)
    {
        const auto asked = *query::periodOf(period);
        const QString at = value.toString().left(19);
        return at >= asked.from && at < asked.until;
    }
    static bool holds(const RowQuery::Row &row, const Condition &test)
    {
        const schema::Field &field = *schema::entity(Table::People).field(test.field);
        const QVariant value = row.value(test.field);
        const bool isNull = database::value::isNull(value);
        const QVariant asked = test.values.value(0);
        const bool isTime = field.type == schema::Type::Timestamp;
        switch (test.op) {
        case Op::IsNull:
            return isNull;
        case Op::IsEmpty:
            return !isNull && value.toString().isEmpty();
        case Op::HasValue:
            return !isNull && !value.toString().isEmpty();
        case Op::Contains:
            return containsText(value, asked.toString());
        case Op::NotContains:
            return !containsText(value, asked.toString());
        case Op::StartsWith:
            return !isNull && value.toString().toLower().startsWith(asked.toString().toLower());
        case Op::NotEquals:
            return isNull || (isTime ? !lies(value, asked.toString()) : !database::value::same(value, asked));
        case Op::NoneOf:
            return !test.values.contains(value);
        default:
            break;
        }
        if (isNull)
            return false;
        if (isTime) {
            const auto period = *query::periodOf(asked.toString());
            const QString at = value.toString().left(19);
            switch (test.op) {
            case Op::Equals:
                return lies(value, asked.toString());
            case Op::Less:
                return at < period.from;
            case Op::GreaterOrEqual:
                return at >= period.from;
            default:
                return at >= period.until;
            }
        }
        switch (test.op) {
        case Op::Equals:
            return database::value::same(value, asked);
        case Op::OneOf:
            return test.values.contains(value);
        case Op::Less:
            return value.toDouble() < asked.toDouble();
        case Op::LessOrEqual:
            return value.toDouble() <= asked.toDouble();
        case Op::Greater:
            return value.toDouble() > asked.toDouble();
        case Op::GreaterOrEqual:
            return value.toDouble() >= asked.toDouble();
        default:
            return value.toDouble() >= asked.toDouble()
                && value.toDouble() <= test.values.value(1).toDouble();
        }
    }
    static bool fits(const RowQuery::Row &row, const Condition &condition)
    {
        if (condition.isVoid())
            return true;
        if (condition.kind == Condition::Kind::Test)
            return holds(row, condition);
        const auto part = [&row](const Condition &inner) { return !inner.isVoid() && fits(row, inner); };
        if (condition.kind == Condition::Kind::All)
            return std::ranges::all_of(condition.parts, [&row](const Condition &inner) {
                return inner.isVoid() || fits(row, inner);
            });
        return std::ranges::any_of(condition.parts, part) == (condition.kind == Condition::Kind::Any);
    }

    static Condition randomTest(QRandomGenerator &random)
    {
        static const QStringList texts{u"ё"_s, u"Ё"_s,  u"россия"_s, u"Россия"_s, u"%"_s,   u"_"_s,
                                       u"'"_s, u"\""_s, u"\\"_s,     u"ПСКОВ"_s,  u"ann"_s, u"λά"_s};
        static const QStringList columns{u"name"_s, u"surname"_s, u"country"_s, u"city"_s};
        const auto text = [&] { return texts.at(random.bounded(texts.size())); };
        switch (random.bounded(4)) {
        case 0: {
            static const QList<Op> ops{Op::Equals, Op::NotEquals, Op::Less, Op::GreaterOrEqual, Op::IsNull};
            const Op op = ops.at(random.bounded(ops.size()));
            return op == Op::IsNull
                ? Condition::test(u"age"_s, op)
                : Condition::test(u"age"_s, op, {random.bounded(-5, 26) + 0.5 * random.bounded(2)});
        }
        case 1: {
            static const QStringList periods{u"2026"_s, u"2026-02"_s, u"2026-02-01"_s, u"2026-02-01 12:30"_s};
            static const QList<Op> ops{Op::Equals, Op::NotEquals, Op::Less, Op::Greater, Op::GreaterOrEqual};
            return Condition::test(u"created_at"_s, ops.at(random.bounded(ops.size())),
                                   {periods.at(random.bounded(periods.size()))});
        }
        default:
            break;
        }
        static const QList<Op> ops{Op::Contains, Op::NotContains, Op::StartsWith, Op::Equals,  Op::NotEquals,
                                   Op::OneOf,    Op::NoneOf,      Op::IsNull,     Op::IsEmpty, Op::HasValue};
        const Op op = ops.at(random.bounded(ops.size()));
        const QString column = columns.at(random.bounded(columns.size()));
        switch (query::arityOf(op)) {
        case query::Arity::None:
            return Condition::test(column, op);
        case query::Arity::Many:
            return Condition::test(column, op, {text(), text()});
        default:
            return Condition::test(column, op, {text()});
        }
    }
    static Condition randomTree(QRandomGenerator &random, int depth)
    {
        Condition condition;
        if (depth == 0 || random.bounded(3) == 0) {
            condition = randomTest(random);
        } else {
            condition.kind = Condition::Kind(1 + random.bounded(3));
            for (int parts = random.bounded(4); parts > 0; --parts)
                condition.parts.append(randomTree(random, depth - 1));
        }
        condition.isOff = random.bounded(8) == 0;
        return condition;
    }

private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void cleanupTestCase() { m_stores.end(); }
    void init()
    {
        support::failOnSqlWarnings();
        if (m_filled != support::engine()) {
            m_database = &m_stores.begin(support::engine());
            addTrickyRows();
            m_filled = support::engine();
        }
        m_connection = m_database->open(database::Role::Reader);
    }
    void cleanup() { m_connection.reset(); }

    void texts()
    {
        const Table people = Table::People;
        QCOMPARE(tested(people, u"name"_s, Op::Contains, {u"ё"_s}), (Ids{1, 2}));
        QCOMPARE(tested(people, u"name"_s, Op::Contains, {u"_B"_s}), Ids{3}); // no wildcard
        QCOMPARE(tested(people, u"surname"_s, Op::Contains, {u"%"_s}), Ids{2});
        QCOMPARE(tested(people, u"surname"_s, Op::Contains, {u"'b"_s}), Ids{1});
        QCOMPARE(tested(people, u"surname"_s, Op::NotContains, {u"%"_s}), (Ids{1, 3, 4, 5})); // NULL too
        QCOMPARE(tested(people, u"country"_s, Op::Equals, {u"Россия"_s}), Ids{1});
        QCOMPARE(tested(people, u"country"_s, Op::NotEquals, {u"Россия"_s}), (Ids{2, 3, 4, 5}));
        QCOMPARE(tested(people, u"country"_s, Op::StartsWith, {u"РОС"_s}), (Ids{1, 3}));
        QCOMPARE(tested(people, u"surname"_s, Op::StartsWith, {u"ελ"_s}), Ids{5});
        QCOMPARE(tested(people, u"city"_s, Op::OneOf, {u"псков"_s, u""_s}), (Ids{2, 4}));
        QCOMPARE(tested(people, u"city"_s, Op::NoneOf, {u"псков"_s, u""_s}), (Ids{1, 3, 5}));
        QCOMPARE(tested(people, u"city"_s, Op::IsNull), Ids{1});
        QCOMPARE(tested(people, u"city"_s, Op::IsEmpty), Ids{2});
        QCOMPARE(tested(people, u"city"_s, Op::HasValue), (Ids{3, 4, 5}));
    }

    void numbersAndTimes()
    {
        const Table people = Table::People;
        QCOMPARE(tested(people, u"age"_s, Op::Equals, {qint64(18)}), (Ids{1, 5}));
        QCOMPARE(tested(people, u"age"_s, Op::NotEquals, {18.0}), (Ids{2, 3, 4}));
        QCOMPARE(tested(people, u"age"_s, Op::Between, {-3.0, 18.0}), (Ids{1, 3, 4, 5}));
        QCOMPARE(tested(people, u"age"_s, Op::Greater, {18.0}), Ids{2});
        QCOMPARE(tested(people, u"created_at"_s, Op::Equals, {u"2026-02-01 12:30"_s}), Ids{2});
        QCOMPARE(tested(people, u"created_at"_s, Op::Equals, {u"2026-02"_s}), (Ids{1, 2}));
        QCOMPARE(tested(people, u"created_at"_s, Op::Less, {u"2026"_s}), Ids{4});
        QCOMPARE(tested(people, u"created_at"_s, Op::Greater, {u"2026-02"_s}), Ids{3});
        QCOMPARE(tested(people, u"created_at"_s, Op::Between, {u"2025"_s, u"2026-02-01"_s}), (Ids{1, 2, 4}));
        QCOMPARE(tested(people, u"created_at"_s, Op::IsNull), Ids{5});
        QCOMPARE(tested(people, u"deleted"_s, Op::Equals, {true}), Ids{2});
        QCOMPARE(tested(people, u"deleted"_s, Op::Equals, {false}), (Ids{1, 3, 4, 5})); // NULL is not deleted
    }

    void references()
    {
        const Table numbers = Table::Numbers;
        QCOMPARE(tested(numbers, u"user_id"_s, Op::Contains, {u"ёлка"_s}), Ids{1});
        QCOMPARE(tested(numbers, u"user_id"_s, Op::NotContains, {u"ёлка"_s}), (Ids{2, 3, 4})); // orphan, NULL
        QCOMPARE(tested(numbers, u"user_id"_s, Op::Equals, {qint64(77)}), Ids{3});
        QCOMPARE(tested(numbers, u"user_id"_s, Op::OneOf, {qint64(1), qint64(3)}), (Ids{1, 4}));
        QCOMPARE(tested(numbers, u"user_id"_s, Op::IsNull), Ids{2});
        QCOMPARE(tested(numbers, u"user_id.city"_s, Op::Equals, {u"Псков"_s}), Ids{4});
        QCOMPARE(tested(numbers, u"user_id.city"_s, Op::IsNull), Ids{1});
        QCOMPARE(tested(numbers, u"number"_s, Op::Contains, {u"+7 (900) 7"_s}).size(), 0);
        QCOMPARE(tested(numbers, u"number"_s, Op::Contains, {u"900 765"_s}), Ids{1}); // by its digits
    }

    void whatPeopleSeeIsFound()
    {
        const Ids yukassa = tested(Table::Purchases, u"payment_type"_s, Op::Equals, {u"yukassa"_s});
        QVERIFY(!yukassa.isEmpty());
        QCOMPARE(tested(Table::Purchases, u"payment_type"_s, Op::Contains, {u"ЮKas"_s}), yukassa);
    }

    void groups()
    {
        const Condition anna = Condition::test(u"name"_s, Op::Contains, {u"anna"_s});
        const Condition pskov = Condition::test(u"city"_s, Op::Contains, {u"псков"_s});
        const Condition old = Condition::test(u"age"_s, Op::Greater, {0.0});
        QCOMPARE(found(Table::People, Condition::all({anna, pskov})), (Ids{3, 4}));
        QCOMPARE(found(Table::People, Condition::any({anna, old})), (Ids{1, 2, 3, 4, 5}));
        QCOMPARE(found(Table::People, Condition::none({anna})), (Ids{1, 2, 5}));
        QCOMPARE(found(Table::People, Condition::none({old})), (Ids{3, 4}));
        // A time that nobody knows is not after 2025, and stays.
        const Condition late = Condition::test(u"created_at"_s, Op::Greater, {u"2025"_s});
        QCOMPARE(found(Table::People, Condition::none({late})), (Ids{4, 5}));
        QCOMPARE(found(Table::People, Condition::all({Condition::none({}), anna})), (Ids{3, 4}));
    }

    void refusals_data()
    {
        QTest::addColumn<int>("table");
        QTest::addColumn<Condition>("condition");
        const auto row = [](const char *name, Table table, const QString &field, Op op,
                            const QVariantList &values) {
            QTest::newRow(name) << int(table) << Condition::test(field, op, values);
        };
        row("no such field", Table::People, u"nme"_s, Op::Equals, {u"x"_s});
        row("path through no reference", Table::People, u"name.id"_s, Op::Equals, {qint64(1)});
        row("no such field at the end", Table::Numbers, u"user_id.x"_s, Op::Equals, {qint64(1)});
        row("text for a number", Table::People, u"age"_s, Op::Greater, {u"abc"_s});
        row("no value", Table::People, u"name"_s, Op::Contains, {});
        row("a value too many", Table::People, u"name"_s, Op::IsNull, {u"x"_s});
        row("one end", Table::People, u"age"_s, Op::Between, {1.0});
        row("no period", Table::People, u"created_at"_s, Op::Equals, {u"soon"_s});
        row("texts in a time", Table::People, u"created_at"_s, Op::Contains, {u"2026"_s});
        row("less than a person", Table::Numbers, u"user_id"_s, Op::Less, {u"x"_s});
        row("id and label", Table::Numbers, u"user_id"_s, Op::OneOf, {u"x"_s, qint64(1)});
        row("secret", Table::Products, u"hidden_content"_s, Op::Contains, {u"a"_s});
        row("secret, along a path", Table::Purchases, u"product_id.hidden_content"_s, Op::StartsWith,
            {u"a"_s});
        row("secret, exactly", Table::Products, u"hidden_content"_s, Op::Equals, {u"a"_s});
    }
    void refusals()
    {
        QFETCH(int, table);
        QFETCH(Condition, condition);
        RowQuery::Request request;
        request.table = Table(table);
        request.conditions = Condition::all({condition});
        const auto ids = RowQuery::order(*m_connection, request);
        QVERIFY(!ids);
        QCOMPARE(ids.error().code, base::ErrorCode::Usage);
        QCOMPARE(ids.error().detail, condition.field);
        QVERIFY(!ids.error().message.isEmpty());
    }

    void randomTrees()
    {
        RowQuery::Request request;
        request.table = Table::People;
        const auto page = UNWRAP(RowQuery::rows(*m_connection, request, {1, 2, 3, 4, 5}));
        QCOMPARE(page.rows.size(), 5);
        QRandomGenerator random(20261121);
        const int rounds = qEnvironmentVariableIsSet("SHOPBOOK_SOAK") ? 20000 : 600;
        for (int round = 0; round < rounds; ++round) {
            const Condition condition = randomTree(random, 3);
            Ids wanted;
            for (const RowQuery::Row &row : page.rows)
                if (fits(row, condition))
                    wanted.append(row.id());
            std::sort(wanted.begin(), wanted.end());
            const Ids ids = found(Table::People, condition);
            const auto text = UNWRAP(query::sqlOf(m_connection->dialect(), Table::People, condition));
            QVERIFY2(ids == wanted, qPrintable(u"round %1: %2"_s.arg(round).arg(text.sql)));
        }
    }

    void sortsBySeveral()
    {
        RowQuery::Request request;
        request.table = Table::People;
        request.showDeleted = true;
        const schema::Entity &entity = schema::entity(Table::People);
        const int age = entity.indexOf(u"age"_s);
        const int name = entity.indexOf(u"name"_s);
        request.sort = {{age, true}, {name, false}};
        QCOMPARE(UNWRAP(RowQuery::order(*m_connection, request)), (Ids{2, 5, 1, 3, 4}));
        request.sort = {{age, false}, {name, true}, {age, true}, {-1, true}, {99, false}};
        QCOMPARE(UNWRAP(RowQuery::order(*m_connection, request)), (Ids{4, 3, 1, 5, 2}));
        request.sort = {{entity.indexOf(u"id"_s), true}, {name, false}};
        QCOMPARE(UNWRAP(RowQuery::order(*m_connection, request)), (Ids{5, 4, 3, 2, 1}));
    }

    void modelTakesThem()
    {
        const auto session = shop::open(*m_database);
        shop::StoreTableModel model(*session, Table::People);
        model.setShowDeleted(true);
        QVERIFY(shop::selectAll(model));
        QCOMPARE(model.rowCount(), 5);
        QVERIFY(model.setConditions(Condition::test(u"name"_s, Op::Contains, {u"anna"_s})));
        QTRY_VERIFY(model.isOrderComplete());
        QCOMPARE(shop::ids(model), (Ids{3, 4}));
        // What doesn't fit changes nothing.
        QVERIFY(!model.setConditions(Condition::test(u"nobody"_s, Op::IsNull)));
        QCOMPARE(shop::ids(model), (Ids{3, 4}));
        model.setSorting({{model.entity().indexOf(u"age"_s), false}, {0, true}});
        QTRY_VERIFY(model.isOrderComplete());
        QCOMPARE(shop::ids(model), (Ids{4, 3}));
        QVERIFY(model.setConditions({}));
        QTRY_VERIFY(model.isOrderComplete());
        QCOMPARE(shop::ids(model), (Ids{4, 3, 5, 1, 2}));
    }
};

QTEST_GUILESS_MAIN(ConditionTest)
#include "ConditionTest.moc"
