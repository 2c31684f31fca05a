// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/Dialect.h"
#include "database/Value.h"

#include "FreshDatabase.h"
#include "database/Query.h"

#include <QDateTime>
#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;
using database::value::Type;

class TestValue : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void cleanupTestCase() { m_fresh.drop(); }
    void init() { support::failOnSqlWarnings(); }
    void fromDriver_data();
    void fromDriver();
    void toDriver();
    void same();
    void roundTrip();
    void names();
    void booleansOfOtherPrograms();
    void sums();
    void distinctness();

private:
    FreshDatabase m_fresh;
};

void TestValue::fromDriver_data()
{
    QTest::addColumn<QVariant>("raw");
    QTest::addColumn<Type>("type");
    QTest::addColumn<QVariant>("expected");
    const auto row = [](const char *name, const QVariant &raw, Type type, const QVariant &expected) {
        QTest::newRow(name) << raw << type << expected;
    };
    const qint64 big = std::numeric_limits<qint64>::max();
    row("nothing", {}, Type::Integer, {});
    row("null text", QVariant(QString()), Type::Text, {});
    row("typed null", QVariant(QMetaType(QMetaType::LongLong)), Type::Integer, {});
    row("empty text", u""_s, Type::Text, u""_s);
    row("int", 5, Type::Integer, qint64(5));
    row("qulonglong", quint64(5), Type::Integer, qint64(5));
    row("largest", quint64(big), Type::Integer, big);
    row("beyond", quint64(big) + 1, Type::Integer, u"9223372036854775808"_s);
    row("smallest", std::numeric_limits<qint64>::min(), Type::Integer, std::numeric_limits<qint64>::min());
    row("whole double", 24.0, Type::Integer, qint64(24));
    row("half", 24.5, Type::Integer, 24.5);
    row("double at 2^63", 9223372036854775808.0, Type::Integer, 9223372036854775808.0);
    row("not a number", std::numeric_limits<double>::infinity(), Type::Integer,
        std::numeric_limits<double>::infinity());
    row("numeric text", u"12"_s, Type::Integer, qint64(12));
    row("007", u"007"_s, Type::Integer, u"007"_s);
    row("text in a column of integers", u"abc"_s, Type::Integer, u"abc"_s);
    row("bool as integer", true, Type::Integer, qint64(1));
    row("real", 24.5, Type::Real, 24.5);
    row("integer as real", qint64(24), Type::Real, 24.0);
    row("numeric text as real", u"24.50"_s, Type::Real, 24.5);
    row("no real", u"24,5"_s, Type::Real, u"24,5"_s);
    row("float", 0.5f, Type::Real, 0.5);
    row("short float", 0.1f, Type::Real, 0.1);
    row("digits stay text", u"89001112233"_s, Type::Text, u"89001112233"_s);
    row("true", true, Type::Boolean, true);
    row("1", qint64(1), Type::Boolean, true);
    row("0", qint64(0), Type::Boolean, false);
    row("5", qint64(5), Type::Boolean, qint64(5));
    row("False", u"False"_s, Type::Boolean, false);
    row("True", u"True"_s, Type::Boolean, true);
    row("t", u"t"_s, Type::Boolean, true);
    row("f", u"f"_s, Type::Boolean, false);
    row("maybe", u"maybe"_s, Type::Boolean, u"maybe"_s);
    row("time", u"2024-12-20 10:59:08"_s, Type::Timestamp, u"2024-12-20 10:59:08"_s);
    row("time with T", u"2024-12-20T10:59:08.123456"_s, Type::Timestamp, u"2024-12-20 10:59:08.123456"_s);
    row("time with zone", u"2024-12-20 10:59:08.5+00"_s, Type::Timestamp, u"2024-12-20 10:59:08.5"_s);
    row("no time", u"Tuesday"_s, Type::Timestamp, u"Tuesday"_s);
    row("seconds", qint64(1700000000), Type::Timestamp, qint64(1700000000));
    row("QDateTime", QDateTime(QDate(2024, 12, 20), QTime(10, 59, 8), Qt::UTC), Type::Timestamp,
        u"2024-12-20 10:59:08"_s);
    row("bytes", QByteArray("\0\xff", 2), Type::Text, QByteArray("\0\xff", 2));
}

void TestValue::fromDriver()
{
    QFETCH(QVariant, raw);
    QFETCH(Type, type);
    QFETCH(QVariant, expected);
    const QVariant value = database::value::fromDriver(raw, type);
    QCOMPARE(value.typeId(), expected.typeId());
    QCOMPARE(value, expected);
}

void TestValue::toDriver()
{
    using database::value::toDriver;
    QVERIFY(toDriver({}).isNull());
    QVERIFY(toDriver(QVariant(QMetaType(QMetaType::LongLong))).isNull());
    QVERIFY(!toDriver(u""_s).toString().isNull());
    QVERIFY(!toDriver(QVariant(QString())).toString().isNull());
    QCOMPARE(toDriver(quint64(7)).typeId(), int(QMetaType::LongLong));
    QCOMPARE(toDriver(QDateTime(QDate(2024, 12, 20), QTime(10, 59, 8, 5), Qt::UTC)).toString(),
             u"2024-12-20 10:59:08.005000"_s);
    QCOMPARE(toDriver(true).typeId(), int(QMetaType::Bool));
}

void TestValue::same()
{
    using database::value::same;
    QVERIFY(same({}, {}));
    QVERIFY(same({}, QVariant(QMetaType(QMetaType::QString))));
    QVERIFY(!same({}, u""_s));
    QVERIFY(!same(u""_s, {}));
    QVERIFY(!same({}, 0));
    QVERIFY(same(1, 1.0));
    QVERIFY(same(1.0, quint64(1)));
    QVERIFY(!same(1, 1.5));
    QVERIFY(!same(u"1"_s, 1));
    QVERIFY(!same(1, u"1"_s));
    QVERIFY(same(true, 1));
    QVERIFY(!same(true, 0));
    QVERIFY(same(u"a"_s, u"a"_s));
    QVERIFY(!same(u"a"_s, u"A"_s));
    QVERIFY(!same(u"a"_s, u"a "_s));
    // 2^53 + 1 is no double: near is not same
    QVERIFY(!same(qint64(9007199254740993), 9007199254740992.0));
    QVERIFY(same(std::numeric_limits<qint64>::min(), -9223372036854775808.0));
    QVERIFY(!same(std::numeric_limits<qint64>::max(), 9223372036854775808.0));
}

void TestValue::roundTrip()
{
    const auto &database = m_fresh.take(support::engine());
    const auto connection = database.open();
    VERIFY_OK(connection.execute(
        u"CREATE TABLE v (i BIGINT, r DOUBLE PRECISION, t VARCHAR, b BOOLEAN, s TIMESTAMP, n NUMERIC(20, 6))"_s));
    const QVariantList rows[]{
        {{}, {}, {}, {}, {}},
        {std::numeric_limits<qint64>::max(), 0.1, u""_s, true, u"2024-12-20 10:59:08"_s},
        {std::numeric_limits<qint64>::min(), -1e300, u"it's \\ \"x\" ? :a %s ё 🛒 \n\t"_s, false,
         u"2024-12-20 10:59:08.123456"_s},
        {qint64(0), 24.5, u"?"_s, true, u"1969-12-31 23:59:59"_s},
    };
    const auto &dialect = connection.dialect();
    const QList<Type> types{Type::Integer, Type::Real, Type::Text, Type::Boolean, Type::Timestamp};
    const QStringList columns{u"i"_s, u"r"_s, u"t"_s, u"b"_s, u"s"_s};
    QStringList places;
    QStringList selected;
    for (int i = 0; i < types.size(); ++i) {
        places.append(dialect.placeholder(types.at(i)));
        selected.append(dialect.selected(dialect.quoted(u"v"_s, columns.at(i)), types.at(i)));
    }
    for (const QVariantList &row : rows) {
        VERIFY_OK(connection.execute(u"DELETE FROM v"_s));
        VERIFY_OK(connection.execute(u"INSERT INTO v (i, r, t, b, s) VALUES (%1)"_s.arg(places.join(u", "_s)),
                                     row));
        auto query =
            UNWRAP(database::Query::run(connection, u"SELECT %1 FROM v"_s.arg(selected.join(u", "_s))));
        QVERIFY(query.next());
        for (int i = 0; i < types.size(); ++i) {
            const QVariant value = query.value(i, types.at(i));
            QCOMPARE(value.typeId(), row.at(i).typeId());
            QVERIFY2(database::value::same(value, row.at(i)), qPrintable(value.toString()));
        }
        QVERIFY(!query.next());
        VERIFY_OK(query.finish());
        // What was read finds its row again: the WHERE of a save.
        for (int i = 0; i < types.size(); ++i) {
            const QString sql = u"SELECT count(*) FROM v WHERE %1"_s.arg(
                dialect.same(dialect.quoted(columns.at(i)), dialect.placeholder(types.at(i))));
            QCOMPARE(UNWRAP(connection.scalar(sql, {row.at(i)})).toInt(), 1);
        }
    }
    if (support::engine() == database::Engine::Postgresql) {
        // Exact, and not the nearest double.
        const QVariant exact = UNWRAP(connection.scalar(u"SELECT 12345678901234.123456::numeric"_s));
        QCOMPARE(exact.toString(), u"12345678901234.123456"_s);
        const auto nul =
            connection.execute(u"INSERT INTO v (t) VALUES (?)"_s, {u"a"_s + QChar(u'\0') + u"b"_s});
        QCOMPARE(nul.error().code, base::ErrorCode::BrokenRule);
    } else {
        const QString nul = u"a"_s + QChar(u'\0') + u"b"_s;
        VERIFY_OK(connection.execute(u"UPDATE v SET t = ?"_s, {nul}));
        QCOMPARE(UNWRAP(connection.scalar(u"SELECT t FROM v"_s)).toString(), nul);
    }
}

void TestValue::names()
{
    const auto &database = m_fresh.take(support::engine());
    const auto connection = database.open();
    const auto &dialect = connection.dialect();
    for (const QString &name : {u"user"_s, u"a.b"_s, u"quo\"te"_s, u"\"both\""_s, u"[brackets]"_s, u"имя"_s,
                                u"a b"_s, u"x'; DROP TABLE y; --"_s, u"q?:p"_s}) {
        const QString table = dialect.quoted(name);
        VERIFY_OK(connection.execute(u"CREATE TABLE %1 (%2 INTEGER)"_s.arg(table, dialect.quoted(name))));
        VERIFY_OK(
            connection.execute(u"INSERT INTO %1 (%2) VALUES (?)"_s.arg(table, dialect.quoted(name)), {7}));
        QCOMPARE(
            UNWRAP(connection.scalar(u"SELECT %1 FROM %2"_s.arg(dialect.quoted(name, name), table))).toInt(),
            7);
        const QString known = support::engine() == database::Engine::Sqlite
            ? u"SELECT count(*) FROM sqlite_master WHERE name = ?"_s
            : u"SELECT count(*) FROM pg_tables WHERE tablename = ?"_s;
        QCOMPARE(UNWRAP(connection.scalar(known, {name})).toInt(), 1);
    }
}

void TestValue::booleansOfOtherPrograms()
{
    const auto &database = m_fresh.take(support::engine());
    const auto connection = database.open();
    VERIFY_OK(connection.execute(u"CREATE TABLE v (id INTEGER, b BOOLEAN)"_s));
    QList<std::pair<QVariant, bool>> rows{{{}, false}, {true, true}, {false, false}};
    if (support::engine() == database::Engine::Sqlite)
        rows += {{u"False"_s, false}, {u"True"_s, true}, {u"t"_s, true}, {u"0"_s, false}, {5, true}};
    for (const auto &[stored, expected] : rows) {
        VERIFY_OK(connection.execute(u"DELETE FROM v"_s));
        VERIFY_OK(connection.execute(u"INSERT INTO v VALUES (1, ?)"_s, {stored}));
        const QString sql = u"SELECT count(*) FROM v WHERE %1"_s;
        const QString isTrue = connection.dialect().isTrue(connection.dialect().quoted(u"v"_s, u"b"_s));
        QCOMPARE(UNWRAP(connection.scalar(sql.arg(isTrue))).toInt(), expected ? 1 : 0);
        QCOMPARE(UNWRAP(connection.scalar(sql.arg(u"NOT "_s + isTrue))).toInt(), expected ? 0 : 1);
    }
}

void TestValue::sums()
{
    const auto &database = m_fresh.take(support::engine());
    const auto connection = database.open();
    const QString sql = u"SELECT %1 FROM v"_s.arg(connection.dialect().sum(u"p"_s));
    VERIFY_OK(connection.execute(u"CREATE TABLE v (p BIGINT)"_s));
    QCOMPARE(UNWRAP(connection.scalar(sql)), QVariant(qint64(0)));
    VERIFY_OK(connection.execute(u"INSERT INTO v VALUES (9007199254740993), (NULL), (2)"_s));
    QCOMPARE(UNWRAP(connection.scalar(sql)), QVariant(qint64(9007199254740995)));
    VERIFY_OK(connection.execute(u"INSERT INTO v VALUES (9223372036854775807)"_s));
    QVERIFY(!connection.scalar(sql)); // an overflow is an error, not a wrong number
}

void TestValue::distinctness()
{
    const auto &database = m_fresh.take(support::engine());
    const auto connection = database.open();
    const auto &dialect = connection.dialect();
    const auto holds = [&](const QVariant &left, const QVariant &right) {
        const QString place = dialect.placeholder(Type::Text);
        const QVariant answer = UNWRAP(connection.scalar(
            u"SELECT CASE WHEN %1 THEN 1 ELSE 0 END"_s.arg(dialect.same(place, place)), {left, right}));
        return answer.toInt() == 1;
    };
    QVERIFY(holds({}, {}));
    QVERIFY(!holds({}, u""_s));
    QVERIFY(holds(u""_s, u""_s));
    QVERIFY(!holds(u"a"_s, u"A"_s));
}

QTEST_GUILESS_MAIN(TestValue)
#include "test_value.moc"
