// SPDX-License-Identifier: GPL-3.0-or-later
// How a tab runs its query and shows what comes: the rest of QuestionView.h.
#include "gui/dialogs/Background.h"
#include "gui/queries/Builder.h"
#include "gui/queries/ChartView.h"
#include "gui/queries/CodeView.h"
#include "gui/queries/ExercisePanel.h"
#include "gui/queries/QueryCode.h"
#include "gui/queries/QuestionView.h"
#include "gui/queries/ResultExport.h"
#include "gui/queries/ResultPanel.h"
#include "gui/queries/RunBar.h"
#include "gui/queries/Steps.h"
#include "gui/queries/StepsView.h"
#include "query/Explain.h"
#include "query/QuerySql.h"
#include "query/ResultShape.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QLocale>
#include <QTableView>
#include <QTreeWidget>

using namespace Qt::StringLiterals;

namespace gui::queries
{

namespace
{

constexpr double quickMs = 1000; ///< a run that takes longer is asked for

/// The steps in plain words; the engine's own beside, for whoever looks it up.
void addSteps(QTreeWidgetItem *parent, const QList<query::PlanNode> &nodes)
{
    for (const query::PlanNode &node : nodes) {
        QString text = node.sentence;
        if (node.rows)
            text += u' ' + QuestionView::tr("About %1 rows.").arg(QLocale().toString(qRound64(*node.rows)));
        auto *item = new QTreeWidgetItem(parent, {text, node.engineText});
        item->setToolTip(0, node.engineText);
        addSteps(item, node.parts);
    }
}

void fillPlan(QTreeWidget &tree, const base::Result<QList<query::PlanNode>> &plan)
{
    tree.clear();
    if (plan)
        addSteps(tree.invisibleRootItem(), *plan);
    else
        new QTreeWidgetItem(&tree, {plan.error().message});
    tree.expandAll();
    tree.resizeColumnToContents(0);
    tree.setColumnWidth(0, tree.columnWidth(0) + 2 * style::space);
}

/// SQLite stores yes and no as 1 and 0.
QList<QVariantList> withYesNo(QList<QVariantList> rows, const QList<int> &columns)
{
    for (QVariantList &row : rows)
        for (const int column : columns)
            if (QVariant &value = row[column]; value.typeId() == QMetaType::LongLong)
                value = value.toLongLong() != 0;
    return rows;
}

} // namespace

void QuestionView::connectRunner()
{
    connect(m_runner, &query::Runner::columnsCame, this, &QuestionView::takeColumns);
    connect(m_runner, &query::Runner::rowsCame, this, [this](const QList<QVariantList> &rows) {
        const bool isFirst = m_results->rows()->model().rowCount() == 0;
        m_results->rows()->model().append(m_yesNoColumns.isEmpty() ? rows : withYesNo(rows, m_yesNoColumns));
        if (isFirst)
            m_results->rows()->fitColumns();
    });
    connect(m_runner, &query::Runner::finished, this, &QuestionView::takeEnd);
    connect(m_runner, &query::Runner::failed, this, &QuestionView::takeFailure);
}

void QuestionView::run()
{
    m_delay.stop();
    if (hasProblems() || !m_isReady)
        return;
    m_isStale = false;
    m_sql->underline({});
    m_ran = {};
    if (m_question.isTyped()) {
        m_ran.typed = m_sql->text();
        m_runner->runByHand(m_ran.typed, m_shared.limits);
    } else {
        const auto sql =
            query::sqlOf(m_exercise ? *m_shared.practiceDialect : *m_shared.dialect, m_builder->query());
        if (!sql) {
            m_bar->say(style::Tone::Error, sql.error().message, sql.error().detail);
            return;
        }
        m_ran.query = m_builder->query();
        m_runner->run(*sql, m_shared.limits);
        m_steps->run(m_builder->query(), m_shared.limits.time);
    }
    m_bar->say(style::Tone::Neutral, tr("Running…"));
    m_bar->setRunning(true);
}

void QuestionView::takeLimits()
{
    m_bar->setLimits(m_shared.limits);
    m_isStale = m_isStale || m_wasLimited; // asked again when it is looked at
    if (m_wasLimited && isVisible())
        run();
}

void QuestionView::cancel()
{
    m_delay.stop();
    m_steps->cancel();
    m_runner->cancel();
}

bool QuestionView::isSettled() const
{
    return m_isReady && !m_delay.isActive() && !(m_exercise && m_exercise->isChecking())
        && !m_runner->isRunning() && !m_steps->isRunning();
}

void QuestionView::takeColumns(const QList<database::ResultColumn> &columns)
{
    QList<ResultModel::Column> shown;
    m_yesNoColumns.clear();
    const auto shape = query::shapeOf(m_builder->query());
    for (int i = 0; i < columns.size(); ++i) {
        if (!m_question.isTyped() && shape && i < shape->columns.size()) {
            shown.append({shape->columns.at(i).name, shape->columns.at(i).isSecret});
            if (shape->columns.at(i).type == schema::Type::Boolean)
                m_yesNoColumns.append(i);
        } else {
            shown.append({columns.at(i).title, query::isSecretName(columns.at(i).title)});
        }
    }
    m_results->rows()->model().setRows(shown, {});
    m_results->rows()->fitColumns();
}

void QuestionView::takeEnd(const query::RunSummary &summary)
{
    m_isSlow = summary.allMs > quickMs;
    m_bar->setRunning(false);
    QStringList parts;
    auto tone = style::Tone::Neutral;
    if (!m_question.isTyped()) {
        const Outcome outcome = outcomeOf(m_builder->query(), m_results->rows()->model().rows());
        parts.append(outcome.text);
        tone = outcome.isError ? style::Tone::Warning : tone;
    } else if (!summary.hasMore) {
        parts.append(tr("%n row(s)", nullptr, int(summary.rows)));
    }
    if (summary.hasMore)
        parts.append(tr("the first %Ln row(s) are shown, there are more: “Limits” says how many are loaded, "
                        "“Export” writes all of them",
                        nullptr, int(summary.rows)));
    m_wasLimited = summary.hasMore;
    const QLocale locale;
    parts.append(tr("%1 ms").arg(locale.toString(qMax(0.1, summary.allMs), 'f', summary.allMs < 10 ? 1 : 0)));
    if (summary.isOnCopy)
        parts.append(tr("ran on a copy, so that no other program had to wait"));
    m_bar->say(tone, parts.join(u"  ·  "_s));
    m_bar->setHasRows(m_results->rows()->model().rowCount() > 0);
    m_results->updateChart();
    if (m_results->isPlanShown())
        showPlan();
}

void QuestionView::takeFailure(const query::Failure &failure)
{
    m_bar->setRunning(false);
    m_isStale = true;
    const bool isCancelled = failure.error.code == base::ErrorCode::Cancelled;
    m_wasLimited = isCancelled && failure.error.detail == database::timeLimitDetail;
    QString text = failure.error.message;
    if (m_wasLimited)
        text += u' ' + tr("“Limits” sets the time, and “Export” goes on without a limit.");
    m_bar->say(isCancelled ? style::Tone::Warning : style::Tone::Error, text, failure.error.detail);
    if (m_question.isTyped() && failure.offset >= 0)
        m_sql->underline({failure.offset, qMax(qsizetype(1), failure.length)});
    if (!isCancelled)
        m_results->rows()->model().clear();
    m_bar->setHasRows(m_wasLimited || m_results->rows()->model().rowCount() > 0);
}

void QuestionView::showPlan()
{
    if (hasProblems() || !m_isReady)
        return;
    using Plan = base::Result<QList<query::PlanNode>>;
    const bool isTyped = m_question.isTyped();
    m_thread->run(
        this,
        [isTyped, typed = m_sql->text(), asked = m_builder->query()](
            database::QueryConnection &connection, const query::QueryThread::StopSign &sign) -> Plan {
            tl::expected<QList<query::PlanNode>, query::Failure> plan;
            if (isTyped) {
                plan = query::explainByHand(connection, typed, sign);
            } else {
                const auto sql = query::sqlOf(connection.dialect(), asked);
                SHOPBOOK_TRY(sql);
                plan = query::explain(connection, *sql, sign);
            }
            if (!plan)
                return plan.error().error;
            return *plan;
        },
        [this](const Plan &plan) { fillPlan(*m_results->plan(), plan); });
}

/// What ran last, asked again: what has been changed since is not what is shown.
void QuestionView::exportRows(bool asJson)
{
    const QString ending = asJson ? u"json"_s : u"csv"_s;
    auto *dialog = new QFileDialog(window(), tr("Export the rows"), QDir::homePath(),
                                   u"%1 (*.%2)"_s.arg(ending.toUpper(), ending));
    dialog->setObjectName(u"exportResultFileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(ending);
    dialog->selectFile(tr("result") + u'.' + ending);
    exchange::ResultOrder order = m_ran;
    order.location = m_thread->location();
    order.format = asJson ? exchange::ResultOrder::Format::Json : exchange::ResultOrder::Format::Csv;
    connect(dialog, &QFileDialog::fileSelected, this, [this, order](const QString &path) {
        exchange::ResultOrder whole = order;
        whole.path = path;
        auto *writing = new ResultExport(window());
        connect(writing, &ResultExport::failed, this, &QuestionView::failed);
        writing->start(whole);
    });
    dialog->open();
}

void QuestionView::savePicture()
{
    auto *dialog = new QFileDialog(window(), tr("Save the chart as a picture"), QDir::homePath());
    dialog->setObjectName(u"savePictureFileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({u"PNG (*.png)"_s, u"PDF (*.pdf)"_s});
    dialog->setDefaultSuffix(u"png"_s);
    dialog->selectFile(tr("chart") + u".png"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        const QByteArray bytes = m_results->chart()->picture(QFileInfo(path).suffix().toLower());
        runInBackground(
            this, [path, bytes] { return exchange::replaceFile(path, bytes); },
            [this, path](const base::Result<void> &done) {
                if (done)
                    Q_EMIT said(style::Tone::Good,
                                tr("The picture was written to “%1”.").arg(QDir::toNativeSeparators(path)));
                else
                    Q_EMIT failed(done.error());
            });
    });
    dialog->open();
}

} // namespace gui::queries
