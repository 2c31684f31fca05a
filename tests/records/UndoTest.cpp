// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/Journal.h"
#include "records/Lookup.h"
#include "records/Store.h"
#include "records/Undo.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace store;
using database::Engine;
using database::Role;

class UndoTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init();
    void cleanupTestCase() { m_stores.end(); }

    void aStepNamesWhatHappened();
    void nothingToUndo();
    void everyOperationIsUndoneAndRedone_data();
    void everyOperationIsUndoneAndRedone();
    void chainsOfUndoAndRedoSurviveARestart();
    void aNewEditEndsRedo();
    void undoOfOlderStepsFirstKeepsTheOrder();
    void anotherAuthorsStepsAreUntouched();
    void aDeletedRowComesBackWithColumnsOfOthers();
    void aSwapIsUndone();
    void anOldBreachOfARuleComesBack();
    void anInsertedPersonIsTrulyRemoved();

private:
    [[nodiscard]] database::Connection open() const { return m_database->open(Role::Writer); }
    [[nodiscard]] std::optional<records::Step> next() const { return UNWRAP(records::nextUndo(open(), author())); }
    [[nodiscard]] std::optional<records::Step> nextRedo() const { return UNWRAP(records::nextRedo(open(), author())); }
    /// The six tables and the archive, without the times of the last change.
    [[nodiscard]] QString data() const;
    qint64 edit(qint64 price, const QString &name = u"Edit"_s);
    Stores m_stores;
    support::TestDatabase *m_database = nullptr;
};

void UndoTest::init()
{
    support::failOnSqlWarnings();
    m_database = &m_stores.begin(support::engine());
}

QString UndoTest::data() const
{
    const auto connection = open();
    QString text;
    for (const schema::Entity &entity : schema::entities()) {
        for (qint64 id = 1; id < 12; ++id) {
            const auto found = records::readRow(connection, {entity.table, id});
            if (!found)
                continue;
            for (const schema::Field &field : entity.fields)
                if (field.column != u"updated_at")
                    text += found->value(field.column).isNull() ? u"NULL|"_s : found->value(field.column).toString() + u'|';
            text += UNWRAP(records::isArchived(connection, {entity.table, id})) ? u"archived\n"_s : u"\n"_s;
        }
    }
    return text;
}

qint64 UndoTest::edit(qint64 price, const QString &name)
{
    const auto connection = open();
    ChangeSet set;
    set.set({Table::Products, 1}, u"price"_s, row(connection, Table::Products, 1).value(u"price"_s), price);
    return SAVED(records::save(connection, set, author(), name)).step;
}

void UndoTest::aStepNamesWhatHappened()
{
    const qint64 id = edit(1, u"Изменить товар «Курс»"_s);
    const auto connection = open();
    const auto steps = UNWRAP(records::steps(connection, 10));
    QCOMPARE(steps.size(), 1);
    QCOMPARE(steps.constFirst().id, id);
    QCOMPARE(steps.constFirst().author, author().id);
    QCOMPARE(steps.constFirst().name, u"Изменить товар «Курс»"_s);
    QVERIFY(!steps.constFirst().undoes);
    QVERIFY(steps.constFirst().at.size() >= 19);
    QVERIFY2(steps.constFirst().head.contains(u"5ca0f991801d"_s), qPrintable(steps.constFirst().head));
    const auto changes = UNWRAP(records::changesOf(connection, id));
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes.constFirst().row, (RowKey{Table::Products, 1}));
    QCOMPARE(changes.constFirst().createdAt, u"2026-01-03 10:00:00"_s);
    QCOMPARE(changes.constFirst().before, (Record{{u"price"_s, qint64(990)}}));
    QCOMPARE(changes.constFirst().after, (Record{{u"price"_s, qint64(1)}}));
}

void UndoTest::nothingToUndo()
{
    QVERIFY(!next());
    QVERIFY(!nextRedo());
    QCOMPARE(REFUSED(records::undo(open(), author(), 4711)).error.code, base::ErrorCode::NotFound);
}

void UndoTest::everyOperationIsUndoneAndRedone_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what : {"insert", "update", "delete", "delete with children", "mark deleted", "restore", "archive",
                             "unarchive", "archive with edit", "all at once"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void UndoTest::everyOperationIsUndoneAndRedone()
{
    QFETCH(QString, what);
    const auto connection = open();
    const bool all = what == u"all at once";
    m_database->run(u"UPDATE phonebook SET deleted = TRUE, deleted_at = '2026-02-01 00:00:00.25' WHERE id = 2;\n"
                    "INSERT INTO shopbook_archived VALUES ('products', 2, '2026-01-03 10:00:01');\n"_s);
    const auto read = [&](Table table, qint64 id) { return row(connection, table, id); };
    ChangeSet set;
    if (all || what == u"insert") {
        const RowKey category = set.insert(Table::Categories, {{u"category_name"_s, u"Новая"_s}});
        set.insert(Table::Products, newProduct(u"Товар новой"_s, category.id));
        set.insert(Table::People, newPerson(u"ada@example.org"_s));
    }
    if (all || what == u"update") {
        set.set({Table::Products, 2}, u"file_id"_s, u""_s, QVariant());
        set.set({Table::Customers, 1}, u"telegram_id"_s, Q_INT64_C(9007199254740993), Q_INT64_C(-9007199254740995));
    }
    if (all || what == u"delete")
        set.remove({Table::Purchases, 3}, read(Table::Purchases, 3));
    if (what == u"delete with children") {
        set.remove({Table::Products, 1}, read(Table::Products, 1));
        set.remove({Table::Purchases, 1}, read(Table::Purchases, 1));
        set.remove({Table::Purchases, 2}, read(Table::Purchases, 2));
    }
    if (all || what == u"mark deleted") {
        set.remove({Table::People, 2}, read(Table::People, 2));
        set.remove({Table::Numbers, 1}, read(Table::Numbers, 1));
    }
    if (all || what == u"restore")
        set.apply(Operation::Restore, {Table::Numbers, 2}, read(Table::Numbers, 2));
    if (all || what == u"archive")
        set.apply(Operation::Archive, {Table::Products, 1}, read(Table::Products, 1));
    if (what == u"unarchive")
        set.apply(Operation::Unarchive, {Table::Products, 2}, read(Table::Products, 2));
    if (what == u"archive with edit") {
        set.set({Table::Products, 1}, u"price"_s, qint64(990), qint64(7));
        set.apply(Operation::Archive, {Table::Products, 1}, read(Table::Products, 1));
    }
    const QString before = data();
    const qint64 step = SAVED(records::save(connection, set, author(), what)).step;
    const QString after = data();
    QVERIFY(before != after);
    for (int round = 0; round < 3; ++round) {
        const auto undoes = next();
        QVERIFY(undoes.has_value());
        QCOMPARE(undoes->name, what);
        const SaveReport undone = SAVED(records::undo(connection, author(), undoes->id));
        QCOMPARE(data(), before);
        QVERIFY(!next());
        const auto redoes = nextRedo();
        QVERIFY(redoes.has_value());
        QCOMPARE(redoes->id, undone.step);
        QCOMPARE(redoes->name, what);
        (void)SAVED(records::undo(connection, author(), redoes->id));
        QCOMPARE(data(), after);
        QVERIFY(!nextRedo());
        QVERIFY(round > 0 || next()->id > step);
    }
}

void UndoTest::chainsOfUndoAndRedoSurviveARestart()
{
    for (const qint64 price : {1, 2, 3, 4})
        edit(price, u"to %1"_s.arg(price));
    const auto price = [&] { return row(open(), Table::Products, 1).value(u"price"_s).toLongLong(); };
    const auto undo = [&] { return SAVED(records::undo(open(), author(), next()->id)).step; };        // a connection each:
    const auto redo = [&] { return SAVED(records::undo(open(), author(), nextRedo()->id)).step; };    // as after a restart
    QCOMPARE(next()->name, u"to 4"_s);
    undo();
    undo();
    QCOMPARE(price(), 2);
    QCOMPARE(next()->name, u"to 2"_s);
    QCOMPARE(nextRedo()->name, u"to 3"_s);
    redo();
    QCOMPARE(price(), 3);
    QCOMPARE(next()->name, u"to 3"_s);
    QCOMPARE(nextRedo()->name, u"to 4"_s);
    redo();
    QCOMPARE(price(), 4);
    for (const qint64 expected : {3, 2, 1, 990}) {
        undo();
        QCOMPARE(price(), expected);
    }
    QVERIFY(!next());
    for (const qint64 expected : {1, 2, 3, 4}) {
        redo();
        QCOMPARE(price(), expected);
    }
    QVERIFY(!nextRedo());
    undo();
    QCOMPARE(price(), 3);
}

void UndoTest::aNewEditEndsRedo()
{
    edit(1);
    edit(2);
    (void)SAVED(records::undo(open(), author(), next()->id));
    QVERIFY(nextRedo());
    const qint64 fresh = edit(5);
    QVERIFY(!nextRedo());
    QCOMPARE(next()->id, fresh);
    (void)SAVED(records::undo(open(), author(), fresh));
    QCOMPARE(row(open(), Table::Products, 1).value(u"price"_s), QVariant(qint64(1)));
    (void)SAVED(records::undo(open(), author(), next()->id));
    QCOMPARE(row(open(), Table::Products, 1).value(u"price"_s), QVariant(qint64(990)));
}

void UndoTest::undoOfOlderStepsFirstKeepsTheOrder()
{
    const auto connection = open();
    const qint64 first = edit(1);
    ChangeSet set;
    set.set({Table::People, 1}, u"city"_s, QVariant(), u"Остин"_s);
    const qint64 second = SAVED(records::save(connection, set, author(), u"City"_s)).step;
    (void)SAVED(records::undo(connection, author(), first));      // from the history, not by Ctrl+Z
    QCOMPARE(next()->id, second);
    QCOMPARE(row(connection, Table::People, 1).value(u"city"_s), QVariant(u"Остин"_s));
}

void UndoTest::anotherAuthorsStepsAreUntouched()
{
    const auto connection = open();
    const qint64 mine = edit(1);
    ChangeSet set;
    set.set({Table::Products, 2}, u"price"_s, qint64(100), qint64(7));
    const qint64 theirs = SAVED(records::save(connection, set, somebodyElse(), u"Theirs"_s)).step;
    QCOMPARE(next()->id, mine);
    QCOMPARE(UNWRAP(records::nextUndo(connection, somebodyElse()))->id, theirs);
    const QString before = contents(*m_database);
    QVERIFY(!REFUSED(records::undo(connection, author(), theirs)).error.message.isEmpty());
    QCOMPARE(contents(*m_database), before);
    (void)SAVED(records::undo(connection, author(), mine));
    QCOMPARE(row(connection, Table::Products, 2).value(u"price"_s), QVariant(qint64(7)));
    QVERIFY(!next());
    QCOMPARE(UNWRAP(records::nextUndo(connection, somebodyElse()))->id, theirs);
}

void UndoTest::aDeletedRowComesBackWithColumnsOfOthers()
{
    m_stores.spoil();
    const bool sqlite = support::engine() == Engine::Sqlite;
    m_database->run(u"ALTER TABLE purchases ADD COLUMN \"bot note\" TEXT;\n"
                    "ALTER TABLE purchases ADD COLUMN bot_rank BIGINT NOT NULL DEFAULT 7;\n"
                    "ALTER TABLE purchases ADD COLUMN bot_share DOUBLE PRECISION;\n"
                    "ALTER TABLE purchases ADD COLUMN bot_time TIMESTAMP;\n"_s);
    m_database->run(sqlite ? u"ALTER TABLE purchases ADD COLUMN bot_bytes BLOB;\n"_s : u"ALTER TABLE purchases ADD COLUMN bot_bytes BYTEA;\n"_s);
    m_database->run(u"UPDATE purchases SET \"bot note\" = 'Заметка ''x''', bot_rank = 9007199254740993, bot_share = 0.1, "
                    "bot_time = '2026-03-03 03:03:03.000001', bot_bytes = %1 WHERE id = 3;\n"_s.arg(sqlite ? u"x'00ff01'"_s : u"'\\x00ff01'"_s));
    const auto all = [&] {
        return m_database->scalar(u"SELECT \"bot note\" || '|' || bot_rank || '|' || bot_share || '|' || CAST(bot_time AS text) || '|' || %1 || '|' "
                                  "|| price || '|' || CAST(created_at AS text) FROM purchases WHERE id = 3"_s.arg(sqlite ? u"hex(bot_bytes)"_s : u"encode(bot_bytes, 'hex')"_s));
    };
    const QVariant before = all();
    QVERIFY(before.toString().contains(u"Заметка"_s));
    const auto connection = open();
    ChangeSet set;
    set.remove({Table::Purchases, 3}, row(connection, Table::Purchases, 3));
    const qint64 step = SAVED(records::save(connection, set, author(), u"Delete"_s)).step;
    QVERIFY(all().isNull());
    (void)SAVED(records::undo(connection, author(), step));
    QCOMPARE(all(), before);
}

void UndoTest::aSwapIsUndone()
{
    const auto connection = open();
    const QString before = data();
    ChangeSet set;
    set.set({Table::Purchases, 1}, u"payment_id"_s, u"p-1"_s, u"p-2"_s);
    set.set({Table::Purchases, 2}, u"payment_id"_s, u"p-2"_s, u"p-1"_s);
    const qint64 step = SAVED(records::save(connection, set, author(), u"Swap"_s)).step;
    (void)SAVED(records::undo(connection, author(), step));
    QCOMPARE(data(), before);
}

void UndoTest::anOldBreachOfARuleComesBack()
{
    m_database->run(u"UPDATE products SET description = 'ab' WHERE id = 1;\n"_s);
    const auto connection = open();
    ChangeSet set;
    set.set({Table::Products, 1}, u"description"_s, u"ab"_s, u"Теперь длиннее"_s);
    const qint64 step = SAVED(records::save(connection, set, author(), u"Edit"_s)).step;
    (void)SAVED(records::undo(connection, author(), step));
    QCOMPARE(row(connection, Table::Products, 1).value(u"description"_s), QVariant(u"ab"_s));
}

void UndoTest::anInsertedPersonIsTrulyRemoved()
{
    const auto connection = open();
    ChangeSet set;
    set.insert(Table::People, newPerson(u"ada@example.org"_s));
    const qint64 step = SAVED(records::save(connection, set, author(), u"Add"_s)).step;
    const SaveReport undone = SAVED(records::undo(connection, author(), step));
    QCOMPARE(undone.removed.size(), 1);
    QCOMPARE(m_database->scalar(u"SELECT count(*) FROM \"user\""_s).toInt(), 2);
    (void)SAVED(records::save(connection, set, author(), u"Add"_s));       // the address is free again
}

QTEST_GUILESS_MAIN(UndoTest)
#include "UndoTest.moc"
