// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/SecretEdit.h"

#include <QTextDocument>

using namespace Qt::StringLiterals;

namespace gui {

QString rawText(const QPlainTextEdit &edit)
{
    QString text = edit.document()->toRawText();
    text.replace(QChar::ParagraphSeparator, u'\n').replace(QChar::LineSeparator, u'\n');
    return text.isNull() ? u""_s : text;
}

SecretEdit::SecretEdit(QWidget *parent)
    : QPlainTextEdit(parent)
{
    connect(this, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_isDisplaying && !m_masked)
            Q_EMIT secretEdited();
    });
}

void SecretEdit::setMasked(bool masked)
{
    if (m_masked == masked)
        return;
    if (masked)
        m_hidden = secret();
    m_masked = masked;
    display();
}

void SecretEdit::setSecret(const QString &text)
{
    m_hidden = text;
    display();
}

QString SecretEdit::secret() const
{
    return m_masked ? m_hidden : rawText(*this);
}

QSize SecretEdit::sizeHint() const
{
    const int frame = 2 * frameWidth() + int(2 * document()->documentMargin());
    return {fontMetrics().averageCharWidth() * 40, fontMetrics().lineSpacing() * 6 + frame};
}

QSize SecretEdit::minimumSizeHint() const
{
    return {QPlainTextEdit::minimumSizeHint().width(), sizeHint().height() * 2 / 3};
}

void SecretEdit::display()
{
    m_isDisplaying = true;
    setReadOnly(m_masked);
    // An empty text has nothing to hide, and a person should see that it is empty.
    setPlainText(m_masked ? (m_hidden.isEmpty() ? QString() : QString(8, QChar(0x2022))) : m_hidden);
    if (!m_masked)
        m_hidden.clear();
    m_isDisplaying = false;
}

} // namespace gui
