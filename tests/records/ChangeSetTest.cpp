// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/ChangeSet.h"

#include <QTest>

using namespace Qt::StringLiterals;
using records::ChangeSet;
using records::Operation;
using records::Record;
using records::RowKey;
using records::Table;

namespace {
const RowKey product{Table::Products, 7};
const Record whole{{u"id"_s, qint64(7)}, {u"name"_s, u"Курс"_s}, {u"price"_s, qint64(100)}, {u"file_id"_s, QVariant()}};
} // namespace

class ChangeSetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aValueEqualToWhatWasReadTakesTheFieldOut();
    void nullAndEmptyTextAreDifferentChanges();
    void oneMatchesOneAsRealAndIntegerButNotAsText();
    void theFirstOldValueStays();
    void aNewRowTakesEveryField();
    void insertedRowsKeepTheirOrderAndVanishWhenRemoved();
    void temporaryIdsAreNeverGivenTwice();
    void aDeletedRowTakesNoEdits();
    void deletingAnEditedRowKeepsTheValueThatWasReadFirst();
    void oppositeOperationsCancelOut_data();
    void oppositeOperationsCancelOut();
    void archivingAnEditedRowLosesNoEdit();
    void editingAnArchivedRowKeepsTheArchive();
    void revertingOneFieldKeepsTheOthers();
    void undoTakesBackCallByCall();
    void aCallThatChangesNothingIsNoStep();
    void severalFieldsAreOneStep();
    void aCopyIsIndependent();
    void aMergedSetIsOneStepWithItsOwnIds();
    void aStepOfSeveralCallsIsTakenBackAtOnce();
    void whatWasWrittenDownGoesOnCounting();
};

void ChangeSetTest::aValueEqualToWhatWasReadTakesTheFieldOut()
{
    ChangeSet set;
    set.set(product, u"price"_s, qint64(100), qint64(120));
    QCOMPARE(set.count(), 1);
    QCOMPARE(set.change(product)->before, (Record{{u"price"_s, qint64(100)}}));
    set.set(product, u"price"_s, qint64(120), qint64(100));   // what the view showed, not what was read
    QVERIFY(set.isEmpty());
    QVERIFY(!set.contains(product));
}

void ChangeSetTest::nullAndEmptyTextAreDifferentChanges()
{
    ChangeSet set;
    set.set(product, u"file_id"_s, QVariant(), u""_s);
    QCOMPARE(set.count(), 1);
    QCOMPARE(set.change(product)->after.value(u"file_id"_s), QVariant(u""_s));
    QVERIFY(!set.change(product)->after.value(u"file_id"_s).isNull());
    set.set(product, u"file_id"_s, QVariant(), QVariant());
    QVERIFY(set.isEmpty());
    set.set(product, u"file_id"_s, u""_s, QVariant());
    QCOMPARE(set.count(), 1);
}

void ChangeSetTest::oneMatchesOneAsRealAndIntegerButNotAsText()
{
    ChangeSet set;
    set.set({Table::People, 1}, u"age"_s, 24.0, qint64(24));
    QVERIFY(set.isEmpty());
    set.set({Table::Numbers, 1}, u"number"_s, u"24"_s, qint64(24));
    QCOMPARE(set.count(), 1);
}

void ChangeSetTest::theFirstOldValueStays()
{
    ChangeSet set;
    set.set(product, u"price"_s, qint64(100), qint64(120));
    set.set(product, u"price"_s, qint64(999), qint64(130));
    QCOMPARE(set.change(product)->before.value(u"price"_s), QVariant(qint64(100)));
    QCOMPARE(set.change(product)->after.value(u"price"_s), QVariant(qint64(130)));
}

void ChangeSetTest::aNewRowTakesEveryField()
{
    ChangeSet set;
    const RowKey key = set.insert(Table::Products, {{u"name"_s, u"Курс"_s}});
    set.set(key, u"price"_s, QVariant(), qint64(1));
    set.set(key, u"file_id"_s, QVariant(), QVariant());
    QCOMPARE(set.change(key)->operation, Operation::Insert);
    QCOMPARE(set.change(key)->after.size(), 3);
    QVERIFY(set.change(key)->before.isEmpty());
    QVERIFY(key.id < 0);
}

void ChangeSetTest::insertedRowsKeepTheirOrderAndVanishWhenRemoved()
{
    ChangeSet set;
    const RowKey first = set.insert(Table::People, {});
    const RowKey other = set.insert(Table::Numbers, {});
    const RowKey second = set.insert(Table::People, {});
    QCOMPARE(set.inserted(Table::People), (QList<qint64>{first.id, second.id}));
    QCOMPARE(set.inserted(Table::Numbers), QList<qint64>{other.id});
    set.remove(first, {});
    QCOMPARE(set.inserted(Table::People), QList<qint64>{second.id});
    QCOMPARE(set.count(), 2);
    set.apply(Operation::Archive, second, {});
    QCOMPARE(set.change(second)->operation, Operation::Insert);
}

void ChangeSetTest::temporaryIdsAreNeverGivenTwice()
{
    ChangeSet set;
    const RowKey first = set.insert(Table::People, {});
    set.undoLast();
    QVERIFY(set.isEmpty());
    QVERIFY(set.insert(Table::People, {}).id != first.id);
}

void ChangeSetTest::aDeletedRowTakesNoEdits()
{
    ChangeSet set;
    set.remove(product, whole);
    set.set(product, u"price"_s, qint64(100), qint64(1));
    QCOMPARE(set.change(product)->operation, Operation::Delete);
    QVERIFY(set.change(product)->after.isEmpty());
    set.undoLast();
    QVERIFY(set.isEmpty());
}

void ChangeSetTest::deletingAnEditedRowKeepsTheValueThatWasReadFirst()
{
    ChangeSet set;
    set.set(product, u"price"_s, qint64(100), qint64(120));
    Record seen = whole;
    seen.insert(u"price"_s, qint64(120));              // the view's own overlay
    set.remove(product, seen);
    QCOMPARE(set.change(product)->operation, Operation::Delete);
    QCOMPARE(set.change(product)->before.value(u"price"_s), QVariant(qint64(100)));
    QVERIFY(set.change(product)->after.isEmpty());
    set.undoLast();
    QCOMPARE(set.change(product)->operation, Operation::Update);
    QCOMPARE(set.change(product)->after.value(u"price"_s), QVariant(qint64(120)));
}

void ChangeSetTest::oppositeOperationsCancelOut_data()
{
    QTest::addColumn<Operation>("first");
    QTest::addColumn<Operation>("second");
    QTest::newRow("delete, restore") << Operation::Delete << Operation::Restore;
    QTest::newRow("restore, delete") << Operation::Restore << Operation::Delete;
    QTest::newRow("archive, unarchive") << Operation::Archive << Operation::Unarchive;
    QTest::newRow("unarchive, archive") << Operation::Unarchive << Operation::Archive;
}

void ChangeSetTest::oppositeOperationsCancelOut()
{
    QFETCH(Operation, first);
    QFETCH(Operation, second);
    ChangeSet set;
    set.apply(first, product, whole);
    set.apply(first, product, whole);
    QCOMPARE(set.count(), 1);
    set.apply(second, product, whole);
    QVERIFY(set.isEmpty());
    QCOMPARE(set.undoLast(), QList<RowKey>{product});
    QCOMPARE(set.change(product)->operation, first);
    QCOMPARE(set.undoLast(), QList<RowKey>{product});
    QVERIFY(set.isEmpty());
    QVERIFY(!set.canUndo());
}

void ChangeSetTest::archivingAnEditedRowLosesNoEdit()
{
    ChangeSet set;
    set.set(product, u"price"_s, qint64(100), qint64(120));
    set.apply(Operation::Archive, product, whole);
    QCOMPARE(set.change(product)->operation, Operation::Archive);
    QCOMPARE(set.change(product)->after, (Record{{u"price"_s, qint64(120)}}));
    set.apply(Operation::Unarchive, product, whole);
    QCOMPARE(set.change(product)->operation, Operation::Update);
    QCOMPARE(set.change(product)->before, (Record{{u"price"_s, qint64(100)}}));
    QCOMPARE(set.change(product)->after, (Record{{u"price"_s, qint64(120)}}));
}

void ChangeSetTest::editingAnArchivedRowKeepsTheArchive()
{
    ChangeSet set;
    set.apply(Operation::Archive, product, whole);
    set.set(product, u"name"_s, u"Курс"_s, u"Курс 2"_s);
    QCOMPARE(set.change(product)->after, (Record{{u"name"_s, u"Курс 2"_s}}));
    set.set(product, u"name"_s, u"Курс 2"_s, u"Курс"_s);
    QCOMPARE(set.change(product)->operation, Operation::Archive);
    QVERIFY(set.change(product)->after.isEmpty());
    QCOMPARE(set.change(product)->before, whole);
}

void ChangeSetTest::revertingOneFieldKeepsTheOthers()
{
    ChangeSet set;
    set.set(product, {{u"price"_s, qint64(100)}, {u"name"_s, u"Курс"_s}}, {{u"price"_s, qint64(1)}, {u"name"_s, u"Иное"_s}});
    set.revert(product, u"price"_s);
    QCOMPARE(set.change(product)->after, (Record{{u"name"_s, u"Иное"_s}}));
    set.revert(product, u"name"_s);
    QVERIFY(set.isEmpty());
    set.undoLast();
    set.undoLast();
    QCOMPARE(set.change(product)->after.size(), 2);
    set.revert(product);
    QVERIFY(set.isEmpty());
    set.undoLast();
    QCOMPARE(set.change(product)->after.size(), 2);
    set.clear();
    QVERIFY(!set.canUndo());
}

void ChangeSetTest::undoTakesBackCallByCall()
{
    ChangeSet set;
    set.set(product, u"price"_s, qint64(100), qint64(1));
    const RowKey added = set.insert(Table::People, {{u"name"_s, u"Ада"_s}});
    set.set(product, u"price"_s, qint64(100), qint64(2));
    QCOMPARE(set.undoLast(), QList<RowKey>{product});
    QCOMPARE(set.change(product)->after.value(u"price"_s), QVariant(qint64(1)));
    QCOMPARE(set.undoLast(), QList<RowKey>{added});
    QVERIFY(!set.contains(added));
    set.undoLast();
    QVERIFY(set.isEmpty());
    QCOMPARE(set.undoLast(), QList<RowKey>());
}

void ChangeSetTest::aCallThatChangesNothingIsNoStep()
{
    ChangeSet set;
    set.set(product, u"price"_s, qint64(100), qint64(100));
    set.revert(product);
    set.revert(product, u"price"_s);
    QVERIFY(!set.canUndo());
    set.set(product, u"price"_s, qint64(100), qint64(1));
    set.set(product, u"price"_s, qint64(1), qint64(1));
    set.undoLast();
    QVERIFY(!set.canUndo());
}

void ChangeSetTest::severalFieldsAreOneStep()
{
    ChangeSet set;
    set.set(product, {{u"price"_s, qint64(100)}, {u"name"_s, u"Курс"_s}}, {{u"price"_s, qint64(1)}, {u"name"_s, u"Курс"_s}});
    QCOMPARE(set.change(product)->after, (Record{{u"price"_s, qint64(1)}}));
    set.undoLast();
    QVERIFY(set.isEmpty());
}

void ChangeSetTest::aCopyIsIndependent()
{
    ChangeSet set;
    set.set(product, u"price"_s, qint64(100), qint64(1));
    const ChangeSet copy = set;
    set.clear();
    QCOMPARE(copy.count(), 1);
}

void ChangeSetTest::aMergedSetIsOneStepWithItsOwnIds()
{
    ChangeSet set;
    const RowKey mine = set.insert(Table::Categories, {{u"category_name"_s, u"Mine"_s}});
    set.set(product, u"price"_s, qint64(100), qint64(1));
    const auto before = set.changes();
    ChangeSet other;
    const RowKey theirs = other.insert(Table::Categories, {{u"category_name"_s, u"Theirs"_s}});
    QCOMPARE(theirs, mine);   // both count from -1
    other.set(product, {{u"price"_s, qint64(100)}, {u"category_id"_s, qint64(1)}},
              {{u"price"_s, qint64(2)}, {u"category_id"_s, theirs.id}});
    other.remove({Table::Purchases, 7}, {{u"id"_s, qint64(7)}});
    set.merge(other, u"Paste"_s);
    QCOMPARE(set.lastStepName(), u"Paste"_s);
    QCOMPARE(set.inserted(Table::Categories).size(), 2);
    const qint64 added = set.inserted(Table::Categories).constLast();
    QVERIFY(added != mine.id);
    QCOMPARE(set.change({Table::Categories, added})->after.value(u"category_name"_s), u"Theirs"_s);
    // The value that was read first stays the old one; what pointed to their new row points to it here.
    QCOMPARE(set.change(product)->before.value(u"price"_s), qint64(100));
    QCOMPARE(set.change(product)->after.value(u"price"_s), qint64(2));
    QCOMPARE(set.change(product)->after.value(u"category_id"_s), added);
    QCOMPARE(set.change({Table::Purchases, 7})->operation, records::Operation::Delete);
    QVERIFY(set.undoLast().size() >= 3);
    QCOMPARE(set.changes().keys(), before.keys());
    QCOMPARE(set.change(product)->after, before.value(product).after);
    QCOMPARE(set.lastStepName(), QString());
}

void ChangeSetTest::aStepOfSeveralCallsIsTakenBackAtOnce()
{
    ChangeSet set;
    set.beginStep(u"Nothing"_s);
    set.revert(product);
    set.endStep();
    QVERIFY(!set.canUndo());
    set.beginStep(u"Both"_s);
    set.set(product, u"price"_s, qint64(100), qint64(1));
    set.set(product, u"price"_s, qint64(100), qint64(2));
    set.remove({Table::Purchases, 7}, {});
    set.endStep();
    QCOMPARE(set.count(), 2);
    set.undoLast();
    QVERIFY(set.isEmpty());
    QVERIFY(!set.canUndo());
}

void ChangeSetTest::whatWasWrittenDownGoesOnCounting()
{
    ChangeSet first;
    first.insert(Table::Products, {});
    first.insert(Table::Products, {});
    ChangeSet again = ChangeSet::fromChanges(first.changes());
    QVERIFY(!again.canUndo());
    QCOMPARE(again.insert(Table::Categories, {}).id, -3);
    QCOMPARE(again.count(), 3);
}

QTEST_GUILESS_MAIN(ChangeSetTest)
#include "ChangeSetTest.moc"
