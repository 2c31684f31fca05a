// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/MigrateReport.h"

#include "cli/Words.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace cli
{

namespace
{

QString nameOf(migration::Direction direction)
{
    return direction == migration::Direction::Upgrade ? u"upgrade"_s : u"downgrade"_s;
}

QJsonObject stepToJson(const migration::AppliedStep &applied)
{
    QJsonArray listed;
    for (const migration::Listed &value : applied.effect.listed) {
        listed.append(QJsonObject{{u"table"_s, value.table},
                                  {u"column"_s, value.column},
                                  {u"id"_s, value.id},
                                  {u"value"_s, value.value}});
    }
    return {{u"revision"_s, applied.step.script.revision},
            {u"branch"_s, applied.step.script.branch},
            {u"direction"_s, nameOf(applied.step.direction)},
            {u"message"_s, applied.step.script.message},
            {u"rows"_s, applied.effect.rows},
            {u"ms"_s, applied.durationMs},
            {u"changed_values"_s, listed}};
}

QString line(const migration::AppliedStep &applied)
{
    const auto name = [](const QString &revision) { return revision.isEmpty() ? u"base"_s : revision; };
    return u"%1 %2 -> %3 (%4), %5: %6, %7 ms"_s
        .arg(nameOf(applied.step.direction), name(applied.step.from()), name(applied.step.to()),
             applied.step.script.branch, applied.step.script.message,
             Words::tr("%n row(s)", nullptr, int(applied.effect.rows)))
        .arg(applied.durationMs);
}

} // namespace

MigrateReport::MigrateReport(const migration::UpgradeReport &report)
    : m_report(report)
{
}

MigrateReport::MigrateReport(const migration::Trial &trial)
    : m_report(trial.report)
    , m_trial(&trial)
{
}

QJsonObject MigrateReport::toJson() const
{
    QJsonArray applied;
    for (const migration::AppliedStep &step : m_report.applied)
        applied.append(stepToJson(step));
    QJsonObject object{{u"dry_run"_s, m_trial != nullptr},
                       {u"applied"_s, applied},
                       {u"backup"_s, m_report.backup.isEmpty() ? QJsonValue() : QJsonValue(m_report.backup)},
                       {u"old_violations"_s, QJsonArray::fromStringList(m_report.oldViolations)},
                       {u"ms"_s, m_report.durationMs},
                       {u"backup_ms"_s, m_report.backupMs},
                       {u"locked_ms"_s, m_report.lockedMs}};
    if (!m_trial)
        return object;
    QJsonArray losses;
    for (const migration::Loss &loss : m_trial->losses)
        losses.append(QJsonObject{{u"what"_s, loss.what}, {u"rows"_s, loss.rows}});
    object.insert(u"losses"_s, losses);
    const auto counts = [](const QMap<QString, qint64> &rows) {
        QJsonObject result;
        for (auto table = rows.begin(); table != rows.end(); ++table)
            result.insert(table.key(), table.value());
        return result;
    };
    object.insert(u"rows_before"_s, counts(m_trial->rowsBefore));
    object.insert(u"rows_after"_s, counts(m_trial->rowsAfter));
    return object;
}

QString MigrateReport::toText() const
{
    QStringList lines;
    for (const migration::AppliedStep &applied : m_report.applied) {
        lines.append(line(applied));
        for (const migration::Listed &value : applied.effect.listed)
            lines.append(u"  "_s
                         + Words::tr("%1 %2: %3 is now “%4”")
                               .arg(value.table, QString::number(value.id), value.column, value.value));
    }
    if (!m_trial)
        return lines.join(u'\n');
    for (auto table = m_trial->rowsBefore.begin(); table != m_trial->rowsBefore.end(); ++table) {
        const qint64 after = m_trial->rowsAfter.value(table.key());
        if (after != table.value())
            lines.append(
                Words::tr("%1: %2 rows, %3 after it").arg(table.key()).arg(table.value()).arg(after));
    }
    return lines.join(u'\n');
}

void MigrateReport::say(Output &output) const
{
    if (!m_report.backup.isEmpty())
        output.say(Words::tr("How it was before lies in %1.").arg(m_report.backup));
    if (!m_report.oldViolations.isEmpty())
        output.say(Words::tr("These rows point at nothing, and did before; they were kept: %1.")
                       .arg(m_report.oldViolations.join(u", "_s)));
    if (!m_report.ownerRowAfter.isEmpty())
        output.say(
            Words::tr(
                "The row of alembic_version went from %1 to %2, which both bots' chains have in common. If "
                "your own Alembic ends earlier, tell Shopbook where: `shopbook-cli migrate stamp market@head "
                "--owner-head %1`.")
                .arg(m_report.ownerRowBefore, m_report.ownerRowAfter));
    if (!m_trial) {
        if (m_report.applied.isEmpty())
            output.say(Words::tr("There was nothing to do."));
        return;
    }
    for (const migration::Loss &loss : m_trial->losses)
        output.say(Words::tr("%1 in %n row(s) would be lost.", nullptr, int(loss.rows)).arg(loss.what));
    output.say(
        Words::tr("This was a trial: nothing was changed. Others would have to wait for %1 ms to write.")
            .arg(m_report.lockedMs));
}

} // namespace cli
