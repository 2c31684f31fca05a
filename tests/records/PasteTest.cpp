// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/BulkFixture.h"
#include "records/Lookup.h"
#include "records/Undo.h"

using namespace Qt::StringLiterals;
using namespace store;
using records::BulkPlan;
using records::Paste;

/// Blocks of cells from a spreadsheet, planned before anything is staged.
class PasteTest : public BulkFixture
{
    Q_OBJECT

private Q_SLOTS:
    void cellsArePasted();
    void linesBeyondTheEndAreNewRows();
    void badCellsAreNamed();
    void raggedBlocks();
    void referencesByLabelAndNumber();
    void secretsAreNotPastedAsDots();
    void takenValuesAreRejected();
    void pastedBackUnchanged();
    void aRowThatIsGoneTakesNoLine();
};

void PasteTest::cellsArePasted()
{
    const BulkPlan plan = paste({Table::Products,
                                 {u"name"_s, u"price"_s},
                                 {1, 2},
                                 {{u"Курс по SQL"_s, u"1 290 ₽"_s}, {u"Другой вебинар"_s, u"100"_s}}});
    QCOMPARE(plan.rejected.size(), 0);
    QCOMPARE(plan.unchanged, 2);
    QCOMPARE(plan.changes.count(), 2);
    QCOMPARE(plan.changes.change({Table::Products, 1})->after, (Record{{u"price"_s, qint64(1290)}}));
    QCOMPARE(plan.changes.change({Table::Products, 2})->after, (Record{{u"name"_s, u"Другой вебинар"_s}}));
}

void PasteTest::linesBeyondTheEndAreNewRows()
{
    const BulkPlan plan = paste({Table::Categories,
                                 {u"category_name"_s},
                                 {2},
                                 {{u"Вебинары"_s}, {u"Книги"_s}, {u""_s}, {u"Музыка"_s}}});
    QCOMPARE(reasons(plan), QStringList());
    QCOMPARE(plan.unchanged, 1);
    QCOMPARE(plan.changes.inserted(Table::Categories).size(), 2);
    const auto connection = open();
    (void)SAVED(records::save(connection, plan.changes, author(), u"Paste"_s));
    QCOMPARE(m_database->scalar(u"SELECT count(*) FROM categories"_s).toLongLong(), 4);
    // A row without what it needs is none.
    const BulkPlan poor =
        paste({Table::Products, {u"name"_s, u"price"_s}, {}, {{u"Без категории"_s, u"5"_s}}});
    QVERIFY(poor.changes.isEmpty());
    QVERIFY(poor.rejected.size() >= 2); // description, category …: each is named
}

void PasteTest::badCellsAreNamed()
{
    const QString tooLong(26, u'я');
    const BulkPlan plan = paste({Table::People,
                                 {u"id"_s, u"name"_s, u"age"_s, u"email"_s},
                                 {1, 2},
                                 {{u"99"_s, tooLong, u"forty"_s, u"ada@example.org"_s},
                                  {u"98"_s, u"Ирина"_s, u"200"_s, u"no address"_s, u"beyond"_s}}});
    // The second line has more cells than the first one: wholly refused.
    QCOMPARE(plan.changes.count(), 1);
    QCOMPARE(plan.changes.change({Table::People, 1})->after, (Record{{u"email"_s, u"ada@example.org"_s}}));
    QVERIFY(plan.leftOutColumns);
    const QStringList said = reasons(plan);
    QCOMPARE(said.size(), 3);
    QVERIFY2(said.at(0).startsWith(u"1 name: "_s), qPrintable(said.at(0)));
    QVERIFY2(said.at(1).startsWith(u"1 age: "_s), qPrintable(said.at(1)));
    QVERIFY2(said.at(2).startsWith(u"2 : "_s) && said.at(2).contains(u'5') && said.at(2).contains(u'4'),
             qPrintable(said.at(2)));
    QCOMPARE(plan.rejected.at(1).value, QVariant(u"forty"_s));
}

void PasteTest::raggedBlocks()
{
    const BulkPlan beyond =
        paste({Table::Categories, {u"category_name"_s}, {1}, {{u"Курсы"_s, u"too much"_s}}});
    QVERIFY(beyond.changes.isEmpty());
    QCOMPARE(beyond.rejected.size(), 1);
    QVERIFY(paste({Table::Categories, {u"category_name"_s}, {1}, {}}).changes.isEmpty());
    const BulkPlan shorter =
        paste({Table::Products, {u"name"_s, u"price"_s}, {1, 2}, {{u"Курс 1"_s, u"1"_s}, {u"Курс 2"_s}}});
    QCOMPARE(shorter.changes.count(), 1);
    QCOMPARE(shorter.rejected.size(), 1);
    QCOMPARE(shorter.rejected.constFirst().line, 2);
}

void PasteTest::referencesByLabelAndNumber()
{
    m_database->run(
        u"INSERT INTO categories (category_name, created_at, updated_at) VALUES ('Курсы', '2026-01-09 10:00:00', '2026-01-09 10:00:00');\n"_s);
    const auto to = [&](const QString &text) {
        return paste({Table::Products, {u"category_id"_s}, {1}, {{text}}});
    };
    QCOMPARE(to(u"вебинары"_s).changes.change({Table::Products, 1})->after.value(u"category_id"_s),
             qint64(2));
    QCOMPARE(to(u"#2"_s).changes.change({Table::Products, 1})->after.value(u"category_id"_s), qint64(2));
    QCOMPARE(to(u" 3 "_s).changes.change({Table::Products, 1})->after.value(u"category_id"_s), qint64(3));
    QCOMPARE(to(u"Курсы"_s).unchanged, 1); // its own, though another is called so, too
    QVERIFY(to(u"#4711"_s).rejected.constFirst().reason.contains(u"none"_s));
    QVERIFY(to(u"Ничего такого"_s).rejected.size() == 1);
    QVERIFY(to(u""_s).rejected.size() == 1); // a product without a category
    const BulkPlan other = paste({Table::Products, {u"category_id"_s}, {2}, {{u"Курсы"_s}}});
    QVERIFY(other.rejected.constFirst().reason.contains(u"several"_s));
}

void PasteTest::secretsAreNotPastedAsDots()
{
    const BulkPlan plan =
        paste({Table::Products, {u"name"_s, u"hidden_content"_s}, {1}, {{u"Курс II"_s, QString(8, u'•')}}});
    QCOMPARE(plan.changes.change({Table::Products, 1})->after, (Record{{u"name"_s, u"Курс II"_s}}));
    QCOMPARE(plan.rejected.size(), 0);
    const BulkPlan added =
        paste({Table::Products,
               {u"name"_s, u"description"_s, u"price"_s, u"category_id"_s, u"hidden_content"_s},
               {},
               {{u"Новый курс"_s, u"Описание"_s, u"5"_s, u"1"_s, QString(8, u'•')}}});
    QVERIFY(added.changes.isEmpty());
    QVERIFY(!added.rejected.constFirst().value.isValid());
}

void PasteTest::takenValuesAreRejected()
{
    const BulkPlan plan = paste({Table::Customers,
                                 {u"telegram_id"_s, u"first_name"_s},
                                 {2},
                                 {{u"9007199254740993"_s, u"Первый"_s}, // the first customer's
                                  {u"77"_s, u"Новый"_s},
                                  {u"77"_s, u"Тот же"_s}}});
    QCOMPARE(plan.changes.change({Table::Customers, 2})->after, (Record{{u"first_name"_s, u"Первый"_s}}));
    QVERIFY(!plan.rejected.isEmpty());
    QCOMPARE(plan.rejected.constFirst().line, 1);
    QVERIFY(plan.changes.inserted(Table::Customers).size() <= 1);
    (void)SAVED(records::save(open(), plan.changes, author(), u"Paste"_s));
}

/// What was copied and pasted at once changes nothing.
void PasteTest::pastedBackUnchanged()
{
    const BulkPlan plan = paste(
        {Table::Products,
         {u"id"_s, u"name"_s, u"description"_s, u"price"_s, u"file_id"_s, u"category_id"_s,
          u"hidden_content"_s},
         {1, 2},
         {{u"1"_s, u"Курс по SQL"_s, u"Описание курса"_s, u"990"_s, u""_s, u"Курсы"_s, QString(8, u'•')},
          {u"2"_s, u"Вебинар"_s, u"Запись вебинара"_s, u"100"_s, u""_s, u"Вебинары"_s, QString(8, u'•')}}});
    QCOMPARE(reasons(plan), QStringList());
    QVERIFY(plan.changes.isEmpty());
}

void PasteTest::aRowThatIsGoneTakesNoLine()
{
    const BulkPlan plan =
        paste({Table::Categories, {u"category_name"_s}, {4711, 2}, {{u"Первая"_s}, {u"Вторая"_s}}});
    QCOMPARE(plan.changes.count(), 1);
    QCOMPARE(plan.changes.change({Table::Categories, 2})->after.value(u"category_name"_s), u"Вторая"_s);
    QCOMPARE(plan.rejected.size(), 1);
    QCOMPARE(plan.rejected.constFirst().line, 1);
}

QTEST_GUILESS_MAIN(PasteTest)
#include "PasteTest.moc"
