// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/RowCache.h"
#include "tables/RowOrder.h"

#include <QRandomGenerator>
#include <QTest>

using tables::order::Plan;
using tables::order::Range;
using Ids = QList<qint64>;

/// The parts of the model that know no database: the plan from one order to another, the cache of rows.
class PartsTest : public QObject
{
    Q_OBJECT
private:
    /// What a view would have after being told.
    static Ids carriedOut(const Plan &plan, const Ids &before, const Ids &after)
    {
        if (plan.isReset)
            return after;
        Ids ids = before;
        for (const Range &range : plan.removals)
            ids.remove(range.first, range.last - range.first + 1);
        if (plan.isPermuted) {
            Ids sorted = ids;
            Ids kept = plan.kept;
            std::sort(sorted.begin(), sorted.end());
            std::sort(kept.begin(), kept.end());
            if (sorted != kept)
                return {};
            ids = plan.kept;
        }
        for (const Range &range : plan.insertions)
            for (qsizetype at = range.first; at <= range.last; ++at)
                ids.insert(at, after.at(at));
        return ids;
    }

private Q_SLOTS:
    void plansSayWhatHappened_data()
    {
        QTest::addColumn<Ids>("before");
        QTest::addColumn<Ids>("after");
        QTest::addColumn<int>("removals");
        QTest::addColumn<bool>("isPermuted");
        QTest::addColumn<int>("insertions");
        QTest::newRow("nothing") << Ids{1, 2, 3} << Ids{1, 2, 3} << 0 << false << 0;
        QTest::newRow("both empty") << Ids{} << Ids{} << 0 << false << 0;
        QTest::newRow("the rest of an order, before new rows")
            << Ids{1, 2, -1} << Ids{1, 2, 3, 4, -1} << 0 << false << 1;
        QTest::newRow("all gone") << Ids{1, 2} << Ids{} << 1 << false << 0;
        QTest::newRow("from nothing") << Ids{} << Ids{4, 5} << 0 << false << 1;
        QTest::newRow("one went") << Ids{1, 2, 3} << Ids{1, 3} << 1 << false << 0;
        QTest::newRow("one moved") << Ids{1, 2, 3, 9} << Ids{9, 1, 2, 3} << 0 << true << 0;
        QTest::newRow("one for another") << Ids{1, 2, 3} << Ids{1, 7, 3} << 1 << false << 1;
        QTest::newRow("all at once") << Ids{1, 2, 3, 4, 5} << Ids{5, 8, 3, 1, 9} << 2 << true << 2;
        QTest::newRow("repeated neighbours")
            << Ids{1, 2, 3} << Ids{1, 2, 4, 2, 3}.mid(0, 3) << 1 << false << 1;
    }
    void plansSayWhatHappened()
    {
        QFETCH(Ids, before);
        QFETCH(Ids, after);
        const Plan plan = tables::order::plan(before, after);
        QVERIFY(!plan.isReset);
        QTEST(int(plan.removals.size()), "removals");
        QTEST(plan.isPermuted, "isPermuted");
        QTEST(int(plan.insertions.size()), "insertions");
        QCOMPARE(carriedOut(plan, before, after), after);
    }

    void anyOrderBecomesAnyOther()
    {
        QRandomGenerator random(20261120);
        const auto some = [&random] {
            Ids ids;
            for (qint64 id = 1; id <= 12; ++id)
                if (random.bounded(2))
                    ids.insert(random.bounded(int(ids.size()) + 1), id);
            return ids;
        };
        for (int round = 0; round < 5000; ++round) {
            const Ids before = some();
            const Ids after = some();
            QCOMPARE(carriedOut(tables::order::plan(before, after), before, after), after);
        }
    }

    void whatIsTooMuchIsAReset()
    {
        Ids before;
        Ids every;
        for (qint64 id = 1; id <= 100000; ++id) {
            before.append(id);
            if (id % 2)
                every.append(id);
        }
        QVERIFY(tables::order::plan(before, Ids(before.crbegin(), before.crend())).isReset);
        QVERIFY(tables::order::plan(before.mid(0, 2000), every.mid(0, 1000)).isReset);
        const Plan grown = tables::order::plan(before.mid(0, 256), before);
        QVERIFY(!grown.isReset);
        QCOMPARE(grown.insertions.size(), 1);
    }

    void cacheForgetsTheLeastUsed()
    {
        tables::RowCache<int> cache(3);
        for (int id = 1; id <= 3; ++id)
            cache.put(id, id * 10);
        QVERIFY(cache.find(1));
        cache.put(4, 40);
        QVERIFY(!cache.find(2));
        QCOMPARE(*cache.find(1)->row, 10);
        QCOMPARE(cache.size(), std::size_t(3));
        cache.put(1, std::nullopt);
        QVERIFY(!cache.find(1)->row);
        QVERIFY(cache.isFresh(4));
        cache.setStaleIf([](int row) { return row == 40; });
        QVERIFY(!cache.isFresh(4));
        QCOMPARE(*cache.find(4)->row, 40);
        cache.put(4, 41);
        QVERIFY(cache.isFresh(4));
    }
};

QTEST_GUILESS_MAIN(PartsTest)
#include "PartsTest.moc"
