// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "database/Location.h"

#include <QList>
#include <QMap>
#include <optional>

namespace migration
{

enum class Direction { Upgrade, Downgrade };

/// `-- @when has-table purchases`: whether the statement after it runs.
struct Guard {
    enum class Object { Table, Column, Index, Unique };
    bool wanted = false; ///< has- (true) or missing- (false)
    Object object = Object::Table;
    QString table;
    QStringList names; ///< column, index, or the columns of a unique set
};

struct Statement {
    QString sql; ///< one statement without its final semicolon and outer comments
    QList<Guard> guards; ///< all must hold
    QString listTable, listColumn,
        listWhere; ///< `-- @list table.column WHERE …`: values to name in the report
    bool once = false; ///< `-- @once` in @verify: holds right after the run; a bot may make it untrue later
    QString rebuild; ///< `-- @rebuild TABLE`: the table; sql then says what changes
    int line = 0;
};

/// One revision script, parsed and checked for its form. A value. Its text:
///
///     -- revision: 1720ca777755          1 to 32 of [A-Za-z0-9_]
///     -- down-revision: 1b95d36c8908     none | id
///     -- depends-on: a, b                ids of other branches; may be left out
///     -- branch: market
///     -- message: add payment id
///     -- transaction: yes                no = runs alone, outside a transaction; may be left out
///     -- @upgrade sqlite                 @upgrade | @downgrade | @verify, then sqlite | postgresql | nothing
///     for both
///     -- @when missing-column purchases.payment_id    has-, missing-; table, column, index, unique (t.a,b)
///     ALTER TABLE purchases ADD COLUMN payment_id VARCHAR;
///     -- @list purchases.payment_id WHERE …  after the statement, if it ran: these values are named in the
///     report
///     -- @downgrade sqlite data-loss: purchases.payment_id
///     -- @rebuild purchases              SQLite: the engine carries out the DROP COLUMN after it by a
///     rebuild
///     -- @verify                         each SELECT must return no row
struct Script {
    QString fileName;
    QString revision;
    QString downRevision; ///< "" for the first of a branch
    QStringList dependsOn;
    QString branch;
    QString message;
    bool transactional = true;
    bool hasSqlite = false; ///< has an @upgrade for this engine
    bool hasPostgresql = false;
    QList<Statement> upgradeSqlite, upgradePostgresql;
    QList<Statement> downgradeSqlite, downgradePostgresql;
    QList<Statement> verifySqlite, verifyPostgresql;
    QStringList dataLoss; ///< what a downgrade loses: "purchases.payment_id"
    QByteArray checksum; ///< SHA-256, hex
    QMap<QString, int> headerLines; ///< "down-revision" → where it stands in the file

    [[nodiscard]] const QList<Statement> &upgrade(database::Engine engine) const;
    [[nodiscard]] const QList<Statement> &downgrade(database::Engine engine) const;
    [[nodiscard]] const QList<Statement> &verify(database::Engine engine) const;
    [[nodiscard]] const QList<Statement> &statements(Direction direction, database::Engine engine) const;
    [[nodiscard]] bool supports(database::Engine engine) const;
};

/// Reads one script. Error: Usage, naming file, line and what is wrong.
[[nodiscard]] base::Result<Script> parseScript(const QString &fileName, const QByteArray &text);

} // namespace migration
