// SPDX-License-Identifier: GPL-3.0-or-later
// upgrade and downgrade with --sql: the script instead of the deed.
#include "cli/MigrateCommands.h"

#include "cli/Words.h"
#include "migration/Offline.h"

using namespace Qt::StringLiterals;

namespace cli::migrate
{

namespace
{

using migration::Direction;
using migration::ScriptSet;

base::Result<database::Engine> dialectOf(const Invocation &invocation)
{
    const QString name = invocation.parser.value(u"dialect"_s);
    if (name == u"sqlite" || (name.isEmpty() && !invocation.options.database))
        return database::Engine::Sqlite;
    if (name == u"postgresql")
        return database::Engine::Postgresql;
    if (!name.isEmpty())
        return usage(Words::tr("--dialect is sqlite or postgresql, not “%1”.").arg(name));
    auto location = invocation.options.location();
    SHOPBOOK_TRY(location);
    return location->engine;
}

/// Without a database there is nothing to count steps from.
base::Result<QList<migration::Target>> place(const ScriptSet &scripts, const QString &text)
{
    if (text.startsWith(u'+') || text.startsWith(u'-'))
        return usage(
            Words::tr("“%1” counts from where a database stands, and --sql asks none. Name the revisions: "
                      "FROM:TO.")
                .arg(text));
    return migration::targets(scripts, text);
}

} // namespace

base::Result<void> printSql(const Invocation &invocation, const ScriptSet &scripts, Direction direction)
{
    const bool goesUp = direction == Direction::Upgrade;
    const QString range = invocation.arguments.value(1, goesUp ? u"head"_s : QString());
    const bool hasStart = range.contains(u':');
    const QString fromText = hasStart ? range.section(u':', 0, 0) : QString();
    const QString toText = hasStart ? range.section(u':', 1) : range;
    if (!goesUp && (fromText.isEmpty() || toText.isEmpty()))
        return usage(Words::tr("downgrade --sql needs both ends: FROM:TO, as in 5ca0:1b95."));
    auto dialect = dialectOf(invocation);
    SHOPBOOK_TRY(dialect);

    migration::Assessment assumed;
    if (!fromText.isEmpty()) {
        auto from = place(scripts, fromText);
        SHOPBOOK_TRY(from);
        for (const migration::Target &target : *from) {
            if (!target.revision.isEmpty())
                assumed.revisions.insert(target.branch, target.revision);
        }
    }
    migration::Goal goal;
    goal.direction = direction;
    goal.withHistory = false;
    auto to = place(scripts, toText.isEmpty() ? u"head"_s : toText);
    SHOPBOOK_TRY(to);
    goal.targets = *to;
    if (!assumed.revisions.isEmpty()) // who names a start speaks of its branch
        goal.targets.removeIf(
            [&](const migration::Target &target) { return !assumed.revisions.contains(target.branch); });
    auto steps = migration::plan(assumed, scripts, goal);
    SHOPBOOK_TRY(steps);
    if (steps->isEmpty())
        return usage(
            Words::tr("From %1 to %2 there is nothing to do.")
                .arg(fromText.isEmpty() ? u"base"_s : fromText, toText.isEmpty() ? u"head"_s : toText));
    auto text = migration::offlineSql(scripts, *steps, assumed.revisions, *dialect);
    SHOPBOOK_TRY(text);
    if (invocation.options.json)
        invocation.output.result(QJsonObject{{u"dialect"_s, database::nameOf(*dialect)}, {u"sql"_s, *text}});
    else
        invocation.output.result(text->trimmed());
    for (const migration::Step &step : std::as_const(*steps)) {
        if (step.direction == Direction::Downgrade && !step.script.dataLoss.isEmpty())
            invocation.output.say(Words::tr("%1 loses what stands in %2.")
                                      .arg(step.script.revision, step.script.dataLoss.join(u", "_s)));
    }
    return {};
}

} // namespace cli::migrate
