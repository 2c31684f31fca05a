// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/Sample.h"

#include "base/Text.h"
#include "database/Transaction.h"
#include "exchange/LargeMarket.h"
#include "exchange/SampleEdges.h"
#include "records/Loader.h"
#include "records/Lookup.h"

#include <QCoreApplication>
#include <QDateTime>

#include <optional>

using namespace Qt::StringLiterals;

namespace exchange
{

namespace
{

using schema::Record;
using schema::Table;

constexpr int sampleDays = 90;
constexpr qint64 samplePurchases = 200;
constexpr qint64 rowsPerReport = 1000;

base::Error failure(base::ErrorCode code, const QString &message, const QString &detail = {})
{
    return {.code = code, .message = message, .detail = detail, .table = {}, .columns = {}};
}

base::Result<void> needsAllTables(const database::Connection &connection)
{
    for (const schema::Entity &entity : schema::entities()) {
        auto isThere = records::hasTable(connection, entity.table);
        if (!isThere)
            return std::move(isThere).error();
        if (!*isThere) {
            return failure(base::ErrorCode::NotAtHead,
                           QCoreApplication::translate(
                               "exchange",
                               "The sample was not loaded: the table %1 isn't there, and nothing "
                               "was changed. Load it into a new, empty database.")
                               .arg(schema::entityTitle(entity)));
        }
    }
    return {};
}

/// The rows as the lesson's script leaves them: never changed, never deleted.
base::Result<void> loadLesson(records::Loader &loader, Table table, const QString &name, const QString &at)
{
    auto csv = readSampleFile(name);
    if (!csv)
        return std::move(csv).error();
    const schema::Entity &entity = schema::entity(table);
    for (qsizetype row = 0; row < csv->rows.size(); ++row) {
        Record record;
        for (const schema::Field &field : entity.fields)
            record.insert(field.column, csv->value(row, field.column));
        record.insert(u"id"_s, qint64(row + 1));
        record.insert(u"deleted"_s, false);
        record.insert(u"created_at"_s, at);
        schema::Checked checked = schema::validate(entity, record, schema::Scope::Whole);
        if (!checked.problems.isEmpty())
            return failure(base::ErrorCode::Failed, checked.problems.constFirst().msg,
                           u"%1, row %2"_s.arg(name).arg(row + 1));
        SHOPBOOK_TRY(loader.add(table, checked.values));
    }
    return {};
}

base::Result<void> loadMarket(records::Loader &loader, const SampleMarket &market, qint64 count)
{
    for (const Record &record : market.categories())
        SHOPBOOK_TRY(loader.add(Table::Categories, record));
    for (const Record &record : market.customers())
        SHOPBOOK_TRY(loader.add(Table::Customers, record));
    for (const Record &record : market.products())
        SHOPBOOK_TRY(loader.add(Table::Products, record));
    SampleMarket::Purchases purchases(market, count);
    while (purchases.hasNext())
        SHOPBOOK_TRY(loader.add(Table::Purchases, purchases.next()));
    return {};
}

base::Result<void> loadLarge(records::Loader &loader, const LargeMarket &market, const SampleWishes &wishes)
{
    const MarketSize &size = market.size();
    const qint64 all = size.categories + size.customers + size.products + size.purchases;
    qint64 done = 0;
    const auto load = [&](Table table, qint64 count,
                          Record (LargeMarket::*row)(qint64) const) -> base::Result<void> {
        for (qint64 id = 1; id <= count; ++id) {
            SHOPBOOK_TRY(loader.add(table, (market.*row)(id)));
            if (++done % rowsPerReport == 0 && wishes.progress)
                wishes.progress(done, all);
        }
        return {};
    };
    SHOPBOOK_TRY(load(Table::Categories, size.categories, &LargeMarket::category));
    SHOPBOOK_TRY(load(Table::Customers, size.customers, &LargeMarket::customer));
    SHOPBOOK_TRY(load(Table::Products, size.products, &LargeMarket::product));
    return load(Table::Purchases, size.purchases, &LargeMarket::purchase);
}

base::Result<void> loadWished(records::Loader &loader, SampleMarket sample, const SampleWishes &wishes,
                              const QDateTime &until)
{
    const qint64 count = wishes.purchases.value_or(samplePurchases);
    const bool fits = MarketSize::of(count, sample).customers == sample.customers().size();
    if (fits)
        return loadMarket(loader, sample, count);
    auto market =
        LargeMarket::make(std::move(sample), count, wishes.seed.value_or(SampleMarket::defaultSeed), until);
    if (!market)
        return std::move(market).error();
    return loadLarge(loader, *market, wishes);
}

} // namespace

base::Result<void> loadSample(const database::Connection &connection, const QString &untilUtc)
{
    return loadSample(connection, SampleWishes{untilUtc, std::nullopt, std::nullopt, {}});
}

base::Result<void> loadSample(const database::Connection &connection, const SampleWishes &wishes)
{
    const QDateTime until = base::text::parseUtc(wishes.untilUtc);
    if (!until.isValid())
        return failure(
            base::ErrorCode::Usage,
            QCoreApplication::translate("exchange", "“%1” is no date and time, such as 2026-11-20 21:38:17.")
                .arg(wishes.untilUtc));
    if (wishes.purchases && *wishes.purchases < 1)
        return failure(base::ErrorCode::Usage,
                       QCoreApplication::translate("exchange", "A sample has at least one purchase."));
    if (wishes.hasEdges && wishes.purchases)
        return failure(base::ErrorCode::Usage,
                       QCoreApplication::translate("exchange",
                                                   "The rows for trying queries fit the usual sample only."));
    auto market = SampleMarket::make(until, sampleDays, wishes.seed.value_or(SampleMarket::defaultSeed));
    if (!market)
        return std::move(market).error();

    // Declared first, so that it goes after a rollback: PostgreSQL frees no prepared statement in a
    // transaction that failed.
    std::optional<records::Loader> loader;
    auto transaction = database::Transaction::begin(connection, database::Transaction::Kind::Write);
    if (!transaction)
        return std::move(transaction).error();
    SHOPBOOK_TRY(needsAllTables(connection));
    auto begun = records::Loader::begin(connection);
    if (!begun)
        return std::move(begun).error();
    loader = std::move(*begun);
    SHOPBOOK_TRY(loadWished(*loader, std::move(*market), wishes, until));
    const QString at = until.toString(u"yyyy-MM-dd HH:mm:ss"_s);
    SHOPBOOK_TRY(loadLesson(*loader, Table::People, u"phonebook_users.csv"_s, at));
    SHOPBOOK_TRY(loadLesson(*loader, Table::Numbers, u"phonebook_numbers.csv"_s, at));
    if (wishes.hasEdges)
        for (const EdgeRow &row : sampleEdges(at))
            SHOPBOOK_TRY(loader->add(row.table, row.record));
    SHOPBOOK_TRY(loader->finish());
    return std::move(*transaction).commit();
}

} // namespace exchange
