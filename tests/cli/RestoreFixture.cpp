// SPDX-License-Identifier: GPL-3.0-or-later
#include "RestoreFixture.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;
using clitest::Outcome;
using clitest::runCli;
using database::Connection;
using database::Location;

Connection RestoreFixture::open(const QString &file) const
{
    Location location;
    location.path = file;
    return UNWRAP(Connection::open(location, database::OpenMode::ReadWrite, database::Role::Writer));
}

qint64 RestoreFixture::purchases(const QString &file) const
{
    Location location;
    location.path = file;
    const auto connection =
        UNWRAP(Connection::open(location, database::OpenMode::ReadOnly, database::Role::Inspector));
    if (UNWRAP(connection.scalar(u"PRAGMA integrity_check"_s)).toString() != u"ok")
        return -1;
    return UNWRAP(connection.scalar(u"SELECT count(*) FROM purchases"_s)).toLongLong();
}

void RestoreFixture::run(const QString &file, const QStringList &statements) const
{
    const auto connection = open(file);
    for (const QString &statement : statements)
        UNWRAP(connection.execute(statement));
}

Outcome RestoreFixture::restore(const QString &file, const QStringList &options) const
{
    return runCli(QStringList{u"--database"_s, m_shop, u"restore"_s, file} + options);
}

void RestoreFixture::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
}

QByteArray RestoreFixture::read(const QString &name) const
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void RestoreFixture::init()
{
    support::failOnSqlWarnings();
    m_folder = std::make_unique<QTemporaryDir>();
    m_shop = path(u"shop.db"_s);
    m_copy = path(u"copy.db"_s);
    QCOMPARE(runCli({u"sample"_s, m_shop}).exitCode, 0);
    run(m_shop, {u"PRAGMA journal_mode = DELETE"_s});
    QCOMPARE(runCli({u"--database"_s, m_shop, u"backup"_s, m_copy}).exitCode, 0);
    run(m_shop, {u"DELETE FROM purchases WHERE id > 100"_s});
}
