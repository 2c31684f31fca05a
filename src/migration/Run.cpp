// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/Run.h"

#include "base/Log.h"
#include "database/Transaction.h"
#include "migration/Extras.h"
#include "migration/OwnerSigns.h"
#include "migration/Words.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace migration
{

namespace
{

const QString shopbook = QString::fromLatin1(shopbookBranch);

base::Error changedScript(const QStringList &revisions)
{
    return {base::ErrorCode::Checksum,
            QCoreApplication::translate(
                "migration",
                "The script of revision %1 was changed after it was run here. Nothing was done. Put the old "
                "script "
                "back, or say that the new one is right: `shopbook-cli migrate repair --accept-checksum %1`.")
                .arg(revisions.constFirst()),
            revisions.join(u", "_s),
            {},
            {}};
}

base::Error losing(const QList<Loss> &losses)
{
    QStringList parts;
    for (const Loss &loss : losses)
        parts.append(QCoreApplication::translate("migration", "%1 in %n row(s)", nullptr, int(loss.rows))
                         .arg(loss.what));
    return {
        base::ErrorCode::Usage,
        QCoreApplication::translate("migration",
                                    "This way down would lose what stands in the database: %1. Nothing was "
                                    "done. If that is meant, add --accept-data-loss.")
            .arg(parts.join(u", "_s)),
        {},
        {},
        {}};
}

base::Error drifted(const QString &sentence, const QStringList &what)
{
    return {base::ErrorCode::Drift,
            sentence.arg(what.first(qMin(qsizetype(4), what.size())).join(u"; "_s)),
            what.join(u"; "_s),
            {},
            {}};
}

} // namespace

Run::Run(const database::Location &location, const ScriptSet &scripts, const UpgradeOptions &options,
         Trial *trial)
    : m_location(location)
    , m_scripts(scripts)
    , m_options(options)
    , m_trial(trial)
{
}

base::Result<QList<Step>> Run::stepsFor(const Assessment &assessment) const
{
    switch (assessment.standing) {
    case Standing::UpToDate:
    case Standing::Empty:
    case Standing::Behind:
        break;
    case Standing::Foreign:
        if (!m_options.ownerAgreed)
            return refusal(assessment, m_location);
        break;
    case Standing::Recognised:
        if (!m_options.adopts)
            return refusal(assessment, m_location);
        break;
    default:
        return refusal(assessment, m_location);
    }
    auto steps = plan(assessment, m_scripts, m_options);
    SHOPBOOK_TRY(steps);
    if (!steps->isEmpty() && !assessment.changedScripts.isEmpty())
        return changedScript(assessment.changedScripts);
    return steps;
}

void Run::tell(const QString &progress) const
{
    if (m_options.progress)
        m_options.progress(progress);
}

base::Result<void> Run::prepare(const Handle &handle, const Assessment &assessment)
{
    if (m_isPrepared)
        return {};
    m_isPrepared = true;
    const auto versions = readVersions(handle);
    SHOPBOOK_TRY(versions);
    m_before = *versions;
    m_policy.isNew = assessment.standing == Standing::Empty;
    const database::Location &original = m_options.original ? *m_options.original : m_location;
    m_policy.ownerKnows =
        ownerKnows({original, m_scripts, *versions, m_options.ownerHead, assessment.hasPaymentType});
    return {};
}

void Run::announce(const Step &step)
{
    tell(step.script.revision + u' ' + words::messageOf(step.script));
    qCInfo(base::log::migration).noquote().nospace()
        << (step.direction == Direction::Upgrade ? "Running upgrade " : "Running downgrade ") << step.from()
        << " -> " << step.to() << ", " << step.script.message;
    m_script.start();
}

base::Result<void> Run::checkLosses(const Handle &handle, const QList<Step> &steps)
{
    const auto losses = lossesOf(handle, steps);
    SHOPBOOK_TRY(losses);
    if (m_trial)
        m_trial->losses = *losses;
    else if (!losses->isEmpty() && !m_options.acceptsDataLoss)
        return losing(*losses);
    return {};
}

base::Result<bool> Run::applyFront(const Handle &handle, const Assessment &assessment,
                                   const QList<Step> &steps)
{
    SHOPBOOK_TRY(prepare(handle, assessment));
    SHOPBOOK_TRY(checkLosses(handle, steps));
    const auto before = readStructure(handle);
    SHOPBOOK_TRY(before);
    const auto end =
        std::find_if(steps.begin(), steps.end(), [](const Step &step) { return !step.script.transactional; });
    for (auto step = steps.begin(); step != end; ++step)
        SHOPBOOK_TRY(applyOne(handle, *step));
    SHOPBOOK_TRY(recordRecognised(handle, assessment));
    SHOPBOOK_TRY(noteOwnerRow(handle));
    const auto after = readStructure(handle);
    SHOPBOOK_TRY(after);
    const auto lost = lostExtras(QList<Step>(steps.begin(), end), m_scripts, *before, *after);
    SHOPBOOK_TRY(lost);
    if (!lost->isEmpty())
        return drifted(
            QCoreApplication::translate(
                "migration",
                "Something that is there would not survive the change, so everything was taken back: %1"),
            *lost);
    if (end != steps.end())
        return false;
    SHOPBOOK_TRY(checkFit(*after, standingAfter(assessment.revisions, steps)));
    return true;
}

base::Result<void> Run::runAlone(const database::Connection &connection, const Assessment &assessment,
                                 const Step &step)
{
    if (isTrial() && connection.engine() == database::Engine::Postgresql)
        return base::Error{
            base::ErrorCode::Usage,
            QCoreApplication::translate("migration",
                                        "Revision %1 runs outside a transaction, so it cannot be tried "
                                        "on a server and taken back. Nothing was changed.")
                .arg(step.script.revision),
            step.script.fileName,
            {},
            {}};
    SHOPBOOK_TRY(prepare(connection, assessment));
    SHOPBOOK_TRY(checkLosses(connection, {step}));
    SHOPBOOK_TRY(pictureBefore(connection, assessment, {step}));
    announce(step);
    const auto effect = runScript(connection, step.script, step.direction, m_options.cancelled);
    SHOPBOOK_TRY(effect);
    using database::Transaction;
    auto entry = Transaction::begin(connection, Transaction::Kind::Write);
    SHOPBOOK_TRY(entry);
    SHOPBOOK_TRY(record(connection, step, *effect));
    SHOPBOOK_TRY(std::move(*entry).commit());
    return pictureAfter(connection);
}

base::Result<void> Run::pictureBefore(const Handle &handle, const Assessment &assessment,
                                      const QList<Step> &steps)
{
    if (!m_trial || !m_trial->steps.isEmpty())
        return {};
    m_trial->assessment = assessment;
    m_trial->steps = steps;
    auto structure = readStructure(handle);
    SHOPBOOK_TRY(structure);
    auto rows = rowsPerTable(handle, *structure);
    SHOPBOOK_TRY(rows);
    m_trial->before = *structure;
    m_trial->rowsBefore = *rows;
    return {};
}

base::Result<void> Run::pictureAfter(const Handle &handle)
{
    if (!m_trial)
        return {};
    auto structure = readStructure(handle);
    SHOPBOOK_TRY(structure);
    auto rows = rowsPerTable(handle, *structure);
    SHOPBOOK_TRY(rows);
    m_trial->after = *structure;
    m_trial->rowsAfter = *rows;
    return {};
}

base::Result<void> Run::record(const Handle &handle, const Step &step, const Effect &effect)
{
    const qint64 elapsed = m_script.elapsed();
    SHOPBOOK_TRY(recordRevision(handle, m_scripts, step.script, step.direction, m_policy, elapsed));
    report.applied.append({step, effect, elapsed});
    return {};
}

base::Result<void> Run::applyOne(const Handle &handle, const Step &step)
{
    if (isCancelled())
        return cancelledError();
    const Script &script = step.script;
    if (!script.supports(handle.engine()))
        return base::Error{
            base::ErrorCode::Usage,
            QCoreApplication::translate("migration", "Revision %1 has no part for %2. Nothing was changed.")
                .arg(script.revision, database::nameOf(handle.engine())),
            script.fileName,
            {},
            {}};
    announce(step);
    if (!handle.isSqlite()) {
        const auto path = searchPathFor(handle, script.branch);
        SHOPBOOK_TRY(path);
        const auto set = handle.execute(u"SET LOCAL search_path TO "_s + *path);
        SHOPBOOK_TRY(set);
    }
    const auto effect = runScript(handle, script, step.direction, m_options.cancelled);
    if (!effect && effect.error().code == base::ErrorCode::Cancelled)
        return cancelledError();
    SHOPBOOK_TRY(effect);
    if (!handle.isSqlite()) {
        const auto set = handle.execute(u"SET LOCAL search_path TO public, shopbook"_s);
        SHOPBOOK_TRY(set);
    }
    return record(handle, step, *effect);
}

base::Result<QString> Run::searchPathFor(const Handle &handle, const QString &branch) const
{
    const QString ours = u"shopbook, public"_s;
    const QString theirs = u"public, shopbook"_s;
    if (branch == shopbook)
        return ours;
    if (m_policy.isNew || !ScriptSet::isBuiltIn(branch))
        return theirs;
    const auto versions = readVersions(handle);
    SHOPBOOK_TRY(versions);
    if (!versions->alembicOf(branch, m_scripts).isEmpty())
        return theirs;
    const auto structures = structuresOf(m_scripts.scripts(), branch);
    SHOPBOOK_TRY(structures);
    const auto live = readStructure(handle);
    SHOPBOOK_TRY(live);
    const Structure head = structures->value(m_scripts.headOf(branch));
    for (const Table &table : head.tables) {
        if (const Table *there = live->table(table.name))
            return there->schemaName == u"public" ? theirs : ours;
    }
    return ours;
}

/// Their Alembic may end before what all bots have in common; then only they can tell.
base::Result<void> Run::noteOwnerRow(const Handle &handle)
{
    const QString market = QString::fromLatin1(marketBranch);
    const QString before = m_before.alembicOf(market, m_scripts);
    const bool isGuess = m_options.ownerHead.isEmpty()
        && m_policy.ownerKnows.value(market) == QLatin1StringView(lastCommonRevision);
    if (before.isEmpty() || m_before.hasOwn || !isGuess)
        return {};
    const auto now = readVersions(handle);
    SHOPBOOK_TRY(now);
    if (const QString after = now->alembicOf(market, m_scripts); after != before) {
        report.ownerRowBefore = before;
        report.ownerRowAfter = after;
    }
    return {};
}

base::Result<void> Run::recordRecognised(const Handle &handle, const Assessment &assessment)
{
    const auto versions = readVersions(handle);
    SHOPBOOK_TRY(versions);
    for (auto state = assessment.recognised.begin(); state != assessment.recognised.end(); ++state) {
        if (versions->hasOwn && versions->positionOf(state.key(), m_scripts).isEmpty())
            SHOPBOOK_TRY(recordOwn(handle, state.key(), state->revision));
    }
    return {};
}

base::Result<void> Run::checkFit(const Structure &after, const QMap<QString, QString> &revisions) const
{
    QStringList lacking;
    for (auto at = revisions.begin(); at != revisions.end(); ++at) {
        const auto structures = structuresOf(m_scripts.scripts(), at.key());
        SHOPBOOK_TRY(structures);
        lacking += misfits(structures->value(at.value()), after);
    }
    if (lacking.isEmpty())
        return {};
    return drifted(
        QCoreApplication::translate(
            "migration",
            "The database would not fit Shopbook even after the change, so everything was taken back: %1"),
        lacking);
}

} // namespace migration
