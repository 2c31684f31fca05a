// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/queries/Words.h"

#include "query/Operators.h"
#include "schema/Conversion.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace gui::queries::words
{

using query::Condition;
using query::Ending;
using query::Expression;
using query::Op;
using query::Query;
using Function = query::Expression::Function;

namespace
{

QString translated(const char *text)
{
    return QCoreApplication::translate("gui::queries", text);
}

struct ClauseWords {
    const char *keyword;
    const char *title;
    const char *help;
};

const ClauseWords &wordsOf(Clause clause)
{
    static constexpr ClauseWords all[] = {
        {"FROM", QT_TRANSLATE_NOOP("gui::queries", "From"),
         QT_TRANSLATE_NOOP("gui::queries", "The table whose rows the query begins with.")},
        {"JOIN", QT_TRANSLATE_NOOP("gui::queries", "Together with"),
         QT_TRANSLATE_NOOP(
             "gui::queries",
             "Rows of another table beside each row. Inner: only where there are some. Left: all "
             "rows stay, with NULL where there are none.")},
        {"WHERE", QT_TRANSLATE_NOOP("gui::queries", "Only where"),
         QT_TRANSLATE_NOOP("gui::queries",
                           "Rows stay for which this is true; false and unknown (NULL) fall out.")},
        {"GROUP BY", QT_TRANSLATE_NOOP("gui::queries", "For each"),
         QT_TRANSLATE_NOOP("gui::queries", "Rows with equal values become one row.")},
        {"HAVING", QT_TRANSLATE_NOOP("gui::queries", "Groups where"),
         QT_TRANSLATE_NOOP("gui::queries", "Groups stay for which this is true.")},
        {"SELECT", QT_TRANSLATE_NOOP("gui::queries", "Show"),
         QT_TRANSLATE_NOOP("gui::queries", "What is asked for: whole rows, columns, numbers over rows.")},
        {"ORDER BY", QT_TRANSLATE_NOOP("gui::queries", "Ordered by"),
         QT_TRANSLATE_NOOP("gui::queries", "Without it, the order is the engine's and may change.")},
        {"LIMIT", QT_TRANSLATE_NOOP("gui::queries", "Part"),
         QT_TRANSLATE_NOOP("gui::queries", "So many rows, from a place in the order.")},
        {"", QT_TRANSLATE_NOOP("gui::queries", "Return as"),
         QT_TRANSLATE_NOOP("gui::queries", "What the last method makes of the rows.")},
    };
    return all[size_t(clause)];
}

QString valueText(const schema::Field *field, const QVariant &value)
{
    if (value.isNull())
        return u"NULL"_s;
    if (field && field->secret)
        return u"••••"_s;
    if (value.typeId() == QMetaType::Bool)
        return value.toBool() ? QCoreApplication::translate("gui::queries", "yes")
                              : QCoreApplication::translate("gui::queries", "no");
    const QString text = schema::toTyped(value);
    return value.typeId() == QMetaType::QString
        ? QCoreApplication::translate("gui::queries", "“%1”").arg(text)
        : text;
}

/// A sign where everybody knows one, a word otherwise.
QString operatorText(Op op, const schema::Field &field)
{
    switch (op) {
    case Op::Equals:
    case Op::NotEquals:
    case Op::Less:
    case Op::LessOrEqual:
    case Op::Greater:
    case Op::GreaterOrEqual:
        return query::signOf(op);
    default:
        return query::titleOf(op, field);
    }
}

} // namespace

QString clauseTitle(Clause clause)
{
    return translated(wordsOf(clause).title);
}

QString clauseKeyword(Clause clause)
{
    return QLatin1StringView(wordsOf(clause).keyword);
}

QString clauseHelp(Clause clause)
{
    return translated(wordsOf(clause).help);
}

QString tableTitle(const QString &table)
{
    const schema::Entity *entity = schema::entityByName(table);
    if (!entity)
        return table;
    switch (entity->table) {
    case schema::Table::Customers:
    case schema::Table::People:
        return u"%1 (%2 → User)"_s.arg(schema::entityTitle(*entity), table);
    default:
        return schema::entityTitle(*entity);
    }
}

QStringList tablesOf(const Query &query)
{
    QStringList names{schema::entity(query.from).name};
    for (const query::Join &join : query.joins)
        names.append(join.table);
    return names;
}

QString tableOf(const Query &query, const Expression &expression)
{
    return expression.table.isEmpty() ? schema::entity(query.from).name : expression.table;
}

const schema::Field *fieldOf(const Query &query, const Expression &expression)
{
    const schema::Entity *entity = schema::entityByName(tableOf(query, expression));
    return entity ? entity->field(expression.column) : nullptr;
}

QString functionTitle(Function function, bool isDistinct)
{
    switch (function) {
    case Function::None:
        return QCoreApplication::translate("gui::queries", "the value itself");
    case Function::Count:
        return isDistinct ? QCoreApplication::translate("gui::queries", "number of different")
                          : QCoreApplication::translate("gui::queries", "number of");
    case Function::Sum:
        return QCoreApplication::translate("gui::queries", "sum of");
    case Function::Avg:
        return QCoreApplication::translate("gui::queries", "average of");
    case Function::Min:
        return QCoreApplication::translate("gui::queries", "smallest");
    case Function::Max:
        return QCoreApplication::translate("gui::queries", "greatest");
    }
    return {};
}

QString expressionTitle(const Query &query, const Expression &expression)
{
    const schema::Entity *entity = schema::entityByName(tableOf(query, expression));
    // What is of the first table needs no name before it, as in the query itself.
    const bool isNamed =
        entity && entity->table != query.from && !(expression.isAggregate() && expression.column == u"*");
    const QString table = entity ? schema::entityTitle(*entity) : expression.table;
    if (expression.isWholeRow())
        return QCoreApplication::translate("gui::queries", "whole rows of “%1”").arg(table);
    if (expression.column == u"*")
        return QCoreApplication::translate("gui::queries", "number of rows");
    const schema::Field *field = fieldOf(query, expression);
    QString text = field ? schema::fieldTitle(*field) : expression.column;
    if (isNamed)
        text = u"%1 · %2"_s.arg(table, text);
    return expression.isAggregate()
        ? QCoreApplication::translate("gui::queries", "%1 %2", "sum of, Age")
              .arg(functionTitle(expression.function, expression.isDistinct), text)
        : text;
}

QString testTitle(const Query &query, const Condition &test)
{
    const auto expression = Expression::parse(test.field);
    if (!expression)
        return test.field.isEmpty() ? QCoreApplication::translate("gui::queries", "choose a field")
                                    : test.field;
    const schema::Field *field = fieldOf(query, *expression);
    static const schema::Field number{.type = schema::Type::Integer};
    QStringList values;
    for (const QVariant &value : test.values)
        values.append(valueText(expression->isAggregate() ? nullptr : field, value));
    const QString joined = query::arityOf(test.op) == query::Arity::Two
        ? values.join(QCoreApplication::translate("gui::queries", " and "))
        : values.join(u", "_s);
    const QString text =
        u"%1 %2"_s.arg(expressionTitle(query, *expression),
                       operatorText(test.op, field && !expression->isAggregate() ? *field : number));
    return query::arityOf(test.op) == query::Arity::None
        ? text
        : u"%1 %2"_s.arg(text, joined.isEmpty() ? u"…"_s : joined);
}

QString orderTitle(const Query &query, const query::Order &order)
{
    QString text = u"%1 %2"_s.arg(expressionTitle(query, order.by), order.isDescending ? u"↓"_s : u"↑"_s);
    if (order.nulls == query::Order::Nulls::First)
        text += u", "_s + QCoreApplication::translate("gui::queries", "NULL first");
    else if (order.nulls == query::Order::Nulls::Last)
        text += u", "_s + QCoreApplication::translate("gui::queries", "NULL last");
    return text;
}

QString limitTitle(const Query &query)
{
    const qint64 from = query.offset.value_or(0);
    if (query.isSlice)
        return query.limit ? u"[%1:%2]"_s.arg(from).arg(from + *query.limit) : u"[%1:]"_s.arg(from);
    QStringList parts;
    if (query.limit)
        parts.append(QCoreApplication::translate("gui::queries", "at most %1").arg(*query.limit));
    if (query.offset)
        parts.append(QCoreApplication::translate("gui::queries", "without the first %1").arg(from));
    return parts.join(u", "_s);
}

QString endingTitle(Ending ending)
{
    switch (ending) {
    case Ending::All:
        return u"all()"_s;
    case Ending::First:
        return u"first()"_s;
    case Ending::One:
        return u"one()"_s;
    case Ending::OneOrNone:
        return u"one_or_none()"_s;
    case Ending::Scalar:
        return u"scalar()"_s;
    case Ending::Count:
        return u"count()"_s;
    }
    return {};
}

QStringList endingHelp(Ending ending)
{
    const QString noRow = u"NoResultFound: No row was found when one was required"_s;
    const QString many = u"MultipleResultsFound: Multiple rows were found when exactly one was required"_s;
    const QString orNone = u"MultipleResultsFound: Multiple rows were found when one or none was required"_s;
    switch (ending) {
    case Ending::All:
        return {QCoreApplication::translate("gui::queries", "an empty list: []"),
                QCoreApplication::translate("gui::queries", "a list of one object"),
                QCoreApplication::translate("gui::queries", "a list of all objects")};
    case Ending::First:
        return {u"None"_s, QCoreApplication::translate("gui::queries", "the object"),
                QCoreApplication::translate("gui::queries", "the first object; LIMIT 1 is added")};
    case Ending::One:
        return {noRow, QCoreApplication::translate("gui::queries", "the object"), many};
    case Ending::OneOrNone:
        return {u"None"_s, QCoreApplication::translate("gui::queries", "the object"), orNone};
    case Ending::Scalar:
        return {u"None"_s, QCoreApplication::translate("gui::queries", "the first column's value"), orNone};
    case Ending::Count:
        return {u"0"_s, u"1"_s,
                QCoreApplication::translate("gui::queries", "how many there are, as a number")};
    }
    return {};
}

} // namespace gui::queries::words
