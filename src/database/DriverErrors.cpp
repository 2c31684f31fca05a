// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/DriverErrors.h"

#include "database/SqliteFile.h"

#include <QCoreApplication>
#include <QDir>
#include <QRegularExpression>
#include <QSqlError>

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace database
{

namespace
{

using base::Error;
using base::ErrorCode;

QString placeOf(const Location &location)
{
    return location.engine == Engine::Sqlite ? QDir::toNativeSeparators(location.path)
                                             : location.displayName();
}

QString sentenceFor(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Locked:
        return QCoreApplication::translate(
            "database",
            "Another program is using “%1” at this moment. Nothing was changed; wait a "
            "little and try again, or close the other program.");
    case ErrorCode::Retry:
        return QCoreApplication::translate(
            "database",
            "Another program changed “%1” at the same time. Nothing was changed; try "
            "again.");
    case ErrorCode::NoPermission:
        return QCoreApplication::translate(
            "database",
            "You may not do that in “%1”: it, its folder or your login allows reading "
            "only. Nothing was changed; ask its owner for the right to write, or work "
            "on a copy.");
    case ErrorCode::NoSpace:
        return QCoreApplication::translate(
            "database",
            "There is no room left for “%1”. Nothing was changed; free some space on "
            "its disk and try again.");
    case ErrorCode::Cancelled:
        return QCoreApplication::translate(
            "database",
            "The work on “%1” was cancelled. Nothing was changed; start it again when "
            "you like.");
    case ErrorCode::NotUnique:
        return QCoreApplication::translate(
            "database",
            "Nothing was saved: “%1” already has a row with this value, and it must be "
            "the only one. Enter another value.");
    case ErrorCode::BrokenReference:
        return QCoreApplication::translate(
            "database",
            "Nothing was saved in “%1”: a row refers to another row that is not there, "
            "or is still referred to by others. Choose another row, or deal with those "
            "others first.");
    case ErrorCode::Missing:
        return QCoreApplication::translate(
            "database",
            "Nothing was saved in “%1”: a value that is needed is missing. Enter it and "
            "save again.");
    case ErrorCode::BrokenRule:
        return QCoreApplication::translate(
            "database",
            "Nothing was saved: a value breaks a rule of “%1” (too long, too large or "
            "of another kind). Correct it and save again.");
    case ErrorCode::Unreachable:
        return QCoreApplication::translate(
            "database",
            "The connection to “%1” is lost or cannot be made. What was not saved was "
            "not written; check the server and the network, then connect again.");
    case ErrorCode::AccessDenied:
        return QCoreApplication::translate(
            "database",
            "“%1” did not let you in. Nothing was changed; check the user and the "
            "password.");
    case ErrorCode::NotFound:
        return QCoreApplication::translate("database",
                                           "“%1” is not there. Nothing was changed; check the name.");
    default:
        return QCoreApplication::translate(
            "database",
            "“%1” could not do what was asked. Nothing was changed; the details and "
            "the log say more.");
    }
}

ErrorCode codeOfSqlite(int code)
{
    switch (code) {
    case SQLITE_BUSY_SNAPSHOT:
        return ErrorCode::Retry;
    case SQLITE_CONSTRAINT_FOREIGNKEY:
        return ErrorCode::BrokenReference;
    case SQLITE_CONSTRAINT_NOTNULL:
        return ErrorCode::Missing;
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
        return ErrorCode::NotUnique;
    default:
        break;
    }
    switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return ErrorCode::Locked;
    case SQLITE_SCHEMA:
        return ErrorCode::Retry;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
    case SQLITE_CANTOPEN:
        return ErrorCode::NoPermission;
    case SQLITE_INTERRUPT:
        return ErrorCode::Cancelled;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return ErrorCode::NotADatabase;
    case SQLITE_FULL:
        return ErrorCode::NoSpace;
    case SQLITE_CONSTRAINT:
    case SQLITE_TOOBIG:
    case SQLITE_MISMATCH:
        return ErrorCode::BrokenRule;
    default:
        return ErrorCode::Failed;
    }
}

/// "UNIQUE constraint failed: users.a, users.b", "NOT NULL constraint failed: users.a". A UNIQUE index on an
/// expression names itself ("index 'x'"), a CHECK its name or its text: no table then.
void readSqliteConstraint(Error &error, const QString &text)
{
    if (error.code != ErrorCode::NotUnique && error.code != ErrorCode::Missing)
        return;
    const qsizetype colon = text.indexOf(u"constraint failed: "_s);
    if (colon < 0)
        return;
    const QStringList names = text.mid(colon + 19).section(u'\n', 0, 0).trimmed().split(u", "_s);
    for (const QString &name : names) {
        const qsizetype dot = name.lastIndexOf(u'.');
        if (dot <= 0)
            return;
        error.table = name.left(dot);
        error.columns.append(name.mid(dot + 1));
    }
}

Error fromSqlite(const QSqlError &error, const Location &location)
{
    bool ok = false;
    const int code = error.nativeErrorCode().toInt(&ok);
    const QString detail = u"SQLite %1: %2"_s.arg(error.nativeErrorCode(), error.databaseText());
    if (!ok)
        return {ErrorCode::Failed,
                sentenceFor(ErrorCode::Failed).arg(placeOf(location)),
                detail + u' ' + error.driverText(),
                {},
                {}};
    if ((code & 0xff) == SQLITE_NOTADB)
        return sqlite::notADatabase(location.path, detail);
    if ((code & 0xff) == SQLITE_CORRUPT)
        return sqlite::damaged(location.path, detail);
    Error result{codeOfSqlite(code), {}, detail, {}, {}};
    result.message = sentenceFor(result.code).arg(placeOf(location));
    readSqliteConstraint(result, error.databaseText());
    return result;
}

ErrorCode codeOfPostgres(const QString &state)
{
    static const QMap<QString, ErrorCode> exact{
        {u"23505"_s, ErrorCode::NotUnique},       {u"23P01"_s, ErrorCode::NotUnique},
        {u"23503"_s, ErrorCode::BrokenReference}, {u"23001"_s, ErrorCode::BrokenReference},
        {u"23502"_s, ErrorCode::Missing},         {u"23514"_s, ErrorCode::BrokenRule},
        {u"40001"_s, ErrorCode::Retry},           {u"40P01"_s, ErrorCode::Retry},
        {u"55P03"_s, ErrorCode::Locked},          {u"57014"_s, ErrorCode::Cancelled},
        {u"25006"_s, ErrorCode::NoPermission},    {u"42501"_s, ErrorCode::NoPermission},
        {u"53100"_s, ErrorCode::NoSpace},         {u"53300"_s, ErrorCode::Unreachable},
        {u"25P03"_s, ErrorCode::Unreachable},     {u"3D000"_s, ErrorCode::NotFound},
    };
    if (const auto found = exact.constFind(state); found != exact.cend())
        return *found;
    if (state.startsWith(u"22"))
        return ErrorCode::BrokenRule;
    if (state.startsWith(u"28"))
        return ErrorCode::AccessDenied;
    // 08: the connection; 57P: the server goes down or starts, or ended an idle session.
    if (state.startsWith(u"08") || state.startsWith(u"57P"))
        return ErrorCode::Unreachable;
    return ErrorCode::Failed;
}

/// The text at verbosity VERBOSE ends with the fields SCHEMA NAME, TABLE NAME, COLUMN or CONSTRAINT NAME and
/// LOCATION. Their labels are in the language of this computer, so they are counted from the end.
void readPostgresConstraint(Error &error, const QStringList &lines)
{
    const auto field = [&lines](qsizetype fromEnd) {
        return fromEnd <= lines.size() ? lines.at(lines.size() - fromEnd).section(u":  "_s, 1) : QString();
    };
    error.table = field(3);
    if (error.code == ErrorCode::Missing) {
        error.columns = {field(2)};
        return;
    }
    if (error.code != ErrorCode::NotUnique && error.code != ErrorCode::BrokenReference)
        return;
    static const QRegularExpression key(u"\\((.+?)\\)=\\("_s);
    for (const QString &line : lines) {
        if (const auto found = key.match(line); found.hasMatch()) {
            for (QString column : found.captured(1).split(u", "_s)) {
                if (column.size() > 1 && column.startsWith(u'"') && column.endsWith(u'"'))
                    column = column.sliced(1, column.size() - 2).replace(u"\"\""_s, u"\""_s);
                error.columns.append(column);
            }
            return;
        }
    }
}

Error fromPostgres(const QSqlError &error, const Location &location)
{
    const QString state = error.nativeErrorCode();
    QString text = error.databaseText();
    const QString ending = u'(' + state + u')'; // QPSQL's own addition
    if (text.endsWith(ending))
        text.chop(ending.size());
    const QStringList lines = text.split(u'\n', Qt::SkipEmptyParts);
    Error result;
    // Without a SQLSTATE the server said nothing: the connection is gone, if libpq has words for it.
    result.code = !state.isEmpty() ? codeOfPostgres(state)
        : lines.isEmpty()          ? ErrorCode::Failed
                                   : ErrorCode::Unreachable;
    result.message = sentenceFor(result.code).arg(placeOf(location));
    if (state.startsWith(u"23"))
        readPostgresConstraint(result, lines);
    // Of a data error even the first line quotes the value; DETAIL lines quote the row. The log keeps
    // neither.
    if (state.startsWith(u"22"))
        result.detail = u"PostgreSQL %1"_s.arg(state);
    else
        result.detail =
            u"PostgreSQL %1: %2"_s.arg(state, lines.isEmpty() ? error.driverText() : lines.first());
    return result;
}

} // namespace

base::Error errorFrom(const QSqlError &error, const Location &location)
{
    return location.engine == Engine::Sqlite ? fromSqlite(error, location) : fromPostgres(error, location);
}

} // namespace database
