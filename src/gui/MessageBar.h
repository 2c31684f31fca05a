// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "gui/Style.h"

#include <QFrame>

#include <functional>

class QLabel;
class QPushButton;
class QToolButton;

namespace gui
{

/// A bar at the top of a page that says what happened, what is safe and what to do; the technical text is one
/// click away. Stays until it is closed or another message comes. Asks nothing: questions are dialogs.
class MessageBar : public QFrame
{
    Q_OBJECT
public:
    explicit MessageBar(QWidget *parent = nullptr);

    void showMessage(style::Tone tone, const QString &text, const QString &detail = {});
    void showError(const base::Error &error);
    /// A button in the bar that does what the message advises; replaces an earlier one.
    void offer(const QString &text, std::function<void()> action);
    void clear();

    [[nodiscard]] QString text() const;
    [[nodiscard]] QString detail() const { return m_detail; }

Q_SIGNALS:
    void detailsRequested(const QString &text, const QString &detail);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void retranslate();

    QLabel *m_icon;
    QLabel *m_text;
    QPushButton *m_offer;
    QPushButton *m_details;
    QToolButton *m_close;
    std::function<void()> m_action;
    QString m_detail;
    style::Tone m_tone = style::Tone::Neutral;
};

} // namespace gui
