// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/LaxShop.h"

using namespace Qt::StringLiterals;

namespace laxshop {

void make(const support::TestDatabase &database, const QStringList &areas)
{
    const QString times = u"created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP, updated_at TIMESTAMP"_s;
    if (areas.contains(u"market"_s)) {
        database.run(u"CREATE TABLE categories (id INTEGER PRIMARY KEY, category_name TEXT, %1);\n"
                     "CREATE TABLE users (id INTEGER PRIMARY KEY, telegram_id BIGINT, username TEXT, first_name TEXT, "
                     "last_name TEXT, %1);\n"
                     "CREATE TABLE products (id INTEGER PRIMARY KEY, name TEXT, description TEXT, price BIGINT, "
                     "file_id TEXT, category_id BIGINT, hidden_content TEXT, %1);\n"
                     "CREATE TABLE purchases (id INTEGER PRIMARY KEY, user_id BIGINT, product_id BIGINT, price BIGINT, "
                     "payment_id TEXT, payment_type TEXT, %1)"_s.arg(times));
    }
    if (areas.contains(u"phonebook"_s)) {
        database.run(u"CREATE TABLE \"user\" (id INTEGER PRIMARY KEY, name TEXT, surname TEXT, age FLOAT, email TEXT, "
                     "country TEXT, city TEXT, deleted BOOLEAN, %1);\n"
                     "CREATE TABLE phonebook (id INTEGER PRIMARY KEY, user_id BIGINT, number TEXT, deleted BOOLEAN, "
                     "deleted_at TIMESTAMP, %1)"_s.arg(times));
    }
    if (areas.contains(u"archive"_s)) {
        database.run(u"CREATE TABLE shopbook_archived (table_name TEXT, row_id BIGINT, row_created_at TEXT)"_s);
    }
}

} // namespace laxshop
