// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/SampleVerb.h"

#include "base/Paths.h"
#include "base/Text.h"
#include "cli/Names.h"
#include "cli/Words.h"
#include "exchange/Sample.h"
#include "migration/Upgrade.h"
#include "reports/Contents.h"

#include <QFileInfo>
#include <QJsonArray>

#include <limits>
#include <numeric>

using namespace Qt::StringLiterals;
using migration::Standing;

namespace cli {

namespace {

base::Error failure(const QString &sentence)
{
    return {base::ErrorCode::Failed, sentence, {}, {}, {}};
}

base::Result<database::Location> chosenLocation(const Invocation &invocation)
{
    auto location = invocation.options.location();
    if (!invocation.arguments.isEmpty()) {
        if (invocation.options.database || invocation.options.envFile) {
            return base::Error{base::ErrorCode::Usage,
                               Words::tr("The database is named twice. Give it once: `shopbook-cli sample URL`."),
                               {}, {}, {}};
        }
        location = database::Location::parse(invocation.arguments.constFirst());
    }
    SHOPBOOK_TRY(location);
    if (location->temporary) {
        return base::Error{base::ErrorCode::Usage,
                           Words::tr("A database in memory is gone as soon as this program ends. Name a file."),
                           {}, {}, {}};
    }
    return location;
}

/// Whether the sample may be put there, found out by reading only: a refusal must not cost a byte.
base::Result<void> checkEmpty(const database::Location &location, const migration::ScriptSet &scripts)
{
    if (location.engine == database::Engine::Sqlite && !QFileInfo::exists(location.path))
        return {};
    auto connection = database::Connection::open(location, database::OpenMode::ReadOnly, database::Role::Inspector);
    SHOPBOOK_TRY(connection);
    auto assessment = migration::assess(*connection, scripts);
    SHOPBOOK_TRY(assessment);
    switch (assessment->standing) {
    case Standing::Recognised:
    case Standing::Newer:
    case Standing::Unknown:
    case Standing::OtherProgram:
        return migration::refusal(*assessment, location);
    default:
        break;
    }
    auto rows = reports::rowCounts(*connection);
    SHOPBOOK_TRY(rows);
    if (const qint64 all = std::accumulate(rows->cbegin(), rows->cend(), qint64(0)); all != 0) {
        const int shown = int(qMin<qint64>(all, std::numeric_limits<int>::max()));
        return failure(Words::tr("The sample was not loaded: %1 already holds %n row(s), and the sample is for an empty "
                                 "database. Nothing was changed. Name another file.", nullptr, shown)
                           .arg(location.displayName()));
    }
    return {};
}

base::Result<QMap<schema::Table, qint64>> load(const database::Location &location)
{
    auto connection = database::Connection::open(location, database::OpenMode::ReadWrite, database::Role::Writer);
    SHOPBOOK_TRY(connection);
    const QString now = base::text::nowUtc().left(qsizetype(sizeof("YYYY-MM-DD HH:MM:SS") - 1));
    SHOPBOOK_TRY(exchange::loadSample(*connection, now));
    return reports::rowCounts(*connection);
}

} // namespace

QString SampleVerb::name() const
{
    return u"sample"_s;
}

QString SampleVerb::summary() const
{
    return Words::tr("Fills an empty database with the sample: a market and a phonebook.");
}

QString SampleVerb::argumentSyntax() const
{
    return u"[URL]"_s;
}

base::Result<void> SampleVerb::run(const Invocation &invocation) const
{
    auto location = chosenLocation(invocation);
    SHOPBOOK_TRY(location);
    auto scripts = migration::ScriptSet::builtIn();
    SHOPBOOK_TRY(scripts);
    SHOPBOOK_TRY(checkEmpty(*location, *scripts));
    // A new person has no data folder yet. Any other folder is theirs to make.
    if (location->path == base::paths::defaultDatabase())
        SHOPBOOK_TRY(base::paths::makePrivateFolder(base::paths::dataFolder()));

    // Who names a database here asks for all of the sample's tables in it.
    migration::UpgradeOptions options;
    options.ownerAgreed = true;
    options.newAreas = scripts->branches();
    auto upgraded = migration::upgrade(*location, *scripts, options);
    SHOPBOOK_TRY(upgraded);
    auto rows = load(*location);
    SHOPBOOK_TRY(rows);

    if (invocation.options.json) {
        QStringList applied;
        for (const migration::AppliedStep &step : upgraded->applied)
            applied.append(step.step.script.revision);
        invocation.output.result(QJsonObject{{u"location"_s, location->toUrl()},
                                             {u"engine"_s, database::nameOf(location->engine)},
                                             {u"applied"_s, QJsonArray::fromStringList(applied)},
                                             {u"rows"_s, toJson(*rows)}});
    } else {
        invocation.output.result(Words::tr("Database: %1").arg(location->toUrl()) + u'\n' + toText(*rows));
    }
    invocation.output.say(Words::tr("The sample is loaded. `shopbook %1` opens it.")
                              .arg(location->engine == database::Engine::Sqlite ? location->path : location->toUrl()));
    return {};
}

} // namespace cli
