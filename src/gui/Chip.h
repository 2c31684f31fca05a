// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/Style.h"

#include <QLabel>

namespace gui
{

/// A word on a coloured ground: "live", "practice", "read-only".
class Chip : public QLabel
{
    Q_OBJECT
public:
    explicit Chip(const QString &name, QWidget *parent = nullptr);
    void setTone(style::Tone tone);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    style::Tone m_tone = style::Tone::Neutral;
};

} // namespace gui
