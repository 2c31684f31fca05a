// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/Prepared.h"

#include "query/Model.h"
#include "query/Operators.h"
#include "schema/Conversion.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace query
{

namespace
{

using schema::Entity;
using schema::Field;
using schema::Type;
using Function = Expression::Function;

constexpr int deepest = 32;
constexpr qsizetype mostValues = 10000;
constexpr qint64 mostRows = Q_INT64_C(1000000000000);

/// Where an expression stands decides what it may be.
enum class Spot { Column, Where, Group, Having, Order };

class Preparer
{
public:
    explicit Preparer(const Query &query)
        : m_query(query)
    {
    }

    void run()
    {
        m_tables = {m_query.from};
        for (qsizetype i = 0; i < m_query.joins.size(); ++i)
            join(m_query.joins.at(i).table, u"joins[%1]"_s.arg(i));
        if (m_query.columns.isEmpty())
            m_query.columns = {{Function::None, false, schema::entity(m_query.from).name, u"*"_s}};
        for (qsizetype i = 0; i < m_query.columns.size(); ++i) {
            const QString path = u"columns[%1]"_s.arg(i);
            resolve(m_query.columns[i], Spot::Column, path);
            if (m_query.columns.first(i).contains(m_query.columns.at(i)))
                say(path,
                    QCoreApplication::translate("query", "“%1” is asked for twice. Take one of them away.")
                        .arg(m_query.columns.at(i).text()));
        }
        for (qsizetype i = 0; i < m_query.groupBy.size(); ++i)
            resolve(m_query.groupBy[i], Spot::Group, u"group_by[%1]"_s.arg(i));
        root(m_query.where, Spot::Where, u"where"_s);
        root(m_query.having, Spot::Having, u"having"_s);
        if (!m_query.having.isVoid() && m_query.groupBy.isEmpty())
            say(u"having"_s,
                QCoreApplication::translate("query",
                                            "HAVING asks about groups, and there are none. Add what to "
                                            "group by, or move the condition to WHERE."));
        for (qsizetype i = 0; i < m_query.orderBy.size(); ++i)
            order(m_query.orderBy[i], u"order_by[%1]"_s.arg(i));
        for (qsizetype i = 0; i < m_query.loaded.size(); ++i)
            load(m_query.loaded.at(i), u"joinedload[%1]"_s.arg(i));
        limits();
    }

    Query m_query;
    QList<Problem> m_problems;

private:
    void say(const QString &path, const QString &sentence) { m_problems.append({path, sentence}); }

    void join(const QString &name, const QString &path)
    {
        const Entity *entity = schema::entityByName(name);
        if (!entity)
            return noTable(name, path);
        if (m_tables.contains(entity->table))
            return say(
                path,
                QCoreApplication::translate("query", "%1 is in the query already. Take this join away.")
                    .arg(name));
        const bool isReachable = std::ranges::any_of(
            m_tables, [&](schema::Table table) { return relationship(table, entity->table) != nullptr; });
        if (!isReachable)
            return say(path,
                       QCoreApplication::translate("query",
                                                   "No foreign key leads to %1 from a table of the "
                                                   "query. Join the table between them first.")
                           .arg(name));
        m_tables.append(entity->table);
    }

    void noTable(const QString &name, const QString &path)
    {
        say(path,
            QCoreApplication::translate("query", "There is no table “%1”. Choose another one.").arg(name));
    }

    /// Names its table and says what is wrong with it. Null when it can't be used.
    bool resolve(Expression &expression, Spot spot, const QString &path)
    {
        const qsizetype before = m_problems.size();
        if (expression.isAggregate() && (spot == Spot::Where || spot == Spot::Group))
            say(path,
                spot == Spot::Where
                    ? QCoreApplication::translate("query",
                                                  "%1 is known only after the rows are grouped. Move this "
                                                  "condition to HAVING.")
                          .arg(expression.text())
                    : QCoreApplication::translate("query", "Rows are grouped by columns, not by %1.")
                          .arg(expression.text()));
        if (expression.isWholeRow() && spot != Spot::Column)
            say(path, QCoreApplication::translate("query", "A column is needed here, not a whole row."));
        if (expression.isAggregate() && expression.column == u"*")
            return m_problems.size() == before;
        if (expression.table.isEmpty())
            expression.table = schema::entity(m_query.from).name;
        const Entity *entity = schema::entityByName(expression.table);
        if (!entity) {
            noTable(expression.table, path);
        } else if (!m_tables.contains(entity->table)) {
            say(path,
                QCoreApplication::translate("query", "%1 is not in the query. Join it first.")
                    .arg(entity->name));
        } else if (!expression.isWholeRow()) {
            const Field *field = entity->field(expression.column);
            if (!field)
                say(path,
                    QCoreApplication::translate("query", "%1 has no column “%2”. Choose another one.")
                        .arg(entity->name, expression.column));
            else
                checkField(expression, *field, spot, path);
        }
        return m_problems.size() == before;
    }

    void checkField(const Expression &expression, const Field &field, Spot spot, const QString &path)
    {
        const bool isNumber = field.type == Type::Integer || field.type == Type::Real;
        const bool adds = expression.function == Function::Sum || expression.function == Function::Avg;
        const bool compares = expression.function == Function::Min || expression.function == Function::Max;
        if ((adds && !isNumber) || (compares && field.type == Type::Boolean))
            say(path,
                QCoreApplication::translate("query", "%1 can't be had: %2 holds no numbers.")
                    .arg(expression.text(), field.column));
        // What is compared, grouped or ordered tells what it holds, letter by letter.
        const bool isTold = compares || expression.isDistinct
            || (!expression.isAggregate() && (spot == Spot::Group || spot == Spot::Order));
        if (field.secret && isTold)
            secret(field, path);
    }

    void secret(const Field &field, const QString &path)
    {
        say(path,
            QCoreApplication::translate("query", "%1 is a secret: only whether it is NULL can be asked.")
                .arg(field.column));
    }

    void root(Condition &group, Spot spot, const QString &path)
    {
        if (group.kind != Condition::Kind::All)
            return say(path,
                       QCoreApplication::translate("query",
                                                   "A list of conditions is expected, all of which "
                                                   "hold."));
        for (qsizetype i = 0; i < group.parts.size(); ++i)
            condition(group.parts[i], spot, u"%1[%2]"_s.arg(path).arg(i), 0);
    }

    void condition(Condition &condition, Spot spot, const QString &path, int depth)
    {
        if (condition.isOff)
            return;
        if (depth > deepest)
            return say(path,
                       QCoreApplication::translate("query",
                                                   "The groups lie in each other too deeply. Make it "
                                                   "simpler."));
        if (condition.kind == Condition::Kind::Test)
            return test(condition, spot, path);
        const QString word = condition.kind == Condition::Kind::All ? u"all"_s
            : condition.kind == Condition::Kind::Any                ? u"any"_s
                                                                    : u"none"_s;
        for (qsizetype i = 0; i < condition.parts.size(); ++i)
            this->condition(condition.parts[i], spot, u"%1.%2[%3]"_s.arg(path, word).arg(i), depth + 1);
    }

    void test(Condition &test, Spot spot, const QString &path)
    {
        auto expression = Expression::parse(test.field);
        if (!expression)
            return say(path + u".field"_s, expression.error().message);
        if (!resolve(*expression, spot, path + u".field"_s))
            return;
        test.field = expression->text();
        if (spot == Spot::Having && !expression->isAggregate() && !m_query.groupBy.isEmpty()
            && !m_query.groupBy.contains(*expression))
            say(path + u".field"_s,
                QCoreApplication::translate("query",
                                            "%1 differs within a group. Group by it, take a function of it, "
                                            "or move the condition to WHERE.")
                    .arg(test.field));
        const Source source = sourceOf(*expression);
        const bool asksForNull = test.op == Op::IsNull || test.op == Op::IsNotNull
            || ((test.op == Op::Equals || test.op == Op::NotEquals) && test.values.size() == 1
                && database::value::isNull(test.values.constFirst()));
        if (source.field && source.field->secret && !expression->isAggregate() && !asksForNull)
            return secret(*source.field, path + u".field"_s);
        operation(test, source, path);
    }

    void operation(Condition &test, const Source &source, const QString &path)
    {
        const qsizetype count = test.values.size();
        const Arity arity = arityOf(test.op);
        const bool isOfText = test.op == Op::Contains || test.op == Op::NotContains
            || test.op == Op::StartsWith || test.op == Op::EndsWith || test.op == Op::Like
            || test.op == Op::NotLike || test.op == Op::ILike;
        if (test.op == Op::IsEmpty || test.op == Op::HasValue)
            return say(path + u".op"_s,
                       QCoreApplication::translate(
                           "query", "“%1” is no comparison of SQL. Compare with '' by == or !=.")
                           .arg(codeOf(test.op)));
        const bool isText = source.type == Type::Text;
        if (isOfText && !isText)
            return say(path + u".op"_s,
                       QCoreApplication::translate("query",
                                                   "“%1” looks into a text, and %2 is none. Compare it by "
                                                   "==, < or between.")
                           .arg(codeOf(test.op), test.field));
        const bool hasOrder = source.type != Type::Boolean || test.op == Op::Equals
            || test.op == Op::NotEquals || arity == Arity::Many || arity == Arity::None;
        if (!hasOrder)
            return say(path + u".op"_s,
                       QCoreApplication::translate("query", "%1 is true or false. Compare it by == or !=.")
                           .arg(test.field));
        const bool fits = (arity == Arity::None && count == 0) || (arity == Arity::One && count == 1)
            || (arity == Arity::Two && count == 2) || (arity == Arity::Many && count <= mostValues);
        if (!fits)
            return say(path + u".values"_s,
                       arity == Arity::None ? QCoreApplication::translate("query", "No value belongs here.")
                           : arity == Arity::Two
                           ? QCoreApplication::translate("query", "Two values are needed here.")
                           : arity == Arity::One
                           ? QCoreApplication::translate("query", "One value is needed here.")
                           : QCoreApplication::translate("query", "These are too many values."));
        for (qsizetype i = 0; i < count; ++i)
            value(test, source, i, u"%1.values[%2]"_s.arg(path).arg(i));
    }

    void value(Condition &test, const Source &source, qsizetype i, const QString &path)
    {
        QVariant &value = test.values[i];
        if (database::value::isNull(value)) {
            value = {};
            const bool isAsked = test.op == Op::Equals || test.op == Op::NotEquals || test.op == Op::OneOf
                || test.op == Op::NoneOf;
            if (!isAsked)
                say(path,
                    QCoreApplication::translate("query",
                                                "Nothing compares with NULL. Use “is null”, or write a "
                                                "value."));
            return;
        }
        // A sum, an average or a fraction compared with whole numbers is no mistake.
        Field field =
            source.field ? *source.field : Field{.column = test.field, .title = nullptr, .type = source.type};
        field.type = source.type;
        field.nullable = true;
        if (field.type == Type::Integer && value.typeId() == QMetaType::Double)
            field.type = Type::Real;
        auto converted = schema::convert(field, value);
        if (converted)
            value = std::move(*converted);
        else
            say(path, converted.error().msg);
    }

    void order(Order &order, const QString &path)
    {
        if (!resolve(order.by, Spot::Order, path))
            return;
        const bool hasGroups =
            !m_query.groupBy.isEmpty() || std::ranges::all_of(m_query.columns, &Expression::isAggregate);
        if (order.by.isAggregate() && !hasGroups)
            return say(path,
                       QCoreApplication::translate("query",
                                                   "%1 is of a group, and there are none. Order by a "
                                                   "column.")
                           .arg(order.by.text()));
        const Expression wholeRow{Function::None, false, order.by.table, u"*"_s};
        const bool isShown = m_query.columns.contains(order.by)
            || (!order.by.isAggregate() && m_query.columns.contains(wholeRow));
        if (m_query.isDistinct && !isShown)
            say(path,
                QCoreApplication::translate("query",
                                            "Of rows that became one, %1 may differ. With DISTINCT, "
                                            "order by what is asked for.")
                    .arg(order.by.text()));
    }

    void load(const QString &name, const QString &path)
    {
        const Entity *entity = schema::entityByName(name);
        if (!entity)
            return noTable(name, path);
        const Expression wholeRow{Function::None, false, schema::entity(m_query.from).name, u"*"_s};
        if (!relationship(m_query.from, entity->table))
            say(path,
                QCoreApplication::translate("query",
                                            "No foreign key lies between %1 and %2. Load something else.")
                    .arg(wholeRow.table, name));
        else if (!m_query.columns.contains(wholeRow) || !m_query.groupBy.isEmpty())
            say(path,
                QCoreApplication::translate("query",
                                            "joinedload() fills whole objects. Ask for whole rows of %1, "
                                            "without groups.")
                    .arg(wholeRow.table));
        else if (m_query.loaded.indexOf(name) < m_query.loaded.lastIndexOf(name)
                 && path != u"joinedload[%1]"_s.arg(m_query.loaded.indexOf(name)))
            say(path,
                QCoreApplication::translate("query", "“%1” is asked for twice. Take one of them away.")
                    .arg(name));
    }

    void limits()
    {
        const qint64 offset = m_query.offset.value_or(0);
        const qint64 limit = m_query.limit.value_or(0);
        if (m_query.isSlice) {
            if (offset < 0 || offset + qBound(-mostRows, limit, mostRows) < 0)
                return say(u"slice"_s,
                           QCoreApplication::translate("query",
                                                       "A slice counts from the first row. Write "
                                                       "numbers that are 0 or more."));
            if (limit < 0)
                return say(
                    u"slice"_s,
                    QCoreApplication::translate("query",
                                                "[%1:%2] ends before it begins. Write the smaller number "
                                                "first.")
                        .arg(offset)
                        .arg(offset + limit));
        }
        for (const auto &[number, name] : {std::pair(offset, u"offset"_s), std::pair(limit, u"limit"_s)})
            if (number < 0 || number > mostRows)
                say(m_query.isSlice ? u"slice"_s : name,
                    QCoreApplication::translate("query", "A number of rows from 0 to %1 is needed here.")
                        .arg(mostRows));
    }

    QList<schema::Table> m_tables;
};

} // namespace

QList<Problem> check(const Query &query)
{
    Preparer preparer(query);
    preparer.run();
    return preparer.m_problems;
}

base::Result<Query> prepared(const Query &query)
{
    Preparer preparer(query);
    preparer.run();
    if (preparer.m_problems.isEmpty())
        return preparer.m_query;
    const Problem &first = preparer.m_problems.constFirst();
    return base::Error{base::ErrorCode::Usage,
                       QCoreApplication::translate("query", "At %1: %2").arg(first.path, first.message),
                       first.path,
                       {},
                       {}};
}

} // namespace query
