// SPDX-License-Identifier: GPL-3.0-or-later
// The half of Connection that opens databases of PostgreSQL servers.
#include "database/Connection.h"

#include "database/PostgresServer.h"
#include "database/Query.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QSqlDriver>

#include <libpq-fe.h>

using namespace Qt::StringLiterals;

namespace database
{

namespace
{

/// A value of a connection string: in apostrophes, with both kinds of odd characters escaped.
QString inApostrophes(QString value)
{
    value.replace(u'\\', u"\\\\"_s).replace(u'\'', u"\\'"_s);
    return u'\'' + value + u'\'';
}

base::Error settingIgnored(const Location &location, const QString &what)
{
    return {base::ErrorCode::Failed,
            QCoreApplication::translate(
                "database",
                "%1 did not accept a setting that keeps your data whole (%2). Nothing was "
                "changed; connect to the server directly, not through a pooler.")
                .arg(location.displayName(), what),
            what,
            {},
            {}};
}

} // namespace

pg_conn *Connection::postgresHandle() const
{
    // Not isOpen(): a connection that was lost still has its handle, and says so itself.
    if (engine() != Engine::Postgresql || !m_database.isValid())
        return nullptr;
    const QVariant handle = m_database.driver()->handle();
    return qstrcmp(handle.typeName(), "pg_conn*") == 0 || qstrcmp(handle.typeName(), "PGconn*") == 0
        ? *static_cast<pg_conn *const *>(handle.data())
        : nullptr;
}

base::Result<void> Connection::openPostgres()
{
    QStringList options;
    for (const auto &[keyword, value] : postgres::parameters(m_location)) {
        const QString text = QString::fromUtf8(value);
        if (text.contains(QChar(u'\0'))
            || (text.contains(u';') && m_location.options.contains(QString::fromLatin1(keyword))))
            return base::Error{
                base::ErrorCode::Usage,
                QCoreApplication::translate("database",
                                            "The option “%1” of the server's address holds a "
                                            "character that cannot be passed on. Nothing was changed; "
                                            "write it without semicolons.")
                    .arg(QString::fromLatin1(keyword)),
                u"semicolon or NUL in a connection parameter"_s,
                {},
                {}};
        // These four QPSQL quotes by itself, semicolons included; it takes only one port, though.
        if (keyword == "host")
            m_database.setHostName(text);
        else if (keyword == "dbname")
            m_database.setDatabaseName(text);
        else if (keyword == "user")
            m_database.setUserName(text);
        else if (keyword == "password")
            m_database.setPassword(text);
        else
            options.append(QString::fromLatin1(keyword) + u'=' + inApostrophes(text));
    }
    m_database.setConnectOptions(options.join(u';'));
    QElapsedTimer timer;
    timer.start();
    if (!m_database.open() || !postgresHandle())
        return refusal(timer.elapsed());
    // Table, column and constraint stand in an error's text only at this verbosity.
    PQsetErrorVerbosity(postgresHandle(), PQERRORS_VERBOSE);
    PQsetNoticeProcessor(
        postgresHandle(), [](void *, const char *) {}, nullptr);
    return setPostgresSession();
}

base::Result<void> Connection::reopen()
{
    if (engine() != Engine::Postgresql)
        return {};
    const auto setCancel = [this](PGcancel *cancel) {
        const std::scoped_lock lock(m_interrupter->m_mutex);
        if (m_interrupter->m_cancel)
            PQfreeCancel(m_interrupter->m_cancel);
        m_interrupter->m_cancel = cancel;
    };
    setCancel(nullptr);
    m_database.close();
    SHOPBOOK_TRY(openPostgres());
    setCancel(PQgetCancel(postgresHandle()));
    return {};
}

base::Error Connection::refusal(qint64 waitedMs) const
{
    bool ok = false;
    const int seconds = m_location.options.value(u"connect_timeout"_s).toInt(&ok);
    postgres::Answer answer;
    // The time ran out: asking once more for the reason would only take as long again. Of several hosts the
    // last may have given one.
    if (waitedMs >= (ok ? seconds : 10) * 1000 && !m_location.hosts.contains(u',')) {
        answer.text = u"timeout"_s;
        return postgres::refusal(m_location, answer, false);
    }
    answer = postgres::connect(m_location);
    if (answer.connection) // it came up in between; the next attempt will do
        answer.text = u"connected at the second attempt"_s;
    return postgres::refusal(m_location, answer, postgres::hasAnswered(m_location, answer));
}

base::Result<void> Connection::setPostgresSession()
{
    const auto set = [](const QString &name, const QString &value) {
        return u"set_config('%1', '%2', false)"_s.arg(name, value);
    };
    QStringList settings{
        set(u"search_path"_s, u"public, shopbook"_s),
        set(u"TimeZone"_s, u"UTC"_s),
        set(u"bytea_output"_s, u"hex"_s),
        set(u"client_encoding"_s, u"UTF8"_s), // QPSQL's "UNICODE" is the same by an old name
        set(u"DateStyle"_s, u"ISO, YMD"_s),
        set(u"lock_timeout"_s, m_role == Role::Window ? u"100"_s : u"5000"_s),
        set(u"statement_timeout"_s, u"0"_s),
        // A program that hangs in a transaction would hold its locks; a migration may compute in between.
        set(u"idle_in_transaction_session_timeout"_s, m_role == Role::Migrator ? u"600000"_s : u"60000"_s),
        set(u"default_transaction_isolation"_s, u"read committed"_s),
        set(u"default_transaction_read_only"_s, m_mode == OpenMode::ReadOnly ? u"on"_s : u"off"_s),
        // The server's words in one language for the log, where we may choose; codes decide everywhere.
        u"CASE current_setting('is_superuser') WHEN 'on' THEN %1 END"_s.arg(set(u"lc_messages"_s, u"C"_s)),
    };
    if (PQserverVersion(postgresHandle()) >= 140000)
        settings.append(set(u"idle_session_timeout"_s, u"0"_s));
    SHOPBOOK_TRY(execute(u"SELECT "_s + settings.join(u", "_s)));

    auto read = Query::run(*this,
                           u"SELECT current_setting('search_path'), current_setting('TimeZone'),"
                           " current_setting('client_encoding'), current_setting('DateStyle'),"
                           " current_setting('default_transaction_read_only'),"
                           " (SELECT count(*) FROM pg_catalog.pg_collation WHERE collname = 'und-x-icu')"_s);
    SHOPBOOK_TRY(read);
    if (!read->next())
        return settingIgnored(m_location, u"current_setting"_s);
    const QStringList wanted{u"public, shopbook"_s, u"UTC"_s, u"UTF8"_s, u"ISO, YMD"_s,
                             m_mode == OpenMode::ReadOnly ? u"on"_s : u"off"_s};
    const QStringList names{u"search_path"_s, u"TimeZone"_s, u"client_encoding"_s, u"DateStyle"_s,
                            u"default_transaction_read_only"_s};
    for (int i = 0; i < wanted.size(); ++i)
        if (read->value(i).toString() != wanted.at(i))
            return settingIgnored(m_location, names.at(i));
    m_dialect->setHasUnicodeCollation(read->value(5).toLongLong() > 0);
    return read->finish();
}

} // namespace database
