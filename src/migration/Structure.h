// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/Handle.h"
#include "migration/Script.h"

#include <QMap>

namespace migration
{

/// A column as the database describes it.
struct Column {
    /// What its declared type amounts to; spelling and lengths are drift, not identity.
    enum class Kind { Any, Integer, BigInteger, Real, Numeric, Boolean, Text, Timestamp, Other };
    QString name;
    QString type; ///< as declared
    Kind kind = Kind::Other;
    bool notNull = false;
    bool isGenerated = false;
    QString defaultText; ///< "" = none
    int keyPosition = 0; ///< place in the primary key from 1; 0 = not in it
};

struct Index {
    QString name;
    bool isUnique = false;
    bool isPlain = true; ///< over columns only, of all rows
    QStringList columns;
    QString definition;
};

struct ForeignKey {
    QStringList columns;
    QString table;
    QStringList targets; ///< empty = the other table's primary key
};

struct Table {
    QString name;
    QString schemaName; ///< PostgreSQL: public or shopbook
    QList<Column> columns;
    QList<Index> indexes;
    QList<ForeignKey> foreignKeys;

    [[nodiscard]] const Column *column(const QString &name) const;
    [[nodiscard]] QStringList primaryKey() const;
    /// As a primary key, a constraint or a unique index over exactly these columns.
    [[nodiscard]] bool isUnique(const QStringList &columns) const;
};

/// The schema of a database, read from its catalogue: tables by name, the rest by name and definition. A
/// value. SQLite's names are compared without case (keys are lower case); PostgreSQL's as they are.
struct Structure {
    database::Engine engine = database::Engine::Sqlite;
    QMap<QString, Table> tables;
    QMap<QString, QString> views;
    QMap<QString, QString> triggers; ///< "table.trigger" → definition

    [[nodiscard]] const Table *table(const QString &name) const;
    /// Every object in one line each: what an upgrade must leave as it was.
    [[nodiscard]] QStringList inventory() const;
};

/// Reads the catalogue; on PostgreSQL of the schemas public and shopbook (public's table wins where both have
/// one of that name). Changes nothing.
[[nodiscard]] base::Result<Structure> readStructure(const Handle &handle);

/// Whether a guard's condition holds in this structure.
[[nodiscard]] bool holds(const Guard &guard, const Structure &structure);

/// What `live` lacks of `needed` (tables, columns, compatible types, keys, unique sets), in words. Empty: it
/// fits. Defaults, NOT NULL, lengths and whatever is there beyond it do not count.
[[nodiscard]] QStringList misfits(const Structure &needed, const Structure &live);

/// What is in the tables of `needed`, and beside them, beyond what `needed` holds, in words.
[[nodiscard]] QStringList extras(const Structure &needed, const Structure &live);

/// The tables as the scripts of a branch leave them: revision → structure of the branch's own tables. Found
/// by running them on a scratch database in memory; kept for the next call. Ends before the first revision
/// that cannot run there, because it needs what only its owner's database has.
[[nodiscard]] base::Result<QMap<QString, Structure>> structuresOf(const QList<Script> &scripts,
                                                                  const QString &branch);

} // namespace migration
