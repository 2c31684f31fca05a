// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/finding/FilterEdit.h"

#include "gui/Style.h"

#include <QKeyEvent>
#include <QMenu>
#include <QToolTip>

#include <utility>

using namespace Qt::StringLiterals;

namespace gui::finding
{

using query::Arity;
using query::Op;

FilterEdit::FilterEdit(PageFilter &filter, const schema::Field &field, QWidget *parent)
    : QLineEdit(parent)
    , m_filter(filter)
    , m_field(field)
    , m_op(query::operatorsFor(field).constFirst())
    , m_operator(new QToolButton(this))
{
    setObjectName(field.column + u"FilterEdit"_s);
    setFrame(true);
    setClearButtonEnabled(true);
    m_operator->setObjectName(u"qt_operator"_s); // a part of this control, reached by Alt+Down
    m_operator->setAutoRaise(true);
    m_operator->setFocusPolicy(Qt::NoFocus);
    m_operator->setCursor(Qt::ArrowCursor);
    connect(m_operator, &QToolButton::clicked, this, &FilterEdit::showMenu);
    m_delay.setSingleShot(true);
    m_delay.setInterval(300);
    connect(&m_delay, &QTimer::timeout, this, &FilterEdit::apply);
    connect(this, &QLineEdit::textEdited, &m_delay, qOverload<>(&QTimer::start));
    // The small cross clears without an edit of the text.
    connect(this, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (text.isEmpty() && !m_isApplying)
            apply();
    });
    connect(&filter, &PageFilter::changed, this, &FilterEdit::follow);
    retranslate();
    follow();
}

void FilterEdit::retranslate()
{
    setAccessibleName(tr("Filter: %1").arg(schema::fieldTitle(m_field)));
    showOperator();
}

void FilterEdit::showOperator()
{
    m_operator->setText(query::signOf(m_op));
    m_operator->setAccessibleName(query::titleOf(m_op, m_field));
    m_operator->setToolTip(tr("%1 (Alt+Down: another comparison)").arg(query::titleOf(m_op, m_field)));
    const QString hint = query::hintOf(m_op, m_field);
    setToolTip(hint.isEmpty() ? query::titleOf(m_op, m_field)
                              : u"%1: %2"_s.arg(query::titleOf(m_op, m_field), hint));
    setAccessibleDescription(toolTip());
    const bool isTyped = query::arityOf(m_op) != Arity::None;
    setReadOnly(!isTyped || m_isChosen);
    placeOperator();
}

void FilterEdit::placeOperator()
{
    const int side = m_operator->sizeHint().width();
    setTextMargins(side, 0, 0, 0);
    m_operator->setGeometry(1, 1, side, height() - 2);
}

void FilterEdit::setOperator(Op op)
{
    const bool wasTyped = query::arityOf(m_op) != Arity::None;
    m_op = op;
    m_isApplying = true;
    const bool wasChosen = std::exchange(m_isChosen, false);
    if (query::arityOf(op) == Arity::None)
        setText(query::titleOf(op, m_field));
    else if (!wasTyped || wasChosen)
        clear();
    m_isApplying = false;
    showOperator();
    apply();
}

void FilterEdit::apply()
{
    m_delay.stop();
    if (m_isChosen && !text().isEmpty())
        return;
    m_isChosen = false;
    // Esc and the cross take away what is not typed, too.
    if (query::arityOf(m_op) == Arity::None && text().isEmpty()) {
        m_op = query::operatorsFor(m_field).constFirst();
        showOperator();
    }
    const auto test = query::testFromTyped(m_field.column, m_field, m_op, text());
    if (!test) {
        showProblem(test.error());
        return;
    }
    showProblem({});
    m_isApplying = true;
    m_filter.setTest(m_field.column, *test);
    m_isApplying = false;
}

void FilterEdit::follow()
{
    if (m_isApplying || m_delay.isActive())
        return;
    const auto test = m_filter.testOf(m_field.column);
    m_isApplying = true;
    if (test) {
        m_op = test->op;
        m_isChosen = areChosenRows(m_field, *test);
        setText(m_isChosen                                ? m_filter.inWords(*test)
                    : query::arityOf(m_op) == Arity::None ? query::titleOf(m_op, m_field)
                                                          : query::typedFrom(m_field, *test));
        showOperator();
    } else if (!text().isEmpty()) {
        m_isChosen = false;
        m_op = query::operatorsFor(m_field).constFirst();
        clear();
        showOperator();
    }
    m_isApplying = false;
    showProblem({});
}

void FilterEdit::showProblem(const QString &problem)
{
    QPalette colours;
    if (!problem.isEmpty()) {
        colours.setColor(QPalette::Text, style::tone(style::Tone::Error, palette()));
        setToolTip(problem);
        setAccessibleDescription(problem);
        if (hasFocus())
            QToolTip::showText(mapToGlobal(QPoint(0, height())), problem, this);
    } else {
        showOperator();
    }
    setPalette(colours);
}

void FilterEdit::showMenu()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(tr("Comparison: %1").arg(schema::fieldTitle(m_field)));
    for (const Op op : query::operatorsFor(m_field)) {
        QAction *action = menu->addAction(u"%1\t%2"_s.arg(query::titleOf(op, m_field), query::signOf(op)));
        action->setCheckable(true);
        action->setChecked(op == m_op);
        connect(action, &QAction::triggered, this, [this, op] {
            setOperator(op);
            setFocus();
        });
    }
    menu->popup(mapToGlobal(QPoint(0, height())));
}

void FilterEdit::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        if (!text().isEmpty()) {
            clear(); // asks at once
            return;
        }
        Q_EMIT leaveRequested();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        apply();
        return;
    case Qt::Key_Down:
        if (event->modifiers() & Qt::AltModifier) {
            showMenu();
        } else {
            apply();
            Q_EMIT leaveRequested();
        }
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

void FilterEdit::resizeEvent(QResizeEvent *event)
{
    QLineEdit::resizeEvent(event);
    placeOperator();
}

void FilterEdit::focusInEvent(QFocusEvent *event)
{
    QLineEdit::focusInEvent(event);
    Q_EMIT focused();
}

} // namespace gui::finding
