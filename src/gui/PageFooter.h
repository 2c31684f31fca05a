// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/Totals.h"

#include <QTimer>
#include <QWidget>

#include <atomic>
#include <memory>

class QLabel;

namespace tables
{
class Session;
class StoreTableModel;
} // namespace tables

namespace gui
{

/// Below a table: how many rows are shown and, on Purchases, what was paid for them by payment type.
/// The sums are read from the database in the reader's thread over the same condition as the rows; roubles
/// and Stars are never added up.
class PageFooter : public QWidget
{
    Q_OBJECT
public:
    explicit PageFooter(QWidget *parent = nullptr);

    void follow(tables::Session &session, tables::StoreTableModel &model);
    /// First and last row of each stretch that is selected; several rows are counted and summed up apart.
    using Stretch = std::pair<int, int>;
    void setSelection(const QList<Stretch> &stretches);
    /// Nothing is under way.
    [[nodiscard]] bool isSettled() const
    {
        return m_asked == m_answered && !m_delay.isActive() && !m_summing && !m_selectionDelay.isActive();
    }

Q_SIGNALS:
    void failed(const base::Error &error);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void refreshSelection();
    void showSelection(const QList<reports::PaymentTotal> &totals);
    void showTotals(const QList<reports::PaymentTotal> &totals);

    QLabel *m_count;
    QLabel *m_selection;
    QLabel *m_totals;
    QTimer m_delay;
    tables::Session *m_session = nullptr;
    tables::StoreTableModel *m_model = nullptr;
    quint64 m_asked = 0;
    quint64 m_answered = 0;
    QList<reports::PaymentTotal> m_last;
    QTimer m_selectionDelay;
    QList<Stretch> m_stretches;
    qint64 m_selected = 0;
    std::shared_ptr<std::atomic_bool> m_summing; ///< true in it: another selection came
};

} // namespace gui
