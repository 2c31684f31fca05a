// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/CloseQuestion.h"

#include "gui/dialogs/FitHeight.h"

#include "ui_CloseQuestion.h"

namespace gui {

CloseQuestion::CloseQuestion(const QString &question, bool canSave, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::CloseQuestion>())
{
    setAttribute(Qt::WA_DeleteOnClose);
    m_ui->setupUi(this);
    fitHeight(this, StartHeight::Least);
    m_ui->textLabel->setText(question);
    m_ui->saveButton->setEnabled(canSave);
    if (!canSave) {
        m_ui->cancelButton->setDefault(true);
        m_ui->cancelButton->setFocus();
    }
    const auto answerBy = [this](QPushButton *button, Answer answer) {
        connect(button, &QPushButton::clicked, this, [this, answer] {
            m_answer = answer;
            done(answer == Answer::Cancel ? Rejected : Accepted);
        });
    };
    answerBy(m_ui->saveButton, Answer::Save);
    answerBy(m_ui->discardButton, Answer::Discard);
    answerBy(m_ui->cancelButton, Answer::Cancel);
}

CloseQuestion::~CloseQuestion() = default;

QString CloseQuestion::textFor(int changes)
{
    return tr("%n change(s) not saved yet. Without saving they are lost.", nullptr, changes);
}

void CloseQuestion::done(int result)
{
    QDialog::done(result);
    Q_EMIT answered(m_answer);
}

} // namespace gui
