// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/ReadableSql.h"

#include "base/Text.h"
#include "records/Catalog.h"

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace records
{

namespace value = database::value;
using database::Dialect;
using schema::Entity;
using schema::Field;

namespace
{

QString text(const QString &plain)
{
    QString doubled = plain;
    return u"'%1'"_s.arg(doubled.replace(u'\'', u"''"_s));
}

QString literal(const Dialect &dialect, const Field &field, const QVariant &given)
{
    if (value::isNull(given))
        return u"NULL"_s;
    if (field.secret)
        return text(QString(8, QChar(0x2022)));
    if (field.relation && given.toLongLong() < 0)
        return u":new_%1"_s.arg(-given.toLongLong());
    switch (given.typeId()) {
    case QMetaType::Bool:
        if (dialect.engine() == database::Engine::Sqlite)
            return given.toBool() ? u"1"_s : u"0"_s;
        return given.toBool() ? u"TRUE"_s : u"FALSE"_s;
    case QMetaType::LongLong:
    case QMetaType::Int:
        return QString::number(given.toLongLong());
    case QMetaType::Double:
        return base::text::shortest(given.toDouble());
    default:
        return text(given.toString());
    }
}

QString condition(const Dialect &dialect, const Field &field, const QVariant &before)
{
    const QString column = dialect.quoted(field.column);
    return value::isNull(before) ? column + u" IS NULL"_s
                                 : u"%1 = %2"_s.arg(column, literal(dialect, field, before));
}

/// The row, and what must still stand there.
QString place(const Dialect &dialect, const Entity &entity, const RowKey &key, const RowChange &change)
{
    QStringList parts{u"%1 = %2"_s.arg(dialect.quoted(u"id"_s)).arg(key.id)};
    for (const Field &field : entity.fields)
        if (change.after.contains(field.column) && change.before.contains(field.column))
            parts.append(condition(dialect, field, change.before.value(field.column)));
    return parts.join(u" AND "_s);
}

QStringList assignments(const Dialect &dialect, const Entity &entity, const Record &values)
{
    QStringList parts;
    for (const Field &field : entity.fields)
        if (values.contains(field.column))
            parts.append(u"%1 = %2"_s.arg(dialect.quoted(field.column),
                                          literal(dialect, field, values.value(field.column))));
    return parts;
}

QString insertion(const Dialect &dialect, const Entity &entity, const RowKey &key, const RowChange &change)
{
    QStringList columns;
    QStringList values;
    for (const Field &field : entity.fields) {
        if (!change.after.contains(field.column) || field.column == u"id")
            continue;
        columns.append(dialect.quoted(field.column));
        values.append(literal(dialect, field, change.after.value(field.column)));
    }
    const QString table = dialect.quoted(entity.name);
    const QString filled = columns.isEmpty()
        ? u"INSERT INTO %1 DEFAULT VALUES"_s.arg(table)
        : u"INSERT INTO %1 (%2) VALUES (%3)"_s.arg(table, columns.join(u", "_s), values.join(u", "_s));
    return filled + u" RETURNING %1; -- :new_%2"_s.arg(dialect.quoted(u"id"_s)).arg(-key.id);
}

QString archived(const Dialect &dialect, const Entity &entity, const RowKey &key, bool isArchived)
{
    const QString table = dialect.quoted(catalog::archiveTable);
    if (isArchived)
        return u"INSERT INTO %1 (table_name, row_id) VALUES (%2, %3);"_s.arg(table, text(entity.name))
            .arg(key.id);
    return u"DELETE FROM %1 WHERE table_name = %2 AND row_id = %3;"_s.arg(table, text(entity.name))
        .arg(key.id);
}

QString statement(const Dialect &dialect, const RowKey &key, const RowChange &change)
{
    const Entity &entity = schema::entity(key.table);
    QStringList changed = assignments(dialect, entity, change.after);
    QString more;
    switch (change.operation) {
    case Operation::Insert:
        return insertion(dialect, entity, key, change);
    case Operation::Delete:
        if (!entity.softDelete)
            return u"DELETE FROM %1 WHERE %2;"_s.arg(dialect.quoted(entity.name),
                                                     place(dialect, entity, key, {}));
        [[fallthrough]];
    case Operation::Restore:
        changed.append(u"%1 = %2"_s.arg(
            dialect.quoted(u"deleted"_s),
            literal(dialect, *entity.field(u"deleted"_s), change.operation == Operation::Delete)));
        break;
    case Operation::Archive:
    case Operation::Unarchive:
        more = archived(dialect, entity, key, change.operation == Operation::Archive);
        if (changed.isEmpty())
            return more;
        more.prepend(u'\n');
        break;
    case Operation::Update:
        break;
    }
    return u"UPDATE %1 SET %2 WHERE %3;"_s.arg(dialect.quoted(entity.name), changed.join(u", "_s),
                                               place(dialect, entity, key, change))
        + more;
}

/// Insertions first, parents before children, in the order in which they were made; deletions last, children
/// first.
std::tuple<int, int, qint64> rank(const RowKey &key, const RowChange &change)
{
    switch (change.operation) {
    case Operation::Insert:
        return {0, int(key.table), -key.id};
    case Operation::Delete:
        return {2, -int(key.table), key.id};
    default:
        return {1, int(key.table), key.id};
    }
}

} // namespace

QStringList readableSql(const Dialect &dialect, const ChangeSet &changes, int most)
{
    QList<RowKey> keys = changes.changes().keys();
    std::sort(keys.begin(), keys.end(), [&changes](const RowKey &left, const RowKey &right) {
        return rank(left, *changes.change(left)) < rank(right, *changes.change(right));
    });
    QStringList statements;
    for (const RowKey &key : std::as_const(keys)) {
        if (statements.size() >= most)
            break;
        statements.append(statement(dialect, key, *changes.change(key)));
    }
    return statements;
}

} // namespace records
