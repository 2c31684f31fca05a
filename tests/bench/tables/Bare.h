// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/Connection.h"

#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace bench
{

using Parameter = std::variant<qint64, std::string>;

/// The driver without anything of ours between: the sqlite3 C API or libpq, statements prepared once and kept
/// by their text. An error ends the program. "?" and "$1" as the engine has them.
class Bare
{
public:
    /// On the handle of `connection`, which outlives it: with the same settings, function and collation.
    [[nodiscard]] static std::unique_ptr<Bare> on(const database::Connection &connection);
    virtual ~Bare() = default;

    /// Reads every cell of every row as text; returns how many rows.
    virtual qint64 read(const std::string &sql, const std::vector<Parameter> &parameters = {}) = 0;
    /// The first column of every row as numbers.
    virtual std::vector<qint64> numbers(const std::string &sql,
                                        const std::vector<Parameter> &parameters = {}) = 0;
    virtual void run(const std::string &sql, const std::vector<Parameter> &parameters = {}) = 0;
};

} // namespace bench
