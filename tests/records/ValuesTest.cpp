// SPDX-License-Identifier: GPL-3.0-or-later
// Values that are easily lost: through a save, through the journal's JSON, and as old values that are stored in another
// spelling than the one that was read.
#include "records/Journal.h"
#include "records/Lookup.h"
#include "records/Store.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;
using namespace store;
using database::Engine;
using database::Role;
namespace value = database::value;

class ValuesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init();
    void cleanupTestCase() { m_stores.end(); }

    void textsComeBackAsTheyWere_data();
    void textsComeBackAsTheyWere();
    void wholeNumbersAreExact_data();
    void wholeNumbersAreExact();
    void typedValuesBecomeTheFieldsType();
    void storedSpellingsAreNoConflict();
    void storedSpellingsThatChangedAreAConflict();
    void timesOfOtherSpellingsNameTheSameRow();
    void aPriceBeyondTheColumnIsAProblemOfItsField();
    void aNulInATextIsRefused();
    void jsonKeepsEveryValue();
    void jsonNamesNullAndTheEmptyText();
    void brokenJsonIsAnError();
    void secretsAreJournalledAndNeverLogged();

private:
    Stores m_stores;
    support::TestDatabase *m_database = nullptr;
};

void ValuesTest::init()
{
    support::failOnSqlWarnings();
    m_database = &m_stores.begin(support::engine());
}

void ValuesTest::textsComeBackAsTheyWere_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("cyrillic") << u"Съешь ещё этих мягких булок"_s;
    QTest::newRow("emoji") << u"🧑‍🚀 ⭐ 👍🏽 \U00010348"_s;
    QTest::newRow("quotes") << u"'\"`«»“” '' \"\" \\' \\\\"_s;
    QTest::newRow("sql") << u"x'); DROP TABLE products; --"_s;
    QTest::newRow("placeholders") << u"? :name $1 %1 {0} ?::text"_s;
    QTest::newRow("lines") << u"\tone\r\ntwo\n\nthree\u2028four"_s;
    QTest::newRow("spaces") << u"  both ends   "_s;
    QTest::newRow("not normalised") << u"e\u0301 é ﬁ İ ß"_s;
    QTest::newRow("looks like a number") << u"0010.50"_s;
    QTest::newRow("looks like a time") << u"2026-11-20T21:38:17"_s;
    QTest::newRow("looks like false") << u"False"_s;
    QTest::newRow("json") << u"{\"base64\": \"AAAA\"}"_s;
    QTest::newRow("long") << QString(200000, u'я');
}

void ValuesTest::textsComeBackAsTheyWere()
{
    QFETCH(QString, text);
    const auto connection = m_database->open(Role::Writer);
    ChangeSet set;
    set.set({Table::Products, 1}, u"description"_s, u"Описание курса"_s, text);
    Record fields = newProduct();
    fields.insert(u"description"_s, text);
    const RowKey fresh = set.insert(Table::Products, fields);
    const SaveReport report = SAVED(records::save(connection, set, author(), text.left(50)));
    QCOMPARE(row(connection, Table::Products, 1).value(u"description"_s), QVariant(text));
    QCOMPARE(row(connection, Table::Products, report.newIds.value(fresh)).value(u"description"_s), QVariant(text));
    const auto changes = UNWRAP(records::changesOf(connection, report.step));
    QCOMPARE(changes.size(), 2);
    for (const auto &change : changes)
        QCOMPARE(change.after.value(u"description"_s), QVariant(text));
    QCOMPARE(UNWRAP(records::steps(connection, 1)).constFirst().name, text.left(50));
    // And once more with that text as the old value.
    set.clear();
    set.set({Table::Products, 1}, u"description"_s, text, u"Другое описание"_s);
    (void)SAVED(records::save(connection, set, author(), u"Edit"_s));
}

void ValuesTest::wholeNumbersAreExact_data()
{
    QTest::addColumn<qint64>("number");
    QTest::newRow("2^53+3") << (Q_INT64_C(1) << 53) + 3;
    QTest::newRow("negative") << -(Q_INT64_C(1) << 53) - 1;
    QTest::newRow("greatest") << std::numeric_limits<qint64>::max();
    QTest::newRow("smallest") << std::numeric_limits<qint64>::min();
    QTest::newRow("0") << Q_INT64_C(0);
}

void ValuesTest::wholeNumbersAreExact()
{
    QFETCH(qint64, number);
    const auto connection = m_database->open(Role::Writer);
    ChangeSet set;
    const qint64 before = row(connection, Table::Customers, 2).value(u"telegram_id"_s).toLongLong();
    set.set({Table::Customers, 2}, u"telegram_id"_s, before, number);
    const SaveReport report = SAVED(records::save(connection, set, author(), u"Edit"_s));
    QCOMPARE(row(connection, Table::Customers, 2).value(u"telegram_id"_s), QVariant(number));
    QCOMPARE(m_database->scalar(u"SELECT CAST(telegram_id AS text) FROM users WHERE id = 2"_s).toString(), QString::number(number));
    const auto change = UNWRAP(records::changesOf(connection, report.step)).constFirst();
    QCOMPARE(change.after.value(u"telegram_id"_s), QVariant(number));
    QVERIFY(m_database->scalar(u"SELECT new_json FROM shopbook_change"_s).toString().contains(QString::number(number)));
}

void ValuesTest::typedValuesBecomeTheFieldsType()
{
    const auto connection = m_database->open(Role::Writer);
    ChangeSet set;
    set.set({Table::Products, 1}, u"price"_s, qint64(990), u"1200"_s);
    set.set({Table::Products, 2}, u"price"_s, qint64(100), 24.0);
    set.set({Table::People, 1}, u"age"_s, 24.0, qint64(30));
    (void)SAVED(records::save(connection, set, author(), u"Edit"_s));
    QCOMPARE(row(connection, Table::Products, 1).value(u"price"_s), QVariant(qint64(1200)));
    QCOMPARE(row(connection, Table::Products, 2).value(u"price"_s), QVariant(qint64(24)));
    QCOMPARE(row(connection, Table::People, 1).value(u"age"_s), QVariant(30.0));
    if (support::engine() == Engine::Sqlite) {
        QCOMPARE(m_database->scalar(u"SELECT typeof(price) FROM products WHERE id = 1"_s), QVariant(u"integer"_s));
        QCOMPARE(m_database->scalar(u"SELECT typeof(age) FROM \"user\" WHERE id = 1"_s), QVariant(u"real"_s));
    }
    set.clear();
    set.set({Table::Products, 1}, u"price"_s, qint64(1200), 24.5);
    QCOMPARE(REFUSED(records::save(connection, set, author(), u"Edit"_s)).problems.constFirst().problem.loc, QStringList{u"price"_s});
}

void ValuesTest::storedSpellingsAreNoConflict()
{
    const auto connection = m_database->open(Role::Writer);
    if (support::engine() == Engine::Sqlite)   // as the lesson's own program and careless ones leave them
        m_database->run(u"UPDATE \"user\" SET deleted = 'False', age = 24, created_at = '2026-01-05T10:00:00' WHERE id = 1;\n"
                        "UPDATE products SET price = '990', file_id = CAST('abc' AS BLOB) WHERE id = 1;\n"
                        "UPDATE phonebook SET number = 112 WHERE id = 3;\n"
                        "UPDATE products SET description = CAST(x'c0c1ff' AS TEXT) WHERE id = 2;\n"_s);
    const Record person = row(connection, Table::People, 1);
    QCOMPARE(person.value(u"deleted"_s), QVariant(false));
    ChangeSet set;
    set.set({Table::People, 1}, {{u"age"_s, person.value(u"age"_s)}, {u"name"_s, person.value(u"name"_s)}},
            {{u"age"_s, 25.5}, {u"name"_s, u"Алекс"_s}});
    set.apply(Operation::Restore, {Table::People, 1}, person);
    const Record product = row(connection, Table::Products, 1);
    set.set({Table::Products, 1}, product, {{u"price"_s, qint64(1)}, {u"file_id"_s, u"new"_s}});
    const Record other = row(connection, Table::Products, 2);
    set.set({Table::Products, 2}, other, {{u"description"_s, u"Теперь читается"_s}});
    const Record number = row(connection, Table::Numbers, 3);
    set.set({Table::Numbers, 3}, number, {{u"number"_s, u"113"_s}});
    (void)SAVED(records::save(connection, set, author(), u"Edit"_s));
    QCOMPARE(row(connection, Table::People, 1).value(u"age"_s), QVariant(25.5));
    QCOMPARE(row(connection, Table::Products, 1).value(u"price"_s), QVariant(qint64(1)));
    QCOMPARE(row(connection, Table::Products, 2).value(u"description"_s), QVariant(u"Теперь читается"_s));
    // Deleting a row in such spellings is no conflict either.
    set.clear();
    set.remove({Table::People, 1}, row(connection, Table::People, 1));
    set.remove({Table::Purchases, 1}, row(connection, Table::Purchases, 1));
    (void)SAVED(records::save(connection, set, author(), u"Delete"_s));
}

void ValuesTest::storedSpellingsThatChangedAreAConflict()
{
    const auto connection = m_database->open(Role::Writer);
    if (support::engine() == Engine::Sqlite)
        m_database->run(u"UPDATE \"user\" SET deleted = 'True' WHERE id = 1;\nUPDATE products SET price = '991' WHERE id = 1;\n"_s);
    else
        m_database->run(u"UPDATE \"user\" SET deleted = TRUE WHERE id = 1;\nUPDATE products SET price = 991 WHERE id = 1;\n"_s);
    ChangeSet set;
    set.set({Table::Products, 1}, u"price"_s, qint64(990), qint64(1));
    Record person = row(connection, Table::People, 1);
    person.insert(u"deleted"_s, false);                       // as it was read before
    set.remove({Table::People, 1}, person);
    const SaveFailure failure = REFUSED(records::save(connection, set, author(), u"Edit"_s));
    QCOMPARE(failure.conflicts.size(), 1);                    // both want the person deleted
    QCOMPARE(failure.conflicts.constFirst().theirs.value(u"price"_s), QVariant(qint64(991)));
}

void ValuesTest::timesOfOtherSpellingsNameTheSameRow()
{
    m_database->run(u"UPDATE products SET created_at = '2026-01-03T10:00:00.120000' WHERE id = 1;\n"
                    "UPDATE phonebook SET created_at = NULL WHERE id = 1;\n"_s);
    const auto connection = m_database->open(Role::Writer);
    ChangeSet set;
    set.apply(Operation::Archive, {Table::Products, 1}, row(connection, Table::Products, 1));
    set.remove({Table::Numbers, 1}, row(connection, Table::Numbers, 1));
    (void)SAVED(records::save(connection, set, author(), u"Archive"_s));
    QVERIFY(UNWRAP(records::isArchived(connection, {Table::Products, 1})));
    QCOMPARE(row(connection, Table::Numbers, 1).value(u"deleted"_s), QVariant(true));
}

void ValuesTest::aPriceBeyondTheColumnIsAProblemOfItsField()
{
    const auto connection = m_database->open(Role::Writer);
    ChangeSet set;
    set.set({Table::Products, 1}, u"price"_s, qint64(990), Q_INT64_C(5000000000));
    const SaveFailure failure = REFUSED(records::save(connection, set, author(), u"Edit"_s));
    QCOMPARE(failure.problems.size(), 1);
    QCOMPARE(failure.problems.constFirst().problem.loc, QStringList{u"price"_s});
}

void ValuesTest::aNulInATextIsRefused()
{
    const auto connection = m_database->open(Role::Writer);
    const QString text = u"before"_s + QChar(u'\0') + u"after"_s;
    ChangeSet set;
    set.set({Table::Products, 1}, u"description"_s, u"Описание курса"_s, text);
    const SaveFailure failure = REFUSED(records::save(connection, set, author(), u"Edit"_s));
    QCOMPARE(failure.problems.constFirst().problem.loc, QStringList{u"description"_s});
    QCOMPARE(row(connection, Table::Products, 1).value(u"description"_s), QVariant(u"Описание курса"_s));
    // The name of a step comes from texts as well.
    set.clear();
    set.set({Table::Products, 1}, u"price"_s, qint64(990), qint64(1));
    const SaveResult named = records::save(connection, set, author(), text);
    QCOMPARE(named.has_value(), support::engine() == Engine::Sqlite);
    QCOMPARE(row(connection, Table::Products, 1).value(u"price"_s), QVariant(qint64(named ? 1 : 990)));
}

void ValuesTest::jsonKeepsEveryValue()
{
    const schema::Entity &people = schema::entity(Table::People);
    const Record record{{u"id"_s, Q_INT64_C(9007199254740993)},
                        {u"age"_s, 0.1},
                        {u"deleted"_s, true},
                        {u"name"_s, u"Ада \u2028 \" \\ 🧑‍🚀"_s},
                        {u"city"_s, u""_s},
                        {u"surname"_s, QVariant()},
                        {u"created_at"_s, u"2026-01-05 10:00:00.000001"_s},
                        {u"bot_integer"_s, std::numeric_limits<qint64>::min()},
                        {u"bot_real"_s, 1.0 / 3},
                        {u"bot_endless"_s, std::numeric_limits<double>::infinity()},
                        {u"bot_bytes"_s, QByteArray("\0\xff\x01", 3)},
                        {u"bot_false"_s, false}};
    const Record back = UNWRAP(records::recordFromJson(records::toJson(record).toUtf8(), people));
    QCOMPARE(back.size(), record.size());
    for (auto it = record.cbegin(); it != record.cend(); ++it)
        QVERIFY2(value::same(back.value(it.key()), it.value()), qPrintable(it.key()));
    QCOMPARE(back.value(u"age"_s).typeId(), int(QMetaType::Double));
    QCOMPARE(back.value(u"deleted"_s).typeId(), int(QMetaType::Bool));
    QCOMPARE(back.value(u"id"_s).typeId(), int(QMetaType::LongLong));
    QCOMPARE(back.value(u"bot_integer"_s).typeId(), int(QMetaType::LongLong));
    // 24.0 is written as a whole number and comes back as the field's type.
    const Record whole = UNWRAP(records::recordFromJson(records::toJson({{u"age"_s, 24.0}}).toUtf8(), people));
    QCOMPARE(whole.value(u"age"_s).typeId(), int(QMetaType::Double));
}

void ValuesTest::jsonNamesNullAndTheEmptyText()
{
    QCOMPARE(records::toJson({{u"city"_s, u""_s}}), QString(u"{\"city\":\"\"}"_s));
    QCOMPARE(records::toJson({{u"city"_s, QString()}}), QString(u"{\"city\":\"\"}"_s));   // a text is never NULL
    QCOMPARE(records::toJson({{u"city"_s, QVariant()}}), QString(u"{\"city\":null}"_s));
    QCOMPARE(records::toJson({{u"telegram_id"_s, Q_INT64_C(9007199254740993)}}), QString(u"{\"telegram_id\":9007199254740993}"_s));
}

void ValuesTest::brokenJsonIsAnError()
{
    for (const QByteArray &json : {QByteArray("{"), QByteArray("[1]"), QByteArray("\xff"), QByteArray("{\"a\":1} x")})
        QVERIFY(!records::recordFromJson(json, schema::entity(Table::People)).has_value());
    QVERIFY(UNWRAP(records::recordFromJson({}, schema::entity(Table::People))).isEmpty());
}

namespace {
QStringList logged;
void remember(QtMsgType, const QMessageLogContext &, const QString &message)
{
    logged.append(message);
}
} // namespace

void ValuesTest::secretsAreJournalledAndNeverLogged()
{
    const auto connection = m_database->open(Role::Writer);
    logged.clear();
    const auto handler = qInstallMessageHandler(remember);
    ChangeSet set;
    set.set({Table::Products, 1}, u"hidden_content"_s, u"https://example.org/секрет"_s, u"СовсемТайно"_s);
    const SaveResult saved = records::save(connection, set, author(), u"Edit"_s);
    set.clear();
    set.set({Table::Products, 1}, u"hidden_content"_s, u"не то, что там"_s, u"СовсемТайно2"_s);
    const SaveResult conflict = records::save(connection, set, author(), u"Edit"_s);
    set.clear();
    set.set({Table::Products, 1}, u"hidden_content"_s, u"СовсемТайно"_s, u"Тайн"_s);
    const SaveResult refused = records::save(connection, set, author(), u"Edit"_s);
    qInstallMessageHandler(handler);
    (void)SAVED(saved);
    QCOMPARE(REFUSED(conflict).conflicts.size(), 1);
    QCOMPARE(REFUSED(refused).problems.size(), 1);
    QVERIFY(REFUSED(refused).problems.constFirst().problem.input.isNull());
    QVERIFY(m_database->scalar(u"SELECT old_json FROM shopbook_change"_s).toString().contains(u"секрет"_s));
    QVERIFY(m_database->scalar(u"SELECT new_json FROM shopbook_change"_s).toString().contains(u"СовсемТайно"_s));
    QVERIFY(!logged.isEmpty());
    for (const QString &line : std::as_const(logged))
        QVERIFY2(!line.contains(u"Тайн"_s) && !line.contains(u"секрет"_s), qPrintable(line));
}

QTEST_GUILESS_MAIN(ValuesTest)
#include "ValuesTest.moc"
