// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/Style.h"
#include "gui/diagram/DiagramSheet.h"

#include <QWidget>

#include <memory>
#include <optional>

namespace Ui
{
class StructureTab;
}

namespace gui
{

/// The tables of a database and their references as a diagram. Reads the structure in a thread, over a
/// connection of its own, whenever it is shown or asked to; changes nothing.
class StructureTab : public QWidget
{
    Q_OBJECT
public:
    explicit StructureTab(const database::Location &location, QWidget *parent = nullptr);
    ~StructureTab() override;

    void refresh();
    /// Where the keyboard goes when the tab is shown.
    [[nodiscard]] QWidget *mainControl() const;
    /// What is shown is what stands in the database.
    [[nodiscard]] bool isSettled() const { return m_reading == 0 && m_isDrawn; }
    void save(const QString &file);

Q_SIGNALS:
    void failed(const base::Error &error);
    void said(gui::style::Tone tone, const QString &text);
    /// A table was chosen, by its name in the database.
    void tableActivated(const QString &table);

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void connectParts();
    void takeStructure(const base::Result<migration::Structure> &structure);
    void draw();
    void takeLayout(const diagram::DiagramSheet &sheet);
    void showZoom();
    void showSelection();
    void askForFile(const QString &ending);

    std::unique_ptr<Ui::StructureTab> m_ui;
    database::Location m_location;
    std::optional<migration::Structure> m_structure;
    int m_reading = 0; ///< questions without an answer
    quint64 m_generation = 0; ///< of layouts
    bool m_isDrawn = false;
};

} // namespace gui
