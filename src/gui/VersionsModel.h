// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/Assessment.h"
#include "migration/RunLog.h"

#include <QAbstractTableModel>

namespace gui
{

/// The chains of revisions, branch by branch, oldest first, and where the database stands in them. Only
/// shows; asks no database.
class VersionsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Area, Revision, Message, State, When, ColumnCount };

    explicit VersionsModel(QObject *parent = nullptr);

    void show(const migration::ScriptSet &scripts, const QMap<QString, QString> &revisions,
              const QList<migration::RunEntry> &log);

    [[nodiscard]] const migration::Script &script(int row) const { return m_rows.at(row).script; }
    /// It has run here, and nothing has taken it back.
    [[nodiscard]] bool isApplied(int row) const { return m_rows.at(row).isApplied; }
    [[nodiscard]] bool isCurrent(int row) const { return m_rows.at(row).isCurrent; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        migration::Script script;
        bool isApplied = false;
        bool isCurrent = false;
        QString when; ///< in the person's own time; "" = not by Shopbook
    };
    [[nodiscard]] QString text(const Row &row, int column) const;

    QList<Row> m_rows;
};

} // namespace gui
