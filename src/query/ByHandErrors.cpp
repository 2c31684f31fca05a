// SPDX-License-Identifier: GPL-3.0-or-later
// What an engine says about SQL that it can't run, as a sentence at a word.
#include "query/ByHand.h"

#include "migration/Lexer.h"

#include <QCoreApplication>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace query
{

namespace
{

using database::Engine;
using migration::Token;
using Kind = Token::Kind;

enum class Trouble {
    NoColumn,
    NoTable,
    NoFunction,
    Ambiguous,
    Syntax,
    Unfinished,
    Aggregate,
    NotGrouped,
    Arguments,
    DividedByZero,
    Value,
    Pattern,
    Other
};

/// By SQLite's English text, which it has no codes for.
Trouble troubleOfSqlite(const QString &text)
{
    const auto has = [&text](QStringView part) { return text.contains(part); };
    if (has(u"no such column"))
        return Trouble::NoColumn;
    if (has(u"no such table"))
        return Trouble::NoTable;
    if (has(u"no such function"))
        return Trouble::NoFunction;
    if (has(u"ambiguous column"))
        return Trouble::Ambiguous;
    if (has(u"incomplete input"))
        return Trouble::Unfinished;
    if (has(u"syntax error") || has(u"unrecognized token"))
        return Trouble::Syntax;
    if (has(u"misuse of aggregate") || has(u"misuse of window function"))
        return Trouble::Aggregate;
    if (has(u"a GROUP BY clause is required"))
        return Trouble::NotGrouped;
    return has(u"wrong number of arguments") ? Trouble::Arguments : Trouble::Other;
}

Trouble troubleOfPostgres(const QString &state, bool isFunction, bool isAtEnd)
{
    if (state == u"42703")
        return Trouble::NoColumn;
    if (state == u"42P01")
        return Trouble::NoTable;
    if (state == u"42883")
        return isFunction ? Trouble::NoFunction : Trouble::Other;
    if (state == u"42702")
        return Trouble::Ambiguous;
    if (state == u"42601")
        return isAtEnd ? Trouble::Unfinished : Trouble::Syntax;
    if (state == u"42803")
        return isFunction ? Trouble::Aggregate : Trouble::NotGrouped;
    if (state == u"22012")
        return Trouble::DividedByZero;
    if (state == u"22025")
        return Trouble::Pattern;
    return state.startsWith(u"22") ? Trouble::Value : Trouble::Other;
}

QString sentenceFor(Trouble trouble, const QString &word, const QString &engineText)
{
    switch (trouble) {
    case Trouble::NoColumn:
        return QCoreApplication::translate("query",
                                           "There is no column “%1” here. Check how it is written, and that "
                                           "its table stands in FROM.")
            .arg(word);
    case Trouble::NoTable:
        return QCoreApplication::translate("query", "There is no table “%1”. Check how it is written.")
            .arg(word);
    case Trouble::NoFunction:
        return QCoreApplication::translate("query",
                                           "There is no function “%1” that takes these values. Check how it "
                                           "is written, and its values.")
            .arg(word);
    case Trouble::Ambiguous:
        return QCoreApplication::translate(
                   "query",
                   "More than one of the tables has a column “%1”. Write the table's name and a dot "
                   "before it.")
            .arg(word);
    case Trouble::Syntax:
        return QCoreApplication::translate(
                   "query",
                   "The statement can't be read at “%1”. Look at what stands right before it: a comma, "
                   "a parenthesis or a word may be missing or too many.")
            .arg(word);
    case Trouble::Unfinished:
        return QCoreApplication::translate("query",
                                           "The statement is not finished: something must follow here.");
    case Trouble::Aggregate:
        return QCoreApplication::translate(
                   "query",
                   "“%1” is known only after the rows are grouped, so it can't stand here. A condition "
                   "on it belongs to HAVING.")
            .arg(word);
    case Trouble::NotGrouped:
        return QCoreApplication::translate(
                   "query",
                   "“%1” may differ within a group. Add it to GROUP BY, or take a function of it, such "
                   "as max.")
            .arg(word);
    case Trouble::Arguments:
        return QCoreApplication::translate("query",
                                           "“%1” takes another number of values. Look at its parentheses.")
            .arg(word);
    case Trouble::DividedByZero:
        return QCoreApplication::translate(
            "query",
            "A number is divided by 0 in one of the rows. Leave such rows out in WHERE, or "
            "divide by NULLIF(…, 0).");
    case Trouble::Value:
        return QCoreApplication::translate(
            "query",
            "A value is not of the kind that is needed, or too large: a text where a number or a "
            "date is expected.");
    case Trouble::Pattern:
        return QCoreApplication::translate("query",
                                           "A pattern of LIKE ends with \\, which takes the character behind "
                                           "it as it is, and there is none. "
                                           "Write \\\\ for one \\.");
    case Trouble::Other:
        break;
    }
    return QCoreApplication::translate("query", "The database can't run this: %1").arg(engineText);
}

struct Spot {
    qsizetype offset = -1;
    qsizetype length = 0;
    QString word; ///< with the names before it: "user.age"
    bool isFunction = false;
    bool isAtEnd = false;
};

Spot spotAt(Engine engine, const QString &sql, qsizetype offset)
{
    auto all = migration::tokens(sql, engine);
    if (!all || all->isEmpty() || offset < 0)
        return {};
    all->removeIf([](const Token &token) { return token.kind == Kind::Comment; });
    qsizetype at = 0;
    while (at < all->size() && all->at(at).end <= offset)
        ++at;
    if (at == all->size()) { // behind the last word: nothing stands there to mark
        const qsizetype end = all->isEmpty() ? 0 : all->constLast().end;
        return {end, 0, {}, false, true};
    }
    const Token &first = all->at(at);
    qsizetype last = at;
    const auto isName = [](const Token &token) {
        return token.kind == Kind::Word || token.kind == Kind::Name;
    };
    while (isName(first) && last + 2 < all->size() && all->at(last + 1).text == u"."
           && isName(all->at(last + 2)))
        last += 2;
    const qsizetype length = all->at(last).end - first.start;
    const bool isCalled = last + 1 < all->size() && all->at(last + 1).text == u"(";
    return {first.start, length, sql.sliced(first.start, length), isName(first) && isCalled, false};
}

/// "no such column: user.ag", "near \"FORM\": syntax error": the word that SQLite names.
QString wordOf(const QString &text)
{
    static const QRegularExpression quoted(u"near \"(.+)\""_s,
                                           QRegularExpression::DotMatchesEverythingOption);
    if (const auto found = quoted.match(text); found.hasMatch())
        return found.captured(1);
    static const QRegularExpression called(u"(?:function|aggregate:?) (\\w+)\\(\\)"_s);
    if (const auto found = called.match(text); found.hasMatch())
        return found.captured(1);
    const qsizetype colon = text.indexOf(u": "_s);
    return colon < 0 ? QString() : text.sliced(colon + 2).section(u" - "_s, 0, 0).trimmed();
}

} // namespace

Failure explained(Engine engine, const QString &sql, const Failure &failure)
{
    const bool isAboutTheText =
        failure.error.code == base::ErrorCode::Failed || failure.error.code == base::ErrorCode::BrokenRule;
    if (!isAboutTheText)
        return failure;
    Failure result = failure;
    // "SQLite 1: no such column: x", "PostgreSQL 42703: ERROR:  42703: column …": DriverErrors wrote it.
    const QString code = failure.error.detail.section(u": "_s, 0, 0).section(u' ', 1);
    const QString text = failure.error.detail.section(u": "_s, engine == Engine::Sqlite ? 1 : 3);
    Spot spot = spotAt(engine, sql, failure.offset);
    Trouble trouble = Trouble::Other;
    if (engine == Engine::Sqlite) {
        trouble = troubleOfSqlite(text);
        if (trouble == Trouble::Unfinished)
            spot = spotAt(engine, sql, sql.size());
        else if (const QString named = wordOf(text); !named.isEmpty())
            spot.word = named;
        if (spot.word.isEmpty() && trouble == Trouble::Syntax)
            trouble = Trouble::Unfinished;
    } else {
        trouble = troubleOfPostgres(code, spot.isFunction, spot.isAtEnd);
    }
    result.offset = spot.offset;
    result.length = spot.length;
    const bool needsWord = trouble != Trouble::Unfinished && trouble != Trouble::DividedByZero
        && trouble != Trouble::Value && trouble != Trouble::Pattern;
    if (needsWord && spot.word.isEmpty())
        trouble = Trouble::Other;
    result.error.code = base::ErrorCode::Usage;
    result.error.message = sentenceFor(trouble, spot.word, text.isEmpty() ? failure.error.detail : text);
    return result;
}

} // namespace query
