// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QVariantList>

namespace gui::queries
{

/// Rows that a query brought, as far as they are loaded, for a table: they come in blocks and are only read.
/// NULL is shown as such and not as an empty text; secret columns are masked, in what is copied too. sort()
/// orders what is loaded, by values as they are.
class ResultModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    struct Column {
        QString title;
        bool isSecret = false;
        friend bool operator==(const Column &, const Column &) = default;
    };
    enum Role { ValueRole = Qt::UserRole + 1, IsNullRole };

    explicit ResultModel(QObject *parent);

    /// Whether a value is one that can be drawn and stands at the right.
    [[nodiscard]] static bool isNumber(const QVariant &value);

    void setRows(const QList<Column> &columns, const QList<QVariantList> &rows);
    void append(const QList<QVariantList> &rows);
    void clear();
    [[nodiscard]] const QList<Column> &columns() const { return m_columns; }
    [[nodiscard]] const QList<QVariantList> &rows() const { return m_rows; }
    /// As a person reads it: secrets masked, NULL as "NULL", or as "" where `nullAsEmpty`.
    [[nodiscard]] QString textAt(int row, int column, bool nullAsEmpty = false) const;
    /// The cells of a selection with their headings, tab by tab: for a sheet.
    [[nodiscard]] QString asText(const QModelIndexList &cells) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    QList<Column> m_columns;
    QList<QVariantList> m_rows;
};

} // namespace gui::queries
