// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/DialogSave.h"

#include <QTimer>

#include <chrono>
#include <set>
#include <utility>

namespace gui
{

namespace
{

constexpr auto patienceInDoubt = std::chrono::seconds(10);

/// Sessions whose save belongs to a dialog. Window's thread only.
std::multiset<const tables::Session *> &running()
{
    static std::multiset<const tables::Session *> sessions;
    return sessions;
}

} // namespace

DialogSave *DialogSave::start(tables::Session &session, const records::ChangeSet &changes,
                              const QString &name, QObject *parent)
{
    auto *save = new DialogSave(session, changes, name, parent);
    QMetaObject::invokeMethod(save, &DialogSave::run, Qt::QueuedConnection);
    return save;
}

DialogSave::DialogSave(tables::Session &session, records::ChangeSet changes, QString name, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_changes(std::move(changes))
    , m_name(std::move(name))
{
    running().insert(&m_session);
}

DialogSave::~DialogSave()
{
    running().erase(running().find(&m_session));
}

bool DialogSave::isRunning(const tables::Session &session)
{
    return running().count(&session) != 0;
}

void DialogSave::fail(const records::SaveFailure &failure)
{
    m_session.disconnect(this);
    Q_EMIT failed(failure);
    deleteLater();
}

void DialogSave::run()
{
    if (m_hasRun)
        return;
    if (m_session.state() == tables::Session::State::Saving) {
        connect(&m_session, &tables::Session::stateChanged, this, &DialogSave::run,
                Qt::ConnectionType(Qt::QueuedConnection | Qt::UniqueConnection));
        return;
    }
    m_hasRun = true;
    connect(&m_session, &tables::Session::saved, this, [this](const records::SaveReport &report) {
        m_session.disconnect(this);
        Q_EMIT succeeded(report);
        deleteLater();
    });
    connect(&m_session, &tables::Session::saveFailed, this, [this](const records::SaveFailure &failure) {
        // The server is asked what became of it; the form stays as it is until then, but not for ever.
        if (failure.unsure && !std::exchange(m_isInDoubt, true)) {
            QTimer::singleShot(patienceInDoubt, this, [this, failure] { fail(failure); });
            return;
        }
        fail(failure);
    });
    m_session.saveNow(m_changes, m_name);
}

} // namespace gui
