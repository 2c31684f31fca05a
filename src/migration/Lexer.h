// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "database/Location.h"

#include <QList>

namespace migration
{

/// A piece of SQL as the engine's own scanner would cut it. White space is what lies between two of them.
struct Token {
    enum class Kind {
        Word, ///< a key word, an unquoted name or a number
        Text, ///< a literal in single quotes, or between dollar quotes
        Name, ///< a quoted name: "a", and on SQLite `a` and [a]
        Comment, ///< line comment or block comment
        Semicolon,
        Symbol, ///< one character of anything else
    };
    Kind kind = Kind::Symbol;
    qsizetype start = 0; ///< in the text that was cut
    qsizetype end = 0;
    int line = 0; ///< where it starts
    QString text;

    /// An unquoted word, compared without case.
    [[nodiscard]] bool isWord(QStringView word) const;
};

/// Cuts a text. Error: Usage, naming the line on which a quote or a comment begins that never ends.
[[nodiscard]] base::Result<QList<Token>> tokens(const QString &text, database::Engine dialect,
                                                int firstLine = 1);
/// Where the quote or the comment begins that never ends; -1 when tokens() finds none.
[[nodiscard]] qsizetype unterminatedAt(const QString &text, database::Engine dialect);

} // namespace migration
