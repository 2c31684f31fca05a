// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/RandomQueries.h"

#include "query/Model.h"

#include <QRandomGenerator>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace trees
{

using namespace query;
using schema::Field;
using schema::Table;
using schema::Type;
using Function = Expression::Function;

namespace
{

class Maker
{
public:
    explicit Maker(quint32 seed)
        : m_dice(seed)
    {
    }

    Query make()
    {
        static const QList<Table> roots{Table::People,   Table::People,    Table::Numbers,   Table::Purchases,
                                        Table::Products, Table::Customers, Table::Categories};
        m_query.from = one(roots);
        m_tables = {m_query.from};
        for (int i = 0; i < 3 && chance(35); ++i)
            join();
        const int kind = number(0, 10);
        if (kind < 4)
            objects();
        else if (kind < 7)
            columns();
        else if (kind < 8)
            groupedRows();
        else
            groups();
        for (int i = number(0, 3); i > 0; --i)
            m_query.where.parts.append(condition(0));
        orders();
        end();
        return m_query;
    }

private:
    int number(int from, int to) { return m_dice.bounded(from, to + 1); }
    bool chance(int percent) { return number(1, 100) <= percent; }
    template <typename T> T one(const QList<T> &list) { return list.at(number(0, int(list.size()) - 1)); }

    void join()
    {
        QList<Table> near;
        for (const Table table : std::as_const(m_tables))
            for (const Relationship *way : relationshipsOf(table))
                if (!m_tables.contains(way->to))
                    near.append(way->to);
        if (near.isEmpty())
            return;
        const Table table = one(near);
        m_tables.append(table);
        m_query.joins.append({schema::entity(table).name, chance(40)});
    }

    Expression column(bool mayBeSecret = false)
    {
        const Table table = one(m_tables);
        const Field *field = nullptr;
        do {
            field = one(modelFields(table));
        } while (field->secret && !mayBeSecret);
        const bool isBare = table == m_query.from && chance(30);
        return {Function::None, false, isBare ? QString() : schema::entity(table).name, field->column};
    }

    static Expression whole(Table table)
    {
        return {Function::None, false, schema::entity(table).name, u"*"_s};
    }

    const Field &fieldOf(const Expression &expression) const
    {
        const QString table =
            expression.table.isEmpty() ? schema::entity(m_query.from).name : expression.table;
        return *schema::entityByName(table)->field(expression.column);
    }

    void objects()
    {
        if (chance(30))
            m_query.columns = {whole(m_query.from)};
        if (m_tables.size() > 1 && chance(30)) {
            m_query.columns = {whole(m_query.from), whole(m_tables.at(1))};
            if (chance(40))
                std::swap(m_query.columns[0], m_query.columns[1]);
        }
        if (chance(20)) {
            if (m_query.columns.isEmpty())
                m_query.columns = {whole(m_query.from)};
            m_query.columns.append(column(true));
        }
        if (chance(35))
            for (const Relationship *way : relationshipsOf(m_query.from))
                if (chance(60))
                    m_query.loaded.append(schema::entity(way->to).name);
        m_query.isDistinct = chance(10);
    }

    void add(const Expression &expression)
    {
        Expression full = expression;
        if (full.table.isEmpty() && full.column != u"*")
            full.table = schema::entity(m_query.from).name;
        const bool isThere = std::ranges::any_of(m_query.columns, [&](Expression known) {
            if (known.table.isEmpty() && known.column != u"*")
                known.table = schema::entity(m_query.from).name;
            return known == full;
        });
        if (!isThere)
            m_query.columns.append(expression);
    }

    void columns()
    {
        for (int i = number(1, 4); i > 0; --i)
            add(column(true));
        m_query.isDistinct = chance(30);
    }

    Expression aggregate()
    {
        if (chance(15))
            return {Function::Count, false, {}, u"*"_s};
        Expression expression = column();
        const Type type = fieldOf(expression).type;
        QList<Function> functions{Function::Count};
        if (type == Type::Integer || type == Type::Real)
            functions += {Function::Sum, Function::Avg, Function::Min, Function::Max};
        else if (type != Type::Boolean)
            functions += {Function::Min, Function::Max};
        expression.function = one(functions);
        expression.isDistinct = expression.function == Function::Count && chance(30);
        return expression;
    }

    void groups()
    {
        const bool isWhole = chance(25);
        const int groups = isWhole ? 0 : number(1, 2);
        for (int i = 0; i < groups; ++i)
            add(column());
        m_query.groupBy = m_query.columns;
        for (int i = number(isWhole ? 1 : 0, 3); i > 0; --i)
            add(aggregate());
        having();
        m_query.isDistinct = chance(10);
    }

    /// Whole rows, and what is counted for each of them.
    void groupedRows()
    {
        m_query.columns = {whole(m_query.from)};
        m_query.groupBy = {{Function::None, false, schema::entity(m_query.from).name, u"id"_s}};
        for (int i = number(1, 2); i > 0; --i)
            add(aggregate());
        having();
    }

    void having()
    {
        if (m_query.groupBy.isEmpty() || !chance(45))
            return;
        m_query.having.parts = {testOfGroup()};
        if (chance(25))
            m_query.having.parts = {chance(50) ? Condition::any({testOfGroup(), testOfGroup()})
                                               : Condition::none({testOfGroup(), testOfGroup()})};
        if (chance(20))
            m_query.having.parts.append(testOfGroup());
    }

    Condition testOfGroup()
    {
        const int kind = number(1, 10);
        if (kind < 4)
            return testOf(m_query.groupBy.constFirst());
        const Op op = one<Op>({Op::Greater, Op::LessOrEqual, Op::NotEquals});
        if (kind < 7)
            return Condition::test(u"count(*)"_s, op, {qint64(number(1, 5))});
        const Expression of = aggregate();
        if (chance(15))
            return Condition::test(of.text(), chance(50) ? Op::IsNull : Op::IsNotNull);
        const bool isOfField = of.function == Function::Min || of.function == Function::Max;
        return Condition::test(of.text(), op,
                               {isOfField ? value(fieldOf(of), false) : QVariant(qint64(number(0, 40)))});
    }

    QVariant value(const Field &field, bool isPattern)
    {
        static const QStringList texts{
            u"Julia"_s,   u"Alex"_s,  u"USA"_s,           u"Ёлка"_s, u"ёж"_s,       u"ЁЖ"_s,
            u"O'Brien"_s, u"100%"_s,  u"a_b"_s,           u""_s,     u"\"q\""_s,    u"Новый"_s,
            u"yukassa"_s, u"stars"_s, u"back\\slash x"_s, u"a?b"_s,  u"%(x)s :y"_s, u"tab\there"_s};
        static const QStringList patterns{u"J%"_s,    u"%а%"_s,      u"%Ё%"_s, u"%ё%"_s, u"_l%"_s,
                                          u"%\\%%"_s, u"%mail.ru"_s, u"%"_s,   u"_"_s,   u"%'%"_s,
                                          u"%\"%"_s,  u"%a\\_b%"_s,  u"%К%"_s, u"%s"_s};
        switch (field.type) {
        case Type::Integer:
            if (field.column == u"telegram_id")
                return one<qint64>({Q_INT64_C(9007199254740993), -5, 0});
            if (chance(5))
                return number(0, 40) + 0.5;
            return field.column == u"price" ? qint64(number(1, 40) * 100 - 10) : qint64(number(0, 40));
        case Type::Real:
            return chance(30) ? QVariant(number(30, 70) / 2.0) : QVariant(qint64(number(15, 40)));
        case Type::Boolean:
            return chance(50);
        case Type::Timestamp:
            return u"2026-%1-%2 1%3:00:00"_s.arg(number(8, 11), 2, 10, QChar(u'0'))
                       .arg(number(1, 28), 2, 10, QChar(u'0'))
                       .arg(number(0, 9))
                + (chance(30) ? u".250000"_s : QString());
        case Type::Text:
            break;
        }
        return isPattern ? one(patterns) : one(texts);
    }

    Condition testOf(const Expression &expression)
    {
        const Field &field = fieldOf(expression);
        QList<Op> ops{Op::Equals, Op::NotEquals, Op::OneOf, Op::NoneOf, Op::IsNull, Op::IsNotNull};
        if (field.type != Type::Boolean)
            ops += {Op::Less, Op::LessOrEqual, Op::Greater, Op::GreaterOrEqual, Op::Between};
        if (field.type == Type::Text)
            ops += {Op::Like,        Op::NotLike,    Op::ILike,    Op::Contains,
                    Op::NotContains, Op::StartsWith, Op::EndsWith, Op::Like};
        if (field.secret)
            ops = {Op::IsNull, Op::IsNotNull};
        Condition test = Condition::test(expression.text(), one(ops));
        const bool isPattern = test.op == Op::Like || test.op == Op::NotLike || test.op == Op::ILike;
        int count = 1;
        if (test.op == Op::IsNull || test.op == Op::IsNotNull)
            count = 0;
        else if (test.op == Op::Between)
            count = 2;
        else if (test.op == Op::OneOf || test.op == Op::NoneOf)
            count = number(0, 4);
        for (int i = 0; i < count; ++i)
            test.values.append(value(field, isPattern));
        const bool mayBeNull = test.op == Op::Equals || test.op == Op::NotEquals || test.op == Op::OneOf
            || test.op == Op::NoneOf;
        if (mayBeNull && !test.values.isEmpty() && chance(12))
            test.values[0] = QVariant();
        test.isByName = test.op == Op::Equals && chance(40);
        return test;
    }

    Condition condition(int depth)
    {
        Condition condition = testOf(column(true));
        if (depth < 2 && chance(35)) {
            QList<Condition> parts;
            const int count = number(0, 3);
            for (int i = 0; i < count; ++i)
                parts.append(this->condition(depth + 1));
            const int kind = number(0, 2);
            condition = kind == 0 ? Condition::all(parts)
                : kind == 1       ? Condition::any(parts)
                                  : Condition::none(parts);
        }
        condition.isOff = chance(5);
        return condition;
    }

    /// What leaves no two rows in either order.
    QList<Expression> wholeOrder() const
    {
        if (!m_query.groupBy.isEmpty())
            return m_query.groupBy;
        QList<Expression> by;
        if (m_query.isDistinct) {
            const QList<Expression> asked =
                m_query.columns.isEmpty() ? QList{whole(m_query.from)} : m_query.columns;
            for (const Expression &each : asked)
                by.append(each.isWholeRow() ? Expression{Function::None, false, each.table, u"id"_s} : each);
            return by;
        }
        for (const Table table : m_tables)
            by.append({Function::None, false, schema::entity(table).name, u"id"_s});
        return by;
    }

    Order order(const Expression &by)
    {
        return {by, chance(40),
                one<Order::Nulls>(
                    {Order::Nulls::Default, Order::Nulls::Default, Order::Nulls::First, Order::Nulls::Last})};
    }

    void orders()
    {
        static const QList<Ending> endings{Ending::All,       Ending::All,    Ending::All,
                                           Ending::All,       Ending::First,  Ending::One,
                                           Ending::OneOrNone, Ending::Scalar, Ending::Count};
        m_query.ending = one(endings);
        const bool isCut = chance(30);
        if (isCut && chance(40)) {
            m_query.isSlice = true;
            if (chance(80))
                m_query.offset = number(0, 4);
            if (chance(80))
                m_query.limit = number(0, 8);
        } else if (isCut) {
            m_query.limit = number(0, 10);
            if (chance(50))
                m_query.offset = number(0, 3);
        }
        const bool isOneRow = !m_query.columns.isEmpty() && m_query.groupBy.isEmpty()
            && std::ranges::all_of(m_query.columns, &Expression::isAggregate);
        if (isOneRow)
            return;
        const bool mayBeAny = m_query.groupBy.isEmpty() && !m_query.isDistinct;
        if (mayBeAny && chance(50))
            m_query.orderBy.append(order(column()));
        if (!m_query.groupBy.isEmpty() && chance(30) && m_query.columns.constLast().isAggregate())
            m_query.orderBy.append(order(m_query.columns.constLast()));
        if (!m_query.groupBy.isEmpty() && !m_query.isDistinct && chance(20))
            m_query.orderBy.append(order(aggregate()));
        if (isCut || m_query.ending == Ending::First || chance(40))
            for (const Expression &by : wholeOrder())
                if (!m_query.isDistinct || !fieldOf(by).secret)
                    m_query.orderBy.append(order(by));
    }

    /// A secret is not ordered by, so a cut could fall anywhere.
    void end()
    {
        const bool hasSecret = std::ranges::any_of(m_query.columns, [this](const Expression &each) {
            return !each.isWholeRow() && !each.isAggregate() && fieldOf(each).secret;
        });
        if (!hasSecret || !m_query.isDistinct)
            return;
        m_query.isSlice = false;
        m_query.limit.reset();
        m_query.offset.reset();
        if (m_query.ending == Ending::First)
            m_query.ending = Ending::All;
    }

    QRandomGenerator m_dice;
    Query m_query;
    QList<Table> m_tables;
};

} // namespace

Query random(quint32 seed)
{
    return Maker(seed).make();
}

bool isOrdered(const Query &query)
{
    return query.limit || query.offset || query.ending == Ending::First;
}

QStringList strangeRows()
{
    return {
        uR"(INSERT INTO "user" (id, name, surname, age, email, country, city, deleted, created_at) VALUES
            (101, 'Ёлка', NULL, 18.5, 'elka@почта.рф', 'Россия', '', false, '2026-09-01 10:00:00'),
            (102, 'ёж', 'O''Brien', 19, '100%', 'a_b', NULL, true, '2026-10-05 11:00:00.250000'),
            (103, 'ЁЖ', '"q"', 20, 'back\slash x', 'USA', '%', NULL, NULL),
            (104, '', 'Новый', 33.5, 'a?b', 'usa', '_', false, '2026-11-01 12:00:00'),
            (105, 'J%', 'julia', 16, '%(x)s :y', 'КАНАДА', 'Ёbург', false, '2026-11-02 12:00:00'))"_s,
        uR"(INSERT INTO phonebook (id, user_id, number, deleted, created_at) VALUES
            (101, 101, '+7 %_ ё', false, '2026-09-01 10:00:00'), (102, 101, NULL, NULL, NULL),
            (103, NULL, 'nobody''s', false, '2026-09-02 10:00:00'), (104, 105, '', true, '2026-09-03 10:00:00'))"_s,
        uR"(INSERT INTO categories (id, category_name) VALUES (101, 'Ёмкости 100%'), (102, 'a_b ''c'' "d"'))"_s,
        uR"(INSERT INTO products (id, name, description, price, file_id, category_id, hidden_content) VALUES
            (101, 'Ёлка', 'ёж ЁЖ \ x', 990, NULL, 101, 'geheim'), (102, 'a_b 100%', 'tab	here', 500, '', 101, 'O''Brien'))"_s,
        uR"(INSERT INTO users (id, telegram_id, username, first_name, last_name) VALUES
            (101, 9007199254740993, NULL, 'Ёж', 'ёж'), (102, -5, '', 'O''Brien', '%_\ x'))"_s,
        uR"(INSERT INTO purchases (id, user_id, product_id, price, payment_id, payment_type) VALUES
            (1001, 101, 101, 990, 'ё-1', 'stars'), (1002, 101, 102, 90, '100%', 'Ёкасса'))"_s,
    };
}

} // namespace trees
