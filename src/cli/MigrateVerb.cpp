// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/MigrateVerb.h"

#include "cli/History.h"
#include "cli/MigrateCommands.h"
#include "cli/Names.h"
#include "cli/Words.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cli
{

namespace migrate
{

QString scriptFolder(const Invocation &invocation)
{
    return invocation.parser.isSet(u"scripts"_s) ? invocation.parser.value(u"scripts"_s)
                                                 : qEnvironmentVariable("SHOPBOOK_SCRIPTS");
}

base::Error usage(const QString &sentence)
{
    return {base::ErrorCode::Usage, sentence, {}, {}, {}};
}

base::Result<migration::Assessment> lookAt(const Invocation &invocation, const migration::ScriptSet &scripts)
{
    auto location = invocation.options.location();
    SHOPBOOK_TRY(location);
    auto connection = openToLook(*location);
    SHOPBOOK_TRY(connection);
    return migration::assess(*connection, scripts);
}

QMap<QString, QString> standing(const migration::Assessment &assessment)
{
    QMap<QString, QString> revisions = assessment.revisions;
    revisions.removeIf([](const auto &entry) { return entry.value().isEmpty(); });
    return revisions;
}

} // namespace migrate

namespace
{

using migrate::lookAt;
using migrate::standing;
using migrate::usage;

base::Result<void> current(const Invocation &invocation, const migration::ScriptSet &scripts)
{
    auto assessment = lookAt(invocation, scripts);
    SHOPBOOK_TRY(assessment);
    const auto revisions = standing(*assessment);
    QStringList lines;
    QJsonObject heads;
    for (auto at = revisions.cbegin(); at != revisions.cend(); ++at) {
        const bool isHead = scripts.headOf(at.key()) == at.value();
        lines.append(u"%1 (%2)%3"_s.arg(at.value(), at.key(), isHead ? u" (head)"_s : QString()));
        if (assessment->recognised.contains(at.key()))
            lines.last() += u' ' + Words::tr("(by its tables, not by its version row)");
        heads.insert(at.key(), isHead);
    }
    if (!assessment->unknownRevision.isEmpty())
        lines.append(Words::tr("%1 (known to nobody here)").arg(assessment->unknownRevision));
    if (invocation.options.json)
        invocation.output.result(QJsonObject{
            {u"revisions"_s, toJson(revisions)},
            {u"at_head"_s, heads},
            {u"unknown_revision"_s,
             assessment->unknownRevision.isEmpty() ? QJsonValue() : QJsonValue(assessment->unknownRevision)},
            {u"pending"_s, int(assessment->pending.size())}});
    else if (!lines.isEmpty())
        invocation.output.result(lines.join(u'\n'));
    if (invocation.parser.isSet(u"check-heads"_s)
        && (assessment->standing != migration::Standing::UpToDate || !assessment->pending.isEmpty()))
        return base::Error{
            base::ErrorCode::NotAtHead,
            Words::tr("The database is not at its head. `shopbook-cli status` says what is missing; "
                      "opening it in Shopbook brings it there."),
            {},
            {},
            {}};
    return {};
}

base::Result<void> heads(const Invocation &invocation, const migration::ScriptSet &scripts)
{
    QStringList lines;
    QMap<QString, QString> found;
    for (const QString &branch : scripts.branches()) {
        found.insert(branch, scripts.headOf(branch));
        lines.append(u"%1 (%2) (head)"_s.arg(scripts.headOf(branch), branch));
    }
    if (invocation.options.json)
        invocation.output.result(QJsonObject{{u"heads"_s, toJson(found)}});
    else
        invocation.output.result(lines.join(u'\n'));
    return {};
}

base::Result<void> history(const Invocation &invocation, const migration::ScriptSet &scripts)
{
    const QString range = invocation.parser.value(u"rev-range"_s);
    History list{scripts, {}};
    migration::Origin origin;
    if (invocation.parser.isSet(u"indicate-current"_s) || History::needsDatabase(range)) {
        auto assessment = lookAt(invocation, scripts);
        SHOPBOOK_TRY(assessment);
        origin.revisions = standing(*assessment);
        if (invocation.parser.isSet(u"indicate-current"_s))
            list.current = origin.revisions;
    }
    auto shown = list.range(range, origin);
    SHOPBOOK_TRY(shown);
    const bool isLong = invocation.parser.isSet(u"verbose"_s);
    QStringList texts;
    QJsonArray objects;
    for (const migration::Script &script : *shown) {
        texts.append(isLong ? list.page(script) + u'\n' : list.line(script));
        objects.append(list.toJson(script));
    }
    if (invocation.options.json)
        invocation.output.result(QJsonObject{{u"revisions"_s, objects}});
    else if (!texts.isEmpty())
        invocation.output.result(texts.join(u'\n'));
    return {};
}

base::Result<void> show(const Invocation &invocation, const migration::ScriptSet &scripts)
{
    const QString text = invocation.arguments.value(1);
    if (text.isEmpty())
        return usage(Words::tr("Say which revision: `shopbook-cli migrate show 1720`."));
    migration::Origin origin;
    if (History::needsDatabase(text)) {
        auto assessment = lookAt(invocation, scripts);
        SHOPBOOK_TRY(assessment);
        origin.revisions = standing(*assessment);
    }
    auto found = migration::targets(scripts, text, origin);
    SHOPBOOK_TRY(found);
    const History list{scripts, {}};
    QStringList texts;
    QJsonArray objects;
    for (const migration::Target &target : *found) {
        const migration::Script *script = scripts.byRevision(target.revision);
        if (!script)
            return usage(Words::tr("Before the first revision there is nothing to show."));
        texts.append(list.page(*script));
        objects.append(list.toJson(*script));
    }
    if (invocation.options.json)
        invocation.output.result(QJsonObject{{u"revisions"_s, objects}});
    else
        invocation.output.result(texts.join(u"\n\n"_s));
    return {};
}

} // namespace

QString MigrateVerb::name() const
{
    return u"migrate"_s;
}

QString MigrateVerb::summary() const
{
    return Words::tr(
        "Shows, tries and runs the revisions of the tables, as Alembic does, and repairs what stopped "
        "half-way.");
}

QString MigrateVerb::argumentSyntax() const
{
    return u"COMMAND [REV]"_s;
}

int MigrateVerb::mostArguments() const
{
    return 2;
}

void MigrateVerb::addOptions(QCommandLineParser &parser) const
{
    parser.addOptions({
        {u"scripts"_s, Words::tr("A folder with scripts of your own; else what SHOPBOOK_SCRIPTS names."),
         u"DIR"_s},
        {u"check-heads"_s, Words::tr("current: ends with 9 unless the database is at its head.")},
        {{u"r"_s, u"rev-range"_s}, Words::tr("history: from A to B, both included."), u"A:B"_s},
        {{u"i"_s, u"indicate-current"_s}, Words::tr("history: marks where the database stands.")},
        {{u"v"_s, u"verbose"_s}, Words::tr("history: all that a revision says of itself.")},
        {u"dry-run"_s, Words::tr("upgrade, downgrade, adopt: on a copy, or taken back; nothing is changed.")},
        {u"now"_s, Words::tr("upgrade, downgrade, adopt: even if a running bot has to wait for it.")},
        {u"owner-head"_s,
         Words::tr("upgrade, adopt, stamp: the last revision that the owner's own Alembic knows."), u"REV"_s},
        {u"accept-data-loss"_s, Words::tr("downgrade: what rows hold may be lost.")},
        {u"purge"_s, Words::tr("stamp: an id that nobody knows is taken away.")},
        {u"sql"_s, Words::tr("upgrade, downgrade: prints the SQL from FROM to TO; no database is needed.")},
        {u"dialect"_s, Words::tr("with --sql: sqlite or postgresql."), u"NAME"_s},
        {u"accept-checksum"_s, Words::tr("repair: the script of REV is right as it is today."), u"REV"_s},
        {u"clean-temp"_s, Words::tr("repair: clears away what an interrupted change left behind.")},
        {{u"m"_s, u"message"_s}, Words::tr("revision: what it does, in a few words."), u"TEXT"_s},
        {u"rev-id"_s, Words::tr("revision: its id instead of a random one."), u"ID"_s},
        {u"branch"_s, Words::tr("revision: the branch of the first script of a folder."), u"NAME"_s},
        {u"autogenerate"_s, Words::tr("revision: writes what the database lacks beside the target.")},
        {u"target"_s, Words::tr("with --autogenerate: a database or an SQL file."), u"URL|FILE"_s},
    });
}

namespace
{

/// One command of `migrate`. What stands in `options` is its own: any other option is a mistake.
struct Command {
    QString name;
    QString syntax; ///< after the name; "" when nothing may
    QString summary;
    QStringList options;
    base::Result<void> (*run)(const Invocation &, const migration::ScriptSet &);
};

QList<Command> commands()
{
    const QString scripts = u"scripts"_s;
    return {
        {u"current"_s, {}, Words::tr("where the database stands"), {scripts, u"check-heads"_s}, &current},
        {u"heads"_s, {}, Words::tr("the newest revision of each branch"), {scripts}, &heads},
        {u"history"_s,
         {},
         Words::tr("all revisions, newest first"),
         {scripts, u"rev-range"_s, u"indicate-current"_s, u"verbose"_s},
         &history},
        {u"show"_s, u"REV"_s, Words::tr("what a revision says of itself"), {scripts}, &show},
        {u"upgrade"_s,
         u"[head|REV|BRANCH@head|+N]"_s,
         Words::tr("brings the database up"),
         {scripts, u"dry-run"_s, u"now"_s, u"owner-head"_s, u"sql"_s, u"dialect"_s},
         &migrate::upgrade},
        {u"downgrade"_s,
         u"REV|-N|base"_s,
         Words::tr("takes the database down"),
         {scripts, u"dry-run"_s, u"now"_s, u"accept-data-loss"_s, u"sql"_s, u"dialect"_s},
         &migrate::downgrade},
        {u"adopt"_s,
         {},
         Words::tr("goes on from what the tables are, where no version row says it"),
         {scripts, u"dry-run"_s, u"now"_s, u"owner-head"_s},
         &migrate::adopt},
        {u"stamp"_s,
         u"REV|heads|base"_s,
         Words::tr("writes down where it stands, and runs nothing"),
         {scripts, u"owner-head"_s, u"purge"_s},
         &migrate::stamp},
        {u"check"_s, {}, Words::tr("what differs from what the scripts make"), {scripts}, &migrate::check},
        {u"verify"_s, {}, Words::tr("whether all that was migrated holds"), {scripts}, &migrate::verify},
        {u"repair"_s,
         {},
         Words::tr("accepts a changed script, clears away leftovers"),
         {scripts, u"accept-checksum"_s, u"clean-temp"_s},
         &migrate::repair},
        {u"init"_s, u"DIR"_s, Words::tr("makes a folder for scripts of your own"), {}, &migrate::init},
        {u"revision"_s,
         {},
         Words::tr("writes a new script there"),
         {scripts, u"message"_s, u"rev-id"_s, u"branch"_s, u"autogenerate"_s, u"target"_s},
         &migrate::revision},
    };
}

QString list(const QList<Command> &all)
{
    QStringList lines{Words::tr("Commands:")};
    for (const Command &command : all)
        lines.append(
            u"  %1 %2"_s.arg((command.name + u' ' + command.syntax).trimmed(), -38).arg(command.summary));
    return lines.join(u'\n');
}

base::Result<migration::ScriptSet> scriptsOf(const Invocation &invocation)
{
    const QString folder = migrate::scriptFolder(invocation);
    return folder.isEmpty() ? migration::ScriptSet::builtIn() : migration::ScriptSet::withFolder(folder);
}

/// An option of another command would be dropped in silence, and somebody counted on it.
base::Result<void> checkOptions(const Command &command, const QList<Command> &all,
                                const QCommandLineParser &parser)
{
    for (const Command &other : all) {
        for (const QString &option : other.options) {
            if (parser.isSet(option) && !command.options.contains(option))
                return usage(Words::tr("--%1 belongs to migrate %2, not to migrate %3.")
                                 .arg(option, other.name, command.name));
        }
    }
    return {};
}

} // namespace

QString MigrateVerb::details() const
{
    return list(commands());
}

bool MigrateVerb::writes(const Invocation &invocation) const
{
    static const QStringList writing{u"upgrade"_s, u"downgrade"_s, u"adopt"_s, u"stamp"_s, u"repair"_s};
    const QCommandLineParser &parser = invocation.parser;
    return writing.contains(invocation.arguments.value(0)) && !parser.isSet(u"dry-run"_s) && !parser.isSet(u"sql"_s);
}

base::Result<void> MigrateVerb::run(const Invocation &invocation) const
{
    const QList<Command> all = commands();
    const QString name = invocation.arguments.value(0);
    const auto command =
        std::find_if(all.begin(), all.end(), [&](const Command &each) { return each.name == name; });
    if (command == all.end()) {
        QStringList names;
        for (const Command &each : all)
            names.append(each.name);
        return usage(name.isEmpty()
                         ? Words::tr("Say which: %1.").arg(names.join(u", "_s))
                         : Words::tr("migrate knows %1, not “%2”.").arg(names.join(u", "_s), name));
    }
    if (command->syntax.isEmpty() && invocation.arguments.size() > 1)
        return usage(Words::tr("%1 does not understand \"%2\".").arg(name, invocation.arguments.constLast()));
    SHOPBOOK_TRY(checkOptions(*command, all, invocation.parser));
    auto scripts = name == u"init" ? migration::ScriptSet::builtIn() : scriptsOf(invocation);
    SHOPBOOK_TRY(scripts);
    return command->run(invocation, *scripts);
}

} // namespace cli
