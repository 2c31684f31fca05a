// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/Doctor.h"

#include "base/Presets.h"
#include "database/Query.h"
#include "migration/Assessment.h"
#include "reports/Checkup.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace reports
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(doctor)
};

using database::Connection;
using database::Engine;
using migration::Standing;

/// As often as a lock is taken; the longest time counts.
constexpr int trials = 5;
/// What a bot beside us notices (design.md 11).
constexpr double slowLockMs = 50;

Checked made(int number, const QString &id, const QString &title)
{
    return {number, id, Health::Good, title, {}, {}, {}};
}

Checked failed(Checked checked, const base::Error &error, Health health = Health::Fault)
{
    checked.health = health;
    checked.text = Words::tr("could not be looked at");
    checked.advice = error.message;
    return checked;
}

Checked standing(const Connection &connection, bool &isReadable)
{
    const auto &location = connection.location();
    Checked checked = made(13, u"database"_s, Words::tr("Database"));
    const auto scripts = migration::ScriptSet::builtIn();
    if (!scripts)
        return failed(checked, scripts.error());
    const auto found = migration::assess(connection, *scripts);
    if (!found)
        return failed(checked, found.error());
    checked.text = u"%1, %2"_s.arg(location.toUrl(), connection.engineVersion());
    checked.facts = {{u"location"_s, location.toUrl()},
                     {u"engine"_s, database::nameOf(connection.engine())},
                     {u"engine_version"_s, connection.engineVersion()},
                     {u"pending"_s, int(found->pending.size())}};
    isReadable = true;
    switch (found->standing) {
    case Standing::UpToDate:
        break;
    case Standing::Empty:
        checked.health = Health::Advice;
        checked.advice = Words::tr("It is empty. Shopbook makes a new store in it when it opens it.");
        isReadable = false;
        break;
    case Standing::Behind:
        checked.health = Health::Advice;
        checked.advice = Words::tr(
            "Its tables are of an older Shopbook, and are brought up to date when Shopbook opens it.");
        break;
    case Standing::Foreign:
        checked.health = Health::Advice;
        checked.advice = Words::tr("Shopbook has never written it, and asks before it does.");
        break;
    case Standing::Recognised:
    case Standing::Newer:
    case Standing::Unknown:
    case Standing::OtherProgram:
        checked.health = Health::Fault;
        checked.advice = migration::refusal(*found, location).message;
        isReadable = false;
        break;
    }
    return checked;
}

Checked data(const Connection &connection)
{
    Checked checked = made(14, u"data"_s, Words::tr("Health of the data"));
    CheckupOptions options;
    options.isThorough = false;
    const auto findings = checkUp(connection, options);
    if (!findings)
        return failed(checked, findings.error(), Health::Advice);
    const int serious = seriousCount(*findings);
    checked.facts = {{u"findings"_s, int(findings->size())}, {u"serious"_s, serious}};
    checked.text =
        serious == 0 ? Words::tr("nothing is wrong") : Words::tr("%n thing(s) are wrong", nullptr, serious);
    if (serious > 0) {
        checked.health = Health::Advice;
        checked.advice = Words::tr("`shopbook-cli check` lists them, with what to do.");
    }
    return checked;
}

/// Takes the write lock and lets it go, without writing: how long others keep us waiting now.
base::Result<double> longestLock(const database::Location &location)
{
    auto connection = Connection::open(location, database::OpenMode::ReadWrite, database::Role::Migrator);
    SHOPBOOK_TRY(connection);
    double longest = 0;
    for (int i = 0; i < trials; ++i) {
        QElapsedTimer timer;
        timer.start();
        SHOPBOOK_TRY(connection->execute(u"BEGIN IMMEDIATE"_s));
        longest = std::max(longest, double(timer.nsecsElapsed()) / 1e6);
        SHOPBOOK_TRY(connection->execute(u"ROLLBACK"_s));
    }
    return longest;
}

Checked fileLock(const Connection &looking)
{
    Checked checked = made(15, u"lock"_s, Words::tr("Write lock"));
    if (base::presets::isReadOnly()) {
        checked.text = Words::tr("not taken: nothing is ever written here");
        return checked;
    }
    const auto longest = longestLock(looking.location());
    if (!longest)
        return failed(checked, longest.error(), Health::Advice);
    checked.text = Words::tr("%1 ms at the longest").arg(*longest, 0, 'f', 1);
    checked.facts = {{u"longest_ms"_s, *longest}};
    if (*longest > slowLockMs) {
        checked.health = Health::Advice;
        checked.advice =
            Words::tr("Another program holds the file for long. Let it end its transactions sooner, or "
                      "look whether the file lies on a network drive, where SQLite is slow and unsafe.");
    }
    return checked;
}

Checked serverLock(const Connection &connection)
{
    Checked checked = made(15, u"lock"_s, Words::tr("Answer and locks"));
    double longest = 0;
    for (int i = 0; i < trials; ++i) {
        QElapsedTimer timer;
        timer.start();
        if (const auto answered = connection.scalar(u"SELECT 1"_s); !answered)
            return failed(checked, answered.error());
        longest = std::max(longest, double(timer.nsecsElapsed()) / 1e6);
    }
    const auto waiting =
        connection.scalar(u"SELECT count(*) FROM pg_catalog.pg_locks l JOIN pg_catalog.pg_database d "
                          "ON d.oid = l.database WHERE NOT l.granted AND d.datname = current_database()"_s);
    if (!waiting)
        return failed(checked, waiting.error(), Health::Advice);
    checked.text = Words::tr("answers within %1 ms; %n lock(s) waited for", nullptr, waiting->toInt())
                       .arg(longest, 0, 'f', 1);
    checked.facts = {{u"longest_ms"_s, longest}, {u"waiting"_s, waiting->toInt()}};
    if (longest > slowLockMs || waiting->toInt() > 0) {
        checked.health = Health::Advice;
        checked.advice = waiting->toInt() > 0
            ? Words::tr("Sessions wait for each other: look for one that left its transaction open.")
            : Words::tr("The server is far or busy: pages and saves take as much longer.");
    }
    return checked;
}

/// What goes to such a server crosses no network. Of several hosts one that is elsewhere counts.
bool staysHere(const QString &hosts)
{
    const QStringList all = hosts.split(u',', Qt::SkipEmptyParts);
    return std::all_of(all.cbegin(), all.cend(), [](const QString &host) {
        return host.startsWith(u'/') || host.startsWith(u"127."_s) || host == u"::1"_s
            || host.compare(u"localhost"_s, Qt::CaseInsensitive) == 0;
    });
}

Checked tls(const Connection &connection)
{
    Checked checked = made(16, u"tls"_s, Words::tr("Encryption"));
    const QString mode = connection.location().options.value(u"sslmode"_s, u"prefer"_s);
    const QString host = connection.location().hosts;
    const bool isLocal = staysHere(host);
    const auto version =
        connection.scalar(u"SELECT CASE WHEN ssl THEN version ELSE '' END FROM pg_catalog.pg_stat_ssl "
                          "WHERE pid = pg_backend_pid()"_s);
    if (!version)
        return failed(checked, version.error(), Health::Advice);
    const QString protocol = version->toString();
    checked.facts = {{u"in_use"_s, !protocol.isEmpty()}, {u"protocol"_s, protocol}, {u"sslmode"_s, mode}};
    checked.text = protocol.isEmpty() ? Words::tr("none (sslmode=%1)").arg(mode)
                                      : u"%1 (sslmode=%2)"_s.arg(protocol, mode);
    if (isLocal)
        return checked;
    if (protocol.isEmpty()) {
        checked.health = Health::Advice;
        checked.advice = Words::tr("Everything goes over the network readable. Turn on TLS at the server, "
                                   "and connect with sslmode=verify-full.");
    } else if (mode != u"verify-full"_s) {
        checked.health = Health::Advice;
        checked.advice =
            Words::tr("It is encrypted, but nobody checks that it is the right server. Connect with "
                      "sslmode=verify-full and sslrootcert=FILE.");
    }
    return checked;
}

} // namespace

QList<Checked> examineDatabase(const database::Location &location)
{
    // A private file is made to be looked at: there is none before.
    const auto mode = location.temporary ? database::OpenMode::CreateIfMissing : database::OpenMode::ReadOnly;
    auto connection = Connection::open(location, mode, database::Role::Inspector);
    if (!connection) {
        Checked checked = failed(made(13, u"database"_s, Words::tr("Database")), connection.error());
        checked.text = Words::tr("%1 cannot be opened").arg(location.toUrl());
        checked.facts = {{u"location"_s, location.toUrl()}};
        return {checked};
    }
    bool isReadable = false;
    QList<Checked> all{standing(*connection, isReadable)};
    if (isReadable)
        all.append(data(*connection));
    if (connection->engine() == Engine::Sqlite && location.temporary)
        return all;
    if (connection->engine() == Engine::Sqlite) {
        all.append(fileLock(*connection));
    } else {
        all.append(serverLock(*connection));
        all.append(tls(*connection));
    }
    return all;
}

} // namespace reports
