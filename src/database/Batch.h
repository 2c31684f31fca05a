// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/Query.h"

#include <functional>

namespace database
{

/// Statements whose texts and values are known beforehand, run in their order. On a server they are sent in
/// one go and take one round trip together; on SQLite one follows the other. After the first that fails none
/// is run, and nothing is undone: that is the business of the transaction around them. run() leaves it empty,
/// to be filled again.
///
/// For a few statements with small answers: all of them are held in memory.
class Batch
{
public:
    /// Reads the answer; finish() is called after it. An error of it ends the batch, but on a server the
    /// statements behind it have been run by then: it must not be what keeps them from running.
    using Take = std::function<base::Result<void>(Query &answer)>;

    void add(const QString &sql, const QVariantList &values = {}, const Take &take = {});
    void prepend(const QString &sql) { m_statements.prepend({sql, {}, {}}); }
    void append(Batch other) { m_statements.append(std::move(other.m_statements)); }
    [[nodiscard]] bool isEmpty() const { return m_statements.isEmpty(); }
    [[nodiscard]] base::Result<void> run(const Connection &connection);

private:
    struct Statement {
        QString sql;
        QVariantList values;
        Take take;
    };
    QList<Statement> m_statements;
};

} // namespace database
