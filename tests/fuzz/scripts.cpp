// SPDX-License-Identifier: GPL-3.0-or-later
// libFuzzer's target: what is read of a revision script, before any database is asked. A crash, a hang
// (-timeout) or a broken promise ends the program.
#include "migration/Checksum.h"
#include "migration/Script.h"
#include "migration/Splitter.h"

#include <cstdio>
#include <cstdlib>

using namespace Qt::StringLiterals;
using database::Engine;
using migration::Piece;
using migration::Token;

// The one thing that is needed of src/database, which would bring its drivers along.
QString database::nameOf(Engine engine)
{
    return engine == Engine::Sqlite ? u"sqlite"_s : u"postgresql"_s;
}

namespace
{

void require(bool holds, const char *promise)
{
    if (holds)
        return;
    std::fprintf(stderr, "broken promise: %s\n", promise);
    std::abort();
}

bool sameTexts(const QList<Token> &left, const QList<Token> &right)
{
    return left.size() == right.size()
        && std::equal(left.begin(), left.end(), right.begin(),
                      [](const Token &a, const Token &b) { return a.kind == b.kind && a.text == b.text; });
}

QByteArray sumOf(const QList<Piece> &pieces)
{
    return migration::checksum({{u"upgrade"_s, pieces}});
}

/// Tokens lie one behind the other, and between them is nothing but white space.
void checkTokens(const QString &text, const QList<Token> &tokens)
{
    qsizetype at = 0;
    for (const Token &token : tokens) {
        require(token.start >= at && token.end > token.start && token.end <= text.size(),
                "tokens are in order");
        require(token.text == QStringView(text).sliced(token.start, token.end - token.start),
                "a token is its text");
        require(QStringView(text).sliced(at, token.start - at).trimmed().isEmpty(),
                "nothing lies between tokens");
        require(token.line == 1 + int(QStringView(text).first(token.start).count(u'\n')),
                "a token knows its line");
        at = token.end;
    }
    require(QStringView(text).sliced(at).trimmed().isEmpty(), "nothing lies behind the tokens");
}

/// No statement loses or gains one.
void checkNothingLost(const QList<Token> &all, const QList<Piece> &pieces)
{
    QList<Token> expected;
    for (const Token &token : all) {
        if (token.kind != Token::Kind::Comment)
            expected.append(token);
    }
    qsizetype at = 0;
    for (const Piece &piece : pieces) {
        require(!piece.sql.isEmpty() && !piece.tokens.isEmpty(), "a statement is not empty");
        while (at < expected.size() && expected.at(at).kind == Token::Kind::Semicolon)
            ++at;
        for (const Token &token : piece.tokens) {
            require(at < expected.size() && expected.at(at).start == token.start,
                    "a statement has all its tokens");
            ++at;
        }
    }
    for (; at < expected.size(); ++at)
        require(expected.at(at).kind == Token::Kind::Semicolon, "no token is left over");
}

/// What is sent is what was read.
void checkStable(const QList<Piece> &pieces, Engine dialect)
{
    QString joined;
    for (const Piece &piece : pieces) {
        const auto again = migration::split(piece.sql + u';', dialect);
        require(again && again->size() == 1 && sameTexts(again->constFirst().tokens, piece.tokens),
                "a statement alone is the same statement");
        joined += piece.sql + u";\n"_s;
    }
    const auto again = migration::split(joined, dialect);
    require(again && again->size() == pieces.size(), "statements together are as many");
    for (qsizetype at = 0; at < pieces.size(); ++at)
        require(again->at(at).sql == pieces.at(at).sql, "a statement among others is the same");
}

/// Comments and white space, put where some is already.
void checkBlindness(const QString &text, const QList<Token> &all, const QList<Piece> &pieces, Engine dialect)
{
    QString more = u" \n"_s;
    qsizetype at = 0;
    for (const Token &token : all) {
        const auto gap = QStringView(text).sliced(at, token.start - at);
        more += gap;
        if (!gap.isEmpty())
            more += u"/* '; */ \t"_s;
        more += token.text;
        at = token.end;
    }
    more += u"\n -- \" ;\n"_s;
    const auto again = migration::split(more, dialect);
    require(again && sumOf(*again) == sumOf(pieces), "the checksum is blind to comments and white space");
}

/// One token is changed, which one depends on the input.
void checkSensitivity(const QString &text, const QList<Token> &all, const QList<Piece> &pieces,
                      Engine dialect)
{
    if (all.isEmpty())
        return;
    const Token &token = all.at(text.size() % all.size());
    QString other = text;
    if (token.kind == Token::Kind::Word)
        other.insert(token.end, u'x');
    else if (token.kind == Token::Kind::Name
             || (token.kind == Token::Kind::Text && token.text.startsWith(u'\'')))
        other.insert(token.start + 1, u' ');
    else
        return;
    const auto changed = migration::split(other, dialect);
    require(!changed || sumOf(*changed) != sumOf(pieces), "the checksum sees every word and every quote");
}

void checkText(const QString &text, Engine dialect)
{
    const auto all = migration::tokens(text, dialect);
    const auto pieces = migration::split(text, dialect);
    require(all || !pieces, "what cannot be read cannot be cut");
    if (all)
        checkTokens(text, *all);
    if (!pieces) {
        require(pieces.error().code == base::ErrorCode::Usage && !pieces.error().message.isEmpty(),
                "a refusal has a sentence");
        return;
    }
    checkNothingLost(*all, *pieces);
    checkStable(*pieces, dialect);
    checkBlindness(text, *all, *pieces, dialect);
    checkSensitivity(text, *all, *pieces, dialect);
}

void checkScript(const QByteArray &bytes)
{
    const auto script = migration::parseScript(u"fuzz.sql"_s, bytes);
    if (!script) {
        require(script.error().message.startsWith(u"Revision script fuzz.sql: Line "_s),
                "a refusal names file and line");
        return;
    }
    require(script->checksum.size() == 64, "a script has a checksum");
    require(script->hasSqlite || script->hasPostgresql, "a script does something");
    if (bytes.contains('\r'))
        return;
    const auto windows = migration::parseScript(u"fuzz.sql"_s, QByteArray(bytes).replace("\n", "\r\n"));
    require(windows && windows->checksum == script->checksum, "the checksum is blind to line endings");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const QString text = QString::fromUtf8(bytes);
    checkText(text, Engine::Sqlite);
    checkText(text, Engine::Postgresql);
    checkScript(bytes);
    return 0;
}
