// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/Location.h"
#include "exchange/ResultFile.h"
#include "gui/Style.h"
#include "gui/queries/Question.h"
#include "query/Coach.h"
#include "query/ExerciseCheck.h"
#include "query/Runner.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

class QLabel;
class QSplitter;
class QStackedWidget;

namespace database
{
class Dialect;
}

namespace gui::queries
{

class Builder;
class CodePanel;
class CodeView;
class ExercisePanel;
class Practice;
class ResultPanel;
class RunBar;
class Steps;
class StepsView;

/// One tab of the Queries page: a query, its code, the way of its rows and its result. Runs it in the query
/// thread: by itself a moment after a change while the last run was quick, else when asked to. Of a run that
/// a newer one replaced nothing is shown.
class QuestionView : public QWidget
{
    Q_OBJECT
public:
    /// What all tabs share; outlives them.
    struct Shared {
        std::shared_ptr<query::QueryThread> thread; ///< of the database that is open
        std::shared_ptr<Practice> practice; ///< of the exercises
        QList<schema::Table> tables;
        const database::Dialect *dialect = nullptr;
        const database::Dialect *practiceDialect = nullptr;
        query::RowFacts facts; ///< what the coach knows of the rows
        query::RunLimits limits; ///< of each run
    };

    QuestionView(const Shared &shared, const Question &question, QWidget *parent);
    ~QuestionView() override;

    [[nodiscard]] const Question &question() const { return m_question; }
    void setName(const QString &name);
    void setSaved(const QString &name);
    /// Looks at the question again: the coach knows more.
    void refreshCoach();
    void run();
    /// The limits are others: asks once more, if one of them ended the last run.
    void takeLimits();
    void cancel();
    void takeFocus();
    [[nodiscard]] Builder *builder() const { return m_builder; }
    [[nodiscard]] CodeView *sqlEditor() const { return m_sql; }
    [[nodiscard]] CodePanel *code() const { return m_code; }
    [[nodiscard]] StepsView *steps() const { return m_stations; }
    [[nodiscard]] ResultPanel *results() const { return m_results; }
    [[nodiscard]] RunBar *runBar() const { return m_bar; }
    /// Nothing runs or waits to. For tests and pictures.
    [[nodiscard]] bool isSettled() const;

Q_SIGNALS:
    /// The question is another one now.
    void changed();
    void failed(const base::Error &error);
    void said(gui::style::Tone tone, const QString &text);
    void limitsRequested();
    void exerciseSolved(const QString &id);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void makeParts();
    void makeQueryPart();
    void makeExercise();
    void makePracticeCopy();
    void showVerdict(const query::Verdict &verdict);
    void connectRunner();
    void showKind();
    void onEdited();
    void showProblem();
    void refreshCode();
    void pointAt(const QString &path);
    void takeColumns(const QList<database::ResultColumn> &columns);
    void takeEnd(const query::RunSummary &summary);
    void takeFailure(const query::Failure &failure);
    void mend(const query::Notice &notice);
    void showPlan();
    void exportRows(bool asJson);
    void savePicture();
    void fitHeights();
    [[nodiscard]] bool hasProblems() const;

    const Shared &m_shared;
    Question m_question;
    std::shared_ptr<query::QueryThread> m_thread; ///< of the database, or of the practice copy
    bool m_isReady = true; ///< false while the practice copy is made
    Builder *m_builder = nullptr;
    CodePanel *m_code = nullptr;
    CodeView *m_sql = nullptr;
    QStackedWidget *m_editors = nullptr;
    QSplitter *m_splitter = nullptr;
    StepsView *m_stations = nullptr;
    Steps *m_steps = nullptr;
    RunBar *m_bar = nullptr;
    ResultPanel *m_results = nullptr;
    ExercisePanel *m_exercise = nullptr;
    query::Runner *m_runner = nullptr;
    QTimer m_delay;
    QList<int> m_yesNoColumns; ///< of the run's rows
    bool m_isSlow = false; ///< the last run took its time: the next one waits for a word
    bool m_wasLimited = false; ///< a limit ended the last run
    exchange::ResultOrder m_ran; ///< what ran last, to be exported
    bool m_isStale = true; ///< the result is of another query
};

} // namespace gui::queries
