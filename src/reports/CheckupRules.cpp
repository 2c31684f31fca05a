// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/CheckupRules.h"

using namespace Qt::StringLiterals;

namespace reports::checkup
{

using database::Engine;
using schema::Field;
using schema::Format;
using schema::Type;

namespace
{

bool isSqlite(const Ground &ground)
{
    return ground.dialect.engine() == Engine::Sqlite;
}

QString columnOf(const Ground &ground, const Field &field)
{
    return ground.dialect.quoted(ground.entity.name, field.column);
}

/// SQLite: a time that SQLAlchemy reads: "2026-11-21 08:45:35", with or without a fraction.
QString readableTime(const QString &column)
{
    const QString digit = u"[0-9]"_s;
    const QString pattern = u"%1%1%1%1-%1%1-%1%1 %1%1:%1%1:%1%1*"_s.arg(digit);
    return u"(typeof(%1) = 'text' AND %1 GLOB '%2' AND datetime(%1) IS NOT NULL)"_s.arg(column, pattern);
}

void addReference(const Ground &ground, const Field &field, QList<RowRule> &rules)
{
    const schema::Entity &target = schema::entity(field.relation->target);
    if (!ground.tables.contains(target.name))
        return;
    const QString other = ground.dialect.quoted(u"pointed_at"_s, u"id"_s);
    const QString column = columnOf(ground, field);
    const bool isProduct = ground.entity.table == schema::Table::Products;
    rules.append(
        {u"references"_s,
         u"orphan"_s,
         Severity::Error,
         field.column,
         u"%1 IS NOT NULL AND NOT EXISTS (SELECT 1 FROM %2 AS %3 WHERE %4 = %1)"_s.arg(
             column, ground.dialect.quoted(target.name), ground.dialect.quoted(u"pointed_at"_s), other),
         {},
         field.nullable || isProduct ? RepairKind::Rows : RepairKind::None});
}

/// What SQLite keeps in any column. A server refuses such values.
QString wrongTypeSql(const QString &column, Type type)
{
    switch (type) {
    case Type::Integer:
        return u"typeof(%1) IN ('text', 'blob') OR (typeof(%1) = 'real' AND %1 <> CAST(%1 AS INTEGER))"_s.arg(
            column);
    case Type::Real:
        return u"typeof(%1) IN ('text', 'blob')"_s.arg(column);
    case Type::Text:
        return u"typeof(%1) = 'blob'"_s.arg(column);
    case Type::Boolean:
        return u"CASE typeof(%1) WHEN 'text' THEN lower(%1) NOT IN ('true', 'false', 't', 'f', '0', '1') "
               "WHEN 'null' THEN 0 WHEN 'blob' THEN 1 ELSE %1 NOT IN (0, 1) END"_s.arg(column);
    case Type::Timestamp:
        break;
    }
    return {};
}

void addType(const Ground &ground, const Field &field, QList<RowRule> &rules)
{
    const QString sql = wrongTypeSql(columnOf(ground, field), field.type);
    if (!isSqlite(ground) || sql.isEmpty())
        return;
    const bool isNumber = field.type == Type::Integer || field.type == Type::Real;
    const bool isRepairable = isNumber && !field.automatic && !field.relation && !field.unique;
    rules.append({u"types"_s,
                  u"type"_s,
                  Severity::Error,
                  field.column,
                  sql,
                  {},
                  isRepairable ? RepairKind::Rows : RepairKind::None});
}

void addTime(const Ground &ground, const Field &field, QList<RowRule> &rules)
{
    const QString column = columnOf(ground, field);
    const QString readable = isSqlite(ground) ? readableTime(column) : u"isfinite(%1)"_s.arg(column);
    rules.append({u"times"_s,
                  u"unreadable"_s,
                  Severity::Error,
                  field.column,
                  u"%1 IS NOT NULL AND NOT %2"_s.arg(column, readable),
                  {},
                  RepairKind::Rows});
    rules.append({u"times"_s,
                  u"future"_s,
                  Severity::Warning,
                  field.column,
                  u"%1 AND %2 > %3"_s.arg(readable, column, ground.dialect.placeholder(Type::Timestamp)),
                  {ground.latest},
                  RepairKind::Rows});
}

void addPrice(const Ground &ground, const Field &field, QList<RowRule> &rules)
{
    const QString column = columnOf(ground, field);
    const QString isNumber =
        isSqlite(ground) ? u"typeof(%1) IN ('integer', 'real') AND "_s.arg(column) : QString();
    rules.append({u"prices"_s,
                  u"price"_s,
                  Severity::Error,
                  field.column,
                  u"%1%2 <= 0"_s.arg(isNumber, column),
                  {},
                  RepairKind::None});
}

void addEmpty(const Ground &ground, const Field &field, QList<RowRule> &rules)
{
    const QString column = columnOf(ground, field);
    QString sql = column + u" IS NULL"_s;
    if (field.type == Type::Text && field.minLength > 0) {
        const QString character = isSqlite(ground) ? u"char"_s : u"chr"_s;
        const QString white = u"' ' || %1(9) || %1(10) || %1(13) || %1(160)"_s.arg(character);
        sql += isSqlite(ground) ? u" OR (typeof(%1) = 'text' AND trim(%1, %2) = '')"_s.arg(column, white)
                                : u" OR btrim(%1, %2) = ''"_s.arg(column, white);
    }
    const bool isKnown = field.format == Format::PaymentType || field.column == u"payment_id";
    rules.append({u"empty"_s,
                  u"empty"_s,
                  Severity::Warning,
                  field.column,
                  sql,
                  {},
                  isKnown ? RepairKind::Rows : RepairKind::None});
}

QString among(const QString &column, qsizetype count)
{
    return u"%1 IN (%2)"_s.arg(column, QStringList(count, u"?"_s).join(u", "));
}

QVariantList valuesOf(const QStringList &texts)
{
    return {texts.begin(), texts.end()};
}

/// Words of a payment type that mean some money, in lower case.
bool names(const QString &type, const QStringList &words)
{
    QString folded = type.toCaseFolded();
    for (QChar &c : folded)
        if (!c.isLetter())
            c = u' ';
    const QStringList found = folded.split(u' ', Qt::SkipEmptyParts);
    return std::any_of(words.begin(), words.end(),
                       [&found](const QString &word) { return found.contains(word); });
}

bool isNamedAfterStars(const QString &type)
{
    static const QStringList words{u"star"_s,   u"stars"_s,  u"xtr"_s,      u"звезда"_s,
                                   u"звезды"_s, u"звёзды"_s, u"звездами"_s, u"звёздами"_s};
    return type.contains(u'\u2B50') || names(type, words)
        || type.contains(u"telegramstars"_s, Qt::CaseInsensitive);
}

bool isNamedAfterOtherMoney(const QString &type)
{
    static const QStringList words{u"usd"_s,     u"usdt"_s,    u"usdc"_s,    u"eur"_s,     u"euro"_s,
                                   u"dollar"_s,  u"dollars"_s, u"ton"_s,     u"toncoin"_s, u"btc"_s,
                                   u"bitcoin"_s, u"eth"_s,     u"kzt"_s,     u"uah"_s,     u"byn"_s,
                                   u"gbp"_s,     u"доллар"_s,  u"доллары"_s, u"евро"_s,    u"тон"_s};
    return type.contains(u'$') || type.contains(u'\u20AC') || type.contains(u'\u00A3') || names(type, words);
}

} // namespace

QList<RowRule> rowRules(const Ground &ground)
{
    QList<RowRule> rules;
    for (const Field &field : ground.entity.fields) {
        if (field.column == u"id" || !ground.columns.contains(field.column))
            continue;
        if (field.relation)
            addReference(ground, field, rules);
        addType(ground, field, rules);
        if (field.type == Type::Timestamp)
            addTime(ground, field, rules);
        if (field.format == Format::Roubles || field.format == Format::Payment)
            addPrice(ground, field, rules);
        if (!field.nullable)
            addEmpty(ground, field, rules);
    }
    return rules;
}

QString knownType(const QString &type)
{
    const QString typed = type.trimmed();
    for (const auto &code :
         {u"yukassa"_s, u"robocassa"_s, u"stars"_s, QString::fromLatin1(schema::unknownPaymentType)}) {
        if (typed.compare(code, Qt::CaseInsensitive) == 0
            || typed.compare(schema::paymentTypeTitle(code), Qt::CaseInsensitive) == 0)
            return code;
    }
    // What the services are called elsewhere.
    static const QHash<QString, QString> others{
        {u"yookassa"_s, u"yukassa"_s}, {u"юkassa"_s, u"yukassa"_s},      {u"юкасса"_s, u"yukassa"_s},
        {u"yoomoney"_s, u"yukassa"_s}, {u"robokassa"_s, u"robocassa"_s}, {u"робокасса"_s, u"robocassa"_s},
    };
    const QString folded = typed.toCaseFolded();
    if (others.contains(folded))
        return others.value(folded);
    return isNamedAfterStars(type) && !isNamedAfterOtherMoney(type) ? u"stars"_s : type;
}

PaymentTypes sorted(const QStringList &types)
{
    PaymentTypes found;
    for (const QString &type : types) {
        if (schema::isStars(type))
            found.stars.append(type);
        if (type.trimmed().isEmpty())
            continue;
        if (isNamedAfterOtherMoney(type))
            found.otherMoney.append(type);
        else if (isNamedAfterStars(type) && !schema::isStars(type))
            found.likeStars.append(type);
        else if (knownType(type) != type)
            found.spellings.append(type);
    }
    return found;
}

QList<RowRule> currencyRules(const Ground &ground, const PaymentTypes &types)
{
    const auto &columns = ground.columns;
    if (ground.entity.table != schema::Table::Purchases || !columns.contains(u"payment_type"_s))
        return {};
    const QString type = ground.dialect.quoted(ground.entity.name, u"payment_type"_s);
    const QString price = ground.dialect.quoted(ground.entity.name, u"price"_s);
    QList<RowRule> rules;
    const auto add = [&](const QString &kind, Severity severity, const QStringList &found,
                         RepairKind repair) {
        if (!found.isEmpty())
            rules.append({u"currencies"_s, kind, severity, u"payment_type"_s, among(type, found.size()),
                          valuesOf(found), repair});
    };
    add(u"like-stars"_s, Severity::Warning, types.likeStars, RepairKind::Rows);
    add(u"other-money"_s, Severity::Warning, types.otherMoney, RepairKind::None);
    add(u"spelling"_s, Severity::Warning, types.spellings, RepairKind::Rows);
    rules.append({u"currencies"_s,
                  u"not-recorded"_s,
                  Severity::Note,
                  u"payment_type"_s,
                  type + u" = ?"_s,
                  {QString::fromLatin1(schema::unknownPaymentType)},
                  RepairKind::None});
    const QString products = schema::entity(schema::Table::Products).name;
    if (!ground.tables.contains(products) || !columns.contains(u"price"_s)
        || !columns.contains(u"product_id"_s))
        return rules;
    const QString asked = ground.dialect.quoted(u"sold"_s, u"price"_s);
    const QString same =
        u"EXISTS (SELECT 1 FROM %1 AS sold WHERE %2 = %3 AND %4 > 0 AND %5 = CAST(%4 AS bigint) * %6)"_s.arg(
            ground.dialect.quoted(products), ground.dialect.quoted(u"sold"_s, u"id"_s),
            ground.dialect.quoted(ground.entity.name, u"product_id"_s), asked, price);
    // Telegram and most services take an amount in kopecks.
    const QString inStars = types.stars.isEmpty() ? u"1 = 0"_s : among(type, types.stars.size());
    rules.append(
        {u"currencies"_s, u"kopecks"_s, Severity::Warning, u"price"_s,
         u"NOT COALESCE(%1, %2) AND %3"_s.arg(inStars, isSqlite(ground) ? u"0"_s : u"false"_s, same.arg(100)),
         valuesOf(types.stars), RepairKind::None});
    if (!types.stars.isEmpty())
        rules.append({u"currencies"_s, u"same-number"_s, Severity::Note, u"price"_s,
                      u"%1 AND %2"_s.arg(inStars, same.arg(1)), valuesOf(types.stars), RepairKind::None});
    return rules;
}

} // namespace reports::checkup
