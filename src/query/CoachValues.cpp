// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/CoachRules.h"
#include "query/Operators.h"

#include "database/Value.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace query::coach
{

namespace
{

/// NULL, or what people type for it.
bool saysNull(const QVariant &value)
{
    if (database::value::isNull(value))
        return true;
    const QString text = value.typeId() == QMetaType::QString ? value.toString().toUpper() : QString();
    return text == u"NULL" || text == u"NONE";
}

bool isWrittenNull(const QVariant &value)
{
    return !database::value::isNull(value) && saysNull(value);
}

bool sameExpression(const Query &query, const QString &left, const QString &right)
{
    Expression a = expressionOf(left);
    Expression b = expressionOf(right);
    a.table = tableOf(query, a);
    b.table = tableOf(query, b);
    return !a.column.isEmpty() && a == b;
}

/// The text that a value must begin with, where the test says no more than that.
std::optional<QString> beginningOf(const Condition &test)
{
    if (test.values.size() != 1)
        return {};
    QString text = test.values.constFirst().toString();
    if (test.op == Op::Like) {
        if (!text.endsWith(u'%'))
            return {};
        text.chop(1);
    } else if (test.op != Op::StartsWith) {
        return {};
    }
    if (text.isEmpty() || text.contains(u'%') || text.contains(u'_'))
        return {};
    return text.toLower();
}

/// No value passes both.
bool exclude(const Condition &left, const Condition &right)
{
    if (left.op == Op::Equals && right.op == Op::Equals && left.values.size() == 1
        && right.values.size() == 1) {
        const QVariant &a = left.values.constFirst();
        const QVariant &b = right.values.constFirst();
        return !saysNull(a) && !saysNull(b) && !database::value::same(a, b);
    }
    const auto a = beginningOf(left);
    const auto b = beginningOf(right);
    return a && b && !a->startsWith(*b) && !b->startsWith(*a);
}

void andInGroup(const Look &look, const Condition &root, const QString &name, bool isHaving,
                const QList<int> &way)
{
    // Two of them: a condition that took the place of the one it is a part of would free itself while it is copied.
    Condition whole = root;
    const Condition group = at(whole, way);
    QList<int> said;
    for (int i = 0; i < group.parts.size(); ++i) {
        const Condition &first = group.parts.at(i);
        if (first.isVoid())
            continue;
        if (first.kind != Condition::Kind::Test) {
            andInGroup(look, root, name, isHaving, QList<int>(way) << i);
            continue;
        }
        if (group.kind != Condition::Kind::All || said.contains(i))
            continue;
        QList<int> others;
        for (int j = i + 1; j < group.parts.size(); ++j) {
            const Condition &part = group.parts.at(j);
            if (!part.isVoid() && part.kind == Condition::Kind::Test
                && sameExpression(look.query, first.field, part.field) && exclude(first, part))
                others.append(j);
        }
        if (others.isEmpty())
            continue;
        said += others;
        Condition either = Condition::any({first});
        for (const int other : others)
            either.parts.append(group.parts.at(other));
        Condition mended = group;
        for (auto other = others.crbegin(); other != others.crend(); ++other)
            mended.parts.removeAt(*other);
        mended.parts[i] = either;
        look.say(
            u"and-on-one-column"_s, pathOf(root, name, QList<int>(way) << others.constFirst()),
            QCoreApplication::translate(
                "query",
                "No row passes both conditions on %1: joined by AND, they ask one value to be two at once. "
                "If either will do, join them by OR.")
                .arg(look.quoted(first.field)),
            QCoreApplication::translate("query", "Join them by OR"), with(look.query, isHaving, way, mended));
    }
}

/// A part of a group that lets the same column's NULLs through, or keeps them out in so many words.
bool hasSibling(const Look &look, const Condition &group, const QString &field, std::initializer_list<Op> ops)
{
    return std::ranges::any_of(group.parts, [&](const Condition &part) {
        return part.kind == Condition::Kind::Test && !part.isOff
            && std::ranges::find(ops, meaning(look, part)) != ops.end()
            && sameExpression(look.query, part.field, field);
    });
}

bool isNegative(Op op)
{
    return op == Op::NotEquals || op == Op::NoneOf || op == Op::NotContains || op == Op::NotLike;
}

/// Beside it, in an AND, stands a test of the same column that NULL can't pass: nothing is left to fall out.
bool isKnown(const Look &look, const Condition &group, const Condition &test)
{
    return std::ranges::any_of(group.parts, [&](const Condition &part) {
        return part.kind == Condition::Kind::Test && !part.isOff && !isNegative(part.op)
            && sameExpression(look.query, part.field, test.field);
    });
}

bool minds(const Look &look, const Spot &spot)
{
    // Below a NOT the positive tests are what is denied.
    const bool isDenied =
        std::ranges::find(spot.groups, Condition::Kind::None, &Condition::kind) != spot.groups.end();
    return std::ranges::any_of(spot.groups, [&](const Condition *group) {
        if (group->kind == Condition::Kind::Any)
            return hasSibling(look, *group, spot.test->field, {Op::IsNull});
        return isDenied
            ? hasSibling(look, *group, spot.test->field, {Op::IsNotNull, Op::HasValue, Op::IsNull})
            : isKnown(look, *group, *spot.test);
    });
}

bool asksForNull(Op op)
{
    return op == Op::IsNull || op == Op::IsNotNull || op == Op::HasValue;
}

QString writtenNull(const Look &look, const Condition &test, const QVariant &value, const QString &isNull)
{
    return QCoreApplication::translate(
               "query",
               "This compares %1 with the word “%2”, a text of four letters. NULL is no text "
               "but a missing value; it is asked for by %3.")
        .arg(look.quoted(test.field), value.toString(), isNull);
}

} // namespace

void equalsNull(const Look &look)
{
    forBoth(look, [&](const Condition &root, const QString &name, bool isHaving) {
        for (const Spot &spot : spotsOf(root, name)) {
            const Condition &test = *spot.test;
            const bool isList = test.op == Op::OneOf || test.op == Op::NoneOf;
            const auto null = std::ranges::find_if(test.values, saysNull);
            if (isList || null == test.values.end())
                continue;
            const bool isEqual = test.op == Op::Equals;
            if (!isEqual && test.op != Op::NotEquals) {
                if (!isWrittenNull(*null))
                    look.say(u"equals-null"_s, spot.path,
                             QCoreApplication::translate(
                                 "query",
                                 "No row passes a comparison with NULL: NULL means “not known”, and whether "
                                 "something is less or greater than what is not known, nobody can say. "
                                 "Compare with a "
                                 "value, or ask IS NULL."));
                continue;
            }
            const QString isNull = isEqual ? u"IS NULL"_s : u"IS NOT NULL"_s;
            const QString message = isWrittenNull(*null) ? writtenNull(look, test, *null, isNull)
                : look.written                           ? QCoreApplication::translate(
                                                               "query",
                                                               "No row passes a comparison with NULL: NULL means “not known”, and "
                                                                                         "whether two things are equal when one is not known, nobody can say. "
                                                                                         "Ask %1 instead.")
                                     .arg(isNull)
                               : QCoreApplication::translate(
                                     "query",
                                     "SQLAlchemy makes %1 of a comparison with None, so this works here. In "
                                     "SQL no row passes “= NULL”: NULL means “not known”, and nobody can say "
                                     "whether something equals it. Ask %1, which means the same everywhere.")
                                     .arg(isNull);
            look.say(u"equals-null"_s, spot.path, message,
                     QCoreApplication::translate("query", "Ask %1").arg(isNull),
                     with(look.query, isHaving, spot.way,
                          Condition::test(test.field, isEqual ? Op::IsNull : Op::IsNotNull)));
        }
    });
}

void andOnOneColumn(const Look &look)
{
    forBoth(look, [&](const Condition &root, const QString &name, bool isHaving) {
        if (!root.isVoid())
            andInGroup(look, root, name, isHaving, {});
    });
}

void notEqualDropsNull(const Look &look)
{
    for (const Spot &spot : spotsOf(look.query.where, u"where"_s)) {
        const Condition &test = *spot.test;
        const auto nots = std::ranges::count(spot.groups, Condition::Kind::None, &Condition::kind);
        if (asksForNull(test.op) || isNegative(test.op) == (nots % 2 == 1))
            continue;
        const Expression expression = expressionOf(test.field);
        if (std::ranges::any_of(test.values, saysNull) || !mayBeNull(look, expression) || minds(look, spot)
            || isOuterJoined(look.query, tableOf(look.query, expression)))
            continue;
        // NOT (…) is mended around, so that what it denies stays as it is.
        QList<int> way = spot.way;
        for (qsizetype depth = spot.groups.size() - 1; depth > 0; --depth) {
            if (spot.groups.at(depth)->kind == Condition::Kind::None) {
                way = spot.way.first(depth);
                break;
            }
        }
        Condition where = look.query.where;
        const Condition mended = Condition::any({at(where, way), Condition::test(test.field, Op::IsNull)});
        look.say(u"not-equal-drops-null"_s, spot.path,
                 QCoreApplication::translate(
                     "query",
                     "Rows without a value in %1 fall out here too: whether what is not known differs from "
                     "something, nobody can say. If they belong to the answer, add OR … IS NULL.")
                     .arg(look.quoted(test.field)),
                 QCoreApplication::translate("query", "Add OR … IS NULL"),
                 with(look.query, false, way, mended));
    }
}

void notInNull(const Look &look)
{
    forBoth(look, [&](const Condition &root, const QString &name, bool isHaving) {
        for (const Spot &spot : spotsOf(root, name)) {
            Condition rest = *spot.test;
            const bool isNot = rest.op == Op::NoneOf;
            if ((!isNot && rest.op != Op::OneOf) || rest.values.removeIf(saysNull) == 0)
                continue;
            const QString message = isNot
                ? QCoreApplication::translate(
                    "query",
                    "NULL in the list of NOT IN lets no row through at all: whether a value "
                    "differs from what is not known, nobody can say. Take NULL out of the "
                    "list.")
                : QCoreApplication::translate(
                    "query",
                    "NULL in the list of IN finds nothing: no value equals what is not "
                    "known. Ask for rows without a value by OR … IS NULL.");
            const Condition null = Condition::test(rest.field, Op::IsNull);
            std::optional<Query> mended;
            if (!isNot)
                mended = with(look.query, isHaving, spot.way,
                              rest.values.isEmpty() ? null : Condition::any({rest, null}));
            else if (!rest.values.isEmpty())
                mended = with(look.query, isHaving, spot.way, rest);
            const QString suggestion = isNot ? QCoreApplication::translate("query", "Take NULL out")
                                             : QCoreApplication::translate("query", "Add OR … IS NULL");
            look.say(u"not-in-null"_s, spot.path, message, mended ? suggestion : QString(), mended);
        }
    });
}

} // namespace query::coach
