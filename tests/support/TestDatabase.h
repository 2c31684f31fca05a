// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/Connection.h"

#include <QTemporaryDir>

/// Real databases for tests: a new SQLite file, or a new database on the private server of tests/with-postgres.
namespace support {

/// For initTestCase_data(): a column "engine" with the rows sqlite and postgresql. A missing server fails the
/// test; nothing is skipped.
void addEngines();
/// The engine of the global row in force.
[[nodiscard]] database::Engine engine();
/// Call in init(): a warning of Qt SQL fails the test from here on.
void failOnSqlWarnings();

/// An empty database of its own, dropped with the object. SQLite: the file does not exist yet.
class TestDatabase
{
public:
    explicit TestDatabase(database::Engine engine);
    ~TestDatabase();
    TestDatabase(const TestDatabase &) = delete;
    TestDatabase &operator=(const TestDatabase &) = delete;

    [[nodiscard]] const database::Location &location() const { return m_location; }
    /// A folder of its own, removed with the object.
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    /// Opens it; fails the test (and ends the program) when that is impossible.
    [[nodiscard]] database::Connection open(database::Role role = database::Role::Migrator) const;
    /// SQLite: a copy of a file of tests/data as this database. PostgreSQL: loads a dump.
    void fill(const QString &file);
    /// Runs statements one by one, each ended by ";" at the end of a line.
    void run(const QString &statements) const;
    /// The same with foreign keys off: the database of a careless program.
    void runCareless(const QString &statements) const;
    /// First column of the first row.
    [[nodiscard]] QVariant scalar(const QString &sql, const QVariantList &values = {}) const;

private:
    QTemporaryDir m_folder;
    database::Location m_location;
};

/// The value of a Result; its error's texts fail the test (and end the program).
template <typename T> T unwrap(base::Result<T> result, const char *file, int line)
{
    if (!result) {
        qCritical("%s:%d: %s [%s]", file, line, qPrintable(result.error().message), qPrintable(result.error().detail));
        std::abort();
    }
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}
#define UNWRAP(result) support::unwrap((result), __FILE__, __LINE__)
/// A Result<void> or Result<T> must hold a value.
#define VERIFY_OK(result)                                                                                    \
    do {                                                                                                     \
        const auto &verified = (result);                                                                     \
        QVERIFY2(verified.has_value(), verified ? "" : qPrintable(verified.error().message + QLatin1String(" | ") \
                                                                  + verified.error().detail));               \
    } while (false)

/// A file of tests/data by name.
[[nodiscard]] QString testFile(const QString &name);

} // namespace support
