// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Keys.h"
#include "Shop.h"
#include "gui/dialogs/RecordDelegate.h"
#include "gui/dialogs/RelationPicker.h"
#include "tables/StoreTableModel.h"

#include <QTableView>

/// Shows what the delegate makes of a cell.
class OpenDelegate : public gui::RecordDelegate
{
public:
    using RecordDelegate::initStyleOption;
    using RecordDelegate::RecordDelegate;
};

/// A thousand customers, and a window with a picker or a table in it, on both engines.
class CellsFixture : public QObject
{
    Q_OBJECT
protected:
    static constexpr qint64 samir = 777; ///< one of the thousand

    support::Shop &shop();
    gui::RelationPicker *picker(bool nullable = false);
    QTableView *view(schema::Table table);
    QWidget *editCell(const char *column, int row = 0);
    QWidget *editor() const { return m_window->findChild<QWidget *>(QStringLiteral("cellEdit")); }
    QModelIndex at(const char *column, int row = 0) const;
    const records::RowChange *pendingOf(int row = 0)
    {
        return shop().session().pending().change(m_model->keyAt(row));
    }

    std::map<database::Engine, std::unique_ptr<support::Shop>> m_shops;
    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<tables::StoreTableModel> m_model;
    QTableView *m_view = nullptr;
    OpenDelegate *m_delegate = nullptr;

protected Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init();
    void cleanup();
    void cleanupTestCase() { m_shops.clear(); }
};
