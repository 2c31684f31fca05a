// SPDX-License-Identifier: GPL-3.0-or-later
#include "CutTexts.h"

#include "gui/Chip.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QGroupBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QTest>
#include <QTextDocument>

using namespace Qt::StringLiterals;

namespace support
{

namespace
{

QString nameOf(const QWidget *widget)
{
    return u"%1 %2"_s.arg(QLatin1StringView(widget->metaObject()->className()), widget->objectName());
}

bool isInScrollArea(const QWidget *widget)
{
    for (const QWidget *parent = widget->parentWidget(); parent && !parent->isWindow();
         parent = parent->parentWidget())
        if (qobject_cast<const QAbstractScrollArea *>(parent))
            return true;
    return false;
}

QString complaint(const QWidget *widget, const QString &text, const QSize &needed)
{
    return u"%1 “%2” needs %3×%4 and has %5×%6"_s.arg(nameOf(widget), text)
        .arg(needed.width())
        .arg(needed.height())
        .arg(widget->width())
        .arg(widget->height());
}

void checkLabel(const QLabel *label, QStringList &found)
{
    if (label->text().isEmpty() || !label->pixmap(Qt::ReturnByValue).isNull())
        return;
    const QSize needed =
        label->wordWrap() ? QSize(0, label->heightForWidth(label->width())) : label->sizeHint();
    if (needed.width() > label->width() || needed.height() > label->height() + 1)
        found.append(complaint(label, label->text(), needed));
}

void checkButton(const QAbstractButton *button, QStringList &found)
{
    if (button->text().isEmpty())
        return;
    const QSize needed =
        button->hasHeightForWidth() ? QSize(0, button->heightForWidth(button->width())) : button->sizeHint();
    if (needed.width() > button->width() || needed.height() > button->height())
        found.append(complaint(button, button->text(), needed));
}

void checkHeader(const QHeaderView *header, QStringList &found)
{
    if (header->orientation() != Qt::Horizontal || !header->model())
        return;
    for (int section = 0; section < header->count(); ++section) {
        const QString text = header->model()->headerData(section, Qt::Horizontal).toString();
        if (header->isSectionHidden(section) || text.isEmpty())
            continue;
        // What the style needs for the text and the mark of the order beside it.
        if (header->sectionSize(section) < header->fontMetrics().horizontalAdvance(text) + 8)
            found.append(
                complaint(header, text, QSize(header->fontMetrics().horizontalAdvance(text) + 8, 0)));
    }
}

void checkEdit(const QLineEdit *edit, QStringList &found)
{
    const int needed = edit->fontMetrics().horizontalAdvance(edit->placeholderText()) + 8;
    if (edit->text().isEmpty() && needed > edit->width())
        found.append(complaint(edit, edit->placeholderText(), QSize(needed, 0)));
}

} // namespace

QStringList cutTexts(const QWidget *root)
{
    QStringList found;
    for (const QWidget *widget : root->findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->window() != root->window())
            continue;
        if (const auto *label = qobject_cast<const QLabel *>(widget))
            checkLabel(label, found);
        else if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            checkButton(button, found);
        else if (const auto *header = qobject_cast<const QHeaderView *>(widget))
            checkHeader(header, found);
        else if (const auto *edit = qobject_cast<const QLineEdit *>(widget))
            checkEdit(edit, found);
        else
            continue;
        const QRect place(widget->mapTo(widget->window(), QPoint()), widget->size());
        if (!isInScrollArea(widget) && !widget->window()->rect().contains(place))
            found.append(u"%1 stands outside of the window"_s.arg(nameOf(widget)));
    }
    return found;
}

QStringList tabComplaints(QWidget *window)
{
    QList<const QWidget *> reached;
    for (int i = 0; i < 300; ++i) {
        QWidget *focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : window, Qt::Key_Tab);
        focus = QApplication::focusWidget();
        // A text with a link keeps the focus for a second Tab.
        if (!reached.isEmpty() && focus == reached.constLast())
            continue;
        if (!focus || (!reached.isEmpty() && focus == reached.constFirst()))
            break;
        reached.append(focus);
    }
    QStringList found;
    for (const QWidget *widget : window->findChildren<QWidget *>()) {
        const bool isOwn = !widget->objectName().startsWith(u"qt_");
        if (!widget->isVisible() || !widget->isEnabled() || widget->window() != window || !isOwn
            || !(widget->focusPolicy() & Qt::TabFocus) || widget->focusProxy())
            continue;
        if (qobject_cast<const QScrollBar *>(widget) || qobject_cast<const QHeaderView *>(widget)
            || qobject_cast<const QAbstractScrollArea *>(widget->parentWidget()))
            continue;
        if (!reached.contains(widget))
            found.append(u"Tab does not reach "_s + nameOf(widget));
        if (widget->objectName().isEmpty())
            found.append(u"no objectName: "_s + nameOf(widget));
        const QAccessibleInterface *face =
            QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
        if (!face || face->text(QAccessible::Name).trimmed().isEmpty())
            found.append(u"no accessible name: "_s + nameOf(widget));
    }
    if (!found.isEmpty()) {
        QStringList names;
        for (const QWidget *widget : reached)
            names.append(widget->objectName());
        found.append(u"reached: "_s + names.join(u", "_s));
    }
    return found;
}

} // namespace support
