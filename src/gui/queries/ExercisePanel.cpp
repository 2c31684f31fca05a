// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/queries/ExercisePanel.h"

#include "gui/dialogs/Background.h"
#include "gui/queries/Practice.h"
#include "query/ExerciseProgress.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace gui::queries
{

ExercisePanel::ExercisePanel(std::shared_ptr<Practice> practice, const QString &exercise, QWidget *parent)
    : QFrame(parent)
    , m_practice(std::move(practice))
    , m_id(exercise)
    , m_exercise(query::exerciseById(exercise))
    , m_title(new QLabel(this))
    , m_task(new QLabel(this))
    , m_safety(new QLabel(this))
    , m_hint(new QLabel(this))
    , m_said(new QLabel(this))
    , m_typed(new QComboBox(this))
    , m_hintButton(new QPushButton(this))
    , m_check(new QPushButton(this))
{
    setObjectName(u"exercisePanel"_s);
    m_title->setObjectName(u"exerciseTitleLabel"_s);
    m_task->setObjectName(u"exerciseTaskLabel"_s);
    m_safety->setObjectName(u"exerciseSafetyLabel"_s);
    m_hint->setObjectName(u"exerciseHintLabel"_s);
    m_said->setObjectName(u"exerciseVerdictLabel"_s);
    m_typed->setObjectName(u"answerKindBox"_s);
    m_hintButton->setObjectName(u"hintButton"_s);
    m_check->setObjectName(u"checkAnswerButton"_s);
    style::setTextSize(m_title, 1.1, true);
    for (QLabel *label : {m_task, m_safety, m_hint, m_said}) {
        label->setTextFormat(Qt::PlainText); // “<” is a comparison here
        label->setWordWrap(true);
    }
    m_hint->hide();
    m_said->hide();
    m_typed->addItem({}, false);
    m_typed->addItem({}, true);
    auto *row = new QHBoxLayout;
    row->addWidget(m_title);
    row->addStretch(1);
    row->addWidget(m_typed);
    row->addWidget(m_hintButton);
    row->addWidget(m_check);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(style::space + 4, style::space, style::space + 4, style::space);
    column->setSpacing(4);
    column->addLayout(row);
    for (QLabel *label : {m_task, m_safety, m_hint, m_said})
        column->addWidget(label);
    connect(m_typed, &QComboBox::currentIndexChanged, this,
            [this] { Q_EMIT typedChanged(m_typed->currentData().toBool()); });
    connect(m_hintButton, &QPushButton::clicked, this, &ExercisePanel::showHint);
    connect(m_check, &QPushButton::clicked, this, &ExercisePanel::checkRequested);
    retranslate();
}

ExercisePanel::~ExercisePanel()
{
    if (m_stop)
        m_stop->stop();
}

void ExercisePanel::setTyped(bool isTyped)
{
    const QSignalBlocker blocked(m_typed);
    m_typed->setCurrentIndex(isTyped ? 1 : 0);
}

void ExercisePanel::showHint()
{
    if (!m_exercise)
        return;
    const QStringList &hints = m_exercise->text().hints;
    m_hints = qMin(m_hints + 1, int(hints.size()));
    m_hint->setText(hints.first(m_hints).join(u'\n'));
    m_hint->setVisible(m_hints > 0);
    m_hintButton->setEnabled(m_hints < hints.size());
}

void ExercisePanel::check(const query::Answer &answer)
{
    if (!m_exercise || m_stop)
        return;
    query::ExerciseProgress().setLastAnswer(m_id, answer);
    m_stop = std::make_shared<database::StopSign>();
    m_check->setEnabled(false);
    say(style::Tone::Neutral, tr("Checking…"));
    runInBackground(
        this,
        [practice = m_practice, exercise = *m_exercise, answer, stop = m_stop] {
            return practice->check(exercise, answer, stop);
        },
        [this](const base::Result<query::Verdict> &verdict) { takeVerdict(verdict); });
}

void ExercisePanel::takeVerdict(const base::Result<query::Verdict> &verdict)
{
    m_stop.reset();
    m_check->setEnabled(true);
    if (!verdict) {
        say(style::Tone::Error, verdict.error().message);
        return;
    }
    m_verdict = *verdict;
    QString text = verdict->summary;
    if (!verdict->reason.isEmpty())
        text += u' ' + verdict->reason;
    say(verdict->isRight() ? style::Tone::Good : style::Tone::Warning, text);
    if (verdict->isRight()) {
        query::ExerciseProgress().setSolved(m_id);
        Q_EMIT solved(m_id);
    }
    Q_EMIT judged(*verdict);
}

void ExercisePanel::say(style::Tone tone, const QString &text)
{
    QPalette colours;
    if (tone != style::Tone::Neutral)
        colours.setColor(QPalette::WindowText, style::tone(tone, palette()));
    m_said->setPalette(colours);
    m_said->setText(text);
    m_said->show();
}

void ExercisePanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void ExercisePanel::retranslate()
{
    m_title->setText(m_exercise ? m_exercise->text().title : tr("This exercise is not there any more."));
    m_task->setText(m_exercise ? m_exercise->text().task : QString());
    m_safety->setText(
        tr("Answers run on a throw-away copy of the sample: nothing of yours can break, and the names in it "
           "are made up."));
    m_typed->setItemText(0, tr("Answer by clicking"));
    m_typed->setItemText(1, tr("Answer in SQL"));
    m_typed->setAccessibleName(tr("How the answer is given"));
    m_hintButton->setText(tr("Hint"));
    m_hintButton->setAccessibleName(tr("Show the next hint"));
    m_check->setText(tr("Check"));
    m_check->setAccessibleName(tr("Check the answer"));
    if (m_hints > 0)
        m_hint->setText(m_exercise->text().hints.first(m_hints).join(u'\n'));
}

void ExercisePanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(style::wash(style::Tone::Neutral, palette()));
    painter.drawRoundedRect(QRectF(rect()), 6, 6);
}

} // namespace gui::queries
