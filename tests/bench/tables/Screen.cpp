// SPDX-License-Identifier: GPL-3.0-or-later
#include "Shop.h"
#include "exchange/Dice.h"
#include "gui/MainWindow.h"
#include "gui/StoreView.h"
#include "gui/TablePage.h"
#include "gui/TableView.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QHeaderView>
#include <QScrollBar>

#include <ctime>

using namespace Qt::StringLiterals;
using RowState = tables::StoreTableModel::RowState;

namespace bench
{

namespace
{

/// The longest that one event kept the window's thread, measured from outside: between two turns of the event
/// loop.
class Stalls
{
public:
    void spinUntil(const std::function<bool()> &isSo)
    {
        QElapsedTimer timer;
        while (!isSo()) {
            timer.start();
            const double before = processorMs();
            QCoreApplication::processEvents();
            m_longest = std::max(m_longest, double(timer.nsecsElapsed()) / 1e6);
            m_longestWork = std::max(m_longestWork, processorMs() - before);
        }
    }
    [[nodiscard]] double longest() const { return m_longest; }
    /// The same in the time of the processor: what other programs keep the thread waiting for is not in it.
    [[nodiscard]] double longestWork() const { return m_longestWork; }

private:
    static double processorMs()
    {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return double(time.tv_sec) * 1000 + double(time.tv_nsec) / 1e6;
    }

    double m_longest = 0;
    double m_longestWork = 0;
};

class Screen
{
public:
    explicit Screen(const database::Location &location)
    {
        m_window.resize(1280, 800);
        bool isPainted = false;
        QObject::connect(&m_window, &gui::MainWindow::rowsPainted, &m_window, [&] { isPainted = true; });
        gui::MainWindow::Start start;
        start.database = location.toUrl();
        m_window.start(start);
        waitUntil([&] { return isPainted && m_window.store() && m_window.store()->page(); },
                  "the first rows");
        m_window.store()->showPage(schema::Table::Purchases);
        waitUntil([&] { return model().isOrderComplete(); }, "the order");
    }
    [[nodiscard]] gui::TableView &view() { return m_window.store()->page()->view(); }
    [[nodiscard]] tables::StoreTableModel &model() { return m_window.store()->page()->model(); }
    [[nodiscard]] bool isPainted()
    {
        const int last = view().rowAt(view().viewport()->height() - 1);
        return model().rowState(std::max(0, view().rowAt(0))) != RowState::Loading
            && model().rowState(last < 0 ? model().rowCount() - 1 : last) != RowState::Loading;
    }
    /// Scrolls, and paints until nothing that is seen is a placeholder.
    void paintAt(int row)
    {
        view().verticalScrollBar()->setValue(row);
        view().viewport()->repaint();
        waitUntil([&] { return isPainted(); }, "the rows");
        view().viewport()->repaint();
    }
    /// As in a window, where every paint is one turn of the event loop: what was answered meanwhile is let go.
    /// Else the pages of all the jumps before it are freed in the first turn of the next measurement.
    static void turn() { QCoreApplication::processEvents(); }

private:
    gui::MainWindow m_window;
};

void measureScrolling(Screen &screen, Report &report, int times)
{
    Times plain;
    Times last;
    exchange::Dice dice(3);
    const int rows = screen.model().rowCount();
    for (int turn = 0; turn < times; ++turn) {
        // Elsewhere, so far and so often that the last page has left the cache.
        for (int page = 0; page < 60; ++page)
            readRow(screen.model(), int(dice.below(rows - 20000)));
        Screen::turn();
        screen.paintAt(int(dice.below(rows / 2)));
        plain.append(millisecondsOf([&] { screen.view().viewport()->repaint(); }));
        last.append(millisecondsOf([&] { screen.paintAt(screen.view().verticalScrollBar()->maximum()); }));
    }
    report.compared(u"last row painted (bare: a plain repaint)"_s, last, plain, 3);
    report.single(u"last row painted"_s, median(last), 50, u"ms"_s);
    Times jumps;
    for (int turn = 0; turn < 200; ++turn) {
        jumps.append(millisecondsOf([&] { screen.paintAt(int(dice.below(rows))); }));
        Screen::turn();
    }
    report.single(u"200 random jumps, p95"_s, percentile(jumps, 0.95), 33, u"ms"_s,
                  u"median %1"_s.arg(median(jumps), 0, 'f', 1));
    Times pages;
    screen.paintAt(rows / 3);
    for (int turn = 0; turn < 200; ++turn) {
        pages.append(millisecondsOf([&] {
            screen.paintAt(screen.view().verticalScrollBar()->value()
                           + screen.view().verticalScrollBar()->pageStep());
        }));
        Screen::turn();
    }
    report.single(u"page down, p95"_s, percentile(pages, 0.95), 16, u"ms"_s,
                  u"median %1"_s.arg(median(pages), 0, 'f', 1));
}

void measureStalls(Screen &screen, Report &report, int times)
{
    for (const int column : {-1, screen.model().entity().indexOf(u"created_at"_s),
                             screen.model().entity().indexOf(u"user_id"_s)}) {
        Times longest;
        Times work;
        for (int turn = 0; turn < times; ++turn) {
            Stalls stalls;
            const double asked = millisecondsOf(
                [&] { screen.model().sort(column, turn % 2 ? Qt::AscendingOrder : Qt::DescendingOrder); });
            stalls.spinUntil([&] { return screen.model().isOrderComplete(); });
            longest.append(std::max(asked, stalls.longest()));
            work.append(stalls.longestWork());
        }
        report.single(
            u"the window's thread kept while the order loads, by %1"_s.arg(
                column < 0 ? u"id"_s : screen.model().fieldAt(column).column),
            percentile(longest, 1), 32, u"ms"_s,
            u"median %1, cpu %2"_s.arg(median(longest), 0, 'f', 1).arg(percentile(work, 1), 0, 'f', 1));
    }
}

} // namespace

void measureScreen(const database::Location &location, Report &report, int times)
{
    if (report.wants(u"screen"_s)) {
        Times opened;
        for (int turn = 0; turn <= times / 3; ++turn) {
            const double took = millisecondsOf([&] {
                gui::MainWindow window;
                window.resize(1280, 800);
                bool isPainted = false;
                QObject::connect(&window, &gui::MainWindow::rowsPainted, &window, [&] { isPainted = true; });
                gui::MainWindow::Start start;
                start.database = location.toUrl();
                window.start(start);
                waitUntil([&] { return isPainted; }, "the first rows");
            });
            if (turn > 0)
                opened.append(took);
        }
        report.single(u"screen: database opened to the first painted rows"_s, median(opened), 0, u"ms"_s);
    }
    if (!report.wants(u"screen"_s))
        return;
    Screen screen(location);
    measureScrolling(screen, report, times);
    measureStalls(screen, report, times);
    Times selected;
    for (int turn = 0; turn < times; ++turn) {
        screen.view().clearSelection();
        selected.append(millisecondsOf([&] {
            screen.view().selectAll();
            QCoreApplication::processEvents();
        }));
    }
    report.single(u"select all"_s, median(selected), 250, u"ms"_s);
}

double peakAfterScrolling(const database::Location &location)
{
    Screen screen(location);
    for (int row = 0; row < screen.model().rowCount(); row += 256) { // each page of rows once
        screen.paintAt(row);
        Screen::turn();
    }
    screen.paintAt(screen.view().verticalScrollBar()->maximum());
    return peakMegabytes();
}

} // namespace bench
