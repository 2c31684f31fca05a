// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/Completion.h"

#include "base/Paths.h"
#include "database/Transaction.h"
#include "migration/Backup.h"
#include "migration/Runner.h"
#include "migration/Structure.h"
#include "migration/Upgrade.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace migration
{

namespace
{

using database::Connection;

/// It waits for a unique set or an index that is not there. Missing tables and columns are an upgrade's.
bool waits(const Statement &statement, const Structure &structure)
{
    const auto isConstraint = [](const Guard &guard) {
        return !guard.wanted
            && (guard.object == Guard::Object::Unique || guard.object == Guard::Object::Index);
    };
    return std::any_of(statement.guards.begin(), statement.guards.end(), isConstraint)
        && std::all_of(statement.guards.begin(), statement.guards.end(),
                       [&structure](const Guard &guard) { return holds(guard, structure); });
}

/// The scripts whose work stands here.
QList<Script> reached(const ScriptSet &scripts, const Assessment &assessment)
{
    QList<Script> found;
    for (const Script &script : scripts.scripts())
        if (scripts.isReached(script, assessment.revisions.value(script.branch)))
            found.append(script);
    return found;
}

QString withBackup(const QString &backup)
{
    return QCoreApplication::translate("migration", "How it was before lies in %1.").arg(backup);
}

/// Inside the caller's transaction.
base::Result<QStringList> runWaiting(const Connection &connection, const QList<Script> &scripts)
{
    const Handle handle(connection);
    QStringList done;
    for (const Script &script : scripts) {
        Effect effect;
        bool hasRun = false;
        for (const Statement &statement : script.upgrade(connection.engine())) {
            const auto structure = readStructure(handle);
            SHOPBOOK_TRY(structure);
            if (!waits(statement, *structure))
                continue;
            SHOPBOOK_TRY(runStatement(handle, statement, effect));
            hasRun = true;
        }
        if (!hasRun)
            continue;
        SHOPBOOK_TRY(verify(handle, script, VerifyTime::Later));
        done.append(QCoreApplication::translate("migration", "What revision %1 made is complete again.")
                        .arg(script.revision));
        for (const Listed &listed : effect.listed)
            done.append(u"%1 #%2 %3 = %4"_s.arg(listed.table, QString::number(listed.id), listed.column,
                                                listed.value));
    }
    return done;
}

base::Result<QStringList> finishHalf(const database::Location &location, const ScriptSet &scripts,
                                     const QString &backupFolder)
{
    UpgradeOptions options;
    options.ownerAgreed = true;
    options.adopts = true;
    options.backupFolder = backupFolder;
    const auto report = upgrade(location, scripts, options);
    SHOPBOOK_TRY(report);
    QStringList done;
    if (!report->backup.isEmpty())
        done.append(withBackup(report->backup));
    for (const AppliedStep &step : report->applied)
        done.append(QCoreApplication::translate("migration", "What revision %1 made is complete again.")
                        .arg(step.step.script.revision));
    return done;
}

} // namespace

base::Result<bool> canComplete(const Connection &connection, const ScriptSet &scripts,
                               const Assessment &assessment)
{
    if (assessment.standing == Standing::Recognised)
        return true;
    const auto structure = readStructure(connection);
    SHOPBOOK_TRY(structure);
    for (const Script &script : reached(scripts, assessment))
        for (const Statement &statement : script.upgrade(connection.engine()))
            if (waits(statement, *structure))
                return true;
    return false;
}

base::Result<QStringList> completeTables(const database::Location &location, const ScriptSet &scripts,
                                         const QString &backupFolder)
{
    const QString folder = backupFolder.isEmpty() ? base::paths::backupFolder() : backupFolder;
    const auto found = look(location, scripts);
    SHOPBOOK_TRY(found);
    if (found->standing == Standing::Recognised)
        return finishHalf(location, scripts, folder);
    const auto connection =
        Connection::open(location, database::OpenMode::ReadWrite, database::Role::Migrator);
    SHOPBOOK_TRY(connection);
    auto transaction = database::Transaction::begin(*connection, database::Transaction::Kind::Write);
    SHOPBOOK_TRY(transaction);
    if (connection->engine() == database::Engine::Postgresql)
        SHOPBOOK_TRY(connection->execute(u"SET LOCAL search_path TO public, shopbook"_s));
    const auto now = assess(*connection, scripts);
    SHOPBOOK_TRY(now);
    const auto isNeeded = canComplete(*connection, scripts, *now);
    SHOPBOOK_TRY(isNeeded);
    if (!*isNeeded)
        return QStringList();
    QStringList done;
    if (connection->engine() == database::Engine::Sqlite) {
        const auto backup = backUp(location, folder);
        SHOPBOOK_TRY(backup);
        done.append(withBackup(*backup));
    }
    const auto run = runWaiting(*connection, reached(scripts, *now));
    SHOPBOOK_TRY(run);
    SHOPBOOK_TRY(std::move(*transaction).commit());
    return done + *run;
}

} // namespace migration
