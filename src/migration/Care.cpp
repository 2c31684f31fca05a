// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/Care.h"

#include "base/Paths.h"
#include "database/Transaction.h"
#include "migration/Backup.h"
#include "migration/ForeignKeys.h"
#include "migration/OwnerSigns.h"
#include "migration/Runner.h"
#include "migration/VersionTables.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace migration
{

namespace
{

using base::ErrorCode;
using database::Connection;
using database::Transaction;

/// Names that Alembic's batch mode and our rebuild give to the new table until it takes the old one's place.
QStringList leftoversIn(const Structure &structure)
{
    QStringList names;
    for (const Table &table : structure.tables) {
        if (table.name.startsWith(u"_alembic_tmp_"_s) || table.name.startsWith(u"shopbook_rebuild_"_s))
            names.append(table.name);
    }
    return names;
}

QString tableOf(const QString &leftover)
{
    const QString alembic = u"_alembic_tmp_"_s;
    return leftover.startsWith(alembic) ? leftover.sliced(alembic.size())
                                        : leftover.sliced(u"shopbook_rebuild_"_s.size());
}

base::Result<void> examineFile(const Connection &connection, QList<Finding> &findings)
{
    const Handle handle(connection);
    const auto answer = handle.rows(u"PRAGMA quick_check(5)"_s);
    SHOPBOOK_TRY(answer);
    if (answer->value(0).value(0).toString() != u"ok")
        findings.append(
            {ErrorCode::NotADatabase,
             QCoreApplication::translate("migration", "The file is damaged: %1. Bring back a backup.")
                 .arg(answer->value(0).value(0).toString())});
    const auto violations = foreignKeyViolations(handle);
    SHOPBOOK_TRY(violations);
    for (auto broken = violations->keyBegin(); broken != violations->keyEnd(); ++broken)
        findings.append(
            {ErrorCode::BrokenReference,
             QCoreApplication::translate("migration", "This row points at nothing: %1.").arg(*broken)});
    return {};
}

base::Result<void> examineScripts(const Handle &handle, const Assessment &assessment,
                                  const ScriptSet &scripts, QList<Finding> &findings)
{
    for (const QString &revision : assessment.changedScripts)
        findings.append(
            {ErrorCode::Checksum,
             QCoreApplication::translate(
                 "migration",
                 "The script of revision %1 was changed after it was run here. `shopbook-cli migrate "
                 "repair --accept-checksum %1` says that it is right.")
                 .arg(revision)});
    for (const Script &script : scripts.scripts()) {
        if (!scripts.isReached(script, assessment.revisions.value(script.branch)))
            continue;
        if (const auto held = verify(handle, script, VerifyTime::Later); !held)
            findings.append(
                {ErrorCode::Failed,
                 QCoreApplication::translate("migration", "What revision %1 made does not hold: %2")
                     .arg(script.revision, held.error().detail.section(u": "_s, 1).simplified())});
    }
    return {};
}

base::Result<Transaction> beginWriting(const Connection &connection)
{
    auto transaction = Transaction::begin(connection, Transaction::Kind::Write);
    SHOPBOOK_TRY(transaction);
    if (connection.engine() == database::Engine::Postgresql)
        SHOPBOOK_TRY(connection.execute(u"SET LOCAL search_path TO public, shopbook"_s));
    return transaction;
}

base::Error noPlace(const QString &branch)
{
    return {ErrorCode::Usage,
            QCoreApplication::translate(
                "migration",
                "There is no place in this database to write down where %1 stands: Shopbook's "
                "own tables are not there. `shopbook-cli migrate upgrade` makes them.")
                .arg(branch),
            {},
            {},
            {}};
}

} // namespace

base::Result<QList<Finding>> examine(const Connection &connection, const ScriptSet &scripts)
{
    const auto assessment = assess(connection, scripts);
    SHOPBOOK_TRY(assessment);
    if (assessment->standing == Standing::Newer || assessment->standing == Standing::OtherProgram
        || assessment->standing == Standing::Unknown)
        return refusal(*assessment, connection.location());
    QList<Finding> findings;
    const Handle handle(connection);
    if (handle.isSqlite())
        SHOPBOOK_TRY(examineFile(connection, findings));
    SHOPBOOK_TRY(examineScripts(handle, *assessment, scripts, findings));
    const auto structure = readStructure(handle);
    SHOPBOOK_TRY(structure);
    for (const QString &name : leftoversIn(*structure))
        findings.append(
            {ErrorCode::Failed,
             QCoreApplication::translate("migration",
                                         "An interrupted change left the table %1 behind. `shopbook-cli "
                                         "migrate repair --clean-temp` clears it away.")
                 .arg(name)});
    return findings;
}

base::Result<void> acceptChecksumOf(const database::Location &location, const ScriptSet &scripts,
                                    const QString &revision)
{
    const Script *script = scripts.byRevision(revision);
    const auto connection =
        Connection::open(location, database::OpenMode::ReadWrite, database::Role::Migrator);
    SHOPBOOK_TRY(connection);
    auto transaction = beginWriting(*connection);
    SHOPBOOK_TRY(transaction);
    const auto versions = readVersions(*connection);
    SHOPBOOK_TRY(versions);
    const auto recorded = versions->hasOwn ? recordedChecksums(*connection) : QMap<QString, QString>();
    SHOPBOOK_TRY(recorded);
    if (!script || !recorded->contains(revision))
        return base::Error{
            ErrorCode::Usage,
            QCoreApplication::translate("migration", "Revision %1 was never run in this database.")
                .arg(revision),
            {},
            {},
            {}};
    if (recorded->value(revision) != QString::fromLatin1(script->checksum))
        SHOPBOOK_TRY(acceptChecksum(*connection, *script));
    return std::move(*transaction).commit();
}

base::Result<QStringList> clearLeftovers(const database::Location &location, const QString &backupFolder)
{
    if (location.engine != database::Engine::Sqlite)
        return QStringList();
    const auto connection =
        Connection::open(location, database::OpenMode::ReadWrite, database::Role::Migrator);
    SHOPBOOK_TRY(connection);
    SHOPBOOK_TRY(connection->execute(u"PRAGMA foreign_keys = OFF"_s));
    auto transaction = beginWriting(*connection);
    SHOPBOOK_TRY(transaction);
    const Handle handle(*connection);
    const auto structure = readStructure(handle);
    SHOPBOOK_TRY(structure);
    QStringList done;
    for (const QString &name : leftoversIn(*structure)) {
        if (done.isEmpty()) {
            const auto backup =
                backUp(location, backupFolder.isEmpty() ? base::paths::backupFolder() : backupFolder);
            SHOPBOOK_TRY(backup);
            done.append(
                QCoreApplication::translate("migration", "How it was before lies in %1.").arg(*backup));
        }
        const QString table = tableOf(name);
        if (structure->table(table)) {
            SHOPBOOK_TRY(connection->execute(u"DROP TABLE "_s + handle.quoted(name)));
            done.append(QCoreApplication::translate("migration", "%1 was dropped: the table %2 is there.")
                            .arg(name, table));
            continue;
        }
        SHOPBOOK_TRY(connection->execute(u"PRAGMA legacy_alter_table = ON"_s));
        SHOPBOOK_TRY(connection->execute(
            u"ALTER TABLE %1 RENAME TO %2"_s.arg(handle.quoted(name), handle.quoted(table))));
        SHOPBOOK_TRY(connection->execute(u"PRAGMA legacy_alter_table = OFF"_s));
        done.append(QCoreApplication::translate(
                        "migration",
                        "%1 held the only rows of %2, which was gone: it has its place now. Its "
                        "indexes and triggers may be missing.")
                        .arg(name, table));
    }
    SHOPBOOK_TRY(std::move(*transaction).commit());
    return done;
}

base::Result<void> stamp(const database::Location &location, const ScriptSet &scripts,
                         const QMap<QString, QString> &revisions, const QString &ownerHead, bool purge)
{
    const auto connection =
        Connection::open(location, database::OpenMode::ReadWrite, database::Role::Migrator);
    SHOPBOOK_TRY(connection);
    auto transaction = beginWriting(*connection);
    SHOPBOOK_TRY(transaction);
    const Handle handle(*connection);
    const auto versions = readVersions(handle);
    SHOPBOOK_TRY(versions);
    const auto structure = readStructure(handle);
    SHOPBOOK_TRY(structure);
    const QStringList unknown = versions->unknown(scripts);
    if (!unknown.isEmpty() && !purge && revisions.contains(QString::fromLatin1(marketBranch)))
        return base::Error{
            ErrorCode::Usage,
            QCoreApplication::translate("migration",
                                        "alembic_version holds %1, which nobody knows here. With a second "
                                        "row beside it the owner's Alembic would stop. --purge takes it "
                                        "away first.")
                .arg(unknown.join(u", "_s)),
            {},
            {},
            {}};
    for (const QString &id : purge ? unknown : QStringList())
        SHOPBOOK_TRY(connection->execute(u"DELETE FROM alembic_version WHERE version_num = ?"_s, {id}));
    const Table *purchases = structure->table(u"purchases"_s);
    const bool hasLast = purchases && purchases->column(u"payment_type"_s);
    VersionPolicy policy;
    policy.ownerKnows = ownerKnows({location, scripts, *versions, ownerHead, hasLast});
    // What the owner says now counts more than a row that may have been moved too far.
    if (const Script *said = scripts.byRevision(ownerHead))
        policy.ownerKnows.insert(said->branch, said->revision);
    for (auto at = revisions.begin(); at != revisions.end(); ++at) {
        const bool needsOwn =
            at.key() == QLatin1StringView(shopbookBranch) || !ScriptSet::isBuiltIn(at.key());
        if (needsOwn && !versions->hasOwn)
            return noPlace(at.key());
        SHOPBOOK_TRY(moveHead(handle, scripts, at.key(), at.value(), policy));
    }
    return std::move(*transaction).commit();
}

} // namespace migration
