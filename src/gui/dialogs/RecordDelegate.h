// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tables/StoreTableModel.h"

#include <QLabel>
#include <QPointer>
#include <QStyledItemDelegate>

namespace gui {

class CellState;

/// Draws and edits the cells of a tables::StoreTableModel. NULL, '', not yet read, edited, new and removed look
/// different. An editor says which rule is broken while somebody types, does not close on a broken value, and
/// what was refused after all is offered for editing again: nothing that was typed is lost.
class RecordDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    /// The session must outlive the delegate.
    RecordDelegate(tables::Session &session, schema::Table table, QObject *parent = nullptr);

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

Q_SIGNALS:
    /// A value was not taken; the sentence says why. The editor is open again.
    void refused(const QString &sentence) const;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    void paintCell(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    struct Refused {
        QPersistentModelIndex index;
        QString typed;
        QString sentence;
    };
    [[nodiscard]] QWidget *makeEditor(const schema::Field &field, QWidget *parent) const;
    [[nodiscard]] bool onKey(QWidget *editor, CellState *state, int key, Qt::KeyboardModifiers modifiers, bool *handled);
    void commitAndClose(QWidget *editor);
    void watch(QWidget *editor, CellState *state) const;
    void showProblem(QWidget *editor, const QString &sentence) const;
    void reopen() const;

    tables::Session &m_session;
    const schema::Entity &m_entity;
    mutable QPointer<QLabel> m_bubble;
    mutable const QObject *m_bubbleOf = nullptr;   ///< the editor that it is about; only compared
    mutable std::optional<Refused> m_refused;
};

} // namespace gui
