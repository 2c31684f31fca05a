// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/ContactDialog.h"

#include "gui/dialogs/CloseQuestion.h"
#include "gui/dialogs/DialogSave.h"
#include "gui/dialogs/ErrorDetails.h"
#include "gui/dialogs/FitHeight.h"
#include "records/Lookup.h"
#include "reports/Card.h"
#include "schema/Conversion.h"

#include "ui_ContactDialog.h"

#include <QCompleter>
#include <QScopedValueRollback>

using namespace Qt::StringLiterals;

namespace gui {

using Kind = ProblemLabel::Kind;
using records::RowKey;
using schema::Table;

ContactDialog::ContactDialog(tables::Session &session, const std::optional<RowKey> &person, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::ContactDialog>())
    , m_session(session)
{
    setAttribute(Qt::WA_DeleteOnClose);
    m_ui->setupUi(this);
    fitHeight(this, StartHeight::Least);
    m_ui->detailsButton->hide();
    m_ui->personEdit->setSource(session, Table::People, false);
    m_ui->oldNumberEdit->setCompleter(nullptr);
    m_ui->oldNumberEdit->lineEdit()->setPlaceholderText(tr("Leave the numbers as they are"));
    m_planTimer.setSingleShot(true);
    m_planTimer.setInterval(150);
    connectParts();
    if (person && person->id > 0) {
        m_ui->personEdit->setId(person->id);
        m_ui->surnameEdit->setFocus();
    } else {
        takePersonChoice();
        m_ui->personEdit->setFocus();
    }
}

ContactDialog::~ContactDialog() = default;

void ContactDialog::connectParts()
{
    connect(&m_planTimer, &QTimer::timeout, this, &ContactDialog::plan);
    connect(m_ui->personEdit, &RelationPicker::changed, this, &ContactDialog::takePersonChoice);
    connect(m_ui->surnameEdit, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (!m_isLoading)
            m_ui->surnameNull->setChecked(text.isEmpty()
                                          && database::value::isNull(m_person.row.value(u"surname"_s)));
        onEdited();
    });
    connect(m_ui->surnameNull, &QAbstractButton::clicked, this, [this](bool null) {
        if (null)
            m_ui->surnameEdit->clear();
        m_ui->surnameNull->setChecked(null);
        onEdited();
    });
    connect(m_ui->ageEdit, &QLineEdit::textChanged, this, &ContactDialog::onEdited);
    connect(m_ui->oldNumberEdit, &QComboBox::currentTextChanged, this, [this] {
        m_isOldTouched = m_isOldTouched || !m_isLoading;
        onEdited();
    });
    connect(m_ui->newNumberEdit, &QLineEdit::textChanged, this, &ContactDialog::onEdited);
    connect(m_ui->saveButton, &QPushButton::clicked, this, &ContactDialog::save);
    connect(m_ui->cancelButton, &QPushButton::clicked, this, &ContactDialog::reject);
    connect(m_ui->detailsButton, &QPushButton::clicked, this, [this] { (new ErrorDetails(m_error, this))->open(); });
    connect(&m_session, &tables::Session::changedByOthers, this, [this] { m_planTimer.start(); });
}

void ContactDialog::takePersonChoice()
{
    const qint64 id = m_ui->personEdit->id();
    if (id != m_loaded) {
        m_loaded = id;
        m_person = {};
        takePerson(m_person);
        if (id != 0)
            loadPerson(id);
    }
    validate();
}

base::Result<ContactDialog::Person> ContactDialog::readPerson(const database::Connection &connection, qint64 id)
{
    const RowKey key{Table::People, id};
    auto row = records::readRow(connection, key);
    if (!row)
        return std::move(row).error();
    auto card = reports::cardOf(connection, key);
    if (!card)
        return std::move(card).error();
    Person person{*row, card->title, {}};
    for (const reports::Card::Line &line : card->lines) {
        const auto number = records::readRow(connection, line.row);
        if (number && !number->value(u"deleted"_s).toBool() && !number->value(u"number"_s).toString().isEmpty())
            person.numbers.append(number->value(u"number"_s).toString());
    }
    return person;
}

void ContactDialog::loadPerson(qint64 id)
{
    m_session.reader().run(
        database::Worker::Priority::Urgent, this,
        [id](const database::Connection &connection) { return readPerson(connection, id); },
        [this, id](const base::Result<Person> &person) {
            if (id != m_loaded)
                return;
            if (person)
                takePerson(*person);
            else
                m_ui->personProblem->setProblem(Kind::Problem, person.error().message);
        });
}

void ContactDialog::takePerson(const Person &person)
{
    {
        const QScopedValueRollback loading(m_isLoading, true);
        m_person = person;
        const QVariant old = person.row.value(u"surname"_s);
        m_ui->surnameEdit->setText(schema::toTyped(old));
        m_ui->surnameNull->setChecked(database::value::isNull(old));
        m_ui->ageEdit->setText(schema::toTyped(person.row.value(u"age"_s)));
        m_ui->oldNumberEdit->clear();
        m_ui->oldNumberEdit->addItems(person.numbers);
        m_ui->oldNumberEdit->setCurrentIndex(person.numbers.size() == 1 ? 0 : -1);
        m_ui->newNumberEdit->clear();
        m_isOldTouched = false;
    }
    m_planned.clear();
    validate();
}

QVariant ContactDialog::surname() const
{
    if (m_ui->surnameNull->isChecked())
        return {};
    const QString typed = m_ui->surnameEdit->text();
    return typed.isEmpty() ? u""_s : typed;
}

bool ContactDialog::changesNumber() const
{
    return !m_ui->newNumberEdit->text().isEmpty() || (m_isOldTouched && !m_ui->oldNumberEdit->currentText().isEmpty());
}

bool ContactDialog::isChanged() const
{
    const records::ContactChange wanted = change();
    return wanted.surname || wanted.age || changesNumber();
}

records::ContactChange ContactDialog::change() const
{
    records::ContactChange change;
    change.person = m_loaded;
    if (!database::value::same(surname(), m_person.row.value(u"surname"_s)))
        change.surname = surname();
    const QString age = m_ui->ageEdit->text();
    if (age != schema::toTyped(m_person.row.value(u"age"_s))) {
        if (const auto value = schema::fromTyped(*schema::entity(Table::People).field(u"age"_s), age))
            change.age = *value;
    }
    if (changesNumber()) {
        change.oldNumber = m_ui->oldNumberEdit->currentText();
        change.newNumber = m_ui->newNumberEdit->text();
    }
    return change;
}

void ContactDialog::onEdited()
{
    if (m_isLoading)
        return;
    ++m_generation;
    m_planned.clear();
    m_planTimer.start();
    validate();
}

bool ContactDialog::checkField(Table table, const QString &column, const QString &typed, ProblemLabel *label)
{
    const schema::Entity &entity = schema::entity(table);
    const auto value = schema::fromTyped(*entity.field(column), typed);
    QString sentence = value ? QString() : value.error().msg;
    if (value) {
        const auto problems = schema::check(entity, {{column, *value}}, schema::Scope::Given);
        sentence = problems.isEmpty() ? QString() : problems.constFirst().msg;
    }
    label->setProblem(sentence.isEmpty() ? Kind::None : Kind::Problem, sentence);
    return sentence.isEmpty();
}

void ContactDialog::validate()
{
    m_ui->messageLabel->clearProblem();
    m_ui->detailsButton->hide();
    for (const QString &field : {u"person"_s, u"oldNumber"_s, u"newNumber"_s})
        labelFor(field)->clearProblem();
    bool canSave = m_loaded != 0 && !m_person.row.isEmpty() && !m_session.isReadOnly();
    if (m_loaded == 0 && m_ui->personEdit->isNull())
        m_ui->personProblem->setProblem(Kind::Needed, tr("Needed"));
    else if (m_loaded == 0)
        m_ui->personProblem->setProblem(Kind::Problem, m_ui->personEdit->problem());
    if (m_ui->surnameNull->isChecked())
        m_ui->surnameProblem->clearProblem();
    else
        canSave &= checkField(Table::People, u"surname"_s, m_ui->surnameEdit->text(), m_ui->surnameProblem);
    const bool agesDiffer = m_ui->ageEdit->text() != schema::toTyped(m_person.row.value(u"age"_s));
    m_ui->ageProblem->clearProblem();
    if (agesDiffer)
        canSave &= checkField(Table::People, u"age"_s, m_ui->ageEdit->text(), m_ui->ageProblem);
    if (changesNumber()) {
        canSave &= checkField(Table::Numbers, u"number"_s, m_ui->newNumberEdit->text(), m_ui->newNumberProblem);
        if (m_ui->newNumberEdit->text().isEmpty()) {
            m_ui->newNumberProblem->setProblem(Kind::Needed, tr("Needed"));
            canSave = false;
        }
        if (m_ui->oldNumberEdit->currentText().isEmpty()) {
            m_ui->oldNumberProblem->setProblem(Kind::Problem, tr("Choose the number that it replaces."));
            canSave = false;
        }
    }
    for (auto said = m_planned.cbegin(); said != m_planned.cend(); ++said) {
        labelFor(said.key())->setProblem(Kind::Problem, said.value());
        canSave = false;
    }
    if (m_loaded != 0 && m_session.pending().contains({Table::People, m_loaded})) {
        m_ui->messageLabel->setProblem(Kind::Older, tr("This person has changes that are not saved yet. Save them or "
                                                       "take them back first."));
        canSave = false;
    }
    for (QWidget *edit : std::initializer_list<QWidget *>{m_ui->surnameEdit, m_ui->ageEdit, m_ui->newNumberEdit,
                                                          m_ui->oldNumberEdit, m_ui->personEdit}) {
        auto *label = findChild<ProblemLabel *>(edit->objectName().replace(u"Edit"_s, u"Problem"_s));
        edit->setAccessibleDescription(label ? label->text() : QString());
    }
    m_ui->saveButton->setEnabled(canSave && isChanged() && !m_isSaving);
}

ProblemLabel *ContactDialog::labelFor(const QString &column) const
{
    if (column == u"person" || column == u"id")
        return m_ui->personProblem;
    if (column == u"surname")
        return m_ui->surnameProblem;
    if (column == u"age")
        return m_ui->ageProblem;
    if (column == u"oldNumber")
        return m_ui->oldNumberProblem;
    if (column == u"newNumber" || column == u"number")
        return m_ui->newNumberProblem;
    return m_ui->messageLabel;
}

void ContactDialog::showFailure(const records::SaveFailure &failure)
{
    m_planned.clear();
    for (const records::RowProblem &problem : failure.problems)
        m_planned.insert(problem.problem.loc.value(0), problem.problem.msg);
    validate();
    if (!failure.problems.isEmpty())
        return;
    m_error = failure.error;
    if (!failure.conflicts.isEmpty())
        m_error.message = tr("Not saved: another program changed this person meanwhile. The fields show what stands "
                             "there now.");
    m_ui->messageLabel->setProblem(Kind::Problem, m_error.message);
    m_ui->detailsButton->setVisible(!m_error.detail.isEmpty());
}

void ContactDialog::plan()
{
    if (m_loaded == 0 || !isChanged() || (changesNumber() && m_ui->newNumberEdit->text().isEmpty()))
        return;
    m_session.reader().run(
        database::Worker::Priority::Normal, this,
        [wanted = change()](const database::Connection &connection) { return records::plan(connection, wanted); },
        [this, generation = ++m_generation](const Planned &planned) {
            if (generation != m_generation || m_isSaving)
                return;
            if (planned)
                validate();
            else if (!planned.error().problems.isEmpty())
                showFailure(planned.error());
        });
}

void ContactDialog::setSaving(bool saving)
{
    m_isSaving = saving;
    for (QWidget *edit : std::initializer_list<QWidget *>{m_ui->personEdit, m_ui->surnameEdit, m_ui->surnameNull,
                                                          m_ui->ageEdit, m_ui->oldNumberEdit, m_ui->newNumberEdit})
        edit->setEnabled(!saving);
    m_ui->cancelButton->setEnabled(!saving);
    validate();
    if (saving)
        m_ui->messageLabel->setProblem(Kind::Needed, tr("Saving…"));
}

void ContactDialog::save()
{
    if (m_isSaving || !m_ui->saveButton->isEnabled())
        return;
    ++m_generation;
    m_planTimer.stop();
    const records::ContactChange wanted = change();
    setSaving(true);
    m_session.reader().run(
        database::Worker::Priority::Urgent, this,
        [wanted](const database::Connection &connection) { return records::plan(connection, wanted); },
        [this](const Planned &planned) {
            if (planned) {
                run(*planned);
                return;
            }
            setSaving(false);
            showFailure(planned.error());
        });
}

void ContactDialog::run(const records::ChangeSet &changes)
{
    const RowKey person{Table::People, m_loaded};
    DialogSave *save = DialogSave::start(m_session, changes, tr("Change contact “%1”").arg(m_person.label), this);
    connect(save, &DialogSave::succeeded, this, [this, person] {
        setSaving(false);
        accept();
        Q_EMIT contactSaved(person);
    });
    connect(save, &DialogSave::failed, this, [this, person](const records::SaveFailure &failure) {
        setSaving(false);
        showFailure(failure);
        // The old values are stale: what was typed stays, and the next plan starts from what stands there now.
        if (!failure.conflicts.isEmpty())
            m_planTimer.start();
    });
}

void ContactDialog::reject()
{
    if (m_isSaving)
        return;
    if (m_loaded == 0 || !isChanged()) {
        QDialog::reject();
        return;
    }
    auto *question = new CloseQuestion(tr("What you typed is not saved."), m_ui->saveButton->isEnabled(), this);
    connect(question, &CloseQuestion::answered, this, [this](CloseQuestion::Answer answer) {
        if (answer == CloseQuestion::Answer::Save)
            save();
        else if (answer == CloseQuestion::Answer::Discard)
            QDialog::reject();
    });
    question->open();
}

} // namespace gui
