// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Bare.h"
#include "Report.h"
#include "tables/StoreTableModel.h"

namespace bench
{

/// An open database as the program has it, and a bare connection beside it. Ends the program when it can't be
/// opened.
struct Shop {
    explicit Shop(const database::Location &location);

    [[nodiscard]] std::unique_ptr<tables::StoreTableModel> modelOf(schema::Table table) const;
    /// The value in the dialect's spelling: "?" or "$1".
    [[nodiscard]] std::string place(int number) const;
    [[nodiscard]] bool isSqlite() const { return connection->engine() == database::Engine::Sqlite; }

    std::unique_ptr<tables::Session> session;
    std::unique_ptr<database::Connection> connection; ///< a reader's, for `bare`
    std::unique_ptr<Bare> bare;
};

[[nodiscard]] database::Location locationOf(const QString &address);
/// select(), and the order is complete.
void readAll(tables::StoreTableModel &model);
/// The row's page is read.
void readRow(const tables::StoreTableModel &model, int row);

void measureReading(const Shop &shop, Report &report, int times);
void measureFinding(const Shop &shop, Report &report, int times);
void measureWriting(const Shop &shop, Report &report, int times);
/// The window itself, with the table of `location`.
void measureScreen(const database::Location &location, Report &report, int times);
/// Peak memory after everything was scrolled, in MB: in a process of its own.
[[nodiscard]] double peakAfterScrolling(const database::Location &location);
/// What the stock QSqlRelationalTableModel takes for the same, in a process of its own: it never gives memory
/// back.
void measureStock(const database::Location &location, Report &report);
[[nodiscard]] double peakMegabytes();

} // namespace bench
