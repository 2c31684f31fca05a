// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/ConflictDialog.h"

#include "gui/dialogs/FitHeight.h"
#include "records/Lookup.h"
#include "schema/Conversion.h"

#include "ui_ConflictDialog.h"

#include <QComboBox>
#include <QHeaderView>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace gui {

namespace {

enum Column { RecordColumn, FieldColumn, BeforeColumn, TheirsColumn, MineColumn, ChoiceColumn, ColumnCount };

QString shownValue(const schema::Field &field, const records::Record &values)
{
    const auto found = values.constFind(field.column);
    if (found == values.cend())
        return u"–"_s;
    if (database::value::isNull(*found))
        return ConflictDialog::tr("no value");
    if (field.secret)
        return QString(8, QChar(0x2022));
    const QString text = schema::toShown(field, *found, schema::isStars(values.value(u"payment_type"_s).toString()));
    return text.isEmpty() ? ConflictDialog::tr("empty text") : text;
}

} // namespace

ConflictDialog::ConflictDialog(tables::Session &session, const QList<records::Conflict> &conflicts, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::ConflictDialog>())
    , m_session(session)
    , m_conflicts(conflicts)
{
    setAttribute(Qt::WA_DeleteOnClose);
    m_ui->setupUi(this);
    fitHeight(this, StartHeight::AsDesigned);
    m_ui->textLabel->setText(tr("Another program changed %n record(s) that you changed too. Nothing was saved and "
                                "nothing is lost: choose what shall stand.",
                                nullptr, int(conflicts.size())));
    m_ui->conflictsTable->setColumnCount(ColumnCount);
    m_ui->conflictsTable->setHorizontalHeaderLabels(
        {tr("Record"), tr("Field"), tr("Before"), tr("Theirs"), tr("Mine"), tr("Choice")});
    m_ui->conflictsTable->verticalHeader()->hide();
    for (int index = 0; index < m_conflicts.size(); ++index)
        addLines(index);
    for (int column = FieldColumn; column < ColumnCount; ++column)
        fitColumn(column);
    m_ui->conflictsTable->resizeRowsToContents();
    m_ui->conflictsTable->horizontalHeader()->setSectionResizeMode(RecordColumn, QHeaderView::Stretch);
    connect(m_ui->allMineButton, &QPushButton::clicked, this, [this] { chooseAll(Choice::Mine); });
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

void ConflictDialog::done(int result)
{
    QDialog::done(result);
    Q_EMIT decided(m_decisions);
}

void ConflictDialog::addLines(int conflict)
{
    const records::Conflict &it = m_conflicts.at(conflict);
    if (it.isGone || it.fields.isEmpty()) {
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
    const QString name = known ? schema::fieldTitle(*known) : field.isEmpty() ? tr("the whole record") : field;
    m_ui->conflictsTable->setItem(row, FieldColumn, new QTableWidgetItem(name));
    setCell(row, BeforeColumn, it, field, it.before);
    setCell(row, TheirsColumn, it, field, it.theirs);
    setCell(row, MineColumn, it, field, it.mine);
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
        item->setText(shownValue(*known, values));
        item->setToolTip(item->text());
        const QVariant value = values.value(field);
        if (known->relation && !database::value::isNull(value))
            askLabel(row, column, {known->relation->target, value.toLongLong()}, u"%1"_s);
    } else if (conflict.isGone) {
        item->setText(column == TheirsColumn     ? tr("deleted")
                          : column == MineColumn ? tr("changed")
                                                 : QString());
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
        return;   // has what the others leave
    m_ui->conflictsTable->resizeColumnToContents(column);
    const int most = fontMetrics().averageCharWidth() * 30;
    if (m_ui->conflictsTable->columnWidth(column) > most)
        m_ui->conflictsTable->setColumnWidth(column, most);
}

void ConflictDialog::addChoice(int row, Line &line, const QString &name)
{
    const bool isGone = m_conflicts.at(line.conflict).isGone;
    line.choice = new QComboBox(m_ui->conflictsTable);
    line.choice->setObjectName(u"choice%1"_s.arg(row));
    line.choice->setAccessibleName(tr("Choice for %1").arg(name));
    line.choice->addItem(tr("Decide later"), int(Choice::Later));
    line.choice->addItem(isGone ? tr("Add again") : tr("Keep mine"), int(Choice::Mine));
    line.choice->addItem(isGone ? tr("Drop my change") : tr("Take theirs"), int(Choice::Theirs));
    m_ui->conflictsTable->setCellWidget(row, ChoiceColumn, line.choice);
    // The width of the column follows the items, not the widgets: an item with the longest text stands behind.
    auto *behind = new QTableWidgetItem;
    behind->setSizeHint(line.choice->sizeHint());
    m_ui->conflictsTable->setItem(row, ChoiceColumn, behind);
    connect(line.choice, &QComboBox::currentIndexChanged, this, &ConflictDialog::updateButtons);
}

void ConflictDialog::chooseAll(Choice choice)
{
    for (const Line &line : std::as_const(m_lines))
        line.choice->setCurrentIndex(line.choice->findData(int(choice)));
}

void ConflictDialog::updateButtons()
{
    m_ui->applyButton->setEnabled(!decisions().isEmpty());
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
            if (!decision.conflict.isGone)
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

} // namespace gui
