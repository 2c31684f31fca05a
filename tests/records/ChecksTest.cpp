// SPDX-License-Identifier: GPL-3.0-or-later
// What only the database knows, told at the field before and after it says no; and the lesson's contact change.
#include "records/Contact.h"
#include "records/RecordChecks.h"
#include "records/Store.h"

#include "base/Text.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace store;
using database::Role;
using schema::Problem;

class ChecksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init();
    void cleanupTestCase() { m_stores.end(); }

    void aTakenValueNamesItsOwner();
    void aTakenValueOfADeletedPersonSaysSo();
    void aRowsOwnValueIsNoDuplicate();
    void twoNewRowsWithTheSameValue();
    void aValueThatItsOwnerGivesUpIsFree();
    void phoneNumbersNeedNotBeUnique();
    void aReferenceToNothing();
    void aReferenceToARowThatIsGoingAway();
    void aReferenceToAnUnsavedRowThatIsGone();
    void severalProblemsComeAtOnce();
    void manyValuesAreLookedUpInOneGo();
    void aDraftIsCheckedAlone();
    void anOldBreachBlocksNothingElse();
    void aNewRowIsCheckedWhole();
    void driverErrorsBecomeProblemsAtTheirField();

    void contactOfTheLesson();
    void contactComparesNumbersByTheirDigits();
    void contactOfSomebodyElsesNumberIsUnknown_data();
    void contactOfSomebodyElsesNumberIsUnknown();
    void contactReportsEveryProblemAtItsField();
    void contactOfNobody();
    void contactClearsTheSurname();
    void contactIsOneStep();

private:
    Stores m_stores;
    support::TestDatabase *m_database = nullptr;
    [[nodiscard]] database::Connection open() const { return m_database->open(Role::Writer); }
};

void ChecksTest::init()
{
    support::failOnSqlWarnings();
    m_database = &m_stores.begin(support::engine());
}

void ChecksTest::aTakenValueNamesItsOwner()
{
    ChangeSet set;
    const RowKey fresh = set.insert(Table::Customers, {{u"telegram_id"_s, Q_INT64_C(9007199254740993)}});
    const auto problems = UNWRAP(records::checkAgainstDatabase(open(), set));
    QCOMPARE(problems.size(), 1);
    QCOMPARE(problems.constFirst().row, fresh);
    QCOMPARE(problems.constFirst().problem.loc, QStringList{u"telegram_id"_s});
    QCOMPARE(problems.constFirst().problem.type, u"not_unique"_s);
    QVERIFY2(problems.constFirst().problem.msg.contains(u"Ада Лавлейс"_s), qPrintable(problems.constFirst().problem.msg));
    // One beside it is another number, though not as a double.
    set.set(fresh, u"telegram_id"_s, {}, Q_INT64_C(9007199254740992));
    QVERIFY(UNWRAP(records::checkAgainstDatabase(open(), set)).isEmpty());
}

void ChecksTest::aTakenValueOfADeletedPersonSaysSo()
{
    m_database->run(u"UPDATE \"user\" SET deleted = TRUE WHERE id = 1;\n"_s);
    ChangeSet set;
    set.insert(Table::People, newPerson(u"alex@example.org"_s));
    const auto problems = UNWRAP(records::checkAgainstDatabase(open(), set));
    QCOMPARE(problems.size(), 1);
    QVERIFY2(problems.constFirst().problem.msg.contains(u"deleted"_s), qPrintable(problems.constFirst().problem.msg));
}

void ChecksTest::aRowsOwnValueIsNoDuplicate()
{
    const auto connection = open();
    ChangeSet set;
    set.set({Table::People, 1}, u"email"_s, u"old@example.org"_s, u"alex@example.org"_s);
    QVERIFY(UNWRAP(records::checkAgainstDatabase(connection, set)).isEmpty());
    QVERIFY(UNWRAP(records::checkDraft(connection, {Table::People, 1}, {{u"email"_s, u"alex@example.org"_s}})).isEmpty());
    QCOMPARE(UNWRAP(records::checkDraft(connection, {Table::People, 2}, {{u"email"_s, u"alex@example.org"_s}})).size(), 1);
    QCOMPARE(UNWRAP(records::checkDraft(connection, {Table::People, -1}, {{u"email"_s, u"alex@example.org"_s}})).size(), 1);
}

void ChecksTest::twoNewRowsWithTheSameValue()
{
    ChangeSet set;
    set.insert(Table::People, newPerson(u"ada@example.org"_s));
    const RowKey second = set.insert(Table::People, newPerson(u"ada@example.org"_s));
    set.insert(Table::People, newPerson(u"Ada@example.org"_s));      // the database tells case apart, so do we
    const auto problems = UNWRAP(records::checkAgainstDatabase(open(), set));
    QCOMPARE(problems.size(), 1);
    QVERIFY(problems.constFirst().row.id <= second.id || problems.constFirst().row.id == -1);
    QCOMPARE(problems.constFirst().problem.loc, QStringList{u"email"_s});
    QCOMPARE(REFUSED(records::save(open(), set, author(), u"Add"_s)).problems.size(), 1);
}

void ChecksTest::aValueThatItsOwnerGivesUpIsFree()
{
    const auto connection = open();
    ChangeSet set;
    set.set({Table::People, 1}, u"email"_s, u"alex@example.org"_s, u"new@example.org"_s);
    set.insert(Table::People, newPerson(u"alex@example.org"_s));
    QVERIFY(UNWRAP(records::checkAgainstDatabase(connection, set)).isEmpty());
    (void)SAVED(records::save(connection, set, author(), u"Move"_s));
    // A person who is only marked as deleted keeps the address.
    set.clear();
    set.remove({Table::People, 2}, row(connection, Table::People, 2));
    set.insert(Table::People, newPerson(u"irina@example.org"_s));
    QCOMPARE(UNWRAP(records::checkAgainstDatabase(connection, set)).size(), 1);
}

void ChecksTest::phoneNumbersNeedNotBeUnique()
{
    ChangeSet set;
    set.insert(Table::Numbers, {{u"number"_s, u"112"_s}, {u"user_id"_s, qint64(1)}});
    set.insert(Table::Numbers, {{u"number"_s, u"112"_s}});
    set.insert(Table::Numbers, {{u"number"_s, QVariant()}});
    (void)SAVED(records::save(open(), set, author(), u"Add"_s));
}

void ChecksTest::aReferenceToNothing()
{
    const auto connection = open();
    ChangeSet set;
    set.set({Table::Products, 1}, u"category_id"_s, qint64(1), qint64(777));
    set.insert(Table::Purchases, newPurchase(u"p-9"_s, 555, 2));
    set.set({Table::Numbers, 1}, u"user_id"_s, qint64(1), QVariant());
    const SaveFailure failure = REFUSED(records::save(connection, set, author(), u"Edit"_s));
    QCOMPARE(failure.problems.size(), 2);
    QCOMPARE(failure.problems.at(0).problem.loc, QStringList{u"category_id"_s});
    QCOMPARE(failure.problems.at(0).problem.type, u"reference_not_found"_s);
    QCOMPARE(failure.problems.at(1).problem.loc, QStringList{u"user_id"_s});
}

void ChecksTest::aReferenceToARowThatIsGoingAway()
{
    const auto connection = open();
    m_database->run(u"DELETE FROM purchases WHERE product_id = 2;\n"_s);
    ChangeSet set;
    set.remove({Table::Products, 2}, row(connection, Table::Products, 2));
    set.set({Table::Purchases, 1}, u"product_id"_s, qint64(1), qint64(2));
    const SaveFailure failure = REFUSED(records::save(connection, set, author(), u"Edit"_s));
    QCOMPARE(failure.problems.constFirst().problem.loc, QStringList{u"product_id"_s});
}

void ChecksTest::aReferenceToAnUnsavedRowThatIsGone()
{
    ChangeSet set;
    const RowKey category = set.insert(Table::Categories, {{u"category_name"_s, u"Новая"_s}});
    set.insert(Table::Products, newProduct(u"Товар новой"_s, category.id));
    set.remove(category, {});
    const SaveFailure failure = REFUSED(records::save(open(), set, author(), u"Add"_s));
    QCOMPARE(failure.problems.size(), 1);
    QCOMPARE(failure.problems.constFirst().problem.loc, QStringList{u"category_id"_s});
}

void ChecksTest::severalProblemsComeAtOnce()
{
    ChangeSet set;
    set.set({Table::Products, 1}, {{u"price"_s, qint64(990)}, {u"name"_s, u"Курс по SQL"_s}},
            {{u"price"_s, qint64(0)}, {u"name"_s, u"Ку"_s}});
    set.set({Table::People, 1}, u"email"_s, u"alex@example.org"_s, u"no address"_s);
    set.insert(Table::Products, {});
    const SaveFailure failure = REFUSED(records::save(open(), set, author(), u"Edit"_s));
    QVERIFY(failure.problems.size() >= 7);
    QVERIFY(failure.error.message.contains(failure.problems.constFirst().problem.msg));
}

void ChecksTest::manyValuesAreLookedUpInOneGo()
{
    ChangeSet set;
    for (int index = 0; index < 1100; ++index)
        set.insert(Table::Purchases, newPurchase(u"many-%1"_s.arg(index)));
    set.insert(Table::Purchases, newPurchase(u"p-2"_s));
    const auto problems = UNWRAP(records::checkAgainstDatabase(open(), set));
    QCOMPARE(problems.size(), 1);
}

void ChecksTest::aDraftIsCheckedAlone()
{
    const auto connection = open();
    const auto problems = UNWRAP(records::checkDraft(connection, {Table::Purchases, -4},
                                                     {{u"payment_id"_s, u"p-1"_s}, {u"user_id"_s, qint64(99)}, {u"product_id"_s, qint64(-3)}}));
    QCOMPARE(problems.size(), 2);
    QCOMPARE(problems.at(0).loc, QStringList{u"user_id"_s});
    QCOMPARE(problems.at(1).loc, QStringList{u"payment_id"_s});
    QVERIFY(UNWRAP(records::checkDraft(connection, {Table::Numbers, -4}, {{u"user_id"_s, QVariant()}})).isEmpty());
}

void ChecksTest::anOldBreachBlocksNothingElse()
{
    m_database->run(u"UPDATE products SET description = 'ab', hidden_content = '' WHERE id = 1;\n"_s);
    ChangeSet set;
    set.set({Table::Products, 1}, u"price"_s, qint64(990), qint64(1));
    (void)SAVED(records::save(open(), set, author(), u"Edit"_s));
    set.clear();
    set.set({Table::Products, 1}, u"description"_s, u"ab"_s, u"abc"_s);
    QCOMPARE(REFUSED(records::save(open(), set, author(), u"Edit"_s)).problems.size(), 1);
}

void ChecksTest::aNewRowIsCheckedWhole()
{
    ChangeSet set;
    set.insert(Table::Purchases, {{u"price"_s, qint64(1)}});
    const SaveFailure failure = REFUSED(records::save(open(), set, author(), u"Add"_s));
    QStringList fields;
    for (const auto &problem : failure.problems)
        fields += problem.problem.loc;
    QCOMPARE(fields, (QStringList{u"user_id"_s, u"product_id"_s, u"payment_type"_s, u"payment_id"_s}));
}

void ChecksTest::driverErrorsBecomeProblemsAtTheirField()
{
    using base::Error;
    using base::ErrorCode;
    const schema::Entity &products = schema::entity(Table::Products);
    const schema::Entity &purchases = schema::entity(Table::Purchases);
    const auto locOf = [](const std::optional<Problem> &problem) { return problem ? problem->loc.join(u'.') : u"nothing"_s; };
    QCOMPARE(locOf(records::problemFrom(Error{ErrorCode::NotUnique, {}, {}, u"purchases"_s, {u"payment_id"_s}}, purchases)), u"payment_id"_s);
    QCOMPARE(locOf(records::problemFrom(Error{ErrorCode::Missing, {}, {}, u"products"_s, {u"name"_s}}, products)), u"name"_s);
    QCOMPARE(locOf(records::problemFrom(Error{ErrorCode::BrokenReference, {}, {}, {}, {}}, products)), u"category_id"_s);
    QCOMPARE(locOf(records::problemFrom(Error{ErrorCode::BrokenReference, {}, {}, {}, {}}, purchases)), u"nothing"_s);
    QCOMPARE(locOf(records::problemFrom(Error{ErrorCode::NotUnique, {}, {}, u"audit"_s, {u"name"_s}}, products)), u"nothing"_s);
    QCOMPARE(locOf(records::problemFrom(Error{ErrorCode::NotUnique, {}, {}, u"products"_s, {u"shop_uuid"_s}}, products)), u"nothing"_s);
    QCOMPARE(locOf(records::problemFrom(Error{ErrorCode::Locked, {}, {}, u"products"_s, {u"name"_s}}, products)), u"nothing"_s);
}

void ChecksTest::contactOfTheLesson()
{
    const auto connection = open();
    records::ContactChange change{2, QVariant(u"Smith"_s), QVariant(28), u"+7 (900) 123-45-67"_s, u"+7 921 000 11 22"_s};
    const auto set = records::plan(connection, change);
    QVERIFY(set.has_value());
    QCOMPARE(set->count(), 2);
    (void)SAVED(records::save(connection, *set, author(), u"Change contact"_s));
    const Record person = row(connection, Table::People, 2);
    QCOMPARE(person.value(u"surname"_s), QVariant(u"Smith"_s));
    QCOMPARE(person.value(u"age"_s), QVariant(28.0));
    QCOMPARE(row(connection, Table::Numbers, 2).value(u"number"_s), QVariant(u"+7 921 000 11 22"_s));
    QCOMPARE(row(connection, Table::Numbers, 1).value(u"number"_s), QVariant(u"+1 787 55 41"_s));
}

void ChecksTest::contactComparesNumbersByTheirDigits()
{
    const auto connection = open();
    const auto set = records::plan(connection, {2, {}, {}, u"79001234567"_s, u"8 900"_s});
    QVERIFY(set.has_value());
    QCOMPARE(set->count(), 1);
    QCOMPARE(set->change({Table::Numbers, 2})->before.value(u"number"_s), QVariant(u"+7 (900) 123-45-67"_s));
    QCOMPARE(set->change({Table::Numbers, 2})->after.value(u"number"_s), QVariant(u"8 900"_s));
}

void ChecksTest::contactOfSomebodyElsesNumberIsUnknown_data()
{
    QTest::addColumn<QString>("number");
    QTest::newRow("somebody else's") << u"+7 (900) 123-45-67"_s;
    QTest::newRow("nobody's") << u"112"_s;
    QTest::newRow("unknown") << u"+1 000"_s;
    QTest::newRow("a part of it") << u"787 55 41"_s;
    QTest::newRow("no digits") << u"abc"_s;
}

void ChecksTest::contactOfSomebodyElsesNumberIsUnknown()
{
    QFETCH(QString, number);
    const QString before = contents(*m_database);
    const auto set = records::plan(open(), {1, QVariant(u"Smith"_s), QVariant(28), number, u"+7 921"_s});
    QVERIFY(!set.has_value());
    QCOMPARE(set.error().problems.size(), 1);
    QCOMPARE(set.error().problems.constFirst().problem.loc, QStringList{u"oldNumber"_s});
    QCOMPARE(contents(*m_database), before);
}

void ChecksTest::contactReportsEveryProblemAtItsField()
{
    const auto set = records::plan(open(), {1, QVariant(QString(31, u'x')), QVariant(-1), u"+1 000"_s, QString(51, u'1')});
    QVERIFY(!set.has_value());
    QStringList fields;
    for (const auto &problem : set.error().problems)
        fields += problem.problem.loc;
    QCOMPARE(fields, (QStringList{u"surname"_s, u"age"_s, u"oldNumber"_s, u"newNumber"_s}));
    const auto noOld = records::plan(open(), {1, {}, {}, {}, u"+7 921"_s});
    QCOMPARE(noOld.error().problems.constFirst().problem.loc, QStringList{u"oldNumber"_s});
    const auto noNew = records::plan(open(), {1, {}, {}, u"+1 787 55 41"_s, u" "_s});
    QCOMPARE(noNew.error().problems.constFirst().problem.loc, QStringList{u"newNumber"_s});
}

void ChecksTest::contactOfNobody()
{
    QCOMPARE(records::plan(open(), {99, {}, {}, {}, {}}).error().problems.constFirst().problem.loc, QStringList{u"person"_s});
    m_database->run(u"UPDATE \"user\" SET deleted = TRUE WHERE id = 1;\nUPDATE phonebook SET deleted = TRUE WHERE id = 2;\n"_s);
    QCOMPARE(records::plan(open(), {1, {}, {}, {}, {}}).error().problems.constFirst().problem.loc, QStringList{u"person"_s});
    QCOMPARE(records::plan(open(), {2, {}, {}, u"79001234567"_s, u"1"_s}).error().problems.constFirst().problem.loc,
             QStringList{u"oldNumber"_s});
}

void ChecksTest::contactClearsTheSurname()
{
    const auto connection = open();
    const auto set = records::plan(connection, {1, QVariant(), std::nullopt, {}, {}});
    QVERIFY(set.has_value());
    (void)SAVED(records::save(connection, *set, author(), u"Change contact"_s));
    QVERIFY(row(connection, Table::People, 1).value(u"surname"_s).isNull());
    QCOMPARE(row(connection, Table::People, 1).value(u"age"_s), QVariant(24.0));
    QVERIFY(records::plan(connection, {1, std::nullopt, std::nullopt, {}, {}})->isEmpty());
}

void ChecksTest::contactIsOneStep()
{
    const auto connection = open();
    const auto set = records::plan(connection, {1, QVariant(u"Doe"_s), QVariant(60.5), u"1 787 5541"_s, u"+1 5"_s});
    QVERIFY(set.has_value());
    m_database->run(u"UPDATE phonebook SET number = '+1 787 55 40' WHERE id = 1;\n"_s);
    QCOMPARE(REFUSED(records::save(connection, *set, author(), u"Change contact"_s)).conflicts.size(), 1);
    QCOMPARE(row(connection, Table::People, 1).value(u"surname"_s), QVariant(u"John"_s));   // all or nothing
}

QTEST_GUILESS_MAIN(ChecksTest)
#include "ChecksTest.moc"
