// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/VersionTables.h"

#include "base/Text.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace migration
{

namespace
{

const QString market = QString::fromLatin1(marketBranch);

qsizetype placeOf(const QList<Script> &chain, const QString &revision)
{
    const auto found = std::find_if(chain.begin(), chain.end(),
                                    [&](const Script &script) { return script.revision == revision; });
    return found == chain.end() ? -1 : found - chain.begin();
}

/// What the owner's row shall say when the branch stands at `revision` (or "", below the first).
QString rowFor(const QString &revision, const QString &theirs, const QString &known,
               const QList<Script> &chain)
{
    if (theirs.isEmpty() || known.isEmpty())
        return theirs;
    return placeOf(chain, revision) <= placeOf(chain, known) ? revision : known;
}

base::Result<void> run(const Handle &handle, const QString &sql, const QVariantList &values = {})
{
    const auto changed = handle.execute(sql, values);
    SHOPBOOK_TRY(changed);
    return {};
}

base::Result<void> moveAlembic(const Handle &handle, const Versions &versions, const QString &from,
                               const QString &to)
{
    if (!versions.hasAlembic)
        SHOPBOOK_TRY(run(handle,
                         u"CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
                         "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"_s));
    if (from.isEmpty())
        return run(handle, u"INSERT INTO alembic_version (version_num) VALUES (?)"_s, {to});
    if (to.isEmpty())
        return run(handle, u"DELETE FROM alembic_version WHERE version_num = ?"_s, {from});
    return run(handle, u"UPDATE alembic_version SET version_num = ? WHERE version_num = ?"_s, {to, from});
}

base::Result<void> writeHistory(const Handle &handle, const Script &script, const QString &what,
                                qint64 durationMs)
{
    return run(handle,
               u"INSERT INTO shopbook_history (revision, branch, direction, message, checksum, applied_at, "
               u"duration_ms, "
               "program) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_s,
               {script.revision, script.branch, what, script.message, QString::fromLatin1(script.checksum),
                base::text::nowUtc(), durationMs, QStringLiteral("Shopbook " SHOPBOOK_VERSION)});
}

const QString personalPrefix = u"own/"_s;
const QString notePrefix = u"alembic/"_s;

base::Result<void> writeOwn(const Handle &handle, const QString &key, const QString &revision)
{
    SHOPBOOK_TRY(run(handle, u"DELETE FROM shopbook_revision WHERE branch = ?"_s, {key}));
    if (revision.isEmpty())
        return {};
    return run(handle, u"INSERT INTO shopbook_revision (branch, revision) VALUES (?, ?)"_s, {key, revision});
}

/// Notes how far the owner's Alembic knows the branch, unless that goes without saying.
base::Result<void> note(const Handle &handle, const Versions &versions, const QString &branch,
                        const QString &known)
{
    if (known.isEmpty() || known == versions.knownOf(branch))
        return {};
    const bool isUsual = known == Versions().knownOf(branch);
    return writeOwn(handle, notePrefix + branch, isUsual ? QString() : known);
}

} // namespace

QString Versions::alembicOf(const QString &branch, const ScriptSet &scripts) const
{
    for (const QString &revision : alembic) {
        const Script *script = scripts.byRevision(revision);
        if (script && script->branch == branch)
            return revision;
    }
    return {};
}

QStringList Versions::unknown(const ScriptSet &scripts) const
{
    QStringList result;
    std::copy_if(alembic.begin(), alembic.end(), std::back_inserter(result),
                 [&](const QString &revision) { return !scripts.byRevision(revision); });
    return result;
}

QString Versions::positionOf(const QString &branch, const ScriptSet &scripts) const
{
    const QString theirs = alembicOf(branch, scripts);
    const QString ours = own.value(branch);
    if (theirs.isEmpty() || ours.isEmpty())
        return theirs.isEmpty() ? ours : theirs;
    const QList<Script> chain = scripts.chain(branch);
    const qsizetype place = placeOf(chain, theirs);
    const qsizetype left = qMin(placeOf(chain, ours), placeOf(chain, knownOf(branch)));
    return place < left || place > placeOf(chain, ours) ? theirs : ours;
}

QString Versions::knownOf(const QString &branch) const
{
    static const QMap<QString, QString> common{
        {market, QString::fromLatin1(lastCommonRevision)},
        {QString::fromLatin1(phonebookBranch), QString::fromLatin1(lastPhonebookRevision)}};
    return noted.value(branch, common.value(branch));
}

base::Result<Versions> readVersions(const Handle &handle)
{
    const auto tables = handle.isSqlite()
        ? handle.rows(u"SELECT lower(name) FROM sqlite_master WHERE type = 'table' "
                      "AND lower(name) IN ('alembic_version', 'shopbook_revision')"_s)
        : handle.rows(u"SELECT relname::text FROM pg_catalog.pg_class WHERE oid IN "
                      "(to_regclass('alembic_version'), to_regclass('shopbook_revision'))"_s);
    SHOPBOOK_TRY(tables);
    Versions versions;
    versions.hasAlembic = tables->contains(Row{u"alembic_version"_s});
    versions.hasOwn = tables->contains(Row{u"shopbook_revision"_s});
    if (versions.hasAlembic) {
        const auto rows = handle.rows(u"SELECT version_num FROM alembic_version ORDER BY version_num"_s);
        SHOPBOOK_TRY(rows);
        for (const Row &row : *rows)
            versions.alembic.append(row.constFirst().toString());
    }
    if (versions.hasOwn) {
        const auto rows = handle.rows(u"SELECT branch, revision FROM shopbook_revision"_s);
        SHOPBOOK_TRY(rows);
        for (const Row &row : *rows) {
            QString branch = row.at(0).toString();
            if (branch.startsWith(notePrefix)) {
                versions.noted.insert(branch.sliced(notePrefix.size()), row.at(1).toString());
                continue;
            }
            if (branch.startsWith(personalPrefix)) {
                branch = branch.sliced(personalPrefix.size());
                versions.personal.append(branch);
            }
            versions.own.insert(branch, row.at(1).toString());
        }
    }
    return versions;
}

base::Result<void> recordOwn(const Handle &handle, const QString &branch, const QString &revision)
{
    return writeOwn(handle, ScriptSet::isBuiltIn(branch) ? branch : personalPrefix + branch, revision);
}

base::Result<void> moveHead(const Handle &handle, const ScriptSet &scripts, const QString &branch,
                            const QString &revision, const VersionPolicy &policy)
{
    const auto versions = readVersions(handle);
    SHOPBOOK_TRY(versions);
    const QString theirs = versions->alembicOf(branch, scripts);
    const QString known = policy.ownerKnows.value(branch, versions->knownOf(branch));
    const bool isRowAlone = !versions->hasOwn || (policy.isNew && branch == market);
    const QString row = isRowAlone ? revision : rowFor(revision, theirs, known, scripts.chain(branch));
    if (theirs != row)
        SHOPBOOK_TRY(moveAlembic(handle, *versions, theirs, row));
    if (!versions->hasOwn)
        return {};
    if (!theirs.isEmpty() && !policy.isNew)
        SHOPBOOK_TRY(note(handle, *versions, branch, known));
    return recordOwn(handle, branch, row == revision ? QString() : revision);
}

base::Result<void> recordRevision(const Handle &handle, const ScriptSet &scripts, const Script &script,
                                  Direction direction, const VersionPolicy &policy, qint64 durationMs)
{
    const auto versions = readVersions(handle);
    SHOPBOOK_TRY(versions);
    const bool goesUp = direction == Direction::Upgrade;
    if (versions->hasOwn)
        SHOPBOOK_TRY(writeHistory(handle, script, goesUp ? u"upgrade"_s : u"downgrade"_s, durationMs));
    else if (script.branch == QLatin1StringView(shopbookBranch))
        return {}; // the downgrade of our own tables has taken them away
    return moveHead(handle, scripts, script.branch, goesUp ? script.revision : script.downRevision, policy);
}

base::Result<QMap<QString, QString>> recordedChecksums(const Handle &handle)
{
    const auto rows =
        handle.rows(u"SELECT revision, checksum FROM shopbook_history WHERE direction <> 'downgrade' "
                    "ORDER BY id"_s);
    SHOPBOOK_TRY(rows);
    QMap<QString, QString> checksums;
    for (const Row &row : *rows)
        checksums.insert(row.at(0).toString(), row.at(1).toString());
    return checksums;
}

base::Result<void> acceptChecksum(const Handle &handle, const Script &script)
{
    return writeHistory(handle, script, u"accept"_s, 0);
}

base::Result<QString> newestBranch(const Handle &handle)
{
    const auto versions = readVersions(handle);
    SHOPBOOK_TRY(versions);
    if (!versions->hasOwn)
        return QString();
    const auto rows = handle.rows(u"SELECT branch FROM shopbook_history ORDER BY id DESC LIMIT 1"_s);
    SHOPBOOK_TRY(rows);
    return rows->isEmpty() ? QString() : rows->constFirst().constFirst().toString();
}

} // namespace migration
