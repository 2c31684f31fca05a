// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/StepNames.h"

#include "records/Save.h"
#include "schema/Conversion.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tables::names
{

using records::Operation;

namespace
{

QString named(Operation operation, const QString &one, const QString &label)
{
    switch (operation) {
    case Operation::Insert:
        return QCoreApplication::translate("tables", "Add %1 “%2”").arg(one, label);
    case Operation::Update:
        return QCoreApplication::translate("tables", "Edit %1 “%2”").arg(one, label);
    case Operation::Delete:
        return QCoreApplication::translate("tables", "Delete %1 “%2”").arg(one, label);
    case Operation::Restore:
        return QCoreApplication::translate("tables", "Restore %1 “%2”").arg(one, label);
    case Operation::Archive:
        return QCoreApplication::translate("tables", "Archive %1 “%2”").arg(one, label);
    case Operation::Unarchive:
        break;
    }
    return QCoreApplication::translate("tables", "Take %1 “%2” out of the archive").arg(one, label);
}

QString nameless(Operation operation, const QString &one)
{
    switch (operation) {
    case Operation::Insert:
        return QCoreApplication::translate("tables", "Add %1").arg(one);
    case Operation::Update:
        return QCoreApplication::translate("tables", "Edit %1").arg(one);
    case Operation::Delete:
        return QCoreApplication::translate("tables", "Delete %1").arg(one);
    case Operation::Restore:
        return QCoreApplication::translate("tables", "Restore %1").arg(one);
    case Operation::Archive:
        return QCoreApplication::translate("tables", "Archive %1").arg(one);
    case Operation::Unarchive:
        break;
    }
    return QCoreApplication::translate("tables", "Take %1 out of the archive").arg(one);
}

QString ofSeveral(Operation operation, const QString &title, int count)
{
    switch (operation) {
    case Operation::Insert:
        return QCoreApplication::translate("tables", "%1: add %n row(s)", nullptr, count).arg(title);
    case Operation::Update:
        return QCoreApplication::translate("tables", "%1: edit %n row(s)", nullptr, count).arg(title);
    case Operation::Delete:
        return QCoreApplication::translate("tables", "%1: delete %n row(s)", nullptr, count).arg(title);
    case Operation::Restore:
        return QCoreApplication::translate("tables", "%1: restore %n row(s)", nullptr, count).arg(title);
    case Operation::Archive:
        return QCoreApplication::translate("tables", "%1: archive %n row(s)", nullptr, count).arg(title);
    case Operation::Unarchive:
        break;
    }
    return QCoreApplication::translate("tables", "%1: take %n row(s) out of the archive", nullptr, count)
        .arg(title);
}

} // namespace

QString labelOf(schema::Table table, const schema::Record &record)
{
    for (const QStringList &alternative : schema::entity(table).label) {
        QStringList parts;
        for (const QString &column : alternative)
            if (const QString part = schema::toTyped(record.value(column)).trimmed(); !part.isEmpty())
                parts.append(part);
        if (!parts.isEmpty())
            return parts.join(u' ');
    }
    return {};
}

QString calledBy(const records::RowKey &row, const QString &label)
{
    return row.table == schema::Table::Purchases && row.id > 0 ? QString::number(row.id) : label;
}

QString ofChange(const records::RowKey &row, const records::RowChange &change, const QString &label)
{
    const QString one = schema::entityOne(schema::entity(row.table));
    QString called = calledBy(row, label);
    if (called.isEmpty())
        called = labelOf(row.table, change.operation == Operation::Insert ? change.after : change.before);
    if (called.isEmpty() && row.id > 0)
        called = u"#%1"_s.arg(row.id);
    return called.isEmpty() ? nameless(change.operation, one) : named(change.operation, one, called);
}

QString ofChanges(const records::ChangeSet &changes, const QHash<records::RowKey, QString> &labels)
{
    const auto &all = changes.changes();
    if (all.isEmpty())
        return {};
    const records::RowKey first = all.firstKey();
    if (all.size() == 1)
        return ofChange(first, all.first(), labels.value(first));
    for (auto it = all.cbegin(); it != all.cend(); ++it)
        if (it.key().table != first.table || it->operation != all.first().operation)
            return QCoreApplication::translate("tables", "%n change(s)", nullptr, int(all.size()));
    return ofSeveral(all.first().operation, schema::entityTitle(schema::entity(first.table)),
                     int(all.size()));
}

QString ofPending(const records::ChangeSet &pending, const QHash<records::RowKey, QString> &labels)
{
    constexpr qsizetype mostNamed = 3;
    QStringList names;
    QSet<records::RowKey> told;
    bool isNamed = false;
    for (const records::ChangeSet::Told &step : pending.told()) {
        if (step.naming != records::ChangeSet::Naming::Changes)
            return ofChanges(pending, labels);
        const auto left = std::ranges::find_if(
            step.rows, [&pending](const records::RowKey &row) { return pending.contains(row); });
        if (left == step.rows.end())
            continue; // taken out again
        for (const records::RowKey &row : step.rows)
            told.insert(row);
        isNamed = isNamed || !step.name.isEmpty();
        const QString name =
            step.name.isEmpty() ? ofChange(*left, *pending.change(*left), labels.value(*left)) : step.name;
        if (!names.contains(name))
            names.append(name);
        // Of a thousand steps nobody wants the names, nor to have each compared with all before it.
        if (names.size() > mostNamed)
            return ofChanges(pending, labels);
    }
    const auto &all = pending.changes();
    const bool isWhole = std::all_of(all.keyBegin(), all.keyEnd(),
                                     [&told](const records::RowKey &row) { return told.contains(row); });
    return isNamed && isWhole && names.size() <= mostNamed ? names.join(u"; "_s) : ofChanges(pending, labels);
}

} // namespace tables::names
