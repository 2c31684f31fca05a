// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/diagram/DiagramLayout.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using gui::diagram::Graph;
using gui::diagram::Layout;
using gui::diagram::layOut;
using gui::diagram::Link;

Q_DECLARE_METATYPE(Graph)

namespace
{

constexpr qreal rowHeight = 20;

QSizeF box(int rows, qreal width = 160)
{
    return {width, rowHeight * (rows + 1)};
}

qreal row(int number)
{
    return rowHeight * (number + 1.5);
}

/// A line may touch the box it ends at, and enter none.
bool entersBox(const QPointF &from, const QPointF &to, const QRectF &box)
{
    const QRectF inner = box.adjusted(0.5, 0.5, -0.5, -0.5);
    const QRectF line = QRectF(from, to).normalized();
    return line.left() < inner.right() && line.right() > inner.left() && line.top() < inner.bottom()
        && line.bottom() > inner.top();
}

/// Everything that must hold for any graph; "" when it does.
QString wrong(const Graph &graph, const Layout &layout)
{
    if (layout.boxes.size() != graph.boxes.size() || layout.routes.size() != graph.links.size())
        return u"something is missing"_s;
    const QRectF sheet(QPointF(), layout.size);
    for (int i = 0; i < layout.boxes.size(); ++i) {
        if (layout.boxes.at(i).size() != graph.boxes.at(i))
            return u"box %1 has another size"_s.arg(i);
        if (!sheet.contains(layout.boxes.at(i)))
            return u"box %1 stands outside of the sheet"_s.arg(i);
        for (int j = 0; j < i; ++j)
            if (layout.boxes.at(i).adjusted(-8, -8, 8, 8).intersects(layout.boxes.at(j)))
                return u"boxes %1 and %2 touch"_s.arg(i).arg(j);
    }
    for (int i = 0; i < graph.links.size(); ++i) {
        const Link &link = graph.links.at(i);
        const QList<QPointF> &route = layout.routes.at(i);
        const QRectF &from = layout.boxes.at(link.from);
        const QRectF &to = layout.boxes.at(link.to);
        if (route.size() < 2)
            return u"link %1 has no line"_s.arg(i);
        const auto isAtSide = [](const QPointF &point, const QRectF &side, qreal y) {
            return qFuzzyCompare(point.y(), side.top() + y)
                && (qFuzzyCompare(1 + point.x(), 1 + side.left()) || qFuzzyCompare(point.x(), side.right()));
        };
        if (!isAtSide(route.constFirst(), from, link.fromY) || !isAtSide(route.constLast(), to, link.toY))
            return u"line %1 does not end at its rows"_s.arg(i);
        for (int k = 0; k + 1 < route.size(); ++k) {
            const QPointF &a = route.at(k);
            const QPointF &b = route.at(k + 1);
            if (!qFuzzyCompare(1 + a.x(), 1 + b.x()) && !qFuzzyCompare(1 + a.y(), 1 + b.y()))
                return u"line %1 is askew"_s.arg(i);
            if (!sheet.adjusted(-1, -1, 1, 1).contains(b))
                return u"line %1 leaves the sheet"_s.arg(i);
            for (int box = 0; box < layout.boxes.size(); ++box)
                if (entersBox(a, b, layout.boxes.at(box)))
                    return u"line %1 runs through box %2"_s.arg(i).arg(box);
        }
    }
    return {};
}

/// Lines of different targets that cross.
int crossings(const Graph &graph, const Layout &layout)
{
    int found = 0;
    const auto crosses = [](QPointF a, QPointF b, QPointF c, QPointF d) {
        if (a.x() == b.x())
            std::swap(a, c), std::swap(b, d);
        if (a.y() != b.y() || c.x() != d.x())
            return false;
        return c.x() > std::min(a.x(), b.x()) && c.x() < std::max(a.x(), b.x()) && a.y() > std::min(c.y(), d.y())
            && a.y() < std::max(c.y(), d.y());
    };
    for (int i = 0; i < layout.routes.size(); ++i)
        for (int j = 0; j < i; ++j) {
            if (graph.links.at(i).to == graph.links.at(j).to)
                continue;
            const auto &one = layout.routes.at(i);
            const auto &other = layout.routes.at(j);
            for (int k = 0; k + 1 < one.size(); ++k)
                for (int m = 0; m + 1 < other.size(); ++m)
                    found += crosses(one.at(k), one.at(k + 1), other.at(m), other.at(m + 1)) ? 1 : 0;
        }
    return found;
}

Graph market()
{
    // purchases → users, products → categories; a phonebook beside it
    Graph graph{{box(8), box(7), box(9), box(4), box(9), box(7)}, {}};
    graph.links = {{0, row(1), 1, row(0)}, {0, row(2), 2, row(0)}, {2, row(5), 3, row(0)}, {4, row(1), 5, row(0)}};
    return graph;
}

Graph random(quint32 seed, int boxes, int links)
{
    QRandomGenerator dice(seed);
    Graph graph;
    QList<int> rows;
    for (int i = 0; i < boxes; ++i) {
        rows.append(dice.bounded(1, 14));
        graph.boxes.append(box(rows.constLast(), dice.bounded(100, 260)));
    }
    for (int i = 0; i < links; ++i) {
        const int from = dice.bounded(boxes);
        const int to = dice.bounded(boxes);
        graph.links.append({from, row(dice.bounded(rows.at(from))), to, row(0)});
    }
    return graph;
}

} // namespace

/// The layout of a diagram: what must hold for any graph, and what makes a simple one easy to read.
class TestLayout : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anyGraph_data();
    void anyGraph();
    void referencesRunToTheRight();
    void simpleOnesDoNotCross();
    void aHubIsNoTower();
    void sameGraphSameLayout();
    void tablesAloneFillASheet();
};

void TestLayout::anyGraph_data()
{
    QTest::addColumn<Graph>("graph");
    QTest::newRow("nothing") << Graph();
    QTest::newRow("one box") << Graph{{box(3)}, {}};
    QTest::newRow("to itself") << Graph{{box(3)}, {{0, row(2), 0, row(0)}}};
    QTest::newRow("to itself and others") << Graph{{box(3), box(4)},
                                                   {{0, row(2), 0, row(0)}, {0, row(1), 1, row(0)}, {1, row(3), 1, row(0)}}};
    QTest::newRow("two that refer to each other") << Graph{{box(3), box(3)},
                                                           {{0, row(1), 1, row(0)}, {1, row(2), 0, row(0)}}};
    QTest::newRow("a ring") << Graph{{box(3), box(3), box(3), box(3)},
                                     {{0, row(1), 1, row(0)}, {1, row(1), 2, row(0)}, {2, row(1), 3, row(0)}, {3, row(1), 0, row(0)}}};
    QTest::newRow("twice to the same") << Graph{{box(3), box(3)}, {{0, row(1), 1, row(0)}, {0, row(2), 1, row(0)}}};
    QTest::newRow("over a layer") << Graph{{box(3), box(9), box(3)},
                                           {{0, row(1), 1, row(0)}, {1, row(1), 2, row(0)}, {0, row(2), 2, row(0)}}};
    QTest::newRow("market") << market();
    for (int seed = 0; seed < 40; ++seed)
        QTest::addRow("random %d", seed) << random(quint32(seed), 3 + seed, seed % 3 * 12 + seed);
    QTest::newRow("a hundred") << random(1, 100, 160);
    QTest::newRow("a hundred, sparse") << random(2, 100, 60);
    QTest::newRow("wild") << random(3, 60, 300);
}

void TestLayout::anyGraph()
{
    QFETCH(Graph, graph);
    const Layout layout = layOut(graph);
    QCOMPARE(wrong(graph, layout), QString());
}

void TestLayout::referencesRunToTheRight()
{
    const Graph graph = market();
    const Layout layout = layOut(graph);
    for (const Link &link : graph.links)
        QVERIFY(layout.boxes.at(link.from).right() < layout.boxes.at(link.to).left());
}

void TestLayout::simpleOnesDoNotCross()
{
    Graph graph = market();
    QCOMPARE(crossings(graph, layOut(graph)), 0);
    // Given in the worst order.
    graph = Graph{{box(5), box(2), box(2), box(2), box(2)},
                  {{0, row(0), 4, row(0)}, {0, row(1), 3, row(0)}, {0, row(2), 2, row(0)}, {0, row(3), 1, row(0)}}};
    QCOMPARE(crossings(graph, layOut(graph)), 0);
    graph = Graph{{box(2), box(2), box(2), box(2), box(2), box(2)},
                  {{0, row(1), 5, row(0)}, {1, row(1), 4, row(0)}, {2, row(1), 3, row(0)}, {0, row(0), 4, row(1)}}};
    QCOMPARE(crossings(graph, layOut(graph)), 0);
}

void TestLayout::aHubIsNoTower()
{
    Graph graph{{box(3)}, {}};
    for (int i = 1; i < 100; ++i) {
        graph.boxes.append(box(5));
        graph.links.append({i, row(1), 0, row(0)});
    }
    const Layout layout = layOut(graph);
    QCOMPARE(wrong(graph, layout), QString());
    QVERIFY2(layout.size.height() < layout.size.width() * 1.5 && layout.size.width() < layout.size.height() * 4,
             qPrintable(u"%1 × %2"_s.arg(layout.size.width()).arg(layout.size.height())));
    QCOMPARE(crossings(graph, layout), 0);
}

void TestLayout::sameGraphSameLayout()
{
    const Graph graph = random(7, 40, 60);
    const Layout first = layOut(graph);
    const Layout second = layOut(Graph(graph));
    QCOMPARE(second.boxes, first.boxes);
    QCOMPARE(second.routes, first.routes);
}

void TestLayout::tablesAloneFillASheet()
{
    Graph graph;
    for (int i = 0; i < 30; ++i)
        graph.boxes.append(box(i % 7 + 1));
    const Layout layout = layOut(graph);
    QCOMPARE(wrong(graph, layout), QString());
    QVERIFY(layout.size.width() < layout.size.height() * 3 && layout.size.height() < layout.size.width());
}

QTEST_GUILESS_MAIN(TestLayout)
#include "tst_layout.moc"
