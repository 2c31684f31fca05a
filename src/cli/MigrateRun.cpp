// SPDX-License-Identifier: GPL-3.0-or-later
// upgrade, downgrade and adopt.
#include "cli/MigrateCommands.h"

#include "base/Paths.h"
#include "cli/MigrateReport.h"
#include "cli/Words.h"
#include "migration/VersionTables.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace cli::migrate
{

namespace
{

using migration::Direction;
using migration::ScriptSet;
using migration::UpgradeOptions;

/// Whose a bare +1 or -1 is: of the folder that --scripts named, else of what was done last.
base::Result<QString> branchOfSteps(const database::Location &location, const ScriptSet &scripts)
{
    QStringList personal = scripts.branches();
    personal.removeIf([](const QString &branch) { return ScriptSet::isBuiltIn(branch); });
    if (personal.size() == 1)
        return personal.constFirst();
    if (location.engine == database::Engine::Sqlite && !QFileInfo::exists(location.path))
        return QString();
    const auto connection = openToLook(location);
    SHOPBOOK_TRY(connection);
    return migration::newestBranch(*connection);
}

base::Result<QList<migration::Target>> targetsOf(const Invocation &invocation, const ScriptSet &scripts,
                                                 const database::Location &location, const QString &text)
{
    auto assessment = migration::look(location, scripts);
    SHOPBOOK_TRY(assessment);
    migration::Origin origin{standing(*assessment), {}};
    if (text.startsWith(u'+') || text.startsWith(u'-')) {
        auto branch = branchOfSteps(location, scripts);
        SHOPBOOK_TRY(branch);
        origin.branch = *branch;
        if (!branch->isEmpty())
            invocation.output.say(Words::tr("%1 is counted in the branch %2.").arg(text, *branch));
    }
    return migration::targets(scripts, text, origin);
}

base::Result<UpgradeOptions> optionsFrom(const Invocation &invocation, const ScriptSet &scripts)
{
    UpgradeOptions options;
    options.ownerAgreed = true; // who gives this command has been asked
    options.acceptsDataLoss = invocation.parser.isSet(u"accept-data-loss"_s);
    options.longestLockMs = invocation.parser.isSet(u"now"_s) ? -1 : migration::politeLockMs;
    if (invocation.parser.isSet(u"owner-head"_s)) {
        auto script = migration::scriptNamed(scripts, invocation.parser.value(u"owner-head"_s));
        SHOPBOOK_TRY(script);
        options.ownerHead = script->revision;
    }
    options.progress = [&output = invocation.output, last = QString()](const QString &step) mutable {
        if (step == u"waiting" && last != step)
            output.say(Words::tr("Another program is writing just now. Waiting for it …"));
        last = step;
    };
    return options;
}

base::Result<void> report(const Invocation &invocation, const MigrateReport &report)
{
    if (invocation.options.json)
        invocation.output.result(report.toJson());
    else if (const QString text = report.toText(); !text.isEmpty())
        invocation.output.result(text);
    report.say(invocation.output);
    return {};
}

base::Result<void> go(const Invocation &invocation, const ScriptSet &scripts,
                      const database::Location &location, UpgradeOptions options)
{
    if (invocation.parser.isSet(u"dry-run"_s)) {
        auto trial = migration::tryOut(location, scripts, options);
        SHOPBOOK_TRY(trial);
        return report(invocation, MigrateReport(*trial));
    }
    // A new person has no data folder yet. Any other folder is theirs to make.
    if (location.path == base::paths::defaultDatabase())
        SHOPBOOK_TRY(base::paths::makePrivateFolder(base::paths::dataFolder()));
    auto done = migration::upgrade(location, scripts, options);
    SHOPBOOK_TRY(done);
    return report(invocation, MigrateReport(*done));
}

/// Tables that no version row speaks of are adopted, not upgraded: the person should know that it was a
/// guess.
base::Result<void> checkRow(const Invocation &invocation, const database::Location &location,
                            const ScriptSet &scripts)
{
    auto found = migration::look(location, scripts);
    SHOPBOOK_TRY(found);
    for (const QString &half : std::as_const(found->halfStates))
        invocation.output.say(half);
    if (found->standing != migration::Standing::Foreign || found->recognised.isEmpty())
        return {};
    QStringList sentences;
    for (const migration::Recognition &each : std::as_const(found->recognised))
        sentences.append(each.sentence());
    return base::Error{
        base::ErrorCode::UnknownRevision,
        Words::tr("“%1” was not changed. %2 %3 If that is right, `shopbook-cli migrate adopt` goes on "
                  "from there.")
            .arg(location.displayName(),
                 found->unknownRevision.isEmpty() ? Words::tr("No version row says where it stands.")
                                                  : found->found,
                 sentences.join(u' ')),
        {},
        {},
        {}};
}

} // namespace

base::Result<void> upgrade(const Invocation &invocation, const ScriptSet &scripts)
{
    if (invocation.parser.isSet(u"sql"_s))
        return printSql(invocation, scripts, Direction::Upgrade);
    const QString text = invocation.arguments.value(1, u"head"_s);
    auto location = invocation.options.location();
    SHOPBOOK_TRY(location);
    auto options = optionsFrom(invocation, scripts);
    SHOPBOOK_TRY(options);
    if (text != u"head" && text != u"heads") {
        auto targets = targetsOf(invocation, scripts, *location, text);
        SHOPBOOK_TRY(targets);
        options->targets = *targets;
    }
    SHOPBOOK_TRY(checkRow(invocation, *location, scripts));
    return go(invocation, scripts, *location, *options);
}

base::Result<void> downgrade(const Invocation &invocation, const ScriptSet &scripts)
{
    if (invocation.parser.isSet(u"sql"_s))
        return printSql(invocation, scripts, Direction::Downgrade);
    const QString text = invocation.arguments.value(1);
    if (text.isEmpty())
        return usage(Words::tr("Say where to: a revision, -1 or base."));
    auto location = invocation.options.location();
    SHOPBOOK_TRY(location);
    auto options = optionsFrom(invocation, scripts);
    SHOPBOOK_TRY(options);
    options->direction = Direction::Downgrade;
    auto targets = targetsOf(invocation, scripts, *location, text);
    SHOPBOOK_TRY(targets);
    options->targets = *targets;
    SHOPBOOK_TRY(checkRow(invocation, *location, scripts));
    return go(invocation, scripts, *location, *options);
}

base::Result<void> adopt(const Invocation &invocation, const ScriptSet &scripts)
{
    auto location = invocation.options.location();
    SHOPBOOK_TRY(location);
    auto options = optionsFrom(invocation, scripts);
    SHOPBOOK_TRY(options);
    options->adopts = true;
    auto found = migration::look(*location, scripts);
    SHOPBOOK_TRY(found);
    using migration::Standing;
    if (found->standing == Standing::Empty)
        return usage(
            Words::tr("There is nothing to adopt in “%1”: it is empty. `shopbook-cli migrate upgrade` makes "
                      "the tables.")
                .arg(location->displayName()));
    if (found->standing == Standing::Recognised || found->standing == Standing::Foreign) {
        invocation.output.say(found->found);
        if (found->standing == Standing::Foreign) {
            for (const migration::Recognition &each : std::as_const(found->recognised))
                invocation.output.say(each.sentence());
        }
        invocation.output.say(found->willDo);
    }
    return go(invocation, scripts, *location, *options);
}

} // namespace cli::migrate
