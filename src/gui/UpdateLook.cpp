// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/UpdateLook.h"

#include "base/Log.h"
#include "base/Presets.h"

#include <QCoreApplication>

#include <mutex>
#include <thread>

namespace gui
{

/// Who wants to hear the answer, as long as there is one.
struct UpdateLook::Asker {
    std::mutex mutex;
    UpdateLook *look;
};

UpdateLook::UpdateLook(QObject *parent)
    : QObject(parent)
    , m_asker(new Asker{{}, this})
{
}

UpdateLook::~UpdateLook()
{
    const std::lock_guard lock(m_asker->mutex);
    m_asker->look = nullptr;
}

void UpdateLook::start()
{
    const QString folder = base::presets::inForce(base::Preset::UpdateCheck).value;
    if (folder.isEmpty())
        return;
    // Not in a pool, whose end is waited for: a folder on a server that is away answers after minutes, and the
    // program would not end until then. So the thread may outlive main(), and touches nothing of the program
    // but what it holds.
    std::thread([folder, asker = m_asker] {
        auto newest = base::updates::newestIn(folder);
        const std::lock_guard lock(asker->mutex);
        if (UpdateLook *look = asker->look)
            QMetaObject::invokeMethod(
                look, [look, newest = std::move(newest)] { look->tell(newest); }, Qt::QueuedConnection);
    }).detach();
}

void UpdateLook::tell(const base::Result<std::optional<base::updates::Package>> &newest)
{
    const auto own = QVersionNumber::fromString(QCoreApplication::applicationVersion());
    if (!newest)
        base::log::report(base::log::app(), newest.error());
    else if (*newest && (*newest)->version > own)
        Q_EMIT newerFound((*newest)->version.toString(), (*newest)->path);
    Q_EMIT ended();
}

} // namespace gui
