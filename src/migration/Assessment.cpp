// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/Assessment.h"

#include "database/Transaction.h"
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
        for (auto row = m_versions.own.begin(); row != m_versions.own.end(); ++row) {
            const Script *script = m_scripts.byRevision(row.value());
            if (script && script->branch == row.key())
                continue;
            m_result.standing = Standing::Newer;
            m_result.unknownRevision = row.value();
            m_result.found = words::foundNewer(row.value(), row.key());
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
        plan(m_result.areas + m_newAreas);
        if (!m_result.pending.isEmpty())
            SHOPBOOK_TRY(readAll());
        m_result.standing = m_result.pending.isEmpty() ? Standing::UpToDate : Standing::Behind;
        m_result.found = words::foundArea(m_result);
        m_result.willDo = words::willDo(m_result);
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
            plan(areaBranches());
            m_result.willDo = words::willDo(m_result);
            return {};
        }
        SHOPBOOK_TRY(placeByAlembic());
        if (m_result.standing == Standing::Unknown)
            return {};
        SHOPBOOK_TRY(recogniseByTables(m_result.areas.isEmpty()));
        if (m_result.standing == Standing::Unknown)
            return {};
        if (m_result.areas.isEmpty()) {
            m_result.standing = isBare ? Standing::Unknown : Standing::OtherProgram;
            m_result.found = isBare
                ? words::foundUnknown(m_result.unknownRevision,
                                      {QCoreApplication::translate("migration", "it has no tables")}, {})
                : QCoreApplication::translate(
                    "migration", "The database is sound, but there is neither a shop nor a phonebook in it.");
            return {};
        }
        m_result.standing = Standing::Foreign;
        plan(m_result.areas + m_newAreas);
        m_result.found = words::foundForeign(m_result);
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
            if (!lacking.isEmpty()) {
                m_result.standing = Standing::Unknown;
                m_result.found = words::foundContradiction(revision, lacking);
                m_result.drift = lacking;
                return {};
            }
            place(branch, revision);
        }
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
                place(branch, head);
            } else if (refusesMisfits) {
                m_result.standing = Standing::Unknown;
                m_result.drift = lacking;
                m_result.found =
                    words::foundUnknown(m_result.unknownRevision, lacking, proposal(branch, *structures));
                return {};
            }
        }
        return {};
    }

    /// "Its tables are those of revision 2fda6446e69f." if one fits to the last NOT NULL.
    [[nodiscard]] QString proposal(const QString &branch, const QMap<QString, Structure> &structures) const
    {
        QList<Script> chain = m_scripts.chain(branch);
        std::reverse(chain.begin(), chain.end());
        for (const Script &script : std::as_const(chain)) {
            const Structure needed = structures.value(script.revision);
            if (needed.tables.isEmpty() || !misfits(needed, m_structure).isEmpty() || mayBeNull(needed))
                continue;
            QStringList more;
            const Structure head = structures.value(m_scripts.headOf(branch));
            for (const Table &table : head.tables) {
                for (const Column &column : table.columns) {
                    const Table *live = m_structure.table(table.name);
                    const Table *then = needed.table(table.name);
                    if ((!then || !then->column(column.name)) && live && live->column(column.name))
                        more.append(table.name + u'.' + column.name);
                }
            }
            if (more.isEmpty())
                return QCoreApplication::translate("migration", "Its tables are those of revision %1.")
                    .arg(script.revision);
            return QCoreApplication::translate(
                       "migration", "Its tables are those of revision %1, and %2 was begun after it.")
                .arg(script.revision, more.join(u", "_s));
        }
        return {};
    }

    [[nodiscard]] bool mayBeNull(const Structure &needed) const
    {
        for (const Table &table : needed.tables) {
            const Table *live = m_structure.table(table.name);
            for (const Column &column : table.columns) {
                if (live && column.notNull && !live->column(column.name)->notNull)
                    return true;
            }
        }
        return false;
    }

    /// The pending scripts of the branches, with what they depend on, in the order of the set.
    void plan(const QStringList &branches)
    {
        QStringList wanted;
        for (const QString &branch : branches + QStringList{shopbook}) {
            for (const Script &script : m_scripts.after(branch, m_result.revisions.value(branch)))
                wanted.append(script.revision);
        }
        const QList<Script> &all = m_scripts.scripts();
        for (auto script = all.rbegin(); script != all.rend(); ++script) {
            if (!wanted.contains(script->revision))
                continue;
            for (const QString &dependency : script->dependsOn) {
                const Script *other = m_scripts.byRevision(dependency);
                if (isPassed(*other))
                    continue;
                for (const Script &each :
                     m_scripts.after(other->branch, m_result.revisions.value(other->branch))) {
                    wanted.append(each.revision);
                    if (each.revision == dependency)
                        break;
                }
            }
        }
        std::copy_if(all.begin(), all.end(), std::back_inserter(m_result.pending),
                     [&](const Script &script) { return wanted.contains(script.revision); });
    }

    [[nodiscard]] bool isPassed(const Script &script) const
    {
        const QList<Script> ahead = m_scripts.after(script.branch, m_result.revisions.value(script.branch));
        return std::none_of(ahead.begin(), ahead.end(),
                            [&](const Script &other) { return other.revision == script.revision; });
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
