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

} // namespace

Layout layOut(const Graph &graph)
{
    Layout layout;
    layout.boxes.resize(graph.boxes.size());
    layout.routes.resize(graph.links.size());
    const std::vector<LayoutPart> parts = partsOf(graph);
    qreal area = 0;
    qreal widest = 0;
    for (const LayoutPart &part : parts) {
        area += (part.size().width() + partGap) * (part.size().height() + partGap);
        widest = std::max(widest, part.size().width());
    }
    const qreal width = std::max(widest, std::sqrt(area * widthToHeight));
    QPointF corner;
    qreal shelf = 0;
    for (const LayoutPart &part : parts) {
        if (corner.x() > 0 && corner.x() + part.size().width() > width) {
            corner = QPointF(0, corner.y() + shelf + partGap);
            shelf = 0;
        }
        for (int node = 0; node < part.boxCount(); ++node)
            layout.boxes[part.boxes().at(node)] = part.boxOf(node).translated(corner);
        for (int link = 0; link < part.links().size(); ++link)
            for (const QPointF &point : part.routeOf(link))
                layout.routes[part.links().at(link)].append(point + corner);
        shelf = std::max(shelf, part.size().height());
        layout.size = QSizeF(std::max(layout.size.width(), corner.x() + part.size().width()),
                             std::max(layout.size.height(), corner.y() + part.size().height()));
        corner.rx() += part.size().width() + partGap;
    }
    return layout;
}

} // namespace gui::diagram
