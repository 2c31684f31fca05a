// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Window.h"

#include <QDialog>

#include <memory>

namespace support
{
/// Into build/…/screenshots, to be looked at.
void picture(QWidget *widget, const QString &name);
} // namespace support

/// What the tests of pages have in common: the program's window on a database of its own with the sample in
/// it, on both engines, in English, with the settings of a person who starts for the first time.
class ShopFixture : public QObject
{
    Q_OBJECT
protected:
    std::unique_ptr<support::TestDatabase> m_database;
    std::unique_ptr<support::Window> m_window;

    void openShop(schema::Table page);
    [[nodiscard]] gui::TablePage &page() const { return m_window->page(); }
    [[nodiscard]] tables::Session &session() const { return m_window->session(); }
    [[nodiscard]] qint64 number(const QString &sql, const QVariantList &values = {}) const;
    /// Ctrl+S, and waits.
    void save();
    /// What the journal calls the newest step.
    [[nodiscard]] QString lastStep() const;
    /// F2, everything marked, typed over, Enter.
    [[nodiscard]] bool editCell(const QString &column, const QString &text);

    /// The list of changes in a dialog.
    [[nodiscard]] static QAbstractItemModel *lines(const QDialog *dialog);
    [[nodiscard]] static QString text(const QDialog *dialog, int row, int column);
    static void press(const QDialog *dialog, const QString &button);
    template <typename Dialog> [[nodiscard]] Dialog *run(gui::Command command)
    {
        m_window->run(command);
        return support::waitForDialog<Dialog>();
    }

protected Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void initTestCase();
    void cleanup();
};
