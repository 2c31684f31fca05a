// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/Chip.h"

#include <QPainter>

namespace gui
{

Chip::Chip(const QString &name, QWidget *parent)
    : QLabel(parent)
{
    setObjectName(name);
    setContentsMargins(style::space, 1, style::space, 1);
    setAlignment(Qt::AlignCenter);
    hide();
}

void Chip::setTone(style::Tone tone)
{
    m_tone = tone;
    update();
}

void Chip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(style::wash(m_tone, palette()));
    painter.drawRoundedRect(rect(), height() / 2.0, height() / 2.0);
    painter.setPen(style::tone(m_tone, palette()));
    painter.drawText(rect(), Qt::AlignCenter, text());
}

} // namespace gui
