// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/FileQuestions.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace gui::files
{

namespace
{

QString text(const char *source)
{
    return QCoreApplication::translate("gui::files", source);
}

QString filter()
{
    return text(QT_TRANSLATE_NOOP("gui::files", "Databases (*.db *.sqlite *.sqlite3 *.db3)")) + u";;"_s
        + text(QT_TRANSLATE_NOOP("gui::files", "All files (*)"));
}

void openDialog(QFileDialog *dialog, Chosen chosen)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QFileDialog::fileSelected, dialog, std::move(chosen));
    dialog->open();
}

} // namespace

void askForDatabase(QWidget *window, const QString &title, Chosen chosen)
{
    auto *dialog = new QFileDialog(window, title, QString(), filter());
    dialog->setObjectName(u"openFileDialog"_s);
    dialog->setFileMode(QFileDialog::ExistingFile);
    openDialog(dialog, std::move(chosen));
}

void askForNewStore(QWidget *window, Chosen chosen)
{
    auto *dialog = new QFileDialog(window, text(QT_TRANSLATE_NOOP("gui::files", "New store")),
                                   QDir::homePath(), filter());
    dialog->setObjectName(u"newStoreFileDialog"_s);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setDefaultSuffix(u"db"_s);
    dialog->selectFile(text(QT_TRANSLATE_NOOP("gui::files", "My shop")) + u".db"_s);
    // A file that is there is never replaced: the opener refuses it in words.
    dialog->setOption(QFileDialog::DontConfirmOverwrite);
    openDialog(dialog, std::move(chosen));
}

void askForPicture(QWidget *window, const QString &title, const QString &name, Chosen chosen)
{
    const QString ending = QFileInfo(name).suffix();
    auto *dialog =
        new QFileDialog(window, title, QDir::homePath(), u"%1 (*.%2)"_s.arg(ending.toUpper(), ending));
    dialog->setObjectName(u"pictureFileDialog"_s);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setDefaultSuffix(ending);
    dialog->selectFile(name);
    openDialog(dialog, std::move(chosen));
}

void askForView(QWidget *window, const QString &title, const QString &name, Chosen chosen)
{
    auto *dialog = new QFileDialog(window, title, QDir::homePath(),
                                   text(QT_TRANSLATE_NOOP("gui::files", "Views (*.json)")));
    dialog->setObjectName(u"viewFileDialog"_s);
    dialog->setAcceptMode(name.isEmpty() ? QFileDialog::AcceptOpen : QFileDialog::AcceptSave);
    dialog->setFileMode(name.isEmpty() ? QFileDialog::ExistingFile : QFileDialog::AnyFile);
    dialog->setDefaultSuffix(u"json"_s);
    if (!name.isEmpty())
        dialog->selectFile(name);
    openDialog(dialog, std::move(chosen));
}

} // namespace gui::files
