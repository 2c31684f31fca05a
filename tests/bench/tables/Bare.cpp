// SPDX-License-Identifier: GPL-3.0-or-later
#include "Bare.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <libpq-fe.h>
#include <map>
#include <sqlite3.h>

namespace bench
{

namespace
{

[[noreturn]] void fail(const char *message, const std::string &sql)
{
    std::fprintf(stderr, "bench_tables: %s in %s\n", message, sql.c_str());
    std::exit(1);
}

class BareSqlite final : public Bare
{
public:
    explicit BareSqlite(sqlite3 *database)
        : m_database(database)
    {
    }
    ~BareSqlite() override
    {
        for (const auto &[sql, statement] : m_statements)
            sqlite3_finalize(statement);
    }
    qint64 read(const std::string &sql, const std::vector<Parameter> &parameters) override
    {
        sqlite3_stmt *statement = bound(sql, parameters);
        qint64 rows = 0;
        const int columns = sqlite3_column_count(statement);
        std::string cell;
        while (step(statement, sql)) {
            ++rows;
            for (int column = 0; column < columns; ++column)
                if (const auto *text = sqlite3_column_text(statement, column))
                    cell.assign(reinterpret_cast<const char *>(text));
        }
        return rows;
    }
    std::vector<qint64> numbers(const std::string &sql, const std::vector<Parameter> &parameters) override
    {
        sqlite3_stmt *statement = bound(sql, parameters);
        std::vector<qint64> numbers;
        while (step(statement, sql))
            numbers.push_back(sqlite3_column_int64(statement, 0));
        return numbers;
    }
    void run(const std::string &sql, const std::vector<Parameter> &parameters) override
    {
        (void)read(sql, parameters);
    }

private:
    sqlite3_stmt *bound(const std::string &sql, const std::vector<Parameter> &parameters)
    {
        sqlite3_stmt *&statement = m_statements[sql];
        if (!statement && sqlite3_prepare_v2(m_database, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK)
            fail(sqlite3_errmsg(m_database), sql);
        int place = 0;
        for (const Parameter &parameter : parameters) {
            ++place;
            if (const auto *number = std::get_if<qint64>(&parameter))
                sqlite3_bind_int64(statement, place, *number);
            else
                sqlite3_bind_text(statement, place, std::get<std::string>(parameter).c_str(), -1,
                                  SQLITE_TRANSIENT);
        }
        return statement;
    }
    bool step(sqlite3_stmt *statement, const std::string &sql)
    {
        const int code = sqlite3_step(statement);
        if (code == SQLITE_ROW)
            return true;
        sqlite3_reset(statement);
        if (code != SQLITE_DONE)
            fail(sqlite3_errmsg(m_database), sql);
        return false;
    }

    sqlite3 *m_database;
    std::map<std::string, sqlite3_stmt *> m_statements;
};

class BarePostgres final : public Bare
{
public:
    explicit BarePostgres(PGconn *connection)
        : m_connection(connection)
    {
    }
    qint64 read(const std::string &sql, const std::vector<Parameter> &parameters) override
    {
        PGresult *result = executed(sql, parameters);
        const int rows = PQntuples(result);
        const int columns = PQnfields(result);
        std::string cell;
        for (int row = 0; row < rows; ++row)
            for (int column = 0; column < columns; ++column)
                cell.assign(PQgetvalue(result, row, column));
        PQclear(result);
        return rows;
    }
    std::vector<qint64> numbers(const std::string &sql, const std::vector<Parameter> &parameters) override
    {
        PGresult *result = executed(sql, parameters);
        std::vector<qint64> numbers;
        for (int row = 0; row < PQntuples(result); ++row)
            numbers.push_back(std::strtoll(PQgetvalue(result, row, 0), nullptr, 10));
        PQclear(result);
        return numbers;
    }
    void run(const std::string &sql, const std::vector<Parameter> &parameters) override
    {
        PQclear(executed(sql, parameters));
    }

private:
    PGresult *executed(const std::string &sql, const std::vector<Parameter> &parameters)
    {
        std::string &name = m_names[sql];
        if (name.empty()) {
            name = "bare" + std::to_string(m_names.size());
            PQclear(checked(PQprepare(m_connection, name.c_str(), sql.c_str(), 0, nullptr), sql));
        }
        std::vector<std::string> texts;
        for (const Parameter &parameter : parameters)
            texts.push_back(std::holds_alternative<qint64>(parameter)
                                ? std::to_string(std::get<qint64>(parameter))
                                : std::get<std::string>(parameter));
        std::vector<const char *> pointers;
        for (const std::string &text : texts)
            pointers.push_back(text.c_str());
        return checked(PQexecPrepared(m_connection, name.c_str(), int(pointers.size()), pointers.data(),
                                      nullptr, nullptr, 0),
                       sql);
    }
    PGresult *checked(PGresult *result, const std::string &sql)
    {
        const ExecStatusType status = PQresultStatus(result);
        if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
            fail(PQerrorMessage(m_connection), sql);
        return result;
    }

    PGconn *m_connection;
    std::map<std::string, std::string> m_names;
};

} // namespace

std::unique_ptr<Bare> Bare::on(const database::Connection &connection)
{
    if (connection.engine() == database::Engine::Sqlite)
        return std::make_unique<BareSqlite>(connection.sqliteHandle());
    return std::make_unique<BarePostgres>(connection.postgresHandle());
}

} // namespace bench
