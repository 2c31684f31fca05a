// SPDX-License-Identifier: GPL-3.0-or-later
// The editors of conditions, columns and orders (PartEditor.h).
#include "gui/queries/ExpressionEdit.h"
#include "gui/queries/PartEditor.h"
#include "gui/queries/ValueEdit.h"
#include "gui/queries/Words.h"
#include "query/Operators.h"

#include <QComboBox>

using namespace Qt::StringLiterals;

namespace gui::queries
{

using query::Condition;
using query::Expression;
using query::Op;
using query::Order;
using query::Query;

namespace
{

class TestEditor : public PartEditor
{
public:
    TestEditor(const Query &query, bool isHaving, const PartPath &path, QWidget *parent)
        : PartEditor(parent)
        , m_query(query)
        , m_isHaving(isHaving)
        , m_path(path)
    {
        const Condition *test = partAt(isHaving ? query.having : query.where, path);
        const Condition shown = test ? *test : Condition();
        const auto parsed = Expression::parse(shown.field);
        m_field = new ExpressionEdit(query, parsed ? *parsed : Expression(),
                                     isHaving ? ExpressionEdit::Aggregates : ExpressionEdit::Columns, this);
        addControl(m_field);
        m_operator = addBox(u"operatorBox"_s, PartEditor::tr("Comparison"));
        m_value = new ValueEdit(this);
        addControl(m_value);
        fillOperators(shown.op);
        m_value->set(type(), op(), shown.values);
        connect(m_field, &ExpressionEdit::changed, this, [this] {
            fillOperators(op());
            m_value->set(type(), op(), {});
            Q_EMIT changed();
        });
        connect(m_operator, &QComboBox::currentIndexChanged, this, [this] {
            m_value->set(type(), op(), m_value->values());
            Q_EMIT changed(); // once more: now the values are those of the new comparison
        });
        connect(m_value, &ValueEdit::changed, this, &PartEditor::changed);
        setHelp(words::clauseHelp(isHaving ? words::Clause::Having : words::Clause::Where));
    }
    void applyTo(Query &query) const override
    {
        Condition *test = partAt(m_isHaving ? query.having : query.where, m_path);
        if (!test)
            return;
        const bool isOff = test->isOff;
        const bool isByName = test->isByName && op() == Op::Equals;
        *test = Condition::test(m_field->expression().text(), op(), m_value->values());
        test->isOff = isOff;
        test->isByName = isByName;
    }
    [[nodiscard]] QWidget *first() const override { return m_field->first(); }

private:
    [[nodiscard]] schema::Field type() const { return typeOf(m_query, m_field->expression()); }
    [[nodiscard]] Op op() const { return Op(m_operator->currentData().toInt()); }
    void fillOperators(Op op)
    {
        const QSignalBlocker blocked(m_operator);
        m_operator->clear();
        const schema::Field field = type();
        for (const Op offered : operatorsOf(field))
            m_operator->addItem(u"%1  %2"_s.arg(query::signOf(offered), query::titleOf(offered, {})),
                                int(offered));
        m_operator->setCurrentIndex(qMax(0, m_operator->findData(int(op))));
    }

    Query m_query;
    bool m_isHaving;
    PartPath m_path;
    ExpressionEdit *m_field;
    QComboBox *m_operator;
    ValueEdit *m_value;
};

class ListEditor : public PartEditor
{
public:
    ListEditor(const Query &query, ExpressionList list, int index, QWidget *parent)
        : PartEditor(parent)
        , m_list(list)
        , m_index(index)
    {
        const QList<Expression> &shown = list == ExpressionList::Columns ? query.columns : query.groupBy;
        const auto offers = list == ExpressionList::Columns
            ? ExpressionEdit::Aggregates | ExpressionEdit::WholeRows
            : ExpressionEdit::Offers(ExpressionEdit::Columns);
        m_edit = new ExpressionEdit(query, shown.value(index), offers, this);
        addControl(m_edit);
        connect(m_edit, &ExpressionEdit::changed, this, &PartEditor::changed);
        setHelp(words::clauseHelp(list == ExpressionList::Columns ? words::Clause::Select
                                                                  : words::Clause::GroupBy));
    }
    void applyTo(Query &query) const override
    {
        QList<Expression> &shown = m_list == ExpressionList::Columns ? query.columns : query.groupBy;
        if (m_index < shown.size())
            shown[m_index] = m_edit->expression();
    }
    [[nodiscard]] QWidget *first() const override { return m_edit->first(); }

private:
    ExpressionList m_list;
    int m_index;
    ExpressionEdit *m_edit;
};

class OrderEditor : public PartEditor
{
public:
    OrderEditor(const Query &query, int index, QWidget *parent)
        : PartEditor(parent)
        , m_index(index)
    {
        const Order order = query.orderBy.value(index);
        m_by = new ExpressionEdit(query, order.by, ExpressionEdit::Aggregates, this);
        addControl(m_by);
        m_direction = addBox(u"directionBox"_s, PartEditor::tr("Direction"));
        m_nulls = addBox(u"nullsBox"_s, PartEditor::tr("Where NULL stands"));
        const QSignalBlocker blocked(m_direction);
        const QSignalBlocker blockedNulls(m_nulls);
        m_direction->addItem(PartEditor::tr("↑ ascending"), false);
        m_direction->addItem(PartEditor::tr("↓ descending"), true);
        m_direction->setCurrentIndex(order.isDescending ? 1 : 0);
        m_nulls->addItem(PartEditor::tr("NULL as the engine does"), int(Order::Nulls::Default));
        m_nulls->addItem(PartEditor::tr("NULL first"), int(Order::Nulls::First));
        m_nulls->addItem(PartEditor::tr("NULL last"), int(Order::Nulls::Last));
        m_nulls->setCurrentIndex(int(order.nulls));
        connect(m_by, &ExpressionEdit::changed, this, &PartEditor::changed);
        setHelp(words::clauseHelp(words::Clause::OrderBy));
    }
    void applyTo(Query &query) const override
    {
        if (m_index >= query.orderBy.size())
            return;
        Order &order = query.orderBy[m_index];
        order.by = m_by->expression();
        order.isDescending = m_direction->currentData().toBool();
        order.nulls = Order::Nulls(m_nulls->currentData().toInt());
    }
    [[nodiscard]] QWidget *first() const override { return m_by->first(); }

private:
    int m_index;
    ExpressionEdit *m_by;
    QComboBox *m_direction;
    QComboBox *m_nulls;
};

} // namespace

PartEditor *testEditor(const Query &query, bool isHaving, const PartPath &path, QWidget *parent)
{
    return new TestEditor(query, isHaving, path, parent);
}

PartEditor *expressionEditor(const Query &query, ExpressionList list, int index, QWidget *parent)
{
    return new ListEditor(query, list, index, parent);
}

PartEditor *orderEditor(const Query &query, int index, QWidget *parent)
{
    return new OrderEditor(query, index, parent);
}

} // namespace gui::queries
