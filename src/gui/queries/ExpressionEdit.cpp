// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/queries/ExpressionEdit.h"

#include "gui/queries/PartEditor.h"
#include "gui/queries/Words.h"

#include <QComboBox>
#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace gui::queries
{

using query::Expression;
using Function = query::Expression::Function;

namespace
{

/// A row of the list of functions as one number.
int codeOf(Function function, bool isDistinct)
{
    return int(function) * 2 + (isDistinct ? 1 : 0);
}

QString keyOf(const QString &table, const QString &column)
{
    return table + u'.' + column;
}

} // namespace

ExpressionEdit::ExpressionEdit(const query::Query &query, const Expression &current, Offers offers,
                               QWidget *parent)
    : QWidget(parent)
    , m_query(query)
    , m_offers(offers)
    , m_function(new QComboBox(this))
    , m_column(new QComboBox(this))
{
    m_function->setObjectName(u"functionBox"_s);
    m_function->setAccessibleName(tr("What is made of the column"));
    m_column->setObjectName(u"columnBox"_s);
    m_column->setAccessibleName(tr("Column"));
    for (QComboBox *box : {m_function, m_column})
        keepNarrow(*box);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_function);
    row->addWidget(m_column);
    fillFunctions(current);
    m_function->setVisible(offers & Aggregates);
    fillColumns(current);
    connect(m_function, &QComboBox::currentIndexChanged, this, [this] {
        fillColumns(expression());
        Q_EMIT changed();
    });
    connect(m_column, &QComboBox::currentIndexChanged, this, &ExpressionEdit::changed);
}

void ExpressionEdit::fillFunctions(const Expression &current)
{
    const auto add = [this](Function function, bool isDistinct = false) {
        m_function->addItem(words::functionTitle(function, isDistinct), codeOf(function, isDistinct));
    };
    add(Function::None);
    add(Function::Count);
    add(Function::Count, true);
    for (const Function function : {Function::Sum, Function::Avg, Function::Min, Function::Max})
        add(function);
    m_function->setCurrentIndex(qMax(0, m_function->findData(codeOf(current.function, current.isDistinct))));
}

void ExpressionEdit::fillColumns(const Expression &current)
{
    const QSignalBlocker blocked(m_column);
    const int code = m_function->currentData().toInt();
    const auto function = Function(code / 2);
    const bool isDistinct = code % 2;
    m_column->clear();
    if (function == Function::Count && !isDistinct)
        m_column->addItem(tr("all rows"), keyOf({}, u"*"_s));
    const QStringList tables = words::tablesOf(m_query);
    for (const QString &table : tables) {
        const schema::Entity *entity = schema::entityByName(table);
        if (!entity)
            continue;
        const QString before = tables.size() > 1 ? schema::entityTitle(*entity) + u" · "_s : QString();
        if (function == Function::None && (m_offers & WholeRows))
            m_column->addItem(tr("whole rows of “%1”").arg(words::tableTitle(table)), keyOf(table, u"*"_s));
        for (const schema::Field &field : entity->fields) {
            const bool isNumber = field.type == schema::Type::Integer || field.type == schema::Type::Real;
            if ((function == Function::Sum || function == Function::Avg) && !isNumber)
                continue;
            m_column->addItem(u"%1%2 (%3)"_s.arg(before, schema::fieldTitle(field), field.column),
                              keyOf(table, field.column));
        }
    }
    const QString own =
        current.column == u"*" && current.isAggregate() ? QString() : words::tableOf(m_query, current);
    m_column->setCurrentIndex(qMax(0, m_column->findData(keyOf(own, current.column))));
}

Expression ExpressionEdit::expression() const
{
    const int code = m_function->currentData().toInt();
    const QString key = m_column->currentData().toString();
    Expression made;
    made.function = Function(code / 2);
    made.isDistinct = code % 2;
    made.table = key.section(u'.', 0, 0);
    made.column = key.section(u'.', 1);
    // A bare column is one of the table that the query is from.
    if (made.table == schema::entity(m_query.from).name && m_query.joins.isEmpty() && !made.isWholeRow())
        made.table.clear();
    return made;
}

QWidget *ExpressionEdit::first() const
{
    return m_offers & Aggregates ? m_function : m_column;
}

} // namespace gui::queries
