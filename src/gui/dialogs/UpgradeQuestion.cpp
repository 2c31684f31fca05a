// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/UpgradeQuestion.h"

#include "gui/dialogs/FitHeight.h"
#include "migration/Words.h"

#include "ui_UpgradeQuestion.h"

using namespace Qt::StringLiterals;

namespace gui
{

UpgradeQuestion::UpgradeQuestion(const migration::Assessment &assessment, const database::Location &location,
                                 QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::UpgradeQuestion>())
{
    setAttribute(Qt::WA_DeleteOnClose);
    m_ui->setupUi(this);
    fitHeight(this, StartHeight::Least);
    m_ui->titleLabel->setTextFormat(Qt::PlainText);
    m_ui->titleLabel->setText(location.displayName());
    m_ui->foundLabel->setText(assessment.found);
    m_ui->willDoLabel->setText(assessment.willDo);
    if (location.engine == database::Engine::Postgresql) {
        m_ui->backupLabel->setText(
            tr("Everything is done in one transaction: all of it, or nothing. Backups are made "
               "on the server, by whoever runs it."));
    } else if (assessment.isBigEnoughToBackUp) {
        m_ui->backupLabel->setText(
            tr("A backup is made and checked first. Everything is done at once: all of it, or "
               "nothing."));
    } else {
        m_ui->backupLabel->setText(tr("Everything is done at once: all of it, or nothing."));
    }
    QStringList lines;
    for (const migration::Script &script : assessment.pending)
        lines.append(u"%1  %2"_s.arg(script.revision, migration::words::messageOf(script)));
    if (!assessment.drift.isEmpty())
        lines << QString() << tr("Beyond what Shopbook knows (it stays as it is):") << assessment.drift;
    m_ui->detailsEdit->setPlainText(lines.join(u'\n'));
    offerOwnerHeads(assessment);
    m_ui->detailsButton->setCheckable(true);
    m_ui->detailsButton->setVisible(!lines.isEmpty());
    showDetails(false);
    connect(m_ui->detailsButton, &QPushButton::toggled, this, &UpgradeQuestion::showDetails);
    const auto answerBy = [this](QPushButton *button, Answer answer) {
        connect(button, &QPushButton::clicked, this, [this, answer] {
            m_answer = answer;
            done(answer == Answer::Cancel ? Rejected : Accepted);
        });
    };
    answerBy(m_ui->upgradeButton, Answer::Upgrade);
    answerBy(m_ui->readOnlyButton, Answer::ReadOnly);
    answerBy(m_ui->cancelButton, Answer::Cancel);
    m_ui->upgradeButton->setFocus();
}

UpgradeQuestion::~UpgradeQuestion() = default;

/// From where the owner's row stands on: what comes before it they know.
void UpgradeQuestion::offerOwnerHeads(const migration::Assessment &assessment)
{
    const auto scripts = migration::ScriptSet::builtIn();
    const bool isOffered = scripts && !assessment.ownerRow.isEmpty();
    m_ui->ownerLabel->setVisible(isOffered);
    m_ui->ownerBox->setVisible(isOffered);
    if (!isOffered)
        return;
    m_ui->ownerBox->addItem(tr("I don't know: look for signs of it"), QString());
    const QString market = QString::fromLatin1(migration::marketBranch);
    for (const migration::Script &script : scripts->chain(market)) {
        if (script.revision == assessment.ownerRow || !scripts->isReached(script, assessment.ownerRow))
            m_ui->ownerBox->addItem(u"%1  %2"_s.arg(script.revision, migration::words::messageOf(script)),
                                    script.revision);
    }
}

QString UpgradeQuestion::ownerHead() const
{
    return m_ui->ownerBox->currentData().toString();
}

void UpgradeQuestion::showDetails(bool shown)
{
    m_ui->detailsEdit->setVisible(shown);
    resize(width(), shown ? std::max(height(), 380) : 1);
}

void UpgradeQuestion::done(int result)
{
    QDialog::done(result);
    Q_EMIT answered(m_answer);
}

} // namespace gui
