// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/diagram/DiagramSheet.h"

#include "gui/diagram/DiagramMarks.h"

#include <QFontInfo>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace gui::diagram
{

namespace
{

constexpr qreal margin = 24;
constexpr qreal inset = 9; ///< left and right of the text
constexpr qreal between = 18; ///< name and type
constexpr qreal widest = 420;
constexpr qreal corner = 6;
/// Elided to fit by the screen's measure; a printer's may differ by a hair.
constexpr int plainly = int(Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip);

QColor mixed(const QColor &first, const QColor &second, qreal share)
{
    const auto part = [share](int left, int right) { return qRound(left + (right - left) * share); };
    return {part(first.red(), second.red()), part(first.green(), second.green()),
            part(first.blue(), second.blue())};
}

Colours coloursFrom(const QColor &paper, const QColor &card, const QColor &text, const QColor &accent)
{
    return {paper,
            card,
            mixed(card, accent, 0.22),
            mixed(card, text, 0.1),
            mixed(card, text, 0.3),
            text,
            mixed(text, card, 0.35),
            accent,
            mixed(text, paper, 0.45),
            mixed(card, QColor(0x2e, 0x9e, 0x5b), 0.3),
            mixed(card, QColor(0xd0, 0x9a, 0x20), 0.3),
            mixed(card, QColor(0xd0, 0x45, 0x45), 0.3)};
}

/// A path along the corners of a route, with the corners rounded.
QPainterPath smoothed(const QList<QPointF> &points)
{
    QPainterPath path(points.constFirst());
    for (int i = 1; i + 1 < points.size(); ++i) {
        const QLineF in(points.at(i), points.at(i - 1));
        const QLineF out(points.at(i), points.at(i + 1));
        const qreal radius = std::min({corner, in.length() / 2, out.length() / 2});
        if (radius <= 0)
            continue;
        path.lineTo(in.pointAt(radius / in.length()));
        path.quadTo(points.at(i), out.pointAt(radius / out.length()));
    }
    path.lineTo(points.constLast());
    return path;
}

QColor behind(Change change, const Colours &colours, const QColor &otherwise)
{
    switch (change) {
    case Change::Added:
        return colours.added;
    case Change::Changed:
        return colours.changed;
    case Change::Dropped:
        return colours.dropped;
    case Change::None:
        break;
    }
    return otherwise;
}

} // namespace

QFont drawingFont(const QFont &font)
{
    QFont drawn = font;
    drawn.setPixelSize(QFontInfo(font).pixelSize());
    drawn.setHintingPreference(QFont::PreferNoHinting);
    return drawn;
}

Colours Colours::of(const QPalette &palette)
{
    return coloursFrom(palette.color(QPalette::Active, QPalette::Window),
                       palette.color(QPalette::Active, QPalette::Base),
                       palette.color(QPalette::Active, QPalette::Text),
                       palette.color(QPalette::Active, QPalette::Highlight));
}

Colours Colours::print()
{
    return coloursFrom(Qt::white, Qt::white, QColor(0x1f, 0x2a, 0x30), QColor(0x1d, 0x7a, 0x8c));
}

DiagramSheet::DiagramSheet(Content content, const QFont &font)
    : m_content(std::move(content))
    , m_font(drawingFont(font))
    , m_boldFont(m_font)
{
    m_boldFont.setBold(true);
    m_rowHeight = std::ceil(QFontMetricsF(m_font).height()) + 4;
    m_headHeight = std::ceil(QFontMetricsF(m_boldFont).height()) + 12;
}

QSizeF DiagramSheet::cardSize(const Card &card) const
{
    const QFontMetricsF plain(m_font);
    const QFontMetricsF bold(m_boldFont);
    qreal width = bold.horizontalAdvance(card.heading())
        + (card.title.isEmpty() ? 0 : plain.horizontalAdvance(u" (%1)"_s.arg(card.table)));
    for (const CardRow &row : card.rows) {
        const qreal type = row.type.isEmpty() ? 0 : between + plain.horizontalAdvance(row.type);
        width = std::max(width, marks::width(plain) + plain.horizontalAdvance(row.label()) + type);
    }
    return {std::ceil(std::min(width, widest) + 2 * inset),
            m_headHeight + m_rowHeight * card.rows.size() + 4};
}

Graph DiagramSheet::graph() const
{
    Graph graph;
    for (const Card &card : m_content.cards)
        graph.boxes.append(cardSize(card));
    // A virtual table shows no columns: what refers to it ends at its name.
    const auto middleOf = [this](int row) {
        return row < 0 ? m_headHeight / 2 : m_headHeight + m_rowHeight * (row + 0.5);
    };
    for (const Reference &reference : m_content.references)
        graph.links.append(
            {reference.from, middleOf(reference.fromRow), reference.to, middleOf(reference.toRow)});
    return graph;
}

void DiagramSheet::setLayout(Layout layout)
{
    m_layout = std::move(layout);
}

QSizeF DiagramSheet::size() const
{
    return isEmpty() ? QSizeF() : m_layout.size + QSizeF(2 * margin, 2 * margin);
}

QRectF DiagramSheet::cardRect(int card) const
{
    return m_layout.boxes.value(card).translated(margin, margin);
}

int DiagramSheet::mainCard() const
{
    QList<int> lines(m_content.cards.size(), 0);
    for (const Reference &reference : m_content.references) {
        ++lines[reference.from];
        ++lines[reference.to];
    }
    int best = 0;
    const auto worth = [&](int card) {
        const Card &which = m_content.cards.at(card);
        return std::tuple(which.change != Change::None, !which.title.isEmpty(), lines.at(card));
    };
    for (int card = 1; card < lines.size(); ++card)
        if (worth(card) > worth(best))
            best = card;
    return best;
}

int DiagramSheet::cardAt(const QPointF &point) const
{
    for (int card = 0; card < m_layout.boxes.size(); ++card)
        if (cardRect(card).contains(point))
            return card;
    return -1;
}

int DiagramSheet::neighbour(int card, Qt::Key arrow) const
{
    const bool isHorizontal = arrow == Qt::Key_Left || arrow == Qt::Key_Right;
    const int sign = arrow == Qt::Key_Left || arrow == Qt::Key_Up ? -1 : 1;
    const QPointF here = cardRect(card).center();
    int best = -1;
    qreal least = 0;
    for (int other = 0; other < m_layout.boxes.size(); ++other) {
        const QPointF way = cardRect(other).center() - here;
        const qreal along = sign * (isHorizontal ? way.x() : way.y());
        const qreal aside = std::abs(isHorizontal ? way.y() : way.x());
        if (other == card || along < 1)
            continue;
        const qreal distance = along + 2 * aside;
        if (best < 0 || distance < least) {
            best = other;
            least = distance;
        }
    }
    return best;
}

void DiagramSheet::paint(QPainter &painter, const Colours &colours, int selected, const QRectF &exposed) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(m_font);
    // The lines of the table that is selected lie above the others.
    for (const bool isSelected : {false, true}) {
        for (int reference = 0; reference < m_layout.routes.size(); ++reference) {
            const Reference &ends = m_content.references.at(reference);
            if ((selected >= 0 && (ends.from == selected || ends.to == selected)) == isSelected)
                paintRoute(painter, colours, reference, isSelected);
        }
    }
    for (int card = 0; card < m_layout.boxes.size(); ++card)
        if (cardRect(card).adjusted(-4, -4, 4, 4).intersects(exposed))
            paintCard(painter, colours, card, card == selected);
}

void DiagramSheet::paintRoute(QPainter &painter, const Colours &colours, int reference, bool isSelected) const
{
    QList<QPointF> points = m_layout.routes.at(reference);
    if (points.size() < 2)
        return;
    for (QPointF &point : points)
        point += QPointF(margin, margin);
    const QColor colour = isSelected ? colours.accent : colours.line;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colour, isSelected ? 2.2 : 1.3));
    painter.drawPath(smoothed(points));
    marks::paintArrow(painter, colour, points.at(points.size() - 2), points.constLast());
    painter.setBrush(colour);
    painter.setPen(Qt::NoPen);
    painter.drawEllipse(points.constFirst(), 2.6, 2.6);
}

void DiagramSheet::paintCard(QPainter &painter, const Colours &colours, int number, bool isSelected) const
{
    const Card &card = m_content.cards.at(number);
    const QRectF area = cardRect(number);
    QPainterPath frame;
    frame.addRoundedRect(area, corner, corner);
    painter.setPen(Qt::NoPen);
    painter.fillPath(frame, colours.card);
    painter.save();
    painter.setClipPath(frame, Qt::IntersectClip);
    const QRectF head(area.topLeft(), QSizeF(area.width(), m_headHeight));
    painter.fillRect(head,
                     behind(card.change, colours, card.title.isEmpty() ? colours.strangeHead : colours.head));
    painter.restore();
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(isSelected ? colours.accent : colours.border, isSelected ? 2.4 : 1));
    painter.drawPath(frame);
    QRectF text = head.adjusted(inset, 0, -inset, 0);
    const QFontMetricsF bold(m_boldFont);
    painter.setPen(colours.text);
    painter.setFont(m_boldFont);
    const QString name = bold.elidedText(card.heading(), Qt::ElideMiddle, text.width());
    painter.drawText(text, plainly, name);
    painter.setFont(m_font);
    if (!card.title.isEmpty()) {
        text.setLeft(text.left() + bold.horizontalAdvance(name));
        painter.setPen(colours.muted);
        painter.drawText(
            text, plainly,
            QFontMetricsF(m_font).elidedText(u" (%1)"_s.arg(card.table), Qt::ElideMiddle, text.width() + 1));
    }
    QRectF row(area.left() + inset, head.bottom(), area.width() - 2 * inset, m_rowHeight);
    for (const CardRow &column : card.rows) {
        paintRow(painter, colours, column, row);
        row.translate(0, m_rowHeight);
    }
}

void DiagramSheet::paintRow(QPainter &painter, const Colours &colours, const CardRow &row,
                            const QRectF &area) const
{
    const QFontMetricsF metrics(m_font);
    if (row.change != Change::None)
        painter.fillRect(area.adjusted(1 - inset, 0, inset - 1, 0),
                         behind(row.change, colours, colours.card));
    marks::paint(painter, metrics, colours, area.topLeft(), m_rowHeight, row);
    QRectF text = area.adjusted(marks::width(metrics), 0, 0, 0);
    painter.setPen(colours.text);
    // A long type gives way before the name does.
    const qreal name = std::min(metrics.horizontalAdvance(row.label()) + 1, text.width());
    painter.drawText(text, plainly, metrics.elidedText(row.label(), Qt::ElideMiddle, text.width() + 1));
    text.setLeft(text.left() + name + between / 2);
    if (text.width() < metrics.averageCharWidth() * 2)
        return;
    painter.setPen(colours.muted);
    painter.drawText(text, int(Qt::AlignRight | Qt::AlignVCenter | Qt::TextDontClip),
                     metrics.elidedText(row.type, Qt::ElideRight, text.width() + 1));
}

} // namespace gui::diagram
