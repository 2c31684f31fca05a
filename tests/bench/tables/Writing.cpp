// SPDX-License-Identifier: GPL-3.0-or-later
#include "Shop.h"

#include <QCoreApplication>
#include <QElapsedTimer>

using namespace Qt::StringLiterals;
using schema::Table;
using tables::StoreTableModel;

namespace bench
{

namespace
{

/// Stages a new price in so many rows from `first` on; not part of what is measured.
void stagePrices(tables::Session &session, const StoreTableModel &model, int first, int rows)
{
    for (int row = first; row < first + rows; ++row) {
        readRow(model, row);
        const auto before = model.storedRow(row);
        const qint64 price = before->value(u"price"_s).toLongLong() % 5000 + 1;
        if (!session.stageEdit(model.keyAt(row), *before, {{u"price"_s, price}}).isEmpty())
            qFatal("the price was refused");
    }
}

void saveAndWait(tables::Session &session)
{
    bool isOver = false;
    const auto saved = QObject::connect(&session, &tables::Session::saved, [&] { isOver = true; });
    const auto failed =
        QObject::connect(&session, &tables::Session::saveFailed, [](const records::SaveFailure &failure) {
            qFatal("%s", qPrintable(failure.error.message));
        });
    session.save();
    waitUntil([&] { return isOver; }, "the save");
    QObject::disconnect(saved);
    QObject::disconnect(failed);
}

/// The same pause before each of the two: one that follows the other at once finds the processor awake and its caches
/// full, and the one after the wait for the notice does not.
void rest()
{
    QElapsedTimer timer;
    timer.start();
    waitUntil([&] { return timer.elapsed() > 200; }, "the pause");
}

/// The same rows by hand: one transaction, an UPDATE each.
void updateBare(Bare &bare, const Shop &shop, const StoreTableModel &model, int first, int rows, int turn)
{
    const std::string sql = "UPDATE purchases SET price = " + shop.place(1)
        + ", updated_at = " + shop.place(2) + " WHERE id = " + shop.place(3);
    bare.run(shop.isSqlite() ? "BEGIN IMMEDIATE" : "BEGIN");
    for (int row = first; row < first + rows; ++row)
        bare.run(sql,
                 {qint64(1 + (row + turn) % 5000), std::string("2026-01-01 00:00:00"), model.keyAt(row).id});
    bare.run("COMMIT");
}

} // namespace

void measureWriting(const Shop &shop, Report &report, int times)
{
    const auto opened = database::Connection::open(shop.connection->location(), database::OpenMode::ReadWrite,
                                                   database::Role::Writer);
    if (!opened)
        qFatal("%s", qPrintable(opened.error().message));
    const auto bareWriter = Bare::on(*opened);
    const auto model = shop.modelOf(Table::Purchases);
    readAll(*model);
    const double plusMs = shop.isSqlite() ? 0 : 3;
    const struct {
        QString what;
        int rows;
        int times;
        double goal;
    } cases[] = {{u"one cell saved"_s, 1, times, 2},
                 {u"1,000 edits in one save"_s, 1000, times, 12},
                 {u"10,000 rows changed in one step"_s, 10000, std::max(1, times / 10), 0}};
    for (const auto &save : cases) {
        const bool fits = model->rowCount() >= 2 * save.rows;
        if (!report.wants(save.what) || !fits)
            continue;
        const int other = model->rowCount() / 2;
        Times ours;
        Times bare;
        for (int turn = 0; turn <= save.times; ++turn) {
            stagePrices(*shop.session, *model, 0, save.rows);
            // Pages that staging asked for are read beside no save: the bare one has no reader beside it either.
            (void)shop.session->reader().waitIdle(10000);
            rest();
            const double saved = millisecondsOf([&] { saveAndWait(*shop.session); });
            bool isNoticed = false;
            const auto noticed = QObject::connect(shop.session.get(), &tables::Session::changedByOthers,
                                                  [&isNoticed] { isNoticed = true; });
            // What the model reads again after it is not waited for: nor is it to slow the other one down.
            (void)shop.session->reader().waitIdle(10000);
            rest();
            const double updated =
                millisecondsOf([&] { updateBare(*bareWriter, shop, *model, other, save.rows, turn); });
            // The server counts what a session wrote after ten idle seconds, unless it is asked to.
            if (!shop.isSqlite())
                bareWriter->run("SELECT pg_stat_force_next_flush()");
            // What other programs wrote is noticed by itself, not as a part of the next save.
            waitUntil([&] { return isNoticed; }, "the notice");
            QObject::disconnect(noticed);
            // Nor does what is read again because of it run beside the next save.
            for (int round = 0; round < 3; ++round) {
                QCoreApplication::processEvents();
                (void)shop.session->reader().waitIdle(10000);
            }
            if (turn > 0) {
                ours.append(saved);
                bare.append(updated);
            }
        }
        report.compared(save.what, ours, bare, save.goal, save.rows == 1 ? plusMs : 0);
    }
}

} // namespace bench
