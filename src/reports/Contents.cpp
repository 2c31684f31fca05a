// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/Contents.h"

#include "records/Catalog.h"

using namespace Qt::StringLiterals;

namespace reports
{

base::Result<QMap<schema::Table, qint64>> rowCounts(const database::Connection &connection)
{
    QStringList names;
    for (const schema::Entity &entity : schema::entities())
        names.append(entity.name);
    // By name only: a table that an upgrade has yet to complete has rows all the same.
    const auto present = records::catalog::tablesAmong(connection, names);
    if (!present)
        return present.error();
    QMap<schema::Table, qint64> counts;
    for (const schema::Entity &entity : schema::entities()) {
        if (!present->contains(entity.name))
            continue;
        const auto count =
            connection.scalar(u"SELECT COUNT(*) FROM "_s + connection.dialect().quoted(entity.name));
        if (!count)
            return count.error();
        counts.insert(entity.table, count->toLongLong());
    }
    return counts;
}

} // namespace reports
