// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/Sample.h"

#include "database/Query.h"
#include "records/Lookup.h"
#include "records/Store.h"
#include "reports/Contents.h"
#include "reports/Totals.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using records::Record;
using records::Table;
using support::TestDatabase;

namespace
{

const QString untilUtc = u"2026-11-20 21:38:17"_s;

QList<QStringList> linesOf(const QString &name)
{
    QFile file(QStringLiteral(SHOPBOOK_SOURCE_DIR "/resources/sample/") + name);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<QStringList> lines;
    while (!file.atEnd())
        lines.append(QString::fromUtf8(file.readLine()).trimmed().split(u','));
    lines.removeFirst();
    return lines;
}

} // namespace

/// The sample in a real database at head, on both engines.
class SampleTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init() { support::failOnSqlWarnings(); }
    void countsAndTheLesson();
    void sumsAreTheSameOnBothEngines();
    void twiceIsRefusedAndChangesNothing();
    void oneRowIsEnoughToRefuse();
    void aWrongTimeChangesNothing();
    void missingTablesAreNamed();
    void nextIdsFollow();
    void aFailureInTheMiddleLeavesNothing();
    void fewPurchasesAreTheSamples();
    void aLargeMarketIsTheSameForItsSeed();
};

void SampleTest::countsAndTheLesson()
{
    TestDatabase database(support::engine());
    store::makeTables(database);
    const auto connection = database.open(database::Role::Writer);
    VERIFY_OK(exchange::loadSample(connection, untilUtc));

    const auto counts = UNWRAP(reports::rowCounts(connection));
    QCOMPARE(counts.values(), (QList<qint64>{6, 40, 24, 200, 30, 35}));

    const auto people = linesOf(u"phonebook_users.csv"_s);
    QCOMPARE(people.size(), 30);
    for (int row = 0; row < people.size(); ++row) {
        const Record person = UNWRAP(records::readRow(connection, {Table::People, row + 1}));
        const QStringList &line = people.at(row);
        QCOMPARE(person.value(u"id"_s), QVariant(qint64(row + 1)));
        QCOMPARE(line.at(0), QString::number(row + 1));
        QCOMPARE(person.value(u"name"_s).toString(), line.at(1));
        QCOMPARE(person.value(u"surname"_s), line.at(2).isEmpty() ? QVariant() : QVariant(line.at(2)));
        QCOMPARE(person.value(u"age"_s), QVariant(line.at(3).toDouble()));
        QCOMPARE(person.value(u"email"_s).toString(), line.at(4));
        QCOMPARE(person.value(u"country"_s).toString(), line.at(5));
        QCOMPARE(person.value(u"city"_s).toString(), line.at(6));
        QCOMPARE(person.value(u"deleted"_s), QVariant(false));
        QCOMPARE(person.value(u"created_at"_s).toString(), untilUtc);
        QVERIFY(!person.value(u"updated_at"_s).isValid());
    }
    const auto numbers = linesOf(u"phonebook_numbers.csv"_s);
    QCOMPARE(numbers.size(), 35);
    for (int row = 0; row < numbers.size(); ++row) {
        const Record number = UNWRAP(records::readRow(connection, {Table::Numbers, row + 1}));
        QCOMPARE(number.value(u"user_id"_s), QVariant(numbers.at(row).at(0).toLongLong()));
        QCOMPARE(number.value(u"number"_s).toString(), numbers.at(row).at(1));
        QCOMPARE(number.value(u"deleted"_s), QVariant(false));
        QVERIFY(!number.value(u"deleted_at"_s).isValid());
    }
}

void SampleTest::sumsAreTheSameOnBothEngines()
{
    TestDatabase database(support::engine());
    store::makeTables(database);
    const auto connection = database.open(database::Role::Writer);
    VERIFY_OK(exchange::loadSample(connection, untilUtc));
    const auto totals = UNWRAP(reports::paymentTotals(connection, {}, {}));
    QCOMPARE(totals.size(), 3);
    qint64 count = 0;
    static QList<reports::PaymentTotal> first;
    for (const auto &total : totals) {
        count += total.count;
        QVERIFY(total.paid > 0);
    }
    QCOMPARE(count, 200);
    if (first.isEmpty())
        first = totals;
    for (int type = 0; type < 3; ++type) {
        QCOMPARE(totals.at(type).paymentType, first.at(type).paymentType);
        QCOMPARE(totals.at(type).count, first.at(type).count);
        QCOMPARE(totals.at(type).paid, first.at(type).paid);
    }
}

void SampleTest::twiceIsRefusedAndChangesNothing()
{
    TestDatabase database(support::engine());
    store::makeTables(database);
    const auto connection = database.open(database::Role::Writer);
    VERIFY_OK(exchange::loadSample(connection, untilUtc));
    const QString before = store::contents(database);
    const auto again = exchange::loadSample(connection, u"2030-01-01 00:00:00"_s);
    QVERIFY(!again.has_value());
    QCOMPARE(base::exitCode(again.error().code), 1);
    QVERIFY(!again.error().message.isEmpty());
    QCOMPARE(store::contents(database), before);
    // The connection is fit for work after it.
    VERIFY_OK(connection.execute(u"UPDATE categories SET category_name = category_name"_s));
}

void SampleTest::oneRowIsEnoughToRefuse()
{
    TestDatabase database(support::engine());
    store::makeTables(database);
    database.run(u"INSERT INTO phonebook (number) VALUES ('112')"_s);
    const auto connection = database.open(database::Role::Writer);
    const QString before = store::contents(database);
    QVERIFY(!exchange::loadSample(connection, untilUtc).has_value());
    QCOMPARE(store::contents(database), before);
}

void SampleTest::aWrongTimeChangesNothing()
{
    TestDatabase database(support::engine());
    store::makeTables(database);
    const auto connection = database.open(database::Role::Writer);
    const QString before = store::contents(database);
    for (const QString &time : {u""_s, u"now"_s, u"2026-02-30 00:00:00"_s}) {
        const auto loaded = exchange::loadSample(connection, time);
        QVERIFY(!loaded.has_value());
        QCOMPARE(loaded.error().code, base::ErrorCode::Usage);
    }
    QCOMPARE(store::contents(database), before);
}

void SampleTest::missingTablesAreNamed()
{
    TestDatabase database(support::engine());
    {
        const auto connection = database.open();
        VERIFY_OK(connection.execute(u"CREATE TABLE unrelated (id INTEGER)"_s));
    }
    const auto connection = database.open(database::Role::Writer);
    const auto loaded = exchange::loadSample(connection, untilUtc);
    QVERIFY(!loaded.has_value());
    QCOMPARE(loaded.error().code, base::ErrorCode::NotAtHead);
    QVERIFY(loaded.error().message.contains(u"Categories"));
}

void SampleTest::nextIdsFollow()
{
    TestDatabase database(support::engine());
    store::makeTables(database);
    const auto connection = database.open(database::Role::Writer);
    VERIFY_OK(exchange::loadSample(connection, untilUtc));
    const auto id =
        UNWRAP(connection.scalar(u"INSERT INTO categories (category_name) VALUES ('Новая') RETURNING id"_s));
    QCOMPARE(id.toLongLong(), 7);
    const auto number =
        UNWRAP(connection.scalar(u"INSERT INTO phonebook (number) VALUES ('112') RETURNING id"_s));
    QCOMPARE(number.toLongLong(), 36);
}

void SampleTest::aFailureInTheMiddleLeavesNothing()
{
    TestDatabase database(support::engine());
    store::makeTables(database);
    // The last table to be filled refuses its last rows.
    if (support::engine() == database::Engine::Sqlite) {
        const auto connection = database.open();
        VERIFY_OK(connection.execute(u"CREATE TRIGGER no_more BEFORE INSERT ON phonebook WHEN NEW.id > 30 "
                                     "BEGIN SELECT RAISE(ABORT, 'no more'); END"_s));
    } else {
        database.run(u"ALTER TABLE phonebook ADD CONSTRAINT no_more CHECK (id <= 30)"_s);
    }
    const QString before = store::contents(database);
    const auto connection = database.open(database::Role::Writer);
    // Prepared statements are given back after the rollback, not in it.
    QTest::failOnWarning(QRegularExpression(u"free statement"_s));
    QVERIFY(!exchange::loadSample(connection, untilUtc).has_value());
    QCOMPARE(store::contents(database), before);
}

/// As many as the sample has are the sample, to the last letter; fewer are the first of others.
void SampleTest::fewPurchasesAreTheSamples()
{
    QString contents;
    for (const std::optional<qint64> purchases : {std::optional<qint64>(), std::optional<qint64>(200)}) {
        TestDatabase database(support::engine());
        store::makeTables(database);
        const auto connection = database.open(database::Role::Writer);
        VERIFY_OK(exchange::loadSample(connection, {untilUtc, purchases, std::nullopt, {}}));
        if (!contents.isEmpty())
            QCOMPARE(store::contents(database), contents);
        contents = store::contents(database);
    }
    TestDatabase database(support::engine());
    store::makeTables(database);
    const auto connection = database.open(database::Role::Writer);
    const auto none = exchange::loadSample(connection, {untilUtc, 0, std::nullopt, {}});
    QVERIFY(!none.has_value());
    QCOMPARE(none.error().code, base::ErrorCode::Usage);
    VERIFY_OK(exchange::loadSample(connection, {untilUtc, 1, 5, {}}));
    QCOMPARE(UNWRAP(reports::rowCounts(connection)).values(), (QList<qint64>{6, 40, 24, 1, 30, 35}));
}

void SampleTest::aLargeMarketIsTheSameForItsSeed()
{
    // Both engines hold the same rows; another seed's are others.
    static QString ofEngineBefore;
    QString sums;
    QStringList contents;
    for (const quint64 seed : {7, 7, 8}) {
        TestDatabase database(support::engine());
        store::makeTables(database);
        const auto connection = database.open(database::Role::Writer);
        qint64 told = 0;
        qint64 all = 0;
        VERIFY_OK(exchange::loadSample(connection, {untilUtc, 2'345, seed, [&](qint64 done, qint64 of) {
                                                        QVERIFY(done > told);
                                                        told = done;
                                                        all = of;
                                                    }}));
        QCOMPARE(told, 2'000);
        QCOMPARE(all, 6 + 234 + 24 + 2'345);
        QCOMPARE(UNWRAP(reports::rowCounts(connection)).values(),
                 (QList<qint64>{6, 234, 24, 2'345, 30, 35}));
        contents.append(store::contents(database));
        sums += database.scalar(u"SELECT sum(p.id * p.price + p.user_id * p.product_id + length(p.payment_id) * u.telegram_id) "
                                "FROM purchases p JOIN users u ON u.id = p.user_id"_s).toString() + u' ';
        QCOMPARE(UNWRAP(connection.scalar(u"INSERT INTO purchases (user_id, product_id, price, payment_id, payment_type) "
                                          "VALUES (1, 1, 1, 'next', 'stars') RETURNING id"_s)).toLongLong(), 2'346);
    }
    QCOMPARE(contents.at(0), contents.at(1));
    QVERIFY(contents.at(0) != contents.at(2));
    if (!ofEngineBefore.isEmpty())
        QCOMPARE(sums, ofEngineBefore);
    ofEngineBefore = sums;
}

QTEST_GUILESS_MAIN(SampleTest)
#include "tst_sample.moc"
