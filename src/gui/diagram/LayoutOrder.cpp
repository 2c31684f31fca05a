// SPDX-License-Identifier: GPL-3.0-or-later
// In which order the boxes of a layer stand, so that few lines cross: the second step of LayoutPart.
#include "gui/diagram/LayoutPart.h"

#include <algorithm>

namespace gui::diagram
{

namespace
{

constexpr int sweeps = 24;
constexpr int exchanges = 8;
/// Above this many pieces between two layers, exchanges would take longer than they are worth.
constexpr int mostPieces = 400;

} // namespace

void LayoutPart::updatePlaces()
{
    m_place.resize(m_nodes.size());
    for (const QList<int> &layer : std::as_const(m_layers))
        for (int place = 0; place < layer.size(); ++place)
            m_place[layer.at(place)] = place;
}

int LayoutPart::crossings(int gap) const
{
    // By the order at the left side, a crossing is an inversion at the right.
    using End = std::pair<int, qreal>;
    QList<std::pair<End, End>> ends;
    for (const int index : m_gapPieces.at(gap)) {
        const Piece &piece = m_pieces.at(index);
        if (piece.right >= 0)
            ends.append({{m_place.at(piece.left), piece.leftY}, {m_place.at(piece.right), piece.rightY}});
    }
    std::sort(ends.begin(), ends.end());
    int found = 0;
    for (int i = 0; i < ends.size(); ++i)
        for (int j = i + 1; j < ends.size(); ++j)
            found += ends.at(i).first < ends.at(j).first && ends.at(j).second < ends.at(i).second ? 1 : 0;
    return found;
}

int LayoutPart::crossingsBeside(int layer) const
{
    return (layer > 0 ? crossings(layer - 1) : 0) + crossings(layer);
}

int LayoutPart::allCrossings() const
{
    int found = 0;
    for (int gap = 0; gap < m_layers.size(); ++gap)
        found += crossings(gap);
    return found;
}

void LayoutPart::sweep(bool toTheRight)
{
    const int count = int(m_layers.size());
    for (int step = 1; step < count; ++step) {
        QList<int> &layer = m_layers[toTheRight ? step : count - 1 - step];
        QMap<int, qreal> wishes;
        for (const int node : std::as_const(layer)) {
            const QList<int> &pieces = toTheRight ? m_leftPieces.at(node) : m_rightPieces.at(node);
            qreal sum = 0;
            int ends = 0;
            for (const int index : pieces) {
                const Piece &piece = m_pieces.at(index);
                const int other = toTheRight ? piece.left : piece.right;
                if (other < 0)
                    continue;
                const qreal height = std::max<qreal>(m_nodes.at(other).height, 1);
                sum += m_place.at(other) + (toTheRight ? piece.leftY : piece.rightY) / height;
                ++ends;
            }
            // Who has nobody on that side stays where it is.
            wishes.insert(node, ends ? sum / ends : m_place.at(node));
        }
        std::stable_sort(layer.begin(), layer.end(),
                         [&wishes](int a, int b) { return wishes.value(a) < wishes.value(b); });
        for (int place = 0; place < layer.size(); ++place)
            m_place[layer.at(place)] = place;
    }
}

bool LayoutPart::exchangeNeighbours()
{
    bool isBetter = false;
    for (int number = 0; number < m_layers.size(); ++number) {
        QList<int> &layer = m_layers[number];
        if (m_gapPieces.at(number).size() > mostPieces
            || (number > 0 && m_gapPieces.at(number - 1).size() > mostPieces))
            continue;
        for (int place = 0; place + 1 < layer.size(); ++place) {
            const int before = crossingsBeside(number);
            const auto exchange = [&] {
                layer.swapItemsAt(place, place + 1);
                std::swap(m_place[layer.at(place)], m_place[layer.at(place + 1)]);
            };
            exchange();
            if (crossingsBeside(number) < before)
                isBetter = true;
            else
                exchange();
        }
    }
    return isBetter;
}

void LayoutPart::reduceCrossings()
{
    int last = 0;
    for (const Node &node : std::as_const(m_nodes))
        last = std::max(last, node.layer);
    m_layers.resize(last + 1);
    for (int node = 0; node < m_nodes.size(); ++node) {
        // Lines begin in the middle, where they bend the least when nothing else decides.
        QList<int> &layer = m_layers[m_nodes.at(node).layer];
        layer.insert(m_nodes.at(node).box >= 0 ? layer.size() : (layer.size() + 1) / 2, node);
    }
    m_gapPieces.resize(last + 1);
    m_leftPieces.resize(m_nodes.size());
    m_rightPieces.resize(m_nodes.size());
    for (int index = 0; index < m_pieces.size(); ++index) {
        const Piece &piece = m_pieces.at(index);
        m_gapPieces[m_nodes.at(piece.left).layer].append(index);
        m_rightPieces[piece.left].append(index);
        if (piece.right >= 0)
            m_leftPieces[piece.right].append(index);
    }
    updatePlaces();
    QList<QList<int>> best = m_layers;
    int fewest = allCrossings();
    for (int i = 0; i < sweeps && fewest > 0; ++i) {
        sweep(i % 2 == 0);
        if (const int found = allCrossings(); found < fewest) {
            fewest = found;
            best = m_layers;
        }
    }
    m_layers = best;
    updatePlaces();
    for (int i = 0; i < exchanges && exchangeNeighbours(); ++i) { }
}

} // namespace gui::diagram
