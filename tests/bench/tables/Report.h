// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <functional>

namespace bench
{

/// Milliseconds of single runs.
using Times = QList<double>;

[[nodiscard]] double median(Times times);
[[nodiscard]] double percentile(Times times, double part);
[[nodiscard]] double millisecondsOf(const std::function<void()> &action);
/// Both in turns, so that what disturbs the machine disturbs both. Once before without being counted.
void interleave(int times, const std::function<void(int)> &ours, const std::function<void(int)> &bare,
                Times &oursMs, Times &bareMs);

/// The lines that a run prints: engine, what, the program's figure, the bare driver's, their ratio, the goal.
class Report
{
public:
    Report(QString engine, QString only)
        : m_engine(std::move(engine))
        , m_only(std::move(only))
    {
    }
    /// Whether this line is wanted at all.
    [[nodiscard]] bool wants(const QString &what) const;

    /// `mostRatio` 0: no goal. `plusMs` is what the program may take beyond the ratio.
    void compared(const QString &what, const Times &ours, const Times &bare, double mostRatio,
                  double plusMs = 0);
    /// A figure with a limit of its own (0: none), in `unit`.
    void single(const QString &what, double figure, double most, const QString &unit,
                const QString &note = {});

private:
    void print(const QString &what, const QString &ours, const QString &bare, const QString &ratio,
               const QString &goal, bool isMissed) const;

    QString m_engine;
    QString m_only;
};

/// Spins the event loop until it is so; ends the program after a minute.
void waitUntil(const std::function<bool()> &isSo, const char *what);

} // namespace bench
