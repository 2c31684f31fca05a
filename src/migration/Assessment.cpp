// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/Assessment.h"

#include "database/Transaction.h"
#include "migration/Plan.h"
#include "migration/Structure.h"
#include "migration/VersionTables.h"
#include "migration/Words.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace migration
{

namespace
{

const QString shopbook = QString::fromLatin1(shopbookBranch);

/// Looks step by step; each step fills in more of the assessment.
class Assessor
{
public:
    Assessor(const database::Connection &connection, const ScriptSet &scripts, const QStringList &newAreas)
        : m_handle(connection)
        , m_scripts(scripts)
        , m_newAreas(newAreas)
    {
        m_result.engine = connection.engine();
        m_result.isBigEnoughToBackUp =
            m_handle.isSqlite() && QFileInfo(connection.location().path).size() > 0;
    }

    base::Result<Assessment> run()
    {
        auto versions = readVersions(m_handle);
        SHOPBOOK_TRY(versions);
        m_versions = *versions;
        m_result.unknownRevision = m_versions.unknown(m_scripts).join(u", "_s);
        if (m_versions.hasOwn)
            SHOPBOOK_TRY(assessOurs());
        else
            SHOPBOOK_TRY(assessOthers());
        return m_result;
    }

private:
    [[nodiscard]] QStringList areaBranches() const
    {
        QStringList branches = m_scripts.branches();
        branches.removeAll(shopbook);
        return branches;
    }

    base::Result<void> readAll()
    {
        if (m_hasStructure)
            return {};
        auto structure = readStructure(m_handle);
        SHOPBOOK_TRY(structure);
        m_structure = *structure;
        m_hasStructure = true;
        const Table *purchases = m_structure.table(u"purchases"_s);
        m_result.hasPaymentType = purchases && purchases->column(u"payment_type"_s);
        return {};
    }

    base::Result<void> assessOurs()
    {
        m_result.standing = Standing::Behind;
        for (auto row = m_versions.own.begin(); row != m_versions.own.end(); ++row) {
            const Script *script = m_scripts.byRevision(row.value());
            const bool isPersonal = m_versions.personal.contains(row.key());
            if ((script && script->branch == row.key())
                || (isPersonal && !m_scripts.branches().contains(row.key())))
                continue;
            m_result.standing = Standing::Newer;
            m_result.unknownRevision = row.value();
            m_result.found = isPersonal ? words::foundWithoutScript(row.value(), row.key())
                                        : words::foundNewer(row.value(), row.key());
            return {};
        }
        for (const QString &branch : m_scripts.branches()) {
            const QString revision = m_versions.positionOf(branch, m_scripts);
            if (!revision.isEmpty())
                place(branch, revision);
        }
        if (!m_versions.unknown(m_scripts).isEmpty()) {
            SHOPBOOK_TRY(recogniseByTables(true)); // the owner's Alembic has moved on
            if (m_result.standing == Standing::Unknown)
                return {};
        }
        SHOPBOOK_TRY(planToHead());
        if (!m_result.pending.isEmpty())
            SHOPBOOK_TRY(readAll());
        SHOPBOOK_TRY(compareChecksums());
        if (m_result.standing != Standing::Recognised) {
            m_result.standing = m_result.pending.isEmpty() ? Standing::UpToDate : Standing::Behind;
            m_result.found = words::foundArea(m_result);
        }
        m_result.willDo = words::willDo(m_result);
        return {};
    }

    /// A script that says something else today than when it was run here.
    base::Result<void> compareChecksums()
    {
        const auto recorded = recordedChecksums(m_handle);
        SHOPBOOK_TRY(recorded);
        for (auto entry = recorded->begin(); entry != recorded->end(); ++entry) {
            const Script *script = m_scripts.byRevision(entry.key());
            if (script && entry.value() != QString::fromLatin1(script->checksum))
                m_result.changedScripts.append(entry.key());
        }
        return {};
    }

    base::Result<void> assessOthers()
    {
        SHOPBOOK_TRY(readAll());
        Structure others = m_structure;
        others.tables.remove(u"alembic_version"_s);
        const bool isBare = others.tables.isEmpty() && others.views.isEmpty();
        if (isBare && m_versions.alembic.isEmpty()) {
            m_result.standing = Standing::Empty;
            m_result.found = QCoreApplication::translate("migration", "The database is empty.");
            SHOPBOOK_TRY(planToHead());
            m_result.willDo = words::willDo(m_result);
            return {};
        }
        m_result.ownerRow = m_versions.alembicOf(QString::fromLatin1(marketBranch), m_scripts);
        SHOPBOOK_TRY(placeByAlembic());
        if (m_result.standing == Standing::Unknown)
            return {};
        SHOPBOOK_TRY(recogniseByTables(m_result.areas.isEmpty()));
        if (m_result.standing == Standing::Unknown)
            return {};
        if (m_result.areas.isEmpty()) {
            m_result.standing = isBare ? Standing::Unknown : Standing::OtherProgram;
            m_result.found = isBare
                ? words::foundUnknown(m_result.unknownRevision) + u' '
                    + words::cannotOpen({QCoreApplication::translate("migration", "it has no tables")})
                : QCoreApplication::translate(
                    "migration", "The database is sound, but there is neither a shop nor a phonebook in it.");
            return {};
        }
        if (m_result.standing != Standing::Recognised) {
            m_result.standing = Standing::Foreign;
            SHOPBOOK_TRY(findHalfStates());
            m_result.found = words::foundForeign(m_result);
        }
        SHOPBOOK_TRY(planToHead());
        m_result.willDo = words::willDo(m_result);
        return describeDrift();
    }

    void place(const QString &branch, const QString &revision)
    {
        m_result.revisions.insert(branch, revision);
        if (branch != shopbook && !m_result.areas.contains(branch))
            m_result.areas.append(branch);
    }

    /// By the rows of alembic_version; what belongs to them must really be there.
    base::Result<void> placeByAlembic()
    {
        for (const QString &branch : areaBranches()) {
            const QString revision = m_versions.alembicOf(branch, m_scripts);
            if (revision.isEmpty())
                continue;
            const auto structures = structuresOf(m_scripts.scripts(), branch);
            SHOPBOOK_TRY(structures);
            const QStringList lacking = misfits(structures->value(revision), m_structure);
            if (lacking.isEmpty()) {
                place(branch, revision);
                continue;
            }
            m_result.found = words::foundContradiction(revision, lacking);
            SHOPBOOK_TRY(placeByState(branch, lacking));
            if (m_result.standing == Standing::Unknown)
                return {};
        }
        return {};
    }

    /// `found` says already what is wrong with the version row. Known tables make it a proposal.
    base::Result<void> placeByState(const QString &branch, const QStringList &lacking)
    {
        const auto isKnown = recogniseState(branch);
        SHOPBOOK_TRY(isKnown);
        m_result.standing = *isKnown ? Standing::Recognised : Standing::Unknown;
        if (!*isKnown) {
            m_result.drift = lacking;
            m_result.found += u' ' + words::cannotOpen(lacking);
            return {};
        }
        const Recognition &state = m_result.recognised[branch];
        m_result.found += u' ' + state.sentence();
        place(branch, state.revision);
        return {};
    }

    [[nodiscard]] bool hasTablesOf(const Structure &needed) const
    {
        const QStringList names = needed.tables.keys();
        return !names.isEmpty() && std::all_of(names.begin(), names.end(), [&](const QString &name) {
            return m_structure.table(name) != nullptr;
        });
    }

    /// Areas that no version row speaks of: all of their tables are there, and fit the head. Tables that do
    /// not fit are Unknown, or nobody's business beside an area that the owner's version row names.
    base::Result<void> recogniseByTables(bool refusesMisfits)
    {
        SHOPBOOK_TRY(readAll());
        for (const QString &branch : areaBranches()) {
            const QString head = m_scripts.headOf(branch);
            const auto structures = structuresOf(m_scripts.scripts(), branch);
            SHOPBOOK_TRY(structures);
            if (m_result.areas.contains(branch) || !hasTablesOf(structures->value(head)))
                continue;
            const QStringList lacking = misfits(structures->value(head), m_structure);
            if (lacking.isEmpty()) {
                m_result.recognised.insert(branch, Recognition{branch, head, {}, {}, {}});
                place(branch, head);
            } else if (refusesMisfits) {
                m_result.found = words::foundUnknown(m_result.unknownRevision);
                SHOPBOOK_TRY(placeByState(branch, lacking));
                if (m_result.standing == Standing::Unknown)
                    return {};
            }
        }
        return m_result.areas.isEmpty() && refusesMisfits ? recogniseBeginnings() : base::Result<void>();
    }

    /// No area has all of its tables: a run that stopped between them leaves the first few.
    base::Result<void> recogniseBeginnings()
    {
        for (const QString &branch : areaBranches()) {
            const auto isKnown = recogniseState(branch);
            SHOPBOOK_TRY(isKnown);
            if (!*isKnown)
                continue;
            const Recognition &state = m_result.recognised[branch];
            m_result.standing = Standing::Recognised;
            m_result.found = words::foundUnknown(m_result.unknownRevision) + u' ' + state.sentence();
            place(branch, state.revision);
        }
        return {};
    }

    /// Another program's row is missing, unknown or wrong: what the tables say themselves. False: nothing.
    base::Result<bool> recogniseState(const QString &branch)
    {
        auto state = recognise(m_scripts, branch, m_structure);
        SHOPBOOK_TRY(state);
        if (!*state)
            return false;
        m_result.recognised.insert(branch, **state);
        return true;
    }

    /// What the owner's own Alembic began after the revision that its row names.
    base::Result<void> findHalfStates()
    {
        for (const QString &branch : std::as_const(m_result.areas)) {
            if (m_result.recognised.contains(branch))
                continue;
            const auto half = begunAfter(m_scripts, branch, m_result.revisions.value(branch), m_structure);
            SHOPBOOK_TRY(half);
            if (*half)
                m_result.halfStates.append((*half)->sentence());
        }
        return {};
    }

    base::Result<void> planToHead()
    {
        const auto steps = plan(m_result, m_scripts, Goal{Direction::Upgrade, {}, true, m_newAreas});
        SHOPBOOK_TRY(steps);
        for (const Step &step : *steps)
            m_result.pending.append(step.script);
        return {};
    }

    base::Result<void> describeDrift()
    {
        Structure needed;
        needed.engine = m_result.engine;
        for (const QString &branch : std::as_const(m_result.areas)) {
            const auto structures = structuresOf(m_scripts.scripts(), branch);
            SHOPBOOK_TRY(structures);
            needed.tables.insert(structures->value(m_scripts.headOf(branch)).tables);
        }
        m_result.drift = extras(needed, m_structure);
        return {};
    }

    Handle m_handle;
    const ScriptSet &m_scripts;
    QStringList m_newAreas;
    Versions m_versions;
    Structure m_structure;
    bool m_hasStructure = false;
    Assessment m_result;
};

} // namespace

base::Result<Assessment> assess(const database::Connection &connection, const ScriptSet &scripts,
                                const QStringList &newAreas)
{
    return Assessor(connection, scripts, newAreas).run();
}

base::Result<Assessment> look(const database::Location &location, const ScriptSet &scripts,
                              const QStringList &newAreas)
{
    if (location.engine == database::Engine::Sqlite && !QFileInfo::exists(location.path)) {
        Assessment assessment;
        assessment.found = QCoreApplication::translate("migration", "The file does not exist yet.");
        assessment.pending = scripts.scripts();
        assessment.willDo = words::willDo(assessment);
        return assessment;
    }
    const auto connection =
        database::Connection::open(location, database::OpenMode::ReadOnly, database::Role::Inspector);
    SHOPBOOK_TRY(connection);
    auto picture = database::Transaction::begin(*connection, database::Transaction::Kind::Read);
    SHOPBOOK_TRY(picture);
    auto assessment = assess(*connection, scripts, newAreas);
    SHOPBOOK_TRY(std::move(*picture).rollback());
    return assessment;
}

base::Error refusal(const Assessment &assessment, const database::Location &location)
{
    base::Error error;
    const QString name = location.displayName();
    switch (assessment.standing) {
    case Standing::Newer:
        error.code = base::ErrorCode::UnknownRevision;
        error.message = QCoreApplication::translate("migration",
                                                    "“%1” was not opened and nothing was changed. %2 Open it "
                                                    "with that version of Shopbook or a later one.")
                            .arg(name, assessment.found);
        break;
    case Standing::Unknown:
        error.code = base::ErrorCode::UnknownRevision;
        error.message = QCoreApplication::translate(
                            "migration",
                            "“%1” was not opened and nothing was changed. %2 Bring it to a revision that "
                            "Shopbook knows with the program that made it, or choose another database.")
                            .arg(name, assessment.found);
        break;
    case Standing::OtherProgram:
        error.code = base::ErrorCode::ForeignDatabase;
        error.message = QCoreApplication::translate("migration",
                                                    "“%1” was not opened and nothing was changed. %2 Choose "
                                                    "another database, or make a new store.")
                            .arg(name, assessment.found);
        break;
    case Standing::Recognised:
        error.code = base::ErrorCode::UnknownRevision;
        error.message = QCoreApplication::translate("migration",
                                                    "“%1” was not opened and nothing was changed. %2 If that "
                                                    "is right, `shopbook-cli migrate adopt` goes on from "
                                                    "there. %3")
                            .arg(name, assessment.found, assessment.willDo);
        break;
    default:
        error.code = base::ErrorCode::NotAtHead;
        error.message =
            QCoreApplication::translate("migration", "“%1” was not changed. %2 %3 Agree to that to go on.")
                .arg(name, assessment.found, assessment.willDo);
        break;
    }
    error.detail = assessment.drift.join(u"; "_s);
    return error;
}

} // namespace migration
