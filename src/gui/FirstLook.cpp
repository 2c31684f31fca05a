// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/FirstLook.h"

#include "base/Log.h"

namespace gui
{

namespace
{
/// By then the first page stands, and its counts and sums are read.
constexpr int delayMs = 4000;
} // namespace

FirstLook::FirstLook(const database::Location &location, QObject *parent)
    : QObject(parent)
    , m_run(location)
{
    m_delay.setSingleShot(true);
    connect(&m_delay, &QTimer::timeout, this, &FirstLook::lookNow);
    connect(&m_run, &CheckupRun::finished, this,
            [this](const base::Result<QList<reports::Finding>> &findings) {
                if (!findings)
                    return base::log::report(base::log::app(), findings.error());
                if (const int serious = reports::seriousCount(*findings); serious > 0)
                    Q_EMIT found(serious);
            });
    m_delay.start(delayMs);
}

void FirstLook::lookNow()
{
    m_delay.stop();
    m_run.start(false);
}

} // namespace gui
