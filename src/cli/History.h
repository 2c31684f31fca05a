// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/Target.h"

#include <QJsonObject>

namespace cli {

/// The lines of `migrate history` and `migrate show`, as Alembic writes them.
struct History {
    const migration::ScriptSet &scripts;
    QMap<QString, QString> current; ///< branch → where the database stands; empty when nobody asked it

    /// "A:B", "A:", ":B" or "" = all, both ends included; an end is what migration::targets() reads, or "current".
    /// Newest first, branch by branch.
    [[nodiscard]] base::Result<QList<migration::Script>> range(const QString &text, const migration::Origin &origin) const;
    /// Whether the range cannot be read without the database.
    [[nodiscard]] static bool needsDatabase(const QString &range);

    [[nodiscard]] bool isHead(const migration::Script &script) const;
    [[nodiscard]] bool isCurrent(const migration::Script &script) const;
    /// "1b95d36c8908 -> 1720ca777755 (market) (head), add purchases.payment_id".
    [[nodiscard]] QString line(const migration::Script &script) const;
    /// All that its header says.
    [[nodiscard]] QString page(const migration::Script &script) const;
    [[nodiscard]] QJsonObject toJson(const migration::Script &script) const;
};

} // namespace cli
