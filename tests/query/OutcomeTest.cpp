// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/Outcome.h"
#include "query/QueryJson.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using query::Collector;
using query::Ending;
using query::Outcome;
using Kind = query::Outcome::Kind;

/// What endings make of 0, 1 and many rows. That SQLAlchemy makes the same of them is tested in
/// tests/foreign.
class OutcomeTest : public QObject
{
    Q_OBJECT
private:
    static Collector collector(const QByteArray &rest)
    {
        const auto query = query::queryFromDocument(R"({"version": 1, "from": "user")" + rest + '}');
        const auto shape = query ? query::shapeOf(*query) : base::Result<query::ResultShape>(query.error());
        if (!shape)
            qFatal("%s", qPrintable(shape.error().message));
        return {*shape, query->ending};
    }

private Q_SLOTS:
    void endings_data()
    {
        QTest::addColumn<QByteArray>("ending");
        QTest::addColumn<int>("rows");
        QTest::addColumn<Kind>("kind");
        const std::tuple<const char *, Kind, Kind, Kind> cases[] = {
            {"all", Kind::List, Kind::List, Kind::List},
            {"first", Kind::None, Kind::Item, Kind::Item},
            {"one", Kind::NoResultFound, Kind::Item, Kind::MultipleResultsFound},
            {"one_or_none", Kind::None, Kind::Item, Kind::MultipleResultsFound},
            {"scalar", Kind::None, Kind::Value, Kind::MultipleResultsFound},
        };
        for (const auto &[ending, none, one, many] : cases)
            for (const auto &[rows, kind] : {std::pair(0, none), std::pair(1, one), std::pair(3, many)})
                QTest::addRow("%s of %d", ending, rows) << QByteArray(ending) << rows << kind;
    }
    void endings()
    {
        QFETCH(const QByteArray, ending);
        QFETCH(const int, rows);
        Collector rowsOf = collector(", \"columns\": [\"name\"], \"ending\": \"" + ending + "\"");
        for (int i = 0; i < rows; ++i)
            QCOMPARE(rowsOf.add({u"Same"_s}), i); // rows of columns stay as many as they are
        const Outcome outcome = rowsOf.outcome();
        QTEST(outcome.kind, "kind");
        QCOMPARE(outcome.rows, rows);
        QCOMPARE(outcome.isException(), !outcome.words.isEmpty());
    }

    void objectsAreUnique()
    {
        Collector numbers =
            collector(R"(, "columns": ["user.*", "phonebook.number"], "joins": [{"table": "phonebook"}])");
        const auto row = [](qint64 id, const QVariant &number) {
            QVariantList values{id};
            values.resize(10);
            return values + QVariantList{number};
        };
        QCOMPARE(numbers.add(row(1, u"1"_s)), 0);
        QCOMPARE(numbers.add(row(2, u"1"_s)), 1);
        QCOMPARE(numbers.add(row(1, u"1"_s)), 0); // the same object beside the same value
        QCOMPARE(numbers.add(row(1, QVariant())), 2);
        QCOMPARE(numbers.add(row(1, u""_s)), 3); // '' is not NULL
        QCOMPARE(numbers.add(row(1, 1e300)), 4);
        QCOMPARE(numbers.add(row(1, 0.5)), 5);
        QCOMPARE(numbers.add(row(1, qint64(1))), 6); // 1 is not "1"
        QCOMPARE(numbers.add(row(1, 1.0)), 6);
        QCOMPARE(numbers.outcome().rows, 9);
        QCOMPARE(numbers.outcome().items.size(), 7);
    }

    void oneMayComeInSeveralRows()
    {
        Collector one = collector(R"(, "joinedload": ["phonebook"], "ending": "one")");
        for (const qint64 number : {7, 8, 7}) {
            QVariantList row{qint64(5)};
            row.resize(17);
            row[10] = number;
            (void)one.add(row);
            QVERIFY(!one.isSettled());
        }
        const Outcome outcome = one.outcome();
        QCOMPARE(outcome.kind, Kind::Item);
        const QJsonValue json = query::toJson(one.shape(), outcome, {});
        QCOMPARE(json[u"phone_numbers"_s].toArray().size(), 2);
        QCOMPARE(json[u"phone_numbers"_s][1][u"id"_s].toInt(), 8);
        QVariantList other{qint64(6)};
        other.resize(17);
        (void)one.add(other);
        QVERIFY(one.isSettled());
        QCOMPARE(one.outcome().kind, Kind::MultipleResultsFound);
    }

    void anObjectThatIsNotThere()
    {
        Collector pairs = collector(
            R"(, "columns": ["user.*", "phonebook.*"], "joins": [{"table": "phonebook", "outer": true}])");
        QVariantList row{qint64(1)};
        row.resize(17);
        (void)pairs.add(row);
        const QJsonValue json = query::toJson(pairs.shape(), pairs.outcome(), {});
        QVERIFY(json[0][0].isObject());
        QVERIFY(json[0][1].isNull());
    }
};

QTEST_GUILESS_MAIN(OutcomeTest)
#include "OutcomeTest.moc"
