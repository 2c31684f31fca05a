// SPDX-License-Identifier: GPL-3.0-or-later
#include "Keys.h"
#include "support/Patience.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDialog>
#include <QTest>

using namespace Qt::StringLiterals;

namespace support {

void show(QDialog *dialog)
{
    dialog->open();
    if (!QTest::qWaitForWindowExposed(dialog, support::patienceMs)
        || !QTest::qWaitForWindowActive(dialog, support::patienceMs)) {
        qCritical("the dialog did not come up");
        std::abort();
    }
}

QStringList tabOrder(QWidget *window)
{
    QStringList names;
    const QWidget *first = QApplication::focusWidget();
    const QWidget *current = first;
    for (int steps = 0; current && steps < 100; ++steps) {
        names.append(current->objectName());
        QTest::keyClick(const_cast<QWidget *>(current), Qt::Key_Tab);
        const QWidget *next = QApplication::focusWidget();
        if (next == first || next == current || !window->isAncestorOf(next))
            break;
        current = next;
    }
    return names;
}

QStringList keyboardComplaints(QWidget *window)
{
    QStringList complaints;
    const QStringList reached = tabOrder(window);
    for (const QWidget *control : window->findChildren<QWidget *>()) {
        if (!(control->focusPolicy() & Qt::TabFocus) || !control->isVisible() || !control->isEnabled()
            || control->focusProxy())
            continue;
        const auto *button = qobject_cast<const QAbstractButton *>(control);
        if (control->objectName().isEmpty())
            complaints.append(QString::fromLatin1(control->metaObject()->className()) + u" has no objectName"_s);
        if (control->accessibleName().isEmpty() && (!button || button->text().isEmpty()))
            complaints.append(control->objectName() + u" has no accessible name"_s);
        if (!reached.contains(control->objectName()))
            complaints.append(control->objectName() + u" is not reached by Tab"_s);
    }
    return complaints;
}

void retype(QWidget *edit, const QString &text)
{
    edit->setFocus();
    QTest::keyClick(edit, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(edit, Qt::Key_Delete);
    // keyClicks() knows Latin-1 only.
    for (const QChar character : text)
        QTest::sendKeyEvent(QTest::Click, edit, Qt::Key_unknown, QString(character), Qt::NoModifier);
}

} // namespace support
