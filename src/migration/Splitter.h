// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/Lexer.h"

namespace migration
{

/// A comment `-- @word rest` that stands before a statement and speaks to the engine.
struct Directive {
    QString word;
    QString rest;
    int line = 0;
};

/// One statement of a script, without its final semicolon and without comments.
struct Piece {
    QString sql;
    QList<Token> tokens; ///< its own, without comments
    QList<Directive> directives;
    int line = 0; ///< of its first word
};

/// Cuts a script into statements as the engine's own shell does: strings, quoted names, comments, triggers
/// (BEGIN … END) on SQLite; E'' and dollar quotes, nested comments, parentheses and BEGIN ATOMIC bodies on
/// PostgreSQL. Error: Usage with the line (something never ends, a directive inside a statement or before
/// none).
[[nodiscard]] base::Result<QList<Piece>> split(const QString &text, database::Engine dialect,
                                               int firstLine = 1);

} // namespace migration
