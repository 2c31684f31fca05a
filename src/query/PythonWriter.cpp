// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/PythonWriter.h"

#include "query/Model.h"
#include "query/Prepared.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace query
{

namespace
{

const QString pad = u"\n        "_s;

QString classOf(const QString &table)
{
    return className(schema::entityByName(table)->table);
}

/// From an address to JSON; the same in every file.
const QString mainPart = uR"py(
# --- What is printed: objects by their columns and what was loaded into them, rows as lists


def plain(value, deep=True):
    if isinstance(value, Base):
        state = inspect(value)
        known = {each.key: plain(getattr(value, each.key)) for each in state.mapper.column_attrs}
        for each in state.mapper.relationships:
            if deep and each.key not in state.unloaded:
                loaded = getattr(value, each.key)
                known[each.key] = (
                    [plain(one, False) for one in loaded] if isinstance(loaded, list) else plain(loaded, False)
                )
        return known
    if isinstance(value, datetime.datetime):
        return value.isoformat(" ")
    if isinstance(value, decimal.Decimal):
        return float(value)
    if isinstance(value, (list, tuple, Row)):
        return [plain(one) for one in value]
    return value


def answer(session):
    try:
        return plain(run(session))
    except (NoResultFound, MultipleResultsFound) as error:
        return {"exception": type(error).__name__, "message": str(error)}


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: query.py URL     sqlite:///shop.db, postgresql+psycopg2://user@host/name")
    # Shopbook keeps what it adds to another program's database in a schema of its own.
    path = {"options": "-csearch_path=public,shopbook"} if sys.argv[1].startswith("postgresql") else {}
    engine = create_engine(sys.argv[1], future=True, connect_args=path)
    with Session(engine, future=True) as session:
        print(json.dumps(answer(session), ensure_ascii=False, indent=2))


if __name__ == "__main__":
    main()
)py"_s;

} // namespace

PythonWriter::PythonWriter(Style style, const Query &query)
    : m_style(style)
    , m_query(query)
{
}

QString PythonWriter::imports() const
{
    const schema::Area area = schema::entity(m_query.from).area;
    QStringList core = pythonModelImports(area) + QStringList{u"create_engine"_s, u"inspect"_s};
    QStringList orm{u"Session"_s, u"declarative_base"_s, u"relationship"_s};
    for (const QString &name : m_used)
        (name == u"joinedload" ? orm : core).append(name);
    for (QStringList *names : {&core, &orm}) {
        names->removeDuplicates();
        names->sort(Qt::CaseInsensitive);
    }
    return u"import datetime\nimport decimal\nimport json\nimport sys\n\n"_s
           u"from sqlalchemy import %1\n"_s
           u"from sqlalchemy.engine import Row\n"_s
           u"from sqlalchemy.exc import MultipleResultsFound, NoResultFound\n"_s
           u"from sqlalchemy.orm import %2\n"_s.arg(core.join(u", "), orm.join(u", "));
}

MarkedText PythonWriter::file()
{
    const MarkedText body = run();
    MarkedText text(
        u"# Made by Shopbook. Runs with SQLAlchemy 1.4 and 2.0: python3 query.py sqlite:///shop.db\n"_s
        + imports() + u'\n' + pythonModels(schema::entity(m_query.from).area)
        + u"\n\n# --- The query\n\n\ndef run(session):\n"_s);
    text += body;
    text += u"\n\n"_s + mainPart;
    return text;
}

MarkedText PythonWriter::run()
{
    const MarkedText named = names();
    return named + (m_style == Style::Query ? runQuery() : runSelect());
}

/// With DISTINCT, SQLAlchemy wants to see that a function in order_by() is the one that was asked for.
MarkedText PythonWriter::names()
{
    MarkedText text;
    if (!m_query.isDistinct)
        return text;
    for (qsizetype i = 0; i < m_query.columns.size(); ++i) {
        const Expression &column = m_query.columns.at(i);
        const bool isOrdered =
            std::ranges::any_of(m_query.orderBy, [&](const Order &order) { return order.by == column; });
        if (!column.isAggregate() || !isOrdered)
            continue;
        const QString known = u"%1_%2"_s.arg(nameOf(column.function)).arg(i + 1);
        text += u"    "_s + known + u" = "_s;
        text += MarkedText(expression(column)).of(u"columns[%1]"_s.arg(i));
        text += u"\n"_s;
        m_names.insert(column.text(), known);
    }
    return text;
}

MarkedText PythonWriter::runQuery()
{
    MarkedText text(u"    return ("_s + pad + u"session.query("_s);
    text += asked();
    text += u")"_s;
    for (const MarkedText &call : calls()) {
        text += pad;
        text += call;
    }
    if (m_query.isSlice && m_query.ending == Ending::All) {
        const auto number = [](const std::optional<qint64> &one) {
            return one ? QString::number(*one) : QString();
        };
        const QString end =
            m_query.limit ? QString::number(m_query.offset.value_or(0) + *m_query.limit) : QString();
        text += u"\n    )"_s;
        text += MarkedText(u"[%1:%2]"_s.arg(number(m_query.offset), end)).of(u"slice"_s);
        return text;
    }
    text += pad;
    text += MarkedText(u".%1()"_s.arg(codeOf(m_query.ending))).of(u"ending"_s);
    text += u"\n    )"_s;
    return text;
}

MarkedText PythonWriter::runSelect()
{
    m_used.insert(u"select"_s);
    MarkedText text(u"    statement = ("_s + pad + u"select("_s);
    text += asked();
    text += u")"_s;
    for (const MarkedText &call : calls()) {
        text += pad;
        text += call;
    }
    const bool hasObjects = std::ranges::any_of(m_query.columns, &Expression::isWholeRow);
    const bool isSingle = m_query.columns.size() == 1 && m_query.columns.constFirst().isWholeRow();
    if (m_query.ending == Ending::First) {
        text += pad;
        text += MarkedText(u".limit(1)"_s).of(u"ending"_s);
    }
    text += u"\n    )\n    return "_s;
    if (m_query.ending == Ending::Count) {
        m_used.insert(u"func"_s);
        text += MarkedText(u"session.scalar(select(func.count()).select_from(statement.subquery()))"_s)
                    .of(u"ending"_s);
        return text;
    }
    const bool isScalar = m_query.ending == Ending::Scalar;
    text += isSingle && !isScalar ? u"session.scalars(statement)"_s : u"session.execute(statement)"_s;
    if (hasObjects)
        text += u".unique()"_s;
    text += MarkedText(u".%1()"_s.arg(isScalar ? u"scalar_one_or_none"_s : codeOf(m_query.ending)))
                .of(u"ending"_s);
    return text;
}

MarkedText PythonWriter::asked()
{
    QList<MarkedText> parts;
    for (qsizetype i = 0; i < m_query.columns.size(); ++i)
        parts.append(MarkedText(expression(m_query.columns.at(i))).of(u"columns[%1]"_s.arg(i)));
    MarkedText text = joined(parts, u", "_s);
    const QString root = schema::entity(m_query.from).name;
    if (m_query.columns.constFirst().table == root)
        text.spans.append({0, text.spans.constFirst().length, u"from"_s});
    return text;
}

QList<MarkedText> PythonWriter::calls()
{
    QList<MarkedText> all;
    const QString root = schema::entity(m_query.from).name;
    // SQLAlchemy takes the first one's table as the one to join to.
    if (m_query.columns.constFirst().table != root)
        all.append(MarkedText(u".select_from(%1)"_s.arg(classOf(root))).of(u"from"_s));
    all += joins();
    if (m_query.ending != Ending::Count)
        all += loads();
    all += conditions(m_query.where, u"where"_s, m_style == Style::Query ? u"filter"_s : u"where"_s);
    QList<MarkedText> groups;
    for (qsizetype i = 0; i < m_query.groupBy.size(); ++i)
        groups.append(MarkedText(expression(m_query.groupBy.at(i))).of(u"group_by[%1]"_s.arg(i)));
    if (!groups.isEmpty())
        all.append(u".group_by("_s + joined(groups, u", "_s) + u")"_s);
    all += conditions(m_query.having, u"having"_s, u"having"_s);
    if (m_query.isDistinct)
        all.append(MarkedText(u".distinct()"_s).of(u"distinct"_s));
    QList<MarkedText> orders;
    for (qsizetype i = 0; i < m_query.orderBy.size(); ++i) {
        const Order &order = m_query.orderBy.at(i);
        QString text = expression(order.by) + (order.isDescending ? u".desc()"_s : QString());
        if (order.nulls != Order::Nulls::Default)
            text += order.nulls == Order::Nulls::First ? u".nulls_first()"_s : u".nulls_last()"_s;
        orders.append(MarkedText(text).of(u"order_by[%1]"_s.arg(i)));
    }
    if (!orders.isEmpty())
        all.append(u".order_by("_s + joined(orders, u", "_s) + u")"_s);
    return all + limits();
}

QList<MarkedText> PythonWriter::joins() const
{
    QList<MarkedText> all;
    QList<schema::Table> tables{m_query.from};
    for (qsizetype i = 0; i < m_query.joins.size(); ++i) {
        const Join &join = m_query.joins.at(i);
        const schema::Table target = schema::entityByName(join.table)->table;
        const Relationship *way = nullptr;
        for (const schema::Table table : std::as_const(tables))
            if (!way)
                way = relationship(table, target);
        tables.append(target);
        all.append(MarkedText(u".%1(%2.%3)"_s.arg(join.isOuter ? u"outerjoin"_s : u"join"_s,
                                                  className(way->from), way->attribute))
                       .of(u"joins[%1]"_s.arg(i)));
    }
    return all;
}

QList<MarkedText> PythonWriter::loads()
{
    QList<MarkedText> all;
    for (qsizetype i = 0; i < m_query.loaded.size(); ++i) {
        const Relationship *way =
            relationship(m_query.from, schema::entityByName(m_query.loaded.at(i))->table);
        m_used.insert(u"joinedload"_s);
        all.append(MarkedText(u".options(joinedload(%1.%2))"_s.arg(className(way->from), way->attribute))
                       .of(u"joinedload[%1]"_s.arg(i)));
    }
    return all;
}

QList<MarkedText> PythonWriter::limits() const
{
    if (m_query.isSlice) {
        const bool isPrinted = m_style == Style::Query && m_query.ending == Ending::All;
        if (isPrinted || (!m_query.offset && !m_query.limit))
            return {};
        if (m_query.limit)
            return {MarkedText(u".slice(%1, %2)"_s.arg(m_query.offset.value_or(0))
                                   .arg(m_query.offset.value_or(0) + *m_query.limit))
                        .of(u"slice"_s)};
        return {MarkedText(u".offset(%1)"_s.arg(*m_query.offset)).of(u"slice"_s)};
    }
    QList<MarkedText> all;
    if (m_query.limit)
        all.append(MarkedText(u".limit(%1)"_s.arg(*m_query.limit)).of(u"limit"_s));
    if (m_query.offset)
        all.append(MarkedText(u".offset(%1)"_s.arg(*m_query.offset)).of(u"offset"_s));
    return all;
}

QString PythonWriter::expression(const Expression &expression)
{
    if (const QString known = m_names.value(expression.text()); !known.isEmpty())
        return known;
    const QString inside = expression.table.isEmpty() ? QString()
        : expression.isWholeRow()                     ? classOf(expression.table)
                                                      : classOf(expression.table) + u'.' + expression.column;
    if (!expression.isAggregate())
        return inside;
    m_used.insert(u"func"_s);
    return u"func.%1(%2%3)"_s.arg(nameOf(expression.function), inside,
                                  expression.isDistinct ? u".distinct()"_s : QString());
}

} // namespace query
