// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/Trial.h"

#include "base/Paths.h"
#include "migration/Backup.h"
#include "migration/Run.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace migration
{

namespace
{

base::Result<Trial> tryOnCopy(const database::Location &location, const ScriptSet &scripts,
                              UpgradeOptions options)
{
    const auto seen = look(location, scripts, options.newAreas);
    SHOPBOOK_TRY(seen);
    const auto steps = Run(location, scripts, options).stepsFor(*seen);
    SHOPBOOK_TRY(steps);
    if (steps->isEmpty())
        return Trial{*seen, {}, {}, {}, {}, {}, {}, {}};
    const QString backups =
        options.backupFolder.isEmpty() ? base::paths::backupFolder() : options.backupFolder;
    SHOPBOOK_TRY(base::paths::makePrivateFolder(backups));
    const QTemporaryDir folder(QDir(backups).filePath(u"trial-XXXXXX"_s));
    if (!folder.isValid())
        return base::Error{base::ErrorCode::NoPermission,
                           QCoreApplication::translate("migration", "“%1” cannot be written.")
                               .arg(QDir::toNativeSeparators(backups)),
                           folder.errorString(),
                           {},
                           {}};
    database::Location copy;
    copy.path = folder.filePath(u"copy.db"_s);
    QElapsedTimer copying;
    copying.start();
    const bool exists = QFileInfo(location.path).size() > 0;
    if (exists)
        SHOPBOOK_TRY(backUpTo(location, copy.path));
    const qint64 copyMs = exists ? copying.elapsed() : 0;
    options.original = location;
    options.makesBackup = false;
    options.longestLockMs = -1;
    Trial trial;
    trial.assessment = *seen;
    Run run(copy, scripts, options, &trial);
    SHOPBOOK_TRY(upgradeSqlite(run));
    trial.report = run.report;
    if (options.direction == Direction::Upgrade || exists)
        trial.report.lockedMs += copyMs; // the backup is made under the lock
    return trial;
}

} // namespace

base::Result<Trial> tryOut(const database::Location &location, const ScriptSet &scripts,
                           const UpgradeOptions &options)
{
    if (location.engine == database::Engine::Sqlite)
        return tryOnCopy(location, scripts, options);
    auto seen = look(location, scripts, options.newAreas);
    SHOPBOOK_TRY(seen);
    Trial trial;
    trial.assessment = *seen;
    Run run(location, scripts, options, &trial);
    SHOPBOOK_TRY(upgradePostgresql(run));
    trial.report = run.report;
    return trial;
}

base::Result<QList<Loss>> lossesOf(const Handle &handle, const QList<Step> &steps)
{
    QList<Loss> losses;
    auto structure = base::Result<Structure>(Structure{});
    for (const Step &step : steps) {
        if (step.direction == Direction::Upgrade || step.script.dataLoss.isEmpty())
            continue;
        if (structure->tables.isEmpty())
            structure = readStructure(handle);
        SHOPBOOK_TRY(structure);
        for (const QString &what : step.script.dataLoss) {
            const QString name = what.section(u'.', 0, 0);
            const QString column = what.section(u'.', 1);
            const Table *table = structure->table(name);
            if (!table || (!column.isEmpty() && !table->column(column)))
                continue;
            const QString where =
                column.isEmpty() ? QString() : u" WHERE CAST(%1 AS TEXT) <> ''"_s.arg(handle.quoted(column));
            const auto rows =
                handle.rows(u"SELECT count(*) FROM %1%2"_s.arg(handle.quoted(table->name), where));
            SHOPBOOK_TRY(rows);
            if (const qint64 count = rows->constFirst().constFirst().toLongLong(); count > 0)
                losses.append({what, count});
        }
    }
    return losses;
}

base::Result<QMap<QString, qint64>> rowsPerTable(const Handle &handle, const Structure &structure)
{
    QMap<QString, qint64> counts;
    for (const Table &table : structure.tables) {
        if (table.columns.isEmpty()) // a virtual table whose module may not be there
            continue;
        const QString name = handle.quoted(table.name);
        const QString place =
            table.schemaName.isEmpty() ? name : handle.quoted(table.schemaName) + u'.' + name;
        const auto rows = handle.rows(u"SELECT count(*) FROM "_s + place);
        SHOPBOOK_TRY(rows);
        counts.insert(table.name, rows->constFirst().constFirst().toLongLong());
    }
    return counts;
}

} // namespace migration
