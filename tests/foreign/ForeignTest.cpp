// SPDX-License-Identifier: GPL-3.0-or-later
// What Shopbook writes, real SQLAlchemy reads back value for value, with the bot's and the lesson's models; and both
// programs go on working on the same database.
#include "foreign/Python.h"
#include "records/Lookup.h"
#include "records/Save.h"
#include "records/Undo.h"
#include "records/Store.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace store;
using database::Role;

class ForeignTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init();
    void cleanupTestCase() { m_stores.end(); }

    void everySavedRowIsReadBack();
    void theOtherProgramsGoOnWorking();

private:
    /// The other program's answer; its complaints fail the test.
    [[nodiscard]] QByteArray otherProgram(const QString &action) const;
    void compareAllRows(const QJsonObject &tables) const;
    /// Edits, additions and deletions in every table, through the write path.
    void change() const;
    Stores m_stores;
    support::TestDatabase *m_database = nullptr;
};

void ForeignTest::init()
{
    support::failOnSqlWarnings();
    m_database = &m_stores.begin(support::engine());
}

QByteArray ForeignTest::otherProgram(const QString &action) const
{
    const foreign::Answer answer = foreign::python({QStringLiteral(SHOPBOOK_SOURCE_DIR "/tests/foreign/other_program.py"),
                                                    action, foreign::sqlAlchemyUrl(m_database->location())});
    if (answer.exitCode != 0)
        QTest::qFail(answer.words.constData(), __FILE__, __LINE__);
    return answer.results;
}

namespace {

/// "2026-01-03 10:00:00.5" and "2026-01-03 10:00:00.500000" are the same instant.
QString microseconds(const QString &stored)
{
    const qsizetype dot = stored.indexOf(u'.');
    return dot < 0 ? stored + u".000000"_s : stored.left(dot + 1) + stored.mid(dot + 1).leftJustified(6, u'0', true);
}

QJsonValue asTheirs(const schema::Field &field, const QVariant &value)
{
    if (value.isNull())
        return QJsonValue::Null;
    switch (field.type) {
    case schema::Type::Timestamp:
        return QJsonObject{{u"datetime"_s, microseconds(value.toString())}};
    case schema::Type::Integer:
        return value.toLongLong();
    case schema::Type::Real:
        return value.toDouble();
    case schema::Type::Boolean:
        return value.toBool();
    default:
        return value.toString();
    }
}

} // namespace

void ForeignTest::compareAllRows(const QJsonObject &tables) const
{
    const auto connection = m_database->open(Role::Reader);
    for (const schema::Entity &entity : schema::entities()) {
        const QJsonArray rows = tables.value(entity.name).toArray();
        QCOMPARE(rows.size(), m_database->scalar(u"SELECT count(*) FROM \"%1\""_s.arg(entity.name)).toInt());
        QVERIFY(!rows.isEmpty());
        for (const QJsonValue &each : rows) {
            const QJsonObject theirs = each.toObject();
            const Record ours = row(connection, entity.table, theirs.value(u"id"_s).toInteger());
            QCOMPARE(theirs.size(), entity.fields.size());
            for (const schema::Field &field : entity.fields)
                QVERIFY2(theirs.value(field.column) == asTheirs(field, ours.value(field.column)),
                         qPrintable(u"%1.%2: %3"_s.arg(entity.name, field.column, ours.value(field.column).toString())));
        }
    }
}

void ForeignTest::change() const
{
    const auto connection = m_database->open(Role::Writer);
    ChangeSet set;
    const RowKey category = set.insert(Table::Categories, {{u"category_name"_s, u"Раздел Shopbook"_s}});
    const RowKey customer = set.insert(Table::Customers, {{u"telegram_id"_s, Q_INT64_C(9007199254740995)},
                                                          {u"username"_s, u""_s},
                                                          {u"first_name"_s, u"👩‍💻 'x' \"y\"; --"_s}});
    const RowKey product = set.insert(Table::Products, newProduct(u"Товар Shopbook"_s, category.id));
    set.insert(Table::Purchases, newPurchase(u"shopbook-1"_s, customer.id, product.id));
    const RowKey person = set.insert(Table::People, newPerson(u"ada@example.org"_s));
    set.insert(Table::Numbers, {{u"number"_s, u"+44 20"_s}, {u"user_id"_s, person.id}});
    set.set({Table::Categories, 1}, u"category_name"_s, u"Курсы"_s, u"Курсы\r\nи не только"_s);
    set.set({Table::Customers, 1}, {{u"telegram_id"_s, Q_INT64_C(9007199254740993)}, {u"last_name"_s, u"Лавлейс"_s}},
            {{u"telegram_id"_s, Q_INT64_C(-9007199254740993)}, {u"last_name"_s, QVariant()}});
    set.set({Table::Products, 1}, u"file_id"_s, QVariant(), u""_s);
    set.set({Table::Products, 2}, u"file_id"_s, u""_s, QVariant());
    set.set({Table::Purchases, 1}, u"price"_s, qint64(990), qint64(2147483647));
    set.set({Table::People, 1}, {{u"age"_s, 24.0}, {u"city"_s, QVariant()}}, {{u"age"_s, 24.1}, {u"city"_s, u""_s}});
    set.set({Table::Numbers, 3}, u"number"_s, u"112"_s, QVariant());
    set.remove({Table::Purchases, 3}, row(connection, Table::Purchases, 3));
    set.remove({Table::People, 2}, row(connection, Table::People, 2));
    set.remove({Table::Numbers, 2}, row(connection, Table::Numbers, 2));
    set.apply(Operation::Archive, {Table::Customers, 2}, row(connection, Table::Customers, 2));
    (void)SAVED(records::save(connection, set, author(), u"Much"_s));
}

void ForeignTest::everySavedRowIsReadBack()
{
    change();
    compareAllRows(QJsonDocument::fromJson(otherProgram(u"read"_s)).object());
    // And what undo and redo write.
    const auto connection = m_database->open(Role::Writer);
    const auto step = UNWRAP(records::nextUndo(connection, author()));
    QVERIFY(step.has_value());
    const SaveReport undone = SAVED(records::undo(connection, author(), step->id));
    compareAllRows(QJsonDocument::fromJson(otherProgram(u"read"_s)).object());
    (void)SAVED(records::undo(connection, author(), undone.step));
    compareAllRows(QJsonDocument::fromJson(otherProgram(u"read"_s)).object());
}

void ForeignTest::theOtherProgramsGoOnWorking()
{
    change();
    (void)otherProgram(u"work"_s);
    const auto connection = m_database->open(Role::Writer);
    compareAllRows(QJsonDocument::fromJson(otherProgram(u"read"_s)).object());
    QCOMPARE(m_database->scalar(u"SELECT price FROM products WHERE name = 'Товар Shopbook'"_s).toInt(), 11);
    // What they wrote can be changed here, and what they changed meanwhile is noticed.
    const qint64 product = m_database->scalar(u"SELECT id FROM products WHERE name = 'Товар Shopbook'"_s).toLongLong();
    const qint64 person = m_database->scalar(u"SELECT id FROM \"user\" WHERE name = 'Lesson'"_s).toLongLong();
    ChangeSet set;
    set.set({Table::Products, product}, u"price"_s, qint64(10), qint64(20));
    QCOMPARE(REFUSED(records::save(connection, set, author(), u"Edit"_s)).conflicts.size(), 1);
    set.clear();
    set.set({Table::People, person}, u"age"_s, row(connection, Table::People, person).value(u"age"_s), 25.0);
    set.remove({Table::People, person}, row(connection, Table::People, person));
    (void)SAVED(records::save(connection, set, author(), u"Edit"_s));
    compareAllRows(QJsonDocument::fromJson(otherProgram(u"read"_s)).object());
}

QTEST_GUILESS_MAIN(ForeignTest)
#include "ForeignTest.moc"
