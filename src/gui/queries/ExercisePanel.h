// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/Style.h"
#include "query/ExerciseCheck.h"
#include "query/QueryThread.h"

#include <QFrame>

#include <memory>

class QComboBox;
class QLabel;
class QPushButton;

namespace gui::queries
{

class Practice;

/// An exercise above its answer: the task, hints one after another, the check and what came of it. Answers
/// run on throw-away copies of the sample, in a thread; the person's own database is not touched, and the
/// panel says so.
class ExercisePanel : public QFrame
{
    Q_OBJECT
public:
    ExercisePanel(std::shared_ptr<Practice> practice, const QString &exercise, QWidget *parent);
    ~ExercisePanel() override;

    /// Whether the answer is typed as SQL.
    void setTyped(bool isTyped);
    void check(const query::Answer &answer);
    [[nodiscard]] bool isChecking() const { return m_stop != nullptr; }
    [[nodiscard]] const query::Verdict &verdict() const { return m_verdict; }

Q_SIGNALS:
    void typedChanged(bool isTyped);
    void checkRequested();
    void solved(const QString &exercise);
    /// The verdict has rows to show, or a place in the query.
    void judged(const query::Verdict &verdict);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void showHint();
    void takeVerdict(const base::Result<query::Verdict> &verdict);
    void say(style::Tone tone, const QString &text);
    void retranslate();

    std::shared_ptr<Practice> m_practice;
    QString m_id;
    const query::Exercise *m_exercise;
    QLabel *m_title;
    QLabel *m_task;
    QLabel *m_safety;
    QLabel *m_hint;
    QLabel *m_said;
    QComboBox *m_typed;
    QPushButton *m_hintButton;
    QPushButton *m_check;
    int m_hints = 0; ///< that are shown
    query::Verdict m_verdict;
    query::QueryThread::StopSign m_stop; ///< of the check that runs; none: nothing runs
};

} // namespace gui::queries
