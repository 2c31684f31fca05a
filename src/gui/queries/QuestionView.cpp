// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of a tab and how a change goes through them; runs are in QuestionRun.cpp.
#include "gui/queries/QuestionView.h"

#include "gui/Style.h"
#include "gui/dialogs/Background.h"
#include "gui/queries/Builder.h"
#include "gui/queries/CodePanel.h"
#include "gui/queries/CodeView.h"
#include "gui/queries/ExercisePanel.h"
#include "gui/queries/Practice.h"
#include "gui/queries/QueryCode.h"
#include "gui/queries/ResultPanel.h"
#include "gui/queries/RunBar.h"
#include "gui/queries/Steps.h"
#include "gui/queries/StepsView.h"
#include "query/ByHand.h"

#include <QEvent>
#include <QLabel>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace gui::queries
{

namespace
{
constexpr int pauseMs = 450; ///< after the last change, before it runs by itself
} // namespace

QuestionView::QuestionView(const Shared &shared, const Question &question, QWidget *parent)
    : QWidget(parent)
    , m_shared(shared)
    , m_question(question)
    , m_thread(question.kind == Question::Kind::Exercise ? shared.practice->thread() : shared.thread)
    , m_isReady(question.kind != Question::Kind::Exercise)
    , m_runner(new query::Runner(m_thread, this))
{
    setObjectName(u"questionView"_s);
    m_delay.setSingleShot(true);
    m_delay.setInterval(pauseMs);
    connect(&m_delay, &QTimer::timeout, this, &QuestionView::run);
    makeParts();
    connectRunner();
    m_builder->setQuery(m_question.query);
    m_question.query = m_builder->query();
    m_sql->setText(m_question.sql);
    showKind();
    refreshCode();
    refreshCoach();
    showProblem();
}

QuestionView::~QuestionView() = default;

void QuestionView::makeParts()
{
    makeQueryPart();
    m_results = new ResultPanel(this);
    m_steps = new Steps(m_thread, *m_stations, *m_results->step(), this);
    auto *below = new QWidget(this);
    auto *lower = new QVBoxLayout(below);
    lower->setContentsMargins(0, 0, 0, 0);
    lower->setSpacing(4);
    lower->addWidget(m_bar);
    lower->addWidget(m_results, 1);
    m_splitter = new QSplitter(Qt::Vertical, this);
    m_splitter->setObjectName(u"questionSplitter"_s);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_editors->parentWidget());
    m_splitter->addWidget(below);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, style::space, 0, 0);
    column->setSpacing(4);
    if (m_exercise)
        column->addWidget(m_exercise);
    column->addWidget(m_splitter, 1);
    connect(m_stations, &StepsView::chosen, this, [this](int index) {
        m_steps->show(index);
        m_results->showStep();
    });
    connect(m_stations, &StepsView::pointedAt, this, &QuestionView::pointAt);
    connect(m_results, &ResultPanel::mendRequested, this, &QuestionView::mend);
    connect(m_results, &ResultPanel::planWanted, this, &QuestionView::showPlan);
    connect(m_results, &ResultPanel::pictureWanted, this, &QuestionView::savePicture);
    connect(m_bar, &RunBar::runRequested, this, &QuestionView::run);
    connect(m_bar, &RunBar::cancelRequested, this, &QuestionView::cancel);
    connect(m_bar, &RunBar::exportRequested, this, &QuestionView::exportRows);
    connect(m_bar, &RunBar::limitsRequested, this, &QuestionView::limitsRequested);
}

/// Builder and code beside each other with the stations below, or the editor of typed SQL.
void QuestionView::makeQueryPart()
{
    if (m_question.kind == Question::Kind::Exercise)
        makeExercise();
    auto *above = new QWidget(this);
    m_editors = new QStackedWidget(above);
    auto *built = new QSplitter(Qt::Horizontal, m_editors);
    built->setObjectName(u"builderSplitter"_s);
    built->setChildrenCollapsible(false);
    const bool isPractice = m_question.kind == Question::Kind::Exercise;
    QList<schema::Table> all;
    for (const schema::Entity &entity : schema::entities())
        all.append(entity.table);
    m_builder = new Builder(isPractice ? all : m_shared.tables, built);
    m_code = new CodePanel(built);
    built->addWidget(m_builder);
    built->addWidget(m_code);
    built->setStretchFactor(0, 3);
    built->setStretchFactor(1, 2);
    m_sql = new CodeView(Language::Sql, false, u"sqlEdit"_s, m_editors);
    m_editors->addWidget(built);
    m_editors->addWidget(m_sql);
    m_stations = new StepsView(above);
    auto *column = new QVBoxLayout(above);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_editors, 1);
    column->addWidget(m_stations);
    m_bar = new RunBar(this);
    m_bar->setLimits(m_shared.limits);
    m_sql->setAccessibleTitle(u"SQL"_s);
    connect(m_builder, &Builder::edited, this, &QuestionView::onEdited);
    connect(m_builder, &Builder::pointedAt, this, &QuestionView::pointAt);
    connect(m_sql, &CodeView::edited, this, &QuestionView::onEdited);
}

void QuestionView::makeExercise()
{
    m_exercise = new ExercisePanel(m_shared.practice, m_question.exercise, this);
    m_exercise->setTyped(m_question.isAnswerTyped);
    connect(m_exercise, &ExercisePanel::typedChanged, this, [this](bool isTyped) {
        m_question.isAnswerTyped = isTyped;
        showKind();
        refreshCoach();
        Q_EMIT changed();
    });
    connect(m_exercise, &ExercisePanel::checkRequested, this, [this] {
        m_exercise->check(m_question.isTyped() ? query::Answer::ofSql(m_sql->text())
                                               : query::Answer::of(m_builder->query()));
    });
    connect(m_exercise, &ExercisePanel::solved, this, &QuestionView::exerciseSolved);
    connect(m_exercise, &ExercisePanel::judged, this, &QuestionView::showVerdict);
    makePracticeCopy();
}

void QuestionView::makePracticeCopy()
{
    runInBackground(
        this, [practice = m_shared.practice] { return practice->location(query::PracticeData::Sample); },
        [this](const base::Result<database::Location> &made) {
            m_isReady = made.has_value();
            if (!made)
                m_bar->say(style::Tone::Error, made.error().message, made.error().detail);
            else if (isVisible())
                run();
        });
}

void QuestionView::showVerdict(const query::Verdict &verdict)
{
    QList<ResultModel::Column> columns;
    for (const QString &title : verdict.columns)
        columns.append({title, false}); // masked already
    m_results->difference()->setStep({}, {},
                                     {{tr("Too many"), columns, verdict.tooMany, verdict.tooManyCount},
                                      {tr("Missing"), columns, verdict.missing, verdict.missingCount}});
    m_results->difference()->tabs()->setCurrentIndex(verdict.tooManyCount > 0 ? 0 : 1);
    m_results->showDifference(verdict.tooManyCount + verdict.missingCount > 0);
    if (!verdict.reasonPath.isEmpty())
        pointAt(verdict.reasonPath);
}

void QuestionView::showKind()
{
    const bool isTyped = m_question.isTyped();
    m_editors->setCurrentIndex(isTyped ? 1 : 0);
    m_stations->setVisible(!isTyped);
    m_results->setHasSteps(!isTyped);
}

void QuestionView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    fitHeights();
    // The first look at a tab shows its rows.
    if (m_isReady && m_isStale && !m_runner->isRunning() && !m_delay.isActive()
        && !(m_question.isTyped() && m_sql->text().trimmed().isEmpty()))
        m_delay.start(0);
}

/// Half for the query, half for what it brings; a person moves the line between them.
void QuestionView::fitHeights()
{
    if (!m_splitter->property("isFitted").toBool() && m_splitter->height() > 200) {
        const int above = m_splitter->height() * (m_question.isTyped() ? 38 : 56) / 100;
        m_splitter->setSizes({above, m_splitter->height() - above});
        auto *built = findChild<QSplitter *>(u"builderSplitter"_s);
        built->setSizes({built->width() * 57 / 100, built->width() * 43 / 100});
        m_splitter->setProperty("isFitted", true);
    }
}

void QuestionView::takeFocus()
{
    if (m_question.isTyped())
        m_sql->editor()->setFocus();
    else
        m_builder->takeFocus();
}

void QuestionView::setName(const QString &name)
{
    m_question.name = name;
    Q_EMIT changed();
}

void QuestionView::setSaved(const QString &name)
{
    m_question.saved = name;
    setName(name);
}

bool QuestionView::hasProblems() const
{
    return !m_question.isTyped() && !m_builder->problems().isEmpty();
}

void QuestionView::onEdited()
{
    m_question.query = m_builder->query();
    m_question.sql = m_sql->text();
    m_isStale = true;
    m_sql->underline({});
    refreshCode();
    refreshCoach();
    if (hasProblems()) {
        m_delay.stop();
        showProblem();
    } else if (m_question.isTyped() || m_isSlow) {
        m_bar->say(style::Tone::Neutral, tr("Changed since the last run."));
    } else {
        m_delay.start(pauseMs);
    }
    m_bar->setRunnable(!hasProblems());
    Q_EMIT changed();
}

void QuestionView::showProblem()
{
    m_bar->setRunnable(!hasProblems());
    if (hasProblems())
        m_bar->say(style::Tone::Error, m_builder->problems().constFirst().message);
}

void QuestionView::refreshCode()
{
    if (!m_question.isTyped())
        m_code->setCode(codesOf(m_builder->query()));
}

void QuestionView::refreshCoach()
{
    const auto engine = m_thread->location().engine;
    const query::RowFacts facts = m_exercise ? query::RowFacts() : m_shared.facts;
    m_results->setNotices(m_question.isTyped() ? query::noticesOfSql(m_sql->text(), engine, facts)
                              : hasProblems()  ? QList<query::Notice>()
                                               : query::notices(m_builder->query(), engine, facts));
}

void QuestionView::mend(const query::Notice &notice)
{
    if (notice.mended)
        m_builder->setQuery(*notice.mended);
    if (!notice.mendedSql.isEmpty())
        m_sql->setText(notice.mendedSql);
    onEdited();
    run();
}

void QuestionView::pointAt(const QString &path)
{
    m_code->pointAt(path);
}

void QuestionView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_sql->setAccessibleTitle(u"SQL"_s);
        refreshCoach();
    }
    QWidget::changeEvent(event);
}

} // namespace gui::queries
