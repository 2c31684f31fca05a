// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Names.h"

using namespace Qt::StringLiterals;

namespace cli {

QString nameOf(base::ErrorCode code)
{
    using base::ErrorCode;
    switch (code) {
    case ErrorCode::Failed:
        return u"failed"_s;
    case ErrorCode::Usage:
        return u"usage"_s;
    case ErrorCode::Locked:
        return u"locked"_s;
    case ErrorCode::UnknownRevision:
        return u"unknown_revision"_s;
    case ErrorCode::Checksum:
        return u"checksum"_s;
    case ErrorCode::NotADatabase:
        return u"not_a_database"_s;
    case ErrorCode::ForeignDatabase:
        return u"other_program"_s;
    case ErrorCode::NotFound:
        return u"not_found"_s;
    case ErrorCode::NoPermission:
        return u"no_permission"_s;
    case ErrorCode::NoSpace:
        return u"no_space"_s;
    case ErrorCode::Drift:
        return u"drift"_s;
    case ErrorCode::NotAtHead:
        return u"not_at_head"_s;
    case ErrorCode::Unreachable:
        return u"unreachable"_s;
    case ErrorCode::AccessDenied:
        return u"access_denied"_s;
    case ErrorCode::Cancelled:
        return u"cancelled"_s;
    case ErrorCode::NotUnique:
        return u"not_unique"_s;
    case ErrorCode::BrokenReference:
        return u"broken_reference"_s;
    case ErrorCode::Missing:
        return u"missing"_s;
    case ErrorCode::BrokenRule:
        return u"broken_rule"_s;
    case ErrorCode::Retry:
        return u"retry"_s;
    case ErrorCode::WouldBlock:
        return u"would_block"_s;
    }
    return u"failed"_s;
}

QString nameOf(migration::Standing standing)
{
    using migration::Standing;
    switch (standing) {
    case Standing::UpToDate:
        return u"up_to_date"_s;
    case Standing::Empty:
        return u"empty"_s;
    case Standing::Behind:
        return u"behind"_s;
    case Standing::Foreign:
        return u"foreign"_s;
    case Standing::Recognised:
        return u"recognised"_s;
    case Standing::Newer:
        return u"newer"_s;
    case Standing::Unknown:
        return u"unknown"_s;
    case Standing::OtherProgram:
        return u"other_program"_s;
    }
    return u"unknown"_s;
}

QJsonObject toJson(const QMap<schema::Table, qint64> &rows)
{
    QJsonObject object;
    for (auto row = rows.cbegin(); row != rows.cend(); ++row)
        object.insert(schema::entity(row.key()).name, row.value());
    return object;
}

QJsonObject toJson(const QMap<QString, QString> &texts)
{
    QJsonObject object;
    for (auto text = texts.cbegin(); text != texts.cend(); ++text)
        object.insert(text.key(), text.value());
    return object;
}

QJsonObject toJson(const base::Error &error)
{
    return {{u"code"_s, nameOf(error.code)},
            {u"message"_s, error.message},
            {u"detail"_s, error.detail},
            {u"exit"_s, base::exitCode(error.code)}};
}

QString toText(const QMap<schema::Table, qint64> &rows)
{
    QStringList lines;
    for (const schema::Entity &entity : schema::entities()) {
        if (rows.contains(entity.table))
            lines.append(u"  %1 %2"_s.arg(entity.name, -12).arg(rows.value(entity.table), 8));
    }
    return lines.join(u'\n');
}

} // namespace cli
