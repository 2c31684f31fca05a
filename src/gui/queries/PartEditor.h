// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/queries/ConditionEdits.h"
#include "query/Query.h"

#include <QFrame>

class QComboBox;
class QLabel;
class QPushButton;

namespace gui::queries
{

class FlowLayout;

/// The controls of the part that is being changed, in a strip below its clause. Each change is in the query
/// at once; Esc or Enter closes the strip.
class PartEditor : public QFrame
{
    Q_OBJECT
public:
    explicit PartEditor(QWidget *parent);

    /// Puts what the controls say into the query.
    virtual void applyTo(query::Query &query) const = 0;
    /// The control that takes the keyboard when the strip opens.
    [[nodiscard]] virtual QWidget *first() const = 0;
    void setProblem(const QString &problem);

Q_SIGNALS:
    void changed();
    void closeRequested();

protected:
    /// A list of choices with an accessible name; its changes are changes of the part.
    QComboBox *addBox(const QString &name, const QString &accessibleName);
    /// One after another; they go on in the next line where the width ends.
    void addControl(QWidget *control);
    void setHelp(const QString &help);
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    FlowLayout *m_row;
    QLabel *m_help;
    QLabel *m_problem;
};

/// As wide as its texts, as far as the strip has room for them.
void keepNarrow(QComboBox &box);

[[nodiscard]] PartEditor *fromEditor(const query::Query &query, const QList<schema::Table> &tables,
                                     QWidget *parent);
[[nodiscard]] PartEditor *joinEditor(const query::Query &query, int index, QWidget *parent);
[[nodiscard]] PartEditor *loadedEditor(const query::Query &query, int index, QWidget *parent);
/// `isHaving`: the field is an aggregate or a grouped column.
[[nodiscard]] PartEditor *testEditor(const query::Query &query, bool isHaving, const PartPath &path,
                                     QWidget *parent);
enum class ExpressionList { Columns, GroupBy };
[[nodiscard]] PartEditor *expressionEditor(const query::Query &query, ExpressionList list, int index,
                                           QWidget *parent);
[[nodiscard]] PartEditor *orderEditor(const query::Query &query, int index, QWidget *parent);
[[nodiscard]] PartEditor *limitEditor(const query::Query &query, QWidget *parent);
[[nodiscard]] PartEditor *endingEditor(const query::Query &query, QWidget *parent);

/// Tables that a foreign key leads to or from, and that are not in the query yet.
[[nodiscard]] QStringList joinableTables(const query::Query &query);
/// The type of what the expression gives, for its value's editor.
[[nodiscard]] schema::Field typeOf(const query::Query &query, const query::Expression &expression);
/// Comparisons that SQLAlchemy has for a value of that type.
[[nodiscard]] QList<query::Op> operatorsOf(const schema::Field &type);

} // namespace gui::queries
