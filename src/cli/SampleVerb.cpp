// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/SampleVerb.h"

#include "base/Paths.h"
#include "base/Presets.h"
#include "base/Text.h"
#include "cli/Names.h"
#include "cli/Words.h"
#include "exchange/Sample.h"
#include "migration/Upgrade.h"
#include "reports/Contents.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QLocale>

#include <limits>
#include <numeric>

using namespace Qt::StringLiterals;
using migration::Standing;

namespace cli {

namespace {

const QString purchasesOption = u"purchases"_s;
const QString seedOption = u"seed"_s;
const QString untilOption = u"until"_s;
/// With a seed the rows are to be the same tomorrow.
const QString untilWithSeed = u"2026-01-01 00:00:00"_s;
constexpr qint64 mostPurchases = 100'000'000;
constexpr qint64 rowsWorthAWord = 50'000;

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
        SHOPBOOK_TRY(base::presets::give(base::Preset::Database, invocation.arguments.constFirst()));
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

base::Error usage(const QString &sentence)
{
    return {base::ErrorCode::Usage, sentence, {}, {}, {}};
}

/// A thousand rows take a moment: each twentieth of many is said.
std::function<void(qint64, qint64)> progressOn(Output &output)
{
    return [&output, said = qint64(0)](qint64 done, qint64 all) mutable {
        constexpr qint64 parts = 20;
        const qint64 part = done * parts / all;
        if (all < rowsWorthAWord || part == said)
            return;
        said = part;
        const QLocale locale;
        output.say(Words::tr("%1 of %2 rows").arg(locale.toString(done), locale.toString(all)));
    };
}

base::Result<exchange::SampleWishes> wishesOf(const Invocation &invocation)
{
    const QCommandLineParser &parser = invocation.parser;
    exchange::SampleWishes wishes;
    wishes.progress = progressOn(invocation.output);
    wishes.untilUtc = base::text::nowUtc().left(qsizetype(sizeof("YYYY-MM-DD HH:MM:SS") - 1));
    if (parser.isSet(purchasesOption)) {
        bool ok = false;
        const qint64 purchases = parser.value(purchasesOption).toLongLong(&ok);
        if (!ok || purchases < 1 || purchases > mostPurchases)
            return usage(Words::tr("--purchases takes a number from 1 to %1; “%2” is none. Nothing was changed.")
                             .arg(mostPurchases)
                             .arg(parser.value(purchasesOption)));
        wishes.purchases = purchases;
    }
    if (parser.isSet(seedOption)) {
        bool ok = false;
        wishes.seed = parser.value(seedOption).toULongLong(&ok);
        if (!ok)
            return usage(Words::tr("--seed takes a whole number, 0 or more; “%1” is none. Nothing was changed.")
                             .arg(parser.value(seedOption)));
        wishes.untilUtc = untilWithSeed;
    }
    if (parser.isSet(untilOption))
        wishes.untilUtc = parser.value(untilOption);
    if (!base::text::parseUtc(wishes.untilUtc).isValid())
        return usage(Words::tr("--until takes a time such as 2026-11-20 21:38:17 (UTC); “%1” is none. Nothing was changed.")
                         .arg(wishes.untilUtc));
    return wishes;
}

base::Result<QMap<schema::Table, qint64>> load(const database::Location &location,
                                               const exchange::SampleWishes &wishes)
{
    auto connection = database::Connection::open(location, database::OpenMode::ReadWrite, database::Role::Writer);
    SHOPBOOK_TRY(connection);
    SHOPBOOK_TRY(exchange::loadSample(*connection, wishes));
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

QString SampleVerb::details() const
{
    return Words::tr("With --purchases the market grows with them: a million purchases come with 100,000 customers, 10,000 "
                     "products and 100 categories. With --seed the same rows are made every time.");
}

void SampleVerb::addOptions(QCommandLineParser &parser) const
{
    parser.addOption({purchasesOption, Words::tr("So many purchases instead of 200."), u"N"_s});
    parser.addOption({seedOption, Words::tr("Makes a market of its own for each number; it ends with the year 2025."), u"S"_s});
    parser.addOption({untilOption, Words::tr("The time of the last purchase, in UTC; without it and without --seed: now."),
                      u"TIME"_s});
}

base::Result<void> SampleVerb::run(const Invocation &invocation) const
{
    auto location = chosenLocation(invocation);
    SHOPBOOK_TRY(location);
    auto wishes = wishesOf(invocation);
    SHOPBOOK_TRY(wishes);
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
    auto rows = load(*location, *wishes);
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
