// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Window.h"

#include <memory>

namespace support
{

/// The program's window on a database of its own with the sample in it: what most tests of pages begin with.
/// Its settings are those of a person who starts for the first time.
class SampleShop
{
public:
    /// Of the engine of the global row in force, unless one is named.
    void open(schema::Table page);
    void open(schema::Table page, database::Engine engine);
    void close();

    [[nodiscard]] TestDatabase &database() const { return *m_database; }
    [[nodiscard]] Window &window() const { return *m_window; }
    [[nodiscard]] gui::TablePage &page() const { return m_window->page(); }
    [[nodiscard]] tables::Session &session() const { return m_window->session(); }
    [[nodiscard]] qint64 number(const QString &sql, const QVariantList &values = {}) const;

private:
    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<Window> m_window;
};

/// Into build/…/screenshots, to be looked at.
void picture(QWidget *widget, const QString &name);

} // namespace support
