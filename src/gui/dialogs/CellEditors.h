// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/dialogs/SecretEdit.h"
#include "schema/Conversion.h"

#include <QPersistentModelIndex>

namespace gui {

/// The editor of a cell with several lines, larger than its cell. Enter takes the text, Shift+Enter begins a
/// new line. A masked secret is not edited in its cell at all.
class LongCellEdit : public SecretEdit
{
    Q_OBJECT
public:
    explicit LongCellEdit(QWidget *parent);
};

/// What an open cell's editor needs to know; lives and dies with the editor, as its child.
class CellState : public QObject
{
    Q_OBJECT
public:
    CellState(QWidget *editor, const schema::Entity &entity, const schema::Field &field, const QModelIndex &index,
              const QVariant &stored);
    [[nodiscard]] static CellState *of(const QWidget *editor);

    [[nodiscard]] const schema::Field &field() const { return m_field; }
    [[nodiscard]] QModelIndex index() const { return m_index; }

    /// What the editor shows first; a text that is still this one is no change.
    void start(const QString &typed) { m_startText = typed; }
    void setNull() { m_isNull = true; }
    /// Typed text as the person sees it.
    [[nodiscard]] QString text() const;
    void setText(const QString &text);
    [[nodiscard]] bool isChanged() const;
    /// The value to store; the Problem when it breaks a rule.
    [[nodiscard]] tl::expected<QVariant, schema::Problem> value() const;
    /// The sentence of the broken rule; "" when there is none, or nothing was changed.
    [[nodiscard]] QString problem() const;

private:
    QWidget *m_editor;
    const schema::Entity &m_entity;
    const schema::Field &m_field;
    QPersistentModelIndex m_index;
    QVariant m_stored;
    QString m_startText;
    bool m_isNull = false;
};

} // namespace gui
