// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/IdList.h"

using namespace Qt::StringLiterals;

namespace query
{

using database::Engine;

QString amongIds(const database::Dialect &dialect)
{
    return dialect.engine() == Engine::Sqlite ? u"IN (SELECT value FROM json_each(?))"_s
                                              : u"= ANY(?::bigint[])"_s;
}

QString idList(const database::Dialect &dialect, const QList<qint64> &ids)
{
    const bool isJson = dialect.engine() == Engine::Sqlite;
    QString list(1, isJson ? u'[' : u'{');
    for (const qint64 id : ids) {
        if (list.size() > 1)
            list += u',';
        list += QString::number(id);
    }
    return list + (isJson ? u']' : u'}');
}

} // namespace query
