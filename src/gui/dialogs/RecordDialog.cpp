// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/RecordDialog.h"

#include "gui/dialogs/CloseQuestion.h"
#include "gui/dialogs/DialogSave.h"
#include "gui/dialogs/ErrorDetails.h"
#include "gui/dialogs/FitHeight.h"
#include "gui/dialogs/RecordForm.h"

#include "tables/StepNames.h"
#include "ui_RecordDialog.h"

#include <QScreen>
#include <QScrollBar>
#include <QShortcut>

using namespace Qt::StringLiterals;

namespace gui {

using records::ChangeSet;
using records::Operation;
using records::RowKey;

RecordDialog::RecordDialog(tables::Session &session, schema::Table table, const std::optional<RowKey> &row,
                           const schema::Record &initial, bool duplicate, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::RecordDialog>())
    , m_session(session)
    , m_entity(schema::entity(table))
{
    setAttribute(Qt::WA_DeleteOnClose);
    if (!duplicate)
        m_row = row;
    m_ui->setupUi(this);
    fitHeight(this, StartHeight::AsDesigned);
    m_ui->detailsButton->hide();
    setWindowTitle(title(duplicate));
    makeForm(initial, duplicate);
    connectParts();
    if (m_session.isReadOnly()) {
        m_form->setReadOnly(true);
        m_ui->messageLabel->setProblem(ProblemLabel::Kind::Older,
                                       tr("The database is open read-only: nothing can be changed here."));
    }
    updateSave();
}

RecordDialog::~RecordDialog() = default;

bool RecordDialog::isNew() const
{
    // A row that waits to be inserted has a temporary id.
    return !m_row || m_row->id < 0;
}

void RecordDialog::makeForm(const schema::Record &initial, bool duplicate)
{
    schema::Record stored = initial;
    schema::Record shown = initial;
    const records::RowChange *pending = m_row ? m_session.pending().change(*m_row) : nullptr;
    if (pending && (pending->operation == Operation::Update || pending->operation == Operation::Insert)) {
        for (auto value = pending->before.cbegin(); value != pending->before.cend(); ++value)
            stored.insert(value.key(), *value);
        for (auto value = pending->after.cbegin(); value != pending->after.cend(); ++value)
            shown.insert(value.key(), *value);
    }
    for (const schema::Field &field : m_entity.fields) {
        if (duplicate && (field.unique || field.automatic))
            shown.remove(field.column);
    }
    const auto mode = isNew() ? RecordForm::Mode::New : RecordForm::Mode::Edit;
    m_form = new RecordForm(m_session, m_entity.table, mode, m_row.value_or(RowKey{m_entity.table, 0}),
                            isNew() ? schema::Record() : stored, shown, m_ui->fieldsArea);
    // What the person is about to type is not masked; what is there already is.
    m_form->maskSecrets(m_row || duplicate);
    m_ui->fieldsArea->setWidget(m_form);
    m_ui->fieldsArea->viewport()->setAutoFillBackground(false);
    m_form->setAutoFillBackground(false);
}

void RecordDialog::connectParts()
{
    connect(m_form, &RecordForm::validated, this, [this] {
        if (!m_isSaving && !m_session.isReadOnly()) {
            m_ui->messageLabel->clearProblem();
            m_ui->detailsButton->hide();
        }
        updateSave();
        // The new sentence has no room yet: its layout comes first.
        QMetaObject::invokeMethod(this, &RecordDialog::growToFields, Qt::QueuedConnection);
    });
    connect(m_ui->saveButton, &QPushButton::clicked, this, &RecordDialog::save);
    connect(m_ui->cancelButton, &QPushButton::clicked, this, &RecordDialog::reject);
    connect(m_ui->detailsButton, &QPushButton::clicked, this, [this] { (new ErrorDetails(m_error, this))->open(); });
    const auto saveByKey = [this] {
        if (m_ui->saveButton->isEnabled())
            save();
    };
    connect(new QShortcut(QKeySequence(QKeySequence::Save), this), &QShortcut::activated, this, saveByKey);
    connect(new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return), this), &QShortcut::activated, this, saveByKey);
}

QString RecordDialog::title(bool duplicate) const
{
    const QString table = schema::entityTitle(m_entity);
    if (duplicate)
        return tr("%1: copy of a record").arg(table);
    return isNew() ? tr("%1: new record").arg(table) : tr("%1: change a record").arg(table);
}

QString RecordDialog::stepName() const
{
    QString label;
    for (const QStringList &columns : m_entity.label) {
        QStringList words;
        for (const QString &column : columns) {
            const FieldBinding *binding = m_form->binding(column);
            if (const auto value = binding ? binding->value() : QVariant(); value && !schema::toTyped(*value).isEmpty())
                words.append(schema::toTyped(*value));
        }
        label = label.isEmpty() ? words.join(u' ') : label;
    }
    const QString name = isNew() ? tr("%1: new record").arg(schema::entityTitle(m_entity))
                                 : tr("%1: change a record").arg(schema::entityTitle(m_entity));
    if (m_row)
        label = tables::names::calledBy(*m_row, label);
    return label.isEmpty() ? name : tr("%1 “%2”").arg(name, label);
}

void RecordDialog::updateSave()
{
    m_ui->saveButton->setEnabled(!m_isSaving && !m_session.isReadOnly() && m_form->canSave());
    m_ui->cancelButton->setEnabled(!m_isSaving);
}

void RecordDialog::setSaving(bool saving)
{
    m_isSaving = saving;
    m_form->setEnabled(!saving);
    if (saving)
        m_ui->messageLabel->setProblem(ProblemLabel::Kind::Needed, tr("Saving…"));
    else
        m_ui->messageLabel->clearProblem();
    m_ui->detailsButton->hide();
    updateSave();
}

void RecordDialog::save()
{
    if (m_isSaving || !m_form->canSave())
        return;
    ChangeSet changes;
    RowKey key;
    if (isNew()) {
        key = changes.insert(m_entity.table, m_form->record());
    } else {
        key = *m_row;
        changes.set(key, m_form->changedBefore(), m_form->changedAfter());
    }
    setSaving(true);
    DialogSave *run = DialogSave::start(m_session, changes, stepName(), this);
    connect(run, &DialogSave::succeeded, this,
            [this, key](const records::SaveReport &report) { onSaved(key, report); });
    connect(run, &DialogSave::failed, this, &RecordDialog::onFailed);
}

void RecordDialog::onSaved(const RowKey &key, const records::SaveReport &report)
{
    // What was pending for this row was among the fields: it is saved now.
    if (m_row && m_session.pending().contains(*m_row))
        m_session.dropChange(*m_row);
    setSaving(false);
    const RowKey saved{key.table, report.newIds.value(key, key.id)};
    accept();
    Q_EMIT rowSaved(saved);
}

void RecordDialog::onFailed(const records::SaveFailure &failure)
{
    setSaving(false);
    if (!failure.conflicts.isEmpty()) {
        askAboutConflicts(failure.conflicts);
        return;
    }
    QList<schema::Problem> problems;
    for (const records::RowProblem &problem : failure.problems)
        problems.append(problem.problem);
    const QStringList elsewhere = m_form->showProblems(problems);
    if (problems.isEmpty())
        showMessage(failure.error);
    else if (!elsewhere.isEmpty())
        showMessage({failure.error.code, elsewhere.join(u' '), failure.error.detail, {}, {}});
}

void RecordDialog::showMessage(const base::Error &error)
{
    m_error = error;
    m_ui->messageLabel->setProblem(ProblemLabel::Kind::Problem, error.message);
    m_ui->detailsButton->setVisible(!error.detail.isEmpty());
}

void RecordDialog::askAboutConflicts(const QList<records::Conflict> &conflicts)
{
    m_ui->messageLabel->setProblem(ProblemLabel::Kind::Problem,
                                   tr("Not saved: another program changed this record meanwhile."));
    auto *question = new ConflictDialog(m_session, conflicts, this);
    connect(question, &ConflictDialog::decided, this, &RecordDialog::takeDecisions);
    question->open();
}

void RecordDialog::takeDecisions(const QList<ConflictDialog::Decision> &decisions)
{
    bool savesAgain = false;
    for (const ConflictDialog::Decision &decision : decisions) {
        const bool mine = decision.choice == ConflictDialog::Choice::Mine;
        const records::Conflict &conflict = decision.conflict;
        if (!conflict.isGone) {
            // Only the decided fields move: what is left for later conflicts again.
            schema::Record now = conflict.theirs;
            for (const QString &field : conflict.theirs.keys()) {
                if (!conflict.fields.contains(field))
                    now.remove(field);
            }
            m_form->rebase(now, mine ? QStringList() : conflict.fields);
            savesAgain = savesAgain || mine;
            continue;
        }
        if (m_session.pending().contains(conflict.row))
            m_session.dropChange(conflict.row);
        if (!mine) {
            QDialog::reject();
            return;
        }
        m_row.reset();
        m_form->setMode(RecordForm::Mode::New);
        savesAgain = true;
    }
    if (savesAgain && m_form->canSave())
        save();
    else if (m_row && !decisions.isEmpty() && m_form->changedAfter().isEmpty() && m_session.pending().contains(*m_row))
        m_session.dropChange(*m_row);   // theirs was taken for all that was pending here
}

void RecordDialog::reject()
{
    if (m_isSaving)
        return;
    if (!m_form->isModified() || m_session.isReadOnly()) {
        QDialog::reject();
        return;
    }
    auto *question = new CloseQuestion(tr("What you typed is not saved."), m_form->canSave(), this);
    connect(question, &CloseQuestion::answered, this, [this](CloseQuestion::Answer answer) {
        if (answer == CloseQuestion::Answer::Save)
            save();
        else if (answer == CloseQuestion::Answer::Discard)
            QDialog::reject();
    });
    question->open();
}

void RecordDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    const int bar = m_ui->fieldsArea->verticalScrollBar()->sizeHint().width();
    m_ui->fieldsArea->setMinimumWidth(m_form->minimumSizeHint().width() + bar);
    resize(std::max(width(), sizeHint().width()), 1);
    // What was just shown is not laid out yet.
    QMetaObject::invokeMethod(this, &RecordDialog::growToFields, Qt::QueuedConnection);
}

void RecordDialog::growToFields()
{
    // A scroll area asks for little: the fields shall be seen without scrolling where the screen allows it.
    const QMargins margins = m_ui->dialogLayout->contentsMargins();
    const int inside = width() - margins.left() - margins.right();
    const QLayout *layout = m_form->layout();
    const int fields = layout->hasHeightForWidth() ? layout->totalHeightForWidth(inside) : layout->totalSizeHint().height();
    const int rest = m_ui->buttonsLayout->sizeHint().height() + m_ui->messageLabel->heightForWidth(inside)
        + 2 * m_ui->dialogLayout->spacing() + margins.top() + margins.bottom();
    const int wanted = std::min(fields + rest + 2, screen()->availableSize().height() * 9 / 10);
    if (height() < wanted)
        resize(width(), wanted);
}

} // namespace gui
