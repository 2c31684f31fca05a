// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/PageFooter.h"

#include "gui/Style.h"
#include "tables/StoreTableModel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace gui
{

PageFooter::PageFooter(QWidget *parent)
    : QWidget(parent)
    , m_count(new QLabel(this))
    , m_selection(new QLabel(this))
    , m_totals(new QLabel(this))
{
    setObjectName(u"pageFooter"_s);
    m_count->setObjectName(u"rowCountLabel"_s);
    m_selection->setObjectName(u"selectionLabel"_s);
    m_selection->setWordWrap(true);
    m_totals->setObjectName(u"totalsLabel"_s);
    m_totals->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_totals->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_totals->setWordWrap(true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(style::space, style::space / 2, style::space, style::space / 2);
    row->setSpacing(style::space * 2);
    row->addWidget(m_count);
    row->addWidget(m_selection, 1);
    row->addWidget(m_totals, 1);
    // Several changes come in one turn of the event loop: one question answers them.
    m_delay.setSingleShot(true);
    m_delay.setInterval(20);
    connect(&m_delay, &QTimer::timeout, this, &PageFooter::refresh);
    m_selectionDelay.setSingleShot(true);
    m_selectionDelay.setInterval(60);
    connect(&m_selectionDelay, &QTimer::timeout, this, &PageFooter::refreshSelection);
    m_selection->hide();
}

void PageFooter::setSelection(const QList<Stretch> &stretches)
{
    if (stretches == m_stretches)
        return;
    m_stretches = stretches;
    m_selectionDelay.start();
}

void PageFooter::refreshSelection()
{
    if (m_summing)
        *m_summing = true;
    m_summing.reset();
    m_selected = 0;
    for (const auto &[first, last] : std::as_const(m_stretches))
        m_selected += last - first + 1;
    m_selection->setVisible(m_selected > 1);
    if (m_selected < 2)
        return;
    if (m_selected == m_model->rowCount() && m_model->isOrderComplete())
        return showSelection(m_last); // everything that is shown: its sums are known
    showSelection({});
    if (m_model->entity().table != schema::Table::Purchases)
        return;
    QList<qint64> ids;
    ids.reserve(m_selected);
    for (const auto &[first, last] : std::as_const(m_stretches))
        for (int row = first; row <= last && row < m_model->rowCount(); ++row)
            if (const qint64 id = m_model->keyAt(row).id; id > 0)
                ids.append(id);
    m_summing = std::make_shared<std::atomic_bool>(false);
    m_session->reader().run(
        database::Worker::Priority::Normal, this,
        [ids, isStale = m_summing, reader = &m_session->reader()](const database::Connection &connection) {
            return reports::paymentTotalsOf(connection, ids, [&] {
                reader->runUrgentJobs();
                return !*isStale;
            });
        },
        [this, asked = m_summing](const base::Result<QList<reports::PaymentTotal>> &totals) {
            if (asked != m_summing)
                return;
            m_summing.reset();
            if (totals)
                showSelection(*totals);
            else if (totals.error().code != base::ErrorCode::Cancelled)
                Q_EMIT failed(totals.error());
        });
}

void PageFooter::showSelection(const QList<reports::PaymentTotal> &totals)
{
    QString text = tr("%n selected", "rows", int(m_selected));
    if (!totals.isEmpty())
        text += u": "_s + reports::inWords(totals);
    m_selection->setText(text);
    m_selection->setAccessibleName(text);
}

void PageFooter::follow(tables::Session &session, tables::StoreTableModel &model)
{
    m_session = &session;
    m_model = &model;
    const auto later = [this] {
        m_delay.start();
        if (m_selected > 1)
            m_selectionDelay.start();
    };
    connect(&model, &tables::StoreTableModel::orderCompleted, this, later);
    connect(&model, &QAbstractItemModel::rowsInserted, this, later);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, later);
    connect(&model, &QAbstractItemModel::modelReset, this, later);
    connect(&session, &tables::Session::saved, this, later);
    connect(&session, &tables::Session::changedByOthers, this, later);
}

void PageFooter::refresh()
{
    const int rows = m_model->rowCount();
    QString count = tr("%n row(s)", nullptr, rows);
    if (!m_model->search().isEmpty() || !m_model->conditions().isVoid())
        count = tr("%1 found", "rows").arg(count);
    m_count->setText(m_model->isOrderComplete() ? count : count + u" …"_s);
    m_count->setAccessibleName(m_count->text());
    if (m_model->entity().table != schema::Table::Purchases || !m_model->isOrderComplete())
        return;
    const quint64 question = ++m_asked;
    m_session->reader().run(
        database::Worker::Priority::Normal, this,
        [condition = m_model->condition(),
         reader = &m_session->reader()](const database::Connection &connection) {
            using Totals = base::Result<QList<reports::PaymentTotal>>;
            const auto between = [reader] {
                reader->runUrgentJobs();
                return true;
            };
            return condition ? reports::paymentTotals(connection, condition->sql, condition->values, between)
                             : Totals(condition.error());
        },
        [this, question](const base::Result<QList<reports::PaymentTotal>> &totals) {
            if (question != m_asked)
                return;
            m_answered = question;
            if (totals)
                showTotals(*totals);
            else if (totals.error().code != base::ErrorCode::Cancelled)
                Q_EMIT failed(totals.error());
        });
}

void PageFooter::showTotals(const QList<reports::PaymentTotal> &totals)
{
    m_last = totals;
    m_totals->setText(reports::inWords(totals));
    m_totals->setAccessibleName(m_totals->text());
    m_totals->setToolTip(reports::areExact(totals) ? QString() : reports::whyAbout());
}

void PageFooter::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange && m_model) {
        refresh();
        showTotals(m_last);
        refreshSelection();
    }
    QWidget::changeEvent(event);
}

} // namespace gui
