// SPDX-License-Identifier: GPL-3.0-or-later
#include "UpgradeFixture.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;
using clitest::Outcome;
using clitest::runCli;

void UpgradeFixture::fill(support::TestDatabase &database)
{
    const bool isSqlite = support::engine() == database::Engine::Sqlite;
    const QString id = isSqlite ? u"INTEGER NOT NULL"_s : u"SERIAL NOT NULL"_s;
    const QString times = u"created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL, "
                          "updated_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL, PRIMARY KEY (id)"_s;
    database.run(
        u"CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY);\n"
        "INSERT INTO alembic_version VALUES ('2fda6446e69f');\n"
        "CREATE TABLE categories (category_name TEXT NOT NULL, id %1, %2);\n"
        "CREATE TABLE users (telegram_id BIGINT NOT NULL UNIQUE, username VARCHAR, first_name VARCHAR, "
        "last_name VARCHAR, id %1, %2);\n"
        "CREATE TABLE products (name TEXT NOT NULL, description TEXT NOT NULL, price INTEGER NOT NULL, "
        "file_id TEXT, "
        "category_id INTEGER NOT NULL REFERENCES categories (id), id %1, %2);\n"
        "CREATE TABLE purchases (user_id INTEGER NOT NULL REFERENCES users (id), "
        "product_id INTEGER NOT NULL REFERENCES products (id), price INTEGER NOT NULL, id %1, %2);\n"
        "INSERT INTO categories (id, category_name) VALUES (1, 'Books');\n"
        "INSERT INTO users (id, telegram_id) VALUES (1, 77);\n"
        "INSERT INTO products (id, name, description, price, category_id) VALUES (1, 'Tea', '', 5, 1);\n"
        "INSERT INTO purchases (id, user_id, product_id, price) VALUES (7, 1, 1, 5), (8, 1, 1, 6);\n"_s.arg(
            id, times));
}

Outcome UpgradeFixture::migrate(const support::TestDatabase &database, const QStringList &arguments)
{
    return runCli(QStringList{u"--database"_s, database.location().toUrl(), u"migrate"_s} + arguments);
}

QStringList UpgradeFixture::steps(const Outcome &outcome)
{
    QStringList result;
    for (const QJsonValue &step : outcome.json().value(u"applied"_s).toArray())
        result.append((step[u"direction"_s].toString() == u"upgrade" ? u"+"_s : u"-"_s)
                      + step[u"revision"_s].toString());
    return result;
}

QString UpgradeFixture::market(const support::TestDatabase &database)
{
    return migrate(database, {u"current"_s, u"--json"_s})
        .json()
        .value(u"revisions"_s)[u"market"_s]
        .toString();
}
