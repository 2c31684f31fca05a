// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/Libraries.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVersionNumber>

#include <libpq-fe.h>
#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace database
{

namespace
{

/// What Qt's plugin says of the SQLite that it was bound to.
QString sourceOfPlugin()
{
    const QString name = u"shopbook-libraries"_s;
    QString source;
    {
        QSqlDatabase memory = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        memory.setDatabaseName(u":memory:"_s);
        QSqlQuery query(memory);
        if (memory.open() && query.exec(u"SELECT sqlite_source_id()"_s) && query.next())
            source = query.value(0).toString();
    }
    QSqlDatabase::removeDatabase(name);
    return source;
}

QString versionOfLibpq()
{
    // 15.18 is 150018; 9.6.24 was 90624.
    const int number = PQlibVersion();
    if (number <= 0)
        return {};
    return number >= 100000 ? QVersionNumber(number / 10000, number % 10000).toString()
                            : QVersionNumber(number / 10000, number / 100 % 100, number % 100).toString();
}

} // namespace

Libraries libraries()
{
    Libraries found;
    found.sqlite = QString::fromLatin1(sqlite3_libversion());
    for (const QString &driver : {u"QSQLITE"_s, u"QPSQL"_s})
        if (!QSqlDatabase::isDriverAvailable(driver))
            found.missingDrivers.append(driver);
    if (!found.missingDrivers.contains(u"QSQLITE"_s))
        found.isSqliteShared = sourceOfPlugin() == QString::fromLatin1(sqlite3_sourceid());
    found.libpq = versionOfLibpq();
    // Without a connection it answers since libpq 15.
    if (!found.libpq.isEmpty())
        found.tls = QString::fromLatin1(PQsslAttribute(nullptr, "library"));
    return found;
}

} // namespace database
