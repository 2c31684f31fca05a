// SPDX-License-Identifier: GPL-3.0-or-later
// Which layer each box stands in: the first step of LayoutPart.
#include "gui/diagram/LayoutPart.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace gui::diagram
{

namespace
{

/// A sheet is read more easily when it is wider than high.
constexpr qreal heightToWidth = 0.62;

} // namespace

LayoutPart::LayoutPart(const Graph &graph, const QList<int> &boxes, const QList<int> &links)
    : m_graph(&graph)
    , m_boxes(boxes)
    , m_links(links)
{
    for (const int box : boxes) {
        m_nodeOf.insert(box, int(m_nodes.size()));
        m_nodes.append({box, 0, graph.boxes.at(box).width(), graph.boxes.at(box).height(), 0});
    }
}

void LayoutPart::layOut()
{
    breakCycles();
    assignLayers();
    makeWays();
    reduceCrossings();
    placeVertically();
    placeHorizontally();
    finish();
}

/// References that lead back to a table which is being walked are drawn the other way round.
void LayoutPart::breakCycles()
{
    enum class State { New, Open, Done };
    m_reversed.fill(false, m_links.size());
    QList<QList<int>> leaving(m_nodes.size());
    QList<int> arriving(m_nodes.size(), 0);
    for (int i = 0; i < m_links.size(); ++i) {
        const Link &link = m_graph->links.at(m_links.at(i));
        leaving[m_nodeOf.value(link.from)].append(i);
        if (link.from != link.to)
            ++arriving[m_nodeOf.value(link.to)];
    }
    QList<State> states(m_nodes.size(), State::New);
    const std::function<void(int)> walk = [&](int node) {
        states[node] = State::Open;
        for (const int i : std::as_const(leaving[node])) {
            const int next = m_nodeOf.value(m_graph->links.at(m_links.at(i)).to);
            if (next == node)
                continue;
            if (states.at(next) == State::Open)
                m_reversed[i] = true;
            else if (states.at(next) == State::New)
                walk(next);
        }
        states[node] = State::Done;
    };
    // Tables that nobody refers to are beginnings; what is left is in cycles.
    for (const bool onlyBeginnings : {true, false})
        for (int node = 0; node < m_nodes.size(); ++node)
            if (states.at(node) == State::New && (!onlyBeginnings || arriving.at(node) == 0))
                walk(node);
}

/// From the right: what refers to nothing stands last, the rest as far right as its references allow, unless
/// a layer would become too high.
void LayoutPart::assignLayers()
{
    const auto count = m_nodes.size();
    QList<QList<int>> before(count);
    QList<int> waitsFor(count, 0);
    qreal area = 0;
    qreal tallest = 0;
    for (const Node &node : std::as_const(m_nodes)) {
        area += (node.width + 2 * sideGap + 3 * trackGap) * (node.height + boxGap);
        tallest = std::max(tallest, node.height);
    }
    for (int i = 0; i < m_links.size(); ++i) {
        const Link &link = m_graph->links.at(m_links.at(i));
        if (link.from == link.to)
            continue;
        const bool reversed = m_reversed.at(i);
        before[m_nodeOf.value(reversed ? link.from : link.to)].append(
            m_nodeOf.value(reversed ? link.to : link.from));
        ++waitsFor[m_nodeOf.value(reversed ? link.to : link.from)];
    }
    const qreal most = std::max(tallest, std::sqrt(area * heightToWidth)) * 1.05;
    QList<int> ranks(count, 0);
    QList<qreal> heights(1, 0);
    QList<int> ready;
    for (int node = 0; node < count; ++node)
        if (waitsFor.at(node) == 0)
            ready.append(node);
    while (!ready.isEmpty()) {
        const int node = ready.takeFirst();
        int &rank = ranks[node];
        const auto heightAt = [&heights](int at) { return at < heights.size() ? heights.at(at) : 0; };
        while (heightAt(rank) > 0 && heightAt(rank) + m_nodes.at(node).height > most)
            ++rank;
        heights.resize(std::max<qsizetype>(heights.size(), rank + 1));
        heights[rank] += m_nodes.at(node).height + boxGap;
        for (const int next : std::as_const(before[node])) {
            ranks[next] = std::max(ranks.at(next), rank + 1);
            if (--waitsFor[next] == 0)
                ready.append(next);
        }
    }
    tighten(ranks, heights, most);
    const int last = *std::max_element(ranks.cbegin(), ranks.cend());
    for (int node = 0; node < count; ++node)
        m_nodes[node].layer = last - ranks.at(node);
}

/// A table that stands far from all that refer to it comes nearer, where that lengthens no more lines than it
/// shortens.
void LayoutPart::tighten(QList<int> &ranks, QList<qreal> &heights, qreal most) const
{
    QList<QList<int>> lefts(m_nodes.size());
    QList<int> rights(m_nodes.size(), 0);
    for (int i = 0; i < m_links.size(); ++i) {
        const Link &link = m_graph->links.at(m_links.at(i));
        if (link.from == link.to)
            continue;
        const bool reversed = m_reversed.at(i);
        const int left = m_nodeOf.value(reversed ? link.to : link.from);
        const int right = m_nodeOf.value(reversed ? link.from : link.to);
        lefts[right].append(left);
        ++rights[left];
    }
    for (int node = 0; node < m_nodes.size(); ++node) {
        if (lefts.at(node).isEmpty() || rights.at(node) > lefts.at(node).size())
            continue;
        int nearest = ranks.at(lefts.at(node).constFirst());
        for (const int left : lefts.at(node))
            nearest = std::min(nearest, ranks.at(left));
        const qreal own = m_nodes.at(node).height;
        for (int rank = nearest - 1; rank > ranks.at(node); --rank) {
            if (heights.at(rank) > 0 && heights.at(rank) + own > most)
                continue;
            heights[ranks.at(node)] -= own + boxGap;
            heights[rank] += own + boxGap;
            ranks[node] = rank;
            break;
        }
    }
}

/// Where the lines of a net pass a layer; made when the first of them does.
int LayoutPart::passage(int net, int layer)
{
    const auto found = m_passages.constFind({net, layer});
    if (found != m_passages.cend())
        return *found;
    const int node = int(m_nodes.size());
    m_nodes.append({-1, layer, 0, 0, 0});
    m_passages.insert({net, layer}, node);
    return node;
}

void LayoutPart::makeWays()
{
    QMap<std::tuple<int, qint64, bool>, int> nets;
    QMap<std::tuple<int, int, qint64, int, qint64>, int> known;
    const auto rounded = [](qreal y) { return qRound64(y * 16); };
    const auto piece = [&](int net, int left, qreal leftY, int right, qreal rightY) {
        const auto key = std::tuple(net, left, rounded(leftY), right, rounded(rightY));
        if (const auto found = known.constFind(key); found != known.cend())
            return *found;
        m_pieces.append({net, left, right, leftY, rightY});
        known.insert(key, int(m_pieces.size()) - 1);
        return int(m_pieces.size()) - 1;
    };
    for (int i = 0; i < m_links.size(); ++i) {
        const Link &link = m_graph->links.at(m_links.at(i));
        const int from = m_nodeOf.value(link.from);
        const int to = m_nodeOf.value(link.to);
        Way way;
        way.isReversed = m_reversed.at(i);
        const auto net = [&](bool isBack) {
            const auto key = std::tuple(to, rounded(link.toY), isBack);
            return *nets.insert(key, nets.value(key, int(nets.size())));
        };
        if (from == to) {
            const int own = net(true);
            way.pieces = {piece(own, from, link.fromY, -1, 0), piece(own, to, link.toY, -1, 0)};
            m_ways.append(way);
            continue;
        }
        const int own = net(way.isReversed);
        int left = way.isReversed ? to : from;
        qreal leftY = way.isReversed ? link.toY : link.fromY;
        const int right = way.isReversed ? from : to;
        for (int layer = m_nodes.at(left).layer + 1; layer < m_nodes.at(right).layer; ++layer) {
            const int next = passage(own, layer);
            way.pieces.append(piece(own, left, leftY, next, 0));
            left = next;
            leftY = 0;
        }
        way.pieces.append(piece(own, left, leftY, right, way.isReversed ? link.fromY : link.toY));
        m_ways.append(way);
    }
}

} // namespace gui::diagram
