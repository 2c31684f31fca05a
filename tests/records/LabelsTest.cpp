// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/Labels.h"
#include "records/Store.h"

#include "database/Transaction.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace store;
using database::Role;
using records::Choice;

/// The labels in memory answer what the database does, row for row, and know when they are out of date.
class LabelsTest : public QObject
{
    Q_OBJECT
    /// Longer than any test.
    static constexpr int patience = 3'600'000;
    Stores m_stores;
    support::TestDatabase *m_database = nullptr;

    static QStringList told(const QList<Choice> &choices)
    {
        QStringList lines;
        for (const Choice &choice : choices)
            lines.append(u"%1 %2"_s.arg(choice.id).arg(choice.label));
        return lines;
    }
    /// Both answers; the one from memory must come from there.
    static void compare(records::Labels &labels, const database::Connection &connection, Table table,
                        const QString &typed, int limit)
    {
        const auto asked = told(UNWRAP(records::choices(connection, table, typed, limit)));
        const auto remembered = told(UNWRAP(labels.choices(connection, table, typed, limit)));
        QVERIFY2(remembered == asked, qPrintable(u"“%1”, %2:\n%3\n%4"_s.arg(typed).arg(limit).arg(
                                          remembered.join(u", "), asked.join(u", "))));
        QCOMPARE(labels.wasInMemory(), !typed.trimmed().isEmpty());
    }
    /// A server's transactions are those of all its databases, other tests' among them: within this one nothing moves.
    static database::Transaction still(const database::Connection &connection)
    {
        return UNWRAP(database::Transaction::begin(connection, database::Transaction::Kind::Read));
    }
    void addCustomers(const QStringList &names) const
    {
        const auto connection = m_database->open(Role::Writer);
        auto id = UNWRAP(connection.scalar(u"SELECT MAX(id) FROM users"_s)).toLongLong();
        UNWRAP(connection.execute(u"BEGIN"_s));
        for (const QString &name : names) {
            ++id;
            UNWRAP(connection.execute(
                u"INSERT INTO users (id, telegram_id, first_name, last_name) VALUES (?, ?, ?, ?)"_s,
                {id, 100'000 + id, name.section(u'|', 0, 0), name.section(u'|', 1)}));
        }
        UNWRAP(connection.execute(u"COMMIT"_s));
    }
    /// Names of all kinds of letters that are odd about their case.
    static QStringList oddNames(int count)
    {
        static const QStringList parts{u"Ёлка"_s,     u"ёлКА"_s,        u"елка"_s,      u"И\u0306од"_s, u"Йод"_s,
                                       u"İstanbul"_s, u"istanbul"_s,    u"ISTANBUL"_s,  u"ıI"_s,        u"Straße"_s,
                                       u"STRASSE"_s,  u"ẞ"_s,           u"ΟΔΟΣ"_s,      u"οδος"_s,      u"ς"_s,
                                       u"é"_s,        u"e\u0301"_s,     u"É"_s,         u"%"_s,         u"_"_s,
                                       u"\\"_s,       u"'"_s,           u"日本"_s,      u"😀"_s,        u"ǅ"_s,
                                       u"Ⱥ"_s,        u"K"_s,           u"Анна Мария"_s, u"  два  "_s,  u"а"_s};
        QStringList names;
        for (int i = 0; i < count; ++i)
            names.append(parts.at(i % parts.size()) + u'|'
                         + parts.at(int(quint32(i * 2654435761U) >> 8) % parts.size()));
        return names;
    }

private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init()
    {
        support::failOnSqlWarnings();
        m_database = &m_stores.begin(support::engine());
    }
    void cleanupTestCase() { m_stores.end(); }

    void theSameAnswers()
    {
        addCustomers(oddNames(900));
        const auto connection = m_database->open(Role::Reader);
        const auto picture = still(connection);
        records::Labels labels;
        QSet<QString> needles{u" "_s, u"нет такого"_s, u"\t"_s, u"-5"_s};
        for (const QString &name : oddNames(qEnvironmentVariableIsSet("SHOPBOOK_SOAK") ? 60 : 12)) {
            const QString label = QString(name).replace(u'|', u' ').trimmed();
            for (const QString &some : {label, label.toUpper(), label.toLower(), label.left(1), label.left(3), label.mid(1, 2),
                                        label.right(2), name.section(u'|', 0, 0).toLower()})
                needles.insert(some);
        }
        for (const QString &needle : needles)
            for (const int limit : {1, 20})
                compare(labels, connection, Table::Customers, needle, limit);
        for (const Table table : {Table::Categories, Table::Products, Table::People, Table::Numbers})
            for (const QString &needle : {u"к"_s, u"КУРС"_s, u"1"_s, u"о"_s})
                compare(labels, connection, table, needle, 20);
    }

    /// So many that not all of them are put in order.
    void theSameAmongMany()
    {
        QStringList names = oddNames(1500);
        for (int i = 0; i < 1300; ++i)
            names.append(u"Олег"_s + QString(i % 5, u'о') + u'|' + QString::number(i));
        names.append({u"о|"_s, u"О|"_s, u"ое|"_s});
        addCustomers(names);
        const auto connection = m_database->open(Role::Reader);
        const auto picture = still(connection);
        records::Labels labels;
        for (const QString &needle : {u"О"_s, u"о"_s, u"Ол"_s, u"олег"_s, u"ОЛЕГОО"_s, u"ооо 1"_s, u"л"_s, u"а"_s, u"i"_s})
            for (const int limit : {1, 5, 20})
                compare(labels, connection, Table::Customers, needle, limit);
    }

    void whatWasWrittenSinceIsKnown()
    {
        const auto connection = m_database->open(Role::Reader);
        const auto writer = m_database->open(Role::Writer);
        records::Labels labels(0);
        const auto found = [&](const QString &typed) { return told(UNWRAP(labels.choices(connection, Table::Customers, typed))); };
        QCOMPARE(found(u"лав"_s), QStringList{u"1 Ада Лавлейс"_s});
        QVERIFY(labels.wasInMemory() || support::engine() == database::Engine::Postgresql);
        UNWRAP(writer.execute(u"UPDATE users SET last_name = 'Байрон' WHERE id = 1"_s));
        QCOMPARE(found(u"лав"_s), QStringList());
        QCOMPARE(found(u"байр"_s), QStringList{u"1 Ада Байрон"_s});
        UNWRAP(writer.execute(u"INSERT INTO users (id, telegram_id, first_name) VALUES (77, 77, 'Байронна')"_s));
        QCOMPARE(found(u"байр"_s), (QStringList{u"77 Байронна"_s, u"1 Ада Байрон"_s}));
        UNWRAP(writer.execute(u"DELETE FROM users WHERE id = 77"_s));
        QCOMPARE(found(u"байр"_s), QStringList{u"1 Ада Байрон"_s});
        // A transaction that has begun before the labels were read, and ends after.
        UNWRAP(writer.execute(u"BEGIN"_s));
        UNWRAP(writer.execute(u"UPDATE users SET last_name = 'Кинг' WHERE id = 1"_s));
        QCOMPARE(found(u"байр"_s), QStringList{u"1 Ада Байрон"_s});
        QCOMPARE(found(u"кинг"_s), QStringList());
        UNWRAP(writer.execute(u"COMMIT"_s));
        QCOMPARE(found(u"байр"_s), QStringList());
        QCOMPARE(found(u"кинг"_s), QStringList{u"1 Ада Кинг"_s});
    }

    /// A bot writes all the time: the labels stay, what was added since is looked up.
    void besideABotTheAnswersAreTheSame()
    {
        addCustomers(oddNames(300));
        const auto connection = m_database->open(Role::Reader);
        records::Labels labels(patience);
        UNWRAP(labels.prepare(connection, Table::Customers));
        addCustomers(oddNames(330));
        const auto picture = still(connection);
        for (const QString &name : oddNames(30))
            for (const int limit : {1, 20})
                compare(labels, connection, Table::Customers, name.section(u'|', 0, 0).toLower(), limit);
        compare(labels, connection, Table::Customers, u" "_s, 20);
    }

    void besideABotManyAreFound()
    {
        QStringList names;
        for (int i = 0; i < 1300; ++i)
            names.append(u"Олег"_s + QString(i % 5, u'о') + u'|' + QString::number(i));
        addCustomers(names);
        const auto connection = m_database->open(Role::Reader);
        records::Labels labels(patience);
        UNWRAP(labels.prepare(connection, Table::Customers));
        addCustomers({u"о|"_s, u"О|"_s, u"ое|"_s, u"Олег|"_s});
        const auto picture = still(connection);
        for (const QString &needle : {u"О"_s, u"Ол"_s, u"олег"_s, u"ооо 1"_s})
            for (const int limit : {1, 5, 20})
                compare(labels, connection, Table::Customers, needle, limit);
    }

    void whatThisProgramWroteIsKnownAtOnce()
    {
        const auto connection = m_database->open(Role::Reader);
        const auto writer = m_database->open(Role::Writer);
        records::Labels labels(patience);
        const auto found = [&](const QString &typed) { return told(UNWRAP(labels.choices(connection, Table::Customers, typed))); };
        QCOMPARE(found(u"лав"_s), QStringList{u"1 Ада Лавлейс"_s});
        ChangeSet set;
        set.set({Table::Customers, 1}, u"last_name"_s, u"Лавлейс"_s, u"Байрон"_s);
        labels.written(SAVED(records::save(writer, set, author(), u"Rename"_s)).changed);
        QCOMPARE(found(u"байр"_s), QStringList{u"1 Ада Байрон"_s});
        QVERIFY(labels.wasInMemory());
        QCOMPARE(found(u"лав"_s), QStringList());
        // Another program's new name is found when the labels are read again; the old one is never offered.
        UNWRAP(writer.execute(u"UPDATE users SET first_name = 'Новое' WHERE id = 2"_s));
        for (const Choice &choice : UNWRAP(labels.choices(connection, Table::Customers, u"-5"_s)))
            QVERIFY(choice.id != 2);
        QList<records::RowKey> many;
        for (qint64 id = 1; id < 2000; ++id)
            many.append({Table::Customers, id});
        labels.written(many);   // too many to look up: read again
        QCOMPARE(found(u"новое"_s), QStringList{u"2 Новое"_s});
    }

    void rowsThatAreHiddenAreNotOffered()
    {
        const auto connection = m_database->open(Role::Reader);
        records::Labels labels;
        const auto count = [&] { return UNWRAP(labels.choices(connection, Table::Products, u"е"_s)).size(); };
        const auto before = count();
        QVERIFY(before > 0);
        ChangeSet set;
        set.apply(Operation::Archive, {Table::Products, 1}, {});
        (void)SAVED(records::save(m_database->open(Role::Writer), set, author(), u"Archive"_s));
        QCOMPARE(count(), UNWRAP(records::choices(connection, Table::Products, u"е"_s)).size());
        QVERIFY(count() <= before);
    }

    void aFileWithoutWal()
    {
        if (support::engine() != database::Engine::Sqlite)
            return;
        support::TestDatabase database(database::Engine::Sqlite);
        makeTables(database);
        addRows(database);
        (void)database.scalar(u"PRAGMA journal_mode = delete"_s);
        const auto writer = database.open(Role::Writer);
        UNWRAP(writer.execute(u"INSERT INTO users (id, telegram_id, first_name) WITH RECURSIVE n(i) AS (SELECT 100 UNION ALL "
                              "SELECT i + 1 FROM n WHERE i < 50100) SELECT i, i, 'Имя ' || i FROM n"_s));
        const auto connection = database.open(Role::Reader);
        records::Labels labels;
        for (const QString &needle : {u"имя 101"_s, u"ИМЯ 50100"_s, u"9"_s})
            compare(labels, connection, Table::Customers, needle, 20);
    }

    void aDatabaseThatFailsSaysSo()
    {
        const auto connection = m_database->open(Role::Reader);
        records::Labels labels;
        m_stores.spoil();
        m_database->run(u"DROP TABLE phonebook;\n"_s);
        QVERIFY(!labels.choices(connection, Table::Numbers, u"1"_s));
        QVERIFY(!labels.prepare(connection, Table::Numbers));
    }
};

QTEST_GUILESS_MAIN(LabelsTest)
#include "LabelsTest.moc"
