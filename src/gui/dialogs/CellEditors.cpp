// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/CellEditors.h"

#include "gui/dialogs/PaymentTypeBox.h"
#include "gui/dialogs/RelationPicker.h"

using namespace Qt::StringLiterals;

namespace gui {

LongCellEdit::LongCellEdit(QWidget *parent)
    : SecretEdit(parent)
{
    setFrameShape(QFrame::Box);
}

CellState::CellState(QWidget *editor, const schema::Entity &entity, const schema::Field &field,
                     const QModelIndex &index, const QVariant &stored)
    : QObject(editor)
    , m_editor(editor)
    , m_entity(entity)
    , m_field(field)
    , m_index(index)
    , m_stored(database::value::isNull(stored) ? QVariant() : stored)
{
}

CellState *CellState::of(const QWidget *editor)
{
    return editor ? editor->findChild<CellState *>(QString(), Qt::FindDirectChildrenOnly) : nullptr;
}

QString CellState::text() const
{
    if (const auto *box = qobject_cast<const PaymentTypeBox *>(m_editor))
        return box->currentText();
    if (const auto *line = qobject_cast<const QLineEdit *>(m_editor))
        return line->text();
    if (const auto *edit = qobject_cast<const SecretEdit *>(m_editor))
        return edit->secret();
    return {};
}

void CellState::setText(const QString &text)
{
    if (auto *box = qobject_cast<PaymentTypeBox *>(m_editor)) {
        box->setEditText(text);
    } else if (auto *picker = qobject_cast<RelationPicker *>(m_editor)) {
        picker->selectAll();
        picker->insert(text);   // as if it were typed: it is looked up
        Q_EMIT picker->textEdited(text);
    } else if (auto *line = qobject_cast<QLineEdit *>(m_editor)) {
        line->setText(text);
    } else if (auto *edit = qobject_cast<SecretEdit *>(m_editor)) {
        edit->setSecret(text);
    }
}

bool CellState::isChanged() const
{
    if (m_isNull)
        return m_stored.isValid();
    if (const auto *picker = qobject_cast<const RelationPicker *>(m_editor)) {
        return picker->isNull() ? m_stored.isValid()
                                : !m_stored.isValid() || picker->id() != m_stored.toLongLong();
    }
    return text() != m_startText;
}

tl::expected<QVariant, schema::Problem> CellState::value() const
{
    if (!isChanged())
        return m_stored;
    if (m_isNull)
        return QVariant();
    if (const auto *picker = qobject_cast<const RelationPicker *>(m_editor)) {
        if (!picker->isResolved())
            return tl::unexpected(
                schema::Problem{{m_field.column}, picker->problem(), u"relation_unknown"_s, picker->text()});
        return picker->isNull() ? QVariant() : QVariant(picker->id());
    }
    QString typed = text();
    if (const auto *box = qobject_cast<const PaymentTypeBox *>(m_editor))
        typed = box->stored();
    // Clearing keeps what the cell was: NULL or a text.
    if (typed.isEmpty() && !m_stored.isValid() && m_field.nullable)
        return QVariant();
    if (m_field.format == schema::Format::LongText && m_stored.toString().contains(u"\r\n"_s))
        typed.replace(u"\n"_s, u"\r\n"_s);
    return schema::fromTyped(m_field, typed);
}

QString CellState::problem() const
{
    const auto typed = value();
    if (!typed)
        return typed.error().msg;
    if (!isChanged())
        return {};
    const auto problems = schema::check(m_entity, {{m_field.column, *typed}}, schema::Scope::Given);
    return problems.isEmpty() ? QString() : problems.constFirst().msg;
}

} // namespace gui
