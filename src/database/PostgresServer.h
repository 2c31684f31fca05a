// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/Location.h"

#include <memory>

struct pg_conn;

/// A PostgreSQL server asked directly through libpq, which tells more about a refusal than QPSQL does.
/// Private to `database`.
namespace database::postgres
{

struct Closer {
    void operator()(pg_conn *connection) const;
};

struct Answer {
    std::unique_ptr<pg_conn, Closer> connection; ///< open when there was no failure, else null
    QString sqlState; ///< of the server's refusal; "" when it never answered
    bool wantsPassword = false; ///< the server asked for a password, and there was none
    QString text; ///< libpq's own words
};

/// The parameters of libpq: address, login and options, with the defaults of ours. Values are as libpq takes
/// them.
[[nodiscard]] QList<std::pair<QByteArray, QByteArray>> parameters(const Location &location);

/// Logs in. Waits for connect_timeout at most (10 s unless the location says otherwise).
[[nodiscard]] Answer connect(const Location &location);
/// Did anything answer? Asks again only when connect() heard nothing.
[[nodiscard]] bool hasAnswered(const Location &location, const Answer &answer);
/// Why connect() failed, in words.
[[nodiscard]] base::Error refusal(const Location &location, const Answer &answer, bool isAnswering);

} // namespace database::postgres
