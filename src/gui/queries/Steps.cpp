// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/queries/Steps.h"

#include "gui/queries/ResultPanel.h"
#include "gui/queries/StepsView.h"

namespace gui::queries
{

Steps::Steps(std::shared_ptr<query::QueryThread> thread, StepsView &view, StepPanel &panel, QObject *parent)
    : QObject(parent)
    , m_thread(std::move(thread))
    , m_view(view)
    , m_panel(panel)
{
}

Steps::~Steps()
{
    cancel();
}

void Steps::run(const query::Query &)
{
}

void Steps::cancel()
{
    if (m_sign)
        m_sign->stop();
}

void Steps::show(int)
{
}

} // namespace gui::queries
