// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/queries/ResultModel.h"
#include "query/Coach.h"

#include <QTabWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QTabBar;
class QTableView;
class QToolButton;
class QTreeWidget;
class QVBoxLayout;

namespace gui::queries
{

class ChartView;

/// A table of rows that are only read: cells are copied with their headings (Ctrl+C), a click on a heading
/// orders what is loaded.
class RowsView : public QWidget
{
    Q_OBJECT
public:
    RowsView(const QString &name, QWidget *parent);
    [[nodiscard]] ResultModel &model() const { return *m_model; }
    [[nodiscard]] QTableView *table() const { return m_table; }
    void setAccessibleTitle(const QString &title);
    /// Columns as wide as what is seen in them; after the first rows of a run.
    void fitColumns();
    void copy();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    ResultModel *m_model;
    QTableView *m_table;
};

/// Several lists of rows with a sentence about them: what came into a station, went out and fell out; what an
/// answer to an exercise brings too much and what it lacks.
class StepPanel : public QWidget
{
    Q_OBJECT
public:
    struct Rows {
        QString name; ///< "Dropped"
        QList<ResultModel::Column> columns;
        QList<QVariantList> rows;
        qint64 count = 0; ///< of all; the rows are the first of them
    };

    StepPanel(const QString &name, QWidget *parent);
    void setStep(const QString &title, const QString &sentence, const QList<Rows> &rows);
    [[nodiscard]] QTabBar *tabs() const { return m_tabs; }
    [[nodiscard]] RowsView *view() const { return m_view; }

private:
    void showRows();

    QLabel *m_title;
    QLabel *m_sentence;
    QTabBar *m_tabs;
    RowsView *m_view;
    QList<Rows> m_rows;
};

/// What a run brought, a tab each: the rows, a station of the pipeline, a chart, the engine's plan, the
/// coach.
class ResultPanel : public QTabWidget
{
    Q_OBJECT
public:
    explicit ResultPanel(QWidget *parent);

    [[nodiscard]] RowsView *rows() const { return m_rows; }
    [[nodiscard]] StepPanel *step() const { return m_step; }
    /// Where an answer differs from what an exercise asks for; hidden until it is shown.
    [[nodiscard]] StepPanel *difference() const { return m_difference; }
    void showDifference(bool isThere);
    [[nodiscard]] QTreeWidget *plan() const { return m_plan; }
    [[nodiscard]] ChartView *chart() const { return m_chart; }
    /// The whole result is loaded: a chart may be made of it.
    void updateChart();
    void setNotices(const QList<query::Notice> &notices);
    [[nodiscard]] const QList<query::Notice> &notices() const { return m_notices; }
    void showStep();
    [[nodiscard]] bool isPlanShown() const;
    void setHasSteps(bool hasSteps);

Q_SIGNALS:
    /// The coach's button at a notice.
    void mendRequested(const query::Notice &notice);
    void planWanted();
    /// Of the chart.
    void pictureWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeChartTab();
    QWidget *makeCoachTab();
    void chooseChart();
    void fillNotices();
    void retranslate();

    RowsView *m_rows;
    StepPanel *m_step;
    StepPanel *m_difference;
    QWidget *m_chartTab;
    QComboBox *m_chartKind;
    ChartView *m_chart;
    QPushButton *m_picture;
    QLabel *m_chartLabel;
    QTreeWidget *m_plan;
    QWidget *m_coachTab;
    QVBoxLayout *m_coachColumn;
    QList<query::Notice> m_notices;
};

} // namespace gui::queries
