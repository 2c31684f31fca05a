// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/finding/GroupEditor.h"

#include "gui/Icons.h"
#include "gui/Style.h"
#include "gui/finding/PageFilter.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gui::finding
{

using query::Arity;
using query::Condition;
using query::Op;

namespace
{

constexpr int deepest = 4; ///< a person who needs more gives up; documents may hold more

/// A number for the names of controls, so that each is called something else.
QString numbered(const QString &name)
{
    static int count = 0;
    return name + QString::number(++count);
}

/// The switch of one part.
QCheckBox *makeSwitch(bool isOn, const QString &name, QWidget *parent)
{
    auto *box = new QCheckBox(parent);
    box->setObjectName(numbered(u"onBox"_s));
    box->setAccessibleName(name);
    box->setToolTip(GroupEditor::tr("%1. Switched off, it is kept and nothing is asked by it.").arg(name));
    box->setChecked(isOn);
    return box;
}

/// Nothing is asked even when every part is switched on.
bool isBlank(const Condition &condition)
{
    return condition.kind != Condition::Kind::Test && std::ranges::all_of(condition.parts, isBlank);
}

} // namespace

TestEditor::TestEditor(schema::Table table, const Condition &test, const query::LabelOf &labelOf,
                       QWidget *parent)
    : QWidget(parent)
    , m_table(table)
    , m_isOn(makeSwitch(!test.isOff, tr("Ask this condition"), this))
    , m_field(new QComboBox(this))
    , m_operator(new QComboBox(this))
    , m_value(new QLineEdit(this))
    , m_remove(new QToolButton(this))
    , m_problem(new QLabel(this))
{
    m_field->setObjectName(numbered(u"fieldBox"_s));
    m_field->setAccessibleName(tr("Field"));
    m_operator->setObjectName(numbered(u"operatorBox"_s));
    m_operator->setAccessibleName(tr("Comparison"));
    m_value->setObjectName(numbered(u"valueEdit"_s));
    m_value->setAccessibleName(tr("Value"));
    m_value->setMinimumWidth(160);
    m_remove->setObjectName(numbered(u"removeButton"_s));
    m_remove->setIcon(icons::icon(icons::Name::Close));
    m_remove->setToolTip(tr("Remove this condition"));
    m_remove->setAccessibleName(tr("Remove this condition"));
    m_remove->setFocusPolicy(Qt::StrongFocus);
    m_remove->setAutoRaise(true);
    m_problem->setWordWrap(true);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_problem->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    auto *row = new QHBoxLayout;
    row->addWidget(m_isOn);
    row->addWidget(m_field);
    row->addWidget(m_operator);
    row->addWidget(m_value, 1);
    row->addWidget(m_remove);
    column->addLayout(row);
    column->addWidget(m_problem);
    fillFields(test.field);
    fillOperators(test.op);
    if (const schema::Field *asked = field(); asked && !test.values.isEmpty()) {
        const bool areRows = areChosenRows(*asked, test);
        if (areRows)
            m_kept = test;
        m_value->setText(areRows ? query::inWords(table, test, labelOf) : query::typedFrom(*asked, test));
        m_value->setReadOnly(areRows);
    }
    onChanged();
    connect(m_isOn, &QCheckBox::toggled, this, &TestEditor::changed);
    connect(m_field, &QComboBox::currentIndexChanged, this, [this] {
        m_kept = {};
        fillOperators(Op::Equals);
        m_value->setReadOnly(false);
        m_value->clear();
        onChanged();
    });
    connect(m_operator, &QComboBox::currentIndexChanged, this, &TestEditor::onChanged);
    connect(m_value, &QLineEdit::textChanged, this, &TestEditor::onChanged);
    connect(m_remove, &QToolButton::clicked, this, &TestEditor::removeRequested);
}

void TestEditor::fillFields(const QString &path)
{
    for (const schema::Field &own : schema::entity(m_table).fields) {
        m_field->addItem(schema::fieldTitle(own), own.column);
        if (!own.relation)
            continue;
        for (const schema::Field &further : schema::entity(own.relation->target).fields) {
            if (further.column != u"id")
                m_field->addItem(u"%1: %2"_s.arg(schema::fieldTitle(own), schema::fieldTitle(further)),
                                 u"%1.%2"_s.arg(own.column, further.column));
        }
    }
    if (const int found = m_field->findData(path); found >= 0)
        m_field->setCurrentIndex(found);
    else
        m_field->setCurrentIndex(m_field->count() > 1 ? 1 : 0); // an id is what is asked for least
}

const schema::Field *TestEditor::field() const
{
    return query::placeOf(m_table, m_field->currentData().toString()).field;
}

void TestEditor::fillOperators(Op op)
{
    const QSignalBlocker blocked(m_operator);
    m_operator->clear();
    const schema::Field *asked = field();
    if (!asked)
        return;
    for (const Op offered : query::operatorsFor(*asked))
        m_operator->addItem(query::titleOf(offered, *asked), int(offered));
    m_operator->setCurrentIndex(qMax(0, m_operator->findData(int(op))));
}

void TestEditor::onChanged()
{
    const schema::Field *asked = field();
    const Op op = Op(m_operator->currentData().toInt());
    m_value->setVisible(query::arityOf(op) != Arity::None);
    if (asked)
        m_value->setPlaceholderText(query::arityOf(op) == Arity::One && asked->type != schema::Type::Timestamp
                                        ? QString()
                                        : query::hintOf(op, *asked));
    const auto made = test();
    m_problem->setVisible(!made.has_value());
    if (!made) {
        QPalette colours;
        colours.setColor(QPalette::WindowText, style::tone(style::Tone::Error, palette()));
        m_problem->setPalette(colours);
        m_problem->setText(made.error());
    }
    Q_EMIT changed();
}

tl::expected<Condition, QString> TestEditor::test() const
{
    const schema::Field *asked = field();
    if (!asked)
        return Condition();
    const Op op = Op(m_operator->currentData().toInt());
    if (!m_kept.values.isEmpty() && query::arityOf(op) != Arity::None) {
        Condition kept = m_kept;
        if (op == Op::Equals || op == Op::NotEquals || op == Op::OneOf)
            kept.op = kept.values.size() > 1 ? Op::OneOf : op;
        kept.isOff = !m_isOn->isChecked();
        return kept;
    }
    auto test = query::testFromTyped(m_field->currentData().toString(), *asked, op, m_value->text());
    if (test)
        test->isOff = !m_isOn->isChecked();
    return test;
}

GroupEditor::GroupEditor(schema::Table table, const Condition &group, const query::LabelOf &labelOf,
                         int depth, QWidget *parent)
    : QFrame(parent)
    , m_table(table)
    , m_labelOf(labelOf)
    , m_depth(depth)
    , m_isOn(makeSwitch(!group.isOff, tr("Ask this group"), this))
    , m_kind(new QComboBox(this))
    , m_rows(new QVBoxLayout)
{
    setFrameShape(QFrame::StyledPanel);
    m_kind->setObjectName(numbered(u"kindBox"_s));
    m_kind->setAccessibleName(tr("How the conditions of this group belong together"));
    m_kind->addItem(tr("All of these are true (AND)"), int(Condition::Kind::All));
    m_kind->addItem(tr("At least one of these is true (OR)"), int(Condition::Kind::Any));
    m_kind->addItem(tr("None of these is true (NOT)"), int(Condition::Kind::None));
    m_kind->setCurrentIndex(qMax(0, m_kind->findData(int(group.kind))));
    connect(m_kind, &QComboBox::currentIndexChanged, this, &GroupEditor::changed);
    connect(m_isOn, &QCheckBox::toggled, this, &GroupEditor::changed);
    m_isOn->setVisible(depth > 0);
    setUpButtons(depth);
    for (const Condition &part : group.parts)
        addPart(part);
}

void GroupEditor::setUpButtons(int depth)
{
    auto *addTest = new QPushButton(tr("Add a condition"), this);
    addTest->setObjectName(numbered(u"addTestButton"_s));
    addTest->setAutoDefault(false);
    auto *addGroup = new QPushButton(tr("Add a group"), this);
    addGroup->setObjectName(numbered(u"addGroupButton"_s));
    addGroup->setAutoDefault(false);
    addGroup->setVisible(depth < deepest);
    auto *remove = new QToolButton(this);
    remove->setObjectName(numbered(u"removeGroupButton"_s));
    remove->setIcon(icons::icon(icons::Name::Close));
    remove->setToolTip(tr("Remove this group"));
    remove->setAccessibleName(tr("Remove this group"));
    remove->setFocusPolicy(Qt::StrongFocus);
    remove->setAutoRaise(true);
    remove->setVisible(depth > 0);
    auto *head = new QHBoxLayout;
    head->addWidget(m_isOn);
    head->addWidget(m_kind);
    head->addStretch();
    head->addWidget(remove);
    auto *foot = new QHBoxLayout;
    foot->addWidget(addTest);
    foot->addWidget(addGroup);
    foot->addStretch();
    auto *column = new QVBoxLayout(this);
    column->addLayout(head);
    column->addLayout(m_rows);
    column->addLayout(foot);
    if (depth == 0)
        column->addStretch(1);
    else
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    connect(addTest, &QPushButton::clicked, this, [this] {
        addPart(Condition::test({}, Op::Contains));
        lastPart()->setFocus();
        Q_EMIT changed();
    });
    connect(addGroup, &QPushButton::clicked, this, [this] {
        addPart(Condition::any({Condition::test({}, Op::Contains)}));
        lastPart()->setFocus();
        Q_EMIT changed();
    });
    connect(remove, &QToolButton::clicked, this, &GroupEditor::removeRequested);
}

QWidget *GroupEditor::lastValue() const
{
    return m_tests.isEmpty() ? nullptr : m_tests.constLast()->findChild<QLineEdit *>();
}

QWidget *GroupEditor::lastPart() const
{
    return m_order.constLast()->findChild<QComboBox *>();
}

void GroupEditor::addPart(const Condition &part)
{
    QWidget *added = nullptr;
    if (part.kind == Condition::Kind::Test) {
        auto *test = new TestEditor(m_table, part, m_labelOf, this);
        m_tests.append(test);
        connect(test, &TestEditor::changed, this, &GroupEditor::changed);
        connect(test, &TestEditor::removeRequested, this, [this, test] {
            m_tests.removeOne(test);
            m_order.removeOne(test);
            test->deleteLater();
            Q_EMIT changed();
        });
        added = test;
    } else {
        auto *group = new GroupEditor(m_table, part, m_labelOf, m_depth + 1, this);
        m_groups.append(group);
        connect(group, &GroupEditor::changed, this, &GroupEditor::changed);
        connect(group, &GroupEditor::removeRequested, this, [this, group] {
            m_groups.removeOne(group);
            m_order.removeOne(group);
            group->deleteLater();
            Q_EMIT changed();
        });
        added = group;
    }
    m_order.append(added);
    m_rows->addWidget(added);
}

tl::expected<Condition, QString> GroupEditor::group() const
{
    Condition group;
    group.kind = Condition::Kind(m_kind->currentData().toInt());
    for (QWidget *part : m_order) {
        const auto *test = qobject_cast<const TestEditor *>(part);
        auto made = test ? test->test() : qobject_cast<const GroupEditor *>(part)->group();
        if (!made)
            return made;
        if (!isBlank(*made))
            group.parts.append(std::move(*made));
    }
    group.isOff = m_depth > 0 && !m_isOn->isChecked();
    return group;
}

} // namespace gui::finding
