// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/TestDatabase.h"

/// The six tables as a careless program would make them: no foreign keys, NULL allowed everywhere, 64-bit
/// numbers. What reports must not stumble over can be stored there.
namespace laxshop
{

/// `area`: "market", "phonebook", "archive".
void make(const support::TestDatabase &database, const QStringList &areas);

/// Two categories, three customers, three products; seven purchases with orphans and NULLs among them.
void fill(const support::TestDatabase &database);

} // namespace laxshop
