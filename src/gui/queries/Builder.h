// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/queries/ConditionEdits.h"
#include "gui/queries/PartChip.h"
#include "gui/queries/Words.h"
#include "query/Query.h"

#include <QHash>
#include <QScrollArea>

#include <functional>

namespace gui::queries
{

class ClauseRow;
class FlowLayout;
class PartEditor;

/// A query as a sentence of chips, a row a clause, that clicks and keys change. It holds the query and shows
/// what query::check() says at the chips; it runs nothing. A part is named by its path in the document
/// ("where[1].any[0]").
class Builder : public QScrollArea
{
    Q_OBJECT
public:
    /// `tables`: those of the database, offered as the beginning.
    Builder(const QList<schema::Table> &tables, QWidget *parent);

    [[nodiscard]] const query::Query &query() const { return m_query; }
    /// Shows another query; nothing is emitted.
    void setQuery(const query::Query &query);
    /// Opens the strip of the part at `path`, as a click on its chip does.
    void edit(const QString &path);
    void takeFocus();
    [[nodiscard]] QList<query::Problem> problems() const { return m_problems; }

Q_SIGNALS:
    /// A person changed it.
    void edited();
    /// The part that the pointer or the keyboard is at; "" = none.
    void pointedAt(const QString &path);

protected:
    void changeEvent(QEvent *event) override;

private:
    using Clause = words::Clause;
    void makeRows();
    void refresh();
    void change();
    void showProblems();
    void orderTabs();
    void fillRow(ClauseRow *row);
    void fillConditions(ClauseRow *row, query::Condition &root, const QString &clause, const PartPath &group);
    void addGroup(ClauseRow *row, query::Condition &root, const QString &clause, const PartPath &path);
    void addWord(ClauseRow *row, query::Condition &root, const QString &clause, const PartPath &group,
                 int left);
    void fillList(ClauseRow *row);
    PartChip *addChip(ClauseRow *row, const QString &path, const QString &text,
                      PartChip::Abilities abilities);
    void addPart(Clause clause);
    void closeEditor();
    void focusPath(const QString &path);
    [[nodiscard]] PartEditor *makeEditor(const QString &path, QWidget *parent) const;
    [[nodiscard]] bool isUsed(Clause clause) const;
    [[nodiscard]] bool canAdd(Clause clause) const;
    [[nodiscard]] query::Condition newTest(Clause clause) const;
    template <typename Item>
    void addItems(ClauseRow *row, QList<Item> &items, const QString &name,
                  const std::function<QString(const Item &)> &title);
    void fillAdders();

    QList<schema::Table> m_tables;
    query::Query m_query;
    QList<query::Problem> m_problems;
    QList<ClauseRow *> m_rows;
    QHash<QString, PartChip *> m_chips;
    QWidget *m_sheet;
    QWidget *m_adders;
    FlowLayout *m_adderFlow;
    QString m_editedPath;
};

} // namespace gui::queries
