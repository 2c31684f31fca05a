// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/BulkDialog.h"

#include "schema/Conversion.h"

#include "ui_BulkForm.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace gui
{

namespace
{

constexpr int pauseMs = 250;
/// More rows in one step would not fit into a person's memory, nor comfortably into the program's.
constexpr qsizetype mostRows = 100000;

} // namespace

BulkDialog::BulkDialog(tables::Session &session, schema::Table table, const QString &column, const Rows &rows,
                       QWidget *parent)
    : PlanDialog(session, tr("%1: change many rows").arg(schema::entityTitle(schema::entity(table))), {},
                 parent)
    , m_form(std::make_unique<Ui::BulkForm>())
    , m_session(session)
    , m_entity(schema::entity(table))
    , m_rows(rows)
{
    auto *choices = new QWidget(this);
    m_form->setupUi(choices);
    setChoices(choices, m_form->roundBox);
    m_delay.setSingleShot(true);
    m_delay.setInterval(pauseMs);
    fillRows();
    fillColumns(column);
    m_form->roundBox->addItem(tr("To whole numbers; half is rounded up"), 1);
    m_form->roundBox->addItem(tr("To tens; half is rounded up"), 10);
    m_form->roundBox->addItem(tr("To hundreds; half is rounded up"), 100);
    onColumn();
    connect(&m_delay, &QTimer::timeout, this, &BulkDialog::refresh);
    connect(m_form->columnBox, &QComboBox::currentIndexChanged, this, &BulkDialog::onColumn);
    connect(m_form->actionBox, &QComboBox::currentIndexChanged, this, &BulkDialog::onAction);
    connect(m_form->rowsBox, &QComboBox::currentIndexChanged, this, &BulkDialog::later);
    connect(m_form->roundBox, &QComboBox::currentIndexChanged, this, &BulkDialog::later);
    connect(m_form->valueEdit, &QLineEdit::textChanged, this, &BulkDialog::later);
    connect(m_form->relationEdit, &RelationPicker::changed, this, &BulkDialog::later);
    (m_form->relationEdit->isHidden() ? static_cast<QWidget *>(m_form->valueEdit) : m_form->relationEdit)
        ->setFocus();
}

BulkDialog::~BulkDialog() = default;

void BulkDialog::fillRows()
{
    m_form->rowsBox->addItem(tr("The %n selected row(s)", nullptr, int(m_rows.selected.size())));
    m_form->rowsBox->addItem(tr("All %n row(s) that are shown", nullptr, int(m_rows.shown.size())));
    m_form->rowsBox->setCurrentIndex(m_rows.selected.size() > 1 ? 0 : 1);
}

void BulkDialog::fillColumns(const QString &column)
{
    for (const schema::Field &field : m_entity.fields)
        if (records::canSetInBulk(field))
            m_form->columnBox->addItem(schema::fieldTitle(field), field.column);
    m_form->columnBox->setCurrentIndex(std::max(0, m_form->columnBox->findData(column)));
}

const schema::Field &BulkDialog::field() const
{
    return *m_entity.field(m_form->columnBox->currentData().toString());
}

BulkDialog::Action BulkDialog::action() const
{
    return Action(m_form->actionBox->currentData().toInt());
}

void BulkDialog::onColumn()
{
    const QSignalBlocker quiet(m_form->actionBox);
    m_form->actionBox->clear();
    m_form->actionBox->addItem(tr("Set to the value"), int(Action::Set));
    if (field().nullable)
        m_form->actionBox->addItem(tr("Set to “no value”"), int(Action::SetNull));
    if (records::canCountInBulk(field())) {
        m_form->actionBox->addItem(tr("Add the amount (a minus takes away)"), int(Action::Add));
        m_form->actionBox->addItem(tr("Add the percentage (a minus takes away)"), int(Action::Percent));
    }
    if (field().relation)
        m_form->relationEdit->setSource(m_session, field().relation->target, false);
    m_form->valueEdit->clear();
    m_form->relationEdit->setNull();
    // Nobody behind the shoulder reads along.
    m_form->valueEdit->setEchoMode(field().secret ? QLineEdit::Password : QLineEdit::Normal);
    onAction();
}

void BulkDialog::onAction()
{
    const bool hasValue = action() != Action::SetNull;
    const bool isRelation = field().relation.has_value();
    m_form->valueLabel->setVisible(hasValue);
    m_form->valueEdit->setVisible(hasValue && !isRelation);
    m_form->relationEdit->setVisible(hasValue && isRelation);
    m_form->valueLabel->setBuddy(isRelation ? static_cast<QWidget *>(m_form->relationEdit)
                                            : m_form->valueEdit);
    m_form->valueEdit->setPlaceholderText(action() == Action::Percent ? tr("such as 10 % or -7.5 %")
                                                                      : QString());
    const bool rounds = action() == Action::Percent && field().type == schema::Type::Integer;
    m_form->roundLabel->setVisible(rounds);
    m_form->roundBox->setVisible(rounds);
    refresh();
}

tl::expected<records::BulkEdit, QString> BulkDialog::edit() const
{
    using Kind = records::BulkEdit::Kind;
    records::BulkEdit edit{m_entity.table, field().column};
    const QString typed = m_form->valueEdit->text();
    switch (action()) {
    case Action::SetNull:
        return edit;
    case Action::Percent: {
        const auto percent = records::percentFrom(typed);
        if (!percent)
            return tl::make_unexpected(tr("Type a percentage, such as 10 % or -7.5 %."));
        edit.kind = Kind::Percent;
        edit.percent = *percent;
        edit.roundTo = m_form->roundBox->currentData().toInt();
        return edit;
    }
    case Action::Add:
        edit.kind = Kind::Add;
        break;
    case Action::Set:
        break;
    }
    if (field().relation) {
        if (m_form->relationEdit->id() == 0)
            return tl::make_unexpected(tr("Choose a value from the list."));
        edit.value = m_form->relationEdit->id();
        return edit;
    }
    if (typed.isEmpty() && (edit.kind == Kind::Add || field().type != schema::Type::Text))
        return tl::make_unexpected(tr("Type a value."));
    const auto value = schema::fromTyped(field(), typed);
    if (!value)
        return tl::make_unexpected(value.error().msg);
    edit.value = *value;
    return edit;
}

/// What was done, in the words of a list of steps. `typed` is an amount, never a value of a cell: that may be
/// a secret.
QString BulkDialog::nameOf(const QString &page, const QString &column, Action action, const QString &typed,
                           int rows)
{
    QString amount = typed.simplified();
    if (!amount.startsWith(u'-') && !amount.startsWith(u'+') && !amount.startsWith(QChar(0x2212)))
        amount.prepend(u'+');
    switch (action) {
    case Action::Percent:
        if (!amount.endsWith(u'%'))
            amount += u" %"_s;
        return tr("%1: %2 of “%3”, %n row(s)", nullptr, rows).arg(page, amount, column);
    case Action::Add:
        return tr("%1: %2 to “%3”, %n row(s)", nullptr, rows).arg(page, amount, column);
    case Action::SetNull:
        return tr("%1: “%2” cleared in %n row(s)", nullptr, rows).arg(page, column);
    case Action::Set:
        break;
    }
    return tr("%1: “%2” set for %n row(s)", nullptr, rows).arg(page, column);
}

void BulkDialog::refresh()
{
    m_delay.stop();
    const auto wanted = edit();
    const bool isTouched = !m_form->valueEdit->text().isEmpty() || !m_form->relationEdit->text().isEmpty();
    if (!wanted) {
        m_form->problemLabel->setProblem(isTouched ? ProblemLabel::Kind::Problem : ProblemLabel::Kind::Needed,
                                         wanted.error());
        showNothing(tr("The preview appears as soon as it is said what shall change."));
        return;
    }
    m_form->problemLabel->clearProblem();
    // An empty text is a value, too, once somebody has left it so; before, it is nobody's wish.
    if (action() == Action::Set && !isTouched && !m_form->valueEdit->isModified()
        && m_form->valueEdit->isVisible()) {
        showNothing(tr("The preview appears as soon as it is said what shall change."));
        return;
    }
    const QList<qint64> ids = m_form->rowsBox->currentIndex() == 0 ? m_rows.selected : m_rows.shown;
    if (ids.size() > mostRows) {
        showNothing(tr("More than %1 rows at once are not changed. Search for some of them first.")
                        .arg(schema::numberText(mostRows)));
        return;
    }
    setStepName(
        [page = schema::entityTitle(m_entity), name = schema::fieldTitle(field()), action = action(),
         how = m_form->valueEdit->text()](int rows) { return nameOf(page, name, action, how, rows); });
    preview(
        [edit = *wanted, ids](const database::Connection &connection, const records::ChangeSet &pending,
                              const records::Progress &progress) {
            return records::planBulk(connection, edit, ids, pending, progress);
        },
        ids.size());
}

} // namespace gui
