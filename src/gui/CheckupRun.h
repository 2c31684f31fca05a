// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/Checkup.h"

#include <QObject>

#include <memory>

namespace gui
{

/// A check-up in a thread and over a connection of its own, so that no page waits for it. One at a time; the
/// end of the object stops it, without waiting. Writes nothing.
class CheckupRun : public QObject
{
    Q_OBJECT
public:
    explicit CheckupRun(const database::Location &location, QObject *parent = nullptr);
    ~CheckupRun() override;

    /// Does nothing while one runs.
    void start(bool isThorough);
    /// finished() follows with the error Cancelled.
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_state != nullptr; }

Q_SIGNALS:
    /// A few times a second.
    void progressed(const reports::CheckupProgress &progress);
    void finished(const base::Result<QList<reports::Finding>> &findings);

private:
    struct State;
    database::Location m_location;
    std::shared_ptr<State> m_state; ///< of the run; none: nothing runs
};

} // namespace gui
