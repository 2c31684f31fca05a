// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/Run.h"

#include "base/Log.h"
#include "migration/Words.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace migration
{

namespace
{

const QString market = QString::fromLatin1(marketBranch);
const QString shopbook = QString::fromLatin1(shopbookBranch);

base::Error drifted(const QString &sentence, const QStringList &what)
{
    return {base::ErrorCode::Drift,
            sentence.arg(what.first(qMin(qsizetype(4), what.size())).join(u"; "_s)),
            what.join(u"; "_s),
            {},
            {}};
}

} // namespace

Run::Run(const database::Location &location, const ScriptSet &scripts, const UpgradeOptions &options)
    : m_location(location)
    , m_scripts(scripts)
    , m_options(options)
{
}

base::Result<bool> Run::isDone(const Assessment &assessment) const
{
    switch (assessment.standing) {
    case Standing::UpToDate:
        return true;
    case Standing::Empty:
    case Standing::Behind:
        return false;
    case Standing::Foreign:
        if (m_options.ownerAgreed)
            return false;
        return refusal(assessment, m_location);
    default:
        return refusal(assessment, m_location);
    }
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
    m_policy.isNew = assessment.standing == Standing::Empty;
    m_policy.ownerKnowsLast = m_options.ownerHead == QLatin1StringView(lastMarketRevision)
        || (m_options.ownerHead.isEmpty()
            && ownerKnowsLast(m_location, *versions, assessment.hasPaymentType));
    return {};
}

void Run::announce(const Script &script)
{
    tell(script.revision + u' ' + words::messageOf(script));
    qCInfo(base::log::migration).noquote().nospace()
        << "Running upgrade " << script.downRevision << " -> " << script.revision << ", " << script.message;
    m_script.start();
}

base::Result<bool> Run::applyFront(const Handle &handle, const Assessment &assessment)
{
    SHOPBOOK_TRY(prepare(handle, assessment));
    const auto before = readStructure(handle);
    SHOPBOOK_TRY(before);
    const auto end = std::find_if(assessment.pending.begin(), assessment.pending.end(),
                                  [](const Script &script) { return !script.transactional; });
    bool onlyOurBranches = true;
    QStringList branches = assessment.areas + QStringList{shopbook};
    for (auto script = assessment.pending.begin(); script != end; ++script) {
        SHOPBOOK_TRY(applyOne(handle, *script));
        onlyOurBranches = onlyOurBranches
            && (script->branch == market || script->branch == shopbook
                || script->branch == QLatin1StringView(phonebookBranch));
        if (!branches.contains(script->branch))
            branches.append(script->branch);
    }
    SHOPBOOK_TRY(recordRecognised(handle, assessment));
    const auto after = readStructure(handle);
    SHOPBOOK_TRY(after);
    if (onlyOurBranches) // a person's own script may drop what is their own
        SHOPBOOK_TRY(checkExtras(before->inventory(), *after));
    if (end != assessment.pending.end())
        return false;
    SHOPBOOK_TRY(checkFit(*after, branches));
    return true;
}

base::Result<void> Run::applyAlone(const Handle &handle, const Assessment &assessment)
{
    SHOPBOOK_TRY(prepare(handle, assessment));
    const Script &script = assessment.pending.constFirst();
    announce(script);
    return runScript(handle, script, Direction::Upgrade, m_options.cancelled);
}

base::Result<void> Run::record(const Handle &handle, const Script &script)
{
    SHOPBOOK_TRY(recordRevision(handle, m_scripts, script, Direction::Upgrade, m_policy, m_script.elapsed()));
    report.applied.append(script);
    return {};
}

base::Result<void> Run::applyOne(const Handle &handle, const Script &script)
{
    if (isCancelled())
        return cancelledError();
    if (!script.supports(handle.engine()))
        return base::Error{
            base::ErrorCode::Usage,
            QCoreApplication::translate("migration", "Revision %1 has no part for %2. Nothing was changed.")
                .arg(script.revision, database::nameOf(handle.engine())),
            script.fileName,
            {},
            {}};
    announce(script);
    if (!handle.isSqlite()) {
        const auto path = searchPathFor(handle, script.branch);
        SHOPBOOK_TRY(path);
        const auto set = handle.execute(u"SET LOCAL search_path TO "_s + *path);
        SHOPBOOK_TRY(set);
    }
    SHOPBOOK_TRY(runScript(handle, script, Direction::Upgrade, m_options.cancelled));
    if (!handle.isSqlite()) {
        const auto set = handle.execute(u"SET LOCAL search_path TO public, shopbook"_s);
        SHOPBOOK_TRY(set);
    }
    return record(handle, script);
}

base::Result<QString> Run::searchPathFor(const Handle &handle, const QString &branch) const
{
    const QString ours = u"shopbook, public"_s;
    const QString theirs = u"public, shopbook"_s;
    if (branch == shopbook)
        return ours;
    if (m_policy.isNew)
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

base::Result<void> Run::recordRecognised(const Handle &handle, const Assessment &assessment)
{
    const auto versions = readVersions(handle);
    SHOPBOOK_TRY(versions);
    for (const QString &branch : assessment.areas) {
        if (versions->hasOwn && versions->positionOf(branch, m_scripts).isEmpty())
            SHOPBOOK_TRY(recordOwn(handle, branch, assessment.revisions.value(branch)));
    }
    return {};
}

base::Result<void> Run::checkExtras(const QStringList &before, const Structure &after) const
{
    const QStringList now = after.inventory();
    QStringList lost;
    std::copy_if(before.begin(), before.end(), std::back_inserter(lost),
                 [&](const QString &line) { return !now.contains(line); });
    if (lost.isEmpty())
        return {};
    return drifted(
        QCoreApplication::translate(
            "migration",
            "Something that is there would not survive the change, so everything was taken back: %1"),
        lost);
}

base::Result<void> Run::checkFit(const Structure &after, const QStringList &branches) const
{
    QStringList lacking;
    for (const QString &branch : branches) {
        const auto structures = structuresOf(m_scripts.scripts(), branch);
        SHOPBOOK_TRY(structures);
        lacking += misfits(structures->value(m_scripts.headOf(branch)), after);
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
