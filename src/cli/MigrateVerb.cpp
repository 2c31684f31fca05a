// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/MigrateVerb.h"

#include "cli/History.h"
#include "cli/Names.h"
#include "cli/Words.h"
#include "migration/Assessment.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace cli {

namespace {

base::Error usage(const QString &sentence)
{
    return {base::ErrorCode::Usage, sentence, {}, {}, {}};
}

/// Where the database stands: by looking, never by writing.
base::Result<migration::Assessment> lookAt(const Invocation &invocation, const migration::ScriptSet &scripts)
{
    auto location = invocation.options.location();
    SHOPBOOK_TRY(location);
    auto connection = openToLook(*location);
    SHOPBOOK_TRY(connection);
    return migration::assess(*connection, scripts);
}

/// Branches that the database stands in, and where.
QMap<QString, QString> standing(const migration::Assessment &assessment)
{
    QMap<QString, QString> revisions = assessment.revisions;
    revisions.removeIf([](const auto &entry) { return entry.value().isEmpty(); });
    return revisions;
}

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
        heads.insert(at.key(), isHead);
    }
    if (!assessment->unknownRevision.isEmpty())
        lines.append(Words::tr("%1 (known to nobody here)").arg(assessment->unknownRevision));
    if (invocation.options.json)
        invocation.output.result(QJsonObject{
            {u"revisions"_s, toJson(revisions)},
            {u"at_head"_s, heads},
            {u"unknown_revision"_s, assessment->unknownRevision.isEmpty() ? QJsonValue()
                                                                          : QJsonValue(assessment->unknownRevision)},
            {u"pending"_s, int(assessment->pending.size())}});
    else if (!lines.isEmpty())
        invocation.output.result(lines.join(u'\n'));
    if (invocation.parser.isSet(u"check-heads"_s)
        && (assessment->standing != migration::Standing::UpToDate || !assessment->pending.isEmpty()))
        return base::Error{base::ErrorCode::NotAtHead,
                           Words::tr("The database is not at its head. `shopbook-cli status` says what is missing; "
                                     "opening it in Shopbook brings it there."),
                           {}, {}, {}};
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
    return Words::tr("Shows the revisions of the tables and where a database stands in them. Only reads.");
}

QString MigrateVerb::argumentSyntax() const
{
    return u"current|heads|history|show REV"_s;
}

int MigrateVerb::mostArguments() const
{
    return 2;
}

void MigrateVerb::addOptions(QCommandLineParser &parser) const
{
    parser.addOptions({
        {u"check-heads"_s, Words::tr("current: ends with 9 unless the database is at its head.")},
        {{u"r"_s, u"rev-range"_s}, Words::tr("history: from A to B, both included."), u"A:B"_s},
        {{u"i"_s, u"indicate-current"_s}, Words::tr("history: marks where the database stands.")},
        {{u"v"_s, u"verbose"_s}, Words::tr("history: all that a revision says of itself.")},
    });
}

base::Result<void> MigrateVerb::run(const Invocation &invocation) const
{
    using Part = base::Result<void> (*)(const Invocation &, const migration::ScriptSet &);
    static const QMap<QString, Part> parts{
        {u"current"_s, &current}, {u"heads"_s, &heads}, {u"history"_s, &history}, {u"show"_s, &show}};
    const QString name = invocation.arguments.value(0);
    const Part part = parts.value(name);
    if (!part)
        return usage(name.isEmpty() ? Words::tr("Say which: current, heads, history or show.")
                                    : Words::tr("migrate knows current, heads, history and show, not “%1”.").arg(name));
    if (name != u"show" && invocation.arguments.size() > 1)
        return usage(Words::tr("%1 does not understand \"%2\".").arg(name, invocation.arguments.constLast()));
    auto scripts = migration::ScriptSet::builtIn();
    SHOPBOOK_TRY(scripts);
    return part(invocation, *scripts);
}

} // namespace cli
