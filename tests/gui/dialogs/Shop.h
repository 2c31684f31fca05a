// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/TestDatabase.h"
#include "tables/Session.h"

namespace support {

/// A real database at head with the sample in it, open in a session. A test leaves rows behind; it never relies
/// on rows that another one left.
class Shop
{
public:
    enum class With { Nothing, Sample };

    explicit Shop(database::Engine engine, With with = With::Sample, bool readOnly = false);

    [[nodiscard]] tables::Session &session() { return *m_session; }
    [[nodiscard]] const TestDatabase &database() const { return m_database; }
    /// The session anew; what was pending is gone.
    void reopen(bool readOnly = false);

    /// Another program: a statement on a connection of its own.
    void elsewhere(const QString &sql, const QVariantList &values = {}) const;
    [[nodiscard]] QVariant value(const QString &sql, const QVariantList &values = {}) const;
    /// `"user"`, quoted; for statements of the tests.
    [[nodiscard]] records::Record row(const records::RowKey &key) const;

private:
    TestDatabase m_database;
    std::unique_ptr<tables::Session> m_session;
};

} // namespace support
