// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/Validation.h"

#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;
using namespace schema;

namespace
{

Record goodProduct()
{
    return {{u"name"_s, u"SQL за вечер"_s},
            {u"category_id"_s, qint64(1)},
            {u"price"_s, qint64(990)},
            {u"description"_s, u"Десять занятий"_s},
            {u"hidden_content"_s, u"https://example.org"_s}};
}

Record goodPerson()
{
    return {{u"name"_s, u"Алекс"_s},
            {u"age"_s, 24.0},
            {u"email"_s, u"alex@example.org"_s},
            {u"country"_s, u"USA"_s}};
}

Record goodPurchase()
{
    return {{u"user_id"_s, qint64(1)},
            {u"product_id"_s, qint64(2)},
            {u"price"_s, qint64(990)},
            {u"payment_id"_s, u"p-1"_s},
            {u"payment_type"_s, u"yukassa"_s}};
}

Record with(Record record, const QString &column, const QVariant &value)
{
    record.insert(column, value);
    return record;
}

QStringList typesOf(const QList<Problem> &problems)
{
    QStringList types;
    for (const Problem &problem : problems)
        types.append(problem.loc.join(u'.') + u' ' + problem.type);
    return types;
}

QString repeated(const QString &text, int times)
{
    return text.repeated(times);
}

} // namespace

/// Rules of design.md 2 and 6: all at once, at their fields, in Pydantic's codes, with a sentence.
class ValidationTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void goodRecords();
    void oneRule_data();
    void oneRule();
    void emails_data();
    void emails();
    void allAtOnceInTheOrderOfTheFields();
    void missingOnlyForWholeRecords();
    void automaticFieldsMayBeEmpty();
    void lengthsCountCodePoints();
    void secretsAreNotInTheProblem();
    void sentences();
    void validateConverts();
    void validateLeavesOutWhatItDoesNotKnow();
};

void ValidationTest::goodRecords()
{
    QCOMPARE(typesOf(check(entity(Table::Products), goodProduct(), Scope::Whole)), QStringList());
    QCOMPARE(typesOf(check(entity(Table::People), goodPerson(), Scope::Whole)), QStringList());
    QCOMPARE(typesOf(check(entity(Table::Purchases), goodPurchase(), Scope::Whole)), QStringList());
    QCOMPARE(typesOf(check(entity(Table::Categories), {{u"category_name"_s, u"К"_s}}, Scope::Whole)),
             QStringList());
    QCOMPARE(typesOf(check(entity(Table::Customers), {{u"telegram_id"_s, std::numeric_limits<qint64>::max()}},
                           Scope::Whole)),
             QStringList());
    QCOMPARE(typesOf(check(entity(Table::Numbers), {}, Scope::Whole)), QStringList());
    QCOMPARE(typesOf(check(entity(Table::Numbers), {{u"number"_s, QVariant()}, {u"user_id"_s, QVariant()}},
                           Scope::Whole)),
             QStringList());
}

void ValidationTest::oneRule_data()
{
    QTest::addColumn<int>("table");
    QTest::addColumn<QString>("column");
    QTest::addColumn<QVariant>("value");
    QTest::addColumn<QString>("type"); // "" = no problem
    const auto row = [](const char *name, Table table, const QString &column, const QVariant &value,
                        const QString &type) {
        QTest::newRow(name) << int(table) << column << value << type;
    };
    const QString surrogate(1, QChar(0xd83d));
    row("name of 4", Table::Products, u"name"_s, u"Курс"_s, u"string_too_short"_s);
    row("name of 5", Table::Products, u"name"_s, u"Курсы"_s, {});
    row("name of 5 spaces", Table::Products, u"name"_s, u"     "_s, {});
    row("name NULL", Table::Products, u"name"_s, {}, u"string_type"_s);
    row("name null string", Table::Products, u"name"_s, QString(), u"string_too_short"_s);
    row("name empty", Table::Products, u"name"_s, u""_s, u"string_too_short"_s);
    row("name a number", Table::Products, u"name"_s, 12345, u"string_type"_s);
    row("name with NUL", Table::Products, u"name"_s, u"Курсы"_s + QChar(0) + u"x"_s, u"string_unicode"_s);
    row("name with half a pair", Table::Products, u"name"_s, u"Курсы "_s + surrogate, u"string_unicode"_s);
    row("description of 4", Table::Products, u"description"_s, u"abcd"_s, u"string_too_short"_s);
    row("hidden of 4", Table::Products, u"hidden_content"_s, u"abcd"_s, u"string_too_short"_s);
    row("hidden empty", Table::Products, u"hidden_content"_s, u""_s, u"string_too_short"_s);
    row("price 0", Table::Products, u"price"_s, 0, u"greater_than"_s);
    row("price -1", Table::Products, u"price"_s, -1, u"greater_than"_s);
    row("price 1", Table::Products, u"price"_s, 1, {});
    row("price greatest", Table::Products, u"price"_s, 2147483647LL, {});
    row("price beyond INTEGER", Table::Products, u"price"_s, 2147483648LL, u"less_than_equal"_s);
    row("price smallest", Table::Products, u"price"_s, std::numeric_limits<qint64>::min(), u"greater_than"_s);
    row("price half", Table::Products, u"price"_s, 0.5, u"int_from_float"_s);
    row("price whole double", Table::Products, u"price"_s, 990.0, {});
    row("price text", Table::Products, u"price"_s, u"990"_s, {});
    row("price word", Table::Products, u"price"_s, u"много"_s, u"int_parsing"_s);
    row("price NULL", Table::Products, u"price"_s, {}, u"int_type"_s);
    row("price nan", Table::Products, u"price"_s, std::numeric_limits<double>::quiet_NaN(),
        u"finite_number"_s);
    row("category 0", Table::Products, u"category_id"_s, 0, u"greater_than"_s);
    row("category NULL", Table::Products, u"category_id"_s, {}, u"int_type"_s);
    row("category beyond INTEGER", Table::Products, u"category_id"_s, 2147483648LL, u"less_than_equal"_s);
    row("file NULL", Table::Products, u"file_id"_s, {}, {});
    row("file empty", Table::Products, u"file_id"_s, u""_s, {});
    row("telegram id 2^53+1", Table::Customers, u"telegram_id"_s, 9007199254740993LL, {});
    row("telegram id 2^63", Table::Customers, u"telegram_id"_s, u"9223372036854775808"_s,
        u"int_parsing_size"_s);
    row("telegram id 2^64-1", Table::Customers, u"telegram_id"_s, std::numeric_limits<quint64>::max(),
        u"int_parsing_size"_s);
    row("telegram id 1e300", Table::Customers, u"telegram_id"_s, 1e300, u"int_parsing_size"_s);
    row("payment number of 255", Table::Purchases, u"payment_id"_s, repeated(u"я"_s, 255), {});
    row("payment number of 256", Table::Purchases, u"payment_id"_s, repeated(u"я"_s, 256),
        u"string_too_long"_s);
    row("payment number of 255 emoji", Table::Purchases, u"payment_id"_s, repeated(u"🎁"_s, 255), {});
    row("payment number NULL", Table::Purchases, u"payment_id"_s, {}, u"string_type"_s);
    row("payment number empty", Table::Purchases, u"payment_id"_s, u""_s, u"string_too_short"_s);
    row("payment type free", Table::Purchases, u"payment_type"_s, u"наличные'); DROP TABLE users; --"_s, {});
    row("payment type NULL", Table::Purchases, u"payment_type"_s, {}, u"string_type"_s);
    row("paid 0", Table::Purchases, u"price"_s, 0, u"greater_than"_s);
    row("customer NULL", Table::Purchases, u"user_id"_s, {}, u"int_type"_s);
    row("person's name of 25", Table::People, u"name"_s, repeated(u"ё"_s, 25), {});
    row("person's name of 26", Table::People, u"name"_s, repeated(u"ё"_s, 26), u"string_too_long"_s);
    row("person's name empty", Table::People, u"name"_s, u""_s, u"string_too_short"_s);
    row("surname of 31", Table::People, u"surname"_s, repeated(u"s"_s, 31), u"string_too_long"_s);
    row("surname NULL", Table::People, u"surname"_s, {}, {});
    row("surname empty", Table::People, u"surname"_s, u""_s, {});
    row("country of 41", Table::People, u"country"_s, repeated(u"s"_s, 41), u"string_too_long"_s);
    row("city of 31", Table::People, u"city"_s, repeated(u"s"_s, 31), u"string_too_long"_s);
    row("age 0", Table::People, u"age"_s, 0.0, {});
    row("age -0.1", Table::People, u"age"_s, -0.1, u"greater_than_equal"_s);
    row("age 150", Table::People, u"age"_s, 150, {});
    row("age 150.5", Table::People, u"age"_s, 150.5, u"less_than_equal"_s);
    row("age infinite", Table::People, u"age"_s, std::numeric_limits<double>::infinity(), u"finite_number"_s);
    row("age nan", Table::People, u"age"_s, std::numeric_limits<double>::quiet_NaN(), u"finite_number"_s);
    row("age a word", Table::People, u"age"_s, u"двадцать"_s, u"float_parsing"_s);
    row("age NULL", Table::People, u"age"_s, {}, u"float_type"_s);
    row("number of 51", Table::Numbers, u"number"_s, repeated(u"1"_s, 51), u"string_too_long"_s);
    row("number as typed", Table::Numbers, u"number"_s, u"+1 787 55 41 доб. 3"_s, {});
    row("number's person beyond INTEGER", Table::Numbers, u"user_id"_s, 1LL << 40, u"less_than_equal"_s);
    row("deleted maybe", Table::Numbers, u"deleted"_s, u"maybe"_s, u"bool_parsing"_s);
    row("deleted False", Table::Numbers, u"deleted"_s, u"False"_s, {});
    row("bought nonsense", Table::Purchases, u"created_at"_s, u"2026-02-30 10:00:00"_s,
        u"datetime_parsing"_s);
}

void ValidationTest::oneRule()
{
    QFETCH(int, table);
    QFETCH(QString, column);
    QFETCH(QVariant, value);
    QFETCH(QString, type);
    const auto problems = check(entity(Table(table)), {{column, value}}, Scope::Given);
    QCOMPARE(typesOf(problems), type.isEmpty() ? QStringList() : QStringList{column + u' ' + type});
    for (const Problem &problem : problems) {
        QVERIFY2(problem.msg.endsWith(u'.') && !problem.msg.contains(u'%'), qPrintable(problem.msg));
        QVERIFY2(problem.msg.contains(fieldSubject(*entity(Table(table)).field(column))),
                 qPrintable(problem.msg));
    }
}

void ValidationTest::emails_data()
{
    QTest::addColumn<QString>("email");
    QTest::addColumn<bool>("isGood");
    const QStringList good{u"alex.john@icloud.com"_s,
                           u"a@b.co"_s,
                           u"first+tag@sub.example.org"_s,
                           u"O'Neil@example.org"_s,
                           u"имя@пример.рф"_s,
                           u"x_y-z@ex-ample.museum"_s,
                           u"1@2.com"_s,
                           u"a@xn--e1afmkfd.xn--p1ai"_s};
    for (const QString &email : good)
        QTest::newRow(qPrintable(email)) << email << true;
    const QStringList bad{
        u""_s,          u"plain"_s,    u"@example.org"_s,  u"a@"_s,
        u"a@b"_s,       u"a b@c.de"_s, u" a@b.de"_s,       u"a@b.de "_s,
        u"a@@b.de"_s,   u"a@b@c.de"_s, u".a@b.de"_s,       u"a.@b.de"_s,
        u"a..b@c.de"_s, u"a@-b.de"_s,  u"a@b-.de"_s,       u"a@b..de"_s,
        u"a@.de"_s,     u"a@b.de."_s,  u"a@1.2.3.4"_s,     u"a@b.d"_s,
        u"a\n@b.de"_s,  u"a@b.de\n"_s, u"<a@b.de>"_s,      u"a@[1.2.3.4]"_s,
        u"a,b@c.de"_s,  u"a@b,c.de"_s, u"a@b.de;c@d.de"_s, repeated(u"a"_s, 65) + u"@b.de"_s};
    for (const QString &email : bad)
        QTest::newRow(qPrintable(u"bad: "_s + email)) << email << false;
}

void ValidationTest::emails()
{
    QFETCH(QString, email);
    QFETCH(bool, isGood);
    const auto problems = check(entity(Table::People), {{u"email"_s, email}}, Scope::Given);
    QCOMPARE(typesOf(problems), isGood ? QStringList() : QStringList{u"email value_error"_s});
}

void ValidationTest::allAtOnceInTheOrderOfTheFields()
{
    const Record record{{u"price"_s, 0},
                        {u"name"_s, u"abc"_s},
                        {u"hidden_content"_s, u""_s},
                        {u"description"_s, QVariant()},
                        {u"category_id"_s, u"x"_s}};
    QCOMPARE(typesOf(check(entity(Table::Products), record, Scope::Whole)),
             (QStringList{u"name string_too_short"_s, u"category_id int_parsing"_s, u"price greater_than"_s,
                          u"description string_type"_s, u"hidden_content string_too_short"_s}));
    // Two rules of one field.
    QCOMPARE(typesOf(check(entity(Table::People), {{u"email"_s, repeated(u"x"_s, 101)}}, Scope::Given)),
             (QStringList{u"email string_too_long"_s, u"email value_error"_s}));
}

void ValidationTest::missingOnlyForWholeRecords()
{
    QCOMPARE(typesOf(check(entity(Table::Purchases), {}, Scope::Given)), QStringList());
    QCOMPARE(typesOf(check(entity(Table::Purchases), {}, Scope::Whole)),
             (QStringList{u"user_id missing"_s, u"product_id missing"_s, u"price missing"_s,
                          u"payment_type missing"_s, u"payment_id missing"_s}));
    // An older breach elsewhere blocks nothing: only what is given is looked at.
    QCOMPARE(typesOf(check(entity(Table::Products), {{u"price"_s, 5}}, Scope::Given)), QStringList());
}

void ValidationTest::automaticFieldsMayBeEmpty()
{
    for (const Entity &entity : entities()) {
        for (const Field &field : entity.fields) {
            if (field.automatic)
                QCOMPARE(typesOf(check(entity, {{field.column, QVariant()}}, Scope::Given)), QStringList());
        }
    }
}

void ValidationTest::lengthsCountCodePoints()
{
    // Five code points each: four bytes, surrogate pairs, combining marks.
    QCOMPARE(typesOf(check(entity(Table::Products), {{u"name"_s, u"🎁🎁🎁🎁"_s}}, Scope::Given)),
             QStringList{u"name string_too_short"_s});
    QCOMPARE(typesOf(check(entity(Table::Products), {{u"name"_s, u"🎁🎁🎁🎁🎁"_s}}, Scope::Given)), QStringList());
    QCOMPARE(typesOf(check(entity(Table::Products), {{u"name"_s, u"a\u0301e\u0301o"_s}}, Scope::Given)),
             QStringList());
    QCOMPARE(typesOf(check(entity(Table::People), {{u"name"_s, repeated(u"🎁"_s, 25)}}, Scope::Given)),
             QStringList());
    QCOMPARE(typesOf(check(entity(Table::People), {{u"name"_s, repeated(u"🎁"_s, 26)}}, Scope::Given)),
             QStringList{u"name string_too_long"_s});
}

void ValidationTest::secretsAreNotInTheProblem()
{
    const QList<QVariant> bad{u"abc"_s, 12345, u"abcde"_s + QChar(0), u"abcde"_s + QChar(0xdc00)};
    for (const QVariant &secret : bad) {
        const auto problems = check(entity(Table::Products), {{u"hidden_content"_s, secret}}, Scope::Given);
        QCOMPARE(problems.size(), 1);
        QVERIFY(!problems.constFirst().input.isValid());
        QVERIFY(!problems.constFirst().msg.contains(u"abc"));
        QVERIFY(!problems.constFirst().msg.contains(u"12345"));
    }
    const auto open = check(entity(Table::Products), {{u"name"_s, u"abc"_s}}, Scope::Given);
    QCOMPARE(open.constFirst().input, QVariant(u"abc"_s));
}

void ValidationTest::sentences()
{
    const auto sentence = [](Table table, const QString &column, const QVariant &value) {
        const auto problems = check(entity(table), {{column, value}}, Scope::Given);
        return problems.isEmpty() ? QString() : problems.constFirst().msg;
    };
    QCOMPARE(sentence(Table::Products, u"price"_s, 0), u"The price must be greater than 0."_s);
    QCOMPARE(sentence(Table::Products, u"name"_s, u"abc"_s),
             u"The name must be at least 5 characters long; it has 3 now."_s);
    QCOMPARE(sentence(Table::People, u"age"_s, 151), u"The age must be at most 150."_s);
    QCOMPARE(sentence(Table::People, u"age"_s, -1), u"The age must be at least 0."_s);
    QCOMPARE(sentence(Table::People, u"email"_s, u"x"_s), u"The e-mail must look like name@example.com."_s);
    QCOMPARE(sentence(Table::People, u"name"_s, u""_s), u"The first name must be filled in."_s);
    QCOMPARE(sentence(Table::Products, u"category_id"_s, QVariant()), u"The category must be chosen."_s);
    QCOMPARE(sentence(Table::Products, u"price"_s, 1LL << 31), u"The price must be at most 2147483647."_s);
    QCOMPARE(sentence(Table::Products, u"hidden_content"_s, u"abcd"_s),
             u"What the buyer receives must be at least 5 characters long; it has 4 now."_s);
}

void ValidationTest::validateConverts()
{
    const Checked checked =
        validate(entity(Table::Products),
                 with(with(goodProduct(), u"price"_s, u" 990 "_s), u"category_id"_s, 3.0), Scope::Whole);
    QVERIFY(checked.problems.isEmpty());
    QCOMPARE(checked.values.value(u"price"_s), QVariant(qint64(990)));
    QCOMPARE(checked.values.value(u"price"_s).typeId(), int(QMetaType::LongLong));
    QCOMPARE(checked.values.value(u"category_id"_s).typeId(), int(QMetaType::LongLong));
}

void ValidationTest::validateLeavesOutWhatItDoesNotKnow()
{
    const Checked checked =
        validate(entity(Table::People), with(with(goodPerson(), u"is_admin"_s, true), u"age"_s, u"old"_s),
                 Scope::Whole);
    QCOMPARE(typesOf(checked.problems), QStringList{u"age float_parsing"_s});
    QVERIFY(!checked.values.contains(u"is_admin"_s));
    QVERIFY(!checked.values.contains(u"age"_s));
    QVERIFY(checked.values.contains(u"name"_s));
}

QTEST_GUILESS_MAIN(ValidationTest)
#include "tst_validation.moc"
