// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/ConditionWords.h"
#include "records/ChangeSet.h"
#include "records/Save.h"
#include "tables/StoreTableModel.h"

#include <QObject>
#include <QSet>

#include <optional>

namespace gui::finding
{

/// Rows that somebody chose, by what they are called or by the hundred: shown in words and to be taken away
/// as a whole, because nobody could type them.
[[nodiscard]] bool areChosenRows(const schema::Field &field, const query::Condition &test);

/// What a page asks of its rows: one condition, always a group of "all", that the filter row, the quick
/// filters, the dialog and saved views show each in their way. Applies it to the model; holds the labels that
/// references in it are called by (asked of the reader). The session and the model outlive it.
class PageFilter : public QObject
{
    Q_OBJECT
public:
    PageFilter(tables::Session &session, tables::StoreTableModel &model, QObject *parent = nullptr);

    [[nodiscard]] const schema::Entity &entity() const { return m_model.entity(); }
    [[nodiscard]] const query::Condition &condition() const { return m_condition; }
    [[nodiscard]] bool isEmpty() const { return m_condition.isVoid(); }
    /// The first test of this field that stands in no group of its own.
    [[nodiscard]] std::optional<query::Condition> testOf(const QString &path) const;

    /// Puts a test in the place of that one; one that asks nothing takes it out.
    void setTest(const QString &path, const query::Condition &test);
    void setPart(int part, const query::Condition &condition);
    void removePart(int part);
    void setCondition(const query::Condition &condition);
    void clear() { setCondition({}); }

    /// How rows that a condition names are called; lives as long as this does.
    [[nodiscard]] query::LabelOf labels() const;
    [[nodiscard]] QString inWords(const query::Condition &condition) const;

Q_SIGNALS:
    /// The condition, or how something in it is called.
    void changed();
    void failed(const base::Error &error);

private:
    [[nodiscard]] int partOf(const QString &path) const;
    void apply(const query::Condition &condition);
    void askLabels(schema::Table table, const query::Condition &condition);

    tables::Session &m_session;
    tables::StoreTableModel &m_model;
    query::Condition m_condition;
    QHash<records::RowKey, QString> m_labels;
};

} // namespace gui::finding
