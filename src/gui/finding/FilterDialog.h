// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/ConditionWords.h"
#include "tables/Session.h"

#include <QDialog>
#include <QTimer>

#include <memory>

namespace Ui
{
class FilterDialog;
}

namespace gui::finding
{

class GroupEditor;

/// Builds a condition of groups by clicking, says it in words and counts its rows while it is built. What is
/// accepted is condition(); writes nothing and changes no model.
class FilterDialog : public QDialog
{
    Q_OBJECT
public:
    FilterDialog(tables::Session &session, schema::Table table, const query::Condition &condition,
                 const query::LabelOf &labelOf, QWidget *parent = nullptr);
    ~FilterDialog() override;

    [[nodiscard]] const query::Condition &condition() const { return m_condition; }
    /// The rows that the condition in the dialog finds are counted.
    [[nodiscard]] bool isSettled() const { return m_asked == m_answered && !m_delay.isActive(); }

private:
    void edit(const query::Condition &condition);
    void onChanged();
    void count();

    tables::Session &m_session;
    schema::Table m_table;
    query::LabelOf m_labelOf;
    std::unique_ptr<Ui::FilterDialog> m_ui;
    GroupEditor *m_editor = nullptr;
    query::Condition m_condition;
    QTimer m_delay;
    quint64 m_asked = 0;
    quint64 m_answered = 0;
};

} // namespace gui::finding
