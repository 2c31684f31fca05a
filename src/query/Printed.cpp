// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/Printed.h"

#include "base/Text.h"
#include "query/Prepared.h"
#include "query/PythonWriter.h"
#include "query/QtWriter.h"
#include "query/SqlWriter.h"

using namespace Qt::StringLiterals;

namespace query
{

base::Result<MarkedText> printed(Tongue tongue, const Query &query)
{
    const auto ready = prepared(query);
    SHOPBOOK_TRY(ready);
    switch (tongue) {
    case Tongue::SqliteSql:
        return SqlWriter(database::Engine::Sqlite, *ready).statement();
    case Tongue::PostgresqlSql:
        return SqlWriter(database::Engine::Postgresql, *ready).statement();
    case Tongue::SqlAlchemyQuery:
        return PythonWriter(PythonWriter::Style::Query, *ready).file();
    case Tongue::SqlAlchemySelect:
        return PythonWriter(PythonWriter::Style::Select, *ready).file();
    case Tongue::QtCpp:
        break;
    }
    return qtFile(*ready);
}

QString codeOf(Tongue tongue)
{
    switch (tongue) {
    case Tongue::SqliteSql:
        return u"sql"_s;
    case Tongue::PostgresqlSql:
        return u"sql-postgresql"_s;
    case Tongue::SqlAlchemyQuery:
        return u"sqlalchemy"_s;
    case Tongue::SqlAlchemySelect:
        return u"sqlalchemy2"_s;
    case Tongue::QtCpp:
        break;
    }
    return u"qt"_s;
}

QList<Tongue> tongues()
{
    return {Tongue::SqliteSql, Tongue::PostgresqlSql, Tongue::SqlAlchemyQuery, Tongue::SqlAlchemySelect,
            Tongue::QtCpp};
}

namespace
{

/// The text on one line: behind a line break what stands beside a statement would be a statement itself.
QString onOneLine(QString text)
{
    constexpr char16_t pictures = 0x2400; // of control characters, in their order
    for (QChar &c : text) {
        if (c < u' ')
            c = QChar(pictures + c.unicode());
        else if (c.category() == QChar::Other_Control || c == QChar::LineSeparator
                 || c == QChar::ParagraphSeparator)
            c = QChar::ReplacementCharacter;
    }
    return text;
}

} // namespace

QString sqlLiteral(const QVariant &value)
{
    if (database::value::isNull(value))
        return u"NULL"_s;
    switch (value.typeId()) {
    case QMetaType::Bool:
        return value.toBool() ? u"TRUE"_s : u"FALSE"_s;
    case QMetaType::Double:
        return base::text::shortest(value.toDouble());
    case QMetaType::QString:
        return u'\'' + onOneLine(value.toString()).replace(u'\'', u"''"_s) + u'\'';
    default:
        return value.toString();
    }
}

} // namespace query
