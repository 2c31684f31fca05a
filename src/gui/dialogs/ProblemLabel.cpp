// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/ProblemLabel.h"

#include "gui/dialogs/Tints.h"

#include <QApplication>
#include <QEvent>

namespace gui {

ProblemLabel::ProblemLabel(QWidget *parent)
    : QLabel(parent)
{
    setWordWrap(true);
    setTextFormat(Qt::PlainText);
    setAlignment(Qt::AlignLeft | Qt::AlignTop);
}

void ProblemLabel::setProblem(Kind kind, const QString &sentence)
{
    m_kind = kind;
    updateColor();
    if (text() != sentence)
        setText(sentence);
}

int ProblemLabel::lineHeight() const
{
    return fontMetrics().lineSpacing() + 2;
}

QSize ProblemLabel::sizeHint() const
{
    return QLabel::sizeHint().expandedTo({0, lineHeight()});
}

QSize ProblemLabel::minimumSizeHint() const
{
    // A long sentence wraps; it never makes the form wider.
    return {fontMetrics().averageCharWidth() * 16, lineHeight()};
}

int ProblemLabel::heightForWidth(int width) const
{
    return text().isEmpty() ? lineHeight() : std::max(lineHeight(), QLabel::heightForWidth(width));
}

void ProblemLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::ParentChange)
        updateColor();
}

void ProblemLabel::updateColor()
{
    const QPalette around = parentWidget() ? parentWidget()->palette() : QApplication::palette();
    QColor color = around.color(QPalette::WindowText);
    switch (m_kind) {
    case Kind::None:
        break;
    case Kind::Needed:
        color = tints::quiet(around);
        break;
    case Kind::Older:
        color = tints::caution(around);
        break;
    case Kind::Problem:
        color = tints::problem(around);
        break;
    }
    // Setting a palette sends PaletteChange again: only a real change may do it.
    if (palette().color(QPalette::WindowText) == color)
        return;
    QPalette own = palette();
    own.setColor(QPalette::WindowText, color);
    setPalette(own);
}

} // namespace gui
