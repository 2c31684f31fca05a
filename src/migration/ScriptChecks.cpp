// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/ScriptChecks.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace migration
{

namespace
{

bool touches(const Token &left, const Token &right)
{
    return left.end == right.start;
}

/// The line of the first placeholder outside quotes, or 0.
int placeholderLine(const QList<Token> &tokens, database::Engine dialect)
{
    for (qsizetype index = 0; index < tokens.size(); ++index) {
        const Token &token = tokens.at(index);
        if (token.kind != Token::Kind::Symbol)
            continue;
        if (token.text == u"?")
            return token.line;
        const bool beforeWord = index + 1 < tokens.size() && tokens.at(index + 1).kind == Token::Kind::Word
            && touches(token, tokens.at(index + 1));
        const bool afterColon =
            index > 0 && tokens.at(index - 1).text == u":" && touches(tokens.at(index - 1), token);
        if (token.text == u":" && beforeWord && !afterColon)
            return token.line;
        const bool isSqliteMark = token.text == u"@" || token.text == u"$";
        if (dialect == database::Engine::Sqlite && isSqliteMark && beforeWord)
            return token.line;
    }
    return 0;
}

bool breaksTransaction(const QList<Token> &tokens)
{
    static constexpr std::array words{u"begin",   u"commit", u"rollback", u"end",    u"abort", u"savepoint",
                                      u"release", u"attach", u"detach",   u"vacuum", u"start"};
    const Token &first = tokens.constFirst();
    if (std::any_of(words.begin(), words.end(), [&](const char16_t *word) { return first.isWord(word); }))
        return true;
    if (!first.isWord(u"pragma"))
        return false;
    static constexpr std::array pragmas{u"foreign_keys", u"journal_mode", u"synchronous", u"writable_schema"};
    return std::any_of(tokens.begin(), tokens.end(), [](const Token &token) {
        return std::any_of(pragmas.begin(), pragmas.end(),
                           [&](const char16_t *word) { return token.isWord(word); });
    });
}

} // namespace

base::Result<void> checkStatement(const Piece &piece, database::Engine dialect, bool transactional)
{
    const auto usage = [](const QString &sentence) {
        return base::Error{base::ErrorCode::Usage, sentence, {}, {}, {}};
    };
    if (const int line = placeholderLine(piece.tokens, dialect); line > 0)
        return usage(
            QCoreApplication::translate(
                "migration", "Line %1: a placeholder outside quotes. A script has no values to put there.")
                .arg(line));
    if (transactional && breaksTransaction(piece.tokens))
        return usage(QCoreApplication::translate(
                         "migration", "Line %1: %2 cannot stand in a script that runs inside a transaction.")
                         .arg(piece.line)
                         .arg(piece.tokens.constFirst().text.toUpper()));
    return {};
}

} // namespace migration
