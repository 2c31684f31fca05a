// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <memory>

namespace Ui {
class CloseQuestion;
}

namespace gui {

/// "There are changes that are not saved": Save, Don't save or Cancel. Open it with open(); it answers by
/// answered() and deletes itself. Saves nothing.
class CloseQuestion : public QDialog
{
    Q_OBJECT
public:
    enum class Answer { Save, Discard, Cancel };
    Q_ENUM(Answer)

    CloseQuestion(const QString &question, bool canSave, QWidget *parent);
    ~CloseQuestion() override;
    /// The question for a number of rows that are not saved.
    [[nodiscard]] static QString textFor(int changes);

Q_SIGNALS:
    void answered(gui::CloseQuestion::Answer answer);

public:
    void done(int result) override;

private:
    std::unique_ptr<Ui::CloseQuestion> m_ui;
    Answer m_answer = Answer::Cancel;
};

} // namespace gui
