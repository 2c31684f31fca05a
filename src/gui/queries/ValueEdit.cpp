// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/queries/ValueEdit.h"

#include "base/Result.h"
#include "query/Operators.h"
#include "schema/Conversion.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace gui::queries
{

using query::Arity;

namespace
{

QVariant valueFrom(const schema::Field &field, const QString &text)
{
    if (field.type != schema::Type::Integer && field.type != schema::Type::Real)
        return text;
    const auto value = schema::fromTyped(field, text);
    return value && !value->isNull() ? *value : QVariant(text);
}

} // namespace

ValueEdit::ValueEdit(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLineEdit(this))
    , m_yesNo(new QComboBox(this))
{
    m_text->setObjectName(u"valueEdit"_s);
    m_text->setAccessibleName(tr("Value"));
    m_text->setMinimumWidth(150);
    m_yesNo->setObjectName(u"yesNoBox"_s);
    m_yesNo->setAccessibleName(tr("Value"));
    m_yesNo->addItem(tr("yes"), true);
    m_yesNo->addItem(tr("no"), false);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_text, 1);
    row->addWidget(m_yesNo);
    connect(m_text, &QLineEdit::textEdited, this, &ValueEdit::changed);
    connect(m_yesNo, &QComboBox::currentIndexChanged, this, &ValueEdit::changed);
}

void ValueEdit::set(const schema::Field &field, query::Op op, const QVariantList &values)
{
    m_field = field;
    m_op = op;
    const Arity arity = query::arityOf(op);
    const bool isYesNo = field.type == schema::Type::Boolean && arity == Arity::One;
    m_yesNo->setVisible(isYesNo);
    m_text->setVisible(!isYesNo && arity != Arity::None);
    setVisible(arity != Arity::None);
    const QSignalBlocker blocked(m_yesNo);
    if (isYesNo && !values.isEmpty())
        m_yesNo->setCurrentIndex(values.constFirst().toBool() ? 0 : 1);
    QStringList texts;
    for (const QVariant &value : values)
        texts.append(schema::toTyped(value));
    m_text->setText(texts.join(arity == Arity::Two ? u" .. "_s : u"; "_s));
    if (field.type == schema::Type::Timestamp)
        m_text->setPlaceholderText(u"2026-11-20 15:30:00"_s);
    else if (arity == Arity::Two || arity == Arity::Many)
        m_text->setPlaceholderText(query::hintOf(op, field));
    else
        m_text->setPlaceholderText({});
}

QVariantList ValueEdit::values() const
{
    if (!m_yesNo->isHidden())
        return {m_yesNo->currentData()};
    const QString text = m_text->text();
    switch (query::arityOf(m_op)) {
    case Arity::None:
        return {};
    case Arity::One:
        return text.isEmpty() && m_field.type != schema::Type::Text ? QVariantList()
                                                                    : QVariantList{valueFrom(m_field, text)};
    case Arity::Two:
    case Arity::Many:
        break;
    }
    QVariantList values;
    const QStringList parts =
        query::arityOf(m_op) == Arity::Two ? text.split(u".."_s) : text.split(u';', Qt::SkipEmptyParts);
    for (const QString &part : parts)
        values.append(valueFrom(m_field, part.trimmed()));
    return values;
}

QWidget *ValueEdit::first() const
{
    return m_yesNo->isHidden() ? static_cast<QWidget *>(m_text) : m_yesNo;
}

} // namespace gui::queries
