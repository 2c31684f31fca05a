// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/Save.h"
#include "support/TestDatabase.h"

#include <map>
#include <memory>

/// A store at the newest schema with a few rows in each table, for tests of the write path.
namespace store {

using records::ChangeSet;
using records::Operation;
using records::Record;
using records::RowKey;
using records::SaveFailure;
using records::SaveReport;
using records::SaveResult;
using records::Table;

/// Brings an empty database to the schema's head.
void makeTables(support::TestDatabase &database);
/// Two categories, two customers, two products, three purchases (1, 2 of product 1), two people, three numbers.
/// Ids count from 1; as other programs write them, with times in several spellings.
void addRows(support::TestDatabase &database);

/// The store of a test program, one an engine: made once, emptied and filled again by begin(), because making a
/// database takes longer than a test. A test that changes tables calls spoil(). end() belongs into cleanupTestCase().
class Stores
{
public:
    support::TestDatabase &begin(database::Engine engine);
    void spoil() { m_isSpoilt = true; }
    void end() { m_databases.clear(); }

private:
    std::map<database::Engine, std::unique_ptr<support::TestDatabase>> m_databases;
    bool m_isSpoilt = false;
    database::Engine m_last = database::Engine::Sqlite;
};

[[nodiscard]] records::Author author();
[[nodiscard]] records::Author somebodyElse();

/// What save() must say; the test fails with the failure's texts otherwise.
SaveReport saved(const SaveResult &result, const char *file, int line);
#define SAVED(result) store::saved((result), __FILE__, __LINE__)
/// The failure that must have come.
SaveFailure refused(const SaveResult &result, const char *file, int line);
#define REFUSED(result) store::refused((result), __FILE__, __LINE__)

[[nodiscard]] Record row(const database::Connection &connection, Table table, qint64 id);
[[nodiscard]] Record newProduct(const QString &name = QStringLiteral("Новый курс"), qint64 category = 1);
[[nodiscard]] Record newPerson(const QString &email);
[[nodiscard]] Record newPurchase(const QString &paymentId, qint64 customer = 1, qint64 product = 2);

/// Everything that is stored, as one text: equal texts mean that nothing was changed.
[[nodiscard]] QString contents(const support::TestDatabase &database);

} // namespace store
