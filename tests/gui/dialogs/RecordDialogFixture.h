// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Keys.h"
#include "Shop.h"
#include "gui/dialogs/ProblemLabel.h"
#include "gui/dialogs/RecordDialog.h"

#include <QPointer>
#include <QPushButton>

/// A record's dialog over a shop of its own, on both engines; what was typed is dropped after each test.
class RecordDialogFixture : public QObject
{
    Q_OBJECT
protected:
    static void tableRows();
    support::Shop &shop();
    gui::RecordDialog *open(schema::Table table, const std::optional<records::RowKey> &row = {},
                            const records::Record &initial = {}, bool duplicate = false);
    gui::RecordDialog *edit(const records::RowKey &row) { return open(row.table, row, shop().row(row)); }
    static bool canSave(const gui::RecordDialog *dialog)
    {
        return support::child<QPushButton>(dialog, "saveButton")->isEnabled();
    }
    static gui::ProblemLabel::Kind problemAt(const gui::RecordDialog *dialog, const char *column);
    static QWidget *edit(const gui::RecordDialog *dialog, const char *column);
    void choose(const gui::RecordDialog *dialog, const char *column, const QString &label);
    QString columnOf(const QString &column, schema::Table table, qint64 id);

    std::map<database::Engine, std::unique_ptr<support::Shop>> m_shops;
    QPointer<gui::RecordDialog> m_dialog;

protected Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init() { support::failOnSqlWarnings(); }
    void cleanup();
    void cleanupTestCase() { m_shops.clear(); }
};
