// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/QueryConnection.h"
#include "query/Coach.h"
#include "query/ExerciseCheck.h"

/// What the coach and the check of exercises ask a database, over connections that can only ask.
namespace query
{

/// Runs answers: trees as they are printed, SQL by hand as it was typed, refused where it does more than ask.
/// `sample` and `edges` are databases filled by exchange::loadSample(), without and with rows at the edges;
/// they, and the function, stay in the thread that opened them. `sign` stops what runs: checkAnswer() answers
/// Cancelled then. Ten thousand rows of an answer are read at most.
[[nodiscard]] RunAnswer runOn(database::QueryConnection &sample, database::QueryConnection &edges,
                              std::shared_ptr<database::StopSign> sign = {});

/// Looks once whether there are NULLs in the columns that allow them, and rows to which several others point.
/// The facts are values and may be used in any thread; they are as old as the look. Tables that are missing
/// are left out. Error: of the connection, Cancelled.
[[nodiscard]] base::Result<RowFacts> readFacts(database::QueryConnection &connection,
                                               const std::shared_ptr<database::StopSign> &sign = {});

} // namespace query
