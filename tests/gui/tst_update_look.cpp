// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Presets.h"
#include "gui/UpdateLook.h"
#include "support/Patience.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <cstring>
#include <dirent.h>
#include <dlfcn.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace
{
std::atomic<bool> isDead = false;
std::atomic<bool> isAsked = false;
}

/// As if every folder lay on a server that is away: whoever opens one waits for good.
extern "C" DIR *opendir(const char *name)
{
    static const auto real = reinterpret_cast<DIR *(*)(const char *)>(dlsym(RTLD_NEXT, "opendir"));
    while (isDead) {
        isAsked = true;
        pause();
    }
    return real(name);
}

/// The folder for newer versions, while the program looks into it.
class TestUpdateLook : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QVERIFY(qunsetenv("SHOPBOOK_UPDATE_CHECK")); }
    void aNewerVersion();
    void nothingNewer_data();
    void nothingNewer();
    void theAskerIsGone();
    void aDeadFolderDoesNotKeepTheProgram();
};

namespace
{

QString package(const QTemporaryDir &folder, const QString &version)
{
    QFile file(folder.filePath(u"shopbook_%1-1_amd64.deb"_s.arg(version)));
    return file.open(QIODevice::WriteOnly) ? file.fileName() : QString();
}

/// The program's part: looks, and ends while the folder still has not answered.
int lookAndEnd(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    isDead = true;
    gui::UpdateLook look;
    look.start();
    return QTest::qWaitFor([] { return isAsked.load(); }, support::patienceMs) ? 0 : 3;
}

} // namespace

void TestUpdateLook::aNewerVersion()
{
    const QTemporaryDir folder;
    const QString newer = package(folder, u"99.0.0"_s);
    qputenv("SHOPBOOK_UPDATE_CHECK", QFile::encodeName(folder.path()));
    QStringList found;
    gui::UpdateLook look;
    QObject::connect(&look, &gui::UpdateLook::newerFound, &look,
                     [&](const QString &version, const QString &path) { found = QStringList{version, path}; });
    look.start();
    QTRY_COMPARE(found, (QStringList{u"99.0.0"_s, newer}));
}

void TestUpdateLook::nothingNewer_data()
{
    QTest::addColumn<QString>("version");
    QTest::addColumn<bool>("isThere");
    QTest::newRow("older") << u"0.0.1"_s << true;
    QTest::newRow("this one") << u"0.1.0"_s << true;
    QTest::newRow("no folder") << u"99.0.0"_s << false;
}

void TestUpdateLook::nothingNewer()
{
    QFETCH(QString, version);
    QFETCH(bool, isThere);
    QTemporaryDir folder;
    package(folder, version);
    if (!isThere)
        QVERIFY(folder.remove());
    qputenv("SHOPBOOK_UPDATE_CHECK", QFile::encodeName(folder.path()));
    bool isFound = false;
    gui::UpdateLook look;
    QObject::connect(&look, &gui::UpdateLook::newerFound, &look, [&] { isFound = true; });
    QSignalSpy ended(&look, &gui::UpdateLook::ended);
    if (!isThere)
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"cannot be reached"_s));
    look.start();
    QVERIFY(ended.wait(support::patienceMs));
    QVERIFY(!isFound);
}

void TestUpdateLook::theAskerIsGone()
{
    const QTemporaryDir folder;
    package(folder, u"99.0.0"_s);
    qputenv("SHOPBOOK_UPDATE_CHECK", QFile::encodeName(folder.path()));
    for (int time = 0; time < 200; ++time) { // at any moment of the look, ASan watching
        gui::UpdateLook look;
        look.start();
        if (time % 2 == 0)
            QCoreApplication::processEvents();
    }
    QCoreApplication::processEvents();
}

void TestUpdateLook::aDeadFolderDoesNotKeepTheProgram()
{
    const QTemporaryDir folder;
    QProcess program;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"SHOPBOOK_UPDATE_CHECK"_s, folder.path());
    program.setProcessEnvironment(environment);
    program.start(QCoreApplication::applicationFilePath(), {u"--look-and-end"_s});
    QVERIFY2(program.waitForFinished(30000), "the program waits for the folder");
    QCOMPARE(program.exitStatus(), QProcess::NormalExit);
    QCOMPARE(program.exitCode(), 0);
}

int main(int argc, char **argv)
{
    if (argc > 1 && std::strcmp(argv[1], "--look-and-end") == 0)
        return lookAndEnd(argc, argv);
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationVersion(u"0.1.0"_s);
    TestUpdateLook test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_update_look.moc"
