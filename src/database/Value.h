// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVariant>

/// The one place where values of the drivers become values of the program and back (design.md 2).
///
/// Between the layers a value is a QVariant that holds nothing (NULL), qint64, double, QString (never
/// null; '' is a text) or bool. A timestamp travels as text. No QDateTime is ever bound.
namespace database::value
{

/// What a column means; schema::Field names one for each column.
enum class Type { Integer, Real, Text, Boolean, Timestamp };

/// What a driver handed over, as a value of the program. SQLite keeps any type in any column, so what
/// cannot be read as `type` stays what it is (text 'abc' in an INTEGER column stays a text) and is shown
/// as such. Boolean reads 0, 1, true, false and the texts 'False', 'True', 'f', 't' of other programs.
/// Timestamp turns the T of ISO 8601 into a space.
[[nodiscard]] QVariant fromDriver(const QVariant &raw, Type type);

/// As above for a column whose meaning nobody knows: integers become qint64, a null QString becomes NULL.
[[nodiscard]] QVariant fromDriver(const QVariant &raw);

/// What is bound for a value: a null QVariant for NULL, a non-null QString for ''.
[[nodiscard]] QVariant toDriver(const QVariant &value);

/// Text of a driver, every character of it: QString::fromUtf8() takes a mark of the byte order at its beginning away.
[[nodiscard]] QString fromUtf8(const char *text, qsizetype bytes);

/// Same value? NULL equals NULL only, '' differs from NULL, 1 equals 1.0, "1" does not equal 1.
[[nodiscard]] bool same(const QVariant &left, const QVariant &right);

/// NULL?
[[nodiscard]] inline bool isNull(const QVariant &value)
{
    return !value.isValid() || value.isNull();
}

} // namespace database::value
