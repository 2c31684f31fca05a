// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "CliProcess.h"
#include "support/TestDatabase.h"

/// What tests of `migrate upgrade` and its relatives have in common.
class UpgradeFixture : public QObject
{
    Q_OBJECT
protected:
    /// A shop at 2fda6446e69f with one sale.
    static void fill(support::TestDatabase &database);
    static clitest::Outcome migrate(const support::TestDatabase &database, const QStringList &arguments);
    static QStringList steps(const clitest::Outcome &outcome);
    static QString market(const support::TestDatabase &database);

protected Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init() { support::failOnSqlWarnings(); }
};
