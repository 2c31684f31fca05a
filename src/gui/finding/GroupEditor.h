// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/ConditionWords.h"
#include "query/Operators.h"

#include <QFrame>
#include <QList>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QToolButton;
class QVBoxLayout;

namespace gui::finding
{

/// One test: a field, a comparison, a value. Fields of the rows that a reference leads to are offered too.
class TestEditor : public QWidget
{
    Q_OBJECT
public:
    TestEditor(schema::Table table, const query::Condition &test, const query::LabelOf &labelOf,
               QWidget *parent);

    /// A sentence when the value doesn't fit.
    [[nodiscard]] tl::expected<query::Condition, QString> test() const;

Q_SIGNALS:
    void changed();
    void removeRequested();

private:
    void fillFields(const QString &path);
    void fillOperators(query::Op op);
    [[nodiscard]] const schema::Field *field() const;
    void onChanged();

    schema::Table m_table;
    query::Condition m_kept; ///< of rows that were chosen by id: shown, not typed
    QCheckBox *m_isOn;
    QComboBox *m_field;
    QComboBox *m_operator;
    QLineEdit *m_value;
    QToolButton *m_remove;
    QLabel *m_problem;
};

/// A group of conditions: all, any or none of them, with groups inside. Each part can be switched off: it is
/// kept, and nothing is asked by it.
class GroupEditor : public QFrame
{
    Q_OBJECT
public:
    GroupEditor(schema::Table table, const query::Condition &group, const query::LabelOf &labelOf, int depth,
                QWidget *parent);

    [[nodiscard]] tl::expected<query::Condition, QString> group() const;
    /// Where the value of its last test is typed; none without a test.
    [[nodiscard]] QWidget *lastValue() const;

Q_SIGNALS:
    void changed();
    void removeRequested();

private:
    void addPart(const query::Condition &part);
    void setUpButtons(int depth);
    [[nodiscard]] QWidget *lastPart() const;

    schema::Table m_table;
    query::LabelOf m_labelOf;
    int m_depth;
    QCheckBox *m_isOn; ///< the whole filter is not switched off here
    QComboBox *m_kind;
    QVBoxLayout *m_rows;
    QList<TestEditor *> m_tests;
    QList<GroupEditor *> m_groups;
    QList<QWidget *> m_order; ///< both, as they stand
};

} // namespace gui::finding
