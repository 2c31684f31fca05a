// SPDX-License-Identifier: GPL-3.0-or-later
// bench_tables ADDRESS [--times N] [--only PATTERN] [--memory | --stock]: large tables as the program shows
// and saves them beside the bare driver. A database of `shopbook-cli sample --purchases 1000000`; prices in
// it are changed.
#include "Shop.h"
#include "base/Text.h"
#include "gui/Style.h"

#include <QApplication>
#include <QCommandLineParser>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace bench
{

database::Location locationOf(const QString &address)
{
    const auto location = database::Location::parse(address);
    if (!location)
        qFatal("%s", qPrintable(location.error().message));
    return *location;
}

Shop::Shop(const database::Location &location)
{
    auto opened = tables::Session::open(location, false, {u"bench"_s});
    auto reader = database::Connection::open(location, database::OpenMode::ReadWrite, database::Role::Reader);
    if (!opened || !reader)
        qFatal("%s", qPrintable(opened ? reader.error().message : opened.error().message));
    session = std::move(*opened);
    connection = std::make_unique<database::Connection>(std::move(*reader));
    bare = Bare::on(*connection);
}

std::unique_ptr<tables::StoreTableModel> Shop::modelOf(schema::Table table) const
{
    return std::make_unique<tables::StoreTableModel>(*session, table);
}

std::string Shop::place(int number) const
{
    return isSqlite() ? std::string("?") : std::string("$").append(std::to_string(number));
}

void readAll(tables::StoreTableModel &model)
{
    if (!model.select())
        qFatal("the table is not there");
    waitUntil([&] { return model.isOrderComplete(); }, "the order");
}

void readRow(const tables::StoreTableModel &model, int row)
{
    waitUntil(
        [&] {
            (void)model.index(row, 0).data();
            return model.rowState(row) != tables::StoreTableModel::RowState::Loading;
        },
        "a row");
}

} // namespace bench

int main(int argc, char *argv[])
{
    QApplication app(argc, argv);
    QApplication::setApplicationName(u"shopbook"_s);
    QCommandLineParser parser;
    parser.addPositionalArgument(u"address"_s, u"The database."_s);
    parser.addOptions({{u"times"_s, u"How often each is measured."_s, u"N"_s, u"30"_s},
                       {u"only"_s, u"Only lines that hold this pattern."_s, u"PATTERN"_s},
                       {u"memory"_s, u"Only the peak memory after scrolling through everything."_s},
                       {u"stock"_s, u"Only the stock class."_s}});
    parser.process(app);
    base::text::installLanguage(u"en"_s);
    gui::style::install(gui::style::Scheme::Light);
    const auto location = bench::locationOf(parser.positionalArguments().value(0));
    const int times = parser.value(u"times"_s).toInt();
    bench::Report report(database::nameOf(location.engine), parser.value(u"only"_s));
    if (parser.isSet(u"memory"_s)) {
        std::printf("%.1f\n", bench::peakAfterScrolling(location));
    } else if (parser.isSet(u"stock"_s)) {
        bench::measureStock(location, report);
    } else {
        {
            const bench::Shop shop(location);
            bench::measureReading(shop, report, times);
            bench::measureFinding(shop, report, times);
            bench::measureWriting(shop, report, times);
        }
        bench::measureScreen(location, report, times);
    }
    return 0;
}
