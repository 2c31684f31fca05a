// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/RecordForm.h"

#include "records/RecordChecks.h"

#include "ui_CategoryForm.h"
#include "ui_CustomerForm.h"
#include "ui_NumberForm.h"
#include "ui_PersonForm.h"
#include "ui_ProductForm.h"
#include "ui_PurchaseForm.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace gui {

namespace {

template <typename Form> void setUp(QWidget *form)
{
    Form().setupUi(form);
}

void setUpForm(schema::Table table, QWidget *form)
{
    switch (table) {
    case schema::Table::Categories:
        return setUp<Ui::CategoryForm>(form);
    case schema::Table::Customers:
        return setUp<Ui::CustomerForm>(form);
    case schema::Table::Products:
        return setUp<Ui::ProductForm>(form);
    case schema::Table::Purchases:
        return setUp<Ui::PurchaseForm>(form);
    case schema::Table::People:
        return setUp<Ui::PersonForm>(form);
    case schema::Table::Numbers:
        return setUp<Ui::NumberForm>(form);
    }
}

} // namespace

RecordForm::RecordForm(tables::Session &session, schema::Table table, Mode mode, const records::RowKey &self,
                       const schema::Record &stored, const schema::Record &shown, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_entity(schema::entity(table))
    , m_mode(mode)
    , m_self(self)
    , m_stored(stored)
{
    setUpForm(table, this);
    layout()->setContentsMargins(0, 0, 0, 0);
    buildFields(this);
    for (FieldBinding *binding : std::as_const(m_bindings))
        binding->setValue(shown.value(binding->field().column));
    m_databaseCheck.setSingleShot(true);
    m_databaseCheck.setInterval(200);
    connect(&m_databaseCheck, &QTimer::timeout, this, &RecordForm::checkDatabase);
    connect(&m_session, &tables::Session::changedByOthers, this, [this] { m_databaseCheck.start(); });
    if (mode == Mode::Edit || isModified())
        m_databaseCheck.start();
    validate();
}

void RecordForm::buildFields(const QWidget *form)
{
    for (const schema::Field &field : m_entity.fields) {
        if (!FieldBinding::exists(field, form))
            continue;
        auto *binding = new FieldBinding(field, m_session, this);
        connect(binding, &FieldBinding::edited, this, [this, column = field.column] { onEdited(column); });
        m_bindings.append(binding);
    }
}

FieldBinding *RecordForm::binding(const QString &column) const
{
    for (FieldBinding *candidate : m_bindings) {
        if (candidate->field().column == column)
            return candidate;
    }
    return nullptr;
}

schema::Record RecordForm::record() const
{
    schema::Record record;
    for (const FieldBinding *binding : m_bindings) {
        const schema::Field &field = binding->field();
        // What was left empty is not given: the database fills it in, or the rules say that it is needed. Only a
        // text with a minimum is given as '' so that the rule names the number.
        if (binding->isEmpty() && !field.nullable && field.minLength == 0)
            continue;
        if (const auto value = binding->value())
            record.insert(field.column, *value);
    }
    return record;
}

bool RecordForm::isChanged(const FieldBinding *binding) const
{
    const auto value = binding->value();
    return !value || !database::value::same(*value, m_stored.value(binding->field().column));
}

schema::Record RecordForm::changedBefore() const
{
    schema::Record before;
    for (const FieldBinding *binding : m_bindings) {
        if (isChanged(binding))
            before.insert(binding->field().column, m_stored.value(binding->field().column));
    }
    return before;
}

schema::Record RecordForm::changedAfter() const
{
    schema::Record after;
    for (const FieldBinding *binding : m_bindings) {
        if (const auto value = binding->value(); value && isChanged(binding))
            after.insert(binding->field().column, *value);
    }
    return after;
}

bool RecordForm::isModified() const
{
    return std::any_of(m_bindings.begin(), m_bindings.end(),
                       [](const FieldBinding *binding) { return binding->isModified(); });
}

void RecordForm::setReadOnly(bool readOnly)
{
    for (FieldBinding *binding : std::as_const(m_bindings))
        binding->setReadOnly(readOnly);
}

void RecordForm::setMode(Mode mode)
{
    m_mode = mode;
    validate();
}

void RecordForm::maskSecrets(bool masked)
{
    for (FieldBinding *binding : std::as_const(m_bindings)) {
        if (binding->field().secret)
            binding->setMasked(masked);
    }
}

void RecordForm::onEdited(const QString &column)
{
    m_databaseProblems.remove(column);
    ++m_generation;
    m_databaseCheck.start();
    validate();
}

void RecordForm::validate()
{
    QHash<QString, QString> problems = m_databaseProblems;
    schema::Record given = m_mode == Mode::New ? record() : schema::Record();
    for (const FieldBinding *binding : std::as_const(m_bindings)) {
        const auto value = binding->value();
        if (!value)
            problems.insert(binding->field().column, value.error().msg);
        else if (m_mode == Mode::Edit)
            given.insert(binding->field().column, *value);
    }
    const auto scope = m_mode == Mode::New ? schema::Scope::Whole : schema::Scope::Given;
    QStringList elsewhere;
    for (const schema::Problem &problem : schema::check(m_entity, given, scope)) {
        const QString column = problem.loc.value(0);
        if (!problems.contains(column))
            problems.insert(column, problem.msg);
    }
    bool blocks = false;
    bool changes = m_mode == Mode::New;
    for (FieldBinding *binding : std::as_const(m_bindings)) {
        const QString sentence = problems.value(binding->field().column);
        changes = changes || isChanged(binding);
        blocks = blocks || (!sentence.isEmpty() && (m_mode == Mode::New || isChanged(binding)));
        showAt(binding, sentence);
    }
    m_canSave = changes && !blocks;
    Q_EMIT validated();
}

void RecordForm::showAt(FieldBinding *binding, const QString &sentence)
{
    using Kind = ProblemLabel::Kind;
    if (sentence.isEmpty())
        binding->showProblem(Kind::None, {});
    else if (m_mode == Mode::Edit && !isChanged(binding))
        binding->showProblem(Kind::Older, tr("%1 It was so before and may stay.").arg(sentence));
    else if (m_mode == Mode::New && binding->isEmpty() && !binding->isTouched())
        binding->showProblem(Kind::Needed, tr("Needed"));
    else
        binding->showProblem(Kind::Problem, sentence);
}

void RecordForm::checkDatabase()
{
    // Only what the person gives and what is a value at all: a broken rule is said already.
    const schema::Record given = m_mode == Mode::New ? record() : changedAfter();
    m_session.reader().run(
        database::Worker::Priority::Normal, this,
        [self = m_self, given](const database::Connection &connection) {
            return records::checkDraft(connection, self, given);
        },
        [this, generation = ++m_generation](const base::Result<QList<schema::Problem>> &answer) {
            if (generation != m_generation || !answer)
                return;
            m_databaseProblems.clear();
            for (const schema::Problem &problem : *answer)
                m_databaseProblems.insert(problem.loc.value(0), problem.msg);
            validate();
        });
}

QStringList RecordForm::showProblems(const QList<schema::Problem> &problems)
{
    QStringList elsewhere;
    FieldBinding *first = nullptr;
    for (const schema::Problem &problem : problems) {
        FieldBinding *at = binding(problem.loc.value(0));
        if (!at) {
            elsewhere.append(problem.msg);
            continue;
        }
        m_databaseProblems.insert(problem.loc.value(0), problem.msg);
        if (!first)
            first = at;
    }
    validate();
    if (first)
        first->edit()->setFocus();
    return elsewhere;
}

void RecordForm::rebase(const schema::Record &now, const QStringList &theirs)
{
    for (FieldBinding *binding : std::as_const(m_bindings)) {
        const QString &column = binding->field().column;
        if (!now.contains(column))
            continue;
        const bool takesTheirs = theirs.contains(column) || !isChanged(binding);
        m_stored.insert(column, now.value(column));
        if (takesTheirs)
            binding->setValue(now.value(column));
    }
    m_databaseProblems.clear();
    m_databaseCheck.start();
    validate();
}

void RecordForm::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_bindings.isEmpty() && !isAncestorOf(window()->focusWidget()))
        m_bindings.constFirst()->edit()->setFocus();
}

} // namespace gui
