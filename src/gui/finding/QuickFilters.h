// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/finding/PageFilter.h"
#include "reports/Facets.h"

#include <QTimer>
#include <QTreeWidget>

namespace gui::finding
{

/// Short lists beside the rows: categories, payment types, cities, months, each value with the number of rows
/// it has among what is asked otherwise. A tick shows only those. Counts are read in the reader's thread, and
/// only while it is visible.
class QuickFilters : public QTreeWidget
{
    Q_OBJECT
public:
    explicit QuickFilters(QWidget *parent = nullptr);

    void follow(tables::Session &session, tables::StoreTableModel &model, PageFilter &filter);
    QSize sizeHint() const override { return {190, 200}; }
    [[nodiscard]] bool isSettled() const { return m_asked == m_answered && !m_delay.isActive(); }

Q_SIGNALS:
    void failed(const base::Error &error);

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    using Values = QList<reports::FacetValue>;
    using Answer = base::Result<QList<Values>>;
    void later();
    void ask();
    void showValues(const QList<Values> &values);
    void onChanged(QTreeWidgetItem *item);

    tables::Session *m_session = nullptr;
    tables::StoreTableModel *m_model = nullptr;
    PageFilter *m_filter = nullptr;
    QList<reports::Facet> m_facets;
    QTimer m_delay;
    quint64 m_asked = 0;
    quint64 m_answered = 0;
    bool m_isFilling = false;
};

} // namespace gui::finding
