// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/PostgresStatement.h"

#include "database/DriverErrors.h"
#include "database/Value.h"

#include <QCoreApplication>
#include <QSqlError>

#include <algorithm>
#include <cmath>
#include <libpq-fe.h>
#include <optional>
#include <vector>

using namespace Qt::StringLiterals;

namespace database::postgres
{

namespace
{

/// Types of pg_catalog.pg_type that are not read as text. Their numbers are part of PostgreSQL's protocol.
enum : Oid {
    boolType = 16,
    byteaType = 17,
    int8Type = 20,
    int2Type = 21,
    int4Type = 23,
    oidType = 26,
    float4Type = 700,
    float8Type = 701
};

QByteArray textOf(double number)
{
    if (std::isnan(number))
        return "NaN";
    if (std::isinf(number))
        return number > 0 ? "Infinity" : "-Infinity";
    return QByteArray::number(number, 'g', QLocale::FloatingPointShortest);
}

QByteArray textOf(const QVariant &value)
{
    switch (value.typeId()) {
    case QMetaType::Bool:
        return value.toBool() ? "t" : "f";
    case QMetaType::Double:
        return textOf(value.toDouble());
    case QMetaType::QByteArray:
        return "\\x" + value.toByteArray().toHex();
    default:
        return value.toString().toUtf8();
    }
}

base::Error holdsNul()
{
    return {base::ErrorCode::BrokenRule,
            QCoreApplication::translate(
                "database",
                "A text holds a NUL character, which the server cannot store. Nothing was "
                "changed; remove that character and try again."),
            u"NUL in a bound text"_s,
            {},
            {}};
}

/// The end of an E'…' text, in which a backslash takes the next character with it; `at` is its apostrophe.
qsizetype endOfEscaped(const QString &sql, qsizetype at)
{
    for (++at; at < sql.size() && sql.at(at) != u'\''; ++at)
        if (sql.at(at) == u'\\')
            ++at;
    return qMin(at + 1, sql.size());
}

/// Comments nest in PostgreSQL.
qsizetype endOfComment(const QString &sql, qsizetype at)
{
    int depth = 0;
    for (; at + 1 < sql.size(); ++at) {
        const QStringView two = QStringView(sql).sliced(at, 2);
        if (two == u"/*")
            ++depth;
        else if (two == u"*/")
            --depth;
        else
            continue;
        ++at;
        if (depth == 0)
            return at + 1;
    }
    return sql.size();
}

/// Where the quoted text or comment that begins at `at` ends; `at` itself when none begins there.
qsizetype endOfQuoted(const QString &sql, qsizetype at)
{
    const QChar c = sql.at(at);
    const auto after = [&sql](qsizetype found, qsizetype length) {
        return found < 0 ? sql.size() : found + length;
    };
    const bool isEscaped = c == u'\'' && at > 0 && sql.at(at - 1).toUpper() == u'E'
        && (at == 1 || !(sql.at(at - 2).isLetterOrNumber() || sql.at(at - 2) == u'_'));
    if (isEscaped)
        return endOfEscaped(sql, at);
    if (c == u'\'' || c == u'"') // a doubled one ends here and begins again at once: the same
        return after(sql.indexOf(c, at + 1), 1);
    const QStringView rest = QStringView(sql).sliced(at);
    if (rest.startsWith(u"--"))
        return after(sql.indexOf(u'\n', at), 1);
    if (rest.startsWith(u"/*"))
        return endOfComment(sql, at);
    if (c == u'$') {
        const qsizetype second = sql.indexOf(u'$', at + 1);
        const QString tag = second < 0 ? QString() : sql.mid(at, second - at + 1);
        const bool isTag = !tag.isEmpty() && std::all_of(tag.cbegin() + 1, tag.cend() - 1, [](QChar inside) {
            return inside.isLetterOrNumber() || inside == u'_';
        });
        if (isTag)
            return after(sql.indexOf(tag, second + 1), tag.size());
    }
    return at;
}

} // namespace

QByteArray numbered(const QString &sql)
{
    QString result;
    int number = 0;
    for (qsizetype at = 0; at < sql.size();) {
        const qsizetype end = endOfQuoted(sql, at);
        if (end > at) {
            result += QStringView(sql).sliced(at, end - at);
            at = end;
            continue;
        }
        if (sql.at(at) == u'?')
            result += u'$' + QString::number(++number);
        else
            result += sql.at(at);
        ++at;
    }
    return result.toUtf8();
}

namespace
{

/// A statement and its values as libpq takes them.
struct Message {
    QByteArray sql;
    std::vector<QByteArray> texts;
    std::vector<const char *> pointers; ///< into texts
};

base::Result<Message> messageOf(const QString &sql, const QVariantList &values)
{
    Message message{values.isEmpty() ? sql.toUtf8() : numbered(sql), {}, {}};
    message.texts.reserve(size_t(values.size())); // the pointers point into it
    for (const QVariant &given : values) {
        const QVariant value = value::toDriver(given);
        const bool isNull =
            value::isNull(value) || (value.typeId() == QMetaType::QString && value.toString().isNull());
        message.texts.push_back(isNull ? QByteArray() : textOf(value));
        if (message.texts.back().contains('\0'))
            return holdsNul();
        message.pointers.push_back(isNull ? nullptr : message.texts.back().constData());
    }
    return message;
}

bool isWell(const pg_result *result)
{
    const ExecStatusType status = PQresultStatus(result);
    return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY;
}

base::Error errorOf(const char *message, const pg_result *result, const Location &location)
{
    return errorFrom(QSqlError(u"PostgreSQL"_s, QString::fromUtf8(message), QSqlError::StatementError,
                               QString::fromLatin1(PQresultErrorField(result, PG_DIAG_SQLSTATE))),
                     location);
}

/// The answers up to the end of the pipeline, which comes even after a failure, unless the server is gone.
base::Result<QList<std::shared_ptr<pg_result>>> received(pg_conn *connection, const Location &location)
{
    QList<std::shared_ptr<pg_result>> results;
    std::optional<base::Error> failed;
    while (true) {
        const std::shared_ptr<pg_result> result(PQgetResult(connection), PQclear);
        if (!result) { // between two statements
            if (PQstatus(connection) == CONNECTION_BAD)
                break;
            continue;
        }
        const ExecStatusType status = PQresultStatus(result.get());
        if (status == PGRES_PIPELINE_SYNC)
            break;
        if (isWell(result.get()))
            results.append(result);
        else if (!failed && status != PGRES_PIPELINE_ABORTED)
            failed = errorOf(PQresultErrorMessage(result.get()), result.get(), location);
    }
    if (!failed && PQstatus(connection) == CONNECTION_BAD)
        failed = errorOf(PQerrorMessage(connection), nullptr, location);
    if (failed)
        return *std::move(failed);
    return results;
}

} // namespace

QString firstWord(const QString &sql)
{
    qsizetype at = 0;
    while (at < sql.size()) {
        const QStringView rest = QStringView(sql).sliced(at);
        if (rest.startsWith(u"--") || rest.startsWith(u"/*"))
            at = endOfQuoted(sql, at);
        else if (sql.at(at).isSpace() || sql.at(at) == u'(')
            ++at;
        else
            break;
    }
    qsizetype end = at;
    while (end < sql.size() && (sql.at(end).isLetterOrNumber() || sql.at(end) == u'_'))
        ++end;
    return sql.sliced(at, end - at).toLower();
}

base::Result<void> send(pg_conn *connection, const QString &sql, const QVariantList &values,
                        const Location &location)
{
    const auto message = messageOf(sql, values);
    SHOPBOOK_TRY(message);
    if (PQsendQueryParams(connection, message->sql.constData(), int(message->pointers.size()), nullptr,
                          message->pointers.data(), nullptr, nullptr, 0)
        != 0)
        return {};
    return errorFrom(QSqlError(u"PostgreSQL"_s, QString::fromUtf8(PQerrorMessage(connection)),
                               QSqlError::ConnectionError, {}),
                     location);
}

base::Result<std::shared_ptr<pg_result>> run(pg_conn *connection, const QString &sql,
                                             const QVariantList &values, const Location &location)
{
    const auto message = messageOf(sql, values);
    SHOPBOOK_TRY(message);
    // The extended protocol: one statement, and the server infers each value's type from its place.
    std::shared_ptr<pg_result> result(PQexecParams(connection, message->sql.constData(),
                                                   int(message->pointers.size()), nullptr,
                                                   message->pointers.data(), nullptr, nullptr, 0),
                                      PQclear);
    if (isWell(result.get()))
        return result;
    return errorOf(PQerrorMessage(connection), result.get(), location);
}

base::Result<QList<std::shared_ptr<pg_result>>> runTogether(pg_conn *connection, const Texts &statements,
                                                            const Location &location)
{
    std::vector<Message> all;
    for (const auto &[sql, values] : statements) {
        auto message = messageOf(sql, values);
        SHOPBOOK_TRY(message);
        all.push_back(std::move(*message));
    }
    if (PQenterPipelineMode(connection) == 0) {
        QList<std::shared_ptr<pg_result>> results;
        for (const auto &[sql, values] : statements) {
            auto result = run(connection, sql, values, location);
            SHOPBOOK_TRY(result);
            results.append(std::move(*result));
        }
        return results;
    }
    std::optional<base::Error> unsent;
    for (const Message &message : all) {
        if (PQsendQueryParams(connection, message.sql.constData(), int(message.pointers.size()), nullptr,
                              message.pointers.data(), nullptr, nullptr, 0)
            == 0) {
            unsent = errorOf(PQerrorMessage(connection), nullptr, location);
            break;
        }
    }
    // What was sent is answered, and read, whatever became of the rest: only then the connection is of use again.
    if (PQpipelineSync(connection) == 0)
        return unsent ? *std::move(unsent) : errorOf(PQerrorMessage(connection), nullptr, location);
    auto answers = received(connection, location);
    (void)PQexitPipelineMode(connection);
    if (answers && unsent)
        return *std::move(unsent);
    return answers;
}

QVariant value(const pg_result *result, int row, int column)
{
    if (!result || row < 0 || row >= PQntuples(result) || column < 0 || column >= PQnfields(result)
        || PQgetisnull(result, row, column))
        return {};
    const auto text = QByteArrayView(PQgetvalue(result, row, column), PQgetlength(result, row, column));
    switch (PQftype(result, column)) {
    case boolType:
        return text == "t";
    case int2Type:
    case int4Type:
    case int8Type:
    case oidType:
        return text.toByteArray().toLongLong();
    case float4Type:
    case float8Type:
        return text == "Infinity" ? QVariant(qInf())
            : text == "-Infinity" ? QVariant(-qInf())
            : text == "NaN"       ? QVariant(qQNaN())
                                  : QVariant(text.toByteArray().toDouble());
    case byteaType:
        return QByteArray::fromHex(text.sliced(text.startsWith("\\x") ? 2 : 0).toByteArray());
    default:
        return value::fromUtf8(text.data(), text.size());
    }
}

} // namespace database::postgres
