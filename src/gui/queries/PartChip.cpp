// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/queries/PartChip.h"

#include "gui/Style.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace gui::queries
{

namespace
{
constexpr int mark = 18; ///< room for the cross or the dot
} // namespace

PartChip::PartChip(const QString &path, const QString &text, Abilities abilities, QWidget *parent)
    : QAbstractButton(parent)
    , m_path(path)
    , m_abilities(abilities)
{
    QString name = path;
    setObjectName(u"chip-"_s + name.replace(u'[', u'-').remove(u']').replace(u'.', u'-'));
    setText(text);
    setFocusPolicy(Qt::StrongFocus);
    QSizePolicy policy(QSizePolicy::Maximum, QSizePolicy::Minimum);
    policy.setHeightForWidth(true); // a long condition goes on in a second line
    setSizePolicy(policy);
    setCursor(Qt::PointingHandCursor);
    setMouseTracking(true);
    describe();
}

void PartChip::setOff(bool isOff)
{
    m_isOff = isOff;
    describe();
    update();
}

void PartChip::setProblem(const QString &problem)
{
    m_problem = problem;
    describe();
    update();
}

void PartChip::setEdited(bool isEdited)
{
    m_isEdited = isEdited;
    update();
}

void PartChip::describe()
{
    setAccessibleName(m_isOff ? tr("%1, switched off").arg(text()) : text());
    setAccessibleDescription(m_problem);
    setToolTip(m_problem.isEmpty() ? tr("Enter: change · Delete: remove · Menu key: more") : m_problem);
}

/// What the chip needs beside its text.
int PartChip::frameWidth() const
{
    int width = 2 * style::space + 4;
    if (m_abilities & Remove)
        width += mark;
    if (m_abilities & Switch)
        width += mark;
    return width;
}

QSize PartChip::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(text()) + frameWidth(),
            fontMetrics().height() + style::space + 2};
}

int PartChip::heightForWidth(int width) const
{
    const QRect room(0, 0, qMax(1, width - frameWidth() + 2), 10000);
    return fontMetrics().boundingRect(room, Qt::AlignLeft | Qt::TextWordWrap, text()).height() + style::space
        + 2;
}

QSize PartChip::minimumSizeHint() const
{
    return {qMin(sizeHint().width(), 120), sizeHint().height()};
}

QRect PartChip::crossPlace() const
{
    return m_abilities & Remove ? QRect(width() - mark - 3, 0, mark, height()) : QRect();
}

QRect PartChip::dotPlace() const
{
    return m_abilities & Switch ? QRect(4, 0, mark, height()) : QRect();
}

void PartChip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto tone = m_problem.isEmpty() ? style::Tone::Neutral : style::Tone::Error;
    const QColor accent = style::tone(tone, palette());
    const QColor window = palette().color(QPalette::Active, QPalette::Window);
    const QRectF area = QRectF(rect()).adjusted(1, 1, -1, -1);
    const bool isStrong = m_isEdited || underMouse() || hasFocus();
    painter.setBrush(m_isOff ? window
                             : style::mixed(style::wash(tone, palette()), accent, isStrong ? 0.14 : 0));
    painter.setPen(
        QPen(hasFocus() || m_isEdited || !m_problem.isEmpty() ? accent : style::mixed(window, accent, 0.4),
             hasFocus() ? 2 : 1, m_isOff ? Qt::DashLine : Qt::SolidLine));
    painter.drawRoundedRect(area, 7, 7);
    const QColor ink =
        m_isOff ? style::muted(palette()) : palette().color(QPalette::Active, QPalette::WindowText);
    QRect inner = rect().adjusted(style::space + 2, 0, -style::space - 2, 0);
    if (m_abilities & Switch) {
        const QPointF middle = QRectF(dotPlace()).center();
        painter.setPen(QPen(accent, 1.4));
        painter.setBrush(m_isOff ? QBrush(Qt::NoBrush) : QBrush(accent));
        painter.drawEllipse(middle, 4, 4);
        inner.adjust(mark - 2, 0, 0, 0);
    }
    if (m_abilities & Remove) {
        const QPointF middle = QRectF(crossPlace()).center();
        painter.setPen(QPen(style::muted(palette()), 1.4, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(middle + QPointF(-3, -3), middle + QPointF(3, 3));
        painter.drawLine(middle + QPointF(-3, 3), middle + QPointF(3, -3));
        inner.adjust(0, 0, -mark + 2, 0);
    }
    QFont font = painter.font();
    font.setStrikeOut(m_isOff);
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(inner.adjusted(0, 0, 2, 0), int(Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap),
                     text());
}

void PartChip::keyPressEvent(QKeyEvent *event)
{
    const bool isAlt = event->modifiers() & Qt::AltModifier;
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        click();
        return;
    case Qt::Key_Space:
        if ((event->modifiers() & Qt::ControlModifier) && (m_abilities & Switch)) {
            Q_EMIT switchRequested();
            return;
        }
        break;
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        if (m_abilities & Remove) {
            Q_EMIT removeRequested();
            return;
        }
        break;
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (isAlt && (m_abilities & Move)) {
            Q_EMIT moveRequested(event->key() == Qt::Key_Left ? -1 : 1);
            return;
        }
        break;
    default:
        break;
    }
    QAbstractButton::keyPressEvent(event);
}

void PartChip::mousePressEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    if (event->button() == Qt::LeftButton && crossPlace().contains(at))
        Q_EMIT removeRequested();
    else if (event->button() == Qt::LeftButton && dotPlace().contains(at))
        Q_EMIT switchRequested();
    else
        QAbstractButton::mousePressEvent(event);
}

void PartChip::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(text());
    connect(menu->addAction(tr("Change…")), &QAction::triggered, this, &QAbstractButton::click);
    if (m_abilities & Switch)
        connect(menu->addAction((m_isOff ? tr("Switch on") : tr("Switch off")) + u'\t' + tr("Ctrl+Space")),
                &QAction::triggered, this, &PartChip::switchRequested);
    if (m_abilities & Negate)
        connect(menu->addAction(tr("NOT: the opposite")), &QAction::triggered, this,
                &PartChip::negateRequested);
    if (m_abilities & Move) {
        connect(menu->addAction(tr("Move to the left") + u'\t' + tr("Alt+Left")), &QAction::triggered, this,
                [this] { Q_EMIT moveRequested(-1); });
        connect(menu->addAction(tr("Move to the right") + u'\t' + tr("Alt+Right")), &QAction::triggered, this,
                [this] { Q_EMIT moveRequested(1); });
    }
    if (m_abilities & Remove)
        connect(menu->addAction(tr("Remove") + u'\t'
                                + QKeySequence(Qt::Key_Delete).toString(QKeySequence::NativeText)),
                &QAction::triggered, this, &PartChip::removeRequested);
    const bool isByMouse = event->reason() == QContextMenuEvent::Mouse;
    menu->popup(isByMouse ? event->globalPos() : mapToGlobal(QPoint(0, height())));
}

void PartChip::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    Q_EMIT pointedAt(true);
    update();
}

void PartChip::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    Q_EMIT pointedAt(hasFocus());
    update();
}

void PartChip::focusInEvent(QFocusEvent *event)
{
    QAbstractButton::focusInEvent(event);
    Q_EMIT pointedAt(true);
}

void PartChip::focusOutEvent(QFocusEvent *event)
{
    QAbstractButton::focusOutEvent(event);
    Q_EMIT pointedAt(false);
}

} // namespace gui::queries
