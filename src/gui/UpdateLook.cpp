// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/UpdateLook.h"

#include "base/Log.h"
#include "base/Presets.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

namespace gui
{

void UpdateLook::start()
{
    const QString folder = base::presets::inForce(base::Preset::UpdateCheck).value;
    if (folder.isEmpty())
        return;
    QThreadPool::globalInstance()->start([folder, guard = QPointer<UpdateLook>(this)] {
        auto newest = base::updates::newestIn(folder);
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [guard, newest = std::move(newest)] {
                if (!newest)
                    return base::log::report(base::log::app(), newest.error());
                const auto own = QVersionNumber::fromString(QCoreApplication::applicationVersion());
                if (guard && *newest && (*newest)->version > own)
                    Q_EMIT guard->newerFound((*newest)->version.toString(), (*newest)->path);
            },
            Qt::QueuedConnection);
    });
}

} // namespace gui
