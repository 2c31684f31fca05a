// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/Matching.h"

#include "base/Text.h"

using namespace Qt::StringLiterals;

namespace query
{

namespace
{

using database::Dialect;
using schema::Entity;
using schema::Field;
using schema::Format;
using schema::Type;

constexpr qsizetype fewestDigits = 3;

/// One alternative of a label: its columns as texts, joined by a space, "" counted as nothing.
QString alternativeSql(const Dialect &dialect, const Entity &entity, const QString &alias,
                       const QStringList &columns)
{
    QStringList parts;
    for (const QString &column : columns) {
        const QString sql = dialect.quoted(alias.isEmpty() ? entity.name : alias, column);
        const Field *field = entity.field(column);
        const QString text = field && field->type == Type::Text ? sql : dialect.asText(sql);
        parts.append(columns.size() == 1 ? text : u"COALESCE(%1, '')"_s.arg(text));
    }
    return u"NULLIF(TRIM(%1), '')"_s.arg(parts.join(u" || ' ' || "));
}

/// The stored number without what people put between its digits.
QString digitsSql(const QString &sql)
{
    QString digits = sql;
    for (const QChar c : u" -()+./\u00a0"_s)
        digits = u"REPLACE(%1, '%2', '')"_s.arg(digits, QString(c));
    return digits;
}

/// The digits of what was typed, if it may be a part of a phone number.
QString phoneDigits(const QString &typed)
{
    for (const QChar c : typed)
        if (!c.isDigit() && !u" -()+./\u00a0"_s.contains(c))
            return {};
    const QString digits = base::text::digitsOf(typed);
    return digits.size() < fewestDigits ? QString() : digits;
}

/// Payment types whose shown title contains what was typed, as they are stored.
QStringList paymentTypesLike(const QString &typed)
{
    QStringList stored;
    for (const QString &type :
         {u"yukassa"_s, u"robocassa"_s, u"stars"_s, QString::fromLatin1(schema::unknownPaymentType)})
        if (base::text::containsFolded(schema::paymentTypeTitle(type), typed))
            stored.append(type);
    return stored;
}

} // namespace

QString labelSql(const Dialect &dialect, schema::Table table, const QString &alias)
{
    const Entity &entity = schema::entity(table);
    QStringList alternatives;
    for (const QStringList &columns : entity.label)
        alternatives.append(alternativeSql(dialect, entity, alias, columns));
    alternatives.append(
        u"'#' || %1"_s.arg(dialect.asText(dialect.quoted(alias.isEmpty() ? entity.name : alias, u"id"_s))));
    return u"COALESCE(%1)"_s.arg(alternatives.join(u", "));
}

SqlText containsSql(const Dialect &dialect, const Entity &entity, const Field &field, const QString &typed)
{
    const QString column = dialect.quoted(entity.name, field.column);
    SqlText text{dialect.contains(field.type == Type::Text ? column : dialect.asText(column)), {typed}};
    if (field.format == Format::Phone) {
        if (const QString digits = phoneDigits(typed); !digits.isEmpty()) {
            text.sql += u" OR "_s + dialect.contains(digitsSql(column));
            text.values.append(digits);
        }
    }
    if (field.format == Format::PaymentType) {
        for (const QString &type : paymentTypesLike(typed)) {
            text.sql += u" OR %1 = %2"_s.arg(column, dialect.placeholder(Type::Text));
            text.values.append(type);
        }
    }
    return text;
}

SqlText containsLabelSql(const Dialect &dialect, const Entity &entity, const Field &field,
                         const QString &typed)
{
    const Entity &target = schema::entity(field.relation->target);
    return {u"%1 IN (SELECT %2 FROM %3 WHERE %4)"_s.arg(
                dialect.quoted(entity.name, field.column), dialect.quoted(target.name, u"id"_s),
                dialect.quoted(target.name), dialect.contains(labelSql(dialect, target.table, {}))),
            {typed}};
}

} // namespace query
