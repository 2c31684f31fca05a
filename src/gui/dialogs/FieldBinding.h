// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/dialogs/ProblemLabel.h"
#include "schema/Conversion.h"
#include "tables/Session.h"

class QAbstractButton;
class QLineEdit;
class QPlainTextEdit;

namespace gui {

class PaymentTypeBox;
class RelationPicker;
class SecretEdit;

/// One field of a form: the widgets `<column>Edit`, `<column>Problem`, `<column>Null`, `<column>Show` and
/// `<column>Label` as one value. Keeps a value that nobody changed exactly as it was read, whatever the widget
/// would make of it. Checks no rule beyond "is it a value of this type".
class FieldBinding : public QObject
{
    Q_OBJECT
public:
    /// Owned by `form`. Use exists() first.
    FieldBinding(const schema::Field &field, tables::Session &session, QWidget *form);
    [[nodiscard]] static bool exists(const schema::Field &field, const QWidget *form);

    [[nodiscard]] const schema::Field &field() const { return m_field; }
    [[nodiscard]] QWidget *edit() const { return m_edit; }

    /// What the field starts with.
    void setValue(const QVariant &value);
    /// NULL as an invalid QVariant, '' as a text.
    [[nodiscard]] tl::expected<QVariant, schema::Problem> value() const;
    /// Nothing chosen, nothing typed.
    [[nodiscard]] bool isEmpty() const;
    /// The person changed it at least once.
    [[nodiscard]] bool isTouched() const { return m_isTouched; }
    [[nodiscard]] bool isModified() const;

    void showProblem(ProblemLabel::Kind kind, const QString &sentence);
    [[nodiscard]] ProblemLabel::Kind problemKind() const { return m_problem->kind(); }
    void setReadOnly(bool readOnly);
    /// Masks a secret field.
    void setMasked(bool masked);

Q_SIGNALS:
    void edited();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void connectEdit(tables::Session &session);
    void onTyped();
    void setNull(bool null);
    void showEmptiness();
    [[nodiscard]] QString text() const;
    void setText(const QString &text);
    [[nodiscard]] bool isNullChecked() const;

    const schema::Field &m_field;
    QWidget *m_edit = nullptr;
    QLineEdit *m_line = nullptr;
    QPlainTextEdit *m_plain = nullptr;
    SecretEdit *m_secret = nullptr;
    RelationPicker *m_picker = nullptr;
    PaymentTypeBox *m_box = nullptr;
    QAbstractButton *m_null = nullptr;
    QAbstractButton *m_show = nullptr;
    ProblemLabel *m_problem = nullptr;

    QVariant m_value;          ///< as set
    QString m_startText;       ///< what the widget made of it
    bool m_startNull = false;
    bool m_isTouched = false;
    bool m_isSetting = false;
};

} // namespace gui
