// SPDX-License-Identifier: GPL-3.0-or-later
#include "OneTable.h"

#include "database/Query.h"
#include "database/SqliteStatement.h"

#include <QTest>

using namespace Qt::StringLiterals;
using database::Query;

/// Statements by the drivers' own functions: values come back as they went in, and nothing stays open.
class StatementsTest : public OneTable
{
    Q_OBJECT
private:
    [[nodiscard]] qint64 compiled() const { return m_connection->sqliteStatements().compiled(); }

private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init() { prepare(); }
    void cleanup() { drop(); }

    void textsComeBackWhole_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << u""_s;
        QTest::newRow("Cyrillic") << u"Ёлка"_s;
        QTest::newRow("beyond the first plane") << u"🌸 и ещё"_s;
        QTest::newRow("a mark of the byte order first") << u"\ufeffтекст"_s;
        QTest::newRow("quotes and question marks") << u"'a' \"b\" ? $1 :x"_s;
        QTest::newRow("long") << QString(100'000, u'ж');
    }
    void textsComeBackWhole()
    {
        QFETCH(QString, text);
        VERIFY_OK(m_connection->execute(u"INSERT INTO t (id, a) VALUES (1, ?)"_s, {text}));
        const QVariant back = UNWRAP(m_connection->scalar(u"SELECT a FROM t"_s));
        QCOMPARE(back.typeId(), int(QMetaType::QString));
        QCOMPARE(back.toString(), text);
        QVERIFY(!back.toString().isNull());
    }

    void otherValuesComeBack()
    {
        const qint64 least = std::numeric_limits<qint64>::min();
        VERIFY_OK(m_connection->execute(u"INSERT INTO t (id, a, b) VALUES (1, ?, ?)"_s, {QVariant(), least}));
        auto query = UNWRAP(Query::run(*m_connection, u"SELECT a, b FROM t"_s));
        QVERIFY(query.next());
        QVERIFY(!query.value(0).isValid());
        QCOMPARE(query.number(0), 0);
        QCOMPARE(query.value(1), QVariant(least));
        QCOMPARE(query.number(1), least);
        QCOMPARE(query.text(1).toByteArray(), QByteArray::number(least));
        QVERIFY(!query.next());
        QVERIFY(!query.next());
        VERIFY_OK(query.finish());
    }

    void wrongUseIsAnError()
    {
        for (const QString &sql : {u"SELECT 1; SELECT 2"_s, u"SELEKT 1"_s, u"SELECT no_such FROM t"_s})
            QVERIFY2(!Query::run(*m_connection, sql).has_value(), qPrintable(sql));
        QVERIFY(!Query::run(*m_connection, u"SELECT id FROM t WHERE id = ?"_s).has_value());
        QVERIFY(!Query::run(*m_connection, u"SELECT id FROM t"_s, {1}).has_value());
        QVERIFY(!Query::run(*m_connection, u"SELECT id FROM t WHERE id = ?"_s, {1, 2}).has_value());
        if (isSqlite()) {
            for (const QString &sql : {u""_s, u"SELECT 1; -- more"_s, u"-- nothing"_s})
                QVERIFY2(!Query::run(*m_connection, sql).has_value(), qPrintable(sql));
        }
        QCOMPARE(UNWRAP(m_connection->scalar(u"SELECT count(*) FROM t"_s)).toInt(),
                 0); // and the connection lives
    }

    void affectedRowsAreCounted()
    {
        for (int id = 1; id <= 3; ++id)
            VERIFY_OK(m_connection->execute(u"INSERT INTO t (id, b) VALUES (?, 5)"_s, {id}));
        QCOMPARE(UNWRAP(Query::run(*m_connection, u"UPDATE t SET b = 6 WHERE id > ?"_s, {1})).rowsAffected(),
                 2);
        QCOMPARE(UNWRAP(Query::run(*m_connection, u"UPDATE t SET b = 6 WHERE id > ?"_s, {9})).rowsAffected(),
                 0);
        QCOMPARE(UNWRAP(Query::run(*m_connection, u"DELETE FROM t"_s)).rowsAffected(), 3);
    }

    /// What is asked for again is not compiled again; two at once do not get into each other's rows.
    void compiledOnce()
    {
        if (!isSqlite())
            return;
        for (int id = 1; id <= 5; ++id)
            VERIFY_OK(m_connection->execute(u"INSERT INTO t (id, b) VALUES (?, ?)"_s, {id, id * id}));
        const QString sql = u"SELECT b FROM t WHERE id >= ? ORDER BY id"_s;
        const qint64 before = compiled();
        for (int time = 0; time < 10; ++time)
            QCOMPARE(UNWRAP(m_connection->scalar(sql, {3})).toInt(), 9);
        QCOMPARE(compiled(), before + 1);
        auto outer = UNWRAP(Query::run(*m_connection, sql, {1}));
        QList<qint64> seen;
        while (outer.next()) {
            seen.append(outer.number(0));
            auto inner = UNWRAP(Query::run(*m_connection, sql, {5}));
            QVERIFY(inner.next());
            QCOMPARE(inner.number(0), 25);
        }
        VERIFY_OK(outer.finish());
        QCOMPARE(seen, (QList<qint64>{1, 4, 9, 16, 25}));
        // The table has another shape by now: the statement does, too.
        VERIFY_OK(m_connection->execute(u"ALTER TABLE t ADD COLUMN c TEXT DEFAULT 'new'"_s));
        auto all = UNWRAP(Query::run(*m_connection, u"SELECT * FROM t WHERE id = ?"_s, {1}));
        QVERIFY(all.next());
        QCOMPARE(all.value(3).toString(), u"new"_s);
        QCOMPARE(UNWRAP(m_connection->scalar(sql, {2})).toInt(), 4);
    }

    /// Some settings act while they are compiled: a kept one would do nothing the second time.
    void settingsAreNotKept()
    {
        if (!isSqlite())
            return;
        for (const int wanted : {0, 1, 0, 1, 0}) {
            VERIFY_OK(m_connection->execute(u"PRAGMA foreign_keys = %1"_s.arg(wanted)));
            QCOMPARE(UNWRAP(m_connection->scalar(u"PRAGMA foreign_keys"_s)).toInt(), wanted);
        }
    }

    /// Many texts: the ones used longest ago go, none is lost.
    void fewAreKept()
    {
        if (!isSqlite())
            return;
        for (int number = 0; number < 200; ++number)
            QCOMPARE(UNWRAP(m_connection->scalar(u"SELECT %1 + ?"_s.arg(number), {1})).toInt(), number + 1);
        const qint64 before = compiled();
        QCOMPARE(UNWRAP(m_connection->scalar(u"SELECT 199 + ?"_s, {1})).toInt(), 200);
        QCOMPARE(compiled(), before);
        QCOMPARE(UNWRAP(m_connection->scalar(u"SELECT 0 + ?"_s, {1})).toInt(), 1);
        QCOMPARE(compiled(), before + 1);
    }

    /// A result that nobody read to its end holds no lock once it is gone, and the file is let go with the
    /// connection.
    void nothingStaysOpen()
    {
        for (int id = 1; id <= 100; ++id)
            VERIFY_OK(m_connection->execute(u"INSERT INTO t (id, b) VALUES (?, 1)"_s, {id}));
        {
            auto query = UNWRAP(Query::run(*m_connection, u"SELECT id FROM t"_s));
            QVERIFY(query.next());
        }
        VERIFY_OK(m_connection->execute(u"DROP TABLE t"_s));
        if (!isSqlite())
            return;
        const auto other = m_database->open(database::Role::Window);
        VERIFY_OK(other.execute(u"CREATE TABLE u (id INTEGER)"_s));
        VERIFY_OK(m_connection->execute(u"VACUUM"_s));
        m_connection.reset();
    }

    /// An error in the middle of the rows is not their end.
    void anErrorAmongTheRows()
    {
        if (!isSqlite())
            return;
        for (int id = 1; id <= 3; ++id)
            VERIFY_OK(m_connection->execute(u"INSERT INTO t (id, a) VALUES (?, ?)"_s,
                                            {id, id == 3 ? u"no json"_s : u"{\"x\": 1}"_s}));
        auto query = UNWRAP(Query::run(*m_connection, u"SELECT json_extract(a, '$.x') FROM t ORDER BY id"_s));
        int rows = 0;
        while (query.next())
            ++rows;
        QCOMPARE(rows, 2);
        QVERIFY(!query.finish().has_value());
        VERIFY_OK(m_connection->execute(u"DELETE FROM t"_s));
    }
};

QTEST_GUILESS_MAIN(StatementsTest)
#include "test_statements.moc"
