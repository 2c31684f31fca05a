// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/RailButton.h"

#include "gui/Style.h"

#include <QAction>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace gui
{

namespace
{
constexpr int drawnIcon = 20;
}

RailButton::RailButton(QAction *action, bool quiet, QWidget *parent)
    : QAbstractButton(parent)
    , m_action(action)
    , m_quiet(quiet)
{
    setObjectName(action->objectName().replace(u"Action"_s, u"RailButton"_s));
    setCheckable(action->isCheckable());
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(action, &QAction::changed, this, &RailButton::takeFromAction);
    connect(this, &QAbstractButton::clicked, action, &QAction::trigger);
    takeFromAction();
}

void RailButton::takeFromAction()
{
    setText(m_action->text().remove(u'&'));
    setAccessibleName(text());
    setToolTip(m_action->toolTip());
    setIcon(m_action->icon());
    setEnabled(m_action->isEnabled());
    setChecked(m_action->isChecked());
    updateGeometry();
    update();
}

void RailButton::setCount(const QString &count)
{
    m_count = count;
    setAccessibleDescription(count);
    updateGeometry();
    update();
}

void RailButton::nextCheckState()
{
    // The action decides which page is shown; a click on the page that is shown changes nothing.
}

QSize RailButton::sizeHint() const
{
    const QFontMetrics metrics = fontMetrics();
    int width = style::space * 4 + drawnIcon + metrics.horizontalAdvance(text());
    if (!m_quiet)
        width += style::space * 2 + metrics.horizontalAdvance(m_count.isEmpty() ? u"0000"_s : m_count);
    return {width, qMax(34, metrics.height() + 2 * style::space)};
}

void RailButton::enterEvent(QEnterEvent *)
{
    update();
}

void RailButton::leaveEvent(QEvent *)
{
    update();
}

void RailButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF area = QRectF(rect()).adjusted(1, 1, -1, -1);
    const QColor accent = palette().color(QPalette::Active, QPalette::Highlight);
    const QColor window = palette().color(QPalette::Active, QPalette::Window);
    if (isChecked() || underMouse() || isDown()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(style::mixed(window, accent, isChecked() ? 0.2 : 0.08));
        painter.drawRoundedRect(area, 6, 6);
    }
    if (isChecked()) {
        painter.setBrush(accent);
        painter.drawRoundedRect(QRectF(area.left(), area.top() + 7, 3, area.height() - 14), 1.5, 1.5);
    }
    if (hasFocus()) {
        painter.setPen(QPen(accent, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(area, 6, 6);
    }
    QRect inner = rect().adjusted(style::space + 4, 0, -style::space - 4, 0);
    icon().paint(&painter, QRect(inner.left(), (height() - drawnIcon) / 2, drawnIcon, drawnIcon),
                 Qt::AlignCenter, isEnabled() ? QIcon::Normal : QIcon::Disabled);
    inner.adjust(drawnIcon + style::space, 0, 0, 0);
    QFont font = painter.font();
    if (isChecked())
        font.setWeight(QFont::DemiBold);
    const QColor text =
        palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::WindowText);
    painter.setPen(m_quiet && isEnabled() ? style::muted(palette()) : text);
    painter.setFont(font);
    painter.drawText(inner, int(Qt::AlignLeft | Qt::AlignVCenter), this->text());
    if (!m_count.isEmpty()) {
        font.setWeight(QFont::Normal);
        painter.setFont(font);
        painter.setPen(style::muted(palette()));
        painter.drawText(inner, int(Qt::AlignRight | Qt::AlignVCenter), m_count);
    }
}

} // namespace gui
