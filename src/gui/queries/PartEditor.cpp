// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/queries/PartEditor.h"

#include "gui/Style.h"
#include "gui/queries/FlowLayout.h"
#include "gui/queries/Words.h"

#include <QComboBox>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace gui::queries
{

using query::Op;
using query::Query;

namespace
{
constexpr int widestBox = 250; ///< the list that opens is as wide as its texts
} // namespace

void keepNarrow(QComboBox &box)
{
    box.setSizeAdjustPolicy(QComboBox::AdjustToContents);
    box.setMaximumWidth(widestBox);
    box.setMinimumContentsLength(4);
}

PartEditor::PartEditor(QWidget *parent)
    : QFrame(parent)
    , m_row(new FlowLayout(6))
    , m_help(new QLabel(this))
    , m_problem(new QLabel(this))
{
    setObjectName(u"partEditor"_s);
    m_help->setObjectName(u"partHelpLabel"_s);
    m_help->setWordWrap(true);
    m_help->hide();
    m_problem->setObjectName(u"partProblemLabel"_s);
    m_problem->setWordWrap(true);
    m_problem->hide();
    auto *done = new QPushButton(tr("Done"), this);
    done->setObjectName(u"partDoneButton"_s);
    done->setAutoDefault(false);
    connect(done, &QPushButton::clicked, this, &PartEditor::closeRequested);
    m_row->insertWidget(0, done);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(style::space, 6, style::space, 6);
    column->setSpacing(4);
    column->addLayout(m_row);
    column->addWidget(m_help);
    column->addWidget(m_problem);
}

void PartEditor::setHelp(const QString &help)
{
    m_help->setText(help);
    m_help->setVisible(!help.isEmpty());
}

void PartEditor::setProblem(const QString &problem)
{
    QPalette colours;
    colours.setColor(QPalette::WindowText, style::tone(style::Tone::Error, palette()));
    m_problem->setPalette(colours);
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

void PartEditor::addControl(QWidget *control)
{
    // Before the button that ends the change.
    m_row->insertWidget(m_row->count() - 1, control);
}

QComboBox *PartEditor::addBox(const QString &name, const QString &accessibleName)
{
    auto *box = new QComboBox(this);
    box->setObjectName(name);
    box->setAccessibleName(accessibleName);
    keepNarrow(*box);
    addControl(box);
    connect(box, &QComboBox::currentIndexChanged, this, &PartEditor::changed);
    return box;
}

void PartEditor::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT closeRequested();
        return;
    default:
        QFrame::keyPressEvent(event);
    }
}

void PartEditor::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(style::tone(style::Tone::Neutral, palette()));
    // Not the colour of fields, whose frame can't be seen on it in a dark scheme.
    painter.setBrush(palette().color(QPalette::Window));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

QStringList joinableTables(const Query &query)
{
    const QStringList inQuery = words::tablesOf(query);
    QStringList found;
    const auto offer = [&](schema::Table table) {
        const QString name = schema::entity(table).name;
        if (!inQuery.contains(name) && !found.contains(name))
            found.append(name);
    };
    for (const QString &name : inQuery) {
        const schema::Entity *entity = schema::entityByName(name);
        if (!entity)
            continue;
        for (const schema::Field &field : entity->fields)
            if (field.relation)
                offer(field.relation->target);
        for (const schema::Reference &reference : schema::referencesTo(entity->table))
            offer(reference.from);
    }
    return found;
}

schema::Field typeOf(const Query &query, const query::Expression &expression)
{
    using Function = query::Expression::Function;
    const schema::Field *field = words::fieldOf(query, expression);
    schema::Field type;
    switch (expression.function) {
    case Function::Count:
        type.type = schema::Type::Integer;
        return type;
    case Function::Avg:
        type.type = schema::Type::Real;
        return type;
    default:
        break;
    }
    if (field) {
        type.type = field->type;
        type.nullable = field->nullable;
        type.secret = field->secret;
    }
    if (expression.isAggregate())
        type.nullable = true;
    return type;
}

QList<Op> operatorsOf(const schema::Field &type)
{
    QList<Op> ops{Op::Equals, Op::NotEquals};
    if (type.secret)
        return {Op::IsNull, Op::IsNotNull};
    if (type.type != schema::Type::Boolean)
        ops +=
            {Op::Greater, Op::GreaterOrEqual, Op::Less, Op::LessOrEqual, Op::Between, Op::OneOf, Op::NoneOf};
    if (type.type == schema::Type::Text)
        ops += {Op::Like, Op::NotLike, Op::ILike, Op::StartsWith, Op::EndsWith, Op::Contains};
    ops += {Op::IsNull, Op::IsNotNull};
    return ops;
}

} // namespace gui::queries
