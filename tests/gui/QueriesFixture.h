// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Window.h"
#include "gui/queries/QueriesPage.h"
#include "support/Patience.h"

#include <QFileDialog>
#include <QTest>

/// What the tests of the Queries page have in common.
namespace support
{

/// Nothing of the page runs any more.
[[nodiscard]] inline bool settled(gui::queries::QueriesPage *page)
{
    return QTest::qWaitFor([page] { return page->isSettled(); }, support::patienceMs);
}

/// The page, shown and settled; null when it never is.
[[nodiscard]] inline gui::queries::QueriesPage *showQueries(Window &window)
{
    window.run(gui::Command::GoQueries);
    gui::queries::QueriesPage *page = window.store()->queries();
    return page && settled(page) ? page : nullptr;
}

/// SQL by hand.
[[nodiscard]] inline gui::queries::Question typed(const QString &sql)
{
    gui::queries::Question question;
    question.kind = gui::queries::Question::Kind::Sql;
    question.sql = sql;
    return question;
}

/// The file dialog that was opened, answered; false when it never came.
[[nodiscard]] inline bool chooseFile(Window &window, const QString &dialogName, const QString &file)
{
    QFileDialog *dialog = nullptr;
    const bool came = QTest::qWaitFor([&] { return (dialog = window.findChild<QFileDialog *>(dialogName)); },
                                      support::patienceMs);
    if (came) {
        Q_EMIT dialog->fileSelected(file);
        dialog->reject();
    }
    return came;
}

} // namespace support
