// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/ServerControl.h"

#include <QDir>
#include <QProcess>
#include <QTest>

#include <unistd.h>

using namespace Qt::StringLiterals;

void support::serverControl(const QStringList &action)
{
    const QString folder = u"/usr/lib/postgresql"_s;
    const QStringList versions = QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    QStringList arguments{u"-D"_s, qEnvironmentVariable("SHOPBOOK_TEST_POSTGRES_DATA"), u"-w"_s};
    arguments += action;
    QString program = u"%1/%2/bin/pg_ctl"_s.arg(folder, versions.constLast());
    if (geteuid() == 0) {
        arguments = QStringList{u"-u"_s, u"postgres"_s, u"--"_s, program} + arguments;
        program = u"runuser"_s;
    }
    QProcess process;
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setWorkingDirectory(u"/"_s);
    process.start(program, arguments);
    QVERIFY(process.waitForFinished(60000));
    QVERIFY2(process.exitCode() == 0, process.readAllStandardError());
}
