// SPDX-License-Identifier: GPL-3.0-or-later
// Search and order: the same answers on both engines, in every script.
#include "database/Query.h"

#include "FreshDatabase.h"
#include "base/Text.h"

#include <QTest>

using namespace Qt::StringLiterals;
using database::Connection;
using database::OpenMode;
using database::Role;

class TestUnicode : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void cleanupTestCase();
    void init() { support::failOnSqlWarnings(); }
    void contains_data();
    void contains();
    void containsInAColumn();
    void containsAgreesWithText();
    void order();
    void onlyOurConnections();
    void nothingOfOursIsStored();
    void longTexts();

private:
    FreshDatabase m_fresh;
    std::unique_ptr<Connection> m_table; ///< of contains(): one for all its rows
};

void TestUnicode::cleanupTestCase()
{
    m_table.reset();
    m_fresh.drop();
}

void TestUnicode::contains_data()
{
    QTest::addColumn<QVariant>("haystack");
    QTest::addColumn<QVariant>("needle");
    QTest::addColumn<bool>("expected");
    const auto row = [](const char *name, const QVariant &haystack, const QVariant &needle, bool expected) {
        QTest::newRow(name) << haystack << needle << expected;
    };
    row("ascii", u"Hello World"_s, u"lO w"_s, true);
    row("ascii, not there", u"Hello World"_s, u"worlds"_s, false);
    row("Cyrillic capitals", u"МЕТОДИЧКА ПО ХИМИИ"_s, u"методичка"_s, true);
    row("Cyrillic small", u"чек-лист"_s, u"ЧЕК"_s, true);
    row("yo", u"Ёлка"_s, u"ёлк"_s, true);
    row("yo capital", u"ёлка"_s, u"Ё"_s, true);
    row("mixed scripts", u"Курс Qt для НОВИЧКОВ"_s, u"qt ДЛЯ нов"_s, true);
    row("needle longer", u"ab"_s, u"abc"_s, false);
    row("repeated start", u"aaab"_s, u"aab"_s, true);
    row("repeated Cyrillic start", u"мамамыла"_s, u"МАМЫ"_s, true);
    row("percent is plain", u"100% sure"_s, u"0% S"_s, true);
    row("percent is no joker", u"100 sure"_s, u"1%s"_s, false);
    row("underscore is plain", u"a_b"_s, u"A_B"_s, true);
    row("underscore is no joker", u"axb"_s, u"a_b"_s, false);
    row("backslash", u"C:\\Temp"_s, u":\\t"_s, true);
    row("backslash escapes nothing", u"a%b"_s, u"a\\%b"_s, false);
    row("apostrophe", u"O'Reilly"_s, u"o'r"_s, true);
    row("question mark", u"what? why?"_s, u"? W"_s, true);
    row("empty needle", u"abc"_s, u""_s, true);
    row("empty both", u""_s, u""_s, true);
    row("empty haystack", u""_s, u"a"_s, false);
    row("NULL haystack", {}, u"a"_s, false);
    row("NULL haystack, empty needle", {}, u""_s, false);
    row("NULL needle", u"abc"_s, {}, false);
    row("emoji", u"Магазин 🛒 №1"_s, u"🛒 №"_s, true);
    row("other emoji", u"🛒"_s, u"🛍"_s, false);
    row("Greek", u"ΑΒΓ"_s, u"βγ"_s, true);
    row("accents", u"CAFÉ"_s, u"fé"_s, true);
    row("accents count", u"CAFE"_s, u"fé"_s, false);
    row("beyond the first plane", u"𐐀bc"_s, u"𐐨B"_s, true);
}

namespace
{

bool contains(const Connection &connection, const QVariant &haystack, const QVariant &needle)
{
    // NULL as the type of the column it would come from
    const QString place = connection.dialect().placeholder(database::value::Type::Text);
    const QString sql = u"SELECT CASE WHEN %1 THEN 1 ELSE 0 END FROM (SELECT %2 AS h) x"_s.arg(
        connection.dialect().contains(u"h"_s), place);
    return UNWRAP(connection.scalar(sql, {needle, haystack})).toInt() == 1;
}

} // namespace

void TestUnicode::contains()
{
    QFETCH(QVariant, haystack);
    QFETCH(QVariant, needle);
    QFETCH(bool, expected);
    if (!m_table || m_table->engine() != support::engine())
        m_table = std::make_unique<Connection>(m_fresh.take(support::engine()).open(Role::Reader));
    QCOMPARE(::contains(*m_table, haystack, needle), expected);
    // Both engines agree with the window's own comparison.
    if (!haystack.isNull() && !needle.isNull())
        QCOMPARE(base::text::containsFolded(haystack.toString(), needle.toString()), expected);
}

void TestUnicode::containsInAColumn()
{
    const auto &database = m_fresh.take(support::engine());
    const auto connection = database.open(Role::Reader);
    VERIFY_OK(connection.execute(u"CREATE TABLE p (id INTEGER, name VARCHAR, price INTEGER)"_s));
    VERIFY_OK(connection.execute(
        u"INSERT INTO p VALUES (1, 'Ссылки', 100), (2, 'ССЫЛКА', 250), (3, NULL, 10), (4, 'Курсы', 1000)"_s));
    const auto found = [&](const QString &column, const QString &needle) {
        QList<int> ids;
        const QString sql =
            u"SELECT id FROM p WHERE %1 ORDER BY id"_s.arg(connection.dialect().contains(column));
        auto query = UNWRAP(database::Query::run(connection, sql, {needle}));
        while (query.next())
            ids.append(query.value(0).toInt());
        UNWRAP(query.finish());
        return ids;
    };
    QCOMPARE(found(u"name"_s, u"ссылк"_s), (QList<int>{1, 2}));
    QCOMPARE(found(u"name"_s, u""_s), (QList<int>{1, 2, 4}));
    QCOMPARE(found(u"price"_s, u"10"_s), (QList<int>{1, 3, 4})); // numbers by their digits
}

void TestUnicode::containsAgreesWithText()
{
    if (support::engine() == database::Engine::Postgresql)
        return; // its folding is the server's; the table above holds for both
    const auto &database = m_fresh.take(support::engine());
    const auto connection = database.open(Role::Reader);
    // A NUL inside, and every character of the planes that have case against its fold.
    QVERIFY(::contains(connection, u"a"_s + QChar(u'\0') + u"Ёж"_s, u"ёЖ"_s));
    QVERIFY(!::contains(connection, u"a"_s + QChar(u'\0') + u"b"_s, u"ab"_s));
    QVERIFY(::contains(connection, u"a"_s + QChar(u'\0') + u"b"_s, QString(QChar(u'\0')) + u"B"_s));
    QString all;
    for (char32_t code = 1; code < 0x1e944; ++code)
        if (!QChar::isSurrogate(code) && QChar::toCaseFolded(code) != code)
            all += QString::fromUcs4(&code, 1);
    QVERIFY(::contains(connection, all, all.toCaseFolded()));
    QVERIFY(::contains(connection, all.toCaseFolded(), all));
    // Bytes that are no UTF-8 neither crash nor match everything.
    const QVariant odd =
        UNWRAP(connection.scalar(u"SELECT shopbook_contains(CAST(x'ff61c3' AS TEXT), 'A')"_s));
    QCOMPARE(odd.toInt(), 1);
    const QVariant cut =
        UNWRAP(connection.scalar(u"SELECT shopbook_contains(CAST(x'ff61e282' AS TEXT), 'ж')"_s));
    QCOMPARE(cut.toInt(), 0);
}

void TestUnicode::order()
{
    const auto &database = m_fresh.take(support::engine());
    const auto connection = database.open(Role::Reader);
    VERIFY_OK(connection.execute(u"CREATE TABLE p (id INTEGER PRIMARY KEY, name VARCHAR, price INTEGER)"_s));
    const QList<QVariant> names{
        u"Яблоко"_s, u"ёлка"_s, u"Ель"_s,       u"ель"_s,       u"Жук"_s,   u"Ежа"_s,    u"ёжа"_s, u"ежб"_s,
        {},          u""_s,     u"apple"_s,     u"Banana"_s,    u"APPLE"_s, u"🛒"_s,   u"é"_s,   u"e"_s,
        u"10"_s,     u"9"_s,    u"Чек-листы"_s, u"Чек листы"_s, u"_x"_s,    u"\uffee"_s, u"z"_s,   u"чек"_s};
    for (int i = 0; i < names.size(); ++i)
        VERIFY_OK(connection.execute(u"INSERT INTO p VALUES (?, ?, ?)"_s,
                                     {i, names.at(i), i % 3 == 0 ? QVariant() : QVariant(i)}));
    const auto sorted = [&](const QString &column, database::value::Type type, bool descending) {
        const QString sql = u"SELECT id FROM p ORDER BY %1, id"_s.arg(
            connection.dialect().orderBy(connection.dialect().quoted(u"p"_s, column), type, descending));
        auto query = UNWRAP(database::Query::run(connection, sql));
        QStringList ids;
        while (query.next())
            ids.append(query.value(0).toString());
        UNWRAP(query.finish());
        return ids.join(u' ');
    };
    using database::value::Type;
    // NULL, '', 10, 9, _x, apple, APPLE, Banana, e, z, é, Ежа, ёжа, ежб, Ель, ель, ёлка, Жук, чек, Чек листы,
    // Чек-листы, Яблоко …
    QCOMPARE(sorted(u"name"_s, Type::Text, false),
             u"8 9 16 17 20 10 12 11 15 22 14 5 6 7 1 2 3 4 23 19 18 0 21 13"_s);
    QCOMPARE(sorted(u"name"_s, Type::Text, true).section(u' ', 0, 3), u"8 13 21 0"_s);
    QCOMPARE(sorted(u"price"_s, Type::Integer, false).section(u' ', 0, 8), u"0 3 6 9 12 15 18 21 1"_s);
    QCOMPARE(sorted(u"price"_s, Type::Integer, true).section(u' ', 0, 8), u"0 3 6 9 12 15 18 21 23"_s);
}

void TestUnicode::onlyOurConnections()
{
    if (support::engine() == database::Engine::Postgresql)
        return; // nothing is registered there
    const auto &database = m_fresh.take(support::engine());
    (void)database.open();
    for (const Role role : {Role::Reader, Role::Writer}) {
        const auto connection = database.open(role);
        VERIFY_OK(connection.scalar(u"SELECT shopbook_contains('a', 'A')"_s));
        QCOMPARE(UNWRAP(connection.scalar(u"SELECT 'Ё' LIKE 'ё'"_s)).toInt(), 0); // stays what it is
        QCOMPARE(UNWRAP(connection.scalar(u"SELECT lower('Ё')"_s)).toString(), u"Ё"_s);
    }
    for (const Role role : {Role::Window, Role::Migrator, Role::Inspector}) {
        const auto connection = database.open(role);
        QVERIFY(!connection.scalar(u"SELECT shopbook_contains('a', 'A')"_s));
        QVERIFY(!connection.scalar(u"SELECT 'a' ORDER BY 1 COLLATE SHOPBOOK_UNICODE"_s));
    }
}

void TestUnicode::nothingOfOursIsStored()
{
    if (support::engine() == database::Engine::Postgresql)
        return;
    const auto &database = m_fresh.take(support::engine());
    const auto connection = database.open(Role::Writer);
    VERIFY_OK(connection.execute(u"CREATE TABLE p (name TEXT)"_s));
    VERIFY_OK(connection.execute(
        u"CREATE TRIGGER bad AFTER INSERT ON p BEGIN SELECT shopbook_contains(NEW.name, 'x'); END"_s));
    // The function may not be used from the schema, so no trigger of anybody can come to need it.
    QVERIFY(!connection.execute(u"INSERT INTO p VALUES ('x')"_s));
}

void TestUnicode::longTexts()
{
    const auto &database = m_fresh.take(support::engine());
    const auto connection = database.open(Role::Reader);
    const QString text = QString(200000, u'ж') + u"Конец"_s;
    QVERIFY(::contains(connection, text, u"жКОНЕЦ"_s));
    QVERIFY(!::contains(connection, text, u"жКОНЕЦ!"_s));
}

QTEST_GUILESS_MAIN(TestUnicode)
#include "test_unicode.moc"
