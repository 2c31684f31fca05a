// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/ConflictDialog.h"

#include "gui/dialogs/FitHeight.h"
#include "gui/dialogs/ShownValue.h"
#include "records/Lookup.h"
#include "schema/Conversion.h"

#include "ui_ConflictDialog.h"

#include <QComboBox>
#include <QHeaderView>
#include <QPointer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gui
{

namespace
{

enum Column { RecordColumn, FieldColumn, BeforeColumn, TheirsColumn, MineColumn, ChoiceColumn, ColumnCount };

QString shownIn(const schema::Field &field, const records::Record &values, const records::Record &row)
{
    const auto found = values.constFind(field.column);
    const QString type = u"payment_type"_s;
    const bool inStars = schema::isStars((values.contains(type) ? values : row).value(type).toString());
    return found == values.cend() ? u"–"_s : shownValue(field, *found, inStars);
}

} // namespace

ConflictDialog::ConflictDialog(tables::Session &session, const QList<records::Conflict> &conflicts,
                               QWidget *parent, Purpose purpose)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::ConflictDialog>())
    , m_session(session)
    , m_conflicts(conflicts)
    , m_purpose(purpose)
{
    setAttribute(Qt::WA_DeleteOnClose);
    m_ui->setupUi(this);
    fitHeight(this, StartHeight::AsDesigned);
    setUpTexts();
    m_ui->conflictsTable->verticalHeader()->hide();
    for (int index = 0; index < m_conflicts.size(); ++index)
        addLines(index);
    for (int column = FieldColumn; column < ColumnCount; ++column)
        fitColumn(column);
    m_ui->conflictsTable->resizeRowsToContents();
    m_ui->conflictsTable->horizontalHeader()->setSectionResizeMode(RecordColumn, QHeaderView::Stretch);
    connect(m_ui->allMineButton, &QPushButton::clicked, this,
            [this] { chooseAll(isUndo() ? Choice::Before : Choice::Mine); });
    connect(m_ui->allTheirsButton, &QPushButton::clicked, this, [this] { chooseAll(Choice::Theirs); });
    connect(m_ui->applyButton, &QPushButton::clicked, this, [this] {
        m_decisions = decisions();
        accept();
    });
    connect(m_ui->laterButton, &QPushButton::clicked, this, &QDialog::reject);
    updateButtons();
    if (!m_lines.isEmpty())
        m_lines.constFirst().choice->setFocus();
}

ConflictDialog::~ConflictDialog() = default;

void ConflictDialog::setUpTexts()
{
    m_ui->conflictsTable->setColumnCount(ColumnCount);
    const int count = int(m_conflicts.size());
    if (!isUndo()) {
        m_ui->textLabel->setText(
            tr("Another program changed %n record(s) that you changed too. Nothing was saved and "
               "nothing is lost: choose what shall stand.",
               nullptr, count));
        m_ui->conflictsTable->setHorizontalHeaderLabels(
            {tr("Record"), tr("Field"), tr("Before"), tr("Theirs"), tr("Mine"), tr("Choice")});
        return;
    }
    m_ui->textLabel->setText(
        tr("Another program changed %n record(s) of this step since. Nothing was taken back so far: "
           "choose what shall stand.",
           nullptr, count));
    m_ui->hintLabel->setText(
        tr("Before is what stood there before your step, mine is what your step wrote, theirs is what "
           "stands there now."));
    m_ui->allMineButton->setText(tr("All as before"));
    m_ui->allTheirsButton->setText(tr("Keep all theirs"));
    m_ui->conflictsTable->setHorizontalHeaderLabels(
        {tr("Record"), tr("Field"), tr("Before"), tr("Theirs, now"), tr("Mine"), tr("Choice")});
}

bool ConflictDialog::removesRow(const records::Conflict &conflict) const
{
    return isUndo() && !conflict.isGone && conflict.mine.isEmpty();
}

void ConflictDialog::done(int result)
{
    QDialog::done(result);
    Q_EMIT decided(m_decisions);
}

void ConflictDialog::addLines(int conflict)
{
    const records::Conflict &it = m_conflicts.at(conflict);
    if (it.isGone || it.fields.isEmpty() || removesRow(it)) {
        addLine(conflict, {});
        return;
    }
    for (const QString &field : it.fields)
        addLine(conflict, field);
}

void ConflictDialog::addLine(int conflict, const QString &field)
{
    const records::Conflict &it = m_conflicts.at(conflict);
    const schema::Entity &entity = schema::entity(it.row.table);
    const int row = m_ui->conflictsTable->rowCount();
    m_ui->conflictsTable->insertRow(row);
    const QString record = u"%1 #%2"_s.arg(schema::entityTitle(entity)).arg(it.row.id);
    m_ui->conflictsTable->setItem(row, RecordColumn, new QTableWidgetItem(record));
    if (!it.isGone)
        askLabel(row, RecordColumn, it.row, schema::entityTitle(entity) + u": %1"_s);
    const schema::Field *known = entity.field(field);
    const QString name = known ? schema::fieldTitle(*known)
        : field.isEmpty()      ? tr("the whole record")
                               : field;
    m_ui->conflictsTable->setItem(row, FieldColumn, new QTableWidgetItem(name));
    setCell(row, BeforeColumn, it, field, isUndo() ? it.mine : it.before);
    setCell(row, TheirsColumn, it, field, it.theirs);
    setCell(row, MineColumn, it, field, isUndo() ? it.before : it.mine);
    Line line{conflict, field, nullptr};
    addChoice(row, line, u"%1, %2"_s.arg(record, name));
    m_lines.append(line);
}

void ConflictDialog::setCell(int row, int column, const records::Conflict &conflict, const QString &field,
                             const records::Record &values)
{
    auto *item = new QTableWidgetItem;
    m_ui->conflictsTable->setItem(row, column, item);
    const schema::Field *known = schema::entity(conflict.row.table).field(field);
    if (known) {
        item->setText(shownIn(*known, values, conflict.theirs));
        item->setToolTip(item->text());
        const QVariant value = values.value(field);
        if (known->relation && !database::value::isNull(value))
            askLabel(row, column, {known->relation->target, value.toLongLong()}, u"%1"_s);
    } else if (conflict.isGone) {
        item->setText(column == TheirsColumn     ? tr("deleted")
                          : column == MineColumn ? tr("changed")
                                                 : QString());
    } else if (removesRow(conflict)) {
        item->setText(column == TheirsColumn     ? tr("changed")
                          : column == MineColumn ? tr("added")
                                                 : tr("not there"));
    }
}

void ConflictDialog::askLabel(int row, int column, const records::RowKey &key, const QString &format)
{
    m_session.reader().run(
        database::Worker::Priority::Urgent, this,
        [key](const database::Connection &connection) { return records::labelOf(connection, key); },
        [this, row, column, format](const base::Result<QString> &label) {
            if (!label)
                return;
            m_ui->conflictsTable->item(row, column)->setText(format.arg(*label));
            fitColumn(column);
        });
}

void ConflictDialog::fitColumn(int column)
{
    if (column == RecordColumn)
        return; // has what the others leave
    m_ui->conflictsTable->resizeColumnToContents(column);
    const int most = fontMetrics().averageCharWidth() * 30;
    if (m_ui->conflictsTable->columnWidth(column) > most)
        m_ui->conflictsTable->setColumnWidth(column, most);
}

void ConflictDialog::addChoice(int row, Line &line, const QString &name)
{
    line.choice = new QComboBox(m_ui->conflictsTable);
    line.choice->setObjectName(u"choice%1"_s.arg(row));
    line.choice->setAccessibleName(tr("Choice for %1").arg(name));
    addChoices(line.choice, m_conflicts.at(line.conflict));
    m_ui->conflictsTable->setCellWidget(row, ChoiceColumn, line.choice);
    // The width of the column follows the items, not the widgets: an item with the longest text stands
    // behind.
    auto *behind = new QTableWidgetItem;
    behind->setSizeHint(line.choice->sizeHint());
    m_ui->conflictsTable->setItem(row, ChoiceColumn, behind);
    connect(line.choice, &QComboBox::currentIndexChanged, this, &ConflictDialog::updateButtons);
}

void ConflictDialog::addChoices(QComboBox *choice, const records::Conflict &conflict) const
{
    choice->addItem(tr("Decide later"), int(Choice::Later));
    if (!isUndo()) {
        choice->addItem(conflict.isGone ? tr("Add again") : tr("Keep mine"), int(Choice::Mine));
        choice->addItem(conflict.isGone ? tr("Drop my change") : tr("Take theirs"), int(Choice::Theirs));
        return;
    }
    // What is gone has no fields to put back.
    if (!conflict.isGone)
        choice->addItem(removesRow(conflict) ? tr("Remove it all the same") : tr("Put back as before"),
                        int(Choice::Before));
    choice->addItem(conflict.isGone            ? tr("Leave it deleted")
                        : removesRow(conflict) ? tr("Keep the row")
                                               : tr("Keep theirs"),
                    int(Choice::Theirs));
    if (!conflict.isGone && !removesRow(conflict))
        choice->addItem(tr("Set mine again"), int(Choice::Mine));
}

void ConflictDialog::chooseAll(Choice choice)
{
    for (const Line &line : std::as_const(m_lines))
        if (const int index = line.choice->findData(int(choice)); index >= 0)
            line.choice->setCurrentIndex(index);
}

void ConflictDialog::updateButtons()
{
    // An undo happens whole or not at all.
    const bool isComplete = std::all_of(m_lines.begin(), m_lines.end(), [](const Line &line) {
        return Choice(line.choice->currentData().toInt()) != Choice::Later;
    });
    m_ui->applyButton->setEnabled(isUndo() ? isComplete : !decisions().isEmpty());
}

QList<ConflictDialog::Decision> ConflictDialog::decisions() const
{
    QList<Decision> found;
    for (int index = 0; index < m_conflicts.size(); ++index) {
        QMap<Choice, QStringList> fields;
        for (const Line &line : m_lines) {
            if (line.conflict == index)
                fields[Choice(line.choice->currentData().toInt())].append(line.field);
        }
        fields.remove(Choice::Later);
        for (auto part = fields.cbegin(); part != fields.cend(); ++part) {
            Decision decision{m_conflicts.at(index), part.key()};
            if (removesRow(decision.conflict))
                decision.conflict.fields.clear();
            else if (!decision.conflict.isGone)
                decision.conflict.fields = part.value();
            found.append(decision);
        }
    }
    return found;
}

void ConflictDialog::apply(tables::Session &session, const QList<Decision> &decisions)
{
    for (const Decision &decision : decisions) {
        if (decision.choice == Choice::Mine)
            session.resolveWithMine(decision.conflict);
        else if (decision.choice == Choice::Theirs)
            session.resolveWithTheirs(decision.conflict);
    }
}

QList<records::UndoDecision> ConflictDialog::undoDecisions(const QList<Decision> &decisions)
{
    using Take = records::UndoDecision::Take;
    QList<records::UndoDecision> found;
    for (const Decision &decision : decisions) {
        const Take take = decision.choice == Choice::Before ? Take::Before
            : decision.choice == Choice::Mine               ? Take::Mine
                                                            : Take::Theirs;
        const records::Conflict &conflict = decision.conflict;
        const QStringList fields =
            conflict.isGone || conflict.fields.isEmpty() ? QStringList{QString()} : conflict.fields;
        for (const QString &field : fields)
            found.append({conflict.row, field, take, conflict.theirs});
    }
    return found;
}

} // namespace gui
