// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/BackupModel.h"

#include "base/Text.h"

#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace gui
{

void BackupModel::setBackups(const QList<Backup> &backups)
{
    if (backups == m_backups)
        return;
    beginResetModel();
    m_backups = backups;
    endResetModel();
}

QString BackupModel::timeText(const Backup &backup)
{
    static const QRegularExpression weekday(u"dddd,?"_s);
    const QDateTime time = backup.madeAt.toLocalTime();
    // The day of the week would not fit into the sentence "the backup of …".
    QString format = QLocale().dateFormat(QLocale::LongFormat);
    format.remove(weekday);
    return u"%1, %2 %3"_s.arg(QLocale().toString(time.date(), format.trimmed()),
                              time.time().toString(u"HH:mm:ss"_s), base::text::zoneOf(time));
}

void BackupModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_backups.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int BackupModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_backups.size());
}

int BackupModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant BackupModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_backups.size())
        return {};
    const Backup &backup = m_backups.at(index.row());
    if (role == Qt::ToolTipRole)
        return QDir::toNativeSeparators(backup.path);
    if (role == Qt::TextAlignmentRole && index.column() == Size)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case MadeAt:
        return timeText(backup);
    case Size:
        return QLocale().formattedDataSize(backup.bytes, 1, QLocale::DataSizeTraditionalFormat);
    default:
        return QFileInfo(backup.path).fileName();
    }
}

QVariant BackupModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return section == Size ? int(Qt::AlignRight | Qt::AlignVCenter)
                               : int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    return section == MadeAt ? tr("Made at") : section == Size ? tr("Size") : tr("File");
}

} // namespace gui
