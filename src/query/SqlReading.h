// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/Location.h"
#include "migration/Lexer.h"
#include "query/Query.h"

#include <QHash>

/// One SELECT typed by hand, read as far as a Query can say it. For the coach and for reasons, which may miss
/// something but must not invent; never for running: what runs is the text.
namespace query
{

/// A part of the text.
struct TextSpan {
    qsizetype start = -1;
    qsizetype end = -1; ///< behind its last character
    [[nodiscard]] bool isThere() const { return start >= 0; }
};

struct SqlReading {
    /// What a Query has no words for stands in it as a column "?", in conditions as a test of the field "?"
    /// whose value is the text. Columns of tables that are joined are named in full.
    Query query;
    bool isFromOurs = false; ///< it is from one of the six tables
    bool isWhole = true; ///< the tree says all that the text says
    /// By paths of the tree ("where[1].any[0]", "columns[2]", "joins[0]", "limit"), and "select" of the
    /// whole.
    QHash<QString, TextSpan> spans;
    QHash<QString, QString>
        written; ///< a field of the tree, as it stands in the text: "user.city" → "u.city"
    QHash<qsizetype, TextSpan> outerWords; ///< of joins[i]: LEFT OUTER JOIN
    /// Where HAVING, ORDER BY and LIMIT begin, or where they would.
    qsizetype having = -1;
    qsizetype order = -1;
    qsizetype limit = -1;
    /// ORDER BY 'name': texts instead of columns, by their paths.
    QHash<QString, QString> orderTexts;
    /// NOT IN (SELECT column …): the path of the test, the column that is asked for inside.
    struct Inner {
        QString path;
        Expression column;
    };
    QList<Inner> inners;
};

/// Every SELECT of the text, those in brackets and between UNIONs too, the outermost first. Empty: the text
/// can't be cut into words (a quote without an end), or there is no SELECT.
[[nodiscard]] QList<SqlReading> readSelects(const QString &sql, database::Engine engine);

namespace reading
{

using migration::Token;
using Tokens = QList<Token>;

/// "name" and `name` without their quotes.
[[nodiscard]] QString nameOf(const Token &token);
[[nodiscard]] bool isName(const Token &token);
/// The end of the text "'O''Neil'", unquoted.
[[nodiscard]] QString textOf(const Token &token);

/// The tables of a FROM by what they are called in it.
struct Tables {
    QList<std::pair<QString, QString>>
        names; ///< alias (or name) in lower case → table; "" for one that isn't ours
    /// The column as an Expression's table and column; a table "unknown" when nobody can know.
    [[nodiscard]] Expression resolve(const QString &table, const QString &column) const;
};

/// A condition with its place in the text; parts beside those of the condition.
struct Node {
    Condition condition;
    TextSpan span;
    QList<Node> parts;
    std::optional<Expression> inner; ///< NOT IN (SELECT inner …)
};

/// name, table.name, count(*), sum(distinct name): what Expression can say, else nothing. From tokens[from]
/// to before tokens[to].
[[nodiscard]] std::optional<Expression> expression(const Tokens &tokens, qsizetype from, qsizetype to,
                                                   const Tables &tables);
/// The condition from tokens[from] to before tokens[to].
[[nodiscard]] Node condition(const QString &sql, const Tokens &tokens, qsizetype from, qsizetype to,
                             const Tables &tables, QHash<QString, QString> &written);
/// The index of the partner of the bracket at `open`, at most `to`.
[[nodiscard]] qsizetype closing(const Tokens &tokens, qsizetype open, qsizetype to);

} // namespace reading

} // namespace query
