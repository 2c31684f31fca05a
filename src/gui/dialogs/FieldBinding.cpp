// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/FieldBinding.h"

#include "gui/dialogs/PaymentTypeBox.h"
#include "gui/dialogs/RelationPicker.h"
#include "gui/dialogs/SecretEdit.h"

#include <QAbstractButton>
#include <QKeyEvent>
#include <QLabel>
#include <QScopedValueRollback>

using namespace Qt::StringLiterals;

namespace gui {

namespace {

template <typename Widget> Widget *part(const QWidget *form, const schema::Field &field, const QString &kind)
{
    return form->findChild<Widget *>(field.column + kind);
}

} // namespace

bool FieldBinding::exists(const schema::Field &field, const QWidget *form)
{
    return part<QWidget>(form, field, u"Edit"_s) != nullptr;
}

FieldBinding::FieldBinding(const schema::Field &field, tables::Session &session, QWidget *form)
    : QObject(form)
    , m_field(field)
    , m_edit(part<QWidget>(form, field, u"Edit"_s))
    , m_line(qobject_cast<QLineEdit *>(m_edit))
    , m_plain(qobject_cast<QPlainTextEdit *>(m_edit))
    , m_secret(qobject_cast<SecretEdit *>(m_edit))
    , m_picker(qobject_cast<RelationPicker *>(m_edit))
    , m_box(qobject_cast<PaymentTypeBox *>(m_edit))
    , m_null(part<QAbstractButton>(form, field, u"Null"_s))
    , m_show(part<QAbstractButton>(form, field, u"Show"_s))
    , m_problem(part<ProblemLabel>(form, field, u"Problem"_s))
{
    const QString title = schema::fieldTitle(field);
    m_edit->setAccessibleName(title);
    if (auto *label = part<QLabel>(form, field, u"Label"_s))
        label->setText(title);
    if (m_null)
        m_null->setAccessibleName(tr("%1: no value").arg(title));
    if (m_show)
        m_show->setAccessibleName(tr("%1: show").arg(title));
    connectEdit(session);
    m_edit->installEventFilter(this);
}

void FieldBinding::connectEdit(tables::Session &session)
{
    if (m_picker) {
        m_picker->setSource(session, m_field.relation->target, m_field.nullable);
        connect(m_picker, &RelationPicker::changed, this, &FieldBinding::onTyped);
    } else if (m_line) {
        m_line->setMaxLength(1 << 24);   // the default would cut a long text silently
        connect(m_line, &QLineEdit::textChanged, this, &FieldBinding::onTyped);
    } else if (m_secret) {
        connect(m_secret, &SecretEdit::secretEdited, this, &FieldBinding::onTyped);
    } else if (m_plain) {
        connect(m_plain, &QPlainTextEdit::textChanged, this, &FieldBinding::onTyped);
    } else if (m_box) {
        connect(m_box, &PaymentTypeBox::storedEdited, this, &FieldBinding::onTyped);
    }
    if (m_null)
        connect(m_null, &QAbstractButton::clicked, this, &FieldBinding::setNull);
    if (m_show)
        connect(m_show, &QAbstractButton::toggled, this, [this](bool shown) { setMasked(!shown); });
}

void FieldBinding::setValue(const QVariant &value)
{
    const QScopedValueRollback setting(m_isSetting, true);
    m_value = database::value::isNull(value) ? QVariant() : value;
    m_startNull = !m_value.isValid();
    if (m_null)
        m_null->setChecked(m_startNull);
    if (!m_picker)
        setText(schema::toTyped(m_value));
    else if (m_startNull)
        m_picker->setNull();
    else
        m_picker->setId(m_value.toLongLong());
    m_startText = text();
    m_isTouched = false;
    showEmptiness();
}

bool FieldBinding::isModified() const
{
    if (m_picker) {
        return m_picker->isNull() ? !m_startNull
                                  : !m_picker->isResolved() || m_startNull || m_picker->id() != m_value.toLongLong();
    }
    return text() != m_startText || (m_null && isNullChecked() != m_startNull);
}

tl::expected<QVariant, schema::Problem> FieldBinding::value() const
{
    if (!isModified())
        return m_value;
    if (m_picker) {
        if (!m_picker->isResolved())
            return tl::unexpected(
                schema::Problem{{m_field.column}, m_picker->problem(), u"relation_unknown"_s, m_picker->text()});
        return m_picker->isNull() ? QVariant() : QVariant(m_picker->id());
    }
    if (m_null && isNullChecked())
        return QVariant();
    QString typed = text();
    // A text of another system keeps its line ends: the widget knows only one kind.
    if (m_plain && m_value.toString().contains(u"\r\n"_s))
        typed.replace(u"\n"_s, u"\r\n"_s);
    return schema::fromTyped(m_field, typed);
}

bool FieldBinding::isEmpty() const
{
    return text().isEmpty();
}

void FieldBinding::showProblem(ProblemLabel::Kind kind, const QString &sentence)
{
    m_problem->setProblem(kind, sentence);
    m_edit->setAccessibleDescription(sentence);
}

void FieldBinding::setReadOnly(bool readOnly)
{
    if (m_line)
        m_line->setReadOnly(readOnly);
    else if (m_plain)
        m_plain->setReadOnly(readOnly || (m_secret && m_secret->isMasked()));
    else
        m_edit->setEnabled(!readOnly);
    if (m_null)
        m_null->setEnabled(!readOnly);
}

void FieldBinding::setMasked(bool masked)
{
    if (!m_secret)
        return;
    m_secret->setMasked(masked);
    if (m_show)
        m_show->setChecked(!masked);
}

bool FieldBinding::eventFilter(QObject *watched, QEvent *event)
{
    const auto type = event->type();
    if (m_null && m_null->isEnabled() && (type == QEvent::KeyPress || type == QEvent::ShortcutOverride)) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_0 && key->modifiers() == Qt::ControlModifier) {
            event->accept();
            if (type == QEvent::KeyPress)
                setNull(true);
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

void FieldBinding::onTyped()
{
    if (m_isSetting)
        return;
    // Clearing keeps what the field was: NULL or a text (design.md 2).
    if (m_null)
        m_null->setChecked(isEmpty() && m_startNull);
    m_isTouched = true;
    showEmptiness();
    Q_EMIT edited();
}

void FieldBinding::setNull(bool null)
{
    {
        const QScopedValueRollback setting(m_isSetting, true);
        if (null)
            setText({});
        m_null->setChecked(null);
    }
    m_isTouched = true;
    showEmptiness();
    if (!m_edit->hasFocus())
        m_edit->setFocus();
    Q_EMIT edited();
}

void FieldBinding::showEmptiness()
{
    if (m_null && m_line)
        m_line->setPlaceholderText(isNullChecked() ? tr("no value") : tr("empty text"));
}

QString FieldBinding::text() const
{
    if (m_line)
        return m_line->text();
    if (m_secret)
        return m_secret->secret();
    if (m_plain)
        return rawText(*m_plain);
    return m_box ? m_box->stored() : QString();
}

void FieldBinding::setText(const QString &text)
{
    if (m_line) {
        m_line->setText(text);
        m_line->setCursorPosition(0);
    } else if (m_secret) {
        m_secret->setSecret(text);
    } else if (m_plain) {
        m_plain->setPlainText(text);
    } else if (m_box) {
        m_box->setStored(text);
    }
}

bool FieldBinding::isNullChecked() const
{
    return m_null && m_null->isChecked();
}

} // namespace gui
