// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/queries/QuestionKeeper.h"

#include "base/Log.h"
#include "base/Paths.h"
#include "database/FileReplace.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace gui::queries
{

namespace
{

constexpr int mostFiles = 16;

base::Result<void> writePrivately(const QString &path, const QByteArray &bytes)
{
    const auto notKept = [&path](const QString &detail) {
        return base::Error{
            base::ErrorCode::Failed,
            QCoreApplication::translate("gui::queries",
                                        "The queries in these tabs are not kept: “%1” cannot be written. "
                                        "Free some space or check the folder's rights.")
                .arg(QDir::toNativeSeparators(path)),
            detail,
            {},
            {}};
    };
    const QString partial = path + u".partial"_s;
    QFile::remove(partial);
    QFile file(partial);
    if (!file.open(QFile::WriteOnly | QFile::NewOnly, QFile::ReadOwner | QFile::WriteOwner)
        || file.write(bytes) != bytes.size() || !file.flush()) {
        const QString detail = file.errorString();
        file.close();
        QFile::remove(partial);
        return notKept(detail);
    }
    file.close();
    if (const auto synced = database::files::syncFile(partial); !synced)
        return notKept(synced.error().detail);
    if (const auto moved = database::files::moveIntoPlace(partial, path); !moved)
        return notKept(moved.error().detail);
    return {};
}

QByteArray bytesOf(const QuestionKeeper::Tabs &tabs)
{
    QJsonArray questions;
    for (const Question &question : tabs.questions)
        questions.append(toJson(question));
    return QJsonDocument(QJsonObject{{u"version"_s, 1}, {u"current"_s, tabs.current}, {u"tabs"_s, questions}})
        .toJson();
}

} // namespace

QuestionKeeper::QuestionKeeper(const QString &folder, const QString &url)
    : QObject(nullptr)
{
    m_pool.setMaxThreadCount(1);
    m_delay.setSingleShot(true);
    m_delay.setInterval(longestWaitMs);
    connect(&m_delay, &QTimer::timeout, this, &QuestionKeeper::flush);
    open(folder, url);
    read();
}

QuestionKeeper::~QuestionKeeper()
{
    if (m_delay.isActive())
        flush();
    m_pool.waitForDone();
}

void QuestionKeeper::open(const QString &folder, const QString &url)
{
    if (const auto made = base::paths::makePrivateFolder(folder); !made)
        base::log::report(base::log::tables(), made.error()); // the first write says so to the person
    const QString name = QString::fromLatin1(
        QCryptographicHash::hash(url.toUtf8(), QCryptographicHash::Sha256).toHex().left(32));
    for (int i = 1; i <= mostFiles && !m_lock; ++i) {
        const QString path = u"%1/%2-%3"_s.arg(folder, name).arg(i);
        auto lock = std::make_unique<QLockFile>(path + u".lock"_s);
        lock->setStaleLockTime(0); // as long as its owner runs
        m_path = path + u".json"_s;
        if (lock->tryLock(0) || lock->error() != QLockFile::LockFailedError)
            m_lock = std::move(lock);
    }
}

void QuestionKeeper::read()
{
    QFile file(m_path);
    if (!file.open(QFile::ReadOnly))
        return;
    const QJsonObject document = QJsonDocument::fromJson(file.readAll()).object();
    for (const QJsonValue &value : document.value(u"tabs"_s).toArray()) {
        auto question = questionFromJson(value.toObject());
        if (question)
            m_kept.questions.append(*question);
        else
            base::log::report(base::log::tables(), question.error());
    }
    m_kept.current =
        qBound(0, document.value(u"current"_s).toInt(), qMax(0, int(m_kept.questions.size()) - 1));
    m_next = m_kept;
}

void QuestionKeeper::keep(const Tabs &tabs)
{
    if (tabs == m_next)
        return;
    m_next = tabs;
    // Not put off by the next change: who types on and on would have nothing kept.
    if (!m_delay.isActive())
        m_delay.start();
}

void QuestionKeeper::flush()
{
    m_delay.stop();
    m_pool.start([this, path = m_path, bytes = bytesOf(m_next)] {
        const auto result = writePrivately(path, bytes);
        QMetaObject::invokeMethod(
            this,
            [this, result] {
                if (!result && !std::exchange(m_hasFailed, true))
                    Q_EMIT failed(result.error());
                Q_EMIT written();
            },
            Qt::QueuedConnection);
    });
}

} // namespace gui::queries
