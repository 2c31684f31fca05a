// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/VersionsModel.h"

#include "base/Text.h"
#include "migration/Words.h"

#include <QFont>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace gui
{

VersionsModel::VersionsModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void VersionsModel::show(const migration::ScriptSet &scripts, const QMap<QString, QString> &revisions,
                         const QList<migration::RunEntry> &log)
{
    beginResetModel();
    m_rows.clear();
    for (const QString &branch : scripts.branches()) {
        const QString at = revisions.value(branch);
        for (const migration::Script &script : scripts.chain(branch)) {
            Row row{script, false, script.revision == at, {}};
            row.isApplied = scripts.isReached(script, at);
            for (const migration::RunEntry &entry : log) {
                if (row.isApplied && entry.revision == script.revision && entry.direction == u"upgrade")
                    row.when = QLocale().toString(base::text::parseUtc(entry.at).toLocalTime(),
                                                  QLocale::ShortFormat);
            }
            m_rows.append(row);
        }
    }
    endResetModel();
}

int VersionsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int VersionsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant VersionsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return text(row, index.column());
    if (role == Qt::FontRole && row.isCurrent) {
        QFont font;
        font.setBold(true);
        return font;
    }
    return {};
}

QString VersionsModel::text(const Row &row, int column) const
{
    switch (column) {
    case Area:
        return migration::words::titleOf(row.script.branch);
    case Revision:
        return row.script.revision;
    case Message:
        return migration::words::messageOf(row.script);
    case State:
        return row.isCurrent ? tr("Stands here") : row.isApplied ? tr("Applied") : tr("Not yet");
    case When:
        return row.when;
    default:
        return {};
    }
}

QVariant VersionsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case Area:
        return tr("Part");
    case Revision:
        return tr("Revision");
    case Message:
        return tr("What it does");
    case State:
        return tr("State");
    case When:
        return tr("Run by Shopbook");
    default:
        return {};
    }
}

} // namespace gui
