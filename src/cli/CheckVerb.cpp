// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/CheckVerb.h"

#include "base/Settings.h"
#include "cli/Names.h"
#include "cli/Words.h"
#include "migration/Completion.h"
#include "records/Counters.h"
#include "records/Save.h"
#include "reports/Checkup.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace cli
{

namespace
{

using reports::Finding;
using reports::RepairKind;
using reports::Severity;

QString nameOf(Severity severity)
{
    switch (severity) {
    case Severity::Note:
        return u"note"_s;
    case Severity::Warning:
        return u"warning"_s;
    case Severity::Error:
        break;
    }
    return u"error"_s;
}

QString wordOf(Severity severity)
{
    switch (severity) {
    case Severity::Note:
        return Words::tr("note");
    case Severity::Warning:
        return Words::tr("warning");
    case Severity::Error:
        break;
    }
    return Words::tr("error");
}

QJsonValue jsonOf(const QVariant &value)
{
    return database::value::isNull(value) ? QJsonValue() : QJsonValue::fromVariant(value);
}

QJsonObject toJson(const Finding &finding)
{
    QJsonArray rows;
    for (const reports::FoundRow &row : finding.rows)
        rows.append(QJsonObject{{u"id"_s, row.id}, {u"value"_s, jsonOf(row.value)}});
    return {{u"rule"_s, finding.rule},
            {u"kind"_s, finding.kind},
            {u"severity"_s, nameOf(finding.severity)},
            {u"code"_s, cli::nameOf(finding.code)},
            {u"sentence"_s, finding.sentence},
            {u"advice"_s, finding.advice},
            {u"table"_s, finding.table ? QJsonValue(schema::entity(*finding.table).name) : QJsonValue()},
            {u"column"_s, finding.column.isEmpty() ? QJsonValue() : QJsonValue(finding.column)},
            {u"count"_s, finding.count},
            {u"rows"_s, rows},
            {u"statement"_s, finding.statement.isEmpty() ? QJsonValue() : QJsonValue(finding.statement)},
            {u"repairable"_s, finding.repair != RepairKind::None}};
}

/// A line for the finding, one for its rows, one for what to do.
QString toText(const Finding &finding)
{
    constexpr qsizetype mostIds = 10;
    QString text = u"%1 [%2] %3"_s.arg(wordOf(finding.severity), finding.rule, finding.sentence);
    QStringList ids;
    for (const reports::FoundRow &row : finding.rows.mid(0, mostIds))
        ids.append(u'#' + QString::number(row.id));
    if (finding.count > ids.size())
        ids.append(u"…"_s);
    if (finding.count > 0)
        text += u"\n    "_s + ids.join(u' ');
    return text + u"\n    "_s + QString(finding.advice).replace(u'\n', u"\n    "_s);
}

base::Result<QList<Finding>> look(const database::Location &location, const QStringList &rules)
{
    auto connection = openToLook(location);
    SHOPBOOK_TRY(connection);
    reports::CheckupOptions options;
    options.rules = rules;
    return reports::checkUp(*connection, options);
}

void show(const QList<Finding> &findings, const Invocation &invocation)
{
    if (invocation.options.json) {
        QJsonArray objects;
        for (const Finding &finding : findings)
            objects.append(toJson(finding));
        invocation.output.result(QJsonObject{{u"findings"_s, objects}});
        return;
    }
    for (const Finding &finding : findings)
        invocation.output.result(toText(finding));
}

/// What is worst, as the error that the program ends with; notes are no failure.
base::Result<void> verdict(const QList<Finding> &findings, Output &output)
{
    const int serious = reports::seriousCount(findings);
    if (serious == 0) {
        output.say(Words::tr("Nothing is wrong with the data."));
        return {};
    }
    base::ErrorCode worst = base::ErrorCode::Failed;
    for (const Finding &finding : findings)
        if (finding.severity == Severity::Error && base::exitCode(finding.code) > base::exitCode(worst))
            worst = finding.code;
    return base::Error{
        worst, Words::tr("%n thing(s) are wrong with the data.", nullptr, serious), {}, {}, {}};
}

/// One repair: the rows that it changes, and what came of it.
struct Repaired {
    QJsonArray changes;
    QStringList lines;
    qint64 step = 0;
};

QString shown(const QVariant &value)
{
    return database::value::isNull(value) ? u"NULL"_s : u"“%1”"_s.arg(value.toString());
}

void list(const records::ChangeSet &changes, Repaired &repaired)
{
    const auto &all = changes.changes();
    for (auto change = all.cbegin(); change != all.cend(); ++change) {
        const QString table = schema::entity(change.key().table).name;
        for (auto value = change->after.cbegin(); value != change->after.cend(); ++value) {
            const QVariant before = change->before.value(value.key());
            repaired.changes.append(QJsonObject{{u"table"_s, table},
                                                {u"id"_s, change.key().id},
                                                {u"column"_s, value.key()},
                                                {u"old"_s, jsonOf(before)},
                                                {u"new"_s, jsonOf(value.value())}});
            repaired.lines.append(
                change.key().id < 0
                    ? Words::tr("%1: a new row, %2 = %3").arg(table, value.key(), shown(value.value()))
                    : u"%1 #%2 %3: %4 → %5"_s.arg(table, QString::number(change.key().id), value.key(),
                                                  shown(before), shown(value.value())));
        }
    }
}

QString conflictText(qint64 id)
{
    return Words::tr("#%1 was changed by another program meanwhile.").arg(id);
}

base::Error saveError(const records::SaveFailure &failure)
{
    auto error = failure.error;
    QStringList details;
    for (const records::RowProblem &problem : failure.problems)
        details.append(u"#%1: %2"_s.arg(problem.row.id).arg(problem.problem.msg));
    for (const records::Conflict &conflict : failure.conflicts)
        details.append(conflictText(conflict.row.id));
    if (error.detail.isEmpty())
        error.detail = details.join(u' ');
    return error;
}

/// How a repair is to be done.
struct Wish {
    bool isDry = false;
    reports::TimeSource times = reports::TimeSource::OtherTime;
};

base::Result<Repaired> repairRows(const database::Connection &connection, const Finding &finding,
                                  const Wish &wish)
{
    const auto plan = reports::planRepair(connection, finding, wish.times);
    SHOPBOOK_TRY(plan);
    Repaired repaired;
    list(plan->changes, repaired);
    if (plan->left > 0)
        repaired.lines.append(Words::tr("%1 more rows have to wait: run it again for them.").arg(plan->left));
    if (wish.isDry || plan->changes.isEmpty())
        return repaired;
    records::Author author{base::Settings().installationId()};
    if (!connection.location().user.isEmpty())
        author.id += u'/' + connection.location().user;
    auto saved = records::save(connection, plan->changes, author, plan->name);
    if (!saved)
        return saveError(saved.error());
    repaired.step = saved->step;
    return repaired;
}

base::Result<Repaired> repairSchema(const database::Location &location, bool isDry)
{
    Repaired repaired;
    if (isDry) {
        repaired.lines.append(Words::tr("The tables would be completed, after a backup."));
        return repaired;
    }
    const auto scripts = migration::ScriptSet::builtIn();
    SHOPBOOK_TRY(scripts);
    const auto done = migration::completeTables(location, *scripts);
    SHOPBOOK_TRY(done);
    repaired.lines = *done;
    return repaired;
}

base::Result<Repaired> repairOne(const database::Location &location, const Finding &finding, const Wish &wish)
{
    if (finding.repair == RepairKind::Schema)
        return repairSchema(location, wish.isDry);
    auto connection = wish.isDry
        ? openToLook(location)
        : database::Connection::open(location, database::OpenMode::ReadWrite, database::Role::Writer);
    SHOPBOOK_TRY(connection);
    if (finding.repair == RepairKind::Rows)
        return repairRows(*connection, finding, wish);
    if (!wish.isDry)
        SHOPBOOK_TRY(records::moveCounter(*connection, *finding.table));
    Repaired repaired;
    repaired.lines.append(
        Words::tr("%1: the counter goes on behind the last id.").arg(schema::entity(*finding.table).name));
    return repaired;
}

base::Result<void> repair(const database::Location &location, const QList<Finding> &findings,
                          const Invocation &invocation)
{
    const bool isDry = invocation.parser.isSet(u"dry-run"_s);
    const Wish wish{isDry,
                    invocation.parser.value(u"times"_s) == u"now" ? reports::TimeSource::Now
                                                                  : reports::TimeSource::OtherTime};
    QJsonArray changes;
    QJsonArray steps;
    bool isSchemaDone = false;
    int repairs = 0;
    for (const Finding &finding : findings) {
        if (finding.repair == RepairKind::None || (finding.repair == RepairKind::Schema && isSchemaDone))
            continue;
        isSchemaDone = isSchemaDone || finding.repair == RepairKind::Schema;
        const auto repaired = repairOne(location, finding, wish);
        SHOPBOOK_TRY(repaired);
        ++repairs;
        for (const QJsonValue &change : repaired->changes)
            changes.append(change);
        if (repaired->step > 0)
            steps.append(repaired->step);
        if (!invocation.options.json)
            for (const QString &line : repaired->lines)
                invocation.output.result(line);
    }
    if (invocation.options.json)
        invocation.output.result(
            QJsonObject{{u"dry_run"_s, isDry}, {u"changes"_s, changes}, {u"steps"_s, steps}});
    if (repairs == 0)
        invocation.output.say(
            findings.isEmpty() ? Words::tr("This rule finds nothing: there is nothing to repair.")
                               : Words::tr("Only a person knows what is right there: nothing was changed."));
    else if (isDry)
        invocation.output.say(Words::tr("Nothing was changed."));
    else
        invocation.output.say(
            Words::tr("Repaired. What changed rows can be taken back in Shopbook with Ctrl+Z."));
    return {};
}

} // namespace

QString CheckVerb::name() const
{
    return u"check"_s;
}

QString CheckVerb::summary() const
{
    return Words::tr("Looks for what is wrong with the data: orphans, duplicates, odd prices and times.");
}

QString CheckVerb::argumentSyntax() const
{
    return u"[RULE]"_s;
}

QString CheckVerb::details() const
{
    QString text = Words::tr("Rules:");
    for (const QString &rule : reports::ruleNames())
        text += u"\n    %1 %2"_s.arg(rule, -13).arg(reports::ruleTitle(rule));
    return text;
}

void CheckVerb::addOptions(QCommandLineParser &parser) const
{
    parser.addOptions({
        {u"repair"_s,
         Words::tr("Repair what this rule found, where that is safe. Changed rows are one step that "
                   "can be undone."),
         u"RULE"_s},
        {u"dry-run"_s, Words::tr("With --repair: show old and new values, and change nothing.")},
        {u"times"_s,
         Words::tr(
             "With --repair times: what stands where a time cannot be known: “other”, the row's other time "
             "(now, where that is no good), or “now”."),
         u"SOURCE"_s, u"other"_s},
    });
}

bool CheckVerb::writes(const Invocation &invocation) const
{
    return invocation.parser.isSet(u"repair"_s) && !invocation.parser.isSet(u"dry-run"_s);
}

base::Result<void> CheckVerb::run(const Invocation &invocation) const
{
    const auto &parser = invocation.parser;
    const bool repairs = parser.isSet(u"repair"_s);
    if (repairs && !invocation.arguments.isEmpty())
        return base::Error{
            base::ErrorCode::Usage, Words::tr("Name one rule only, to look for or to repair."), {}, {}, {}};
    if (parser.isSet(u"dry-run"_s) && !repairs)
        return base::Error{
            base::ErrorCode::Usage,
            Words::tr("--dry-run belongs to --repair RULE. Without it nothing is ever changed."),
            {},
            {},
            {}};
    if (const QString times = parser.value(u"times"_s); times != u"other" && times != u"now")
        return base::Error{base::ErrorCode::Usage,
                           Words::tr("--times is “other” or “now”, not “%1”.").arg(times),
                           {},
                           {},
                           {}};
    const QStringList rules = repairs ? QStringList{parser.value(u"repair"_s)} : invocation.arguments;
    auto location = invocation.options.location();
    SHOPBOOK_TRY(location);
    const auto findings = look(*location, rules);
    SHOPBOOK_TRY(findings);
    if (repairs)
        return repair(*location, *findings, invocation);
    show(*findings, invocation);
    return verdict(*findings, invocation.output);
}

} // namespace cli
