// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/CheckupRun.h"

#include <QTimer>

namespace gui
{

/// The check-up of a database that was just opened: some seconds after it, in a thread of its own, without
/// what takes longest. Says how many things need a person, once; whoever hears it shows a quiet sign. A
/// failure is nobody's: Database → Check-up says it when it is asked.
class FirstLook : public QObject
{
    Q_OBJECT
public:
    explicit FirstLook(const database::Location &location, QObject *parent = nullptr);

    /// At once, for whoever does not want to wait for it.
    void lookNow();

Q_SIGNALS:
    void found(int serious);

private:
    CheckupRun m_run;
    QTimer m_delay;
};

} // namespace gui
