// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/SqlReading.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace query
{

namespace
{

using namespace reading;

constexpr qsizetype mostTokens = 4000;
constexpr qsizetype mostSelects = 16;

/// Reads the clauses of one SELECT, whose word stands at `from`.
class SelectReader
{
public:
    SelectReader(const QString &sql, const Tokens &tokens, qsizetype from)
        : m_sql(sql)
        , m_tokens(tokens)
        , m_from(from)
        , m_end(endOf(from))
    {
    }

    SqlReading read()
    {
        m_reading.spans.insert(u"select"_s, span(m_from, m_end));
        const qsizetype from = clause({u"from"_s}, m_from + 1);
        const qsizetype where = clause({u"where"_s}, from);
        const qsizetype group = clause({u"group"_s}, where);
        const qsizetype having = clause({u"having"_s}, group);
        const qsizetype order = clause({u"order"_s}, having);
        const qsizetype limit = clause({u"limit"_s, u"offset"_s, u"fetch"_s}, order);
        m_reading.having = placeOf(having);
        m_reading.order = placeOf(order);
        m_reading.limit = placeOf(limit);
        readTables(from + 1, where);
        readColumns(m_from + 1, from);
        m_reading.query.where = readCondition(u"where"_s, where + 1, group);
        readList(u"group_by"_s, group + 2, having, m_reading.query.groupBy);
        m_reading.query.having = readCondition(u"having"_s, having + 1, order);
        readOrder(order + 2, limit);
        readLimit(limit);
        return std::move(m_reading);
    }

private:
    TextSpan span(qsizetype from, qsizetype to) const
    {
        return {m_tokens.at(from).start, m_tokens.at(to - 1).end};
    }

    /// Where this SELECT is over: its bracket closes, or UNION and its like begin.
    qsizetype endOf(qsizetype from) const
    {
        for (qsizetype i = from; i < m_tokens.size(); ++i) {
            const Token &token = m_tokens.at(i);
            if (isSymbol(i, u"("))
                i = closing(m_tokens, i, m_tokens.size());
            else if (isSymbol(i, u")") || token.kind == Token::Kind::Semicolon || token.isWord(u"union")
                     || token.isWord(u"except") || token.isWord(u"intersect"))
                return i;
        }
        return m_tokens.size();
    }

    bool isSymbol(qsizetype at, QStringView symbol) const
    {
        return at < m_tokens.size() && m_tokens.at(at).kind == Token::Kind::Symbol
            && m_tokens.at(at).text == symbol;
    }

    /// The first of the words outside of brackets from `begin` on; the end when none is there.
    qsizetype clause(const QStringList &words, qsizetype begin) const
    {
        static const QStringList order{u"from"_s,  u"where"_s, u"group"_s,  u"having"_s,
                                       u"order"_s, u"limit"_s, u"offset"_s, u"fetch"_s};
        const qsizetype place = order.indexOf(words.constLast());
        for (qsizetype i = begin; i < m_end; ++i) {
            if (isSymbol(i, u"(")) {
                i = closing(m_tokens, i, m_end);
                continue;
            }
            const qsizetype found =
                m_tokens.at(i).kind == Token::Kind::Word ? order.indexOf(m_tokens.at(i).text.toLower()) : -1;
            if (found > place)
                return i; // the clause is missing: it would stand here
            if (found >= 0 && words.contains(order.at(found)))
                return i;
        }
        return m_end;
    }

    bool begins(qsizetype at, QStringView word) const { return at < m_end && m_tokens.at(at).isWord(word); }

    qsizetype placeOf(qsizetype at) const
    {
        return at < m_end ? m_tokens.at(at).start : m_tokens.at(m_end - 1).end;
    }

    /// The ranges between commas outside of brackets.
    QList<std::pair<qsizetype, qsizetype>> items(qsizetype from, qsizetype to) const
    {
        QList<std::pair<qsizetype, qsizetype>> ranges;
        qsizetype begin = from;
        for (qsizetype i = from; i <= to; ++i) {
            if (i < to && isSymbol(i, u"("))
                i = closing(m_tokens, i, to);
            else if ((i == to || isSymbol(i, u",")) && i > begin)
                ranges.append({begin, i});
            if (i < to && isSymbol(i, u","))
                begin = i + 1;
        }
        return ranges;
    }

    void addTable(qsizetype from, qsizetype to, bool isJoin, bool isOuter)
    {
        QString table;
        QString alias;
        if (from < to && isName(m_tokens.at(from))) {
            qsizetype last = from; // public.user
            while (last + 2 < to && isSymbol(last + 1, u"."))
                last += 2;
            const QString name = nameOf(m_tokens.at(last));
            alias = name;
            if (const schema::Entity *entity = schema::entityByName(name.toLower()))
                table = entity->name;
            qsizetype next = last + 1;
            if (begins(next, u"as"))
                ++next;
            if (next < to && isName(m_tokens.at(next)))
                alias = nameOf(m_tokens.at(next));
        }
        const bool isTwice = std::ranges::any_of(
            m_tables.names, [&](const auto &entry) { return !table.isEmpty() && entry.second == table; });
        if (table.isEmpty() || isTwice) {
            m_reading.isWhole = false;
            table.clear();
        }
        m_tables.names.append({alias.toLower(), table});
        if (isJoin) {
            m_reading.query.joins.append({table.isEmpty() ? u"unknown"_s : table, isOuter});
            m_reading.spans.insert(u"joins[%1]"_s.arg(m_reading.query.joins.size() - 1), span(from, to));
        } else if (!table.isEmpty()) {
            m_reading.query.from = schema::entityByName(table)->table;
            m_reading.isFromOurs = true;
        }
    }

    void readTables(qsizetype from, qsizetype to)
    {
        qsizetype begin = from;
        bool isJoin = false;
        bool isOuter = false;
        qsizetype outer = -1;
        const auto add = [&](qsizetype end) {
            if (begin >= end)
                return;
            qsizetype on = begin;
            while (on < end && !begins(on, u"on") && !begins(on, u"using"))
                ++on;
            addTable(begin, on, isJoin, isOuter);
            if (isOuter && outer >= 0)
                m_reading.outerWords.insert(m_reading.query.joins.size() - 1, span(outer, begin));
            // user.id = phonebook.user_id is the relation itself; more is a condition that no tree has.
            if (isJoin && end - on > 8)
                m_reading.isWhole = false;
        };
        for (qsizetype i = from; i < to; ++i) {
            const Token &token = m_tokens.at(i);
            if (isSymbol(i, u"(")) {
                i = closing(m_tokens, i, to);
                continue;
            }
            const bool isWordOfJoin = token.isWord(u"left") || token.isWord(u"right") || token.isWord(u"full")
                || token.isWord(u"inner") || token.isWord(u"cross") || token.isWord(u"natural");
            if (!isWordOfJoin && !token.isWord(u"join") && !isSymbol(i, u","))
                continue;
            add(i);
            m_reading.isWhole = m_reading.isWhole
                && (token.isWord(u"join") || token.isWord(u"left") || token.isWord(u"inner"));
            isJoin = true;
            isOuter = token.isWord(u"left");
            outer = i;
            while (i < to && !begins(i, u"join") && !isSymbol(i, u","))
                ++i;
            begin = i + 1;
        }
        add(to);
    }

    static Expression opaque() { return {Expression::Function::None, false, {}, u"?"_s}; }

    void readColumns(qsizetype from, qsizetype to)
    {
        if (begins(from, u"distinct") || begins(from, u"all")) {
            m_reading.query.isDistinct = begins(from, u"distinct");
            ++from;
        }
        for (auto [begin, end] : items(from, to)) {
            const qsizetype place = m_reading.query.columns.size();
            m_reading.spans.insert(u"columns[%1]"_s.arg(place), span(begin, end));
            for (qsizetype i = begin; i < end; ++i)
                if (begins(i, u"as"))
                    end = i;
            auto found = expression(m_tokens, begin, end, m_tables);
            if (!found && end - begin > 1 && isName(m_tokens.at(end - 1))) // an alias without AS
                found = expression(m_tokens, begin, end - 1, m_tables);
            if (found && !found->isWholeRow() && found->table != u"unknown")
                m_reading.written.insert(
                    found->text(),
                    m_sql.mid(m_tokens.at(begin).start, m_tokens.at(end - 1).end - m_tokens.at(begin).start));
            m_reading.isWhole = m_reading.isWhole && found;
            m_reading.query.columns.append(found.value_or(opaque()));
        }
    }

    void readList(const QString &name, qsizetype from, qsizetype to, QList<Expression> &list)
    {
        for (const auto &[begin, end] : items(from, to)) {
            m_reading.spans.insert(u"%1[%2]"_s.arg(name).arg(list.size()), span(begin, end));
            const auto found = expression(m_tokens, begin, end, m_tables);
            m_reading.isWhole = m_reading.isWhole && found;
            list.append(found && found->table != u"unknown" ? *found : opaque());
            m_reading.written.insert(
                list.constLast().text(),
                m_sql.mid(m_tokens.at(begin).start, m_tokens.at(end - 1).end - m_tokens.at(begin).start));
        }
        if (from < to && from < m_end)
            m_reading.spans.insert(name, span(from, to));
    }

    void readOrder(qsizetype from, qsizetype to)
    {
        for (const auto &[begin, last] : items(from, to)) {
            Order order;
            qsizetype end = last;
            if (end - begin > 2 && begins(end - 2, u"nulls")) {
                order.nulls = begins(end - 1, u"first") ? Order::Nulls::First : Order::Nulls::Last;
                end -= 2;
            }
            if (begins(end - 1, u"desc") || begins(end - 1, u"asc")) {
                order.isDescending = begins(end - 1, u"desc");
                --end;
            }
            const auto found = expression(m_tokens, begin, end, m_tables);
            m_reading.isWhole = m_reading.isWhole && found;
            order.by = found.value_or(opaque());
            const QString path = u"order_by[%1]"_s.arg(m_reading.query.orderBy.size());
            m_reading.spans.insert(path, span(begin, last));
            const bool isText = end > begin && m_tokens.at(begin).kind == Token::Kind::Text
                && m_tokens.at(begin).text.startsWith(u'\'');
            if (isText && (end == begin + 1 || begins(begin + 1, u"collate")))
                m_reading.orderTexts.insert(path, textOf(m_tokens.at(begin)));
            m_reading.query.orderBy.append(order);
        }
    }

    void readLimit(qsizetype from)
    {
        if (from >= m_end)
            return;
        for (const QString &path : {u"limit"_s, u"offset"_s})
            m_reading.spans.insert(path, span(from, m_end));
        for (qsizetype i = from; i + 1 < m_end; ++i) {
            bool isNumber = false;
            const qint64 number = m_tokens.at(i + 1).text.toLongLong(&isNumber);
            if (begins(i, u"limit"))
                m_reading.query.limit = isNumber ? number : 2;
            else if (begins(i, u"offset"))
                m_reading.query.offset = isNumber ? number : 1;
            else
                continue;
            m_reading.isWhole = m_reading.isWhole && isNumber;
        }
        if (begins(from, u"fetch"))
            m_reading.query.limit = 2;
        if (begins(from, u"fetch") || (from + 2 < m_end && isSymbol(from + 2, u",")))
            m_reading.isWhole = false;
    }

    Condition readCondition(const QString &name, qsizetype from, qsizetype to)
    {
        if (from >= to)
            return {};
        Node node = condition(m_sql, m_tokens, from, to, m_tables, m_reading.written);
        if (node.condition.kind != Condition::Kind::All) {
            Node root;
            root.condition = Condition::all({node.condition});
            root.span = node.span;
            root.parts = {node};
            node = root;
        }
        note(node, name);
        return node.condition;
    }

    /// Paths and places, from the root on: "where", "where[1]", "where[1].any[0]".
    void note(const Node &node, const QString &path)
    {
        m_reading.spans.insert(path, node.span);
        if (node.condition.field == u"?")
            m_reading.isWhole = false;
        if (node.inner)
            m_reading.inners.append({path, *node.inner});
        const bool isRoot = path == u"where" || path == u"having";
        const QString word = node.condition.kind == Condition::Kind::Any ? u".any"_s
            : node.condition.kind == Condition::Kind::None               ? u".none"_s
                                                                         : u".all"_s;
        for (qsizetype i = 0; i < node.parts.size(); ++i)
            note(node.parts.at(i), u"%1%2[%3]"_s.arg(path, isRoot ? QString() : word).arg(i));
    }

    const QString &m_sql;
    const Tokens &m_tokens;
    qsizetype m_from;
    qsizetype m_end;
    Tables m_tables;
    SqlReading m_reading;
};

} // namespace

QList<SqlReading> readSelects(const QString &sql, database::Engine engine)
{
    auto cut = migration::tokens(sql, engine);
    if (!cut)
        return {}; // the run says where the quote begins
    // An editor asks with every key: what nobody types by hand is left alone.
    if (cut->size() > mostTokens)
        return {};
    cut->removeIf([](const Token &token) { return token.kind == Token::Kind::Comment; });
    QList<SqlReading> readings;
    for (qsizetype i = 0; i < cut->size() && readings.size() < mostSelects; ++i)
        if (cut->at(i).isWord(u"select") && i + 1 < cut->size())
            readings.append(SelectReader(sql, *cut, i).read());
    return readings;
}

} // namespace query
