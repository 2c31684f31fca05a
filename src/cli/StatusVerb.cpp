// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/StatusVerb.h"

#include "cli/Names.h"
#include "cli/Words.h"
#include "reports/Contents.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;
using migration::Standing;

namespace cli {

namespace {

struct Status {
    QString location;
    QString engineVersion;
    migration::Assessment assessment;
    QMap<QString, QString> heads;
    QMap<schema::Table, qint64> rows;
    std::optional<base::Error> refusal;
};

QString sentence(const migration::Assessment &assessment)
{
    switch (assessment.standing) {
    case Standing::UpToDate:
        return Words::tr("Up to date.");
    case Standing::Empty:
        return Words::tr("Empty: Shopbook can make a new store in it.");
    case Standing::Behind:
        return Words::tr("Made by an older Shopbook: it is brought up to date when Shopbook opens it.");
    case Standing::Foreign:
        return Words::tr("Shopbook has never written it. Open it in Shopbook, which asks before it adds anything.");
    case Standing::Recognised:
        return Words::tr("Its version is missing or unknown, but its tables are known: `shopbook-cli migrate adopt` "
                         "goes on from there.");
    case Standing::Newer:
        return Words::tr("Made by a newer Shopbook.");
    case Standing::Unknown:
        return Words::tr("A shop or phonebook whose version nobody knows.");
    case Standing::OtherProgram:
        return Words::tr("The database of another program.");
    }
    return {};
}

base::Result<Status> look(const database::Location &location)
{
    auto connection = openToLook(location);
    SHOPBOOK_TRY(connection);
    auto scripts = migration::ScriptSet::builtIn();
    SHOPBOOK_TRY(scripts);
    auto assessment = migration::assess(*connection, *scripts);
    SHOPBOOK_TRY(assessment);

    Status status{location.toUrl(), connection->engineVersion(), *std::move(assessment), {}, {}, {}};
    for (const QString &branch : scripts->branches())
        status.heads.insert(branch, scripts->headOf(branch));
    switch (status.assessment.standing) {
    case Standing::Recognised:
    case Standing::Newer:
    case Standing::Unknown:
    case Standing::OtherProgram:
        status.refusal = migration::refusal(status.assessment, location);
        return status;
    default:
        break;
    }
    auto rows = reports::rowCounts(*connection);
    SHOPBOOK_TRY(rows);
    status.rows = *std::move(rows);
    return status;
}

QJsonObject toJson(const Status &status)
{
    QJsonArray pending;
    for (const migration::Script &script : status.assessment.pending) {
        pending.append(QJsonObject{{u"revision"_s, script.revision},
                                   {u"branch"_s, script.branch},
                                   {u"message"_s, script.message}});
    }
    QJsonObject object{
        {u"location"_s, status.location},
        {u"engine"_s, database::nameOf(status.assessment.engine)},
        {u"engine_version"_s, status.engineVersion},
        {u"standing"_s, nameOf(status.assessment.standing)},
        {u"revisions"_s, cli::toJson(status.assessment.revisions)},
        {u"heads"_s, cli::toJson(status.heads)},
        {u"unknown_revision"_s, status.assessment.unknownRevision.isEmpty()
             ? QJsonValue() : QJsonValue(status.assessment.unknownRevision)},
        {u"pending"_s, pending},
        {u"drift"_s, QJsonArray::fromStringList(status.assessment.drift)},
        {u"rows"_s, cli::toJson(status.rows)},
    };
    if (status.refusal)
        object.insert(u"error"_s, cli::toJson(*status.refusal));
    return object;
}

QString toText(const Status &status)
{
    const migration::Assessment &assessment = status.assessment;
    QStringList lines{Words::tr("Database: %1").arg(status.location), Words::tr("Engine: %1").arg(status.engineVersion),
                      Words::tr("State: %1").arg(sentence(assessment))};
    if (!assessment.unknownRevision.isEmpty())
        lines.append(Words::tr("Unknown revision: %1").arg(assessment.unknownRevision));
    if (!assessment.revisions.isEmpty())
        lines.append(Words::tr("Revisions:"));
    for (auto revision = assessment.revisions.cbegin(); revision != assessment.revisions.cend(); ++revision) {
        const QString at = revision->isEmpty() ? u"-"_s : *revision;
        const bool isHead = *revision == status.heads.value(revision.key());
        lines.append(u"  %1 %2%3"_s.arg(revision.key(), -12).arg(at, isHead ? u" (head)"_s : QString()));
    }
    if (!assessment.pending.isEmpty())
        lines.append(Words::tr("Still to run:"));
    for (const migration::Script &script : assessment.pending)
        lines.append(u"  %1 %2, %3"_s.arg(script.branch, -12).arg(script.revision, script.message));
    if (!assessment.drift.isEmpty())
        lines.append(Words::tr("Differences:"));
    for (const QString &difference : assessment.drift)
        lines.append(u"  "_s + difference);
    if (!status.rows.isEmpty())
        lines << Words::tr("Rows:") << cli::toText(status.rows);
    return lines.join(u'\n');
}

} // namespace

QString StatusVerb::name() const
{
    return u"status"_s;
}

QString StatusVerb::summary() const
{
    return Words::tr("Says what stands in the database: engine, version of its tables, rows. Only reads.");
}

base::Result<void> StatusVerb::run(const Invocation &invocation) const
{
    auto location = invocation.options.location();
    SHOPBOOK_TRY(location);
    auto status = look(*location);
    SHOPBOOK_TRY(status);
    if (invocation.options.json)
        invocation.output.result(toJson(*status));
    else
        invocation.output.result(toText(*status));
    if (status->refusal)
        return *status->refusal;
    return {};
}

} // namespace cli
