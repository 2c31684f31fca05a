// SPDX-License-Identifier: GPL-3.0-or-later
#include "CliProcess.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>
#include <QMap>
#include <QProcess>
#include <QTemporaryDir>

#ifndef Q_OS_WIN
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace clitest
{

namespace
{

/// Whether rights of files do not bind this user. Nobody is such a user on Windows.
bool isRoot()
{
#ifdef Q_OS_WIN
    return false;
#else
    return geteuid() == 0;
#endif
}

/// A copy that everybody may start: the build folder may lie where only its owner gets in.
QString sharedProgram()
{
    static const QTemporaryDir folder;
    static const QString program = [] {
        const QString copy = folder.filePath(u"shopbook-cli"_s);
        const auto everybody = QFile::ReadOther | QFile::ExeOther | QFile::ReadGroup | QFile::ExeGroup;
        const bool isCopied = QFile::copy(QStringLiteral(SHOPBOOK_CLI), copy)
            && QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | everybody)
            && QFile::setPermissions(folder.path(),
                                     QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | everybody);
        if (!isCopied)
            qFatal("cannot copy the program");
        return copy;
    }();
    return program;
}

} // namespace

QJsonObject Outcome::json() const
{
    return QJsonDocument::fromJson(results).object();
}

std::unique_ptr<QProcess> startCli(const QStringList &arguments, const Where &where)
{
    auto process = std::make_unique<QProcess>();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &variable : where.environment)
        environment.insert(variable.section(u'=', 0, 0), variable.section(u'=', 1));
    process->setProcessEnvironment(environment);
    if (!where.folder.isEmpty())
        process->setWorkingDirectory(where.folder);
    if (where.withoutRights && isRoot()) {
        process->start(
            u"setpriv"_s,
            QStringList{u"--reuid=nobody"_s, u"--regid=nogroup"_s, u"--clear-groups"_s, sharedProgram()}
                + arguments);
    } else {
        process->start(where.program.isEmpty() ? QStringLiteral(SHOPBOOK_CLI) : where.program, arguments);
    }
    process->write(where.input);
    process->closeWriteChannel();
    return process;
}

Outcome finished(QProcess &process)
{
    const bool isOver = process.state() == QProcess::NotRunning || process.waitForFinished(60000);
    const int code = isOver && process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    return {code, process.readAllStandardOutput(), process.readAllStandardError()};
}

Outcome runCli(const QStringList &arguments, const Where &where)
{
    return finished(*startCli(arguments, where));
}

QMap<QString, QByteArray> bytesOf(const QString &folder)
{
    QMap<QString, QByteArray> all;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            qFatal("cannot read %s", qPrintable(file.fileName()));
        all.insert(files.filePath(), file.readAll());
    }
    return all;
}

} // namespace clitest
