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

/// `word` as it stands or in any of the quotes that make a name of it.
bool says(const Token &token, QStringView word)
{
    return token.isWord(word)
        || (token.kind == Token::Kind::Name
            && QStringView(token.text).mid(1).chopped(1).compare(word, Qt::CaseInsensitive) == 0);
}

template <std::size_t count>
bool saysOneOf(const Token &token, const std::array<const char16_t *, count> &words)
{
    return std::any_of(words.begin(), words.end(), [&](const char16_t *word) { return says(token, word); });
}

/// Settings that mean nothing, or too much, in the middle of the engine's transaction.
bool setsWhatIsOurs(const QList<Token> &tokens, database::Engine dialect)
{
    static constexpr std::array pragmas{u"foreign_keys",   u"journal_mode",       u"synchronous",
                                        u"locking_mode",   u"legacy_alter_table", u"ignore_check_constraints",
                                        u"schema_version", u"writable_schema",    u"query_only",
                                        u"auto_vacuum",    u"defer_foreign_keys"};
    static constexpr std::array settings{u"search_path", u"role",         u"authorization",
                                         u"transaction", u"lock_timeout", u"session_replication_role"};
    const Token &first = tokens.constFirst();
    if (dialect == database::Engine::Sqlite)
        return first.isWord(u"pragma") && std::any_of(tokens.begin(), tokens.end(), [](const Token &token) {
                   return saysOneOf(token, pragmas);
               });
    if (first.isWord(u"discard"))
        return true;
    return (first.isWord(u"set") || first.isWord(u"reset"))
        && std::any_of(tokens.begin(), tokens.end(),
                       [](const Token &token) { return saysOneOf(token, settings); });
}

bool breaksTransaction(const QList<Token> &tokens, database::Engine dialect)
{
    static constexpr std::array words{u"begin",   u"commit", u"rollback", u"end",    u"abort", u"savepoint",
                                      u"release", u"attach", u"detach",   u"vacuum", u"start"};
    const Token &first = tokens.constFirst();
    if (std::any_of(words.begin(), words.end(), [&](const char16_t *word) { return first.isWord(word); })
        || (first.isWord(u"prepare") && tokens.size() > 1 && tokens.at(1).isWord(u"transaction")))
        return true;
    const bool isAboutServer = dialect == database::Engine::Postgresql;
    if (isAboutServer && std::any_of(tokens.begin(), tokens.end(), [](const Token &token) {
            return token.isWord(u"concurrently");
        }))
        return true;
    return setsWhatIsOurs(tokens, dialect);
}

/// SQLite takes any word after DEFAULT for a text. The line, or 0.
int wordAsDefaultLine(const QList<Token> &tokens)
{
    static constexpr std::array values{
        u"null", u"true", u"false", u"values", u"current_time", u"current_date", u"current_timestamp"};
    for (qsizetype index = 1; index < tokens.size(); ++index) {
        const Token &token = tokens.at(index);
        if (!tokens.at(index - 1).isWord(u"default") || (index > 1 && tokens.at(index - 2).isWord(u"set")))
            continue;
        if (token.kind == Token::Kind::Name)
            return token.line;
        const bool isNumber = token.text.front().isDigit();
        const bool beginsBlob =
            token.isWord(u"x") && index + 1 < tokens.size() && tokens.at(index + 1).kind == Token::Kind::Text;
        if (token.kind == Token::Kind::Word && !isNumber && !beginsBlob && !saysOneOf(token, values))
            return token.line;
    }
    return 0;
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
    if (const int line = dialect == database::Engine::Sqlite ? wordAsDefaultLine(piece.tokens) : 0; line > 0)
        return usage(QCoreApplication::translate("migration",
                                                 "Line %1: after DEFAULT a text stands in 'single quotes'; "
                                                 "SQLite takes any other word for a text, too.")
                         .arg(line));
    if (transactional && breaksTransaction(piece.tokens, dialect))
        return usage(QCoreApplication::translate(
                         "migration", "Line %1: %2 cannot stand in a script that runs inside a transaction.")
                         .arg(piece.line)
                         .arg(piece.tokens.constFirst().text.toUpper()));
    return {};
}

} // namespace migration
