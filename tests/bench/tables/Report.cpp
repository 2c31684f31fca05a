// SPDX-License-Identifier: GPL-3.0-or-later
#include "Report.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

using namespace Qt::StringLiterals;

namespace bench
{

double percentile(Times times, double part)
{
    if (times.isEmpty())
        return 0;
    std::sort(times.begin(), times.end());
    return times.at(std::min(times.size() - 1, qsizetype(double(times.size()) * part)));
}

double median(Times times)
{
    return percentile(std::move(times), 0.5);
}

double millisecondsOf(const std::function<void()> &action)
{
    QElapsedTimer timer;
    timer.start();
    action();
    return double(timer.nsecsElapsed()) / 1e6;
}

void interleave(int times, const std::function<void(int)> &ours, const std::function<void(int)> &bare,
                Times &oursMs, Times &bareMs)
{
    ours(0);
    bare(0);
    for (int turn = 1; turn <= times; ++turn) {
        oursMs.append(millisecondsOf([&] { ours(turn); }));
        bareMs.append(millisecondsOf([&] { bare(turn); }));
    }
}

bool Report::wants(const QString &what) const
{
    return m_only.isEmpty() || what.contains(QRegularExpression(m_only));
}

void Report::print(const QString &what, const QString &ours, const QString &bare, const QString &ratio,
                   const QString &goal, bool isMissed) const
{
    std::printf("%-10s  %-58s %14s %14s %7s  %-18s %s\n", qPrintable(m_engine), what.toUtf8().constData(),
                qPrintable(ours), qPrintable(bare), qPrintable(ratio), qPrintable(goal),
                goal.isEmpty() ? ""
                    : isMissed ? "MISSED"
                               : "reached");
    std::fflush(stdout);
}

void Report::compared(const QString &what, const Times &ours, const Times &bare, double mostRatio,
                      double plusMs)
{
    const double a = median(ours);
    const double b = median(bare);
    QString goal = mostRatio > 0 ? u"ratio %1"_s.arg(mostRatio) : QString();
    if (plusMs > 0)
        goal += u" + %1 ms"_s.arg(plusMs);
    print(what, u"%1 ms"_s.arg(a, 0, 'f', 2), u"%1 ms"_s.arg(b, 0, 'f', 2), QString::number(a / b, 'f', 2),
          goal, a > b * mostRatio + plusMs);
}

void Report::single(const QString &what, double figure, double most, const QString &unit, const QString &note)
{
    print(what, u"%1 %2"_s.arg(figure, 0, 'f', 1).arg(unit), note, {},
          most > 0 ? u"%1 %2"_s.arg(most).arg(unit) : QString(), figure > most);
}

void waitUntil(const std::function<bool()> &isSo, const char *what)
{
    const QDeadlineTimer deadline(60000);
    // Wakes the loop up in case nothing else does.
    QTimer timer;
    timer.start(100);
    while (!isSo()) {
        if (deadline.hasExpired()) {
            std::fprintf(stderr, "bench_tables: waited a minute for %s\n", what);
            std::exit(1);
        }
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
    }
}

} // namespace bench
