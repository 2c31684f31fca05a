// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/Condition.h"

#include <QWidget>

class QComboBox;
class QLineEdit;

namespace gui::queries
{

/// The values of a comparison, by a control that fits their type. What doesn't fit stays as it was typed: the
/// check of the query says what is wrong with it.
class ValueEdit : public QWidget
{
    Q_OBJECT
public:
    explicit ValueEdit(QWidget *parent);

    /// `field`: the type of the values. `hint`: what may be typed.
    void set(const schema::Field &field, query::Op op, const QVariantList &values);
    [[nodiscard]] QVariantList values() const;
    [[nodiscard]] QWidget *first() const;

Q_SIGNALS:
    void changed();

private:
    schema::Field m_field;
    query::Op m_op = query::Op::Equals;
    QLineEdit *m_text;
    QComboBox *m_yesNo;
};

} // namespace gui::queries
