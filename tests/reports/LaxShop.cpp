// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/LaxShop.h"

using namespace Qt::StringLiterals;

namespace laxshop
{

void make(const support::TestDatabase &database, const QStringList &areas)
{
    const QString times = u"created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP, updated_at TIMESTAMP"_s;
    if (areas.contains(u"market"_s)) {
        database.run(
            u"CREATE TABLE categories (id INTEGER PRIMARY KEY, category_name TEXT, %1);\n"
            "CREATE TABLE users (id INTEGER PRIMARY KEY, telegram_id BIGINT, username TEXT, first_name TEXT, "
            "last_name TEXT, %1);\n"
            "CREATE TABLE products (id INTEGER PRIMARY KEY, name TEXT, description TEXT, price BIGINT, "
            "file_id TEXT, category_id BIGINT, hidden_content TEXT, %1);\n"
            "CREATE TABLE purchases (id INTEGER PRIMARY KEY, user_id BIGINT, product_id BIGINT, price "
            "BIGINT, "
            "payment_id TEXT, payment_type TEXT, %1)"_s.arg(times));
    }
    if (areas.contains(u"phonebook"_s)) {
        database.run(
            u"CREATE TABLE \"user\" (id INTEGER PRIMARY KEY, name TEXT, surname TEXT, age FLOAT, email TEXT, "
            "country TEXT, city TEXT, deleted BOOLEAN, %1);\n"
            "CREATE TABLE phonebook (id INTEGER PRIMARY KEY, user_id BIGINT, number TEXT, deleted BOOLEAN, "
            "deleted_at TIMESTAMP, %1)"_s.arg(times));
    }
    if (areas.contains(u"archive"_s)) {
        database.run(
            u"CREATE TABLE shopbook_archived (table_name TEXT, row_id BIGINT, row_created_at TEXT)"_s);
    }
}

void fill(const support::TestDatabase &database)
{
    database.run(uR"(
INSERT INTO categories (id, category_name, created_at) VALUES (1, 'Курсы', '2026-01-01 00:00:00');
INSERT INTO categories (id, category_name, created_at) VALUES (2, 'Пусто', '2026-01-01 00:00:00');
INSERT INTO users (id, telegram_id, first_name, last_name, created_at) VALUES (1, 9007199254740993, 'Анна', 'Смирнова', '2026-01-01 00:00:00');
INSERT INTO users (id, telegram_id, username, created_at) VALUES (2, 222, 'nika', '2026-01-01 00:00:00');
INSERT INTO users (id, telegram_id, created_at) VALUES (3, 333, '2026-01-01 00:00:00');
INSERT INTO products (id, name, price, category_id, created_at) VALUES (1, 'Курс SQL', 990, 1, '2026-01-01 00:00:00');
INSERT INTO products (id, name, price, category_id, created_at) VALUES (2, 'Вебинар', 12500, 1, '2026-01-01 00:00:00');
INSERT INTO products (id, name, price, category_id, created_at) VALUES (3, '', NULL, 77, '2026-01-01 00:00:00');
INSERT INTO purchases (id, user_id, product_id, price, payment_id, payment_type, created_at) VALUES (1, 1, 1, 990, 'p1', 'yukassa', '2026-02-01 10:00:00');
INSERT INTO purchases (id, user_id, product_id, price, payment_id, payment_type, created_at) VALUES (2, 1, 1, 500, 'p2', 'stars', '2026-02-03 10:00:00');
INSERT INTO purchases (id, user_id, product_id, price, payment_id, payment_type, created_at) VALUES (3, 2, 1, 100, 'p3', 'yukassa', '2026-02-02 10:00:00');
INSERT INTO purchases (id, user_id, product_id, price, payment_id, payment_type, created_at) VALUES (4, 1, 88, 990, 'p4', 'yukassa', '2026-02-02 10:00:00');
INSERT INTO purchases (id, user_id, product_id, price, payment_id, payment_type, created_at) VALUES (5, 99, 1, 10, 'p5', 'cash', '2026-01-15 10:00:00');
INSERT INTO purchases (id, user_id, product_id, price, payment_id, payment_type, created_at) VALUES (6, NULL, 1, 20, 'p6', 'cash', NULL);
INSERT INTO purchases (id, user_id, product_id, price, payment_id, payment_type, created_at) VALUES (7, 3, NULL, 7, NULL, NULL, '2026-02-04 10:00:00'))"_s);
}

} // namespace laxshop
