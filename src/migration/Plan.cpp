// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/Plan.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace migration
{

namespace
{

const QString shopbook = QString::fromLatin1(shopbookBranch);

class Planner
{
public:
    Planner(const QMap<QString, QString> &revisions, const ScriptSet &scripts)
        : m_revisions(revisions)
        , m_scripts(scripts)
    {
    }

    /// Everything of a branch that is still to run, up to `revision` ("" = its head).
    void wantUpTo(const QString &branch, const QString &revision)
    {
        const QList<Script> ahead = m_scripts.after(branch, m_revisions.value(branch));
        const bool isAhead = std::any_of(ahead.begin(), ahead.end(),
                                         [&](const Script &script) { return script.revision == revision; });
        if (!revision.isEmpty() && !isAhead)
            return;
        for (const Script &script : ahead) {
            m_wanted.append(script.revision);
            if (script.revision == revision)
                return;
        }
    }

    QList<Step> up()
    {
        const QList<Script> &all = m_scripts.scripts();
        for (auto script = all.rbegin(); script != all.rend(); ++script) {
            if (!m_wanted.contains(script->revision))
                continue;
            for (const QString &dependency : script->dependsOn)
                wantUpTo(m_scripts.byRevision(dependency)->branch, dependency);
        }
        QList<Step> steps;
        for (const Script &script : all) {
            if (m_wanted.contains(script.revision))
                steps.append({script, Direction::Upgrade});
        }
        return steps;
    }

    base::Result<void> wantDownTo(const Target &target)
    {
        const QString at = m_revisions.value(target.branch);
        const QList<Script> chain = m_scripts.chain(target.branch);
        const auto place = [&](const QString &revision) {
            const auto found = std::find_if(chain.begin(), chain.end(), [&](const Script &script) {
                return script.revision == revision;
            });
            return found == chain.end() ? -1 : int(found - chain.begin());
        };
        if (place(target.revision) > place(at))
            return base::Error{
                base::ErrorCode::Usage,
                QCoreApplication::translate(
                    "migration",
                    "The database stands at %1, below %2: there is no way down to it. `migrate upgrade "
                    "%2` goes up.")
                    .arg(at.isEmpty() ? u"base"_s : at, target.revision),
                {},
                {},
                {}};
        for (int i = place(target.revision) + 1; i <= place(at); ++i)
            m_wanted.append(chain.at(i).revision);
        return {};
    }

    QList<Step> down()
    {
        // What stands on something that goes has to go before it.
        for (const Script &script : m_scripts.scripts()) {
            const bool losesGround = m_wanted.contains(script.downRevision)
                || std::any_of(script.dependsOn.begin(), script.dependsOn.end(),
                               [&](const QString &id) { return m_wanted.contains(id); });
            if (losesGround && m_scripts.isReached(script, m_revisions.value(script.branch))
                && !m_wanted.contains(script.revision))
                m_wanted.append(script.revision);
        }
        QList<Step> steps;
        const QList<Script> &all = m_scripts.scripts();
        for (auto script = all.rbegin(); script != all.rend(); ++script) {
            if (m_wanted.contains(script->revision))
                steps.append({*script, Direction::Downgrade});
        }
        return steps;
    }

private:
    const QMap<QString, QString> &m_revisions;
    const ScriptSet &m_scripts;
    QStringList m_wanted;
};

/// The branches that "head" means for this database.
QStringList branchesOf(const Assessment &assessment, const ScriptSet &scripts, const QStringList &newAreas)
{
    if (assessment.standing == Standing::Empty)
        return scripts.branches();
    QStringList branches = assessment.areas + newAreas;
    for (const QString &branch : scripts.branches()) {
        if (branch == shopbook || !scripts.isBuiltIn(branch))
            branches.append(branch);
    }
    return branches;
}

} // namespace

QString Step::from() const
{
    return direction == Direction::Upgrade ? script.downRevision : script.revision;
}

QString Step::to() const
{
    return direction == Direction::Upgrade ? script.revision : script.downRevision;
}

base::Result<QList<Step>> plan(const Assessment &assessment, const ScriptSet &scripts, const Goal &goal)
{
    Planner planner(assessment.revisions, scripts);
    if (goal.direction == Direction::Downgrade) {
        for (const Target &target : goal.targets)
            SHOPBOOK_TRY(planner.wantDownTo(target));
        return planner.down();
    }
    if (goal.targets.isEmpty()) {
        for (const QString &branch : branchesOf(assessment, scripts, goal.newAreas))
            planner.wantUpTo(branch, {});
        return planner.up();
    }
    for (const Target &target : goal.targets) {
        if (!target.revision.isEmpty())
            planner.wantUpTo(target.branch, target.revision);
    }
    QList<Step> steps = planner.up();
    if (steps.isEmpty() || !goal.withHistory)
        return steps;
    planner.wantUpTo(shopbook, {}); // the history of what is done is written there
    return planner.up();
}

QMap<QString, QString> standingAfter(QMap<QString, QString> revisions, const QList<Step> &steps)
{
    for (const Step &step : steps)
        revisions.insert(step.script.branch, step.to());
    revisions.removeIf([](const auto &entry) { return entry.value().isEmpty(); });
    return revisions;
}

} // namespace migration
