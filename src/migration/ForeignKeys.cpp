// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/ForeignKeys.h"

using namespace Qt::StringLiterals;

namespace migration
{

base::Result<Violations> foreignKeyViolations(const Handle &handle)
{
    // Table by table: one whose keys cannot be checked would hide all others.
    const auto tables =
        handle.rows(u"SELECT DISTINCT m.name FROM sqlite_master AS m, pragma_foreign_key_list(m.name) AS f "
                    "WHERE m.type = 'table' AND m.sql NOT LIKE 'create virtual%'"_s);
    SHOPBOOK_TRY(tables);
    Violations result;
    for (const Row &table : *tables) {
        const QString name = table.constFirst().toString();
        const auto rows =
            handle.rows(u"SELECT \"table\", rowid, parent FROM pragma_foreign_key_check(?)"_s, {name});
        if (!rows) {
            if (rows.error().code == base::ErrorCode::Locked
                || rows.error().code == base::ErrorCode::Cancelled)
                return rows.error();
            ++result[name + u": "_s + rows.error().detail];
            continue;
        }
        for (const Row &row : *rows)
            ++result[row.at(0).toString() + u' ' + row.at(1).toString() + u" → "_s + row.at(2).toString()];
    }
    return result;
}

} // namespace migration
