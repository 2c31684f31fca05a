// SPDX-License-Identifier: GPL-3.0-or-later
// What each revision's tables look like: structuresOf() of Structure.h.
#include "migration/Runner.h"
#include "migration/ScratchDatabase.h"
#include "migration/Structure.h"

#include <QCryptographicHash>
#include <QHash>
#include <QMutex>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace migration
{

namespace
{

/// The scripts of a branch with all that they stand on, in the order of `scripts`.
QList<Script> closure(const QList<Script> &scripts, const QString &branch)
{
    QStringList wanted;
    for (auto script = scripts.rbegin(); script != scripts.rend(); ++script) {
        if (script->branch != branch && !wanted.contains(script->revision))
            continue;
        wanted << script->revision << script->dependsOn;
        if (!script->downRevision.isEmpty())
            wanted << script->downRevision;
    }
    QList<Script> result;
    std::copy_if(scripts.begin(), scripts.end(), std::back_inserter(result), [&](const Script &script) {
        return wanted.contains(script.revision) && script.supports(database::Engine::Sqlite);
    });
    return result;
}

QByteArray keyOf(const QList<Script> &scripts, const QString &branch)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(branch.toUtf8());
    for (const Script &script : scripts)
        hash.addData(script.revision.toUtf8() + '/' + script.checksum + '/');
    return hash.result();
}

base::Result<QMap<QString, Structure>> tryOut(const QList<Script> &scripts, const QString &branch)
{
    ScratchDatabase scratch;
    const auto handle = scratch.open();
    SHOPBOOK_TRY(handle);
    QMap<QString, Structure> result;
    QStringList others; // tables that another branch made
    for (const Script &script : scripts) {
        // A person's own script may need rows or tables that are only in their database. What it leaves is
        // not known then, and nothing is asked of it; a test sees that all of ours run.
        if (!runScript(*handle, script, Direction::Upgrade))
            return result;
        auto structure = readStructure(*handle);
        SHOPBOOK_TRY(structure);
        if (script.branch != branch) {
            others = structure->tables.keys();
            continue;
        }
        for (const QString &other : std::as_const(others))
            structure->tables.remove(other);
        result.insert(script.revision, *structure);
    }
    return result;
}

} // namespace

base::Result<QMap<QString, Structure>> structuresOf(const QList<Script> &scripts, const QString &branch)
{
    static QMutex mutex;
    static QHash<QByteArray, QMap<QString, Structure>> kept;
    const QList<Script> needed = closure(scripts, branch);
    const QByteArray key = keyOf(needed, branch);
    const QMutexLocker lock(&mutex);
    if (const auto found = kept.constFind(key); found != kept.constEnd())
        return *found;
    auto structures = tryOut(needed, branch);
    SHOPBOOK_TRY(structures);
    kept.insert(key, *structures);
    return structures;
}

} // namespace migration
