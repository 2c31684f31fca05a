// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/Dialect.h"

#include <QStringBuilder>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace database
{

Dialect::Dialect(Engine engine, const QSqlDriver *driver)
    : m_engine(engine)
    , m_driver(driver)
{
}

QString Dialect::quoted(const QString &name) const
{
    // Not QSqlDriver::escapeIdentifier(): it splits a name at its dots, and lets a name pass as it is that
    // holds brackets or begins with a quotation mark. Both engines quote as the standard says.
    if (!name.contains(u'"'))
        return u'"' % name % u'"';
    QString inside = name;
    inside.replace(u'"', u"\"\""_s);
    return u'"' % inside % u'"';
}

QString Dialect::quoted(const QString &table, const QString &column) const
{
    return quoted(table) % u'.' % quoted(column);
}

QString Dialect::selected(const QString &sql, value::Type type) const
{
    return m_engine == Engine::Postgresql && type == value::Type::Timestamp ? asText(sql) : sql;
}

QString Dialect::placeholder(value::Type type) const
{
    if (m_engine == Engine::Sqlite)
        return u"?"_s;
    switch (type) {
    case value::Type::Integer:
        return u"?::bigint"_s;
    case value::Type::Real:
        return u"?::double precision"_s;
    case value::Type::Boolean:
        return u"?::boolean"_s;
    case value::Type::Timestamp:
        return u"?::timestamp"_s;
    case value::Type::Text:
        break;
    }
    return u"?::text"_s;
}

QString Dialect::isTrue(const QString &sql) const
{
    if (m_engine == Engine::Postgresql)
        return u"COALESCE(%1, false)"_s.arg(sql);
    return u"(CASE typeof(%1) WHEN 'text' THEN lower(%1) IN ('true', 't', '1') ELSE COALESCE(%1, 0) <> 0 END)"_s
        .arg(sql);
}

QString Dialect::same(const QString &left, const QString &right) const
{
    return (m_engine == Engine::Postgresql ? u"(%1 IS NOT DISTINCT FROM %2)"_s : u"(%1 IS %2)"_s)
        .arg(left, right);
}

QString Dialect::folded(const QString &sql) const
{
    return (m_hasUnicodeCollation ? u"lower(CAST(%1 AS text) COLLATE \"und-x-icu\")"_s
                                  : u"lower(CAST(%1 AS text))"_s)
        .arg(sql);
}

QString Dialect::contains(const QString &sql) const
{
    if (m_engine == Engine::Sqlite)
        return u"shopbook_contains(%1, ?)"_s.arg(sql);
    // position(), not ILIKE: %, _ and \ of the needle are plain characters.
    return u"COALESCE(position(%1 in %2) > 0, false)"_s.arg(folded(u"?"_s), folded(sql));
}

QString Dialect::startsWith(const QString &sql) const
{
    if (m_engine == Engine::Sqlite)
        return u"shopbook_starts_with(%1, ?)"_s.arg(sql);
    return u"COALESCE(starts_with(%1, %2), false)"_s.arg(folded(sql), folded(u"?"_s));
}

QString Dialect::asText(const QString &sql) const
{
    return u"CAST(%1 AS text)"_s.arg(sql);
}

QString Dialect::localMonth(const QString &sql) const
{
    if (m_engine == Engine::Sqlite)
        return u"strftime('%Y-%m', replace(%1, 'T', ' '), 'localtime')"_s.arg(sql);
    // The server's own clock may stand elsewhere.
    QString zone = QString::fromLatin1(QTimeZone::systemTimeZoneId());
    zone.replace(u'\'', u"''"_s);
    return u"to_char((%1 AT TIME ZONE 'UTC') AT TIME ZONE '%2', 'YYYY-MM')"_s.arg(
        sql, zone.isEmpty() ? u"UTC"_s : zone);
}

QString Dialect::sum(const QString &sql) const
{
    return (m_engine == Engine::Postgresql ? u"CAST(COALESCE(SUM(%1), 0) AS bigint)"_s
                                           : u"COALESCE(SUM(%1), 0)"_s)
        .arg(sql);
}

QString Dialect::orderBy(const QString &sql, value::Type type, bool descending) const
{
    const QString direction = descending ? u" DESC NULLS FIRST"_s : u" ASC NULLS FIRST"_s;
    if (type != value::Type::Text)
        return sql + direction;
    if (m_engine == Engine::Sqlite)
        return sql + u" COLLATE SHOPBOOK_UNICODE"_s + direction;
    // The order of SHOPBOOK_UNICODE: lower case by code point, ё beside е. "und-x-icu" itself would place
    // punctuation and accents differently from the other engine.
    const QString lower = folded(sql);
    return u"replace(%1, 'ё', 'е') COLLATE \"C\"%2, %1 COLLATE \"C\"%2"_s.arg(lower, direction);
}

} // namespace database
