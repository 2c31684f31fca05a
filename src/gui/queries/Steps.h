// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/Pipeline.h"

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

    void run(const query::Query &query, std::chrono::milliseconds timeLimit);
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_isRunning || m_isReading; }
    /// The rows of a station.
    void show(int index);

private:
    struct Sides;
    void take(const base::Result<query::Pipeline> &pipeline);
    void showRows(const query::Station &station, const base::Result<Sides> &sides);

    std::shared_ptr<query::QueryThread> m_thread;
    StepsView &m_view;
    StepPanel &m_panel;
    query::Query m_query;
    std::chrono::milliseconds m_timeLimit{};
    QList<query::Station> m_stations;
    query::QueryThread::StopSign m_sign;
    query::QueryThread::StopSign m_rowsSign;
    quint64 m_generation = 0;
    quint64 m_rowsGeneration = 0;
    bool m_isRunning = false;
    bool m_isReading = false;
};

} // namespace gui::queries
