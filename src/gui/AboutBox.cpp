// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/AboutBox.h"

#include "gui/Icons.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace gui
{

AboutBox::AboutBox(QWidget *parent)
    : QMessageBox(QMessageBox::NoIcon, tr("About Shopbook"),
                  tr("<b>Shopbook %1</b><p>Opens the database of a Telegram shop and of a phonebook, "
                     "and keeps it safe.</p>"
                     "<p>Free software under the GNU General Public License, version 3 or later.</p>")
                      .arg(QCoreApplication::applicationVersion()),
                  QMessageBox::Close, parent)
{
    setObjectName(u"aboutBox"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setIconPixmap(icons::applicationPixmap(64));
}

} // namespace gui
