// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/ReplaceDialog.h"

#include "ui_ReplaceForm.h"

using namespace Qt::StringLiterals;

namespace gui
{

namespace
{
constexpr int pauseMs = 250;

/// A menu has one line.
QString shortened(const QString &text)
{
    constexpr qsizetype most = 30;
    const QString line = text.simplified();
    return line.size() > most ? line.left(most - 1) + u'…' : line;
}
} // namespace

ReplaceDialog::ReplaceDialog(tables::Session &session, schema::Table table, const QString &column,
                             const BulkDialog::Rows &rows, QWidget *parent)
    : PlanDialog(session, tr("%1: find and replace").arg(schema::entityTitle(schema::entity(table))), {},
                 parent)
    , m_form(std::make_unique<Ui::ReplaceForm>())
    , m_entity(schema::entity(table))
    , m_rows(rows)
{
    auto *choices = new QWidget(this);
    m_form->setupUi(choices);
    setChoices(choices, m_form->wholeBox);
    m_form->columnBox->addItem(tr("All texts"), QString());
    for (const schema::Field &field : m_entity.fields)
        if (records::canReplaceIn(field))
            m_form->columnBox->addItem(schema::fieldTitle(field), field.column);
    m_form->columnBox->setCurrentIndex(qMax(0, m_form->columnBox->findData(column)));
    m_form->rowsBox->addItem(tr("All %n row(s) that are shown", nullptr, int(rows.shown.size())));
    if (rows.selected.size() > 1)
        m_form->rowsBox->addItem(tr("The %n selected row(s)", nullptr, int(rows.selected.size())));
    m_delay.setSingleShot(true);
    m_delay.setInterval(pauseMs);
    connect(&m_delay, &QTimer::timeout, this, &ReplaceDialog::refresh);
    const auto later = [this] { m_delay.start(); };
    for (const QLineEdit *edit : {m_form->findEdit, m_form->withEdit})
        connect(edit, &QLineEdit::textChanged, this, later);
    for (const QComboBox *box : {m_form->columnBox, m_form->rowsBox})
        connect(box, &QComboBox::currentIndexChanged, this, later);
    for (const QCheckBox *box : {m_form->caseBox, m_form->wholeBox})
        connect(box, &QCheckBox::toggled, this, later);
    refresh();
    m_form->findEdit->setFocus();
}

ReplaceDialog::~ReplaceDialog() = default;

void ReplaceDialog::refresh()
{
    m_delay.stop();
    records::BulkReplace replace{m_entity.table};
    replace.find = m_form->findEdit->text();
    replace.with = m_form->withEdit->text();
    replace.matchCase = m_form->caseBox->isChecked();
    replace.wholeCell = m_form->wholeBox->isChecked();
    const QString column = m_form->columnBox->currentData().toString();
    for (const schema::Field &field : m_entity.fields)
        if (records::canReplaceIn(field) && (column.isEmpty() || field.column == column))
            replace.columns.append(field.column);
    if (replace.find.isEmpty())
        return showNothing(tr("The hits appear as soon as there is something to find."));
    const QList<qint64> ids = m_form->rowsBox->currentIndex() == 1 ? m_rows.selected : m_rows.shown;
    setStepName([page = schema::entityTitle(m_entity), find = shortened(replace.find),
                 with = shortened(replace.with)](int rows) {
        return tr("%1: replaced “%2” by “%3” in %n row(s)", nullptr, rows).arg(page, find, with);
    });
    preview(
        [replace, ids](const database::Connection &connection, const records::ChangeSet &pending,
                       const records::Progress &progress) {
            return records::planReplace(connection, replace, ids, pending, progress);
        },
        ids.size());
}

QString ReplaceDialog::wordsForNothing() const
{
    return tr("“%1” was not found. What a column shows of another table, a name of a customer, say, is "
              "changed on "
              "that table's page.")
        .arg(shortened(m_form->findEdit->text()));
}

} // namespace gui
