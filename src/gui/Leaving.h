// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>

namespace gui
{

class StoreView;

/// Stands between an open database and whatever ends it: asks when something is not saved, saves when that is
/// the answer, and goes on only when nothing can be lost any more.
class Leaving : public QObject
{
    Q_OBJECT
public:
    explicit Leaving(QObject *parent);

    /// Calls `then` at once when nothing is pending, later when the person decided, never when they stay.
    void leave(StoreView *store, std::function<void()> then);
    /// A question is open or a save that it asked for runs.
    [[nodiscard]] bool isAsking() const { return m_isAsking; }

private:
    void saveFirst(StoreView &store, std::function<void()> then);

    bool m_isAsking = false;
};

} // namespace gui
