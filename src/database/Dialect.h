// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/Location.h"
#include "database/Value.h"

class QSqlDriver;

namespace database
{

/// How the two engines spell the same thing. Text in, text out; runs nothing, holds no value.
/// `sql` arguments and results are expressions, ready to stand in a statement; names are quoted by the
/// driver.
class Dialect
{
public:
    Dialect(Engine engine, const QSqlDriver *driver);

    /// PostgreSQL: whether the server knows "und-x-icu"; without it, case is compared as the database's own
    /// locale does. Decided once, when a connection is opened.
    void setHasUnicodeCollation(bool has) { m_hasUnicodeCollation = has; }

    [[nodiscard]] Engine engine() const { return m_engine; }
    /// A table's or column's name, quoted by the driver. "a.b" is one name with a dot in it.
    [[nodiscard]] QString quoted(const QString &name) const;
    /// quoted(table).quoted(column).
    [[nodiscard]] QString quoted(const QString &table, const QString &column) const;

    /// A column as it is selected, so that value::fromDriver() reads it: timestamps as text.
    [[nodiscard]] QString selected(const QString &sql, value::Type type) const;
    /// A placeholder for a bound value of a type: "?", on PostgreSQL with the cast that an untyped text
    /// needs.
    [[nodiscard]] QString placeholder(value::Type type) const;
    /// A stored BOOLEAN as a condition. Reads 'False' of the lesson's SQLite database as false; NULL is
    /// false.
    [[nodiscard]] QString isTrue(const QString &sql) const;
    /// left IS NOT DISTINCT FROM right.
    [[nodiscard]] QString same(const QString &left, const QString &right) const;
    /// True when text `sql` contains the bound needle ("?"), ignoring case in every script. NULL contains
    /// nothing. SQLite: shopbook_contains(), which only reader and writer connections know.
    [[nodiscard]] QString contains(const QString &sql) const;
    /// The same for a text that begins with the bound needle.
    [[nodiscard]] QString startsWith(const QString &sql) const;
    /// PostgreSQL: the text as contains() compares it. SQLite's is database::folded().
    [[nodiscard]] QString folded(const QString &sql) const;
    /// The value as text.
    [[nodiscard]] QString asText(const QString &sql) const;
    /// "2026-11": the month of a stored time by the clock of this computer.
    [[nodiscard]] QString localMonth(const QString &sql) const;
    /// An integer sum that stays an integer (bigint) and is 0 for no rows.
    [[nodiscard]] QString sum(const QString &sql) const;
    /// Ascending or descending with NULL first in both, so that both engines show the same order.
    /// Text is compared by code point in lower case with ё beside е: SQLite uses the collation
    /// SHOPBOOK_UNICODE of our reader and writer connections. The answer may be two terms with a comma
    /// between them.
    [[nodiscard]] QString orderBy(const QString &sql, value::Type type, bool descending) const;

private:
    Engine m_engine;
    [[maybe_unused]] const QSqlDriver *m_driver;
    bool m_hasUnicodeCollation = true;
};

} // namespace database
