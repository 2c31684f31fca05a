// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/BusyQuestion.h"

#include "database/FileUse.h"
#include "gui/dialogs/Background.h"
#include "gui/dialogs/FitHeight.h"

#include "ui_BusyQuestion.h"

#include <QTimer>

namespace gui {

namespace {

constexpr int lookMs = 1000;

} // namespace

BusyQuestion::BusyQuestion(const QString &sentence, const database::Location &location, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::BusyQuestion>())
    , m_location(location)
{
    setAttribute(Qt::WA_DeleteOnClose);
    m_ui->setupUi(this);
    fitHeight(this, StartHeight::Least);
    m_ui->sentenceLabel->setTextFormat(Qt::PlainText);
    m_ui->sentenceLabel->setText(sentence);
    m_ui->waitLabel->hide();
    connect(m_ui->nowButton, &QPushButton::clicked, this, [this] { answer(Answer::Go); });
    connect(m_ui->afterButton, &QPushButton::clicked, this, &BusyQuestion::waitForIt);
    connect(m_ui->readOnlyButton, &QPushButton::clicked, this, [this] { answer(Answer::ReadOnly); });
    connect(m_ui->cancelButton, &QPushButton::clicked, this, [this] { answer(Answer::Cancel); });
    m_ui->afterButton->setFocus();
}

BusyQuestion::~BusyQuestion() = default;

void BusyQuestion::answer(Answer answer)
{
    m_answer = answer;
    done(answer == Answer::Cancel ? Rejected : Accepted);
}

void BusyQuestion::waitForIt()
{
    m_ui->afterButton->setEnabled(false);
    m_ui->waitLabel->show();
    m_ui->cancelButton->setFocus();
    look();
}

void BusyQuestion::look()
{
    runInBackground(
        this, [path = m_location.path] { return database::files::isOpenElsewhere(path); },
        [this](bool isOpen) {
            if (!isVisible())
                return;
            if (!isOpen)
                return answer(Answer::Go);
            QTimer::singleShot(lookMs, this, &BusyQuestion::look);
        });
}

void BusyQuestion::done(int result)
{
    QDialog::done(result);
    Q_EMIT answered(m_answer);
}

} // namespace gui
