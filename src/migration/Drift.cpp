// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/Drift.h"

#include "migration/Fingerprint.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace migration
{

namespace
{

using Kind = Difference::Kind;

QString orNone(const QString &text)
{
    return text.isEmpty() ? QCoreApplication::translate("migration", "none") : text;
}

void compareColumns(const Table &needed, const Table &live, database::Engine engine, QList<Difference> &found)
{
    for (const Column &column : needed.columns) {
        const Column *there = live.column(column.name);
        if (!there)
            continue; // it is among the missing
        const QString name = live.name + u'.' + there->name;
        const bool mayBeNull = !there->notNull && there->keyPosition == 0;
        const bool mightBeNull = !column.notNull && column.keyPosition == 0;
        if (mayBeNull != mightBeNull)
            found.append(
                {Kind::Different,
                 mayBeNull
                     ? QCoreApplication::translate("migration", "%1 may be NULL, the scripts forbid it")
                           .arg(name)
                     : QCoreApplication::translate("migration", "%1 may not be NULL, the scripts allow it")
                           .arg(name)});
        if (column.keyPosition == 0
            && normalisedDefault(column.defaultText) != normalisedDefault(there->defaultText))
            found.append({Kind::Different,
                          QCoreApplication::translate("migration", "%1 has the default %2, by the scripts %3")
                              .arg(name, orNone(there->defaultText), orNone(column.defaultText))});
        // The needed types are spelled as SQLite's scripts spell them; a server has one spelling of its own.
        if (engine == database::Engine::Sqlite
            && column.type.simplified().toUpper() != there->type.simplified().toUpper())
            found.append({Kind::Different,
                          QCoreApplication::translate("migration", "%1 is %2, by the scripts %3")
                              .arg(name, orNone(there->type), column.type)});
    }
}

bool isComparable(Standing standing)
{
    return standing != Standing::Newer && standing != Standing::OtherProgram && standing != Standing::Unknown;
}

} // namespace

base::Result<Structure> neededStructure(const database::Connection &connection, const ScriptSet &scripts,
                                        const Assessment &assessment)
{
    Structure needed;
    needed.engine = connection.engine();
    if (!isComparable(assessment.standing))
        return needed;
    for (auto at = assessment.revisions.begin(); at != assessment.revisions.end(); ++at) {
        const auto structures = structuresOf(scripts.scripts(), at.key());
        SHOPBOOK_TRY(structures);
        needed.tables.insert(structures->value(at.value()).tables);
    }
    return needed;
}

base::Result<Drift> driftOf(const database::Connection &connection, const ScriptSet &scripts)
{
    Drift drift;
    auto assessment = assess(connection, scripts);
    SHOPBOOK_TRY(assessment);
    drift.assessment = *assessment;
    if (!isComparable(assessment->standing))
        return refusal(*assessment, connection.location());
    const auto live = readStructure(connection);
    SHOPBOOK_TRY(live);
    const auto required = neededStructure(connection, scripts, *assessment);
    SHOPBOOK_TRY(required);
    const Structure &needed = *required;
    for (const QString &text : misfits(needed, *live))
        drift.differences.append({Kind::Missing, text});
    Structure known;
    known.engine = needed.engine;
    for (const Table &table : std::as_const(needed.tables)) {
        if (const Table *there = live->table(table.name)) {
            known.tables.insert(table.name, *there);
            compareColumns(table, *there, needed.engine, drift.differences);
        }
    }
    for (const QString &text : extras(needed, *live))
        drift.differences.append({Kind::Extra, text});
    drift.fingerprint = fingerprint(known);
    return drift;
}

} // namespace migration
