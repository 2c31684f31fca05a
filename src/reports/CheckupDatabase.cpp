// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/Query.h"
#include "migration/Completion.h"
#include "migration/Drift.h"
#include "migration/Structure.h"
#include "records/Counters.h"
#include "reports/CheckupScan.h"

#include <QCoreApplication>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

using namespace Qt::StringLiterals;

// What concerns the database as a whole.

namespace reports::checkup
{

using database::Connection;
using database::Engine;

namespace
{

using namespace std::chrono_literals;

/// A file that is not in WAL mode is locked against its bot for as long as it is read.
constexpr auto longestRead = 800ms;

/// Interrupts a connection's statement when it takes too long.
class Patience
{
public:
    Patience(const Connection &connection, bool isLimited)
    {
        if (isLimited)
            m_thread = std::thread([this, interrupter = connection.interrupter()] {
                std::unique_lock lock(m_mutex);
                if (!m_done.wait_for(lock, longestRead, [this] { return m_isOver; })) {
                    m_isCut = true;
                    interrupter->interrupt();
                }
            });
    }
    ~Patience() { end(); }
    Patience(const Patience &) = delete;
    Patience &operator=(const Patience &) = delete;

    /// True when it was interrupted.
    bool end()
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_isOver = true;
        }
        m_done.notify_all();
        if (m_thread.joinable())
            m_thread.join();
        return m_isCut;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_done;
    std::thread m_thread;
    bool m_isOver = false;
    bool m_isCut = false;
};

Finding finding(const QString &rule, const QString &kind, Severity severity, base::ErrorCode code)
{
    Finding found;
    found.rule = rule;
    found.kind = kind;
    found.severity = severity;
    found.code = code;
    return found;
}

base::Result<QStringList> texts(const Connection &connection, const QString &sql)
{
    auto query = database::Query::run(connection, sql);
    SHOPBOOK_TRY(query);
    QStringList found;
    while (query->next())
        found.append(query->value(0).toString());
    SHOPBOOK_TRY(query->finish());
    return found;
}

base::Result<QList<Finding>> damage(const Connection &connection)
{
    const auto mode = connection.scalar(u"PRAGMA journal_mode"_s);
    SHOPBOOK_TRY(mode);
    const bool isWal = mode->toString().compare(u"wal"_s, Qt::CaseInsensitive) == 0;
    Patience patience(connection, !isWal);
    const auto lines = texts(connection, u"PRAGMA integrity_check(20)"_s);
    if (patience.end()) {
        Finding unread = finding(u"damage"_s, u"not-looked"_s, Severity::Note, base::ErrorCode::Failed);
        return QList{unread};
    }
    // A page that cannot be read at all ends the check with an error: that is an answer, too.
    if (!lines && lines.error().code != base::ErrorCode::NotADatabase)
        return lines.error();
    if (lines && lines->size() == 1 && lines->constFirst() == u"ok")
        return QList<Finding>();
    Finding broken = finding(u"damage"_s, u"damage"_s, Severity::Error, base::ErrorCode::NotADatabase);
    broken.sentence = lines ? lines->join(u'\n') : lines.error().detail;
    return QList{broken};
}

base::Result<QList<Finding>> counters(const Connection &connection)
{
    QList<Finding> findings;
    for (const schema::Entity &entity : schema::entities()) {
        const auto behind = records::counterIsBehind(connection, entity.table);
        SHOPBOOK_TRY(behind);
        if (!*behind)
            continue;
        Finding found = finding(u"counters"_s, u"counter"_s, Severity::Error, base::ErrorCode::Failed);
        found.table = entity.table;
        found.column = u"id"_s;
        found.repair = RepairKind::Counters;
        findings.append(found);
    }
    return findings;
}

/// A database that Shopbook has written may be completed by the migrator; in another one its owner says when.
base::Result<QList<Finding>> constraints(const Connection &connection)
{
    const auto scripts = migration::ScriptSet::builtIn();
    SHOPBOOK_TRY(scripts);
    QList<Finding> findings;
    const auto add = [&findings](const QString &kind, Severity severity, const QString &what,
                                 RepairKind repair) {
        Finding found = finding(u"constraints"_s, kind, severity, base::ErrorCode::Drift);
        found.sentence = what;
        found.repair = repair;
        findings.append(found);
    };
    const auto assessment = migration::assess(connection, *scripts);
    SHOPBOOK_TRY(assessment);
    const auto isCompletable = migration::canComplete(connection, *scripts, *assessment);
    SHOPBOOK_TRY(isCompletable);
    const RepairKind repair = *isCompletable ? RepairKind::Schema : RepairKind::None;
    for (const QString &half : assessment->halfStates)
        add(u"half"_s, Severity::Error, half, repair);
    // A newer one, or one that nobody knows, is compared with nothing.
    const auto drift = migration::driftOf(connection, *scripts);
    if (drift && assessment->halfStates.isEmpty())
        for (const migration::Difference &difference : drift->differences)
            if (difference.kind == migration::Difference::Kind::Missing)
                add(u"missing"_s, Severity::Error, difference.text, repair);
    const auto structure = migration::readStructure(connection);
    SHOPBOOK_TRY(structure);
    for (const schema::Entity &entity : schema::entities()) {
        const migration::Table *table = structure->table(entity.name);
        if (!table)
            continue;
        for (const schema::Field &field : entity.fields) {
            if (!field.relation || !table->column(field.column))
                continue;
            const bool isKey =
                std::any_of(table->foreignKeys.begin(), table->foreignKeys.end(), [&](const auto &key) {
                    return key.columns.size() == 1
                        && key.columns.constFirst().compare(field.column, Qt::CaseInsensitive) == 0;
                });
            if (!isKey)
                add(u"reference"_s, Severity::Warning, u"%1.%2"_s.arg(entity.name, field.column),
                    RepairKind::None);
        }
    }
    return findings;
}

} // namespace

base::Result<QSet<QString>> unguarded(const Connection &connection)
{
    const auto structure = migration::readStructure(connection);
    SHOPBOOK_TRY(structure);
    QSet<QString> found;
    for (const schema::Entity &entity : schema::entities()) {
        const migration::Table *table = structure->table(entity.name);
        if (!table)
            continue;
        for (const schema::Field &field : entity.fields)
            if (field.unique && table->column(field.column) && !table->isUnique({field.column}))
                found.insert(u"%1.%2"_s.arg(entity.name, field.column));
    }
    return found;
}

base::Result<QList<Finding>> databaseFindings(Pass &pass, bool wantsDamage, bool wantsCounters,
                                              bool wantsConstraints)
{
    QList<Finding> findings;
    if (wantsDamage && pass.connection.engine() == Engine::Sqlite) {
        const auto found = damage(pass.connection);
        SHOPBOOK_TRY(found);
        findings += *found;
    }
    if (wantsConstraints) {
        const auto found = constraints(pass.connection);
        SHOPBOOK_TRY(found);
        findings += *found;
    }
    if (wantsCounters && pass.connection.engine() == Engine::Postgresql) {
        const auto found = counters(pass.connection);
        SHOPBOOK_TRY(found);
        findings += *found;
    }
    return findings;
}

} // namespace reports::checkup
