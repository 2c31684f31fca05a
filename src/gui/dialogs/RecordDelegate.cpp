// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/RecordDelegate.h"

#include "gui/dialogs/CellEditors.h"
#include "gui/dialogs/PaymentTypeBox.h"
#include "gui/dialogs/RelationPicker.h"
#include "gui/dialogs/StarsCell.h"
#include "gui/dialogs/Tints.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QKeyEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace gui
{

using tables::StoreTableModel;
using RowState = StoreTableModel::RowState;

namespace
{

const schema::Field *fieldOf(const QModelIndex &index)
{
    const auto *model = qobject_cast<const StoreTableModel *>(index.model());
    return model && index.isValid() ? &model->fieldAt(index.column()) : nullptr;
}

RowState stateOf(const QModelIndex &index)
{
    const QVariant state = index.data(StoreTableModel::StateRole);
    return state.isValid() ? RowState(state.toInt()) : RowState::Stored;
}

bool isNumber(const schema::Field &field)
{
    return !field.relation && (field.type == schema::Type::Integer || field.type == schema::Type::Real);
}

} // namespace

RecordDelegate::RecordDelegate(tables::Session &session, schema::Table table, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_session(session)
    , m_entity(schema::entity(table))
{
}

QWidget *RecordDelegate::makeEditor(const schema::Field &field, QWidget *parent) const
{
    if (field.relation) {
        auto *picker = new RelationPicker(parent);
        picker->setSource(m_session, field.relation->target, field.nullable);
        return picker;
    }
    if (field.format == schema::Format::PaymentType)
        return new PaymentTypeBox(parent);
    if (field.format == schema::Format::LongText)
        return new LongCellEdit(parent);
    auto *line = new QLineEdit(parent);
    line->setMaxLength(1 << 24); // the default would cut a long text silently
    line->setFrame(false);
    line->setAlignment(isNumber(field) ? Qt::AlignRight | Qt::AlignVCenter
                                       : Qt::AlignLeft | Qt::AlignVCenter);
    return line;
}

QWidget *RecordDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                                      const QModelIndex &index) const
{
    const schema::Field *field = fieldOf(index);
    if (!field)
        return QStyledItemDelegate::createEditor(parent, option, index);
    // A masked text could only be overwritten blindly; the dialog can show it first.
    const bool isMasked =
        field->secret && !qobject_cast<const StoreTableModel *>(index.model())->areSecretsShown();
    if (isMasked || stateOf(index) == RowState::Loading)
        return nullptr;
    QWidget *editor = makeEditor(*field, parent);
    editor->setObjectName(u"cellEdit"_s);
    editor->setAccessibleName(schema::fieldTitle(*field));
    // Without this the cell's own text would be seen behind the editor.
    editor->setAutoFillBackground(true);
    auto *state = new CellState(editor, m_entity, *field, index, index.data(StoreTableModel::RawRole));
    watch(editor, state);
    return editor;
}

void RecordDelegate::watch(QWidget *editor, CellState *state) const
{
    auto *self = const_cast<RecordDelegate *>(this);
    const auto check = [self, editor, state] { self->showProblem(editor, state->problem()); };
    if (auto *picker = qobject_cast<RelationPicker *>(editor)) {
        // While somebody looks for a row the list itself says enough; the sentence comes when the list is
        // closed.
        connect(picker, &RelationPicker::changed, self, [self, picker, state] {
            self->showProblem(picker,
                              picker->isListOpen() || picker->isResolved() ? QString() : state->problem());
        });
        connect(picker, &RelationPicker::chosen, self, [self, picker] { self->commitAndClose(picker); });
    } else if (auto *box = qobject_cast<PaymentTypeBox *>(editor)) {
        connect(box, &PaymentTypeBox::storedEdited, self, check);
    } else if (auto *line = qobject_cast<QLineEdit *>(editor)) {
        connect(line, &QLineEdit::textChanged, self, check);
    } else if (auto *edit = qobject_cast<SecretEdit *>(editor)) {
        connect(edit, &SecretEdit::secretEdited, self, check);
    }
    // An editor is deleted late: by then the bubble may belong to the next one.
    connect(editor, &QObject::destroyed, self, [self](const QObject *gone) {
        if (self->m_bubbleOf == gone)
            delete self->m_bubble;
    });
}

void RecordDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    CellState *state = CellState::of(editor);
    if (!state) {
        QStyledItemDelegate::setEditorData(editor, index);
        return;
    }
    // The view asks again whenever the row is read again: what is being typed stays.
    if (state->property("isSet").toBool())
        return;
    state->setProperty("isSet", true);
    const QVariant stored = index.data(StoreTableModel::RawRole);
    if (auto *picker = qobject_cast<RelationPicker *>(editor)) {
        if (database::value::isNull(stored))
            picker->setNull();
        else
            picker->setId(stored.toLongLong(), index.data(StoreTableModel::RelationLabelRole).toString());
    } else if (auto *box = qobject_cast<PaymentTypeBox *>(editor)) {
        box->setStored(schema::toTyped(stored));
    } else {
        state->setText(schema::toTyped(stored));
    }
    state->start(state->text());
    if (auto *line = qobject_cast<QLineEdit *>(editor))
        line->selectAll();
    if (m_refused && m_refused->index == index) {
        state->setText(m_refused->typed);
        showProblem(editor, m_refused->sentence);
        m_refused.reset();
    }
}

void RecordDelegate::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    CellState *state = CellState::of(editor);
    if (!state) {
        QStyledItemDelegate::setModelData(editor, model, index);
        return;
    }
    if (auto *picker = qobject_cast<RelationPicker *>(editor))
        picker->takeMatch();
    if (!state->isChanged())
        return;
    QString sentence = state->problem();
    if (sentence.isEmpty() && model->setData(index, *state->value(), Qt::EditRole))
        return;
    const auto *store = qobject_cast<const StoreTableModel *>(model);
    if (sentence.isEmpty() && store && !store->lastProblems().isEmpty())
        sentence = store->lastProblems().constFirst().msg;
    if (sentence.isEmpty())
        sentence = tr("This value was not taken.");
    m_refused = Refused{index, state->text(), sentence};
    Q_EMIT refused(sentence);
    // Not from here: the view is about to close the editor.
    QMetaObject::invokeMethod(
        const_cast<RecordDelegate *>(this), [this] { reopen(); }, Qt::QueuedConnection);
}

void RecordDelegate::reopen() const
{
    auto *view = qobject_cast<QAbstractItemView *>(parent());
    if (!m_refused || !m_refused->index.isValid() || !view)
        return;
    view->setCurrentIndex(m_refused->index);
    view->edit(m_refused->index);
}

void RecordDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                          const QModelIndex &index) const
{
    if (!CellState::of(editor)) {
        QStyledItemDelegate::updateEditorGeometry(editor, option, index);
        return;
    }
    const QRect around = editor->parentWidget()->rect();
    QSize size = option.rect.size();
    const int letter = editor->fontMetrics().averageCharWidth();
    if (qobject_cast<LongCellEdit *>(editor))
        size = size.expandedTo({letter * 56, editor->fontMetrics().lineSpacing() * 7});
    else
        size = size.expandedTo({letter * (qobject_cast<QLineEdit *>(editor) ? 12 : 20), 0});
    size = size.boundedTo(around.size());
    QRect place(option.rect.topLeft(), size);
    place.moveLeft(std::max(around.left(), std::min(place.left(), around.right() - size.width() + 1)));
    place.moveTop(std::max(around.top(), std::min(place.top(), around.bottom() - size.height() + 1)));
    editor->setGeometry(place);
    if (m_bubble && m_bubble->isVisible())
        showProblem(editor, m_bubble->text());
}

void RecordDelegate::showProblem(QWidget *editor, const QString &sentence) const
{
    editor->setAccessibleDescription(sentence);
    if (m_bubbleOf != editor)
        delete m_bubble;
    if (sentence.isEmpty()) {
        delete m_bubble;
        if (!editor->styleSheet().isEmpty())
            editor->setStyleSheet({});
        return;
    }
    const QColor color = tints::problem(editor->parentWidget()->palette());
    if (!m_bubble) {
        m_bubbleOf = editor;
        m_bubble = new QLabel(editor->parentWidget());
        m_bubble->setObjectName(u"cellProblem"_s);
        m_bubble->setTextFormat(Qt::PlainText);
        m_bubble->setWordWrap(true);
        m_bubble->setMargin(4);
        m_bubble->setFrameShape(QFrame::Box);
        m_bubble->setAutoFillBackground(true);
        QPalette palette = editor->parentWidget()->palette();
        palette.setColor(QPalette::Window, palette.color(QPalette::Base));
        palette.setColor(QPalette::WindowText, color);
        m_bubble->setPalette(palette);
        editor->setStyleSheet(u"%1 { border: 2px solid %2; }"_s.arg(
            QString::fromLatin1(qobject_cast<QLineEdit *>(editor)       ? "QLineEdit"
                                    : qobject_cast<QComboBox *>(editor) ? "QComboBox"
                                                                        : "QPlainTextEdit"),
            color.name()));
    }
    m_bubble->setText(sentence);
    const QRect around = editor->parentWidget()->rect();
    const int wanted = m_bubble->fontMetrics().horizontalAdvance(sentence) + 16;
    const int width =
        std::min({std::max(wanted, 80), around.width(), m_bubble->fontMetrics().averageCharWidth() * 60});
    const int height = m_bubble->heightForWidth(width);
    const int left = std::max(around.left(), std::min(editor->x(), around.right() - width + 1));
    const int below = editor->geometry().bottom() + 1;
    const int top = below + height <= around.bottom() + 1 ? below : std::max(0, editor->y() - height);
    m_bubble->setGeometry(left, top, width, height);
    m_bubble->show();
    m_bubble->raise();
}

void RecordDelegate::commitAndClose(QWidget *editor)
{
    Q_EMIT commitData(editor);
    Q_EMIT closeEditor(editor, QAbstractItemDelegate::SubmitModelCache);
}

bool RecordDelegate::onKey(QWidget *editor, CellState *state, int key, Qt::KeyboardModifiers modifiers,
                           bool *handled)
{
    auto *picker = qobject_cast<RelationPicker *>(editor);
    const bool isLong = qobject_cast<LongCellEdit *>(editor) != nullptr;
    const bool isEnter = key == Qt::Key_Return || key == Qt::Key_Enter;
    const bool isTab = key == Qt::Key_Tab || key == Qt::Key_Backtab;
    *handled = true;
    if (key == Qt::Key_0 && modifiers == Qt::ControlModifier && state->field().nullable) {
        state->setNull();
        commitAndClose(editor);
        return true;
    }
    if (picker && picker->wantsKey(key)) {
        if (!isTab)
            return false; // the list, or the field itself, answers it
        showProblem(editor, state->problem());
        return true;
    }
    if ((isEnter || isTab) && !(isLong && isEnter && modifiers & Qt::ShiftModifier)
        && !state->problem().isEmpty()) {
        showProblem(editor, state->problem());
        return true;
    }
    if (isLong && isEnter) {
        if (modifiers & Qt::ShiftModifier)
            return false;
        commitAndClose(editor);
        return true;
    }
    *handled = false;
    return false;
}

bool RecordDelegate::eventFilter(QObject *object, QEvent *event)
{
    auto *editor = qobject_cast<QWidget *>(object);
    CellState *state = CellState::of(editor);
    if (!state)
        return QStyledItemDelegate::eventFilter(object, event);
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_0 && key->modifiers() == Qt::ControlModifier && state->field().nullable) {
            event->accept();
            return true;
        }
    }
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        bool handled = false;
        const bool answer = onKey(editor, state, key->key(), key->modifiers(), &handled);
        if (handled)
            return answer;
    }
    // A broken value stays in its editor when the window loses the focus, to a question perhaps.
    if (event->type() == QEvent::FocusOut && !state->problem().isEmpty())
        return false;
    return QStyledItemDelegate::eventFilter(object, event);
}

void RecordDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const schema::Field *field = fieldOf(index);
    if (!field)
        return;
    const RowState state = stateOf(index);
    const auto paintText = [option](const QColor &color) { option->palette.setColor(QPalette::Text, color); };
    if (state == RowState::Loading) {
        option->text = u"…"_s;
        paintText(tints::quiet(option->palette));
        return;
    }
    if (isNumber(*field))
        option->displayAlignment = Qt::AlignRight | Qt::AlignVCenter;
    if (index.data(StoreTableModel::IsNullRole).toBool()) {
        option->text = tr("no value");
        option->font.setItalic(true);
        paintText(tints::quiet(option->palette));
    }
    if (state == RowState::Inserted)
        option->backgroundBrush = tints::inserted(option->palette);
    if (state == RowState::Removed || state == RowState::Gone) {
        option->font.setStrikeOut(true);
        option->backgroundBrush = tints::removed(option->palette);
    } else if (index.data(StoreTableModel::FieldEditedRole).toBool()) {
        option->font.setBold(true);
        option->backgroundBrush = tints::edited(option->palette);
    }
    option->fontMetrics = QFontMetrics(option->font);
    // One line a cell: the rest of a long text is in its editor.
    option->text.replace(u'\n', u' ');
}

void RecordDelegate::paintCell(QPainter *painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    // Only what was paid may be in Stars: no other cell is prepared twice.
    if (const schema::Field *field = fieldOf(index); field && field->format == schema::Format::Payment) {
        QStyleOptionViewItem cell = option;
        initStyleOption(&cell, index);
        if (stars::isAmount(cell.text))
            return stars::paintCell(painter, cell);
    }
    QStyledItemDelegate::paint(painter, option, index);
}

void RecordDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    paintCell(painter, option, index);
    if (!index.data(StoreTableModel::ProblemRole).toString().isEmpty()) {
        painter->save();
        painter->setPen(QPen(tints::problem(option.palette), 2));
        painter->drawRect(option.rect.adjusted(1, 1, -2, -2));
        painter->restore();
    }
    if (!index.data(StoreTableModel::FieldEditedRole).toBool() || stateOf(index) == RowState::Removed)
        return;
    // A mark that does not depend on seeing colours.
    const qreal side = 7;
    const QRectF place = option.rect;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(tints::corner(option.palette));
    painter->drawPolygon(QPolygonF(
        {place.topRight() - QPointF(side, 0), place.topRight(), place.topRight() + QPointF(0, side)}));
    painter->restore();
}

} // namespace gui
