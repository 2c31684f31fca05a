// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/Splitter.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace migration
{

namespace
{

base::Error usage(int line, const char *sentence)
{
    return {base::ErrorCode::Usage, QCoreApplication::translate("migration", sentence).arg(line), {}, {}, {}};
}

/// Says whether a semicolon ends the statement whose tokens it was shown.
class StatementEnd
{
public:
    explicit StatementEnd(database::Engine dialect)
        : m_dialect(dialect)
    {
    }

    void see(const QList<Token> &tokens)
    {
        if (m_dialect == database::Engine::Sqlite)
            return;
        const Token &token = tokens.constLast();
        if (token.kind == Token::Kind::Symbol) {
            if (token.text == u"(")
                ++m_parentheses;
            else if (token.text == u")" && m_parentheses > 0)
                --m_parentheses;
        } else if (token.kind == Token::Kind::Word && m_parentheses == 0 && makesRoutine(tokens)) {
            if (token.isWord(u"begin") || (m_blocks > 0 && token.isWord(u"case")))
                ++m_blocks;
            else if (token.isWord(u"end") && m_blocks > 0)
                --m_blocks;
        }
    }

    [[nodiscard]] bool endsHere(const QList<Token> &tokens) const
    {
        if (m_dialect == database::Engine::Postgresql)
            return m_parentheses == 0 && m_blocks == 0;
        // As sqlite3_complete(): a trigger ends with "; END ;".
        const qsizetype count = tokens.size();
        return !makesTrigger(tokens)
            || (count >= 2 && tokens.at(count - 1).isWord(u"end")
                && tokens.at(count - 2).kind == Token::Kind::Semicolon);
    }

private:
    static bool isAt(const QList<Token> &tokens, qsizetype index, QStringView word)
    {
        return index < tokens.size() && tokens.at(index).isWord(word);
    }

    static bool makesTrigger(const QList<Token> &tokens)
    {
        qsizetype at = 0;
        if (isAt(tokens, at, u"explain")) {
            ++at;
            if (isAt(tokens, at, u"query"))
                at += 2;
        }
        if (!isAt(tokens, at, u"create"))
            return false;
        ++at;
        if (isAt(tokens, at, u"temp") || isAt(tokens, at, u"temporary"))
            ++at;
        return isAt(tokens, at, u"trigger");
    }

    static bool makesRoutine(const QList<Token> &tokens)
    {
        qsizetype at = 1;
        if (!isAt(tokens, 0, u"create"))
            return false;
        if (isAt(tokens, at, u"or"))
            at += 2;
        return isAt(tokens, at, u"function") || isAt(tokens, at, u"procedure");
    }

    database::Engine m_dialect;
    int m_parentheses = 0;
    int m_blocks = 0;
};

/// The text of a statement with each comment turned into a blank.
QString textOf(const QString &source, const QList<Token> &all, qsizetype first, qsizetype last)
{
    QString sql;
    QString gap; // since the token before
    const Token *before = nullptr;
    for (qsizetype index = first; index <= last; ++index) {
        const Token &token = all.at(index);
        if (index > first)
            gap += QStringView(source).sliced(all.at(index - 1).end, token.start - all.at(index - 1).end);
        if (token.kind == Token::Kind::Comment) {
            gap += u' ';
            continue;
        }
        // With nothing but a line break between them the server would read two texts as one.
        if (before && before->kind == Token::Kind::Text && token.kind == Token::Kind::Text)
            gap = u" "_s;
        sql += gap + token.text;
        gap.clear();
        before = &token;
    }
    return sql;
}

bool isDirective(const QString &comment)
{
    return comment.startsWith(u"--"_s) && QStringView(comment).sliced(2).trimmed().startsWith(u'@');
}

Directive directive(const Token &comment)
{
    const QString text = comment.text.sliced(comment.text.indexOf(u'@') + 1).trimmed();
    const auto blank = std::find_if(text.begin(), text.end(), [](QChar c) { return c.isSpace(); });
    const qsizetype length = blank - text.begin();
    return {text.first(length), text.sliced(length).trimmed(), comment.line};
}

} // namespace

base::Result<QList<Piece>> split(const QString &text, database::Engine dialect, int firstLine)
{
    const auto all = tokens(text, dialect, firstLine);
    SHOPBOOK_TRY(all);
    QList<Piece> pieces;
    Piece piece;
    StatementEnd end(dialect);
    qsizetype first = -1;
    for (qsizetype index = 0; index < all->size(); ++index) {
        const Token &token = all->at(index);
        if (token.kind == Token::Kind::Comment) {
            if (!isDirective(token.text))
                continue;
            if (first >= 0)
                return usage(
                    token.line,
                    QT_TRANSLATE_NOOP("migration", "Line %1: a directive stands inside a statement."));
            piece.directives.append(directive(token));
            continue;
        }
        if (token.kind == Token::Kind::Semicolon && first < 0)
            continue; // an empty statement
        if (token.kind == Token::Kind::Semicolon && end.endsHere(piece.tokens)) {
            piece.sql = textOf(text, *all, first, index - 1);
            pieces.append(std::exchange(piece, {}));
            end = StatementEnd(dialect);
            first = -1;
            continue;
        }
        if (first < 0) {
            first = index;
            piece.line = token.line;
        }
        piece.tokens.append(token);
        end.see(piece.tokens);
    }
    if (first >= 0)
        return usage(
            piece.line,
            QT_TRANSLATE_NOOP("migration",
                              "Line %1: the statement that begins here has no semicolon at its end."));
    if (!piece.directives.isEmpty())
        return usage(piece.directives.constFirst().line,
                     QT_TRANSLATE_NOOP("migration", "Line %1: a directive without a statement after it."));
    return pieces;
}

} // namespace migration
