// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/Query.h"
#include "records/Counters.h"
#include "reports/CheckupScan.h"
#include "reports/Patience.h"

using namespace Qt::StringLiterals;

// What concerns the database as a whole: damage, and counters.

namespace reports::checkup
{

using database::Connection;
using database::Engine;

namespace
{

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

base::Result<QList<Finding>> damage(const Connection &connection, std::chrono::milliseconds longest)
{
    const auto isLimited = readsLockOutWriters(connection);
    SHOPBOOK_TRY(isLimited);
    Patience patience(connection, *isLimited, longest);
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

} // namespace

Finding finding(const QString &rule, const QString &kind, Severity severity, base::ErrorCode code)
{
    Finding found;
    found.rule = rule;
    found.kind = kind;
    found.severity = severity;
    found.code = code;
    return found;
}

base::Result<QList<Finding>> databaseFindings(Pass &pass)
{
    const auto isWanted = [&pass](const QString &rule) {
        return pass.options.rules.isEmpty() || pass.options.rules.contains(rule);
    };
    const bool isFile = pass.connection.engine() == Engine::Sqlite;
    QList<Finding> findings;
    if (isFile && pass.options.isThorough && isWanted(u"damage"_s)) {
        const auto found = damage(pass.connection, pass.options.longestRead);
        SHOPBOOK_TRY(found);
        findings += *found;
    }
    if (isWanted(u"constraints"_s)) {
        const auto found = constraints(pass.connection);
        SHOPBOOK_TRY(found);
        findings += *found;
    }
    // A server lets no reference lead nowhere.
    if (isFile && pass.options.isThorough && isWanted(u"references"_s)) {
        const auto found = otherReferences(pass);
        SHOPBOOK_TRY(found);
        findings += *found;
    }
    if (!isFile && isWanted(u"counters"_s)) {
        const auto found = counters(pass.connection);
        SHOPBOOK_TRY(found);
        findings += *found;
    }
    return findings;
}

} // namespace reports::checkup
