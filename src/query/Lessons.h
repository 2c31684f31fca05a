// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "query/Query.h"

namespace query
{

/// A query of the lesson about the phonebook, built in as a document (resources/query/lesson).
struct Lesson {
    QString name; ///< "or-j-m": for programs, never changed
    QString title; ///< in the language in force
    Query query;
};

/// All, in the order of the lesson. Error: a document in the program is broken.
[[nodiscard]] base::Result<QList<Lesson>> lessons();
/// Error (Usage): there is none of this name; the sentence lists them.
[[nodiscard]] base::Result<Lesson> lesson(const QString &name);

} // namespace query
