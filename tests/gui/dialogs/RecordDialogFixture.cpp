// SPDX-License-Identifier: GPL-3.0-or-later
#include "RecordDialogFixture.h"

#include "gui/dialogs/RelationPicker.h"
#include "support/Patience.h"

#include <QTest>

using namespace Qt::StringLiterals;
using gui::ProblemLabel;
using gui::RecordDialog;
using gui::RelationPicker;
using records::Record;
using records::RowKey;
using schema::Table;
using support::child;
using support::retype;
using Kind = ProblemLabel::Kind;

void RecordDialogFixture::cleanup()
{
    delete m_dialog;
    shop().session().dropAll();
}

void RecordDialogFixture::tableRows()
{
    QTest::addColumn<Table>("table");
    for (const schema::Entity &entity : schema::entities())
        QTest::newRow(qPrintable(entity.name)) << entity.table;
}

support::Shop &RecordDialogFixture::shop()
{
    auto &made = m_shops[support::engine()];
    if (!made)
        made = std::make_unique<support::Shop>(support::engine());
    return *made;
}

RecordDialog *RecordDialogFixture::open(Table table, const std::optional<RowKey> &row, const Record &initial,
                                        bool duplicate)
{
    m_dialog = new RecordDialog(shop().session(), table, row, initial, duplicate, nullptr);
    support::show(m_dialog);
    return m_dialog;
}

Kind RecordDialogFixture::problemAt(const RecordDialog *dialog, const char *column)
{
    return child<ProblemLabel>(dialog, (QByteArray(column) + "Problem").constData())->kind();
}

QWidget *RecordDialogFixture::edit(const RecordDialog *dialog, const char *column)
{
    return child<QWidget>(dialog, (QByteArray(column) + "Edit").constData());
}

void RecordDialogFixture::choose(const RecordDialog *dialog, const char *column, const QString &label)
{
    auto *picker = qobject_cast<RelationPicker *>(edit(dialog, column));
    retype(picker, label);
    QTRY_VERIFY(picker->id() != 0);
}

QString RecordDialogFixture::columnOf(const QString &column, Table table, qint64 id)
{
    const QVariant value = shop().row({table, id}).value(column);
    return database::value::isNull(value) ? u"NULL"_s : value.toString();
}
