// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/LargeMarket.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace exchange
{

namespace
{

using schema::Record;

constexpr int years = 3;
constexpr qint64 daySeconds = 24 * 60 * 60;
constexpr qint64 purchasesPerCustomer = 10;
constexpr qint64 purchasesPerProduct = 100;
constexpr qint64 purchasesPerCategory = 10'000;
/// Of a hundred customers so many were there before the first purchase.
constexpr qint64 earlyPercent = 40;
constexpr qint64 starsPerRoubleDivisor = 2;

QString ordinal(qint64 number)
{
    return number == 0 ? QString() : u" "_s + QString::number(number + 1);
}

/// What Telegram lets stand in a username.
QString plainLetters(const QString &name)
{
    QString plain;
    std::copy_if(name.begin(), name.end(), std::back_inserter(plain),
                 [](QChar c) { return c.unicode() < 128 && c.isLetter(); });
    return plain.toLower();
}

/// Low numbers more often than high ones, by whole numbers only: the same on every platform.
qint64 skewed(Dice &dice, qint64 limit)
{
    return std::min(dice.below(limit), dice.below(limit));
}

} // namespace

MarketSize MarketSize::of(qint64 purchases, const SampleMarket &sample)
{
    return {purchases, std::max<qint64>(purchases / purchasesPerCustomer, sample.customers().size()),
            std::max<qint64>(purchases / purchasesPerProduct, sample.products().size()),
            std::max<qint64>(purchases / purchasesPerCategory, sample.categories().size())};
}

LargeMarket::LargeMarket(SampleMarket sample, qint64 purchases, quint64 seed, const QDateTime &until)
    : m_sample(std::move(sample))
    , m_size(MarketSize::of(purchases, m_sample))
    , m_seed(seed)
    , m_from(until.addYears(-years))
    , m_seconds(m_from.secsTo(until))
{
}

base::Result<LargeMarket> LargeMarket::make(SampleMarket sample, qint64 purchases, quint64 seed,
                                            const QDateTime &until)
{
    LargeMarket market(std::move(sample), purchases, seed, until);
    SHOPBOOK_TRY(market.readNames());
    return market;
}

base::Result<void> LargeMarket::readNames()
{
    auto table = readSampleFile(u"names.csv"_s);
    if (!table)
        return std::move(table).error();
    for (qsizetype row = 0; row < table->rows.size(); ++row) {
        const QString kind = table->value(row, u"kind"_s).toString();
        m_names[kind].append(table->value(row, u"value"_s).toString());
        if (kind == u"surname")
            m_surnamesOfHer.append(table->value(row, u"other"_s).toString());
    }
    return {};
}

/// The state is mixed once before it is used: neighbouring ids must not have neighbouring numbers.
Dice LargeMarket::dice(Kind kind, qint64 id) const
{
    Dice mixed(m_seed ^ (quint64(kind) << 56) ^ (quint64(id) * 0xd6e8feb86659fd93ULL));
    return Dice(mixed.next());
}

QString LargeMarket::one(const QString &kind, Dice &dice) const
{
    const QStringList &names = *m_names.constFind(kind);
    return names.at(dice.below(names.size()));
}

QString LargeMarket::at(qint64 secondsAfterBegin) const
{
    return m_from.addSecs(secondsAfterBegin).toString(u"yyyy-MM-dd HH:mm:ss"_s);
}

Record LargeMarket::category(qint64 id) const
{
    const QString made = at(-daySeconds * 400 + id * 60);
    Record record{{u"id"_s, id}, {u"created_at"_s, made}, {u"updated_at"_s, made}};
    const qint64 own = id - m_sample.categories().size() - 1;
    if (own < 0) {
        record.insert(u"category_name"_s, m_sample.categories().at(id - 1).value(u"category_name"_s));
        return record;
    }
    // Every topic once before one comes again with a number.
    const QStringList &topics = *m_names.constFind(u"topic"_s);
    record.insert(u"category_name"_s, topics.at(own % topics.size()) + ordinal(own / topics.size()));
    return record;
}

qint64 LargeMarket::priceOf(qint64 product) const
{
    Dice dice = this->dice(Kind::Price, product);
    return 90 + 10 * skewed(dice, 900);
}

Record LargeMarket::product(qint64 id) const
{
    Dice dice = this->dice(Kind::Product, id);
    const qint64 made = -daySeconds * 300 + dice.below(daySeconds * 290);
    Record record;
    const qint64 own = id - m_sample.products().size() - 1;
    if (own < 0) {
        record = m_sample.products().at(id - 1);
    } else {
        const QStringList &offers = *m_names.constFind(u"offer"_s);
        const QStringList &topics = *m_names.constFind(u"topic"_s);
        const QString offer = offers.at(own % offers.size());
        const QString topic = topics.at(own / offers.size() % topics.size());
        const qint64 part = own / (offers.size() * topics.size());
        record = {
            {u"name"_s, u"%1 «%2»"_s.arg(offer, topic) + ordinal(part)},
            {u"description"_s,
             u"%1: %2. Digital product no. %3, sent at once."_s.arg(topic, offer.toLower()).arg(id)},
            {u"file_id"_s, QVariant()},
            {u"category_id"_s, 1 + dice.below(m_size.categories)},
            {u"hidden_content"_s, u"https://example.org/goods/%1?key=%2"_s.arg(id).arg(dice.next(), 0, 36)}};
    }
    record.insert(u"id"_s, id);
    record.insert(u"price"_s, priceOf(id));
    record.insert(u"created_at"_s, at(made));
    record.insert(u"updated_at"_s, at(made + dice.below(daySeconds * 5)));
    return record;
}

/// Ascending with the id, so that who was there at a moment is a number.
qint64 LargeMarket::joinedAt(qint64 customer) const
{
    const qint64 early = std::max<qint64>(1, m_size.customers * earlyPercent / 100);
    if (customer <= early)
        return -daySeconds * 200 + daySeconds * 199 * (customer - 1) / early;
    return m_seconds / (m_size.customers - early + 1) * (customer - early);
}

qint64 LargeMarket::customersUntil(qint64 second) const
{
    const qint64 early = std::max<qint64>(1, m_size.customers * earlyPercent / 100);
    const qint64 step = std::max<qint64>(1, m_seconds / (m_size.customers - early + 1));
    return std::clamp<qint64>(early + second / step, 1, m_size.customers);
}

void LargeMarket::nameCustomer(Record &record, qint64 id) const
{
    Dice dice = this->dice(Kind::Customer, id);
    const bool isLatin = dice.below(100) < 35;
    const bool isHers = dice.below(2) == 1;
    const qint64 form = dice.below(100);
    const QString first = one(isLatin ? u"first"_s : isHers ? u"she"_s : u"he"_s, dice);
    QString last = isLatin ? one(u"last"_s, dice) : QString();
    if (!isLatin) {
        const QStringList &surnames = isHers ? m_surnamesOfHer : *m_names.constFind(u"surname"_s);
        last = surnames.at(dice.below(surnames.size()));
        // A second surname makes most names the only ones of their kind.
        if (form < 30)
            last += u'-' + surnames.at(dice.below(surnames.size()));
    }
    const bool hasUsername = form % 10 != 3;
    record.insert(u"first_name"_s, form >= 98 ? QVariant() : QVariant(first));
    record.insert(u"last_name"_s, form % 7 == 5 || form >= 98 ? QVariant() : QVariant(last));
    record.insert(u"username"_s,
                  hasUsername ? QVariant(u"%1_%2"_s.arg(plainLetters(one(u"first"_s, dice))).arg(id))
                              : QVariant());
}

Record LargeMarket::customer(qint64 id) const
{
    const QString joined = at(joinedAt(id));
    Record record;
    if (id <= m_sample.customers().size()) {
        record = m_sample.customers().at(id - 1);
    } else {
        nameCustomer(record, id);
        // Odd factor, power of two: different ids, different numbers. Beyond 32 bits, as Telegram's are by
        // now.
        const quint64 scattered = (quint64(id) * 2654435761ULL) & 0xffffffffULL;
        record.insert(u"telegram_id"_s, qint64(7'000'000'000ULL + scattered));
    }
    record.insert(u"id"_s, id);
    record.insert(u"created_at"_s, joined);
    record.insert(u"updated_at"_s, joined);
    return record;
}

Record LargeMarket::purchase(qint64 id) const
{
    Dice dice = this->dice(Kind::Purchase, id);
    // A slot for each, so that they come in order without being sorted.
    const qint64 begin = qint64(double(m_seconds) * double(id - 1) / double(m_size.purchases));
    const qint64 end = qint64(double(m_seconds) * double(id) / double(m_size.purchases));
    const qint64 second = begin + dice.below(std::max<qint64>(1, end - begin));
    const QString bought = at(second);
    const qint64 product = 1 + skewed(dice, m_size.products);
    const qint64 way = dice.below(100);
    const QString type = way < 60 ? u"yukassa"_s : way < 82 ? u"robocassa"_s : u"stars"_s;
    const qint64 roubles = priceOf(product);
    return {{u"id"_s, id},
            {u"user_id"_s, 1 + skewed(dice, customersUntil(second))},
            {u"product_id"_s, product},
            {u"price"_s, type == u"stars" ? std::max<qint64>(1, roubles / starsPerRoubleDivisor) : roubles},
            {u"created_at"_s, bought},
            {u"updated_at"_s, bought},
            {u"payment_id"_s, paymentNumber(id, type, dice)},
            {u"payment_type"_s, type}};
}

} // namespace exchange
