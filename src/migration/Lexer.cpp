// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/Lexer.h"

#include <QCoreApplication>

#include <optional>

using namespace Qt::StringLiterals;

namespace migration
{

namespace
{

bool startsWord(QChar c)
{
    return c.isLetterOrNumber() || c == u'_' || c.unicode() >= 0x80;
}

bool continuesWord(QChar c)
{
    return startsWord(c) || c == u'$';
}

bool isSpace(QChar c)
{
    return c == u' ' || c == u'\t' || c == u'\n' || c == u'\r' || c == u'\f' || c == u'\v';
}

/// Walks over one text. Positions are of UTF-16 units; all that SQL gives a meaning to is ASCII.
class Scanner
{
public:
    Scanner(const QString &text, database::Engine dialect, int firstLine)
        : m_text(text)
        , m_isPostgresql(dialect == database::Engine::Postgresql)
        , m_line(firstLine)
    {
    }

    /// Where it stopped.
    [[nodiscard]] qsizetype position() const { return m_at; }

    base::Result<QList<Token>> run()
    {
        while (true) {
            while (m_at < m_text.size() && isSpace(m_text.at(m_at)))
                advanceTo(m_at + 1);
            if (m_at >= m_text.size())
                return m_tokens;
            const int line = m_line;
            const qsizetype start = m_at;
            const auto kind = next();
            if (!kind)
                return unterminated(line);
            m_tokens.append({*kind, start, m_at, line, m_text.sliced(start, m_at - start)});
        }
    }

private:
    QChar at(qsizetype position) const { return position < m_text.size() ? m_text.at(position) : QChar(); }

    void advanceTo(qsizetype position)
    {
        m_line += int(m_text.sliced(m_at, position - m_at).count(u'\n'));
        m_at = position;
    }

    /// Nothing when a quote or a comment has no end.
    std::optional<Token::Kind> next()
    {
        const QChar c = at(m_at);
        if (c == u'-' && at(m_at + 1) == u'-')
            return until(endOfLine(m_at), Token::Kind::Comment, 0, true);
        if (c == u'/' && at(m_at + 1) == u'*')
            return m_isPostgresql ? nestedComment()
                                  : until(m_text.indexOf(u"*/"_s, m_at + 2), Token::Kind::Comment, 2);
        if (c == u'\'')
            return quoted(u'\'', Token::Kind::Text, m_isPostgresql && followsEscapeMark());
        if (c == u'"')
            return quoted(u'"', Token::Kind::Name, false);
        if (!m_isPostgresql && c == u'`')
            return quoted(u'`', Token::Kind::Name, false);
        if (!m_isPostgresql && c == u'[')
            return until(m_text.indexOf(u']', m_at), Token::Kind::Name, 1);
        if (m_isPostgresql && c == u'$')
            return dollar();
        if (c == u';')
            return until(m_at, Token::Kind::Semicolon, 1);
        if (startsWord(c))
            return word();
        return until(m_at, Token::Kind::Symbol, 1);
    }

    /// Where a line comment ends, or -1: a carriage return alone is a line break for PostgreSQL only.
    qsizetype endOfLine(qsizetype from) const
    {
        const qsizetype end = m_text.indexOf(u'\n', from);
        if (!m_isPostgresql)
            return end;
        const qsizetype other = QStringView(m_text).mid(from, end < 0 ? -1 : end - from).indexOf(u'\r');
        return other < 0 ? end : from + other;
    }

    std::optional<Token::Kind> until(qsizetype end, Token::Kind kind, int more, bool orEndOfText = false)
    {
        if (end < 0 && !orEndOfText)
            return {};
        advanceTo(end < 0 ? m_text.size() : end + more);
        return kind;
    }

    std::optional<Token::Kind> word()
    {
        const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
        const bool isNumber = isDigit(at(m_at));
        qsizetype end = m_at;
        while (isNumber && (isDigit(at(end)) || at(end) == u'.'))
            ++end;
        // A number is no name: behind it a dollar quote may begin.
        const bool isOver = isNumber && m_isPostgresql && at(end) == u'$';
        while (!isOver && end < m_text.size()
               && (continuesWord(m_text.at(end)) || (isNumber && m_text.at(end) == u'.')))
            ++end;
        advanceTo(end);
        return Token::Kind::Word;
    }

    /// E'…': the word E stands right before the quote.
    bool followsEscapeMark() const
    {
        return !m_tokens.isEmpty() && m_tokens.constLast().end == m_at && m_tokens.constLast().isWord(u"e");
    }

    std::optional<Token::Kind> quoted(QChar quote, Token::Kind kind, bool hasEscapes)
    {
        for (qsizetype end = m_at + 1; end < m_text.size(); ++end) {
            if (hasEscapes && m_text.at(end) == u'\\') {
                ++end;
                continue;
            }
            if (m_text.at(end) != quote)
                continue;
            if (at(end + 1) == quote && end + 1 < m_text.size()) {
                ++end;
                continue;
            }
            if (const qsizetype more =
                    m_isPostgresql && kind == Token::Kind::Text ? continuation(end + 1) : -1;
                more >= 0) {
                end = more; // 'a' <new line> 'b' is one literal, with the rules of its beginning
                continue;
            }
            advanceTo(end + 1);
            return kind;
        }
        return {};
    }

    /// Where the next part of a literal begins, if only white space with a line break and line
    /// comments lie in between; else -1.
    qsizetype continuation(qsizetype position) const
    {
        bool sawLineBreak = false;
        for (; position < m_text.size(); ++position) {
            const QChar c = m_text.at(position);
            if (c == u'\'')
                return sawLineBreak ? position : -1;
            if (c == u'\n' || c == u'\r') {
                sawLineBreak = true;
            } else if (c == u'-' && at(position + 1) == u'-') {
                position = endOfLine(position) - 1;
                if (position < 0)
                    return -1;
            } else if (!isSpace(c)) {
                return -1;
            }
        }
        return -1;
    }

    std::optional<Token::Kind> nestedComment()
    {
        int depth = 1;
        for (qsizetype end = m_at + 2; end < m_text.size(); ++end) {
            if (m_text.at(end) == u'/' && at(end + 1) == u'*') {
                ++depth;
                ++end;
            } else if (m_text.at(end) == u'*' && at(end + 1) == u'/') {
                ++end;
                if (--depth == 0) {
                    advanceTo(end + 1);
                    return Token::Kind::Comment;
                }
            }
        }
        return {};
    }

    std::optional<Token::Kind> dollar()
    {
        qsizetype end = m_at + 1;
        const bool tagMayStart = !(at(end) >= u'0' && at(end) <= u'9');
        while (tagMayStart && end < m_text.size() && startsWord(m_text.at(end)))
            ++end;
        if (at(end) != u'$')
            return until(m_at, Token::Kind::Symbol, 1);
        const QString tag = m_text.sliced(m_at, end + 1 - m_at);
        return until(m_text.indexOf(tag, end + 1), Token::Kind::Text, int(tag.size()));
    }

    base::Error unterminated(int line) const
    {
        return {base::ErrorCode::Usage,
                QCoreApplication::translate("migration",
                                            "Line %1: a quote or a comment that begins here never ends.")
                    .arg(line),
                {},
                {},
                {}};
    }

    const QString &m_text;
    bool m_isPostgresql;
    int m_line;
    qsizetype m_at = 0;
    QList<Token> m_tokens;
};

} // namespace

bool Token::isWord(QStringView word) const
{
    return kind == Kind::Word && QStringView(text).compare(word, Qt::CaseInsensitive) == 0;
}

base::Result<QList<Token>> tokens(const QString &text, database::Engine dialect, int firstLine)
{
    return Scanner(text, dialect, firstLine).run();
}

qsizetype unterminatedAt(const QString &text, database::Engine dialect)
{
    Scanner scanner(text, dialect, 1);
    return scanner.run() ? -1 : scanner.position();
}

} // namespace migration
