// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/Expression.h"

#include <QCoreApplication>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace query
{

namespace
{

constexpr std::pair<Expression::Function, const char16_t *> functionNames[] = {
    {Expression::Function::Count, u"count"}, {Expression::Function::Sum, u"sum"},
    {Expression::Function::Avg, u"avg"},     {Expression::Function::Min, u"min"},
    {Expression::Function::Max, u"max"},
};

base::Error unreadable(const QString &text)
{
    return {base::ErrorCode::Usage,
            QCoreApplication::translate(
                "query",
                "“%1” is neither a column nor a function of one. Write it like age, user.age, "
                "count(*), avg(user.age) or count(distinct user.name).")
                .arg(text),
            {},
            {},
            {}};
}

} // namespace

QString nameOf(Expression::Function function)
{
    for (const auto &[known, name] : functionNames)
        if (known == function)
            return QString::fromUtf16(name);
    return {};
}

base::Result<Expression> Expression::parse(const QString &text)
{
    static const QRegularExpression form(
        uR"(^\s*(?:(\w+)\s*\(\s*(distinct\s+)?)?(?:(\w+)\s*\.\s*)?(\w+|\*)\s*(\))?\s*$)"_s,
        QRegularExpression::CaseInsensitiveOption);
    const auto match = form.match(text);
    // A closing bracket stands where a function's name does, and only there.
    if (!match.hasMatch() || match.captured(1).isEmpty() != match.captured(5).isEmpty())
        return unreadable(text);
    Expression expression;
    const QString function = match.captured(1).toLower();
    for (const auto &[known, name] : functionNames)
        if (function == QStringView(name))
            expression.function = known;
    expression.isDistinct = !match.captured(2).isEmpty();
    expression.table = match.captured(3);
    expression.column = match.captured(4);
    const bool isStar = expression.column == u"*";
    const bool isCount = expression.function == Function::Count;
    const bool isStrange = (!function.isEmpty() && !expression.isAggregate())
        || (expression.isDistinct && (!isCount || isStar))
        || (expression.isAggregate() && isStar && (!isCount || !expression.table.isEmpty()));
    if (isStrange)
        return unreadable(text);
    return expression;
}

QString Expression::text() const
{
    const QString place = table.isEmpty() ? column : table + u'.' + column;
    if (!isAggregate())
        return place;
    return u"%1(%2%3)"_s.arg(nameOf(function), isDistinct ? u"distinct "_s : QString(), place);
}

} // namespace query
