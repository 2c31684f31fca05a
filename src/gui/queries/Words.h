// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/Query.h"

/// A query in a person's words, in the language in force: what stands on chips, in menus and in sentences.
namespace gui::queries::words
{

/// The clauses in the order in which a query is read; each is a row of the builder.
enum class Clause { From, Join, Where, GroupBy, Having, Select, OrderBy, Limit, Ending };

[[nodiscard]] QString clauseTitle(Clause clause); ///< "Only where"
[[nodiscard]] QString clauseKeyword(Clause clause); ///< "WHERE"
[[nodiscard]] QString clauseHelp(Clause clause); ///< a sentence

/// "People (user → User)": both User classes can be meant.
[[nodiscard]] QString tableTitle(const QString &table);
/// "Age", "number of rows", "average of Age", "Numbers · Number" where the query has several tables.
[[nodiscard]] QString expressionTitle(const query::Query &query, const query::Expression &expression);
/// Of a condition that is no group: "Age ≥ 18".
[[nodiscard]] QString testTitle(const query::Query &query, const query::Condition &test);
[[nodiscard]] QString orderTitle(const query::Query &query, const query::Order &order);
[[nodiscard]] QString limitTitle(const query::Query &query);
[[nodiscard]] QString functionTitle(query::Expression::Function function, bool isDistinct);
[[nodiscard]] QString endingTitle(query::Ending ending); ///< "all()"
/// What comes back for no row, one row and several: three sentences.
[[nodiscard]] QStringList endingHelp(query::Ending ending);

/// The table that an expression speaks of, in its database name.
[[nodiscard]] QString tableOf(const query::Query &query, const query::Expression &expression);
/// nullptr for count(*), whole rows and what is not there.
[[nodiscard]] const schema::Field *fieldOf(const query::Query &query, const query::Expression &expression);
/// Names of the tables that are in the query, in their order.
[[nodiscard]] QStringList tablesOf(const query::Query &query);

} // namespace gui::queries::words
