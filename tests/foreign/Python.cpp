// SPDX-License-Identifier: GPL-3.0-or-later
#include "foreign/Python.h"

#include <QProcess>

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

Answer python(const QStringList &arguments, const QString &folder)
{
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"PYTHONDONTWRITEBYTECODE"_s, u"1"_s);
    environment.insert(u"PYTHONIOENCODING"_s, u"utf-8"_s);
    environment.insert(u"PYTHONPATH"_s, QStringLiteral(SHOPBOOK_SOURCE_DIR "/tests/foreign"));
    process.setProcessEnvironment(environment);
    if (!folder.isEmpty())
        process.setWorkingDirectory(folder);
    process.start(u"/usr/bin/python3"_s, arguments);
    Answer answer;
    if (process.waitForFinished(120000) && process.exitStatus() == QProcess::NormalExit)
        answer.exitCode = process.exitCode();
    answer.results = process.readAllStandardOutput();
    answer.words = process.readAllStandardError();
    if (answer.exitCode < 0)
        answer.words += process.errorString().toUtf8();
    return answer;
}

} // namespace foreign
