// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tables/Session.h"

#include <QAbstractTableModel>
#include <QSet>

namespace gui
{

/// One field of one row, old → new, or one row as a whole ("deleted").
struct ChangeLine {
    records::RowKey row;
    QString column; ///< "" = the row as a whole
    records::Operation operation = records::Operation::Update;
    QVariant before = {};
    QVariant after = {};
    std::optional<bool> wasInStars = {}; ///< what is paid is Stars, not roubles; absent: as the row has it
    std::optional<bool> isInStars = {};
    QString where = {}; ///< instead of the row's label: "line 3"
    QString problem = {}; ///< why it is not taken; "" = it is
};

/// Changes in words, a line a field: which row (by its label), which field, old → new, and what is wrong with
/// it. For every list of changes: what is pending, what a paste or a fill would do, what the history holds.
/// Labels of rows are asked of the reader for the lines that are looked at. Secrets are dots. Lives in the
/// window's thread; the session outlives it.
class ChangeLines : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { RecordColumn, FieldColumn, BeforeColumn, AfterColumn, ProblemColumn, ColumnCount };

    explicit ChangeLines(tables::Session &session, QObject *parent = nullptr);

    /// Lines about the session's rows, or about those of `named`: new rows are called as they are there.
    void setLines(const QList<ChangeLine> &lines, const records::ChangeSet &named = {});
    void setChanges(const records::ChangeSet &changes) { setLines(linesOf(changes), changes); }
    [[nodiscard]] const ChangeLine &line(int row) const { return m_lines.at(row); }

    /// What the first column says instead of "Record": for lines with `where`.
    void setRecordTitle(const QString &title) { m_recordTitle = title; }

    /// What the new value's column says instead of "After": for what is done already.
    void setAfterTitle(const QString &title) { m_afterTitle = title; }

    [[nodiscard]] static QList<ChangeLine> linesOf(const records::RowKey &row,
                                                   const records::RowChange &change);
    /// A change set as lines: a line for each changed field, one for a row that goes or comes back.
    [[nodiscard]] static QList<ChangeLine> linesOf(const records::ChangeSet &changes);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QString text(const ChangeLine &line, int column) const;
    [[nodiscard]] QString value(const ChangeLine &line, const QVariant &value,
                                std::optional<bool> inStars) const;
    [[nodiscard]] QString recordText(const ChangeLine &line) const;
    /// "" while it is being asked for.
    [[nodiscard]] QString label(const records::RowKey &row) const;
    [[nodiscard]] bool want(const records::RowKey &row) const;
    struct Known {
        QHash<records::RowKey, QString> labels;
        QSet<records::RowKey> inStars;
    };
    void ask();
    void takeKnown(const Known &known);

    tables::Session &m_session;
    QList<ChangeLine> m_lines;
    records::ChangeSet m_named;
    QString m_recordTitle;
    QString m_afterTitle;
    Known m_known;
    mutable QSet<records::RowKey> m_wanted; ///< to be asked for
    mutable QSet<records::RowKey> m_asked;
    QSet<records::RowKey> m_answered;
    mutable bool m_isAsking = false;
};

} // namespace gui
