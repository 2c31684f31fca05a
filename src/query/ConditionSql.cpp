// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/ConditionSql.h"

#include "query/IdList.h"
#include "query/Matching.h"
#include "query/Operators.h"
#include "query/Period.h"
#include "schema/Conversion.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace query
{

namespace
{

using database::Dialect;
using database::Engine;
using schema::Entity;
using schema::Field;
using schema::Type;

constexpr int deepest = 32;
constexpr qsizetype mostValues = 10000;
/// More whole numbers than these travel as one value.
constexpr qsizetype mostNumbersApart = 50;

base::Error refusal(const QString &field, const QString &sentence)
{
    return {base::ErrorCode::Usage, sentence, field, {}, {}};
}

QString noField(const Entity &entity, const QString &field)
{
    return QCoreApplication::translate("query", "%1 has no field “%2”. Choose another one.")
        .arg(schema::entityTitle(entity), field);
}

QString badValue(const Field &field, Op op)
{
    return QCoreApplication::translate("query", "The value of “%1 %2” does not fit. Type another one.")
        .arg(schema::fieldTitle(field), titleOf(op, field));
}

QString orNull(const QString &sql, const QString &column)
{
    return u"(%1 OR %2 IS NULL)"_s.arg(sql, column);
}

/// One test, about a column of the table that is being asked.
class Test
{
public:
    Test(const Dialect &dialect, const Entity &entity, const Field &field, const Condition &condition)
        : m_dialect(dialect)
        , m_entity(entity)
        , m_field(field)
        , m_condition(condition)
        , m_column(dialect.quoted(entity.name, field.column))
        , m_text(field.type == Type::Text ? m_column : dialect.asText(m_column))
    {
    }

    base::Result<SqlText> sql() const
    {
        const qsizetype count = m_condition.values.size();
        const Arity arity = arityOf(m_condition.op);
        const bool fits = (arity == Arity::None && count == 0) || (arity == Arity::One && count == 1)
            || (arity == Arity::Two && count == 2)
            || (arity == Arity::Many && count > 0 && (count <= mostValues || isManyNumbers()));
        if (!fits || isForQueriesOnly(m_condition.op))
            return bad();
        switch (m_condition.op) {
        case Op::IsNull:
            return SqlText{m_column + u" IS NULL"_s, {}};
        case Op::IsEmpty:
            return SqlText{m_text + u" = ''"_s, {}};
        case Op::HasValue:
            return SqlText{u"%1 <> ''"_s.arg(m_text), {}}; // NULL <> '' is not true
        default:
            break;
        }
        // A search would tell what a secret holds, letter by letter.
        if (m_field.secret)
            return bad();
        if (m_field.type == Type::Timestamp)
            return time();
        if (m_field.relation)
            return reference();
        return plain();
    }

private:
    base::Error bad() const { return refusal(m_condition.field, badValue(m_field, m_condition.op)); }

    /// Whole numbers, which need neither a mark each nor a conversion: rows that somebody chose by the
    /// thousand.
    bool isManyNumbers() const
    {
        const QVariantList &values = m_condition.values;
        return m_field.type == Type::Integer && values.size() > mostNumbersApart
            && (m_condition.op == Op::OneOf || m_condition.op == Op::NoneOf)
            && std::ranges::all_of(
                   values, [](const QVariant &value) { return value.typeId() == QMetaType::LongLong; });
    }

    SqlText amongNumbers() const
    {
        QList<qint64> numbers;
        numbers.reserve(m_condition.values.size());
        for (const QVariant &value : m_condition.values)
            numbers.append(value.toLongLong());
        const QString list = m_column + u' ' + amongIds(m_dialect);
        return {m_condition.op == Op::NoneOf ? orNull(u"NOT (%1)"_s.arg(list), m_column) : list,
                {idList(m_dialect, numbers)}};
    }

    base::Result<SqlText> plain() const
    {
        if (isManyNumbers())
            return amongNumbers();
        QVariantList values;
        const bool isText = m_condition.op == Op::Contains || m_condition.op == Op::NotContains
            || m_condition.op == Op::StartsWith;
        for (const QVariant &value : m_condition.values) {
            if (isText) {
                values.append(value.toString());
                continue;
            }
            auto converted = schema::convert(m_field, value);
            if (!converted || database::value::isNull(*converted))
                return bad();
            values.append(std::move(*converted));
        }
        const QString placeholder = m_dialect.placeholder(m_field.type);
        switch (m_condition.op) {
        case Op::Contains:
            return containsSql(m_dialect, m_entity, m_field, values.constFirst().toString());
        case Op::NotContains: {
            SqlText text = containsSql(m_dialect, m_entity, m_field, values.constFirst().toString());
            text.sql = u"(%1) IS NOT TRUE"_s.arg(text.sql);
            return text;
        }
        case Op::StartsWith:
            return SqlText{m_dialect.startsWith(m_text), values};
        case Op::OneOf:
        case Op::NoneOf:
            return among(m_column, placeholder, values);
        default:
            break;
        }
        if (m_field.type == Type::Boolean)
            return boolean(values);
        return comparison(placeholder, values);
    }

    base::Result<SqlText> boolean(const QVariantList &values) const
    {
        if (m_condition.op != Op::Equals && m_condition.op != Op::NotEquals)
            return bad();
        const bool wanted = values.constFirst().toBool() == (m_condition.op == Op::Equals);
        return SqlText{(wanted ? u"%1"_s : u"NOT (%1)"_s).arg(m_dialect.isTrue(m_column)), {}};
    }

    base::Result<SqlText> comparison(const QString &placeholder, const QVariantList &values) const
    {
        const QString form = u"%1 %2 %3"_s;
        switch (m_condition.op) {
        case Op::Equals:
            return SqlText{form.arg(m_column, u"="_s, placeholder), values};
        case Op::NotEquals:
            return SqlText{orNull(form.arg(m_column, u"<>"_s, placeholder), m_column), values};
        case Op::Between:
            return SqlText{u"%1 BETWEEN %2 AND %2"_s.arg(m_column, placeholder), values};
        default:
            return SqlText{form.arg(m_column, codeOf(m_condition.op), placeholder), values};
        }
    }

    SqlText among(const QString &column, const QString &placeholder, const QVariantList &values) const
    {
        const QString list = u"%1 IN (%2)"_s.arg(column, QStringList(values.size(), placeholder).join(u", "));
        return {m_condition.op == Op::NoneOf ? orNull(u"NOT (%1)"_s.arg(list), column) : list, values};
    }

    /// Periods of the local clock: what lies in one, before it, after it.
    base::Result<SqlText> time() const
    {
        QList<Period> periods;
        for (const QVariant &value : m_condition.values) {
            const auto period = periodOf(value.toString());
            if (!period)
                return bad();
            periods.append(*period);
        }
        // Other programs write a T between date and time.
        const QString column =
            m_dialect.engine() == Engine::Sqlite ? u"replace(%1, 'T', ' ')"_s.arg(m_column) : m_column;
        const QString at = m_dialect.placeholder(Type::Timestamp);
        const QString within = u"(%1 >= %2 AND %1 < %2)"_s.arg(column, at);
        const Period &first = periods.constFirst();
        switch (m_condition.op) {
        case Op::Equals:
            return SqlText{within, {first.from, first.until}};
        case Op::NotEquals:
            return SqlText{orNull(u"NOT "_s + within, m_column), {first.from, first.until}};
        case Op::Less:
            return SqlText{u"%1 < %2"_s.arg(column, at), {first.from}};
        case Op::LessOrEqual:
            return SqlText{u"%1 < %2"_s.arg(column, at), {first.until}};
        case Op::Greater:
            return SqlText{u"%1 >= %2"_s.arg(column, at), {first.until}};
        case Op::GreaterOrEqual:
            return SqlText{u"%1 >= %2"_s.arg(column, at), {first.from}};
        case Op::Between:
            return SqlText{within, {first.from, periods.constLast().until}};
        case Op::OneOf: {
            SqlText text{QStringList(periods.size(), within).join(u" OR "), {}};
            for (const Period &period : std::as_const(periods))
                text.values += {period.from, period.until};
            text.sql = u'(' + text.sql + u')';
            return text;
        }
        default:
            return bad();
        }
    }

    /// Ids are compared with the column, texts with the label of the row that it points to.
    base::Result<SqlText> reference() const
    {
        if (isManyNumbers())
            return amongNumbers();
        QVariantList ids;
        QVariantList texts;
        for (const QVariant &value : m_condition.values)
            (value.typeId() == QMetaType::QString ? texts : ids).append(value);
        const QString placeholder = m_dialect.placeholder(Type::Integer);
        if (texts.isEmpty()) {
            if (m_condition.op == Op::OneOf || m_condition.op == Op::NoneOf)
                return among(m_column, placeholder, ids);
            if (m_condition.op == Op::Equals || m_condition.op == Op::NotEquals)
                return comparison(placeholder, ids);
            return bad();
        }
        if (!ids.isEmpty())
            return bad();
        const Entity &target = schema::entity(m_field.relation->target);
        const QString label = labelSql(m_dialect, target.table, {});
        QString inside;
        switch (m_condition.op) {
        case Op::Contains:
        case Op::NotContains:
            inside = m_dialect.contains(label);
            break;
        case Op::StartsWith:
            inside = m_dialect.startsWith(label);
            break;
        case Op::Equals:
        case Op::NotEquals:
        case Op::OneOf:
        case Op::NoneOf:
            inside = u"%1 IN (%2)"_s.arg(
                label, QStringList(texts.size(), m_dialect.placeholder(Type::Text)).join(u", "));
            break;
        default:
            return bad();
        }
        const QString sql = u"%1 IN (SELECT %2 FROM %3 WHERE %4)"_s.arg(
            m_column, m_dialect.quoted(target.name, u"id"_s), m_dialect.quoted(target.name), inside);
        const bool isNot = m_condition.op == Op::NotContains || m_condition.op == Op::NotEquals
            || m_condition.op == Op::NoneOf;
        return SqlText{isNot ? orNull(u"NOT (%1)"_s.arg(sql), m_column) : sql, texts};
    }

    const Dialect &m_dialect;
    const Entity &m_entity;
    const Field &m_field;
    const Condition &m_condition;
    QString m_column;
    QString m_text;
};

base::Result<SqlText> build(const Dialect &dialect, const Entity &entity, const Condition &condition,
                            int depth);

/// A test of a row that a reference leads to becomes one of the column that refers.
base::Result<SqlText> buildTest(const Dialect &dialect, const Entity &entity, const Condition &condition,
                                int depth)
{
    const auto dot = condition.field.indexOf(u'.');
    const Field *field = entity.field(dot < 0 ? condition.field : condition.field.left(dot));
    if (!field || (dot >= 0 && !field->relation))
        return refusal(condition.field, noField(entity, condition.field));
    if (dot < 0)
        return Test(dialect, entity, *field, condition).sql();
    const Entity &target = schema::entity(field->relation->target);
    Condition rest = condition;
    rest.field = condition.field.mid(dot + 1);
    auto inner = build(dialect, target, rest, depth + 1);
    if (!inner) {
        base::Error error = std::move(inner).error();
        error.detail = condition.field; // the whole path
        return error;
    }
    inner->sql = u"%1 IN (SELECT %2 FROM %3 WHERE %4)"_s.arg(dialect.quoted(entity.name, field->column),
                                                             dialect.quoted(target.name, u"id"_s),
                                                             dialect.quoted(target.name), inner->sql);
    return inner;
}

base::Result<SqlText> build(const Dialect &dialect, const Entity &entity, const Condition &condition,
                            int depth)
{
    if (depth > deepest)
        return refusal(
            {},
            QCoreApplication::translate(
                "query", "The groups of this filter lie in each other too deeply. Make it simpler."));
    if (condition.kind == Condition::Kind::Test)
        return buildTest(dialect, entity, condition, depth);
    QStringList parts;
    SqlText text;
    for (const Condition &part : condition.parts) {
        if (part.isVoid())
            continue;
        const auto built = build(dialect, entity, part, depth + 1);
        SHOPBOOK_TRY(built);
        parts.append(u'(' + built->sql + u')');
        text.values += built->values;
    }
    text.sql = parts.join(condition.kind == Condition::Kind::All ? u" AND "_s : u" OR "_s);
    // What is unknown is not true: a person who excludes something keeps the rest.
    if (condition.kind == Condition::Kind::None)
        text.sql = u"(%1) IS NOT TRUE"_s.arg(text.sql);
    return text;
}

} // namespace

base::Result<SqlText> sqlOf(const Dialect &dialect, schema::Table table, const Condition &condition)
{
    if (condition.isVoid())
        return SqlText();
    return build(dialect, schema::entity(table), condition, 0);
}

} // namespace query
