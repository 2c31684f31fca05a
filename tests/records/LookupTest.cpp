// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/Loader.h"
#include "records/Lookup.h"
#include "records/Store.h"

#include "database/Transaction.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace store;
using database::Engine;
using database::Role;

class LookupTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init();
    void cleanupTestCase() { m_stores.end(); }

    void labelsTakeTheFirstThatIsNotEmpty();
    void aRowIsReadWhole();
    void choicesBeginWithTheExactMatch();
    void choicesOfManyRowsStillBeginWithTheExactMatch();
    void choicesIgnoreCaseInEveryScript();
    void choicesTakeWildcardsAsTheyAre();
    void choicesLeaveOutWhatIsHidden();
    void choicesOfADatabaseThatIsOnlyRead();
    void distinctValuesOfAColumn();
    void missingTablesAndColumns();
    void theLoaderFillsAnEmptyDatabase();
    void theLoaderRefusesADatabaseWithRows();
    void theLoaderNamesTheRowThatBreaksARule();
    void theLoaderMovesASequenceThatNobodyOwns();

private:
    [[nodiscard]] database::Connection open() const { return m_database->open(Role::Reader); }
    [[nodiscard]] QStringList choices(Table table, const QString &typed, int limit = 20) const;
    void empty() const;
    Stores m_stores;
    support::TestDatabase *m_database = nullptr;
};

void LookupTest::init()
{
    support::failOnSqlWarnings();
    m_database = &m_stores.begin(support::engine());
}

QStringList LookupTest::choices(Table table, const QString &typed, int limit) const
{
    QStringList labels;
    for (const records::Choice &choice : UNWRAP(records::choices(open(), table, typed, limit)))
        labels.append(choice.label);
    return labels;
}

void LookupTest::labelsTakeTheFirstThatIsNotEmpty()
{
    m_database->run(u"INSERT INTO users (telegram_id, username, first_name, last_name) VALUES (77, 'bob', '  ', NULL);\n"
                    "INSERT INTO users (telegram_id, username, first_name, last_name) VALUES (78, '', NULL, 'Фамилия');\n"
                    "UPDATE phonebook SET number = NULL WHERE id = 3;\n"_s);
    const auto connection = open();
    const auto label = [&](Table table, qint64 id) { return UNWRAP(records::labelOf(connection, {table, id})); };
    QCOMPARE(label(Table::Customers, 1), u"Ада Лавлейс"_s);
    QCOMPARE(label(Table::Customers, 2), u"-5"_s);               // no name at all: the Telegram id
    QCOMPARE(label(Table::Customers, 3), u"bob"_s);
    QCOMPARE(label(Table::Customers, 4), u"Фамилия"_s);
    QCOMPARE(label(Table::Purchases, 1), u"p-1"_s);
    QCOMPARE(label(Table::People, 2), u"Ирина"_s);
    QCOMPARE(label(Table::Numbers, 3), u"#3"_s);
    QCOMPARE(label(Table::Products, 99), u"#99"_s);
}

void LookupTest::aRowIsReadWhole()
{
    const auto connection = open();
    const Record row = UNWRAP(records::readRow(connection, {Table::Products, 1}));
    QCOMPARE(row.size(), schema::entity(Table::Products).fields.size());
    QCOMPARE(row.value(u"id"_s), QVariant(qint64(1)));
    QCOMPARE(row.value(u"file_id"_s), QVariant());
    QCOMPARE(row.value(u"created_at"_s), QVariant(u"2026-01-03 10:00:00"_s));
    const auto missing = records::readRow(connection, {Table::Products, 99});
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, base::ErrorCode::NotFound);
}

void LookupTest::choicesBeginWithTheExactMatch()
{
    for (const char *name : {"Новый курс", "курс", "Курсант", "Книги", "100% курс", "Курс SQL"})
        m_database->run(u"INSERT INTO categories (category_name) VALUES ('%1');\n"_s.arg(QString::fromUtf8(name)));
    QCOMPARE(choices(Table::Categories, u"КУРС"_s),
             (QStringList{u"курс"_s, u"Курс SQL"_s, u"Курсант"_s, u"Курсы"_s, u"100% курс"_s, u"Новый курс"_s}));
    QCOMPARE(choices(Table::Categories, u"курс"_s, 2), (QStringList{u"курс"_s, u"Курс SQL"_s}));
    QCOMPARE(choices(Table::Categories, u"  курсы "_s), QStringList{u"Курсы"_s});
    QCOMPARE(choices(Table::Categories, u"нет такого"_s), QStringList());
    QCOMPARE(choices(Table::Categories, {}).size(), 8);
    QCOMPARE(choices(Table::Categories, {}, 3), (QStringList{u"100% курс"_s, u"Вебинары"_s, u"Книги"_s}));
}

void LookupTest::choicesOfManyRowsStillBeginWithTheExactMatch()
{
    QString sql = u"BEGIN;\n"_s;
    for (int index = 0; index < 1500; ++index)
        sql += u"INSERT INTO categories (category_name) VALUES ('Много %1');\n"_s.arg(index);
    sql += u"INSERT INTO categories (category_name) VALUES ('О себе');\nINSERT INTO categories (category_name) VALUES ('о');\nCOMMIT;\n"_s;
    m_database->run(sql);
    QStringList found = choices(Table::Categories, u"О"_s, 5);
    QCOMPARE(found.size(), 5);
    QCOMPARE(found.first(2), (QStringList{u"о"_s, u"О себе"_s}));
    QVERIFY(found.at(2).startsWith(u"Много"_s));
    QCOMPARE(QSet<QString>(found.cbegin(), found.cend()).size(), 5);
    QCOMPARE(choices(Table::Categories, {}, 2), (QStringList{u"о"_s, u"О себе"_s}));       // the newest
}

void LookupTest::choicesIgnoreCaseInEveryScript()
{
    QCOMPARE(choices(Table::Customers, u"лАВ"_s), QStringList{u"Ада Лавлейс"_s});
    QCOMPARE(choices(Table::Customers, u"-5"_s), QStringList{u"-5"_s});
    QCOMPARE(choices(Table::People, u"ИРИ"_s), QStringList{u"Ирина"_s});
    QCOMPARE(choices(Table::People, u"x JOHN"_s), QStringList{u"Alex John"_s});
    QCOMPARE(choices(Table::Customers, u"9007199254740993"_s), QStringList());   // it has a name: that is what is searched
}

void LookupTest::choicesTakeWildcardsAsTheyAre()
{
    m_database->run(u"INSERT INTO categories (category_name) VALUES ('100%');\n"
                    "INSERT INTO categories (category_name) VALUES ('a_b');\nINSERT INTO categories (category_name) VALUES ('O''Neil \"q\" \\ ?');\n"_s);
    QCOMPARE(choices(Table::Categories, u"%"_s), QStringList{u"100%"_s});
    QCOMPARE(choices(Table::Categories, u"_"_s), QStringList{u"a_b"_s});
    QCOMPARE(choices(Table::Categories, u"'"_s), QStringList{u"O'Neil \"q\" \\ ?"_s});
    QCOMPARE(choices(Table::Categories, u"\\ ?"_s), QStringList{u"O'Neil \"q\" \\ ?"_s});
    QCOMPARE(choices(Table::Categories, u"' OR 1=1 --"_s), QStringList());
}

void LookupTest::choicesLeaveOutWhatIsHidden()
{
    m_database->run(u"INSERT INTO shopbook_archived VALUES ('products', 1, '2026-01-03 10:00:00');\n"
                    "INSERT INTO shopbook_archived VALUES ('products', 2, '1999-01-01 00:00:00');\n"     // another row had that id
                    "INSERT INTO shopbook_archived VALUES ('categories', 2, '2026-01-03 10:00:01');\n"
                    "UPDATE \"user\" SET deleted = TRUE WHERE id = 1;\n"_s);
    QCOMPARE(choices(Table::Products, {}), QStringList{u"Вебинар"_s});
    QCOMPARE(choices(Table::Categories, {}).size(), 2);
    QCOMPARE(choices(Table::People, {}), QStringList{u"Ирина"_s});
    QVERIFY(UNWRAP(records::isArchived(open(), {Table::Products, 1})));
    QVERIFY(!UNWRAP(records::isArchived(open(), {Table::Products, 2})));
    if (support::engine() == Engine::Sqlite) {   // the lesson's program stores words
        m_database->run(u"UPDATE \"user\" SET deleted = CASE id WHEN 1 THEN 'False' ELSE 'True' END;\n"_s);
        QCOMPARE(choices(Table::People, {}), QStringList{u"Alex John"_s});
    }
}

void LookupTest::choicesOfADatabaseThatIsOnlyRead()
{
    m_stores.spoil();
    m_database->run(u"DROP TABLE shopbook_archived;\n"_s);
    QCOMPARE(choices(Table::Products, u"вебинар"_s), QStringList{u"Вебинар"_s});
    QVERIFY(!UNWRAP(records::hasArchive(open())));
    QVERIFY(!UNWRAP(records::isArchived(open(), {Table::Products, 1})));
}

void LookupTest::distinctValuesOfAColumn()
{
    m_database->run(u"INSERT INTO \"user\" (name, age, email, country, city) VALUES ('x', 1, 'x@example.org', 'Россия', NULL);\n"_s);
    const auto values = [&](const QString &column, const QString &typed, int limit = 20) {
        return UNWRAP(records::distinctValues(open(), Table::People, column, typed, limit));
    };
    QCOMPARE(values(u"country"_s, {}), (QStringList{u"USA"_s, u"Россия"_s}));
    QCOMPARE(values(u"country"_s, u"осс"_s), QStringList{u"Россия"_s});
    QCOMPARE(values(u"country"_s, {}, 1), QStringList{u"USA"_s});
    QCOMPARE(values(u"city"_s, {}), QStringList());                       // NULL and '' are no values
    QCOMPARE(UNWRAP(records::distinctValues(open(), Table::Purchases, u"payment_type"_s, {})).size(), 3);
}

void LookupTest::missingTablesAndColumns()
{
    m_stores.spoil();
    for (const schema::Entity &entity : schema::entities())
        QVERIFY(UNWRAP(records::hasTable(open(), entity.table)));
    m_database->run(u"DROP TABLE phonebook;\nALTER TABLE products DROP COLUMN hidden_content;\n"_s);
    QVERIFY(!UNWRAP(records::hasTable(open(), Table::Numbers)));
    QVERIFY(!UNWRAP(records::hasTable(open(), Table::Products)));
    QVERIFY(UNWRAP(records::hasTable(open(), Table::People)));
}

void LookupTest::empty() const
{
    m_database->run(u"DELETE FROM purchases;\nDELETE FROM products;\nDELETE FROM users;\nDELETE FROM categories;\n"
                    "DELETE FROM phonebook;\nDELETE FROM \"user\";\n"_s);
}

void LookupTest::theLoaderFillsAnEmptyDatabase()
{
    empty();
    const auto connection = m_database->open(Role::Writer);
    auto transaction = UNWRAP(database::Transaction::begin(connection, database::Transaction::Kind::Write));
    auto loader = UNWRAP(records::Loader::begin(connection));
    const auto add = [&](Table table, qint64 id, Record row) {
        row.insert(u"id"_s, id);
        UNWRAP(loader.add(table, row));
    };
    // Children before their parents have filled a batch: 450 purchases are more than four batches.
    for (qint64 id = 1; id <= 5; ++id)
        add(Table::Categories, id, {{u"category_name"_s, u"Раздел %1"_s.arg(id)}});
    for (qint64 id = 1; id <= 101; ++id)
        add(Table::Customers, id, {{u"telegram_id"_s, Q_INT64_C(9007199254740993) + id}});
    for (qint64 id = 1; id <= 7; ++id) {
        Record product = newProduct(u"Товар %1"_s.arg(id), 1 + id % 5);
        product.insert(u"created_at"_s, u"2026-02-02 02:02:02.5"_s);
        add(Table::Products, id, product);
    }
    for (qint64 id = 1; id <= 450; ++id)
        add(Table::Purchases, id * 2, newPurchase(u"load-%1"_s.arg(id), 1 + id % 101, 1 + id % 7));
    Record person = newPerson(u"ada@example.org"_s);
    add(Table::People, 21, person);
    add(Table::Numbers, 3, {{u"number"_s, u"112"_s}, {u"user_id"_s, qint64(21)}});
    UNWRAP(loader.finish());
    UNWRAP(std::move(transaction).commit());

    QCOMPARE(m_database->scalar(u"SELECT count(*) FROM purchases"_s).toInt(), 450);
    QCOMPARE(m_database->scalar(u"SELECT max(id) FROM purchases"_s).toInt(), 900);
    const Record product = row(connection, Table::Products, 7);
    QVERIFY(product.value(u"created_at"_s).toString().startsWith(u"2026-02-02 02:02:02.5"_s));
    QCOMPARE(product.value(u"updated_at"_s), product.value(u"created_at"_s));
    const Record stored = row(connection, Table::People, 21);
    QCOMPARE(stored.value(u"deleted"_s), QVariant(false));
    QVERIFY(stored.value(u"updated_at"_s).isNull());
    QVERIFY(!stored.value(u"created_at"_s).isNull());
    QCOMPARE(m_database->scalar(u"SELECT count(*) FROM shopbook_step"_s).toInt(), 0);
    // What a bot adds comes after: the sequences have been moved on.
    m_database->run(u"INSERT INTO purchases (user_id, product_id, price, payment_id, payment_type) VALUES (1, 1, 1, 'bot', 'stars');\n"
                    "INSERT INTO \"user\" (name, age, email, country) VALUES ('x', 1, 'x@example.org', 'y');\n"_s);
    QCOMPARE(m_database->scalar(u"SELECT id FROM purchases WHERE payment_id = 'bot'"_s).toInt(), 901);
    QCOMPARE(m_database->scalar(u"SELECT id FROM \"user\" WHERE email = 'x@example.org'"_s).toInt(), 22);
}

void LookupTest::theLoaderRefusesADatabaseWithRows()
{
    const auto connection = m_database->open(Role::Writer);
    const QString before = contents(*m_database);
    auto transaction = UNWRAP(database::Transaction::begin(connection, database::Transaction::Kind::Write));
    const auto loader = records::Loader::begin(connection);
    QVERIFY(!loader);
    QCOMPARE(loader.error().code, base::ErrorCode::Failed);
    UNWRAP(std::move(transaction).rollback());
    QCOMPARE(contents(*m_database), before);
}

void LookupTest::theLoaderNamesTheRowThatBreaksARule()
{
    empty();
    const auto connection = m_database->open(Role::Writer);
    auto transaction = UNWRAP(database::Transaction::begin(connection, database::Transaction::Kind::Write));
    auto loader = UNWRAP(records::Loader::begin(connection));
    const auto refused = loader.add(Table::People, {{u"id"_s, qint64(17)}, {u"name"_s, u"x"_s}});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, base::ErrorCode::BrokenRule);
    QVERIFY(refused.error().message.contains(u"17"_s));
    UNWRAP(std::move(transaction).rollback());
}

void LookupTest::theLoaderMovesASequenceThatNobodyOwns()
{
    if (support::engine() == Engine::Sqlite)
        return;   // it has none
    m_stores.spoil();
    empty();
    m_database->run(u"ALTER SEQUENCE categories_id_seq OWNED BY NONE;\nALTER TABLE users ALTER COLUMN id DROP DEFAULT;\n"_s);
    const auto connection = m_database->open(Role::Writer);
    auto transaction = UNWRAP(database::Transaction::begin(connection, database::Transaction::Kind::Write));
    auto loader = UNWRAP(records::Loader::begin(connection));
    UNWRAP(loader.add(Table::Categories, {{u"id"_s, qint64(40)}, {u"category_name"_s, u"Раздел"_s}}));
    UNWRAP(loader.add(Table::Customers, {{u"id"_s, qint64(5)}, {u"telegram_id"_s, qint64(1)}}));
    UNWRAP(loader.finish());
    UNWRAP(std::move(transaction).commit());
    m_database->run(u"INSERT INTO categories (category_name) VALUES ('x');\n"_s);
    QCOMPARE(m_database->scalar(u"SELECT max(id) FROM categories"_s).toInt(), 41);
}

QTEST_GUILESS_MAIN(LookupTest)
#include "LookupTest.moc"
