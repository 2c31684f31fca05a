// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/Style.h"
#include "query/Fetch.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QToolButton;

namespace gui::queries
{

/// The line between a query and its result: Run, Cancel, what came of it, and what can be done with the rows.
class RunBar : public QWidget
{
    Q_OBJECT
public:
    explicit RunBar(QWidget *parent);

    void setRunning(bool isRunning);
    /// Nothing can be run: a part of the query is wrong.
    void setRunnable(bool isRunnable);
    void say(style::Tone tone, const QString &text, const QString &detail = {});
    [[nodiscard]] QString text() const;
    void setHasRows(bool hasRows);
    /// The limits in force, for the button that sets them.
    void setLimits(const query::RunLimits &limits);
    [[nodiscard]] QPushButton *runButton() const { return m_run; }

Q_SIGNALS:
    void runRequested();
    void cancelRequested();
    void exportRequested(bool asJson);
    void limitsRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QPushButton *m_run;
    QPushButton *m_cancel;
    QLabel *m_text;
    QToolButton *m_limitsButton;
    QToolButton *m_export;
    query::RunLimits m_limits;
    style::Tone m_tone = style::Tone::Neutral;
};

} // namespace gui::queries
