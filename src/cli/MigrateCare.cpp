// SPDX-License-Identifier: GPL-3.0-or-later
// check, verify, repair and stamp.
#include "cli/MigrateCommands.h"

#include "cli/Names.h"
#include "cli/Words.h"
#include "migration/Care.h"
#include "migration/Drift.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace cli::migrate
{

namespace
{

using migration::Difference;
using migration::ScriptSet;

QString nameOf(Difference::Kind kind)
{
    switch (kind) {
    case Difference::Kind::Missing:
        return u"missing"_s;
    case Difference::Kind::Different:
        return u"different"_s;
    case Difference::Kind::Extra:
        return u"extra"_s;
    }
    return {};
}

QString line(const Difference &difference)
{
    switch (difference.kind) {
    case Difference::Kind::Missing:
        return Words::tr("missing: %1").arg(difference.text);
    case Difference::Kind::Different:
        return Words::tr("different: %1").arg(difference.text);
    case Difference::Kind::Extra:
        return Words::tr("beyond it: %1").arg(difference.text);
    }
    return {};
}

} // namespace

base::Result<void> check(const Invocation &invocation, const ScriptSet &scripts)
{
    auto location = invocation.options.location();
    SHOPBOOK_TRY(location);
    auto connection = openToLook(*location);
    SHOPBOOK_TRY(connection);
    auto drift = migration::driftOf(*connection, scripts);
    SHOPBOOK_TRY(drift);
    QStringList lines;
    QJsonArray differences;
    for (const Difference &difference : std::as_const(drift->differences)) {
        lines.append(line(difference));
        differences.append(QJsonObject{{u"kind"_s, nameOf(difference.kind)}, {u"text"_s, difference.text}});
    }
    if (invocation.options.json)
        invocation.output.result(QJsonObject{{u"revisions"_s, toJson(standing(drift->assessment))},
                                             {u"fingerprint"_s, drift->fingerprint},
                                             {u"differences"_s, differences}});
    else if (!lines.isEmpty())
        invocation.output.result(lines.join(u'\n'));
    if (lines.isEmpty()) {
        invocation.output.say(Words::tr("The tables are what the scripts make."));
        return {};
    }
    return base::Error{
        base::ErrorCode::Drift,
        Words::tr("The tables are not what the scripts make at this revision: %n difference(s). Nothing "
                  "was changed.",
                  nullptr, int(lines.size())),
        {},
        {},
        {}};
}

base::Result<void> verify(const Invocation &invocation, const ScriptSet &scripts)
{
    auto location = invocation.options.location();
    SHOPBOOK_TRY(location);
    auto connection = openToLook(*location);
    SHOPBOOK_TRY(connection);
    auto findings = migration::examine(*connection, scripts);
    SHOPBOOK_TRY(findings);
    QStringList lines;
    QJsonArray objects;
    base::ErrorCode worst = base::ErrorCode::Failed;
    for (const migration::Finding &finding : std::as_const(*findings)) {
        lines.append(finding.sentence);
        objects.append(
            QJsonObject{{u"code"_s, cli::nameOf(finding.code)}, {u"sentence"_s, finding.sentence}});
        if (base::exitCode(finding.code) > base::exitCode(worst))
            worst = finding.code;
    }
    if (invocation.options.json)
        invocation.output.result(QJsonObject{{u"findings"_s, objects}});
    else if (!lines.isEmpty())
        invocation.output.result(lines.join(u'\n'));
    if (lines.isEmpty()) {
        invocation.output.say(Words::tr("Everything that was migrated holds."));
        return {};
    }
    return base::Error{
        worst, Words::tr("%n thing(s) are not as they should be.", nullptr, int(lines.size())), {}, {}, {}};
}

base::Result<void> repair(const Invocation &invocation, const ScriptSet &scripts)
{
    const bool accepts = invocation.parser.isSet(u"accept-checksum"_s);
    const bool cleans = invocation.parser.isSet(u"clean-temp"_s);
    if (!accepts && !cleans)
        return usage(Words::tr("Say what: --accept-checksum REV or --clean-temp."));
    auto location = invocation.options.location();
    SHOPBOOK_TRY(location);
    QStringList done;
    if (accepts) {
        auto script = migration::scriptNamed(scripts, invocation.parser.value(u"accept-checksum"_s));
        SHOPBOOK_TRY(script);
        SHOPBOOK_TRY(migration::acceptChecksumOf(*location, scripts, script->revision));
        done.append(Words::tr("The script of %1 is taken as it is.").arg(script->revision));
    }
    if (cleans) {
        auto cleared = migration::clearLeftovers(*location, {});
        SHOPBOOK_TRY(cleared);
        done += cleared->isEmpty() ? QStringList{Words::tr("Nothing was left behind.")} : *cleared;
    }
    if (invocation.options.json)
        invocation.output.result(QJsonObject{{u"done"_s, QJsonArray::fromStringList(done)}});
    else
        invocation.output.result(done.join(u'\n'));
    return {};
}

base::Result<void> stamp(const Invocation &invocation, const ScriptSet &scripts)
{
    const QString text = invocation.arguments.value(1);
    if (text.isEmpty())
        return usage(Words::tr("Say where: a revision, heads or base."));
    auto assessment = lookAt(invocation, scripts);
    SHOPBOOK_TRY(assessment);
    auto targets = migration::targets(scripts, text, {standing(*assessment), {}});
    SHOPBOOK_TRY(targets);
    QString ownerHead;
    if (invocation.parser.isSet(u"owner-head"_s)) {
        auto script = migration::scriptNamed(scripts, invocation.parser.value(u"owner-head"_s));
        SHOPBOOK_TRY(script);
        ownerHead = script->revision;
    }
    const bool isEverywhere = text == u"head" || text == u"heads" || text == u"base";
    QMap<QString, QString> revisions;
    for (const migration::Target &target : std::as_const(*targets)) {
        if (!isEverywhere || assessment->revisions.contains(target.branch))
            revisions.insert(target.branch, target.revision);
    }
    auto location = invocation.options.location();
    SHOPBOOK_TRY(location);
    SHOPBOOK_TRY(
        migration::stamp(*location, scripts, revisions, ownerHead, invocation.parser.isSet(u"purge"_s)));
    auto now = lookAt(invocation, scripts);
    SHOPBOOK_TRY(now);
    if (invocation.options.json)
        invocation.output.result(QJsonObject{{u"revisions"_s, toJson(standing(*now))}});
    for (auto at = revisions.begin(); at != revisions.end(); ++at)
        invocation.output.say(at.value().isEmpty()
                                  ? Words::tr("%1 stands before its first revision.").arg(at.key())
                                  : Words::tr("%1 stands at %2.").arg(at.key(), at.value()));
    if (now->standing == migration::Standing::Recognised || now->standing == migration::Standing::Unknown)
        invocation.output.say(now->found);
    return {};
}

} // namespace cli::migrate
