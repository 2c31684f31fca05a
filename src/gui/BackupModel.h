// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QDateTime>

namespace gui
{

/// The backups of a file, newest first: when each was made, how large it is, what it is called. Reads
/// nothing: it is given what a thread has found.
class BackupModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    struct Backup {
        QString path;
        QDateTime madeAt; ///< UTC
        qint64 bytes = 0;
        bool operator==(const Backup &) const = default;
    };
    enum Column { MadeAt, Size, Name, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setBackups(const QList<Backup> &backups);
    [[nodiscard]] const QList<Backup> &backups() const { return m_backups; }
    /// "20 November 2026, 12:00:07 CET", in the zone of this computer.
    [[nodiscard]] static QString timeText(const Backup &backup);
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<Backup> m_backups;
};

} // namespace gui
