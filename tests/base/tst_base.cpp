// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Console.h"
#include "base/Log.h"
#include "base/Paths.h"
#include "base/Settings.h"
#include "base/Text.h"
#include "support/Privacy.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_WIN
#include <ctime>
#endif

using namespace Qt::StringLiterals;

class BaseTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void times_data();
    void times();
    void nowIsWrittenAsTheBotReadsIt();
    void theZoneStandsBehindTheTime_data();
    void theZoneStandsBehindTheTime();
    void digits();
    void shortestDouble_data();
    void shortestDouble();
    void foldedSearchKnowsEveryScript();
    void foldersArePrivateAndOthersUntouched();
    void aFileInTheWayIsAnError();
    void samePathKnowsOtherNames();
    void recentDatabasesAreTenNewestFirst();
    void installationIdStays();
    void portableKeepsAllBesideTheProgram();
    void portableSaysWhenItCannotKeep();
    void everyLetterOfTheCommandLine();
    void exitCodes();
    void logRotatesAndIsPrivate();
    void levels();
};

void BaseTest::times_data()
{
    QTest::addColumn<QString>("stored");
    QTest::addColumn<qint64>("msecs");
    QTest::newRow("seconds") << u"2024-12-20 10:59:08"_s << qint64(1734692348000);
    QTest::newRow("micros") << u"2024-12-26 13:28:44.493520"_s << qint64(1735219724493);
    QTest::newRow("one digit") << u"2024-12-20 10:59:08.5"_s << qint64(1734692348500);
    QTest::newRow("T") << u"2024-12-20T10:59:08"_s << qint64(1734692348000);
    QTest::newRow("before 1970") << u"1969-12-31 23:59:59.750000"_s << qint64(-250);
    for (const char *wrong : {"", "2024-12-20", "2024-02-30 10:00:00", "2024-12-20 10:59:08x", "2024-12-20 10:59:08.x",
                              "2024-12-20 10:59:08.-5", "yesterday, about noon or so"})
        QTest::newRow(wrong) << QString::fromLatin1(wrong) << qint64(0);
}

void BaseTest::times()
{
    QFETCH(QString, stored);
    QFETCH(qint64, msecs);
    const QDateTime instant = base::text::parseUtc(stored);
    QCOMPARE(instant.isValid(), msecs != 0);
    if (msecs != 0)
        QCOMPARE(instant.toMSecsSinceEpoch(), msecs);
    else
        QCOMPARE(base::text::localTime(stored), stored);
}

void BaseTest::nowIsWrittenAsTheBotReadsIt()
{
    const QString now = base::text::nowUtc();
    QCOMPARE(now.size(), 26);
    const QDateTime read = base::text::parseUtc(now);
    QVERIFY(read.isValid());
    QVERIFY(qAbs(read.msecsTo(QDateTime::currentDateTimeUtc())) < 60000);
}

void BaseTest::theZoneStandsBehindTheTime_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QString>("shown");
#ifdef Q_OS_WIN
    // Its C library reads TZ once; packaging/windows/check starts this program in several zones. It has no
    // short names.
    _tzset();
    const long west = _timezone;
    const QTime away = QTime(0, 0).addSecs(int(qAbs(west)));
    const QString offset = (west > 0 ? u"-"_s : u"+"_s) + away.toString(u"HH:mm"_s);
    QTest::newRow("own") << qgetenv("TZ") << (west == 0 ? u"UTC"_s : u"UTC"_s + offset);
#else
    QTest::newRow("UTC") << QByteArray("UTC") << u"UTC"_s;
    QTest::newRow("east") << QByteArray("MSK-3") << u"MSK"_s;
    QTest::newRow("half an hour, no name") << QByteArray("<+0530>-5:30") << u"+0530"_s;
    QTest::newRow("west") << QByteArray("BRT3") << u"BRT"_s;
#endif
}

void BaseTest::theZoneStandsBehindTheTime()
{
    QFETCH(QByteArray, zone);
    QFETCH(QString, shown);
    const QByteArray before = qgetenv("TZ");
    qputenv("TZ", zone);
    const QString time = base::text::localTime(u"2024-12-20 10:59:08"_s);
    qputenv("TZ", before);
    QVERIFY2(time.endsWith(u' ' + shown), qPrintable(time + u" / "_s + shown));
}

void BaseTest::digits()
{
    QCOMPARE(base::text::digitsOf(u"+1 (787) 55-41"_s), u"17875541"_s);
    QCOMPARE(base::text::digitsOf(u"٣4 tel."_s), u"34"_s);
    QCOMPARE(base::text::digitsOf(QString()), QString());
}

void BaseTest::shortestDouble_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("text");
    QTest::newRow("whole") << 24.0 << u"24"_s;
    QTest::newRow("half") << 24.5 << u"24.5"_s;
    QTest::newRow("tenth") << 0.1 << u"0.1"_s;
    QTest::newRow("half a million") << 500000.0 << u"500000"_s;
    QTest::newRow("small") << -0.00025 << u"-0.00025"_s;
    QTest::newRow("beyond what is exact") << 1e300 << u"1e+300"_s;
    QTest::newRow("next to nothing") << 5e-324 << u"5e-324"_s;
}

void BaseTest::shortestDouble()
{
    QFETCH(double, value);
    QFETCH(QString, text);
    QCOMPARE(base::text::shortest(value), text);
    QCOMPARE(text.toDouble(), value);
}

void BaseTest::foldedSearchKnowsEveryScript()
{
    QVERIFY(base::text::containsFolded(u"Исходники КОДА"_s, u"кода"_s));
    QVERIFY(base::text::containsFolded(u"ПОДЪЁМ"_s, u"подъём"_s));
    QVERIFY(!base::text::containsFolded(u"кот"_s, u"код"_s));
}

void BaseTest::foldersArePrivateAndOthersUntouched()
{
    QTemporaryDir top;
    const QString deep = top.filePath(u"a/b c/Ж"_s);
    const auto before = QFile::permissions(top.path());
    QVERIFY(base::paths::makePrivateFolder(deep).has_value());
    for (const QString &made : {top.filePath(u"a"_s), top.filePath(u"a/b c"_s), deep})
        QVERIFY2(support::isPrivate(made), qPrintable(made));
    QCOMPARE(QFile::permissions(top.path()), before);
    QVERIFY(base::paths::makePrivateFolder(deep).has_value());
}

void BaseTest::aFileInTheWayIsAnError()
{
    QTemporaryDir top;
    QFile file(top.filePath(u"a"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const auto made = base::paths::makePrivateFolder(top.filePath(u"a/b"_s));
    QVERIFY(!made);
    QCOMPARE(made.error().code, base::ErrorCode::NoPermission);
    QVERIFY(made.error().message.contains(u"a"_s));
}

void BaseTest::samePathKnowsOtherNames()
{
    QTemporaryDir top;
    QFile file(top.filePath(u"shop.db"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
#ifdef Q_OS_WIN // a link needs a right that people there do not have; names differ by case and by slashes
    QVERIFY(base::paths::samePath(file.fileName(), top.filePath(u"SHOP.DB"_s)));
    QVERIFY(base::paths::samePath(file.fileName(), QDir::toNativeSeparators(file.fileName())));
    QVERIFY(base::paths::samePath(top.filePath(u"new.db"_s), top.filePath(u"NEW.db"_s))); // none is there
#else
    QVERIFY(QFile::link(file.fileName(), top.filePath(u"link.db"_s)));
    QVERIFY(base::paths::samePath(file.fileName(), top.filePath(u"link.db"_s)));
    QVERIFY(!base::paths::samePath(file.fileName(), top.filePath(u"SHOP.DB"_s)));
#endif
    QVERIFY(base::paths::samePath(file.fileName(), top.filePath(u"./x/../shop.db"_s)));
    QVERIFY(!base::paths::samePath(file.fileName(), top.filePath(u"other.db"_s)));
}

void BaseTest::recentDatabasesAreTenNewestFirst()
{
    base::Settings settings;
    for (int i = 0; i < 12; ++i)
        settings.addRecentDatabase(u"sqlite:///%1"_s.arg(i));
    settings.addRecentDatabase(u"sqlite:///5"_s);
    const QStringList recent = base::Settings().recentDatabases();
    QCOMPARE(recent.size(), 10);
    QCOMPARE(recent.first(), u"sqlite:///5"_s);
    QCOMPARE(recent.count(u"sqlite:///5"_s), 1);
}

void BaseTest::installationIdStays()
{
    const QString first = base::Settings().installationId();
    QCOMPARE(first.size(), 36);
    QCOMPARE(base::Settings().installationId(), first);
}

void BaseTest::portableKeepsAllBesideTheProgram()
{
    QTemporaryDir program;
    const QString usualData = base::paths::dataFolder();
    const QString usualId = base::Settings().installationId();
    base::paths::settleIn(program.path());
    QCOMPARE(base::paths::dataFolder(), usualData); // no portable.txt
    QFile marker(program.filePath(u"portable.txt"_s));
    QVERIFY(marker.open(QIODevice::WriteOnly));

    base::paths::settleIn(program.path());
    QVERIFY(base::paths::checkPortable());
    const QString data = program.filePath(u"data"_s);
    QCOMPARE(base::paths::dataFolder(), data);
    QCOMPARE(base::paths::backupFolder(), data + u"/backups"_s);
    QCOMPARE(base::paths::stateFolder(), data + u"/state"_s);
    QCOMPARE(base::paths::defaultDatabase(), data + u"/shop.db"_s);
    base::Settings().setLanguage(u"ru"_s);
    QVERIFY(base::Settings().installationId() != usualId);
    QVERIFY(QFile::exists(data + u"/shopbook/shopbook.ini"_s));
    QCOMPARE(QDir(data).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList{u"shopbook"_s});

    base::paths::settleIn({});
    QCOMPARE(base::paths::dataFolder(), usualData);
    QCOMPARE(base::Settings().installationId(), usualId);
}

void BaseTest::portableSaysWhenItCannotKeep()
{
    QTemporaryDir program;
    for (const QString &name : {u"portable.txt"_s, u"data"_s}) { // a file where the folder would be
        QFile file(program.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    base::paths::settleIn(program.path());
    const auto kept = base::paths::checkPortable();
    QCOMPARE(base::paths::dataFolder(), program.filePath(u"data"_s)); // not in the home instead
    base::paths::settleIn({});
    QVERIFY(!kept);
    QCOMPARE(kept.error().code, base::ErrorCode::NoPermission);
    QVERIFY(kept.error().message.contains(u"data"_s));
}

void BaseTest::everyLetterOfTheCommandLine()
{
    const base::Console console;
    QByteArray name("shopbook");
    QByteArray path = u"/tmp/магазин.db"_s.toUtf8();
    char *words[] = {name.data(), path.data(), nullptr};
#ifndef Q_OS_WIN
    QCOMPARE(base::Console::arguments(2, words), (QStringList{u"shopbook"_s, u"/tmp/магазин.db"_s}));
#else
    QCOMPARE(base::Console::arguments(2, words), QCoreApplication::arguments());
#endif
}

void BaseTest::exitCodes()
{
    using base::ErrorCode;
    QCOMPARE(base::exitCode(ErrorCode::Failed), 1);
    QCOMPARE(base::exitCode(ErrorCode::Unreachable), 1);
    QCOMPARE(base::exitCode(ErrorCode::Usage), 2);
    QCOMPARE(base::exitCode(ErrorCode::Locked), 3);
    QCOMPARE(base::exitCode(ErrorCode::UnknownRevision), 4);
    QCOMPARE(base::exitCode(ErrorCode::Checksum), 5);
    QCOMPARE(base::exitCode(ErrorCode::NotADatabase), 6);
    QCOMPARE(base::exitCode(ErrorCode::NoSpace), 7);
    QCOMPARE(base::exitCode(ErrorCode::Drift), 8);
    QCOMPARE(base::exitCode(ErrorCode::NotAtHead), 9);
}

void BaseTest::logRotatesAndIsPrivate()
{
    const QString file = base::log::file();
    QDir(QFileInfo(file).path()).removeRecursively();
    QVERIFY(base::log::install(base::log::Level::Error).has_value());
    const QString long1 = QString(1000, u'x');
    for (int i = 0; i < 1200; ++i)
        qCInfo(base::log::app).noquote() << long1;
    qCInfo(base::log::migration, "Running upgrade A -> B, two\nlines");
    qInstallMessageHandler(nullptr);
    QVERIFY(QFile::exists(file + u".1"_s));
    QVERIFY(support::isPrivate(file));
    QFile now(file);
    QVERIFY(now.open(QIODevice::ReadOnly));
    const QByteArray text = now.readAll();
    QVERIFY(text.size() < 1100 * 1024);
    QVERIFY(text.contains("Z INFO [migration] Running upgrade A -> B, two\n    lines\n"));
}

void BaseTest::levels()
{
    QCOMPARE(base::log::levelFromName(u"Warning"_s).value(), base::log::Level::Warning);
    QVERIFY(!base::log::levelFromName(u"loud"_s));
}

QTEST_GUILESS_MAIN(BaseTest)
#include "tst_base.moc"
