// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace gui {

/// A text of several lines that can be masked: then it shows bullets, as many for every text, and takes no
/// input; what it holds can be neither seen, selected nor copied. It does not encrypt anything.
class SecretEdit : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit SecretEdit(QWidget *parent = nullptr);

    void setMasked(bool masked);
    [[nodiscard]] bool isMasked() const { return m_masked; }
    /// The text itself, masked or not.
    void setSecret(const QString &text);
    [[nodiscard]] QString secret() const;

    /// Some lines, in whatever font; it grows with its window.
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The person changed the text (masking is no change).
    void secretEdited();

private:
    void display();

    bool m_masked = false;
    bool m_isDisplaying = false;
    QString m_hidden;   ///< the text while it is masked
};

/// The text of a QPlainTextEdit as it was typed: toPlainText() would turn no-break spaces into plain ones.
[[nodiscard]] QString rawText(const QPlainTextEdit &edit);

} // namespace gui
