// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/diagram/DiagramView.h"

#include <QAccessible>
#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace gui::diagram
{

namespace
{
constexpr qreal leastZoom = 0.1;
constexpr qreal mostZoom = 4;
constexpr qreal readableZoom = 0.75;
constexpr qreal step = 1.25;
} // namespace

DiagramView::DiagramView(QWidget *parent)
    : QAbstractScrollArea(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::StyledPanel);
    viewport()->setBackgroundRole(QPalette::Window);
    viewport()->setCursor(Qt::OpenHandCursor);
    setMinimumSize(240, 160);
}

void DiagramView::setSheet(const DiagramSheet &sheet)
{
    const QString before = m_selected >= 0 ? m_sheet.content().cards.at(m_selected).table : QString();
    m_sheet = sheet;
    m_notice.clear();
    m_selected = -1;
    for (int card = 0; card < m_sheet.content().cards.size(); ++card)
        if (!before.isEmpty() && m_sheet.content().cards.at(card).table == before)
            m_selected = card;
    if (m_fitting != Fitting::None)
        applyFit();
    updateBars();
    if (m_fitting == Fitting::Readable)
        showMainCard();
    viewport()->update();
    Q_EMIT selectionChanged();
}

void DiagramView::setNotice(const QString &notice)
{
    m_notice = notice;
    if (!notice.isEmpty()) {
        m_sheet = {};
        m_selected = -1;
        setAccessibleDescription(notice);
        updateBars();
        Q_EMIT selectionChanged();
    }
    viewport()->update();
}

void DiagramView::setZoom(qreal zoom)
{
    m_fitting = Fitting::None;
    zoomAround(zoom, QRectF(viewport()->rect()).center());
}

void DiagramView::zoomIn()
{
    setZoom(m_zoom * step);
}

void DiagramView::zoomOut()
{
    setZoom(m_zoom / step);
}

void DiagramView::fit()
{
    m_fitting = Fitting::Whole;
    applyFit();
}

void DiagramView::applyFit()
{
    if (m_sheet.isEmpty())
        return;
    // Never larger than life: a few tables stay as large as the texts around them.
    const QSizeF room = maximumViewportSize();
    const qreal zoom =
        std::min({room.width() / m_sheet.size().width(), room.height() / m_sheet.size().height(), qreal(1)});
    m_zoom = std::max(zoom, m_fitting == Fitting::Whole ? leastZoom : readableZoom);
    updateBars();
    viewport()->update();
    Q_EMIT zoomChanged();
}

void DiagramView::zoomAround(qreal zoom, const QPointF &point)
{
    const QPointF fixed = onSheet(point);
    m_zoom = std::clamp(zoom, leastZoom, mostZoom);
    updateBars();
    horizontalScrollBar()->setValue(qRound(fixed.x() * m_zoom - point.x()));
    verticalScrollBar()->setValue(qRound(fixed.y() * m_zoom - point.y()));
    viewport()->update();
    Q_EMIT zoomChanged();
}

void DiagramView::updateBars()
{
    const QSizeF size = m_sheet.size() * m_zoom;
    const auto set = [](QScrollBar *bar, qreal needed, int room) {
        bar->setRange(0, std::max(0, int(std::floor(needed)) - room));
        bar->setPageStep(room);
        bar->setSingleStep(24);
    };
    set(horizontalScrollBar(), size.width(), viewport()->width());
    set(verticalScrollBar(), size.height(), viewport()->height());
}

QPointF DiagramView::origin() const
{
    // What is smaller than the view stands in its middle.
    const QSizeF size = m_sheet.size() * m_zoom;
    return {size.width() < viewport()->width() ? std::floor((viewport()->width() - size.width()) / 2)
                                               : -horizontalScrollBar()->value(),
            size.height() < viewport()->height() ? std::floor((viewport()->height() - size.height()) / 2)
                                                 : -verticalScrollBar()->value()};
}

int DiagramView::cardUnder(const QPoint &point) const
{
    return m_sheet.cardAt(onSheet(point));
}

void DiagramView::select(int card)
{
    if (m_selected == card)
        return;
    m_selected = card;
    if (card >= 0)
        showCard(card);
    setAccessibleDescription(card >= 0 ? m_sheet.content().describe(card) : QString());
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
    viewport()->update();
    Q_EMIT selectionChanged();
}

void DiagramView::showCard(int card)
{
    const QRectF sheetArea = m_sheet.cardRect(card);
    const QRectF area(sheetArea.topLeft() * m_zoom, sheetArea.size() * m_zoom);
    const auto show = [](QScrollBar *bar, qreal from, qreal to) {
        constexpr int air = 12;
        if (from - air < bar->value())
            bar->setValue(int(from) - air);
        else if (to + air > bar->value() + bar->pageStep())
            bar->setValue(std::min(int(from) - air, int(to) + air - bar->pageStep()));
    };
    show(horizontalScrollBar(), area.left(), area.right());
    show(verticalScrollBar(), area.top(), area.bottom());
}

/// The corner of a large sheet may be empty.
void DiagramView::showMainCard()
{
    if (m_sheet.isEmpty())
        return;
    const QRectF card = m_sheet.cardRect(m_sheet.mainCard());
    const QPointF middle = card.center() * m_zoom;
    const auto seesAll = [](const QScrollBar *bar) { return bar->maximum() < bar->pageStep() / 2; };
    if (!seesAll(horizontalScrollBar()))
        horizontalScrollBar()->setValue(qRound(middle.x()) - viewport()->width() / 2);
    if (!seesAll(verticalScrollBar()))
        verticalScrollBar()->setValue(std::min(qRound(middle.y()) - viewport()->height() / 2,
                                               int(card.top() * m_zoom) - 12)); // its name is seen anyway
}

void DiagramView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    if (m_sheet.isEmpty()) {
        painter.setPen(palette().color(QPalette::Active, QPalette::WindowText));
        painter.drawText(viewport()->rect().adjusted(24, 24, -24, -24),
                         int(Qt::AlignCenter) | Qt::TextWordWrap, m_notice);
        return;
    }
    const QRectF exposed(onSheet(event->rect().topLeft()), QSizeF(event->rect().size()) / m_zoom);
    painter.translate(origin());
    painter.scale(m_zoom, m_zoom);
    m_sheet.paint(painter, Colours::of(palette()), m_selected, exposed);
    if (hasFocus() && m_selected < 0) {
        painter.resetTransform();
        painter.setPen(QPen(palette().color(QPalette::Active, QPalette::Highlight), 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(viewport()->rect()).adjusted(1, 1, -1, -1));
    }
}

void DiagramView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    if (m_fitting != Fitting::None)
        applyFit();
    updateBars();
}

void DiagramView::keyPressEvent(QKeyEvent *event)
{
    const int last = int(m_sheet.content().cards.size()) - 1;
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoomIn();
    case Qt::Key_Minus:
        return zoomOut();
    case Qt::Key_0:
        return setZoom(1);
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (m_sheet.isEmpty())
            return;
        if (m_selected < 0)
            select(0);
        else if (const int next = m_sheet.neighbour(m_selected, Qt::Key(event->key())); next >= 0)
            select(next);
        return;
    case Qt::Key_Home:
        return select(std::min(0, last));
    case Qt::Key_End:
        return select(last);
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        return verticalScrollBar()->triggerAction(event->key() == Qt::Key_PageUp
                                                      ? QAbstractSlider::SliderPageStepSub
                                                      : QAbstractSlider::SliderPageStepAdd);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_selected >= 0)
            Q_EMIT activated(m_selected);
        return;
    case Qt::Key_Escape:
        if (m_selected >= 0)
            return select(-1);
        [[fallthrough]];
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void DiagramView::wheelEvent(QWheelEvent *event)
{
    if (!(event->modifiers() & Qt::ControlModifier)) {
        QAbstractScrollArea::wheelEvent(event);
        return;
    }
    m_fitting = Fitting::None;
    zoomAround(m_zoom * std::pow(step, event->angleDelta().y() / 120.0), event->position());
    event->accept();
}

void DiagramView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    select(cardUnder(event->pos()));
    m_dragStart = event->pos();
    m_isDragging = true;
    viewport()->setCursor(Qt::ClosedHandCursor);
}

void DiagramView::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_isDragging)
        return;
    const QPoint way = event->pos() - m_dragStart;
    m_dragStart = event->pos();
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() - way.x());
    verticalScrollBar()->setValue(verticalScrollBar()->value() - way.y());
}

void DiagramView::mouseReleaseEvent(QMouseEvent *)
{
    m_isDragging = false;
    viewport()->setCursor(Qt::OpenHandCursor);
}

void DiagramView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (const int card = cardUnder(event->pos()); card >= 0)
        Q_EMIT activated(card);
}

void DiagramView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        viewport()->update();
    QAbstractScrollArea::changeEvent(event);
}

} // namespace gui::diagram
