// SPDX-License-Identifier: GPL-3.0-or-later
// The coach and SQL by hand: the rules look at what SqlReading made of it, and what they say is put back to
// its place in the text.
#include "query/CoachRules.h"
#include "query/SqlReading.h"

#include "database/Value.h"
#include "query/Operators.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace query
{

namespace
{

using reading::Node;

QString literal(const QVariant &value)
{
    if (database::value::isNull(value))
        return u"NULL"_s;
    if (value.typeId() == QMetaType::Bool)
        return value.toBool() ? u"TRUE"_s : u"FALSE"_s;
    if (value.typeId() == QMetaType::QString)
        return u'\'' + value.toString().replace(u"'"_s, u"''"_s) + u'\'';
    return value.toString();
}

QString signIn(Op op)
{
    switch (op) {
    case Op::Equals:
        return u"="_s;
    case Op::NotEquals:
        return u"<>"_s;
    case Op::Like:
        return u"LIKE"_s;
    case Op::NotLike:
        return u"NOT LIKE"_s;
    case Op::ILike:
        return u"ILIKE"_s;
    default:
        return codeOf(op);
    }
}

QString sqlFor(const Condition &condition, const QHash<QString, QString> &written)
{
    if (condition.kind != Condition::Kind::Test) {
        QStringList parts;
        for (const Condition &part : condition.parts)
            parts.append(sqlFor(part, written));
        const QString text = parts.join(condition.kind == Condition::Kind::All ? u" AND "_s : u" OR "_s);
        return (condition.kind == Condition::Kind::None ? u"NOT (%1)"_s : u"(%1)"_s).arg(text);
    }
    if (condition.field == u"?")
        return condition.values.value(0).toString();
    const QString field = written.value(condition.field, condition.field);
    QStringList values;
    for (const QVariant &value : condition.values)
        values.append(literal(value));
    switch (condition.op) {
    case Op::IsNull:
        return field + u" IS NULL"_s;
    case Op::IsNotNull:
        return field + u" IS NOT NULL"_s;
    case Op::OneOf:
    case Op::NoneOf:
        return u"%1 %2 (%3)"_s.arg(field, condition.op == Op::OneOf ? u"IN"_s : u"NOT IN"_s,
                                   values.join(u", "_s));
    case Op::Between:
        return u"%1 BETWEEN %2"_s.arg(field, values.join(u" AND "_s));
    default:
        return u"%1 %2 %3"_s.arg(field, signIn(condition.op), values.join(u", "_s));
    }
}

/// The deepest part that alone differs: its path, and what is to stand there.
std::pair<QString, const Condition *> difference(const Condition &before, const Condition &after,
                                                 const QString &path, bool isRoot)
{
    if (before.kind != after.kind || before.kind == Condition::Kind::Test
        || before.parts.size() != after.parts.size())
        return {path, &after};
    qsizetype which = -1;
    for (qsizetype i = 0; i < before.parts.size(); ++i) {
        if (before.parts.at(i) == after.parts.at(i))
            continue;
        if (which >= 0)
            return {path, &after};
        which = i;
    }
    if (which < 0)
        return {};
    const QString word = before.kind == Condition::Kind::Any ? u".any"_s
        : before.kind == Condition::Kind::None               ? u".none"_s
                                                             : u".all"_s;
    return difference(before.parts.at(which), after.parts.at(which),
                      u"%1%2[%3]"_s.arg(path, isRoot ? QString() : word).arg(which), false);
}

QString replaced(const QString &sql, const TextSpan &place, const QString &text)
{
    return place.isThere() ? sql.left(place.start) + text + sql.mid(place.end) : QString();
}

/// As the text calls it; "" when it doesn't, and a bare name could be of another table.
QString written(const SqlReading &select, const Expression &expression)
{
    Expression plain = expression;
    plain.function = Expression::Function::None;
    plain.isDistinct = false;
    return select.written.value(plain.text(),
                                select.isFromOurs && select.query.joins.isEmpty() ? plain.column : QString());
}

QString directionOf(const Order &order)
{
    QString words = order.isDescending ? u" DESC"_s : QString();
    if (order.nulls != Order::Nulls::Default)
        words += order.nulls == Order::Nulls::First ? u" NULLS FIRST"_s : u" NULLS LAST"_s;
    return words;
}

/// A clause put before `place`, or its list made longer where it is there.
QString withList(const QString &sql, const SqlReading &select, const QString &clause, const QString &word,
                 qsizetype place, const QStringList &more)
{
    const TextSpan there = select.spans.value(clause);
    if (there.isThere())
        return sql.left(there.end) + u", "_s + more.join(u", "_s) + sql.mid(there.end);
    const QString before = sql.left(place);
    const bool isApart = before.endsWith(u' ') || before.endsWith(u'\n');
    const QString after = sql.mid(place);
    return before + (isApart ? QString() : u" "_s) + word + more.join(u", "_s)
        + (after.isEmpty() || after.startsWith(u';') || after.startsWith(u')') ? QString() : u" "_s) + after;
}

/// The text with what the mended tree says otherwise; "" when that can't be put in its words.
QString mendedText(const QString &sql, const SqlReading &select, const Query &mended)
{
    const Query &query = select.query;
    const bool isOtherWhere = query.where != mended.where;
    const bool isOtherHaving = query.having != mended.having;
    if (isOtherWhere && isOtherHaving)
        return {};
    if (isOtherWhere || isOtherHaving) {
        const auto [path, after] = isOtherWhere ? difference(query.where, mended.where, u"where"_s, true)
                                                : difference(query.having, mended.having, u"having"_s, true);
        if (!after || (isOtherWhere ? query.where : query.having).isVoid())
            return {};
        // The whole of the condition needs no brackets, a part of it may.
        QString text = sqlFor(*after, select.written);
        if (path == u"where" || path == u"having")
            text = text.mid(1, text.size() - 2);
        return replaced(sql, select.spans.value(path), text);
    }
    for (qsizetype i = 0; i < query.joins.size() && i < mended.joins.size(); ++i)
        if (query.joins.at(i) != mended.joins.at(i))
            return replaced(sql, select.outerWords.value(i), u"JOIN"_s);
    for (qsizetype i = 0; i < query.columns.size() && i < mended.columns.size(); ++i)
        if (query.columns.at(i) != mended.columns.at(i))
            return replaced(
                sql, select.spans.value(u"columns[%1]"_s.arg(i)),
                select.written.value(query.columns.at(i).text()).replace(u"("_s, u"(DISTINCT "_s));
    for (qsizetype i = 0; i < query.orderBy.size() && i < mended.orderBy.size(); ++i)
        if (query.orderBy.at(i) != mended.orderBy.at(i)) {
            const QString column = written(select, mended.orderBy.at(i).by);
            return column.isEmpty() ? QString()
                                    : replaced(sql, select.spans.value(u"order_by[%1]"_s.arg(i)),
                                               column + directionOf(mended.orderBy.at(i)));
        }
    QStringList more;
    for (qsizetype i = query.groupBy.size(); i < mended.groupBy.size(); ++i)
        more.append(written(select, mended.groupBy.at(i)));
    if (!more.isEmpty() && !more.contains(QString()))
        return withList(sql, select, u"group_by"_s, u"GROUP BY "_s, select.having, more);
    for (qsizetype i = query.orderBy.size(); i < mended.orderBy.size(); ++i)
        more.append(written(select, mended.orderBy.at(i).by));
    return more.isEmpty() || more.contains(QString())
        ? QString()
        : withList(sql, select, u"order_by"_s, u"ORDER BY "_s, select.limit, more);
}

/// The place of a path, or of what it is a part of.
TextSpan placeOf(const SqlReading &select, QString path)
{
    while (!select.spans.contains(path)) {
        const qsizetype cut = qMax(path.lastIndexOf(u'.'), path.lastIndexOf(u'['));
        if (cut <= 0)
            return select.spans.value(u"select"_s);
        path.truncate(cut);
    }
    return select.spans.value(path);
}

void innerNulls(const SqlReading &select, const coach::Look &look)
{
    for (const SqlReading::Inner &inner : select.inners) {
        if (!coach::mayBeNull(look, inner.column))
            continue;
        look.say(u"not-in-null"_s, inner.path,
                 QCoreApplication::translate(
                     "query",
                     "The inner query may bring NULL, because %1 is not always there, and one NULL in the "
                     "list of NOT IN "
                     "lets no row through at all. Add WHERE … IS NOT NULL inside, or ask NOT EXISTS.")
                     .arg(look.quoted(inner.column.text())));
    }
}

/// ORDER BY 'name': a tree can't say it, so only SQL by hand has this rule.
void orderByConstant(const SqlReading &select, const coach::Look &look)
{
    for (qsizetype i = 0; i < select.query.orderBy.size(); ++i) {
        const QString path = u"order_by[%1]"_s.arg(i);
        const auto text = select.orderTexts.constFind(path);
        if (text == select.orderTexts.cend())
            continue;
        std::optional<Query> mended;
        const Expression column{Expression::Function::None, false, {}, *text};
        if (select.isFromOurs && select.query.joins.isEmpty() && coach::fieldOf(select.query, column)) {
            mended = select.query;
            mended->orderBy[i].by = column;
        }
        const QString message = look.engine == database::Engine::Sqlite
            ? QCoreApplication::translate(
                "query",
                "'%1' in single quotes is a text, the same for every row, so it puts "
                "them in no order at all. Write the column without quotes.")
            : QCoreApplication::translate(
                "query",
                "'%1' in single quotes is a text, the same for every row, and "
                "PostgreSQL refuses to order by it. Write the column without quotes.");
        look.say(u"order-by-constant"_s, path, message.arg(*text),
                 QCoreApplication::translate("query", "Order by %1").arg(*text), mended);
    }
}

} // namespace

QList<Notice> noticesOfSql(const QString &sql, database::Engine engine, const RowFacts &facts)
{
    QList<Notice> all;
    for (const SqlReading &select : readSelects(sql, engine)) {
        QList<Notice> found;
        const coach::Look look{select.query, engine, facts, found, &select.written};
        coach::all(look);
        innerNulls(select, look);
        orderByConstant(select, look);
        for (Notice &notice : found) {
            const TextSpan place = placeOf(select, notice.path);
            notice.position = place.start;
            notice.length = place.end - place.start;
            if (notice.mended)
                notice.mendedSql = mendedText(sql, select, *notice.mended);
            if (notice.mendedSql.isEmpty())
                notice.suggestion.clear();
            notice.mended.reset();
            notice.path.clear();
            all.append(notice);
        }
    }
    return all;
}

} // namespace query
