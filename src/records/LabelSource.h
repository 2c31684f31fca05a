// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/Lookup.h"

namespace records
{

/// Where the rows of a drop-down come from. Inside records only.
class LabelSource
{
public:
    virtual ~LabelSource() = default;
    /// What is found among the labels, by id.
    struct Found {
        bool areMany =
            false; ///< as many as are worth being put in order, or more: then these are only the first
        QList<Choice> choices;
    };
    [[nodiscard]] virtual base::Result<Found> containing(const QString &needle, int many, int limit) = 0;
    /// The shortest that begin with the needle, then by id.
    [[nodiscard]] virtual base::Result<QList<Choice>> beginning(const QString &needle, int limit) = 0;
    /// The newest rows.
    [[nodiscard]] virtual base::Result<QList<Choice>> newest(int limit) = 0;
};

/// The database itself.
class SqlLabels final : public LabelSource
{
public:
    /// Error: when it can't be told which rows may be chosen.
    [[nodiscard]] static base::Result<SqlLabels> of(const database::Connection &connection, Table table);

    [[nodiscard]] base::Result<Found> containing(const QString &needle, int many, int limit) override;
    [[nodiscard]] base::Result<QList<Choice>> beginning(const QString &needle, int limit) override;
    [[nodiscard]] base::Result<QList<Choice>> newest(int limit) override;

    /// SELECT id, label of the rows that may be chosen and fit `where` ("" = all).
    [[nodiscard]] QString rowsSql(const QString &where = {}) const;
    /// Those of the ids whose label contains the needle (still), by id.
    [[nodiscard]] base::Result<QList<Choice>> among(const QList<qint64> &ids, const QString &needle) const;
    /// Rows with a larger id than `last`, and `also`, that fit `condition` on the label (one "?": the needle), by id.
    [[nodiscard]] base::Result<QList<Choice>> since(qint64 last, const QList<qint64> &also, const QString &condition,
                                                    const QString &needle) const;

private:
    SqlLabels(const database::Connection &connection, Table table, QString choosable);
    [[nodiscard]] base::Result<QList<Choice>> read(const QString &rows, const QString &tail,
                                                   const QVariantList &values) const;

    const database::Connection *m_connection;
    Table m_table;
    QString m_choosable; ///< "" = every row
};

/// The `limit` best of a source: see choices().
[[nodiscard]] base::Result<QList<Choice>> bestOf(LabelSource &source, const QString &typed, int limit);

} // namespace records
