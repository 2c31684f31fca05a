// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/diagram/DiagramContent.h"
#include "gui/diagram/DiagramLayout.h"

#include <QColor>
#include <QFont>
#include <QPalette>

class QPainter;

namespace gui::diagram
{

struct Colours {
    QColor paper;
    QColor card;
    QColor head; ///< of a table that Shopbook knows
    QColor strangeHead; ///< of any other
    QColor border;
    QColor text;
    QColor muted;
    QColor accent;
    QColor line;
    QColor added, changed, dropped; ///< behind what is not the same as before

    [[nodiscard]] static Colours of(const QPalette &palette);
    /// Black on white, whatever the desktop looks like.
    [[nodiscard]] static Colours print();
};

/// A font in pixels and without hinting: texts keep their widths at any zoom and on paper.
[[nodiscard]] QFont drawingFont(const QFont &font);

/// Paints a diagram: on the screen, into a picture, on paper. A value; measures and draws, in any thread.
class DiagramSheet
{
public:
    DiagramSheet() = default;
    DiagramSheet(Content content, const QFont &font);

    [[nodiscard]] const Content &content() const { return m_content; }
    [[nodiscard]] const QFont &font() const { return m_font; }
    /// For layOut(), whose answer setLayout() takes.
    [[nodiscard]] Graph graph() const;
    void setLayout(Layout layout);

    [[nodiscard]] bool isEmpty() const { return m_layout.boxes.isEmpty(); }
    /// With the margin around.
    [[nodiscard]] QSizeF size() const;
    [[nodiscard]] QRectF cardRect(int card) const;
    /// Where to begin to look: a table that changed, one that Shopbook knows, the one with the most lines.
    [[nodiscard]] int mainCard() const;
    /// -1: none.
    [[nodiscard]] int cardAt(const QPointF &point) const;
    /// The nearest card in a direction, as the arrow keys go; -1: none.
    [[nodiscard]] int neighbour(int card, Qt::Key arrow) const;

    /// `selected` and its lines stand out (-1: none); only what meets `exposed` is drawn.
    void paint(QPainter &painter, const Colours &colours, int selected, const QRectF &exposed) const;

    /// What the marks mean, in lines no longer than `width`; returns the height. Without a painter it only
    /// measures.
    static qreal paintLegend(QPainter *painter, const QFont &font, const Colours &colours, const QPointF &at,
                             qreal width);
    [[nodiscard]] static QString legendText();

private:
    [[nodiscard]] QSizeF cardSize(const Card &card) const;
    void paintCard(QPainter &painter, const Colours &colours, int card, bool isSelected) const;
    void paintRow(QPainter &painter, const Colours &colours, const CardRow &row, const QRectF &area) const;
    void paintRoute(QPainter &painter, const Colours &colours, int reference, bool isSelected) const;

    Content m_content;
    Layout m_layout;
    QFont m_font;
    QFont m_boldFont;
    qreal m_rowHeight = 0;
    qreal m_headHeight = 0;
};

} // namespace gui::diagram
