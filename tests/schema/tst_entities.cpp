// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/Entity.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace schema;

namespace
{

QStringList columnsWhere(const Entity &entity, bool (*holds)(const Field &))
{
    QStringList columns;
    for (const Field &field : entity.fields) {
        if (holds(field))
            columns.append(field.column);
    }
    return columns;
}

} // namespace

/// The description itself: complete, consistent, and what design.md 2 says.
class EntitiesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sixTablesInTheOrderOfTheirReferences();
    void columns_data();
    void columns();
    void everyFieldHasWords();
    void rulesFitTheirTypes();
    void relationsLeadToTablesBefore();
    void labelsNameColumns();
    void requiredFields_data();
    void requiredFields();
    void lengthsOfThePhonebook();
    void lookups();
    void referencesToATable();
    void secretsAreNotSearched();
    void paymentTypes_data();
    void paymentTypes();
};

void EntitiesTest::sixTablesInTheOrderOfTheirReferences()
{
    QStringList names;
    for (const Entity &entity : entities())
        names.append(entity.name);
    QCOMPARE(
        names,
        (QStringList{u"categories"_s, u"users"_s, u"products"_s, u"purchases"_s, u"user"_s, u"phonebook"_s}));
    QCOMPARE(&entities(), &entities());
}

void EntitiesTest::columns_data()
{
    QTest::addColumn<QString>("table");
    QTest::addColumn<QString>("columns");
    QTest::newRow("categories") << u"categories"_s << u"category_name created_at id updated_at"_s;
    QTest::newRow("users") << u"users"_s
                           << u"created_at first_name id last_name telegram_id updated_at username"_s;
    QTest::newRow("products")
        << u"products"_s
        << u"category_id created_at description file_id hidden_content id name price updated_at"_s;
    QTest::newRow("purchases")
        << u"purchases"_s << u"created_at id payment_id payment_type price product_id updated_at user_id"_s;
    QTest::newRow("user") << u"user"_s
                          << u"age city country created_at deleted email id name surname updated_at"_s;
    QTest::newRow("phonebook") << u"phonebook"_s
                               << u"created_at deleted deleted_at id number updated_at user_id"_s;
}

void EntitiesTest::columns()
{
    QFETCH(QString, table);
    QFETCH(QString, columns);
    const Entity *entity = entityByName(table);
    QVERIFY(entity);
    QStringList found = columnsWhere(*entity, [](const Field &) { return true; });
    QCOMPARE(found.constFirst(), u"id"_s);
    found.sort();
    QCOMPARE(found.join(u' '), columns);
}

void EntitiesTest::everyFieldHasWords()
{
    for (const Entity &entity : entities()) {
        QVERIFY2(!entityTitle(entity).isEmpty() && !entityOne(entity).isEmpty(), qPrintable(entity.name));
        QSet<QString> titles;
        for (const Field &field : entity.fields) {
            const QString where = entity.name + u'.' + field.column;
            QVERIFY2(field.title && field.subject, qPrintable(where));
            QVERIFY2(fieldTitle(field) != field.column, qPrintable(where));
            QVERIFY2(!titles.contains(fieldTitle(field)), qPrintable(where));
            titles.insert(fieldTitle(field));
        }
    }
    QCOMPARE(fieldTitle(*entity(Table::Products).field(u"hidden_content"_s)), u"What the buyer receives"_s);
    QCOMPARE(fieldTitle(*entity(Table::Purchases).field(u"payment_id"_s)), u"Payment number"_s);
    QCOMPARE(fieldTitle(*entity(Table::Purchases).field(u"price"_s)), u"Paid"_s);
    QCOMPARE(fieldTitle(*entity(Table::Purchases).field(u"created_at"_s)), u"Bought"_s);
    QCOMPARE(fieldTitle(*entity(Table::Purchases).field(u"user_id"_s)), u"Customer"_s);
    QCOMPARE(fieldTitle(*entity(Table::Numbers).field(u"user_id"_s)), u"Person"_s);
    QCOMPARE(fieldTitle(Field{.column = u"extra"_s}), u"extra"_s);
    QCOMPARE(fieldSubject(Field{.column = u"extra"_s}), u"extra"_s);
}

void EntitiesTest::rulesFitTheirTypes()
{
    for (const Entity &entity : entities()) {
        for (const Field &field : entity.fields) {
            const QString where = entity.name + u'.' + field.column;
            const bool isText = field.type == Type::Text;
            const bool isNumber = field.type == Type::Integer || field.type == Type::Real;
            QVERIFY2(isText || (field.minLength == 0 && field.maxLength == 0), qPrintable(where));
            QVERIFY2(isNumber || (!field.atLeast && !field.atMost && !field.moreThan), qPrintable(where));
            QVERIFY2(!field.relation || field.type == Type::Integer, qPrintable(where));
            QVERIFY2(!field.secret || isText, qPrintable(where));
            QVERIFY2(!field.searched || isText, qPrintable(where));
            QVERIFY2(field.maxLength == 0 || field.minLength <= field.maxLength, qPrintable(where));
        }
        QCOMPARE(entity.archivable, entity.area == Area::Market);
        QCOMPARE(entity.softDelete, entity.area == Area::Phonebook);
        QCOMPARE(entity.field(u"deleted"_s) != nullptr, entity.softDelete);
    }
}

void EntitiesTest::relationsLeadToTablesBefore()
{
    for (const Entity &from : entities()) {
        for (const Field &field : from.fields) {
            if (field.relation)
                QVERIFY(field.relation->target < from.table
                        && entity(field.relation->target).area == from.area);
        }
    }
}

void EntitiesTest::labelsNameColumns()
{
    for (const Entity &entity : entities()) {
        QVERIFY(!entity.label.isEmpty());
        for (const QStringList &alternative : entity.label) {
            for (const QString &column : alternative) {
                const Field *field = entity.field(column);
                QVERIFY2(field && !field->secret, qPrintable(column));
            }
        }
    }
    QCOMPARE(entity(Table::Customers).label,
             (QList<QStringList>{{u"first_name"_s, u"last_name"_s}, {u"username"_s}, {u"telegram_id"_s}}));
}

void EntitiesTest::requiredFields_data()
{
    QTest::addColumn<QString>("table");
    QTest::addColumn<QString>("required");
    QTest::newRow("categories") << u"categories"_s << u"category_name"_s;
    QTest::newRow("users") << u"users"_s << u"telegram_id"_s;
    QTest::newRow("products") << u"products"_s << u"name category_id price description hidden_content"_s;
    QTest::newRow("purchases") << u"purchases"_s << u"user_id product_id price payment_type payment_id"_s;
    QTest::newRow("user") << u"user"_s << u"name age email country"_s;
    QTest::newRow("phonebook") << u"phonebook"_s << u""_s;
}

void EntitiesTest::requiredFields()
{
    QFETCH(QString, table);
    QFETCH(QString, required);
    QCOMPARE(
        columnsWhere(*entityByName(table), [](const Field &field) { return field.isRequired(); }).join(u' '),
        required);
}

void EntitiesTest::lengthsOfThePhonebook()
{
    const Entity &people = entity(Table::People);
    const QHash<QString, int> lengths{
        {u"name"_s, 25}, {u"surname"_s, 30}, {u"email"_s, 100}, {u"country"_s, 40}, {u"city"_s, 30}};
    for (auto length = lengths.cbegin(); length != lengths.cend(); ++length)
        QCOMPARE(people.field(length.key())->maxLength, length.value());
    QCOMPARE(entity(Table::Numbers).field(u"number"_s)->maxLength, 50);
    QCOMPARE(entity(Table::Purchases).field(u"payment_id"_s)->maxLength, 255);
    QVERIFY(people.field(u"email"_s)->unique);
    QVERIFY(entity(Table::Customers).field(u"telegram_id"_s)->unique);
    QVERIFY(entity(Table::Purchases).field(u"payment_id"_s)->unique);
    QVERIFY(!entity(Table::Numbers).field(u"number"_s)->unique);
}

void EntitiesTest::lookups()
{
    QCOMPARE(entityByName(u"user"_s)->table, Table::People);
    QCOMPARE(entityByName(u"users"_s)->table, Table::Customers);
    QVERIFY(!entityByName(u"alembic_version"_s));
    QVERIFY(!entityByName(QString()));
    QVERIFY(!entity(Table::Products).field(u"no_such"_s));
    QCOMPARE(entity(Table::Products).indexOf(u"no_such"_s), -1);
    QCOMPARE(entity(Table::Products).indexOf(u"id"_s), 0);
    for (const Entity &candidate : entities())
        QCOMPARE(&entity(candidate.table), &candidate);
}

void EntitiesTest::referencesToATable()
{
    const auto toCustomers = referencesTo(Table::Customers);
    QCOMPARE(toCustomers.size(), 1);
    QCOMPARE(toCustomers.constFirst().from, Table::Purchases);
    QCOMPARE(toCustomers.constFirst().column, u"user_id"_s);
    QCOMPARE(referencesTo(Table::People).constFirst().from, Table::Numbers);
    QVERIFY(referencesTo(Table::Purchases).isEmpty());
}

void EntitiesTest::secretsAreNotSearched()
{
    int secrets = 0;
    for (const Entity &entity : entities()) {
        for (const Field &field : entity.fields) {
            secrets += field.secret ? 1 : 0;
            QVERIFY(!field.secret || !field.searched);
        }
    }
    QCOMPARE(secrets, 1);
}

void EntitiesTest::paymentTypes_data()
{
    QTest::addColumn<QString>("stored");
    QTest::addColumn<QString>("title");
    QTest::addColumn<bool>("isInStars");
    QTest::newRow("yukassa") << u"yukassa"_s << u"ЮKassa"_s << false;
    QTest::newRow("robocassa") << u"robocassa"_s << u"Robokassa"_s << false;
    QTest::newRow("stars") << u"stars"_s << u"Stars"_s << true;
    QTest::newRow("unknown") << u"unknown"_s << u"not recorded"_s << false;
    QTest::newRow("nothing") << QString() << u"not recorded"_s << false;
    QTest::newRow("free text") << u"перевод на карту"_s << u"перевод на карту"_s << false;
    QTest::newRow("other spelling") << u" STARS "_s << u" STARS "_s << true;
    QTest::newRow("only begins so") << u"stars_refund"_s << u"stars_refund"_s << false;
}

void EntitiesTest::paymentTypes()
{
    QFETCH(QString, stored);
    QFETCH(QString, title);
    QFETCH(bool, isInStars);
    QCOMPARE(paymentTypeTitle(stored), title);
    QCOMPARE(isStars(stored), isInStars);
}

QTEST_GUILESS_MAIN(EntitiesTest)
#include "tst_entities.moc"
