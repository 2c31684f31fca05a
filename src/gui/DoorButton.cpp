// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/DoorButton.h"

#include "gui/Style.h"

#include <QKeyEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace gui
{

namespace
{
constexpr int drawnIcon = 32;
constexpr int margin = 2 * style::space;
} // namespace

DoorButton::DoorButton(const QString &name, icons::Name icon, QWidget *parent)
    : QAbstractButton(parent)
    , m_icon(icon)
{
    setObjectName(name);
    setFocusPolicy(Qt::StrongFocus);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void DoorButton::setTexts(const QString &title, const QString &explanation)
{
    setText(title);
    m_explanation = explanation;
    setAccessibleName(title);
    setAccessibleDescription(explanation);
    updateGeometry();
    update();
}

QFont DoorButton::titleFont() const
{
    QFont font = this->font();
    font.setPointSizeF(font.pointSizeF() * 1.2);
    font.setWeight(QFont::DemiBold);
    return font;
}

int DoorButton::textWidth(int width) const
{
    return width - 2 * margin - drawnIcon - margin;
}

QSize DoorButton::sizeHint() const
{
    const int width = 320;
    return {width, heightForWidth(width)};
}

int DoorButton::heightForWidth(int width) const
{
    const QRect wide(0, 0, textWidth(width), 1000);
    const int title = QFontMetrics(titleFont()).boundingRect(wide, Qt::TextWordWrap, text()).height();
    const int line = fontMetrics().boundingRect(wide, Qt::TextWordWrap, m_explanation).height();
    return qMax(drawnIcon, title + style::space / 2 + line) + 2 * margin;
}

void DoorButton::enterEvent(QEnterEvent *)
{
    update();
}

void DoorButton::leaveEvent(QEvent *)
{
    update();
}

void DoorButton::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void DoorButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor accent = palette().color(QPalette::Active, QPalette::Highlight);
    const QColor base = palette().color(QPalette::Active, QPalette::Base);
    painter.setPen(QPen(hasFocus() || underMouse() ? accent : style::line(palette()), hasFocus() ? 2 : 1));
    painter.setBrush(isDown()           ? style::mixed(base, accent, 0.14)
                         : underMouse() ? style::mixed(base, accent, 0.06)
                                        : base);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 8, 8);
    const QColor drawn =
        isEnabled() ? palette().color(QPalette::Active, QPalette::Link) : style::muted(palette());
    painter.drawPixmap(margin, margin, icons::pixmap(m_icon, drawnIcon, drawn, devicePixelRatioF()));

    const QRect text(margin + drawnIcon + margin, margin, textWidth(width()), height() - 2 * margin);
    painter.setFont(titleFont());
    painter.setPen(
        palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::WindowText));
    QRect used;
    painter.drawText(text, Qt::TextWordWrap, this->text(), &used);
    painter.setFont(font());
    painter.setPen(style::muted(palette()));
    painter.drawText(text.adjusted(0, used.height() + style::space / 2, 0, 0), Qt::TextWordWrap,
                     m_explanation);
}

} // namespace gui
