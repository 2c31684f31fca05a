// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/Query.h"

namespace query
{

/// A column of the rows that sqlOf()'s SELECT brings.
struct ResultColumn {
    QString name; ///< for people: "age", "phonebook.number", "count(*)"; not unique
    QString table; ///< "" = of no table: count(*)
    QString column; ///< "" = none: count(*)
    schema::Type type = schema::Type::Text; ///< what Query::value() takes
    bool isSecret = false; ///< masked wherever it is shown
};

/// What the rows of a query become: objects of classes and plain values, and which columns are whose.
struct ResultShape {
    struct Part {
        bool isObject = false; ///< a whole row; `table` says whose
        schema::Table table = schema::Table::People;
        qsizetype first = 0; ///< of columns
        qsizetype count = 1;
        QString name; ///< "User", else that of its column
    };
    /// What joinedload() puts into the objects of part `part`.
    struct Loaded {
        QString attribute; ///< "phone_numbers"
        schema::Table table = schema::Table::People;
        bool isList = false; ///< else one object, or None
        qsizetype first = 0;
        qsizetype count = 0;
        qsizetype part = 0;
    };
    QList<ResultColumn> columns;
    QList<Part> parts;
    QList<Loaded> loaded;

    /// One part, and it is a whole row: SQLAlchemy hands out the object itself instead of a row.
    [[nodiscard]] bool isSingleObject() const { return parts.size() == 1 && parts.constFirst().isObject; }
    [[nodiscard]] bool hasObjects() const;
};

/// A column of typed SQL is secret by its name only: an alias says that a person wants to see it.
[[nodiscard]] bool isSecretName(const QString &title);

/// Error (Usage) of the first of check()'s problems. Of a count: one column.
[[nodiscard]] base::Result<ResultShape> shapeOf(const Query &query);

} // namespace query
