// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/Store.h"

#include "database/Query.h"
#include "migration/Upgrade.h"
#include "records/Lookup.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace store {

void makeTables(support::TestDatabase &database)
{
    migration::UpgradeOptions options;
    options.ownerAgreed = true;
    options.newAreas = {u"market"_s, u"phonebook"_s};
    options.backupFolder = database.folder() + u"/backups"_s;
    const auto scripts = UNWRAP(migration::ScriptSet::builtIn());
    (void)UNWRAP(migration::upgrade(database.location(), scripts, options));
}

void addRows(support::TestDatabase &database)
{
    database.run(uR"(BEGIN;
INSERT INTO categories (category_name, created_at, updated_at) VALUES ('Курсы', '2026-01-01 10:00:00', '2026-01-01 10:00:00');
INSERT INTO categories (category_name, created_at, updated_at) VALUES ('Вебинары', '2026-01-01 10:00:01.500000', '2026-01-01 10:00:01.500000');
INSERT INTO users (telegram_id, username, first_name, last_name, created_at) VALUES (9007199254740993, 'ada', 'Ада', 'Лавлейс', '2026-01-02 10:00:00');
INSERT INTO users (telegram_id, username, first_name, last_name, created_at) VALUES (-5, NULL, '', NULL, '2026-01-02 10:00:01');
INSERT INTO products (name, description, price, file_id, category_id, hidden_content, created_at) VALUES ('Курс по SQL', 'Описание курса', 990, NULL, 1, 'https://example.org/секрет', '2026-01-03 10:00:00');
INSERT INTO products (name, description, price, file_id, category_id, hidden_content, created_at) VALUES ('Вебинар', 'Запись вебинара', 100, '', 2, 'пароль', '2026-01-03 10:00:01');
INSERT INTO purchases (user_id, product_id, price, payment_id, payment_type, created_at) VALUES (1, 1, 990, 'p-1', 'yukassa', '2026-01-04 10:00:00');
INSERT INTO purchases (user_id, product_id, price, payment_id, payment_type, created_at) VALUES (1, 1, 50, 'p-2', 'stars', '2026-01-04 10:00:01');
INSERT INTO purchases (user_id, product_id, price, payment_id, payment_type, created_at) VALUES (2, 2, 100, 'p-3', 'robocassa', '2026-01-04 10:00:02');
INSERT INTO "user" (name, surname, age, email, country, city, created_at) VALUES ('Alex', 'John', 24.0, 'alex@example.org', 'USA', NULL, '2026-01-05 10:00:00');
INSERT INTO "user" (name, surname, age, email, country, city, created_at) VALUES ('Ирина', NULL, 24.5, 'irina@example.org', 'Россия', '', '2026-01-05 10:00:01');
INSERT INTO phonebook (user_id, number, created_at) VALUES (1, '+1 787 55 41', '2026-01-06 10:00:00');
INSERT INTO phonebook (user_id, number, created_at) VALUES (2, '+7 (900) 123-45-67', '2026-01-06 10:00:01');
INSERT INTO phonebook (user_id, number, created_at) VALUES (NULL, '112', '2026-01-06 10:00:02');
COMMIT;
)"_s);
}

support::TestDatabase &Stores::begin(database::Engine engine)
{
    if (m_isSpoilt)
        m_databases.erase(m_last);
    m_isSpoilt = false;
    m_last = engine;
    auto &database = m_databases[engine];
    if (!database) {
        database = std::make_unique<support::TestDatabase>(engine);
        makeTables(*database);
    } else if (engine == database::Engine::Postgresql) {
        database->run(u"TRUNCATE categories, users, products, purchases, \"user\", phonebook, shopbook_step, "
                      "shopbook_change, shopbook_archived RESTART IDENTITY;\n"_s);
    } else {
        database->run(u"DELETE FROM purchases;\nDELETE FROM products;\nDELETE FROM users;\nDELETE FROM categories;\n"
                      "DELETE FROM phonebook;\nDELETE FROM \"user\";\nDELETE FROM shopbook_change;\n"
                      "DELETE FROM shopbook_step;\nDELETE FROM shopbook_archived;\n"_s);
    }
    addRows(*database);
    return *database;
}

records::Author author()
{
    return {u"6a1f-author"_s};
}

records::Author somebodyElse()
{
    return {u"77aa-somebody-else"_s};
}

namespace {

QString textOf(const SaveFailure &failure)
{
    QString text = failure.error.message + u" | "_s + failure.error.detail;
    for (const auto &problem : failure.problems)
        text += u"\n  problem %1: %2"_s.arg(problem.problem.loc.join(u'.'), problem.problem.msg);
    for (const auto &conflict : failure.conflicts)
        text += u"\n  conflict %1 %2 %3"_s.arg(conflict.row.id).arg(conflict.isGone).arg(conflict.fields.join(u','));
    for (const auto &obstacle : failure.obstacles)
        text += u"\n  obstacle %1"_s.arg(obstacle.row.id);
    return text;
}

} // namespace

SaveReport saved(const SaveResult &result, const char *file, int line)
{
    if (result)
        return *result;
    QTest::qFail(qPrintable(textOf(result.error())), file, line);
    return {};
}

SaveFailure refused(const SaveResult &result, const char *file, int line)
{
    if (!result)
        return result.error();
    QTest::qFail("it was saved", file, line);
    return {};
}

Record row(const database::Connection &connection, Table table, qint64 id)
{
    return UNWRAP(records::readRow(connection, {table, id}));
}

Record newProduct(const QString &name, qint64 category)
{
    return {{u"name"_s, name},         {u"description"_s, u"Что-то новое"_s}, {u"price"_s, qint64(10)},
            {u"category_id"_s, category}, {u"hidden_content"_s, u"ссылка"_s}};
}

Record newPerson(const QString &email)
{
    return {{u"name"_s, u"Ада"_s}, {u"age"_s, 36.5}, {u"email"_s, email}, {u"country"_s, u"Англия"_s}};
}

Record newPurchase(const QString &paymentId, qint64 customer, qint64 product)
{
    return {{u"user_id"_s, customer},
            {u"product_id"_s, product},
            {u"price"_s, qint64(5)},
            {u"payment_type"_s, u"stars"_s},
            {u"payment_id"_s, paymentId}};
}

QString contents(const support::TestDatabase &database)
{
    const auto connection = database.open();
    QString text;
    for (const char *table : {"categories", "users", "products", "purchases", "user", "phonebook", "shopbook_archived",
                              "shopbook_step", "shopbook_change"}) {
        auto query = UNWRAP(database::Query::run(connection, u"SELECT * FROM \"%1\" ORDER BY 1, 2, 3"_s.arg(
                                                                 QString::fromLatin1(table))));
        while (query.next())
            for (int column = 0; column < query.columnCount(); ++column)
                text += query.value(column).isNull() ? u"NULL|"_s : query.value(column).toString() + u'|';
        UNWRAP(query.finish());
    }
    return text;
}

} // namespace store
