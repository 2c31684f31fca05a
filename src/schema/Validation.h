// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/Entity.h"

#include <QMap>
#include <QStringList>

namespace schema
{

/// A record: column → value. A column that is absent was not given; one that holds NULL is NULL.
using Record = QMap<QString, QVariant>;

/// One broken rule in the form of Pydantic v2 (design.md 6), with a sentence for the person.
struct Problem {
    QStringList loc; ///< the field's path: {"price"}
    QString msg; ///< translated sentence: "The price must be greater than 0."
    QString type; ///< Pydantic's code: missing, string_too_short, greater_than, int_parsing …
    QVariant input; ///< what was given; never of a secret field
};

/// What a check looks at.
enum class Scope {
    Given, ///< only the fields in the record: an edit. An older breach elsewhere blocks nothing.
    Whole, ///< a new row: a required field that is absent is a problem too
};

/// A record after its check: the given fields that convert, as values of their types. Fields that no entity
/// knows are left out, as are those whose value is of a wrong type.
struct Checked {
    Record values;
    QList<Problem> problems;
};

/// Converts (convert() of Conversion.h) and checks in one go: for input from outside, such as a file.
[[nodiscard]] Checked validate(const Entity &entity, const Record &record, Scope scope);

/// Every broken rule of the record, all at once, in the order of the fields. Looks at the record only;
/// what needs the database (unique, references) is records::'s.
[[nodiscard]] QList<Problem> check(const Entity &entity, const Record &record, Scope scope);

} // namespace schema
