// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/Validation.h"

#include "schema/Conversion.h"
#include "schema/Problems.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace schema
{

namespace
{

int codePoints(const QString &text)
{
    int count = 0;
    for (const QChar c : text)
        count += c.isLowSurrogate() ? 0 : 1;
    return count;
}

/// What mail programs accept in practice: no quoted local parts, no addresses by number, and a dot in the
/// domain. Whether somebody reads the mail no form can say.
bool isEmail(const QString &text)
{
    static const QRegularExpression form(
        uR"(\A(?=[^@]{1,64}@)[^\s@"(),:;<>\[\]\\.\p{Cc}]+(?:\.[^\s@"(),:;<>\[\]\\.\p{Cc}]+)*)"
        uR"(@(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?\.)+)"
        uR"((?!\d+\z)[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])\z)"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    return form.match(text).hasMatch();
}

void checkText(const Field &field, const QString &text, QList<Problem> &problems)
{
    const int length = codePoints(text);
    if (length < field.minLength)
        problems.append(problems::tooShort(field, text, length));
    if (field.maxLength > 0 && length > field.maxLength)
        problems.append(problems::tooLong(field, text, length));
    if (field.format == Format::Email && !isEmail(text))
        problems.append(problems::notEmail(field, text));
}

void checkNumber(const Field &field, const QVariant &value, QList<Problem> &problems)
{
    const double number = value.toDouble();
    if (field.moreThan && !(number > *field.moreThan))
        problems.append(problems::notMoreThan(field, value));
    if (field.atLeast && !(number >= *field.atLeast))
        problems.append(problems::lessThan(field, value));
    if (field.atMost && !(number <= *field.atMost))
        problems.append(problems::moreThan(field, value));
}

void checkField(const Field &field, const QVariant &given, Checked &checked)
{
    // The program fills an automatic field in; NULL there means that it has not done so yet.
    if (field.automatic && database::value::isNull(given)) {
        checked.values.insert(field.column, QVariant());
        return;
    }
    auto value = convert(field, given);
    if (!value) {
        checked.problems.append(std::move(value).error());
        return;
    }
    checked.values.insert(field.column, *value);
    if (database::value::isNull(*value))
        return;
    if (field.type == Type::Text)
        checkText(field, value->toString(), checked.problems);
    else if (field.type == Type::Integer || field.type == Type::Real)
        checkNumber(field, *value, checked.problems);
}

} // namespace

Checked validate(const Entity &entity, const Record &record, Scope scope)
{
    Checked checked;
    for (const Field &field : entity.fields) {
        const auto given = record.constFind(field.column);
        if (given != record.cend())
            checkField(field, *given, checked);
        else if (scope == Scope::Whole && field.isRequired())
            checked.problems.append(problems::missing(field));
    }
    return checked;
}

QList<Problem> check(const Entity &entity, const Record &record, Scope scope)
{
    return validate(entity, record, scope).problems;
}

} // namespace schema
