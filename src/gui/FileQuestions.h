// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QWidget;

/// Asks for a file. The dialogs are opened, not executed: the window goes on living below them.
namespace gui::files
{

using Chosen = std::function<void(const QString &path)>;

void askForDatabase(QWidget *window, const QString &title, Chosen chosen);
void askForNewStore(QWidget *window, Chosen chosen);
/// Where to save a picture; the ending of `name` says of which kind. A file that is there is asked about.
void askForPicture(QWidget *window, const QString &title, const QString &name, Chosen chosen);

/// A saved view's file: where to write `name`, or, without one, which to read.
void askForView(QWidget *window, const QString &title, const QString &name, Chosen chosen);

} // namespace gui::files
