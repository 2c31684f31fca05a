// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/Entity.h"

#include <QVariant>

/// What is asked of rows, as a tree: what the filter of a page, a saved view and a query say. A plain value
/// that knows no database; its SQL is ConditionSql's, its text for people ConditionWords', its document
/// ConditionJson's.
namespace query
{

enum class Op {
    Equals, ///< as it is, case and all
    NotEquals,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Between, ///< both ends belong to it
    OneOf,
    NoneOf,
    Contains, ///< in any case, in any script
    NotContains,
    StartsWith,
    IsNull,
    IsEmpty, ///< '', which is not NULL
    HasValue, ///< neither NULL nor ''
    // What follows stands in queries only: no page offers or accepts it.
    Like, ///< the pattern as it is; what case means there is the engine's
    NotLike,
    ILike,
    EndsWith,
    IsNotNull,
};

/// Either one test of a field or a group of conditions.
struct Condition {
    enum class Kind { Test, All, Any, None };
    Kind kind = Kind::All;
    bool isOff = false; ///< kept, but nothing is asked by it
    /// Of a query's equality: said as filter_by(name=…). Changes nothing but how Python is printed.
    bool isByName = false;

    QList<Condition> parts; ///< of a group

    /// Of a test: a column of the table, or one that a reference leads to: "product_id.category_id". In a
    /// query the text of an Expression.
    QString field;
    Op op = Op::Equals;
    /// As many as the operator takes. Of a time: a period in local time ("2026", "2026-11", "2026-11-20",
    /// "2026-11-20 15:30"). Of a reference: ids, or texts that are compared with the label of the row. In a
    /// query plain values of the column's type; NULL fits (in)equality and lists.
    QVariantList values;

    [[nodiscard]] static Condition test(const QString &field, Op op, const QVariantList &values = {});
    [[nodiscard]] static Condition all(const QList<Condition> &parts);
    [[nodiscard]] static Condition any(const QList<Condition> &parts);
    [[nodiscard]] static Condition none(const QList<Condition> &parts);

    /// True when it lets every row through: off, or a group in which nothing is asked.
    [[nodiscard]] bool isVoid() const;
};

[[nodiscard]] bool operator==(const Condition &left, const Condition &right);

/// The field at the end of a path and the table that it is of; field is null when the path leads nowhere.
struct Place {
    const schema::Entity *entity = nullptr;
    const schema::Field *field = nullptr;
};
[[nodiscard]] Place placeOf(schema::Table table, const QString &path);

} // namespace query
