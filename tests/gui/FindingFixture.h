// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ShopFixture.h"
#include "gui/TableHeader.h"
#include "gui/finding/FilterBar.h"
#include "gui/finding/FilterEdit.h"
#include "gui/finding/FilterRow.h"
#include "gui/finding/PageFilter.h"
#include "support/Patience.h"

#include <QTemporaryDir>

/// What the tests of finding rows have in common: a window on the sample, at the page of purchases, both
/// engines.
class FindingFixture : public ShopFixture
{
    Q_OBJECT
protected:
    [[nodiscard]] gui::finding::FilterEdit *edit(const QString &column) const
    {
        const auto *row = page().view().header().filterRow();
        return row->editOf(page().model().entity().indexOf(column));
    }
    [[nodiscard]] qint64 count(const QString &where) const
    {
        return number(QStringLiteral("SELECT count(*) FROM purchases WHERE %1").arg(where));
    }
    /// Waits until the page shows what the database says.
    [[nodiscard]] bool shows(const QString &where) const
    {
        const qint64 rows = count(where);
        return QTest::qWaitFor([&] { return page().isSettled() && page().model().rowCount() == rows; },
                               support::patienceMs);
    }
    [[nodiscard]] QString bar() const
    {
        const auto *label = page().findChild<gui::finding::FilterBar *>(QStringLiteral("filterBar"));
        return label->isVisible() ? label->accessibleName() : QString();
    }

protected Q_SLOTS:
    void init()
    {
        openShop(schema::Table::Purchases);
        QTRY_VERIFY(edit(QStringLiteral("price")) && edit(QStringLiteral("price"))->isVisible());
    }
};
