// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/SampleEdges.h"

using namespace Qt::StringLiterals;

namespace exchange
{

namespace
{

using schema::Record;
using schema::Table;

// Behind the last ids of the sample.
constexpr qint64 firstCategory = 7;
constexpr qint64 firstProduct = 25;
constexpr qint64 firstCustomer = 41;
constexpr qint64 firstPurchase = 201;
constexpr qint64 firstPerson = 31;
constexpr qint64 firstNumber = 36;
constexpr qint64 namesake = 6; ///< an Alex of the sample

struct Person {
    QString name;
    QVariant surname;
    double age;
    QString email;
    QString country;
    QVariant city;
};

void addPeople(QList<EdgeRow> &rows, const QString &at)
{
    const QVariant none;
    const QList<Person> people{
        {u"Jan"_s, none, 18, u"jan@gmail.com"_s, u"Canada"_s, none}, // of age since today
        {u"Mark"_s, u"Olsen"_s, 17.5, u"mark@hotmail.ru"_s, u"USA"_s,
         u"Ohio"_s}, // neither 17 nor 18, no @mail.ru
        {u"Agata"_s, none, 37, u"agata@gmail.com"_s, u"USA"_s, u"Boston"_s}, // as old as the oldest
        {u"Bela"_s, u"Nagy"_s, 41, u"bela@mail.ru.example.org"_s, u"Canada"_s, u"Minnesota"_s},
        {u"Alex"_s, u"John"_s, 19.5, u"alex@mail.ru"_s, u"USA"_s, u"New York"_s}, // a namesake
        {u"Ella"_s, u"Adamjan"_s, 16, u"ella@gmail.com"_s, u"New Canada"_s, none},
        {u"Omar"_s, none, 19, u"omar@gmail.com"_s, u"USA"_s, u"Ontario"_s},
    };
    for (qsizetype i = 0; i < people.size(); ++i) {
        const Person &person = people.at(i);
        rows.append({Table::People,
                     {{u"id"_s, firstPerson + i},
                      {u"name"_s, person.name},
                      {u"surname"_s, person.surname},
                      {u"age"_s, person.age},
                      {u"email"_s, person.email},
                      {u"country"_s, person.country},
                      {u"city"_s, person.city},
                      {u"deleted"_s, false},
                      {u"created_at"_s, at}}});
    }
    // Three numbers, one, two, one of nobody, and one that a namesake has as well. Jan, Agata, Ella and Omar
    // have none.
    const QList<std::pair<QVariant, QString>> numbers{{firstPerson + 1, u"+1 700 00 01"_s},
                                                      {firstPerson + 1, u"+1 700 00 02"_s},
                                                      {firstPerson + 1, u"+1 700 00 03"_s},
                                                      {firstPerson + 3, u"+1 700 00 04"_s},
                                                      {firstPerson + 4, u"+1 700 00 05"_s},
                                                      {firstPerson + 4, u"+1 700 00 06"_s},
                                                      {none, u"+1 700 00 07"_s},
                                                      {namesake, u"+1 700 00 05"_s}};
    for (qsizetype i = 0; i < numbers.size(); ++i)
        rows.append({Table::Numbers,
                     {{u"id"_s, firstNumber + i},
                      {u"user_id"_s, numbers.at(i).first},
                      {u"number"_s, numbers.at(i).second},
                      {u"deleted"_s, false},
                      {u"created_at"_s, at}}});
}

void addGoods(QList<EdgeRow> &rows, const QString &at)
{
    // One without products, one that brought exactly twenty thousand.
    const QStringList categories{u"Пусто"_s, u"Двадцать тысяч"_s};
    for (qsizetype i = 0; i < categories.size(); ++i)
        rows.append({Table::Categories,
                     {{u"id"_s, firstCategory + i},
                      {u"category_name"_s, categories.at(i)},
                      {u"created_at"_s, at},
                      {u"updated_at"_s, at}}});
    const qint64 round = firstCategory + 1;
    struct Product {
        QString name;
        qint64 price;
        qint64 category;
    };
    const QList<Product> products{{u"Ровно триста"_s, 300, 1},
                                  {u"Двести девяносто девять"_s, 299, 1},
                                  {u"Никем не куплено"_s, 1500, 1},
                                  {u"Дороже всех"_s, 250000, 1},
                                  {u"За двадцать тысяч"_s, 20000, round}};
    for (qsizetype i = 0; i < products.size(); ++i)
        rows.append({Table::Products,
                     {{u"id"_s, firstProduct + i},
                      {u"name"_s, products.at(i).name},
                      {u"description"_s, u"Для проверки запросов"_s},
                      {u"price"_s, products.at(i).price},
                      {u"category_id"_s, products.at(i).category},
                      {u"hidden_content"_s, u"https://example.org/edge"_s},
                      {u"created_at"_s, at},
                      {u"updated_at"_s, at}}});
}

struct Sale {
    qint64 customer;
    qint64 product;
    qint64 price;
    QString type;
};

void addSales(QList<EdgeRow> &rows, const QString &at)
{
    // A namesake, one who buys nothing, two with the same sum, one who pays in a way of his own.
    const QStringList customers{u"Анна"_s, u"Тихон"_s, u"Борис"_s, u"Глеб"_s, u"Лев"_s};
    for (qsizetype i = 0; i < customers.size(); ++i)
        rows.append({Table::Customers,
                     {{u"id"_s, firstCustomer + i},
                      {u"telegram_id"_s, 8800000001 + i},
                      {u"first_name"_s, customers.at(i)},
                      {u"created_at"_s, at},
                      {u"updated_at"_s, at}}});
    const qint64 dear = firstProduct + 3;
    const QList<Sale> sales{
        {firstCustomer, firstProduct, 300, u"yukassa"_s},
        // Paid before the price was raised, so what was paid is not what the product costs.
        {firstCustomer + 2, dear, 100000, u"robocassa"_s},
        {firstCustomer + 3, dear, 100000, u"yukassa"_s},
        {firstCustomer + 4, dear, 120000, u"unknown"_s},
        {firstCustomer + 3, dear, 125000, u"stars"_s},
        {firstCustomer + 2, dear, 125000, u"stars"_s},
        {firstCustomer, dear, 300000, u"stars"_s},
        {firstCustomer, firstProduct + 4, 20000, u"robocassa"_s}};
    for (qsizetype i = 0; i < sales.size(); ++i)
        rows.append({Table::Purchases,
                     {{u"id"_s, firstPurchase + i},
                      {u"user_id"_s, sales.at(i).customer},
                      {u"product_id"_s, sales.at(i).product},
                      {u"price"_s, sales.at(i).price},
                      {u"payment_type"_s, sales.at(i).type},
                      {u"payment_id"_s, u"edge-%1"_s.arg(i + 1)},
                      {u"created_at"_s, at},
                      {u"updated_at"_s, at}}});
}

} // namespace

QList<EdgeRow> sampleEdges(const QString &at)
{
    QList<EdgeRow> rows;
    addGoods(rows, at);
    addSales(rows, at);
    addPeople(rows, at);
    return rows;
}

} // namespace exchange
