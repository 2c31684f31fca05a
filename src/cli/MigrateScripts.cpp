// SPDX-License-Identifier: GPL-3.0-or-later
// init and revision: scripts of a person's own.
#include "cli/MigrateCommands.h"

#include "cli/Words.h"
#include "migration/ScriptFolder.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace cli::migrate
{

namespace
{

using migration::ScriptSet;

base::Result<migration::Structure> structureOf(const database::Location &location)
{
    auto connection = openToLook(location);
    SHOPBOOK_TRY(connection);
    return migration::readStructure(*connection);
}

/// A file that is no database is a script.
base::Result<migration::Structure> structureOfTarget(const QString &target)
{
    if (target.endsWith(u".sql"_s, Qt::CaseInsensitive))
        return migration::structureOfFile(target);
    auto location = database::Location::parse(target);
    SHOPBOOK_TRY(location);
    return structureOf(*location);
}

base::Result<void> generate(const Invocation &invocation, const ScriptSet &scripts,
                            migration::NewScript &wish)
{
    auto location = invocation.options.location();
    SHOPBOOK_TRY(location);
    auto live = structureOf(*location);
    SHOPBOOK_TRY(live);
    auto target = structureOfTarget(invocation.parser.value(u"target"_s));
    SHOPBOOK_TRY(target);
    wish.engine = location->engine;
    auto sql = migration::generate(*live, *target, scripts);
    SHOPBOOK_TRY(sql);
    wish.sql = *sql;
    return {};
}

void sayWhatToCheck(const migration::GeneratedSql &sql, Output &output)
{
    for (const QString &name : sql.drops)
        output.say(
            Words::tr(
                "ATTENTION: the target has no %1. Its DROP is written commented out: it would lose what "
                "stands there.")
                .arg(name));
    for (const QString &line : sql.left)
        output.say(Words::tr("Not written, look at it yourself: %1.").arg(line));
}

} // namespace

base::Result<void> init(const Invocation &invocation, const ScriptSet &scripts)
{
    Q_UNUSED(scripts)
    const QString folder = invocation.arguments.value(1);
    if (folder.isEmpty())
        return usage(Words::tr("Say which folder: `shopbook-cli migrate init my-scripts`."));
    SHOPBOOK_TRY(migration::makeScriptFolder(folder));
    const QString path = QDir(folder).absolutePath();
    if (invocation.options.json)
        invocation.output.result(QJsonObject{{u"folder"_s, path}});
    else
        invocation.output.result(path);
    invocation.output.say(
        Words::tr("Next: `shopbook-cli migrate revision --scripts %1 -m \"what it does\"`.").arg(folder));
    return {};
}

base::Result<void> revision(const Invocation &invocation, const ScriptSet &scripts)
{
    const QString folder = scriptFolder(invocation);
    if (folder.isEmpty())
        return usage(Words::tr("Say where your scripts are: --scripts DIR, or SHOPBOOK_SCRIPTS."));
    const bool generates = invocation.parser.isSet(u"autogenerate"_s);
    if (generates != invocation.parser.isSet(u"target"_s))
        return usage(Words::tr("--autogenerate and --target belong together."));
    migration::NewScript wish;
    wish.message = invocation.parser.value(u"message"_s);
    wish.revision = invocation.parser.value(u"rev-id"_s);
    wish.branch = invocation.parser.value(u"branch"_s);
    if (generates)
        SHOPBOOK_TRY(generate(invocation, scripts, wish));
    auto path = migration::writeScript(folder, scripts, wish);
    SHOPBOOK_TRY(path);
    if (invocation.options.json)
        invocation.output.result(
            QJsonObject{{u"file"_s, *path},
                        {u"statements"_s, int(wish.sql.upgrade.size() - wish.sql.drops.size())},
                        {u"drops"_s, QJsonArray::fromStringList(wish.sql.drops)},
                        {u"not_written"_s, QJsonArray::fromStringList(wish.sql.left)}});
    else
        invocation.output.result(*path);
    sayWhatToCheck(wish.sql, invocation.output);
    if (generates && wish.sql.isEmpty())
        invocation.output.say(
            Words::tr("The database lacks nothing beside the target: the script is empty."));
    return {};
}

} // namespace cli::migrate
