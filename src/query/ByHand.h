// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/Fetch.h"

/// SQL that a person typed. fetchByHand() uses all of it; an editor may ask byHand() while it is typed.
namespace query
{

/// The text as one statement that only asks, with positions as in `typed`. Else a sentence at the word that
/// is in the way: another statement than SELECT, WITH, VALUES (PostgreSQL: TABLE), a second one, INSERT …
/// inside WITH, INTO, FOR UPDATE, a quote without an end, NUL, nothing at all. What this misses the
/// connection refuses.
[[nodiscard]] tl::expected<SqlText, Failure> byHand(database::Engine engine, const QString &typed);

/// PostgreSQL: a function of the text that may do more than answer, as its catalogue says (volatile):
/// nextval, pg_terminate_backend, lo_export, dblink, one of the owner's … Those that are known to be harmless
/// may be called.
[[nodiscard]] std::optional<Failure> functionThatActs(database::QueryConnection::Look &look,
                                                      const QString &sql);

/// The engine's refusal as a sentence at a word of the text.
[[nodiscard]] Failure explained(database::Engine engine, const QString &sql, const Failure &failure);

} // namespace query
