// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/finding/FilterDialog.h"

#include "gui/finding/GroupEditor.h"
#include "reports/Totals.h"
#include "tables/RowQuery.h"
#include "ui_FilterDialog.h"

#include <QPushButton>

using namespace Qt::StringLiterals;

namespace gui::finding
{

using query::Condition;

FilterDialog::FilterDialog(tables::Session &session, schema::Table table, const Condition &condition,
                           const query::LabelOf &labelOf, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_table(table)
    , m_labelOf(labelOf)
    , m_ui(std::make_unique<Ui::FilterDialog>())
{
    m_ui->setupUi(this);
    m_ui->buttonBox->button(QDialogButtonBox::Ok)->setText(tr("Show these rows"));
    m_ui->buttonBox->button(QDialogButtonBox::Reset)->setText(tr("Start anew"));
    m_delay.setSingleShot(true);
    m_delay.setInterval(150);
    connect(&m_delay, &QTimer::timeout, this, &FilterDialog::count);
    connect(m_ui->buttonBox->button(QDialogButtonBox::Reset), &QPushButton::clicked, this,
            [this] { edit(Condition::all({Condition::test({}, query::Op::Contains)})); });
    edit(condition.parts.isEmpty() ? Condition::all({Condition::test({}, query::Op::Contains)}) : condition);
    // What is looked for can be typed at once.
    if (QWidget *value = m_editor->lastValue())
        value->setFocus();
    m_ui->buttonBox->button(QDialogButtonBox::Ok)->setDefault(true);
}

FilterDialog::~FilterDialog() = default;

void FilterDialog::edit(const Condition &condition)
{
    m_editor = new GroupEditor(m_table, condition, m_labelOf, 0, this);
    m_editor->setFrameShape(QFrame::NoFrame);
    connect(m_editor, &GroupEditor::changed, this, &FilterDialog::onChanged);
    m_ui->scrollArea->setWidget(m_editor); // the one before is deleted
    onChanged();
}

void FilterDialog::onChanged()
{
    const auto made = m_editor->group();
    m_ui->buttonBox->button(QDialogButtonBox::Ok)->setEnabled(made.has_value());
    if (!made) {
        m_ui->wordsLabel->clear();
        m_ui->countLabel->clear();
        return;
    }
    m_condition = *made;
    const QString words = query::inWords(m_table, m_condition, m_labelOf);
    m_ui->wordsLabel->setText(words.isEmpty() ? tr("Nothing is asked yet: all rows are shown.") : words);
    m_delay.start();
}

void FilterDialog::count()
{
    tables::RowQuery::Request request;
    request.table = m_table;
    request.hasArchive = m_session.hasArchive();
    request.conditions = m_condition;
    const quint64 question = ++m_asked;
    m_session.reader().run(
        database::Worker::Priority::Normal, this,
        [request, reader = &m_session.reader()](const database::Connection &connection) {
            return tables::RowQuery::count(connection, request, [reader] {
                reader->runUrgentJobs();
                return true;
            });
        },
        [this, question](const base::Result<tables::RowQuery::Count> &counted) {
            if (question != m_asked)
                return;
            m_answered = question;
            if (!counted) {
                m_ui->countLabel->setText(counted.error().message);
                return;
            }
            const QString rows = tr("%n row(s) found", nullptr, int(counted->rows));
            m_ui->countLabel->setText(counted->isExact ? rows : u"≈ "_s + rows);
            m_ui->countLabel->setToolTip(counted->isExact ? QString() : reports::whyAbout());
        });
}

} // namespace gui::finding
