// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/queries/Words.h"

#include <QWidget>

class QLabel;
class QToolButton;
class QVBoxLayout;

namespace gui::queries
{

class FlowLayout;
class PartEditor;

/// A clause of the builder: its name, its chips one after another, a button that adds one, and below them the
/// strip of the part that is being changed.
class ClauseRow : public QWidget
{
    Q_OBJECT
public:
    ClauseRow(words::Clause clause, QWidget *parent);

    [[nodiscard]] words::Clause clause() const { return m_clause; }
    /// Takes all chips away; they go with the next events, since one of them may be what asked for it.
    void clear();
    /// Owned by the row from now on.
    void add(QWidget *part);
    /// "" = nothing can be added.
    void setAddText(const QString &text);
    /// nullptr takes the strip away.
    void setEditor(PartEditor *editor);
    [[nodiscard]] PartEditor *editor() const { return m_editor; }
    [[nodiscard]] QToolButton *addButton() const { return m_add; }
    /// What Tab reaches, in the order in which it stands here.
    [[nodiscard]] QList<QWidget *> tabWidgets() const;
    void retranslate();

Q_SIGNALS:
    void addRequested();

private:
    words::Clause m_clause;
    QLabel *m_title;
    FlowLayout *m_flow;
    QToolButton *m_add;
    QVBoxLayout *m_column;
    PartEditor *m_editor = nullptr;
};

} // namespace gui::queries
