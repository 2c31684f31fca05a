// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/Query.h"
#include "query/QueryThread.h"

#include <QObject>

namespace gui::queries
{

class StepPanel;
class StepsView;

/// Runs the pipeline of a query beside its result and shows it: the stations, and the rows of the one that is
/// chosen. A newer run takes the place of the one before it.
class Steps : public QObject
{
    Q_OBJECT
public:
    Steps(std::shared_ptr<query::QueryThread> thread, StepsView &view, StepPanel &panel, QObject *parent);
    ~Steps() override;

    void run(const query::Query &query);
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_isRunning; }
    /// The rows of a station.
    void show(int index);

private:
    std::shared_ptr<query::QueryThread> m_thread;
    StepsView &m_view;
    StepPanel &m_panel;
    query::QueryThread::StopSign m_sign;
    quint64 m_generation = 0;
    bool m_isRunning = false;
};

} // namespace gui::queries
