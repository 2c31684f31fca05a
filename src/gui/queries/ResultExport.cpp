// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/queries/ResultExport.h"

#include "exchange/Csv.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace gui::queries
{

namespace
{

/// Where two columns have one title, the second is "title_2".
QStringList titlesOf(const QList<ResultModel::Column> &columns)
{
    QStringList titles;
    for (const ResultModel::Column &column : columns) {
        QString title = column.title;
        for (int i = 2; titles.contains(title); ++i)
            title = u"%1_%2"_s.arg(column.title).arg(i);
        titles.append(title);
    }
    return titles;
}

QByteArray csv(const QList<ResultModel::Column> &columns, const QStringList &titles,
               const QList<QVariantList> &rows)
{
    QByteArray bytes;
    const auto addLine = [&](const std::function<QVariant(int)> &cell) {
        QVariantList line;
        for (int i = 0; i < columns.size(); ++i)
            if (!columns.at(i).isSecret)
                line.append(cell(i));
        bytes += exchange::csvLine(line).toUtf8() + "\r\n";
    };
    addLine([&](int i) { return titles.at(i); });
    for (const QVariantList &row : rows)
        addLine([&](int i) { return row.value(i); });
    return bytes;
}

QByteArray json(const QList<ResultModel::Column> &columns, const QStringList &titles,
                const QList<QVariantList> &rows)
{
    QJsonArray list;
    for (const QVariantList &row : rows) {
        QJsonObject object;
        for (int i = 0; i < columns.size(); ++i)
            if (!columns.at(i).isSecret)
                object.insert(titles.at(i),
                              row.value(i).isNull() ? QJsonValue() : QJsonValue::fromVariant(row.at(i)));
        list.append(object);
    }
    return QJsonDocument(list).toJson();
}

} // namespace

base::Result<void> exportRows(const QList<ResultModel::Column> &columns, const QList<QVariantList> &rows,
                              ExportFormat format, const QString &path)
{
    const QStringList titles = titlesOf(columns);
    QSaveFile file(path);
    const QByteArray bytes =
        format == ExportFormat::Csv ? csv(columns, titles, rows) : json(columns, titles, rows);
    if (file.open(QSaveFile::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return {};
    return base::Error{base::ErrorCode::NoSpace,
                       QCoreApplication::translate(
                           "gui::queries", "“%1” was not written. Free some space, or choose another folder.")
                           .arg(QDir::toNativeSeparators(path)),
                       file.errorString(),
                       {},
                       {}};
}

} // namespace gui::queries
