// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/ByHand.h"

#include "migration/Lexer.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace query
{

namespace
{

using database::Engine;
using migration::Token;
using Kind = Token::Kind;

Failure failureAt(qsizetype offset, qsizetype length, const QString &sentence, const QString &detail)
{
    return {{base::ErrorCode::Usage, sentence, detail, {}, {}}, offset, length};
}

Failure failureAt(const Token &token, const QString &sentence, const QString &detail)
{
    return failureAt(token.start, token.end - token.start, sentence, detail);
}

Failure onlyAsked(const Token &token)
{
    return failureAt(token,
                     QCoreApplication::translate(
                         "query",
                         "Here the database is only asked: a statement begins with SELECT, WITH or "
                         "VALUES, and “%1” is none of that. Nothing was run.")
                         .arg(token.text.left(40)),
                     u"not a question"_s);
}

bool isSymbol(const Token &token, QChar symbol)
{
    return token.kind == Kind::Symbol && token.text == symbol;
}

bool isOneOf(const Token &token, std::initializer_list<const char16_t *> words)
{
    return std::any_of(words.begin(), words.end(), [&](const char16_t *word) { return token.isWord(word); });
}

/// The tokens of the statement without comments, up to its semicolon; a second statement is a failure.
tl::expected<QList<Token>, Failure> statementOf(Engine engine, const QString &text)
{
    auto cut = migration::tokens(text, engine);
    if (!cut) {
        const qsizetype at = migration::unterminatedAt(text, engine);
        return tl::make_unexpected(
            failureAt(at, text.size() - at,
                      QCoreApplication::translate(
                          "query", "What begins here never ends: a quote or a comment. Close it."),
                      cut.error().message));
    }
    QList<Token> statement;
    bool isOver = false;
    for (const Token &token : std::as_const(*cut)) {
        if (token.kind == Kind::Comment)
            continue;
        if (token.kind == Kind::Semicolon) {
            isOver = isOver || !statement.isEmpty();
            continue;
        }
        if (isOver)
            return tl::make_unexpected(
                failureAt(token,
                          QCoreApplication::translate(
                              "query",
                              "One statement is run at a time, and here a second one begins. None was run; "
                              "remove it, or select the one that you want."),
                          u"second statement"_s));
        statement.append(token);
    }
    return statement;
}

/// INSERT, UPDATE, DELETE … that begins where a statement may begin: in parentheses of WITH or behind them.
bool beginsChange(const QList<Token> &statement, qsizetype i)
{
    if (!isOneOf(statement.at(i), {u"insert", u"update", u"delete", u"replace", u"merge"})
        || i + 1 >= statement.size())
        return false;
    if (i > 0 && !isSymbol(statement.at(i - 1), u'(') && !isSymbol(statement.at(i - 1), u')'))
        return false;
    const Token &next = statement.at(i + 1);
    if (statement.at(i).isWord(u"update"))
        return next.kind == Kind::Word || next.kind == Kind::Name;
    return isOneOf(next, {u"into", u"from", u"or"});
}

std::optional<Failure> changeIn(const QList<Token> &statement)
{
    for (qsizetype i = 0; i < statement.size(); ++i) {
        const Token &token = statement.at(i);
        if (beginsChange(statement, i))
            return onlyAsked(token);
        if (token.isWord(u"into"))
            return failureAt(token,
                             QCoreApplication::translate(
                                 "query",
                                 "INTO would keep the rows in a table, and here the database is only "
                                 "asked. Nothing was run; leave it out."),
                             u"INTO"_s);
        if (token.isWord(u"for") && i + 1 < statement.size()
            && isOneOf(statement.at(i + 1), {u"update", u"share", u"no", u"key"}))
            return failureAt(
                token,
                QCoreApplication::translate("query",
                                            "FOR %1 would keep others from changing the rows, and here the "
                                            "database is only asked. Nothing was run; leave it out.")
                    .arg(statement.at(i + 1).text.toUpper()),
                u"locking clause"_s);
    }
    return {};
}

/// U&"\0070g…": a name whose letters don't stand in the text.
std::optional<Failure> hiddenName(const QList<Token> &statement)
{
    for (qsizetype i = 0; i + 2 < statement.size(); ++i)
        if (statement.at(i).isWord(u"u") && isSymbol(statement.at(i + 1), u'&')
            && statement.at(i + 2).kind == Kind::Name && statement.at(i + 1).start == statement.at(i).end
            && statement.at(i + 2).start == statement.at(i + 1).end)
            return failureAt(statement.at(i).start, statement.at(i + 2).end - statement.at(i).start,
                             QCoreApplication::translate(
                                 "query",
                                 "A name is written in codes here, so nobody sees what it is. Nothing "
                                 "was run; write it in letters."),
                             u"U& name"_s);
    return {};
}

QString plainName(const Token &token)
{
    if (token.kind == Kind::Word)
        return token.text.toLower();
    return token.text.sliced(1, token.text.size() - 2).replace(u"\"\""_s, u"\""_s);
}

/// Volatile by the catalogue, but they do nothing.
bool isHarmless(const QString &function)
{
    static const QStringList known{u"random"_s,           u"random_normal"_s,
                                   u"gen_random_uuid"_s,  u"uuid_generate_v4"_s,
                                   u"clock_timestamp"_s,  u"timeofday"_s,
                                   u"pg_sleep"_s,         u"pg_sleep_for"_s,
                                   u"pg_sleep_until"_s,   u"currval"_s,
                                   u"lastval"_s,          u"pg_relation_size"_s,
                                   u"pg_table_size"_s,    u"pg_total_relation_size"_s,
                                   u"pg_database_size"_s, u"pg_indexes_size"_s};
    return known.contains(function);
}

} // namespace

tl::expected<SqlText, Failure> byHand(Engine engine, const QString &typed)
{
    QString text = typed;
    if (text.startsWith(QChar::ByteOrderMark))
        text[0] = u' '; // came with a file; what stands behind keeps its place
    if (const qsizetype at = text.indexOf(QChar(u'\0')); at >= 0)
        return tl::make_unexpected(
            failureAt(at, 1,
                      QCoreApplication::translate(
                          "query",
                          "The text holds a NUL character and would be cut there. Nothing was run; "
                          "remove that character."),
                      u"NUL"_s));
    const auto statement = statementOf(engine, text);
    if (!statement)
        return tl::make_unexpected(statement.error());
    if (statement->isEmpty())
        return tl::make_unexpected(
            failureAt(0, 0,
                      QCoreApplication::translate(
                          "query", "There is nothing to run. Type a statement that begins with SELECT."),
                      u"no statement"_s));
    const auto first = std::find_if(statement->begin(), statement->end(),
                                    [](const Token &token) { return !isSymbol(token, u'('); });
    if (first == statement->end() || !isOneOf(*first, {u"select", u"with", u"values", u"table"})
        || (engine == Engine::Sqlite && first->isWord(u"table")))
        return tl::make_unexpected(onlyAsked(first == statement->end() ? statement->constFirst() : *first));
    if (auto change = changeIn(*statement))
        return tl::make_unexpected(*change);
    if (auto hidden = engine == Engine::Postgresql ? hiddenName(*statement) : std::nullopt)
        return tl::make_unexpected(*hidden);
    return SqlText{text, {}};
}

std::optional<Failure> functionThatActs(database::QueryConnection::Look &look, const QString &sql)
{
    if (look.dialect().engine() != Engine::Postgresql)
        return {};
    const auto statement = statementOf(Engine::Postgresql, sql);
    if (!statement)
        return statement.error();
    QMap<QString, Token> called;
    for (qsizetype i = 0; i + 1 < statement->size(); ++i) {
        const Token &token = statement->at(i);
        const bool isName = token.kind == Kind::Word || token.kind == Kind::Name;
        if (isName && isSymbol(statement->at(i + 1), u'(') && !isHarmless(plainName(token)))
            called.insert(plainName(token), token);
    }
    if (called.isEmpty())
        return {};
    QVariantList names;
    for (const QString &name : called.keys())
        names.append(name);
    auto found = look.scalar(
        u"SELECT proname FROM pg_catalog.pg_proc WHERE provolatile = 'v' AND prokind <> 'a' AND proname "
        "IN (%1) ORDER BY proname LIMIT 1"_s.arg(QStringList(names.size(), u"?"_s).join(u", ")),
        names);
    if (!found)
        return Failure{found.error(), -1, 0};
    if (database::value::isNull(*found))
        return {};
    const QString name = found->toString();
    return failureAt(called.value(name),
                     QCoreApplication::translate(
                         "query",
                         "The function “%1” may do more than answer, and here the database is only "
                         "asked. Nothing was run; leave it out.")
                         .arg(name),
                     u"volatile function"_s);
}

} // namespace query
