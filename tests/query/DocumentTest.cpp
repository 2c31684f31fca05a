// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/Prepared.h"
#include "query/QueryJson.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using query::Query;

namespace
{

const QByteArray good = R"({"version": 1, "from": "user"})";

QByteArray with(const QByteArray &rest)
{
    return R"({"version": 1, "from": "user", )" + rest + '}';
}

QByteArray where(const QByteArray &field, const QByteArray &value)
{
    return with(R"("where": [{"field": ")" + field + R"(", "op": "==", "values": [)" + value + "]}]");
}

} // namespace

/// Files that are no query, or half of one: each is refused with a sentence that says where, none is read as
/// something else. What is wrong within a good document is QueryTest's.
class DocumentTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void refused_data();
    void refused();
    void valuesThatNoColumnHolds_data();
    void valuesThatNoColumnHolds();
    void numbersBeyond64Bits();
    void aMarkOfTheByteOrderIsNoMistake();
    void filesOfAnySize();
    void typedSql();
};

void DocumentTest::refused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("words");
    const auto add = [](const char *name, const QByteArray &text, const char *words) {
        QTest::newRow(name) << text << QString::fromUtf8(words);
    };
    add("empty", "", "nothing in it");
    add("white", " \n\t\r\n", "nothing in it");
    add("only a mark", "\xef\xbb\xbf", "line 1 is no JSON");
    add("UTF-16", QByteArray("\xff\xfe{\0}\0", 6), "UTF-8");
    add("Latin 1 in a text", where("name", "\"Ren\xe9\""), "UTF-8");
    add("half a character", where("name", "\"\xd0\""), "UTF-8");
    add("Latin 1 outside", good + "\xa0", "UTF-8");
    add("cut", good.left(good.size() - 1), "line 1 is no JSON");
    add("more behind it", good + "\n" + good, "line 2 is no JSON");
    add("a NUL", QByteArray("{\"version\": 1,\n\0", 16), "line 2 is no JSON");
    add("a comment", "// mine\n" + good, "line 1 is no JSON");
    add("NaN", where("age", "NaN"), "no JSON");
    add("Infinity", where("age", "Infinity"), "no JSON");
    add("1e400", where("age", "1e400"), "no JSON");
    add("a number", "5", "no JSON");
    add("10,000 lists", QByteArray(10000, '[') + QByteArray(10000, ']'), "too deeply");
    add("10,000 groups",
        with(R"("where": [)" + QByteArray(R"({"any": [)").repeated(10000) + QByteArray("]}").repeated(10000)
             + ']'),
        "too deeply");
    add("10,000 that never end", QByteArray(R"({"where": [)").repeated(10000), "too deeply");
    add("500 groups",
        with(R"("where": [)" + QByteArray(R"({"any": [)").repeated(500) + QByteArray("]}").repeated(500)
             + ']'),
        "where[0].any[0].any[0]");
    add("large", QByteArray(query::mostDocumentBytes, ' ') + good, "larger than 8 MB");
    add("twice", R"({"version": 1, "from": "user", "from": "users"})", "At from: ");
    add("twice, by its code", R"({"version": 1, "from": "user", "\u0066rom": "users"})", "At from: ");
    add("twice in a condition", R"({"version": 1, "from": "user", "where": [{"field": "age", "op": "is null"},
        {"any": [{"field": "age", "op": ">", "values": [1], "op": "<"}]}]})",
        "At where[1].any[0].op: ");
    add("conditions twice", with(R"("where": [{"field": "id", "op": "==", "values": [1]}], "where": [])"),
        "At where: ");
    add("twice in a list", with(R"("joins": [{"table": "phonebook"}, {"table": "a", "table": "b"}])"),
        "At joins[1].table: ");
    add("a later version", R"({"version": 2, "from": "user"})", "made by a later Shopbook");
    add("a version beyond 64 bits", R"({"version": 99999999999999999999, "from": "user"})",
        "made by a later Shopbook");
    add("an unknown key", with(R"("Where": [])"), "At Where: ");
    add("a key of nothing", with(R"("": [])"), "nothing has this name");
    add("a limit beyond 64 bits", with(R"("limit": 9223372036854775808)"), "At limit: ");
    add("an offset of a half", with(R"("offset": 0.5)"), "At offset: ");
    add("a slice beyond 64 bits", with(R"("slice": [1, 1e30])"), "At slice[1]: ");
    add("a slice from the other end", with(R"("slice": [9223372036854775807, -9223372036854775808])"),
        "At slice: ");
}

void DocumentTest::refused()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, words);
    const auto query = query::queryFromDocument(text);
    QVERIFY(!query);
    QCOMPARE(query.error().code, base::ErrorCode::Usage);
    QVERIFY2(query.error().message.contains(words), qPrintable(query.error().message));
    QVERIFY2(query.error().message.endsWith(u'.'), qPrintable(query.error().message));
    QVERIFY(query.error().message.size() < 4000);
}

void DocumentTest::valuesThatNoColumnHolds_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("abc for an age") << where("age", R"("abc")");
    QTest::newRow("NaN for an age") << where("age", R"("NaN")");
    QTest::newRow("infinity for an age") << where("age", R"("-inf")");
    QTest::newRow("no text of a number") << where("id", R"("1e3x")");
    QTest::newRow("a whole number beyond 64 bits") << where("id", R"("9223372036854775808")");
    QTest::newRow("a NUL in a text") << where("name", R"("a\u0000b")");
    QTest::newRow("half a pair") << where("name", R"("\ud800")");
    QTest::newRow("the 30th of February") << where("created_at", R"("2026-02-30")");
    QTest::newRow("the year 10000") << where("created_at", "253402300800");
}

/// They are read, because a person mends them in place; and said and run they are not.
void DocumentTest::valuesThatNoColumnHolds()
{
    QFETCH(const QByteArray, text);
    const auto query = query::queryFromDocument(text);
    QVERIFY2(query, query ? "" : qPrintable(query.error().message));
    const QList<query::Problem> problems = query::check(*query);
    QCOMPARE(problems.size(), 1);
    QCOMPARE(problems.constFirst().path, u"where[0].values[0]"_s);
    QVERIFY(!problems.constFirst().message.isEmpty());
    QVERIFY(!query::prepared(*query));
}

/// Compared as what they are: no id is that large, and none wraps around to one that is there.
void DocumentTest::numbersBeyond64Bits()
{
    for (const char *number :
         {"18446744073709551617", "-18446744073709551615", "1e30", "9223372036854775808"}) {
        const auto query = query::queryFromDocument(where("id", number));
        QVERIFY(query.has_value());
        QVERIFY(query::check(*query).isEmpty());
        QCOMPARE(query->where.parts.at(0).values.at(0).typeId(), int(QMetaType::Double));
    }
    const auto largest = query::queryFromDocument(where("id", "9223372036854775807"));
    QCOMPARE(largest->where.parts.at(0).values.at(0), QVariant(std::numeric_limits<qint64>::max()));
}

void DocumentTest::aMarkOfTheByteOrderIsNoMistake()
{
    const auto query = query::queryFromDocument("\xef\xbb\xbf" + good + "\r\n");
    QVERIFY2(query, query ? "" : qPrintable(query.error().message));
    QCOMPARE(*query, *query::queryFromDocument(good));
}

/// A file of terabytes is refused as soon as it is longer than a query can be.
void DocumentTest::filesOfAnySize()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"query.json"_s));
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.write(good);
    QVERIFY(file.seek(0));
    QVERIFY(query::queryFromDocument(query::documentIn(file)));
    QVERIFY(file.resize(Q_INT64_C(1) << 33)); // a hole of zeros
    QVERIFY(file.seek(0));
    const auto large = query::queryFromDocument(query::documentIn(file));
    QVERIFY(!large);
    QVERIFY2(large.error().message.contains(u"larger than 8 MB"), qPrintable(large.error().message));
}

void DocumentTest::typedSql()
{
    QCOMPARE(query::sqlInDocument(R"({"version": 1, "sql": "SELECT 1"})"), u"SELECT 1"_s);
    QCOMPARE(query::sqlInDocument(R"({"version": 1, "sql": ""})"), QString());
    for (const QByteArray &other :
         {good, QByteArray(), QByteArray("[]"), QByteArray(R"({"version": 2, "sql": "SELECT 1"})"),
          QByteArray(R"({"version": 1, "sql": 5})"), QByteArray(R"({"sql": "SELECT 1"})"),
          QByteArray(R"({"version": 1, "sql": "SELECT 1", "from": "user"})")}) {
        QVERIFY2(!query::sqlInDocument(other), other);
        QCOMPARE(query::queryFromDocument(other).has_value(), other == good);
    }
}

QTEST_GUILESS_MAIN(DocumentTest)
#include "DocumentTest.moc"
