// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/Bulk.h"
#include "records/Store.h"

#include <QTest>

/// A store on both engines, and plans over it.
class BulkFixture : public QObject
{
    Q_OBJECT
protected:
    store::Stores m_stores;
    support::TestDatabase *m_database = nullptr;

    [[nodiscard]] database::Connection open() const { return m_database->open(database::Role::Writer); }
    [[nodiscard]] records::BulkPlan bulk(const records::BulkEdit &edit, const QList<qint64> &ids,
                                         const store::ChangeSet &pending = {}) const
    {
        return UNWRAP(records::planBulk(open(), edit, ids, pending, {}));
    }
    [[nodiscard]] records::BulkPlan paste(const records::Paste &block, const store::ChangeSet &pending = {}) const
    {
        return UNWRAP(records::planPaste(open(), block, pending, {}));
    }
    /// "2 price: …", a line for each that is not taken.
    [[nodiscard]] static QStringList reasons(const records::BulkPlan &plan)
    {
        QStringList found;
        for (const auto &rejected : plan.rejected)
            found.append(QStringLiteral("%1 %2: %3").arg(rejected.line).arg(rejected.column, rejected.reason));
        return found;
    }

protected Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init()
    {
        support::failOnSqlWarnings();
        m_database = &m_stores.begin(support::engine());
    }
    void cleanupTestCase() { m_stores.end(); }
};
