// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/ChangeMark.h"

#include "schema/Entity.h"

using namespace Qt::StringLiterals;

namespace tables::mark
{

using database::Connection;
using database::Engine;

base::Result<qint64> read(const Connection &connection)
{
    if (connection.engine() == Engine::Sqlite)
        return connection.dataVersion();
    QVariantList names{u"shopbook_archived"_s};
    QStringList marks{u"?"_s};
    for (const schema::Entity &entity : schema::entities()) {
        names.append(entity.name);
        marks.append(u"?"_s);
    }
    // What pg_stat_user_tables adds up, without its joins over all tables and indexes: those took longer than
    // a save.
    const auto sum = connection.scalar(
        u"SELECT CAST(COALESCE(SUM(pg_stat_get_tuples_inserted(oid) + pg_stat_get_tuples_updated(oid) "
        "+ pg_stat_get_tuples_deleted(oid)), 0) AS bigint) FROM pg_class WHERE relkind = 'r' AND relname IN (%1)"_s
            .arg(marks.join(u", ")),
        names);
    if (!sum)
        return sum.error();
    return sum->toLongLong();
}

qint64 ofSave(const Connection &connection, const records::SaveResult &result)
{
    if (connection.engine() == Engine::Sqlite || !result)
        return 0;
    return result->changed.size() + result->removed.size();
}

bool settle(const Connection &connection)
{
    if (connection.engine() == Engine::Sqlite)
        return true;
    const auto version = connection.scalar(u"SELECT CAST(current_setting('server_version_num') AS bigint)"_s);
    if (!version || version->toLongLong() < 150000)
        return false;
    return connection.scalar(u"SELECT CAST(pg_stat_force_next_flush() AS text)"_s).has_value();
}

} // namespace tables::mark
