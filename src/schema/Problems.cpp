// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/Problems.h"

#include "base/Text.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace schema::problems
{

namespace
{

/// `text` has the field's subject as %1.
Problem problem(const Field &field, const QString &type, const QString &text, const QVariant &input = {})
{
    return {.loc = {field.column},
            .msg = text.arg(fieldSubject(field)),
            .type = type,
            .input = field.secret ? QVariant() : input};
}

QString translated(const char *text, int count = -1)
{
    return QCoreApplication::translate("schema", text, nullptr, count);
}

QString bound(double value)
{
    return base::text::shortest(value);
}

QString needed(const Field &field)
{
    //: %1 is the field at the beginning of the sentence: "The customer".
    return field.relation ? translated(QT_TRANSLATE_NOOP("schema", "%1 must be chosen."))
                          : translated(QT_TRANSLATE_NOOP("schema", "%1 must be filled in."));
}

} // namespace

Problem missing(const Field &field)
{
    return problem(field, u"missing"_s, needed(field));
}

Problem null(const Field &field)
{
    switch (field.type) {
    case Type::Integer:
        return problem(field, u"int_type"_s, needed(field));
    case Type::Real:
        return problem(field, u"float_type"_s, needed(field));
    case Type::Boolean:
        return problem(field, u"bool_type"_s, needed(field));
    case Type::Timestamp:
        return problem(field, u"datetime_type"_s, needed(field));
    case Type::Text:
        break;
    }
    return problem(field, u"string_type"_s, needed(field));
}

Problem notText(const Field &field, const QVariant &input)
{
    return problem(field, u"string_type"_s, translated(QT_TRANSLATE_NOOP("schema", "%1 must be a text.")),
                   input);
}

Problem unstorable(const Field &field, const QVariant &input)
{
    return problem(
        field, u"string_unicode"_s,
        translated(QT_TRANSLATE_NOOP(
            "schema", "%1 holds an invisible character that a database can't store. Please type it again.")),
        input);
}

Problem notWhole(const Field &field, const QVariant &input)
{
    return problem(field, u"int_parsing"_s,
                   translated(QT_TRANSLATE_NOOP("schema", "%1 must be a whole number, such as 990.")), input);
}

Problem hasFraction(const Field &field, const QVariant &input)
{
    return problem(field, u"int_from_float"_s,
                   translated(QT_TRANSLATE_NOOP("schema", "%1 must be a whole number, without a fraction.")),
                   input);
}

Problem tooLarge(const Field &field, const QVariant &input)
{
    return problem(field, u"int_parsing_size"_s,
                   translated(QT_TRANSLATE_NOOP("schema", "%1 has too many digits to be stored.")), input);
}

Problem notNumber(const Field &field, const QVariant &input)
{
    return problem(field, u"float_parsing"_s,
                   translated(QT_TRANSLATE_NOOP("schema", "%1 must be a number, such as 24 or 24.5.")),
                   input);
}

Problem notFinite(const Field &field, const QVariant &input)
{
    return problem(field, u"finite_number"_s,
                   translated(QT_TRANSLATE_NOOP("schema", "%1 must be a number that can be counted to.")),
                   input);
}

Problem notYesOrNo(const Field &field, const QVariant &input)
{
    return problem(field, u"bool_parsing"_s, translated(QT_TRANSLATE_NOOP("schema", "%1 must be yes or no.")),
                   input);
}

Problem notTime(const Field &field, const QVariant &input)
{
    return problem(
        field, u"datetime_parsing"_s,
        translated(QT_TRANSLATE_NOOP("schema", "%1 must be a date and time, such as 2026-11-20 21:38:17.")),
        input);
}

Problem notEmail(const Field &field, const QVariant &input)
{
    return problem(field, u"value_error"_s,
                   translated(QT_TRANSLATE_NOOP("schema", "%1 must look like name@example.com.")), input);
}

Problem tooShort(const Field &field, const QVariant &input, int length)
{
    if (length == 0 && field.minLength == 1)
        return problem(field, u"string_too_short"_s, needed(field), input);
    return problem(
        field, u"string_too_short"_s,
        //: %1 is the field at the beginning of the sentence, %2 how long the text is now.
        translated(QT_TRANSLATE_N_NOOP("schema", "%1 must be at least %n characters long; it has %2 now."),
                   field.minLength)
            .replace(u"%2"_s, QString::number(length)),
        input);
}

Problem tooLong(const Field &field, const QVariant &input, int length)
{
    return problem(
        field, u"string_too_long"_s,
        //: %1 is the field at the beginning of the sentence, %2 how long the text is now.
        translated(QT_TRANSLATE_N_NOOP("schema", "%1 may be at most %n characters long; it has %2 now."),
                   field.maxLength)
            .replace(u"%2"_s, QString::number(length)),
        input);
}

Problem notMoreThan(const Field &field, const QVariant &input)
{
    return problem(field, u"greater_than"_s,
                   translated(QT_TRANSLATE_NOOP("schema", "%1 must be greater than %2."))
                       .replace(u"%2"_s, bound(*field.moreThan)),
                   input);
}

Problem lessThan(const Field &field, const QVariant &input)
{
    return problem(field, u"greater_than_equal"_s,
                   translated(QT_TRANSLATE_NOOP("schema", "%1 must be at least %2."))
                       .replace(u"%2"_s, bound(*field.atLeast)),
                   input);
}

Problem moreThan(const Field &field, const QVariant &input)
{
    return problem(field, u"less_than_equal"_s,
                   translated(QT_TRANSLATE_NOOP("schema", "%1 must be at most %2."))
                       .replace(u"%2"_s, bound(*field.atMost)),
                   input);
}

} // namespace schema::problems
