// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/Query.h"

#include <QWidget>

class QComboBox;

namespace gui::queries
{

/// Chooses a column or a number over rows: what is made of it, and which column of which table of the query.
class ExpressionEdit : public QWidget
{
    Q_OBJECT
public:
    enum Offer { Columns = 0, Aggregates = 1, WholeRows = 2 };
    Q_DECLARE_FLAGS(Offers, Offer)

    ExpressionEdit(const query::Query &query, const query::Expression &current, Offers offers,
                   QWidget *parent);

    [[nodiscard]] query::Expression expression() const;
    /// The control that a person begins with.
    [[nodiscard]] QWidget *first() const;

Q_SIGNALS:
    void changed();

private:
    void fillFunctions(const query::Expression &current);
    void fillColumns(const query::Expression &current);

    query::Query m_query;
    Offers m_offers;
    QComboBox *m_function;
    QComboBox *m_column;
};

Q_DECLARE_OPERATORS_FOR_FLAGS(ExpressionEdit::Offers)

} // namespace gui::queries
