// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/Counted.h"

#include <QCoreApplication>

#include <algorithm>

namespace schema
{

QString counted(Table table, const QString &number, qint64 count)
{
    const int n = int(std::min<qint64>(count, std::numeric_limits<int>::max()));
    const auto text = [&] {
        switch (table) {
        case Table::Categories:
            return QCoreApplication::translate("schema::counted", "%1 category(ies)", nullptr, n);
        case Table::Customers:
            return QCoreApplication::translate("schema::counted", "%1 customer(s)", nullptr, n);
        case Table::Products:
            return QCoreApplication::translate("schema::counted", "%1 product(s)", nullptr, n);
        case Table::Purchases:
            return QCoreApplication::translate("schema::counted", "%1 purchase(s)", nullptr, n);
        case Table::People:
            return QCoreApplication::translate("schema::counted", "%1 person(s)", nullptr, n);
        case Table::Numbers:
            break;
        }
        return QCoreApplication::translate("schema::counted", "%1 number(s)", nullptr, n);
    };
    return text().arg(number);
}

} // namespace schema
