// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/diagram/DiagramMarks.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <array>

using namespace Qt::StringLiterals;

namespace gui::diagram
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(gui::diagram)
};

constexpr qreal slot = 13; ///< one mark
constexpr qreal arrowLength = 8;

void paintKey(QPainter &painter, const QColor &colour, const QPointF &middle)
{
    painter.setPen(QPen(colour, 1.5, Qt::SolidLine, Qt::RoundCap));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(middle + QPointF(-2.6, 0), 2.6, 2.6);
    painter.drawLine(middle, middle + QPointF(5, 0));
    painter.drawLine(middle + QPointF(4.6, 0), middle + QPointF(4.6, 2.8));
    painter.drawLine(middle + QPointF(2.2, 0), middle + QPointF(2.2, 2.2));
}

/// One of its kind: a stone.
void paintUnique(QPainter &painter, const QColor &colour, const QPointF &middle)
{
    QPainterPath stone(middle + QPointF(0, -4.2));
    for (const QPointF &step : {QPointF(4.2, 0), QPointF(0, 4.2), QPointF(-4.2, 0)})
        stone.lineTo(middle + step);
    stone.closeSubpath();
    painter.setPen(QPen(colour, 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(stone);
}

void paintRequired(QPainter &painter, const QColor &colour, const QPointF &middle)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawEllipse(middle, 2.5, 2.5);
}

enum class Mark { Key, Unique, Required, Reference };

void paintMark(QPainter &painter, const Colours &colours, Mark mark, const QPointF &middle)
{
    switch (mark) {
    case Mark::Key:
        return paintKey(painter, colours.accent, middle);
    case Mark::Unique:
        return paintUnique(painter, colours.accent, middle);
    case Mark::Required:
        return paintRequired(painter, colours.muted, middle);
    case Mark::Reference:
        break;
    }
    const QPointF tip = middle + QPointF(slot / 2, 0);
    painter.setPen(QPen(colours.line, 1.3));
    painter.drawLine(middle - QPointF(slot / 2, 0), tip);
    marks::paintArrow(painter, colours.line, middle, tip);
}

QString wordFor(Mark mark)
{
    switch (mark) {
    case Mark::Key:
        return Words::tr("key");
    case Mark::Unique:
        return Words::tr("unique");
    case Mark::Required:
        return Words::tr("must be filled in");
    case Mark::Reference:
        break;
    }
    return Words::tr("reference to a row");
}

constexpr std::array allMarks{Mark::Key, Mark::Unique, Mark::Required, Mark::Reference};

} // namespace

namespace marks
{

qreal width(const QFontMetricsF &)
{
    return 2 * slot + 5;
}

void paint(QPainter &painter, const QFontMetricsF &, const Colours &colours, const QPointF &at, qreal height,
           const CardRow &row)
{
    const QPointF first = at + QPointF(slot / 2, height / 2);
    if (row.isKey)
        paintMark(painter, colours, Mark::Key, first);
    else if (row.isUnique)
        paintMark(painter, colours, Mark::Unique, first);
    if (row.isRequired)
        paintMark(painter, colours, Mark::Required, first + QPointF(slot, 0));
}

void paintArrow(QPainter &painter, const QColor &colour, const QPointF &from, const QPointF &tip)
{
    const QLineF back(tip, from);
    if (back.length() <= 0)
        return;
    const QLineF unit = back.unitVector();
    const QPointF along(unit.dx() * arrowLength, unit.dy() * arrowLength);
    const QPointF aside(-along.y() * 0.45, along.x() * 0.45);
    QPainterPath head(tip);
    head.lineTo(tip + along + aside);
    head.lineTo(tip + along - aside);
    head.closeSubpath();
    painter.fillPath(head, colour);
}

} // namespace marks

qreal DiagramSheet::paintLegend(QPainter *painter, const QFont &font, const Colours &colours,
                                const QPointF &at, qreal width)
{
    const QFontMetricsF metrics(font);
    const qreal height = metrics.height() + 6;
    const qreal space = metrics.horizontalAdvance(u"00"_s);
    QPointF place = at;
    for (const Mark mark : allMarks) {
        const qreal text = metrics.horizontalAdvance(wordFor(mark)) + 1;
        const qreal needed = slot + 5 + text;
        if (place.x() > at.x() && place.x() + needed > at.x() + width)
            place = QPointF(at.x(), place.y() + height);
        if (painter) {
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setFont(font);
            paintMark(*painter, colours, mark, place + QPointF(slot / 2, height / 2));
            painter->setPen(colours.muted);
            painter->drawText(QRectF(place + QPointF(slot + 5, 0), QSizeF(text, height)),
                              int(Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip), wordFor(mark));
        }
        place.rx() += needed + space;
    }
    return place.y() + height - at.y();
}

QString DiagramSheet::legendText()
{
    QStringList words;
    for (const Mark mark : allMarks)
        words.append(wordFor(mark));
    return words.join(u", "_s);
}

} // namespace gui::diagram
