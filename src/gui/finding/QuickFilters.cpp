// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/finding/QuickFilters.h"

#include "gui/Style.h"
#include "reports/Totals.h"
#include "schema/Conversion.h"
#include "tables/RowQuery.h"

#include <QEvent>
#include <QHeaderView>

using namespace Qt::StringLiterals;

namespace gui::finding
{

using query::Condition;
using query::Op;

namespace
{

constexpr int valueRole = Qt::UserRole;
constexpr int mostValues = 24;

/// What is ticked in a facet.
QVariantList tickedIn(const PageFilter &filter, const QString &path)
{
    const auto test = filter.testOf(path);
    return test && (test->op == Op::OneOf || test->op == Op::Equals) ? test->values : QVariantList();
}

} // namespace

QuickFilters::QuickFilters(QWidget *parent)
    : QTreeWidget(parent)
{
    setColumnCount(2);
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(NoSelection);
    setUniformRowHeights(true);
    setIndentation(style::space);
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(0, QHeaderView::Stretch);
    header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_delay.setSingleShot(true);
    m_delay.setInterval(50);
    connect(&m_delay, &QTimer::timeout, this, &QuickFilters::ask);
    connect(this, &QTreeWidget::itemChanged, this, &QuickFilters::onChanged);
}

void QuickFilters::follow(tables::Session &session, tables::StoreTableModel &model, PageFilter &filter)
{
    m_session = &session;
    m_model = &model;
    m_filter = &filter;
    connect(&filter, &PageFilter::changed, this, &QuickFilters::later);
    connect(&model, &tables::StoreTableModel::orderCompleted, this, &QuickFilters::later);
    connect(&session, &tables::Session::saved, this, &QuickFilters::later);
}

void QuickFilters::later()
{
    if (isVisible())
        m_delay.start();
}

void QuickFilters::showEvent(QShowEvent *event)
{
    QTreeWidget::showEvent(event);
    if (m_model)
        ask();
}

void QuickFilters::ask()
{
    m_delay.stop();
    m_facets = reports::facetsOf(m_model->entity().table);
    // Each list counts what is asked otherwise: a tick would empty the others of its own list.
    QList<tables::RowQuery::Request> requests;
    for (const reports::Facet &facet : std::as_const(m_facets)) {
        tables::RowQuery::Request request = m_model->request();
        request.conditions.parts.removeIf([&facet](const Condition &part) {
            return part.kind == Condition::Kind::Test && part.field == facet.path;
        });
        requests.append(request);
    }
    const quint64 question = ++m_asked;
    m_session->reader().run(
        database::Worker::Priority::Normal, this,
        [requests, facets = m_facets,
         reader = &m_session->reader()](const database::Connection &connection) -> Answer {
            const auto between = [reader] {
                reader->runUrgentJobs();
                return true;
            };
            QList<Values> lists;
            for (qsizetype i = 0; i < facets.size(); ++i) {
                const auto where = tables::RowQuery::condition(connection.dialect(), requests.at(i));
                SHOPBOOK_TRY(where);
                auto values = reports::facetValues(connection, requests.at(i).table, facets.at(i), *where,
                                                   mostValues, between);
                SHOPBOOK_TRY(values);
                lists.append(std::move(*values));
            }
            return lists;
        },
        [this, question](const Answer &lists) {
            if (question != m_asked)
                return;
            m_answered = question;
            if (lists)
                showValues(*lists);
            else if (lists.error().code != base::ErrorCode::Cancelled)
                Q_EMIT failed(lists.error());
        });
}

void QuickFilters::showValues(const QList<Values> &lists)
{
    const QTreeWidgetItem *current = currentItem();
    const QVariant currentValue = current ? current->data(0, valueRole) : QVariant();
    m_isFilling = true;
    clear();
    for (qsizetype i = 0; i < m_facets.size(); ++i) {
        const reports::Facet &facet = m_facets.at(i);
        const QVariantList ticked = tickedIn(*m_filter, facet.path);
        auto *title = new QTreeWidgetItem(this, {facet.title});
        QFont bold = font();
        bold.setBold(true);
        title->setFont(0, bold);
        title->setFlags(Qt::ItemIsEnabled);
        for (const reports::FacetValue &value : lists.at(i)) {
            auto *item = new QTreeWidgetItem(
                title, {value.text, (value.isExact ? QString() : u"≈ "_s) + schema::numberText(value.count)});
            item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsUserCheckable | Qt::ItemIsSelectable);
            item->setCheckState(0, ticked.contains(value.value) ? Qt::Checked : Qt::Unchecked);
            item->setData(0, valueRole, value.value);
            item->setToolTip(0, value.text);
            if (!value.isExact)
                item->setToolTip(1, reports::whyAbout());
            item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
            item->setForeground(1, style::muted(palette()));
            if (currentValue.isValid() && currentValue == value.value)
                setCurrentItem(item);
        }
        if (lists.at(i).isEmpty()) {
            auto *nothing = new QTreeWidgetItem(title, {tr("nothing to choose")});
            nothing->setForeground(0, style::muted(palette()));
            nothing->setFlags(Qt::ItemIsEnabled);
        }
    }
    expandAll();
    m_isFilling = false;
}

void QuickFilters::onChanged(QTreeWidgetItem *item)
{
    const QTreeWidgetItem *title = item->parent();
    if (m_isFilling || !title)
        return;
    const QString path = m_facets.at(indexOfTopLevelItem(const_cast<QTreeWidgetItem *>(title))).path;
    QVariantList values;
    for (int i = 0; i < title->childCount(); ++i)
        if (title->child(i)->checkState(0) == Qt::Checked && title->child(i)->data(0, valueRole).isValid())
            values.append(title->child(i)->data(0, valueRole));
    m_filter->setTest(path, values.isEmpty() ? Condition() : Condition::test(path, Op::OneOf, values));
}

void QuickFilters::changeEvent(QEvent *event)
{
    QTreeWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && m_model)
        later();
}

} // namespace gui::finding
