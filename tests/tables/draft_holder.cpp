// SPDX-License-Identifier: GPL-3.0-or-later
// A program with unsaved changes, for the tests of drafts to kill: draft_holder ADDRESS FOLDER stage|churn
#include "tables/DraftKeeper.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <cstdio>

using namespace Qt::StringLiterals;
using schema::Table;

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    auto location = database::Location::parse(arguments.value(1));
    const records::Author author{u"draft tester"_s};
    auto session = location ? tables::Session::open(*location, false, author)
                            : base::Result<std::unique_ptr<tables::Session>>(location.error());
    if (!session) {
        std::fprintf(stderr, "%s\n", qPrintable(session.error().detail));
        return 1;
    }
    tables::DraftKeeper keeper(**session, author, arguments.value(2));
    const auto say = [](const char *word) {
        std::printf("%s\n", word);
        std::fflush(stdout);
    };
    const records::RowKey product{Table::Products, 1};
    const records::Record before{{u"price"_s, qint64(990)}, {u"name"_s, u"Курс по SQL"_s}};
    const bool churns = arguments.value(3) == u"churn";
    qint64 count = 0;
    const auto edit = [&](qint64 price) {
        return (*session)->stageEdit(product, before, {{u"price"_s, price}}).isEmpty();
    };
    QObject::connect(&keeper, &tables::DraftKeeper::written, &app, [&] {
        say("kept");
        if (churns)
            (void)edit(2000 + ++count);
    });
    QObject::connect(session->get(), &tables::Session::saved, &app, [&] { say("saved"); });
    if (!edit(1))
        return 2;
    if (!churns)
        (void)(*session)->stageInsert(Table::Products,
                                      {{u"name"_s, u"Новый товар"_s},
                                       {u"description"_s, u"Описание"_s},
                                       {u"price"_s, qint64(5)},
                                       {u"category_id"_s, qint64(1)},
                                       {u"hidden_content"_s, u"секретная ссылка"_s}},
                                      nullptr);
    QSocketNotifier input(0, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &app, [&] {
        input.setEnabled(false);
        (*session)->save();
    });
    return QCoreApplication::exec();
}
