// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/PostgresServer.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <libpq-fe.h>
#include <vector>

using namespace Qt::StringLiterals;

namespace database::postgres
{

namespace
{

using Parameters = QList<std::pair<QByteArray, QByteArray>>;

/// The two null-ended arrays that libpq takes.
struct Arrays {
    std::vector<const char *> keywords;
    std::vector<const char *> values;
    explicit Arrays(const Parameters &parameters)
    {
        for (const auto &[keyword, value] : parameters) {
            keywords.push_back(keyword.constData());
            values.push_back(value.constData());
        }
        keywords.push_back(nullptr);
        values.push_back(nullptr);
    }
};

void replace(Parameters &parameters, const QByteArray &keyword, const QByteArray &value)
{
    parameters.removeIf([&keyword](const auto &pair) { return pair.first == keyword; });
    parameters.append({keyword, value});
}

} // namespace

void Closer::operator()(pg_conn *connection) const
{
    PQfinish(connection);
}

Parameters parameters(const Location &location)
{
    Parameters result;
    const auto add = [&result](const QByteArray &keyword, const QString &value) {
        if (!value.isEmpty())
            result.append({keyword, value.toUtf8()});
    };
    add("host", location.hosts);
    add("port", location.ports);
    add("dbname", location.name);
    add("user", location.user);
    add("password", location.password);
    for (auto option = location.options.cbegin(); option != location.options.cend(); ++option)
        add(option.key().toUtf8(), option.value());
    const auto fallback = [&](const QString &keyword, const QString &value) {
        if (location.options.value(keyword).isEmpty())
            add(keyword.toUtf8(), value);
    };
    fallback(u"sslmode"_s, u"prefer"_s);
    fallback(u"connect_timeout"_s, u"10"_s);
    fallback(u"application_name"_s, u"Shopbook"_s);
    return result;
}

Answer connect(const Location &location)
{
    Parameters list = parameters(location);
    replace(list, "client_encoding", "UTF8");
    const Arrays arrays(list);
    Answer answer;
    answer.connection.reset(PQconnectStartParams(arrays.keywords.data(), arrays.values.data(), 0));
    if (!answer.connection)
        return answer;
    // A failed login has no result to read a SQLSTATE from; at this verbosity it stands in the text, in every
    // language. It can only be asked for on a connection, and PQreset() begins again with it, keeping to the
    // time limit, which PQconnectPoll() would not.
    PQsetErrorVerbosity(answer.connection.get(), PQERRORS_VERBOSE);
    PQsetNoticeProcessor(
        answer.connection.get(), [](void *, const char *) {}, nullptr);
    PQreset(answer.connection.get());
    if (PQstatus(answer.connection.get()) == CONNECTION_OK)
        return answer;
    answer.text = QString::fromUtf8(PQerrorMessage(answer.connection.get())).trimmed();
    answer.wantsPassword = PQconnectionNeedsPassword(answer.connection.get()) != 0;
    static const QRegularExpression state(u":  ([0-9A-Z]{5}): "_s);
    for (auto found = state.globalMatch(answer.text); found.hasNext();)
        answer.sqlState = found.next().captured(1);
    answer.connection.reset();
    return answer;
}

bool hasAnswered(const Location &location, const Answer &answer)
{
    if (answer.connection || answer.wantsPassword || !answer.sqlState.isEmpty())
        return true;
    Parameters list = parameters(location);
    // Encryption is another question, and may be what fails.
    replace(list, "sslmode", "disable");
    replace(list, "gssencmode", "disable");
    const Arrays arrays(list);
    const PGPing ping = PQpingParams(arrays.keywords.data(), arrays.values.data(), 0);
    return ping == PQPING_OK || ping == PQPING_REJECT;
}

base::Error refusal(const Location &location, const Answer &answer, bool isAnswering)
{
    const QString server = location.hosts.isEmpty() ? location.displayName() : location.hosts;
    const auto error = [&answer](base::ErrorCode code, const QString &message) {
        return base::Error{code, message, answer.text, {}, {}};
    };
    const QString &state = answer.sqlState;
    if (state.startsWith(u"28") || answer.wantsPassword)
        return error(
            base::ErrorCode::AccessDenied,
            QCoreApplication::translate("database",
                                        "The server %1 did not let “%2” in: the user or the password is not "
                                        "right, or this computer may not log in. Nothing was changed; check "
                                        "both, or ask whoever runs the server.")
                .arg(server, location.user));
    if (state == u"3D000")
        return error(
            base::ErrorCode::NotFound,
            QCoreApplication::translate("database",
                                        "The server %1 has no database “%2”. Nothing was made; check the "
                                        "name, or have the database created on the server.")
                .arg(server, location.name));
    if (state == u"42501")
        return error(
            base::ErrorCode::AccessDenied,
            QCoreApplication::translate("database",
                                        "“%2” has no right to open the database “%3” on %1. Nothing was "
                                        "changed; ask whoever runs the server for that right.")
                .arg(server, location.user, location.name));
    if (state == u"53300")
        return error(
            base::ErrorCode::Unreachable,
            QCoreApplication::translate("database",
                                        "The server %1 has too many connections at this moment. Nothing was "
                                        "changed; close other programs that use it and try again.")
                .arg(server));
    if (state.isEmpty() && isAnswering)
        return error(base::ErrorCode::Failed,
                     QCoreApplication::translate(
                         "database",
                         "The server %1 answers, but no connection as asked for could be made: "
                         "most often encryption (sslmode) or its certificate. Nothing was "
                         "changed; choose another sslmode or check the certificate.")
                         .arg(server));
    return error(base::ErrorCode::Unreachable,
                 QCoreApplication::translate(
                     "database",
                     "The server %1 cannot be reached. Nothing was changed; check its name and "
                     "port, that it is running, and the network, then try again.")
                     .arg(server));
}

} // namespace database::postgres
