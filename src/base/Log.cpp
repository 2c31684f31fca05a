// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Log.h"

#include "base/Paths.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>

#include <cstdio>
#include <mutex>

using namespace Qt::StringLiterals;

namespace base::log {

Q_LOGGING_CATEGORY(app, "app", QtInfoMsg)
Q_LOGGING_CATEGORY(database, "database", QtInfoMsg)
Q_LOGGING_CATEGORY(migration, "migration", QtInfoMsg)
Q_LOGGING_CATEGORY(records, "records", QtInfoMsg)
Q_LOGGING_CATEGORY(tables, "tables", QtInfoMsg)

namespace {

constexpr qint64 largestFile = 1024 * 1024;
constexpr int keptFiles = 5;

struct Sink {
    std::mutex mutex;
    QFile file;
    Level console = Level::Warning;
};

// One sink a process, as Qt's message handler is one a process. Never destroyed: the last threads may
// log while static objects go.
Sink &sink()
{
    static auto *only = new Sink;
    return *only;
}

Level levelOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return Level::Debug;
    case QtInfoMsg:
        return Level::Info;
    case QtWarningMsg:
        return Level::Warning;
    case QtCriticalMsg:
    case QtFatalMsg:
        break;
    }
    return Level::Error;
}

QLatin1StringView nameOf(Level level)
{
    switch (level) {
    case Level::Debug:
        return "DEBUG"_L1;
    case Level::Info:
        return "INFO"_L1;
    case Level::Warning:
        return "WARNING"_L1;
    case Level::Error:
        break;
    }
    return "ERROR"_L1;
}

/// shopbook.log → shopbook.log.1 → … → shopbook.log.4; the oldest goes.
void rotate(QFile &file)
{
    const QString name = file.fileName();
    file.close();
    QFile::remove(name + u".%1"_s.arg(keptFiles - 1));
    for (int i = keptFiles - 2; i >= 1; --i)
        QFile::rename(name + u".%1"_s.arg(i), name + u".%1"_s.arg(i + 1));
    QFile::rename(name, name + u".1"_s);
}

bool openForAppending(QFile &file)
{
    if (!file.open(QIODevice::WriteOnly | QIODevice::Append))
        return false;
    return file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
}

void handle(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const Level level = levelOf(type);
    const QByteArray category = context.category ? QByteArray(context.category) : QByteArray("qt");
    QByteArray text = message.toUtf8();
    text.replace('\n', "\n    ");        // one entry stays recognisable as one
    const QByteArray line = QByteArray(nameOf(level).latin1()) + " [" + category + "] " + text + '\n';

    Sink &to = sink();
    const std::lock_guard lock(to.mutex);
    if (level >= to.console)
        std::fwrite(line.constData(), 1, size_t(line.size()), stderr);
    if (!to.file.isOpen())
        return;
    if (to.file.size() > largestFile) {
        rotate(to.file);
        if (!openForAppending(to.file))
            return;
    }
    to.file.write(QDateTime::currentDateTimeUtc().toString(Qt::ISODate).toLatin1() + ' ' + line);
    to.file.flush();
}

} // namespace

QString file()
{
    return paths::stateFolder() + u"/shopbook.log"_s;
}

Result<void> install(Level console)
{
    Sink &to = sink();
    {
        const std::lock_guard lock(to.mutex);
        to.console = console;
    }
    qInstallMessageHandler(handle);
    if (console == Level::Debug)
        QLoggingCategory::setFilterRules(u"app.debug=true\ndatabase.debug=true\nmigration.debug=true\n"
                                         "records.debug=true\ntables.debug=true"_s);
    SHOPBOOK_TRY(paths::makePrivateFolder(paths::stateFolder()));
    const std::lock_guard lock(to.mutex);
    to.file.close();
    to.file.setFileName(file());
    if (!openForAppending(to.file))
        return Error{ErrorCode::NoPermission,
                     QCoreApplication::translate("base", "The log “%1” cannot be written.").arg(file()),
                     to.file.errorString(), {}, {}};
    return {};
}

Result<Level> levelFromName(const QString &name)
{
    for (const Level level : {Level::Debug, Level::Info, Level::Warning, Level::Error})
        if (name.compare(nameOf(level), Qt::CaseInsensitive) == 0)
            return level;
    return Error{ErrorCode::Usage,
                 QCoreApplication::translate("base", "“%1” is no log level. Use debug, info, warning or error.").arg(name),
                 {}, {}, {}};
}

void report(const QLoggingCategory &category, const Error &error)
{
    qCWarning(category).noquote() << u"code %1: %2 | %3"_s.arg(int(error.code)).arg(error.message, error.detail);
}

} // namespace base::log
