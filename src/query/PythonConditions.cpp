// SPDX-License-Identifier: GPL-3.0-or-later
// The conditions of a query as SQLAlchemy's expressions (PythonWriter.h).
#include "base/Result.h"
#include "base/Text.h"
#include "query/Operators.h"
#include "query/Prepared.h"
#include "query/PythonWriter.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace query
{

using schema::Type;

namespace
{

QString quoted(const QString &text)
{
    QString all = u"\""_s;
    for (const QChar c : text) {
        if (c == u'"' || c == u'\\')
            all += QString(u'\\') + c;
        else if (c == u'\n')
            all += u"\\n"_s;
        else if (c.unicode() < 0x20 || (c.unicode() >= 0x7f && c.unicode() < 0xa0))
            all += u"\\x%1"_s.arg(c.unicode(), 2, 16, QChar(u'0'));
        else if (c == QChar::LineSeparator || c == QChar::ParagraphSeparator
                 || c.category() == QChar::Other_Format) // what is not seen, or turns the others round
            all += u"\\u%1"_s.arg(c.unicode(), 4, 16, QChar(u'0'));
        else
            all += c;
    }
    return all + u'"';
}

/// datetime.datetime(2026, 11, 20, 21, 38, 17)
QString timeLiteral(const QString &stored)
{
    const QDateTime time = base::text::parseUtc(stored.left(19));
    QStringList parts;
    for (const int part : {time.date().year(), time.date().month(), time.date().day(), time.time().hour(),
                           time.time().minute(), time.time().second()})
        parts.append(QString::number(part));
    const int microseconds = stored.mid(20).leftJustified(6, u'0', true).toInt();
    if (microseconds > 0)
        parts.append(QString::number(microseconds));
    return u"datetime.datetime(%1)"_s.arg(parts.join(u", "));
}

} // namespace

QString PythonWriter::literal(const QVariant &value, Type type)
{
    if (database::value::isNull(value))
        return u"None"_s;
    switch (value.typeId()) {
    case QMetaType::Bool:
        return value.toBool() ? u"True"_s : u"False"_s;
    case QMetaType::Double:
        return base::text::shortest(value.toDouble());
    case QMetaType::QString:
        return type == Type::Timestamp ? timeLiteral(value.toString()) : quoted(value.toString());
    default:
        return value.toString();
    }
}

QList<MarkedText> PythonWriter::conditions(const Condition &group, const QString &path, const QString &word)
{
    QList<MarkedText> all;
    for (qsizetype i = 0; i < group.parts.size(); ++i) {
        const Condition &part = group.parts.at(i);
        if (part.isVoid())
            continue;
        const QString here = u"%1[%2]"_s.arg(path).arg(i);
        if (path == u"where" && canBeByName(part)) {
            const Expression what = expressionOf(part);
            const QString value = literal(part.values.constFirst(), sourceOf(what).type);
            all.append(u".filter_by("_s + MarkedText(u"%1=%2"_s.arg(what.column, value)).of(here) + u")"_s);
        } else {
            all.append(MarkedText(u'.' + word + u'(') + condition(part, here) + u")"_s);
        }
    }
    return all;
}

/// filter_by() takes its names from the table that was joined last, or from the first that is asked for.
bool PythonWriter::canBeByName(const Condition &condition) const
{
    if (!condition.isByName || condition.kind != Condition::Kind::Test || condition.op != Op::Equals)
        return false;
    const QString root = schema::entity(m_query.from).name;
    if (!m_query.joins.isEmpty())
        return expressionOf(condition).table == m_query.joins.constLast().table;
    const Expression &first = m_query.columns.constFirst();
    return expressionOf(condition).table == root && (!first.isAggregate() || first.table.isEmpty());
}

MarkedText PythonWriter::condition(const Condition &condition, const QString &path)
{
    if (condition.kind == Condition::Kind::Test)
        return MarkedText(test(condition)).of(path);
    const QString word = condition.kind == Condition::Kind::All ? u"all"_s
        : condition.kind == Condition::Kind::Any                ? u"any"_s
                                                                : u"none"_s;
    QList<MarkedText> parts;
    for (qsizetype i = 0; i < condition.parts.size(); ++i)
        if (!condition.parts.at(i).isVoid())
            parts.append(this->condition(condition.parts.at(i), u"%1.%2[%3]"_s.arg(path, word).arg(i)));
    MarkedText text = joined(parts, u", "_s);
    if (parts.size() > 1) {
        const QString function = condition.kind == Condition::Kind::All ? u"and_"_s : u"or_"_s;
        m_used.insert(function);
        text = MarkedText(function + u'(') + text + u")"_s;
    }
    if (condition.kind == Condition::Kind::None) {
        m_used.insert(u"not_"_s);
        text = u"not_("_s + text + u")"_s;
    }
    return std::move(text).of(path);
}

QString PythonWriter::test(const Condition &condition)
{
    const Expression what = expressionOf(condition);
    const QString left = expression(what);
    const Type type = sourceOf(what).type;
    QStringList values;
    for (const QVariant &value : condition.values)
        values.append(literal(value, type));
    switch (condition.op) {
    case Op::IsNull:
        return left + u".is_(None)"_s;
    case Op::IsNotNull:
        return left + u".is_not(None)"_s;
    case Op::Between:
        return left + u".between("_s + values.join(u", ") + u')';
    case Op::OneOf:
        return left + u".in_(["_s + values.join(u", ") + u"])"_s;
    case Op::NoneOf:
        return left + u".not_in(["_s + values.join(u", ") + u"])"_s;
    case Op::Contains:
    case Op::StartsWith:
    case Op::EndsWith:
    case Op::Like:
    case Op::ILike:
        return left + u'.' + codeOf(condition.op) + u'(' + values.constFirst() + u')';
    case Op::NotLike:
        return left + u".not_like("_s + values.constFirst() + u')';
    case Op::NotContains:
        return u'~' + left + u".contains("_s + values.constFirst() + u')';
    default:
        return left + u' ' + codeOf(condition.op) + u' ' + values.constFirst();
    }
}

} // namespace query
