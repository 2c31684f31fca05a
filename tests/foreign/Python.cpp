// SPDX-License-Identifier: GPL-3.0-or-later
#include "foreign/Python.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace foreign
{

QString sqlAlchemyUrl(const database::Location &location)
{
    return location.engine == database::Engine::Sqlite
        ? u"sqlite:///"_s + location.path
        : u"postgresql+psycopg2://%1@%2:%3/%4"_s.arg(location.user, location.hosts, location.ports,
                                                     location.name);
}

namespace
{

/// One interpreter with the libraries loaded, from which each call is forked: loading them costs more than
/// what the tests ask of them. It ends with this program's end of the pipe.
QProcess *started()
{
    auto *process = new QProcess;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"PYTHONDONTWRITEBYTECODE"_s, u"1"_s);
    environment.insert(u"PYTHONIOENCODING"_s, u"utf-8"_s);
    environment.insert(u"PYTHONPATH"_s, QStringLiteral(SHOPBOOK_SOURCE_DIR "/tests/foreign"));
    process->setProcessEnvironment(environment);
    process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process->start(u"/usr/bin/python3"_s, {QStringLiteral(SHOPBOOK_SOURCE_DIR "/tests/foreign/forks.py")});
    if (!process->waitForStarted())
        qFatal("%s", qPrintable(process->errorString()));
    return process;
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

Answer python(const QStringList &arguments, const QString &folder)
{
    static QProcess *const forks = started();
    const QTemporaryDir outputs;
    const QString results = outputs.filePath(u"results"_s);
    const QString words = outputs.filePath(u"words"_s);
    forks->write(QJsonDocument(QJsonObject{{u"folder"_s, folder},
                                           {u"arguments"_s, QJsonArray::fromStringList(arguments)},
                                           {u"results"_s, results},
                                           {u"words"_s, words}})
                     .toJson(QJsonDocument::Compact)
                 + '\n');
    Answer answer;
    while (!forks->canReadLine() && forks->waitForReadyRead(120000)) { }
    bool isNumber = false;
    const int code = forks->readLine().trimmed().toInt(&isNumber);
    answer.exitCode = isNumber ? code : -1;
    answer.results = contents(results);
    answer.words = contents(words);
    if (!isNumber)
        answer.words += forks->errorString().toUtf8();
    return answer;
}

} // namespace foreign
