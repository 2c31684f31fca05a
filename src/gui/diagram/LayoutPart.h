// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/diagram/DiagramLayout.h"

#include <QMap>

/// One connected part of a graph on its way to a layout. Private to the diagram.
namespace gui::diagram
{

inline constexpr qreal boxGap = 30; ///< between two boxes of a layer
inline constexpr qreal lineGap = 14; ///< between two lines that pass a layer
inline constexpr qreal trackGap = 12; ///< between two vertical pieces
inline constexpr qreal sideGap = 22; ///< between a box and the nearest vertical piece

/// A box, or the place where the lines of a net pass a layer (box = -1).
struct Node {
    int box = -1;
    int layer = 0;
    qreal width = 0;
    qreal height = 0;
    qreal y = 0;
};

/// A line's piece between two neighbouring layers. The lines that end at the same row from the same side are
/// a net: they share what they have in common.
struct Piece {
    int net = 0;
    int left = -1; ///< nodes; -1: the net turns back, as a reference to the own table does
    int right = -1;
    qreal leftY = 0; ///< from the node's top
    qreal rightY = 0;
};

class LayoutPart
{
public:
    /// `boxes` are indexes into the graph; `links` those between them.
    LayoutPart(const Graph &graph, const QList<int> &boxes, const QList<int> &links);

    void layOut();
    [[nodiscard]] QSizeF size() const { return m_size; }
    [[nodiscard]] QRectF boxOf(int node) const;
    [[nodiscard]] int boxCount() const { return int(m_boxes.size()); }
    [[nodiscard]] const QList<int> &boxes() const { return m_boxes; }
    [[nodiscard]] const QList<int> &links() const { return m_links; }
    [[nodiscard]] QList<QPointF> routeOf(int link) const;

private:
    struct Way {
        QList<int> pieces; ///< from left to right
        bool isReversed = false; ///< the link runs from right to left
    };
    struct Net {
        int gap = 0;
        int net = 0;
        QList<qreal> lefts;
        QList<qreal> rights;
        qreal top = 0;
        qreal bottom = 0;
        int track = 0;
    };

    // Layers: LayoutLayers.cpp
    void breakCycles();
    void assignLayers();
    void tighten(QList<int> &ranks, QList<qreal> &heights, qreal most) const;
    void makeWays();
    int passage(int net, int layer);
    // Orders: LayoutOrder.cpp
    void reduceCrossings();
    void sweep(bool toTheRight);
    bool exchangeNeighbours();
    [[nodiscard]] int crossings(int gap) const;
    [[nodiscard]] int crossingsBeside(int layer) const;
    [[nodiscard]] int allCrossings() const;
    void updatePlaces();
    // Places: LayoutPlaces.cpp
    void placeVertically();
    void straighten();
    [[nodiscard]] QPair<qreal, qreal> roomAround(int node) const;
    void alignAll(qreal pull);
    void alignLayer(int layer, bool withLeft, bool withRight, qreal pull);
    [[nodiscard]] qreal extent() const;
    void placeHorizontally();
    void routeGap(int gap);
    [[nodiscard]] static int crossingsOf(const Net &first, const Net &second);
    void finish();

    const Graph *m_graph;
    QList<int> m_boxes;
    QList<int> m_links;
    QMap<int, int> m_nodeOf; ///< box → node
    QList<bool> m_reversed; ///< per link of m_links
    QList<Node> m_nodes; ///< the boxes first
    QList<Piece> m_pieces;
    QList<Way> m_ways; ///< per link of m_links
    QMap<std::pair<int, int>, int> m_passages; ///< net and layer → node
    QList<QList<int>> m_layers; ///< nodes from top to bottom
    QList<int> m_place; ///< node → its place in the layer
    QList<QList<int>> m_gapPieces; ///< pieces right of each layer
    QList<QList<int>> m_leftPieces; ///< per node
    QList<QList<int>> m_rightPieces;
    QList<qreal> m_layerLeft;
    QList<qreal> m_layerRight;
    QMap<std::pair<int, int>, qreal> m_trackX; ///< gap and net → x
    QList<int> m_tracks; ///< how many each gap has
    QMap<std::pair<int, int>, int> m_trackOf;
    QSizeF m_size;
};

} // namespace gui::diagram
