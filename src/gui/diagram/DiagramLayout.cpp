// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/diagram/DiagramLayout.h"

#include "gui/diagram/LayoutPart.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace gui::diagram
{

namespace
{

constexpr qreal partGap = 44;
/// Of the sheet that parts are put on.
constexpr qreal widthToHeight = 1.6;
constexpr int widthsTried = 24;

/// Boxes that hang together, each set in the order of the graph.
QList<QList<int>> connectedBoxes(const Graph &graph)
{
    QList<int> parents(graph.boxes.size());
    std::iota(parents.begin(), parents.end(), 0);
    const auto rootOf = [&parents](int box) {
        while (parents.at(box) != box)
            box = parents[box] = parents.at(parents.at(box));
        return box;
    };
    for (const Link &link : graph.links)
        parents[rootOf(link.from)] = rootOf(link.to);
    QMap<int, QList<int>> byRoot;
    for (int box = 0; box < graph.boxes.size(); ++box)
        byRoot[rootOf(box)].append(box);
    return byRoot.values();
}

std::vector<LayoutPart> partsOf(const Graph &graph)
{
    std::vector<LayoutPart> parts;
    for (const QList<int> &boxes : connectedBoxes(graph)) {
        QList<int> links;
        for (int link = 0; link < graph.links.size(); ++link)
            if (std::binary_search(boxes.cbegin(), boxes.cend(), graph.links.at(link).from))
                links.append(link);
        parts.emplace_back(graph, boxes, links);
        parts.back().layOut();
    }
    // What hangs together first; tables that stand alone behind it, the highest first.
    std::stable_sort(parts.begin(), parts.end(), [](const LayoutPart &a, const LayoutPart &b) {
        const bool isAlone = a.boxCount() == 1;
        if (isAlone != (b.boxCount() == 1))
            return !isAlone;
        return isAlone ? a.size().height() > b.size().height() : a.boxCount() > b.boxCount();
    });
    return parts;
}

/// Each part as high up as it finds room on a sheet of that width, and then as far left.
QList<QPointF> stacked(const std::vector<LayoutPart> &parts, qreal width, QSizeF &size)
{
    QList<QRectF> taken; // with the gap at the right and below
    QList<QPointF> corners;
    size = {};
    for (const LayoutPart &part : parts) {
        const QSizeF room = part.size() + QSizeF(partGap, partGap);
        QList<qreal> starts{0};
        for (const QRectF &other : std::as_const(taken))
            starts.append(other.right());
        QPointF best;
        bool isFound = false;
        for (const qreal x : std::as_const(starts)) {
            if (x > 0 && x + part.size().width() > width)
                continue;
            qreal y = 0;
            for (const QRectF &other : std::as_const(taken))
                if (other.left() < x + room.width() && other.right() > x)
                    y = std::max(y, other.bottom());
            if (!isFound || std::pair(y, x) < std::pair(best.y(), best.x()))
                best = QPointF(x, y);
            isFound = true;
        }
        corners.append(best);
        taken.append(QRectF(best, room));
        size = size.expandedTo(QSizeF(best.x() + part.size().width(), best.y() + part.size().height()));
    }
    return corners;
}

/// On a sheet of the width that makes it fit a window best.
QList<QPointF> cornersOf(const std::vector<LayoutPart> &parts, QSizeF &size)
{
    qreal widest = 0;
    qreal all = 0;
    for (const LayoutPart &part : parts) {
        widest = std::max(widest, part.size().width());
        all += part.size().width() + partGap;
    }
    QList<QPointF> best;
    qreal least = 0;
    for (int i = 0; i <= widthsTried; ++i) {
        QSizeF found;
        const QList<QPointF> corners = stacked(parts, widest + (all - widest) * i / widthsTried, found);
        const qreal extent = std::max(found.width() / widthToHeight, found.height());
        if (best.isEmpty() || extent < least) {
            best = corners;
            least = extent;
            size = found;
        }
    }
    return best;
}

} // namespace

Layout layOut(const Graph &graph)
{
    Layout layout;
    layout.boxes.resize(graph.boxes.size());
    layout.routes.resize(graph.links.size());
    const std::vector<LayoutPart> parts = partsOf(graph);
    const QList<QPointF> corners = cornersOf(parts, layout.size);
    for (size_t number = 0; number < parts.size(); ++number) {
        const LayoutPart &part = parts.at(number);
        const QPointF &corner = corners.at(qsizetype(number));
        for (int node = 0; node < part.boxCount(); ++node)
            layout.boxes[part.boxes().at(node)] = part.boxOf(node).translated(corner);
        for (int link = 0; link < part.links().size(); ++link)
            for (const QPointF &point : part.routeOf(link))
                layout.routes[part.links().at(link)].append(point + corner);
    }
    return layout;
}

} // namespace gui::diagram
