// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "query/MarkedText.h"
#include "query/Query.h"

namespace query
{

/// What a query is said in.
enum class Tongue { SqliteSql, PostgresqlSql, SqlAlchemyQuery, SqlAlchemySelect, QtCpp };

/// A query as text that a person reads and a program runs: the SELECT with its values beside; a Python file
/// with the models of the area, which takes SQLAlchemy's address of the database and prints the result as
/// JSON; a C++ file that takes the path of a SQLite file and prints the rows as JSON. The spans say where
/// each part of the query stands, with the same paths in all tongues; a part may stand at several places. In
/// Python and C++ no value is pasted into SQL. Error (Usage; the path is its detail) of the first of
/// check()'s problems.
[[nodiscard]] base::Result<MarkedText> printed(Tongue tongue, const Query &query);

/// "sql", "sql-postgresql", "sqlalchemy", "sqlalchemy2", "qt": the command line's words.
[[nodiscard]] QString codeOf(Tongue tongue);
[[nodiscard]] QList<Tongue> tongues();

/// A value as SQL writes it, for the comment that stands beside a SELECT: 'O''Brien', 18.5, NULL. Always one
/// line: line breaks are shown as ␊.
[[nodiscard]] QString sqlLiteral(const QVariant &value);

} // namespace query
