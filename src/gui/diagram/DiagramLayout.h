// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPointF>
#include <QRectF>

/// Where boxes that refer to each other stand on a sheet, and how the lines between them run. Numbers only:
/// knows neither widgets nor fonts nor tables. The same graph always gives the same layout.
namespace gui::diagram
{

/// From a row of one box to a row of another (or the same); the heights are measured from the boxes' tops.
struct Link {
    int from = 0;
    qreal fromY = 0;
    int to = 0;
    qreal toY = 0;
};

struct Graph {
    QList<QSizeF> boxes;
    QList<Link> links;
};

struct Layout {
    QList<QRectF> boxes; ///< in the order of the graph's; no two overlap
    /// For each link its corners, from the side of the one box to the side of the other: horizontal and
    /// vertical pieces that run through no box. Links to the same row share their last pieces.
    QList<QList<QPointF>> routes;
    QSizeF size;
};

/// Layers from left to right along the references (Sugiyama): cycles are broken, layers limited in height,
/// crossings reduced by barycentre sweeps and exchanges, rows aligned, lines led through tracks between the
/// layers. Parts without a connection are laid out by themselves and put side by side. Some milliseconds for
/// a hundred tables; in any thread.
[[nodiscard]] Layout layOut(const Graph &graph);

} // namespace gui::diagram
