// SPDX-License-Identifier: GPL-3.0-or-later
// Where everything stands and how the lines run: the last steps of LayoutPart.
#include "gui/diagram/LayoutPart.h"

#include <algorithm>
#include <cmath>

namespace gui::diagram
{

namespace
{

constexpr int alignments = 12;
constexpr int trackExchanges = 20;
/// Nearer than this, two horizontal pieces would look like one.
constexpr qreal touching = 4;
/// A bend that is hardly worth one.
constexpr qreal small = 24;
constexpr qreal mostDrift = 1.5;
constexpr qreal drift = 0.35;
/// Passing lines bend less readily than boxes move.
constexpr qreal lineWeight = 3;

/// Several nodes that stand as close as they may.
struct Block {
    qreal wish = 0; ///< weighted mean of what its nodes want
    qreal weight = 0;
    int count = 0;
};

qreal gapBetween(const Node &upper, const Node &lower)
{
    if (upper.box >= 0 && lower.box >= 0)
        return boxGap;
    return upper.box < 0 && lower.box < 0 ? lineGap : (boxGap + lineGap) / 2;
}

} // namespace

/// Moves the nodes of a layer to where their lines want them, in their order and without touching: the least
/// squares under that condition, by pooling neighbours that would collide. `pull` is what the middle of the
/// sheet weighs beside a line.
void LayoutPart::alignLayer(int layer, bool withLeft, bool withRight, qreal pull)
{
    const QList<int> &nodes = m_layers.at(layer);
    QList<Block> blocks;
    QList<qreal> offsets;
    qreal offset = 0;
    for (int i = 0; i < nodes.size(); ++i) {
        const Node &node = m_nodes.at(nodes.at(i));
        if (i > 0) {
            const Node &upper = m_nodes.at(nodes.at(i - 1));
            offset += upper.height + gapBetween(upper, node);
        }
        offsets.append(offset);
        qreal sum = 0;
        int ends = 0;
        const auto add = [&](const QList<int> &pieces, bool isLeft) {
            for (const int index : pieces) {
                const Piece &piece = m_pieces.at(index);
                const int other = isLeft ? piece.left : piece.right;
                if (other < 0)
                    continue;
                const qreal otherY = m_nodes.at(other).y + (isLeft ? piece.leftY : piece.rightY);
                sum += otherY - (isLeft ? piece.rightY : piece.leftY);
                ++ends;
            }
        };
        if (withLeft)
            add(m_leftPieces.at(nodes.at(i)), true);
        if (withRight)
            add(m_rightPieces.at(nodes.at(i)), false);
        // The pull goes to the middle line, at 0.
        const qreal wish = ends ? (sum - pull * node.height / 2) / (ends + pull) : node.y;
        const qreal weight = ends ? (node.box < 0 ? lineWeight : 1) : 0.05;
        blocks.append({wish - offset, weight, 1});
        while (blocks.size() > 1 && blocks.at(blocks.size() - 2).wish > blocks.constLast().wish) {
            const Block lower = blocks.takeLast();
            Block &upper = blocks.last();
            upper.wish =
                (upper.wish * upper.weight + lower.wish * lower.weight) / (upper.weight + lower.weight);
            upper.weight += lower.weight;
            upper.count += lower.count;
        }
    }
    int i = 0;
    for (const Block &block : std::as_const(blocks))
        for (int k = 0; k < block.count; ++k, ++i)
            m_nodes[nodes.at(i)].y = block.wish + offsets.at(i);
}

/// How far a node may move up and down.
QPair<qreal, qreal> LayoutPart::roomAround(int number) const
{
    const Node &node = m_nodes.at(number);
    const QList<int> &layer = m_layers.at(node.layer);
    const int place = m_place.at(number);
    QPair<qreal, qreal> room(small, small);
    if (place > 0) {
        const Node &upper = m_nodes.at(layer.at(place - 1));
        room.first = std::min(room.first, node.y - upper.y - upper.height - gapBetween(upper, node));
    }
    if (place + 1 < layer.size()) {
        const Node &lower = m_nodes.at(layer.at(place + 1));
        room.second = std::min(room.second, lower.y - node.y - node.height - gapBetween(node, lower));
    }
    return room;
}

/// A line that is almost straight becomes so, where that bends no other.
void LayoutPart::straighten()
{
    for (int number = 0; number < m_nodes.size(); ++number) {
        QList<qreal> bends;
        for (const bool isLeft : {true, false}) {
            for (const int index : isLeft ? m_leftPieces.at(number) : m_rightPieces.at(number)) {
                const Piece &piece = m_pieces.at(index);
                if (piece.right < 0)
                    continue;
                const qreal bend =
                    m_nodes.at(piece.right).y + piece.rightY - m_nodes.at(piece.left).y - piece.leftY;
                bends.append(isLeft ? -bend : bend);
            }
        }
        const auto least = std::min_element(bends.cbegin(), bends.cend(),
                                            [](qreal a, qreal b) { return std::abs(a) < std::abs(b); });
        if (least == bends.cend())
            continue;
        const auto [up, down] = roomAround(number);
        if (*least >= -up && *least <= down)
            m_nodes[number].y += *least;
    }
}

void LayoutPart::alignAll(qreal pull)
{
    const int count = int(m_layers.size());
    for (int i = 0; i < alignments; ++i) {
        const bool isLast = i + 2 >= alignments;
        for (int layer = 1; layer < count; ++layer)
            alignLayer(layer, true, isLast, pull);
        for (int layer = count - 2; layer >= 0; --layer)
            alignLayer(layer, isLast, true, pull);
    }
}

/// From the top of the highest node to the bottom of the lowest.
qreal LayoutPart::extent() const
{
    qreal top = 0;
    qreal bottom = 0;
    for (const Node &node : m_nodes) {
        top = std::min(top, node.y);
        bottom = std::max(bottom, node.y + node.height);
    }
    return bottom - top;
}

void LayoutPart::placeVertically()
{
    qreal highest = 0;
    for (const QList<int> &layer : std::as_const(m_layers)) {
        qreal y = 0;
        for (int i = 0; i < layer.size(); ++i) {
            if (i > 0)
                y += gapBetween(m_nodes.at(layer.at(i - 1)), m_nodes.at(layer.at(i)));
            m_nodes[layer.at(i)].y = y;
            y += m_nodes.at(layer.at(i)).height;
        }
        for (const int node : layer)
            m_nodes[node].y -= y / 2;
        highest = std::max(highest, y);
    }
    alignAll(0);
    // Straight lines alone let long chains of tables drift apart, over a sheet that is mostly empty.
    if (extent() > highest * mostDrift)
        alignAll(drift);
    straighten();
    qreal top = 0;
    for (const Node &node : std::as_const(m_nodes))
        top = std::min(top, node.y);
    for (Node &node : m_nodes)
        node.y = std::round(node.y - top);
}

/// How many lines cross when the vertical piece of `first` stands left of that of `second`.
int LayoutPart::crossingsOf(const Net &first, const Net &second)
{
    int found = 0;
    for (const qreal y : second.lefts)
        found += y > first.top && y < first.bottom ? 1 : 0;
    for (const qreal y : first.rights)
        found += y > second.top && y < second.bottom ? 1 : 0;
    // Pieces that would lie on each other look like one line.
    for (const qreal y : second.lefts)
        for (const qreal other : first.rights)
            found += std::abs(y - other) < touching ? 8 : 0;
    return found;
}

void LayoutPart::routeGap(int gap)
{
    QMap<int, Net> byNet;
    for (const int index : m_gapPieces.at(gap)) {
        const Piece &piece = m_pieces.at(index);
        Net &net = byNet[piece.net];
        net.net = piece.net;
        net.lefts.append(m_nodes.at(piece.left).y + piece.leftY);
        if (piece.right >= 0)
            net.rights.append(m_nodes.at(piece.right).y + piece.rightY);
    }
    QList<Net> nets;
    for (Net net : std::as_const(byNet)) {
        const QList<qreal> all = net.lefts + net.rights;
        const auto [top, bottom] = std::minmax_element(all.cbegin(), all.cend());
        net.top = *top;
        net.bottom = *bottom;
        nets.append(net);
    }
    for (int i = 0; i < trackExchanges; ++i) {
        bool isBetter = false;
        for (int k = 0; k + 1 < nets.size(); ++k) {
            if (crossingsOf(nets.at(k + 1), nets.at(k)) < crossingsOf(nets.at(k), nets.at(k + 1))) {
                nets.swapItemsAt(k, k + 1);
                isBetter = true;
            }
        }
        if (!isBetter)
            break;
    }
    int most = 0;
    for (int k = 0; k < nets.size(); ++k) {
        Net &net = nets[k];
        for (int before = 0; before < k; ++before) {
            const Net &other = nets.at(before);
            if (other.bottom + touching >= net.top && net.bottom + touching >= other.top)
                net.track = std::max(net.track, other.track + 1);
        }
        most = std::max(most, net.track + 1);
        m_trackOf.insert({gap, net.net}, net.track);
    }
    m_tracks.append(most);
}

void LayoutPart::placeHorizontally()
{
    const int count = int(m_layers.size());
    qreal x = 0;
    for (int layer = 0; layer < count; ++layer) {
        qreal width = 0;
        for (const int node : m_layers.at(layer))
            width = std::max(width, m_nodes.at(node).width);
        m_layerLeft.append(x);
        m_layerRight.append(x + width);
        routeGap(layer);
        x += width + sideGap;
        for (auto it = m_trackOf.cbegin(); it != m_trackOf.cend(); ++it)
            if (it.key().first == layer)
                m_trackX.insert(it.key(), x + it.value() * trackGap);
        const int tracks = m_tracks.at(layer);
        x += std::max(0, tracks - 1) * trackGap + sideGap;
    }
}

void LayoutPart::finish()
{
    qreal right = 0;
    qreal bottom = 0;
    for (const Node &node : std::as_const(m_nodes)) {
        right = std::max(right, m_layerLeft.at(node.layer) + node.width);
        bottom = std::max(bottom, node.y + node.height);
    }
    for (const qreal x : std::as_const(m_trackX))
        right = std::max(right, x);
    m_size = QSizeF(right, bottom);
}

QRectF LayoutPart::boxOf(int node) const
{
    const Node &box = m_nodes.at(node);
    return {m_layerLeft.at(box.layer), box.y, box.width, box.height};
}

QList<QPointF> LayoutPart::routeOf(int link) const
{
    const Way &way = m_ways.at(link);
    QList<QPointF> points;
    const auto add = [&points](qreal x, qreal y) {
        const QPointF point(x, y);
        const auto isStraight = [&] {
            const QPointF &last = points.constLast();
            const QPointF &before = points.at(points.size() - 2);
            return (before.x() == last.x() && last.x() == x) || (before.y() == last.y() && last.y() == y);
        };
        if (points.size() > 1 && isStraight())
            points.last() = point;
        else if (points.isEmpty() || points.constLast() != point)
            points.append(point);
    };
    const bool isLoop = m_pieces.at(way.pieces.constFirst()).right < 0;
    for (int i = 0; i < way.pieces.size(); ++i) {
        const Piece &piece = m_pieces.at(way.pieces.at(i));
        const Node &left = m_nodes.at(piece.left);
        const qreal start =
            left.box >= 0 ? m_layerLeft.at(left.layer) + left.width : m_layerLeft.at(left.layer);
        const qreal track = m_trackX.value({left.layer, piece.net});
        if (isLoop) {
            add(i == 0 ? start : track, left.y + piece.leftY);
            add(i == 0 ? track : start, left.y + piece.leftY);
            continue;
        }
        const Node &right = m_nodes.at(piece.right);
        add(start, left.y + piece.leftY);
        add(track, left.y + piece.leftY);
        add(track, right.y + piece.rightY);
        add(m_layerLeft.at(right.layer), right.y + piece.rightY);
    }
    if (way.isReversed)
        std::reverse(points.begin(), points.end());
    return points;
}

} // namespace gui::diagram
