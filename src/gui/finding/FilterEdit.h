// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/finding/PageFilter.h"
#include "query/Operators.h"

#include <QLineEdit>
#include <QTimer>
#include <QToolButton>

namespace gui::finding
{

/// What is asked of one column: a text to type into and, before it, the operator with its menu (Alt+Down).
/// Asks a moment after the last key, at once with Enter; Esc asks nothing more. What doesn't fit turns red
/// and says why, and what was asked before stays.
class FilterEdit : public QLineEdit
{
    Q_OBJECT
public:
    /// `filter` and `field` outlive it.
    FilterEdit(PageFilter &filter, const schema::Field &field, QWidget *parent);

    [[nodiscard]] const schema::Field &field() const { return m_field; }
    void setOperator(query::Op op);
    /// Shows what is asked now.
    void follow();
    void retranslate();

Q_SIGNALS:
    /// Down: to the rows.
    void leaveRequested();
    void focused();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    void apply();
    void showOperator();
    void placeOperator();
    void showProblem(const QString &problem);
    void showMenu();

    PageFilter &m_filter;
    const schema::Field &m_field;
    query::Op m_op;
    QToolButton *m_operator;
    QTimer m_delay;
    bool m_isApplying = false;
    bool m_isChosen = false; ///< shows rows that were chosen: not typed, only taken away
};

} // namespace gui::finding
