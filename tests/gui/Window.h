// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/MainWindow.h"
#include "gui/MessageBar.h"
#include "gui/StoreView.h"
#include "gui/TablePage.h"
#include "gui/TableView.h"
#include "support/Patience.h"
#include "support/TestDatabase.h"
#include "tables/StoreTableModel.h"

namespace support
{

/// Brings a database to head, with the sample in it.
void fillWithSample(const database::Location &location);

/// The program's own window on a database, as a person has it.
class Window : public gui::MainWindow
{
public:
    explicit Window(const QSize &size = QSize(1280, 800));

    /// Opens and waits until opening ended, one way or the other.
    bool open(const QString &pathOrUrl, bool readOnly = false);
    bool openSample();
    /// Shows a page and waits until it shows what is stored.
    bool show(schema::Table table);
    [[nodiscard]] bool settle();
    [[nodiscard]] tables::Session &session() const { return store()->session(); }
    [[nodiscard]] gui::TablePage &page() const { return *store()->page(); }
    /// The words of the message bar; "" when it is not shown.
    [[nodiscard]] QString message() const;
    [[nodiscard]] bool waitFor(const char *stateText);

    /// What a window manager does when a dialog closes, and offscreen nobody does.
    [[nodiscard]] bool comeBack();
    /// Makes a cell current by keys alone: Home, then Right.
    void goToColumn(const QString &column);
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void type(const QString &text);
};

/// The dialog that is open and has the keyboard, by class; nullptr after a while without one.
/// (QWindow::isActive() is true for a dialog whose parent is active.)
template <typename Dialog> Dialog *waitForDialog();
/// Tab until a widget of that objectName has the focus.
bool tabTo(const QString &objectName);

/// SHA-256 of a file.
[[nodiscard]] QByteArray bytesOf(const QString &file);

} // namespace support

#include <QApplication>
#include <QTest>

template <typename Dialog> Dialog *support::waitForDialog()
{
    Dialog *found = nullptr;
    const bool came = QTest::qWaitFor(
        [&found] {
            for (QWidget *widget : QApplication::topLevelWidgets()) {
                if (auto *dialog = qobject_cast<Dialog *>(widget);
                    dialog && QApplication::activeWindow() == dialog)
                    found = dialog;
            }
            return found != nullptr;
        },
        support::patienceMs);
    return came ? found : nullptr;
}
