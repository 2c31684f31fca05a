// SPDX-License-Identifier: GPL-3.0-or-later
#include "WholeDump.h"
#include "support/Patience.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace wholedump
{

namespace
{

QByteArray outputOf(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(60000) || process.exitCode() != 0)
        qFatal("%s: %s", qPrintable(program), process.readAllStandardError().constData());
    return process.readAllStandardOutput();
}

QByteArray ofFile(const QString &path)
{
    const QTemporaryDir folder;
    const QString copy = folder.filePath(u"copy.db"_s);
    for (const QString &part : {QString(), u"-journal"_s, u"-wal"_s}) {
        if (QFile::exists(path + part) && !QFile::copy(path + part, copy + part))
            qFatal("cannot copy %s", qPrintable(path + part));
    }
    // A journal names nothing but itself, so it is honoured beside the copy.
    return outputOf(u"sqlite3"_s, {copy, u".dump"_s});
}

QByteArray ofServer(const database::Location &location)
{
    // The server needs a moment to notice that a program has died.
    const auto connection =
        UNWRAP(database::Connection::open(location, database::OpenMode::ReadOnly, database::Role::Inspector));
    const auto others = [&] {
        return UNWRAP(connection.scalar(
                          u"SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
                          "AND pid <> pg_backend_pid()"_s))
            .toInt();
    };
    if (!QTest::qWaitFor([&] { return others() == 0; }, support::patienceMs))
        qFatal("a killed program is still connected");
    return outputOf(u"pg_dump"_s,
                    {u"--inserts"_s, u"-h"_s, location.hosts, u"-p"_s, location.ports, u"-U"_s, location.user,
                     location.name});
}

} // namespace

QByteArray of(const support::TestDatabase &database)
{
    return of(database.location());
}

QByteArray of(const database::Location &location)
{
    QString text = QString::fromUtf8(location.engine == database::Engine::Sqlite ? ofFile(location.path)
                                                                                 : ofServer(location));
    static const QRegularExpression random(u"^\\\\(un)?restrict .*$"_s, QRegularExpression::MultilineOption);
    text.remove(random);
    // The history's numbers (a server gives none twice, whatever is rolled back), applied_at, duration_ms,
    // program.
    static const QRegularExpression entry(
        u"^(INSERT INTO \\S*shopbook_history VALUES ?\\()\\d+(,.*), *'[^']*', *\\d+, "
        "*'[^']*'\\);$"_s,
        QRegularExpression::MultilineOption);
    static const QRegularExpression counter(
        u"^SELECT pg_catalog\\.setval\\('\\w+\\.shopbook_history_id_seq'.*$"_s,
        QRegularExpression::MultilineOption);
    text.replace(entry, u"\\1\\2"_s).remove(counter);
    return text.toUtf8();
}

} // namespace wholedump
