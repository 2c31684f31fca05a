// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/PaymentTypeBox.h"

#include "schema/Entity.h"

#include <QCompleter>
#include <QLineEdit>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace gui {

PaymentTypeBox::PaymentTypeBox(QWidget *parent)
    : QComboBox(parent)
{
    setEditable(true);
    setInsertPolicy(QComboBox::NoInsert);
    // A completer would finish "star" as "Stars" behind the person's back.
    setCompleter(nullptr);
    for (const auto &stored : {u"yukassa"_s, u"robocassa"_s, u"stars"_s})
        addItem(schema::paymentTypeTitle(stored), stored);
    setCurrentIndex(-1);
    connect(this, &QComboBox::currentTextChanged, this, &PaymentTypeBox::storedEdited);
}

void PaymentTypeBox::setStored(const QString &stored)
{
    const QSignalBlocker blocker(this);
    const int known = findData(stored);
    setCurrentIndex(known);
    setEditText(known >= 0 ? itemText(known) : stored.isEmpty() ? QString() : schema::paymentTypeTitle(stored));
    if (known < 0 && currentText() != stored && !stored.isEmpty()) {
        // "unknown" is shown as "not recorded": the title must lead back to what is stored.
        addItem(currentText(), stored);
        setCurrentIndex(count() - 1);
    }
}

QString PaymentTypeBox::stored() const
{
    const QString text = currentText();
    const int known = findText(text, Qt::MatchFixedString);
    return known >= 0 ? itemData(known).toString() : text.isNull() ? u""_s : text;
}

} // namespace gui
