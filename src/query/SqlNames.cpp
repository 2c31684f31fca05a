// SPDX-License-Identifier: GPL-3.0-or-later
// The names in a SELECT typed by hand (SqlReading.h).
#include "query/SqlReading.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace query::reading
{

namespace
{

bool isSymbol(const Token &token, QStringView symbol)
{
    return token.kind == Token::Kind::Symbol && token.text == symbol;
}

bool isReserved(const Token &token)
{
    static const QStringList words{u"select"_s, u"from"_s,      u"where"_s,  u"group"_s,   u"having"_s,
                                   u"order"_s,  u"limit"_s,     u"offset"_s, u"fetch"_s,   u"union"_s,
                                   u"except"_s, u"intersect"_s, u"join"_s,   u"left"_s,    u"right"_s,
                                   u"full"_s,   u"inner"_s,     u"cross"_s,  u"natural"_s, u"on"_s,
                                   u"using"_s,  u"and"_s,       u"or"_s,     u"not"_s,     u"as"_s,
                                   u"case"_s,   u"distinct"_s,  u"window"_s, u"for"_s};
    return token.kind == Token::Kind::Word && words.contains(token.text.toLower());
}

std::optional<Expression::Function> functionOf(const Token &token)
{
    static const QHash<QString, Expression::Function> functions{{u"count"_s, Expression::Function::Count},
                                                                {u"sum"_s, Expression::Function::Sum},
                                                                {u"avg"_s, Expression::Function::Avg},
                                                                {u"min"_s, Expression::Function::Min},
                                                                {u"max"_s, Expression::Function::Max}};
    const auto found = functions.constFind(token.text.toLower());
    return token.kind == Token::Kind::Word && found != functions.cend() ? std::optional(*found)
                                                                        : std::nullopt;
}

/// name, table.name, *, table.*
std::optional<Expression> column(const Tokens &tokens, qsizetype from, qsizetype to, const Tables &tables)
{
    const auto isColumn = [&](qsizetype at) {
        return isName(tokens.at(at)) || isSymbol(tokens.at(at), u"*");
    };
    if (to - from == 1 && isColumn(from))
        return tables.resolve({}, nameOf(tokens.at(from)));
    if (to - from == 3 && isName(tokens.at(from)) && isSymbol(tokens.at(from + 1), u".")
        && isColumn(from + 2))
        return tables.resolve(nameOf(tokens.at(from)), nameOf(tokens.at(from + 2)));
    return {};
}

} // namespace

QString nameOf(const Token &token)
{
    if (token.kind != Token::Kind::Name)
        return token.text;
    const QString quote(token.text.at(token.text.size() - 1));
    return token.text.mid(1, token.text.size() - 2).replace(quote + quote, quote);
}

bool isName(const Token &token)
{
    return token.kind == Token::Kind::Name
        || (token.kind == Token::Kind::Word && !token.text.at(0).isDigit() && !isReserved(token));
}

QString textOf(const Token &token)
{
    return token.text.mid(1, token.text.size() - 2).replace(u"''"_s, u"'"_s);
}

qsizetype closing(const Tokens &tokens, qsizetype open, qsizetype to)
{
    int depth = 0;
    for (qsizetype i = open; i < to; ++i) {
        depth += isSymbol(tokens.at(i), u"(");
        depth -= isSymbol(tokens.at(i), u")");
        if (depth == 0)
            return i;
    }
    return to - 1;
}

Expression Tables::resolve(const QString &table, const QString &column) const
{
    const auto made = [&](const QString &of, const QString &name) {
        return Expression{Expression::Function::None, false, of, name};
    };
    if (!table.isEmpty()) {
        for (const auto &[alias, name] : names)
            if (alias == table.toLower())
                return made(name.isEmpty() ? u"unknown"_s : name, column == u"*" ? column : column.toLower());
        return made(u"unknown"_s, column);
    }
    if (column == u"*")
        return made({}, column);
    const bool isAllKnown =
        std::ranges::none_of(names, [](const auto &entry) { return entry.second.isEmpty(); });
    for (const auto &[alias, name] : names) {
        const schema::Entity *entity = schema::entityByName(name);
        if (isAllKnown && entity && entity->field(column.toLower()))
            return made(name, column.toLower());
    }
    return made(u"unknown"_s, column);
}

std::optional<Expression> expression(const Tokens &tokens, qsizetype from, qsizetype to, const Tables &tables)
{
    if (from >= to)
        return {};
    const auto function = functionOf(tokens.at(from));
    if (!function || from + 1 >= to || !isSymbol(tokens.at(from + 1), u"("))
        return column(tokens, from, to, tables);
    if (closing(tokens, from + 1, to) != to - 1)
        return {};
    const bool isDistinct = from + 2 < to && tokens.at(from + 2).isWord(u"distinct");
    auto inner = column(tokens, from + (isDistinct ? 3 : 2), to - 1, tables);
    if (!inner || (isDistinct && *function != Expression::Function::Count))
        return {};
    if (inner->column == u"*"
        && (*function != Expression::Function::Count || isDistinct || !inner->table.isEmpty()))
        return {};
    inner->function = *function;
    inner->isDistinct = isDistinct;
    return inner;
}

} // namespace query::reading
