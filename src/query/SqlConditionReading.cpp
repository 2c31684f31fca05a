// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/SqlReading.h"

#include <QScopedValueRollback>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace query::reading
{

namespace
{

/// Brackets and NOTs in each other, as deep as a tree may be.
constexpr int deepest = 32;

/// Reads one range of tokens; below it the ranges of its parts.
class ConditionReader
{
public:
    ConditionReader(const QString &sql, const Tokens &tokens, const Tables &tables,
                    QHash<QString, QString> &written)
        : m_sql(sql)
        , m_tokens(tokens)
        , m_tables(tables)
        , m_written(written)
    {
    }

    Node read(qsizetype from, qsizetype to)
    {
        return group(from, to, u"or"_s, Condition::Kind::Any, &ConditionReader::readAnd);
    }

private:
    using Read = Node (ConditionReader::*)(qsizetype, qsizetype);

    bool isWord(qsizetype index, QStringView word) const
    {
        return index < m_tokens.size() && m_tokens.at(index).isWord(word);
    }

    bool isSymbol(qsizetype index, QStringView symbol) const
    {
        return index < m_tokens.size() && m_tokens.at(index).kind == Token::Kind::Symbol
            && m_tokens.at(index).text == symbol;
    }

    TextSpan span(qsizetype from, qsizetype to) const
    {
        return {m_tokens.at(from).start, m_tokens.at(to - 1).end};
    }

    QString textOfSpan(qsizetype from, qsizetype to) const
    {
        const TextSpan place = span(from, to);
        return m_sql.mid(place.start, place.end - place.start);
    }

    Node readAnd(qsizetype from, qsizetype to)
    {
        return group(from, to, u"and"_s, Condition::Kind::All, &ConditionReader::readNot);
    }

    /// The parts between the words `word` that are in no bracket, CASE or BETWEEN.
    Node group(qsizetype from, qsizetype to, const QString &word, Condition::Kind kind, Read inner)
    {
        QList<Node> parts;
        qsizetype begin = from;
        int cases = 0;
        bool isBetween = false;
        for (qsizetype i = from; i < to; ++i) {
            if (isSymbol(i, u"("))
                i = closing(m_tokens, i, to);
            cases += isWord(i, u"case");
            cases -= isWord(i, u"end");
            isBetween = isBetween || isWord(i, u"between");
            if (isBetween && isWord(i, u"and")) {
                isBetween = false;
                continue;
            }
            if (cases > 0 || !isWord(i, word))
                continue;
            if (i > begin)
                parts.append((this->*inner)(begin, i));
            begin = i + 1;
        }
        if (begin < to)
            parts.append((this->*inner)(begin, to));
        if (parts.size() == 1)
            return parts.constFirst();
        Node node;
        node.condition.kind = kind;
        if (from < to)
            node.span = span(from, to);
        for (const Node &part : parts)
            node.condition.parts.append(part.condition);
        node.parts = parts;
        return node;
    }

    Node readNot(qsizetype from, qsizetype to)
    {
        if (m_depth >= deepest)
            return opaque(from, to);
        const QScopedValueRollback deeper(m_depth, m_depth + 1);
        if (isWord(from, u"not") && from + 1 < to && !isWord(from + 1, u"exists"))
            return denied(readNot(from + 1, to), span(from, to));
        const bool isBracket = isSymbol(from, u"(") && closing(m_tokens, from, to) == to - 1;
        if (isBracket && from + 1 < to - 1 && !isWord(from + 1, u"select") && !isWord(from + 1, u"with")) {
            Node node = read(from + 1, to - 1);
            node.span = span(from, to);
            return node;
        }
        return test(from, to);
    }

    static Node denied(const Node &part, const TextSpan &place)
    {
        Node node;
        node.condition = Condition::none({part.condition});
        node.span = place;
        node.parts = {part};
        return node;
    }

    Node opaque(qsizetype from, qsizetype to) const
    {
        Node node;
        node.condition = Condition::test(u"?"_s, Op::HasValue, {textOfSpan(from, to)});
        node.span = span(from, to);
        return node;
    }

    /// The comparison at `at` and how many tokens it is of.
    std::pair<std::optional<Op>, int> comparison(qsizetype at) const
    {
        static const QList<std::pair<QString, Op>> signs{
            {u"<="_s, Op::LessOrEqual}, {u">="_s, Op::GreaterOrEqual}, {u"<>"_s, Op::NotEquals},
            {u"!="_s, Op::NotEquals},   {u"=="_s, Op::Equals},         {u"="_s, Op::Equals},
            {u"<"_s, Op::Less},         {u">"_s, Op::Greater}};
        QString text;
        for (qsizetype i = at; i < m_tokens.size() && i < at + 2; ++i) {
            if (m_tokens.at(i).kind != Token::Kind::Symbol
                || (i > at && m_tokens.at(i - 1).end != m_tokens.at(i).start))
                break;
            text += m_tokens.at(i).text;
        }
        for (const auto &[sign, op] : signs)
            if (text.startsWith(sign))
                return {op, int(sign.size())};
        return {};
    }

    /// A literal that is all of the range.
    std::optional<QVariant> value(qsizetype from, qsizetype to) const
    {
        if (from >= to)
            return {};
        const bool isMinus = isSymbol(from, u"-");
        const Token &token = m_tokens.at(isMinus ? from + 1 < to ? from + 1 : from : from);
        if (to - from != (isMinus ? 2 : 1))
            return {};
        if (token.kind == Token::Kind::Text && !isMinus)
            return token.text.startsWith(u'\'') ? std::optional<QVariant>(textOf(token)) : std::nullopt;
        if (token.kind != Token::Kind::Word)
            return {};
        if (!isMinus && token.isWord(u"null"))
            return QVariant();
        if (!isMinus && (token.isWord(u"true") || token.isWord(u"false")))
            return QVariant(token.isWord(u"true"));
        bool isNumber = false;
        const QString text = (isMinus ? u"-"_s : QString()) + token.text;
        if (const qint64 whole = text.toLongLong(&isNumber); isNumber)
            return QVariant(whole);
        const double real = text.toDouble(&isNumber);
        return isNumber ? std::optional<QVariant>(real) : std::nullopt;
    }

    Node made(qsizetype from, qsizetype to, const Expression &left, const QString &writtenAs, Op op,
              const QVariantList &values) const
    {
        Node node;
        node.condition = Condition::test(left.text(), op, values);
        node.span = span(from, to);
        m_written.insert(left.text(), writtenAs);
        return node;
    }

    static Op turned(Op op)
    {
        switch (op) {
        case Op::Less:
            return Op::Greater;
        case Op::LessOrEqual:
            return Op::GreaterOrEqual;
        case Op::Greater:
            return Op::Less;
        case Op::GreaterOrEqual:
            return Op::LessOrEqual;
        default:
            return op;
        }
    }

    /// left … op … right by the first word or sign that compares.
    Node test(qsizetype from, qsizetype to)
    {
        for (qsizetype i = from; i < to; ++i) {
            if (isSymbol(i, u"(")) {
                i = closing(m_tokens, i, to);
                continue;
            }
            if (const auto [op, length] = comparison(i); op)
                return compared(from, to, i, *op, length);
            const bool isNot = isWord(i, u"not") && i > from;
            const qsizetype word = isNot ? i + 1 : i;
            if (isWord(i, u"is") || isWord(word, u"like") || isWord(word, u"ilike") || isWord(word, u"in")
                || isWord(word, u"between"))
                return worded(from, to, i, isNot);
        }
        return opaque(from, to);
    }

    Node compared(qsizetype from, qsizetype to, qsizetype at, Op op, int length)
    {
        if (const auto left = expression(m_tokens, from, at, m_tables)) {
            if (const auto right = value(at + length, to))
                return made(from, to, *left, textOfSpan(from, at), op, {*right});
            return opaque(from, to);
        }
        const auto right = expression(m_tokens, at + length, to, m_tables);
        const auto left = value(from, at);
        if (right && left)
            return made(from, to, *right, textOfSpan(at + length, to), turned(op), {*left});
        return opaque(from, to);
    }

    Node worded(qsizetype from, qsizetype to, qsizetype at, bool isNot)
    {
        const auto left = expression(m_tokens, from, at, m_tables);
        if (!left)
            return opaque(from, to);
        const QString writtenAs = textOfSpan(from, at);
        if (isWord(at, u"is")) {
            const bool isNotNull = isWord(at + 1, u"not");
            if (!isWord(at + (isNotNull ? 2 : 1), u"null") || to != at + (isNotNull ? 3 : 2))
                return opaque(from, to);
            return made(from, to, *left, writtenAs, isNotNull ? Op::IsNotNull : Op::IsNull, {});
        }
        const qsizetype word = isNot ? at + 1 : at;
        if (isWord(word, u"in"))
            return list(from, to, *left, writtenAs, word + 1, isNot);
        if (isWord(word, u"between")) {
            qsizetype middle = word + 1;
            while (middle < to && !isWord(middle, u"and"))
                ++middle;
            const auto low = value(word + 1, middle);
            const auto high = value(middle + 1, to);
            if (!low || !high)
                return opaque(from, to);
            const Node node = made(from, to, *left, writtenAs, Op::Between, {*low, *high});
            return isNot ? denied(node, node.span) : node;
        }
        const auto pattern = value(word + 1, to);
        if (!pattern)
            return opaque(from, to);
        const bool isAnyCase = isWord(word, u"ilike");
        const Node node = made(from, to, *left, writtenAs,
                               isAnyCase   ? Op::ILike
                                   : isNot ? Op::NotLike
                                           : Op::Like,
                               {*pattern});
        return isAnyCase && isNot ? denied(node, node.span) : node;
    }

    Node list(qsizetype from, qsizetype to, const Expression &left, const QString &writtenAs, qsizetype open,
              bool isNot)
    {
        if (!isSymbol(open, u"(") || closing(m_tokens, open, to) != to - 1)
            return opaque(from, to);
        if (isWord(open + 1, u"select")) {
            Node node = opaque(from, to);
            qsizetype end = open + 2;
            while (end < to && !isWord(end, u"from"))
                ++end;
            bool isCareful = false; // it says IS NOT NULL itself
            for (qsizetype i = end; i + 1 < to; ++i)
                isCareful = isCareful || (isWord(i, u"not") && isWord(i + 1, u"null"));
            // Its tables are its own: only a column that says its table, or the one of that FROM.
            if (isNot && !isCareful && end + 1 < to) {
                Tables inner;
                inner.names.append({nameOf(m_tokens.at(end + 1)).toLower(), nameOf(m_tokens.at(end + 1))});
                node.inner = expression(m_tokens, open + 2, end, inner);
            }
            return node;
        }
        QVariantList values;
        for (qsizetype i = open + 1, begin = i; i < to; ++i) {
            if (i != to - 1 && !isSymbol(i, u","))
                continue;
            const auto one = value(begin, i);
            if (!one)
                return opaque(from, to);
            values.append(*one);
            begin = i + 1;
        }
        return made(from, to, left, writtenAs, isNot ? Op::NoneOf : Op::OneOf, values);
    }

    const QString &m_sql;
    const Tokens &m_tokens;
    const Tables &m_tables;
    QHash<QString, QString> &m_written;
    int m_depth = 0;
};

} // namespace

Node condition(const QString &sql, const Tokens &tokens, qsizetype from, qsizetype to, const Tables &tables,
               QHash<QString, QString> &written)
{
    return ConditionReader(sql, tokens, tables, written).read(from, to);
}

} // namespace query::reading
