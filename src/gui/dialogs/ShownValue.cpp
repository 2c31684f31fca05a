// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/ShownValue.h"

#include "schema/Conversion.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace gui
{

QString shownValue(const schema::Field &field, const QVariant &value, bool paidInStars)
{
    if (database::value::isNull(value))
        return QCoreApplication::translate("gui::ShownValue", "no value");
    if (field.secret)
        return QString(8, QChar(0x2022));
    if (field.relation)
        return value.toLongLong() < 0
            ? QCoreApplication::translate("gui::ShownValue", "new: %1").arg(-value.toLongLong())
            : u"#%1"_s.arg(value.toLongLong());
    const QString text = schema::toShown(field, value, paidInStars);
    return text.isEmpty() ? QCoreApplication::translate("gui::ShownValue", "empty text") : text;
}

} // namespace gui
