// SPDX-License-Identifier: GPL-3.0-or-later
#include "CliProcess.h"
#include "WholeDump.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTest>

#include <unistd.h>

using namespace Qt::StringLiterals;
using clitest::Outcome;

/// There is no room left, at whatever moment: the old database or the new one, and nothing in between.
class FullDiskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { support::failOnSqlWarnings(); }

    void filesMayNotGrow_data();
    void filesMayNotGrow();
    void diskIsFull_data();
    void diskIsFull();
};

namespace
{

bool isSoak()
{
    return !qEnvironmentVariableIsEmpty("SHOPBOOK_SOAK");
}

QStringList upgradeOf(const QString &path)
{
    return {u"--database"_s, path, u"migrate"_s, u"upgrade"_s, u"--now"_s};
}

QString said(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(30000))
        return u"not finished"_s;
    return process.exitCode() == 0 ? QString() : QString::fromUtf8(process.readAllStandardError());
}

/// A disk of its own, in memory; gone with the object.
class SmallDisk
{
public:
    SmallDisk()
        : m_problem(
            said(u"mount"_s, {u"-t"_s, u"tmpfs"_s, u"-o"_s, u"size=32m"_s, u"tmpfs"_s, m_folder.path()}))
    {
    }
    ~SmallDisk()
    {
        if (m_problem.isEmpty() && !said(u"umount"_s, {m_folder.path()}).isEmpty())
            qWarning("%s is still mounted", qPrintable(m_folder.path()));
    }
    Q_DISABLE_COPY_MOVE(SmallDisk)
    [[nodiscard]] const QString &problem() const { return m_problem; }
    [[nodiscard]] QString file(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] QString folder() const { return m_folder.path(); }

private:
    QTemporaryDir m_folder;
    QString m_problem;
};

} // namespace

void FullDiskTest::filesMayNotGrow_data()
{
    QTest::addColumn<bool>("isKilled");
    QTest::newRow("and the program is told") << false;
    QTest::newRow("and the program is killed") << true;
}

void FullDiskTest::filesMayNotGrow()
{
    QFETCH(bool, isKilled);
    QByteArray before;
    QByteArray after;
    int failed = 0;
    int done = 0;
    for (int limit = 0; limit <= 112; limit += isSoak() ? 1 : 8) { // KiB
        support::TestDatabase database(database::Engine::Sqlite);
        database.fill(support::testFile(u"up_2fda_rows.db"_s));
        if (before.isEmpty())
            before = wholedump::of(database);
        clitest::Where where;
        // The log, too, is new each time, or it would be what may not grow.
        where.environment = {u"XDG_DATA_HOME="_s + database.folder() + u"/data"_s,
                             u"XDG_STATE_HOME="_s + database.folder() + u"/state"_s};
        const clitest::Where free = where;
        where.program = u"sh"_s;
        const QString script = isKilled ? u"exec prlimit --core=0 --fsize=\"$0\" \"$@\""_s
                                        : u"trap '' XFSZ; exec prlimit --fsize=\"$0\" \"$@\""_s;
        const Outcome limited = clitest::runCli(
            QStringList{u"-c"_s, script, QString::number(limit * 1024), QStringLiteral(SHOPBOOK_CLI)}
                + upgradeOf(database.location().path),
            where);
        const QByteArray found = wholedump::of(database);
        ++(limited.exitCode == 0 ? done : failed);
        if (limited.exitCode == 0)
            QVERIFY(found != before);
        else
            QVERIFY2(found == before, limited.words);
        QVERIFY2(isKilled || limited.exitCode >= 0, limited.words);
        const Outcome next = clitest::runCli(upgradeOf(database.location().path), free);
        QVERIFY2(next.exitCode == 0, next.words);
        if (after.isEmpty())
            after = wholedump::of(database);
        QCOMPARE(wholedump::of(database), after);
    }
    QVERIFY(failed > 2 && done > 2);
}

void FullDiskTest::diskIsFull_data()
{
    QTest::addColumn<QString>("mode");
    QTest::newRow("journal") << u"delete"_s;
    QTest::newRow("WAL") << u"wal"_s;
}

void FullDiskTest::diskIsFull()
{
    QFETCH(QString, mode);
    const SmallDisk disk;
    if (!disk.problem().isEmpty()) {
        if (geteuid() == 0)
            qWarning("no disk to fill could be mounted: %s", qPrintable(disk.problem()));
        else
            qWarning("a disk to fill can be mounted by root only; filesMayNotGrow() stands for it");
        return;
    }
    database::Location location;
    location.path = disk.file(u"shop.db"_s);
    QVERIFY(QFile::copy(support::testFile(u"up_2fda_rows.db"_s), location.path));
    const QString rows =
        u"PRAGMA journal_mode = %1; WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
        "WHERE i < 60000) INSERT INTO purchases (user_id, product_id, price) SELECT 1, 1, i FROM n"_s;
    QCOMPARE(said(u"sqlite3"_s, {location.path, rows.arg(mode)}), QString());
    const QByteArray before = wholedump::of(location);
    QVERIFY(QFile::copy(location.path, disk.file(u"kept"_s)));
    clitest::Where where;
    where.environment = {u"XDG_DATA_HOME="_s + disk.file(u"data"_s)};
    QFile ballast(disk.file(u"ballast"_s));
    QVERIFY(ballast.open(QIODevice::WriteOnly));
    const qint64 size = QFile(location.path).size();
    const qint64 room = 32 * 1024 * 1024 - 2 * size;
    int refused = 0;
    int full = 0;
    int done = 0;
    for (qint64 free = size / 2; free <= size * 6; free += isSoak() ? size / 16 : size / 3) {
        QVERIFY(QFile::remove(location.path) && QFile::copy(disk.file(u"kept"_s), location.path));
        QVERIFY(QDir(disk.file(u"data"_s)).removeRecursively());
        QVERIFY(ballast.resize(0));
        QVERIFY(ballast.write(QByteArray(room - free, 'x')) == room - free && ballast.flush());
        const Outcome outcome = clitest::runCli(upgradeOf(location.path), where);
        const bool hasBackup = !QDir(disk.file(u"data/shopbook/backups"_s)).entryList({u"*.db"_s}).isEmpty();
        if (outcome.exitCode == 0) {
            ++done;
            continue;
        }
        ++(hasBackup ? full : refused);
        QVERIFY2(outcome.exitCode == 7, outcome.words);
        QVERIFY2(wholedump::of(location) == before, outcome.words);
        QCOMPARE(QDir(disk.file(u"data/shopbook/backups"_s)).entryList({u"*.partial*"_s}), QStringList());
    }
    qInfo("no room for the backup: %d, none in the middle: %d, enough: %d", refused, full, done);
    QVERIFY(refused > 0 && full > 0 && done > 0);
    QVERIFY(ballast.resize(0));
    QVERIFY(QFile::remove(location.path) && QFile::copy(disk.file(u"kept"_s), location.path));
    const Outcome last = clitest::runCli(upgradeOf(location.path), where);
    QVERIFY2(last.exitCode == 0, last.words);
}

QTEST_GUILESS_MAIN(FullDiskTest)
#include "FullDiskTest.moc"
