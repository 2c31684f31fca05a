// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/CheckupRun.h"
#include "gui/Style.h"
#include "tables/Session.h"

#include <QPointer>
#include <QWidget>

#include <memory>

namespace Ui
{
class CheckupTab;
}

namespace gui
{

class RepairDialog;

/// Database → Check-up: what is wrong with the data, with its rows, and repairs that are shown before they
/// are saved. Looks in a thread of its own (CheckupRun); rows are saved by the session, as one step.
class CheckupTab : public QWidget
{
    Q_OBJECT
public:
    explicit CheckupTab(tables::Session &session, QWidget *parent = nullptr);
    ~CheckupTab() override;

    /// Looks anew; while it looks, nothing.
    void refresh();
    [[nodiscard]] QWidget *mainControl() const;
    [[nodiscard]] bool isSettled() const { return !m_run->isRunning() && !m_isRepairing; }
    [[nodiscard]] const QList<reports::Finding> &findings() const { return m_findings; }

Q_SIGNALS:
    /// All rows of a finding shall be shown, one of them current.
    void rowsRequested(schema::Table table, const QList<qint64> &ids, qint64 current);
    /// The tables were completed: whoever hears it opens the database anew.
    void changed(const QString &notice);
    void failed(const base::Error &error);
    void said(gui::style::Tone tone, const QString &text);

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void connectParts();
    void take(const base::Result<QList<reports::Finding>> &findings);
    void showFindings();
    void showCurrent();
    void showProgress(const reports::CheckupProgress &progress);
    void updateButtons();
    [[nodiscard]] const reports::Finding *current() const;
    void showRows(qsizetype first);
    void repair();
    void planRows(const reports::Finding &finding, reports::TimeSource times);
    void takePlan(const reports::Finding &finding, const base::Result<reports::RepairPlan> &plan);
    void repairTables(const reports::Finding &finding);
    void moveCounter(const reports::Finding &finding);
    void endRepair(const base::Error &error);

    std::unique_ptr<Ui::CheckupTab> m_ui;
    tables::Session &m_session;
    CheckupRun *m_run;
    QList<reports::Finding> m_findings;
    QPointer<RepairDialog> m_dialog;
    bool m_hasLooked = false;
    bool m_isRepairing = false;
};

} // namespace gui
