// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/DeleteDialog.h"

#include "gui/dialogs/FitHeight.h"
#include "records/Lookup.h"
#include "schema/Conversion.h"

#include "tables/StepNames.h"
#include "ui_DeleteDialog.h"

#include <QHeaderView>

using namespace Qt::StringLiterals;

namespace gui
{

using records::Operation;

namespace
{

/// "ЮKassa 18 400 ₽ · Stars 450 ★": each kind of money for itself.
QString inWords(const QMap<QString, qint64> &sumByPaymentType)
{
    const schema::Field *price = schema::entity(schema::Table::Purchases).field(u"price"_s);
    QStringList parts;
    for (auto sum = sumByPaymentType.cbegin(); sum != sumByPaymentType.cend(); ++sum) {
        parts.append(u"%1 %2"_s.arg(schema::paymentTypeTitle(sum.key()),
                                    schema::toShown(*price, sum.value(), schema::isStars(sum.key()))));
    }
    return parts.join(u" · "_s);
}

} // namespace

DeleteDialog::DeleteDialog(tables::Session &session, const QList<records::RowKey> &rows, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::DeleteDialog>())
    , m_session(session)
    , m_entity(schema::entity(rows.isEmpty() ? schema::Table::Categories : rows.constFirst().table))
    , m_rows(rows)
{
    setAttribute(Qt::WA_DeleteOnClose);
    m_ui->setupUi(this);
    fitHeight(this, StartHeight::Least);
    setWindowTitle(tr("%1: delete").arg(schema::entityTitle(m_entity)));
    m_ui->questionLabel->setTextFormat(Qt::PlainText);
    m_ui->questionLabel->setText(tr("Looking what hangs on it…"));
    m_ui->dependentsTree->hide();
    m_ui->adviceLabel->hide();
    m_ui->messageLabel->hide();
    m_ui->archiveButton->hide();
    m_ui->reassignBox->hide();
    m_ui->deleteButton->setEnabled(false);
    connect(m_ui->deleteButton, &QPushButton::clicked, this, [this] { decide(Operation::Delete); });
    connect(m_ui->archiveButton, &QPushButton::clicked, this, [this] { decide(Operation::Archive); });
    connect(m_ui->cancelButton, &QPushButton::clicked, this, &QDialog::reject);
    m_ui->cancelButton->setFocus();
    session.reader().run(
        database::Worker::Priority::Urgent, this,
        [rows](const database::Connection &connection) { return look(connection, rows); },
        [this](const base::Result<QList<Found>> &found) {
            if (found) {
                takeFound(*found);
                return;
            }
            m_ui->questionLabel->setText(
                tr("What hangs on it could not be read, so nothing can be deleted now."));
            m_ui->messageLabel->show();
            m_ui->messageLabel->setProblem(ProblemLabel::Kind::Problem, found.error().message);
        });
}

DeleteDialog::~DeleteDialog() = default;

base::Result<QList<DeleteDialog::Found>> DeleteDialog::look(const database::Connection &connection,
                                                            const QList<records::RowKey> &rows)
{
    QList<Found> found;
    for (const records::RowKey &row : rows) {
        Found one{row, {}, {}};
        if (row.id < 0) { // not saved yet: nothing can hang on it
            found.append(one);
            continue;
        }
        auto label = records::labelOf(connection, row);
        if (!label)
            return std::move(label).error();
        auto dependents = records::dependentsOf(connection, row);
        if (!dependents)
            return std::move(dependents).error();
        one.label = row.table == schema::Table::Purchases ? u"%1 %2"_s.arg(
                        schema::entityOne(schema::entity(row.table)), tables::names::calledBy(row, *label))
                                                          : *label;
        for (const auto &dependent : *dependents) {
            if (dependent.count > 0)
                one.dependents.append(dependent);
        }
        found.append(one);
    }
    return found;
}

void DeleteDialog::takeFound(const QList<Found> &found)
{
    const bool isHeld =
        std::any_of(found.begin(), found.end(), [](const Found &one) { return !one.dependents.isEmpty(); });
    if (isHeld)
        listDependents(found);
    if (isHeld && !m_entity.softDelete)
        refuse(found);
    else
        askFreely(found);
}

void DeleteDialog::askFreely(const QList<Found> &found)
{
    const QString label = found.value(0).label.isEmpty() ? tr("the new record") : found.value(0).label;
    const bool isOne = found.size() == 1;
    QString question =
        isOne ? tr("Delete “%1”?").arg(label) : tr("Delete %n record(s)?", nullptr, int(found.size()));
    if (m_entity.softDelete) {
        question = isOne ? tr("Mark “%1” as deleted?").arg(label)
                         : tr("Mark %n record(s) as deleted?", nullptr, int(found.size()));
        m_ui->adviceLabel->setText(
            tr("It stays in the database and is hidden. “Show deleted” brings it back; what "
               "hangs on it is not changed."));
    } else {
        m_ui->adviceLabel->setText(tr("It can be taken back with Undo."));
    }
    m_ui->adviceLabel->show();
    m_ui->questionLabel->setText(question);
    m_ui->deleteButton->setEnabled(true);
}

void DeleteDialog::refuse(const QList<Found> &found)
{
    m_ui->questionLabel->setText(
        found.size() == 1
            ? tr("“%1” cannot be deleted: other records point to it.").arg(found.constFirst().label)
            : tr("Not all of these can be deleted: other records point to them."));
    m_ui->deleteButton->hide();
    m_ui->archiveButton->setVisible(m_entity.archivable);
    if (m_entity.archivable) {
        m_ui->adviceLabel->setText(
            m_entity.table == schema::Table::Customers
                ? tr("Archiving hides it in Shopbook only: your bot still sells to this "
                     "customer. Nothing else is changed, and it can be brought back.")
                : m_entity.table == schema::Table::Categories
                ? tr("Archiving hides it in Shopbook only: your bot still shows this "
                     "category. Nothing else is changed, and it can be brought back.")
                : tr("Archiving hides it in Shopbook only: your bot still sells it. Nothing "
                     "else is changed, and it can be brought back."));
    } else {
        m_ui->adviceLabel->setText(tr("Delete or change what points to it first."));
    }
    m_ui->adviceLabel->show();
    QList<records::RowKey> rows;
    for (const Found &one : found)
        if (one.row.id > 0)
            rows.append(one.row);
    if (!rows.isEmpty())
        offerReassigning(rows);
}

void DeleteDialog::offerReassigning(const QList<records::RowKey> &from)
{
    m_ui->reassignBox->show();
    m_ui->reassignEdit->setSource(m_session, m_entity.table, false);
    m_ui->reassignButton->setEnabled(false);
    connect(m_ui->reassignEdit, &RelationPicker::changed, this, [this, from] {
        const records::RowKey to{m_entity.table, m_ui->reassignEdit->id()};
        // Nothing is given to a row that goes itself.
        m_ui->reassignButton->setEnabled(to.id > 0 && !from.contains(to));
    });
    connect(m_ui->reassignButton, &QPushButton::clicked, this, [this, from] {
        const records::RowKey to{m_entity.table, m_ui->reassignEdit->id()};
        accept();
        Q_EMIT reassignRequested(from, to);
    });
}

void DeleteDialog::listDependents(const QList<Found> &found)
{
    for (const Found &one : found) {
        for (const auto &dependent : one.dependents) {
            const schema::Entity &entity = schema::entity(dependent.table);
            new QTreeWidgetItem(m_ui->dependentsTree,
                                {one.label, u"%1: %2"_s.arg(schema::entityTitle(entity)).arg(dependent.count),
                                 inWords(dependent.sumByPaymentType)});
        }
    }
    m_ui->dependentsTree->setColumnHidden(0, found.size() == 1);
    for (int column = 0; column < m_ui->dependentsTree->columnCount(); ++column)
        m_ui->dependentsTree->resizeColumnToContents(column);
    const int row = std::max(m_ui->dependentsTree->sizeHintForRow(0), fontMetrics().lineSpacing());
    const int rows = std::min(m_ui->dependentsTree->topLevelItemCount(), 8);
    m_ui->dependentsTree->setFixedHeight(m_ui->dependentsTree->header()->sizeHint().height() + rows * row
                                         + 2 * m_ui->dependentsTree->frameWidth() + row / 2);
    m_ui->dependentsTree->show();
}

void DeleteDialog::decide(Operation operation)
{
    accept();
    Q_EMIT decided(operation, m_rows);
}

} // namespace gui
