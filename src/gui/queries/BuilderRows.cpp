// SPDX-License-Identifier: GPL-3.0-or-later
// How the rows of Builder.h are filled from the query, and what their chips and buttons do to it.
#include "gui/queries/Builder.h"
#include "gui/queries/ClauseRow.h"
#include "gui/queries/FlowLayout.h"
#include "gui/queries/PartEditor.h"

#include <QLabel>
#include <QMenu>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace gui::queries
{

using query::Condition;
using query::Expression;
using query::Op;
using query::Query;

namespace
{

QToolButton *wordButton(const QString &name, const QString &text, const QString &tip, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(name);
    button->setText(text);
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

QString nameFrom(const QString &path)
{
    QString name = path;
    return name.replace(u'[', u'-').remove(u']').replace(u'.', u'-');
}

constexpr PartChip::Abilities item = PartChip::Remove | PartChip::Move;

} // namespace

bool Builder::isUsed(Clause clause) const
{
    switch (clause) {
    case Clause::From:
    case Clause::Ending:
        return true;
    case Clause::Join:
        return !m_query.joins.isEmpty() || !m_query.loaded.isEmpty();
    case Clause::Where:
        return !m_query.where.parts.isEmpty();
    case Clause::GroupBy:
        return !m_query.groupBy.isEmpty();
    case Clause::Having:
        return !m_query.having.parts.isEmpty();
    case Clause::Select:
        return !m_query.columns.isEmpty() || m_query.isDistinct;
    case Clause::OrderBy:
        return !m_query.orderBy.isEmpty();
    case Clause::Limit:
        return m_query.limit || m_query.offset || m_query.isSlice;
    }
    return false;
}

bool Builder::canAdd(Clause clause) const
{
    switch (clause) {
    case Clause::From:
    case Clause::Ending:
        return false;
    case Clause::Limit:
        return !isUsed(clause);
    case Clause::Join:
        return !joinableTables(m_query).isEmpty();
    default:
        return true;
    }
}

template <typename Item>
void Builder::addItems(ClauseRow *row, QList<Item> &items, const QString &name,
                       const std::function<QString(const Item &)> &title)
{
    for (int i = 0; i < items.size(); ++i) {
        PartChip *chip = addChip(row, u"%1[%2]"_s.arg(name).arg(i), title(items.at(i)), item);
        connect(chip, &PartChip::removeRequested, this, [this, &items, i] {
            closeEditor();
            items.removeAt(i);
            change();
        });
        connect(chip, &PartChip::moveRequested, this, [this, &items, i, name](int by) {
            if (i + by < 0 || i + by >= items.size())
                return;
            closeEditor();
            items.swapItemsAt(i, i + by);
            change();
            focusPath(u"%1[%2]"_s.arg(name).arg(i + by));
        });
    }
}

void Builder::fillRow(ClauseRow *row)
{
    switch (row->clause()) {
    case Clause::From:
        addChip(row, u"from"_s, words::tableTitle(schema::entity(m_query.from).name), PartChip::Nothing);
        return;
    case Clause::Where:
        return fillConditions(row, m_query.where, u"where"_s, {});
    case Clause::Having:
        return fillConditions(row, m_query.having, u"having"_s, {});
    case Clause::Ending:
        addChip(row, u"ending"_s, words::endingTitle(m_query.ending), PartChip::Nothing);
        return;
    default:
        fillList(row);
    }
}

void Builder::fillList(ClauseRow *row)
{
    const auto shown = [this](const Expression &expression) {
        return words::expressionTitle(m_query, expression);
    };
    if (row->clause() == Clause::Join) {
        addItems<query::Join>(row, m_query.joins, u"joins"_s, [](const query::Join &join) {
            return (join.isOuter ? tr("left join: %1") : tr("join: %1")).arg(words::tableTitle(join.table));
        });
        for (int i = 0; i < m_query.joins.size(); ++i) {
            auto *flip =
                wordButton(u"flipJoinButton%1"_s.arg(i), m_query.joins.at(i).isOuter ? u"⟕"_s : u"⋈"_s,
                           tr("Flip between inner and left join"), row);
            row->add(flip);
            connect(flip, &QToolButton::clicked, this, [this, i] {
                m_query.joins[i].isOuter = !m_query.joins.at(i).isOuter;
                change();
            });
        }
        addItems<QString>(row, m_query.loaded, u"joinedload"_s, [](const QString &table) {
            return u"joinedload: %1"_s.arg(words::tableTitle(table));
        });
    } else if (row->clause() == Clause::GroupBy) {
        addItems<Expression>(row, m_query.groupBy, u"group_by"_s, shown);
    } else if (row->clause() == Clause::Select) {
        if (m_query.isDistinct) {
            PartChip *chip = addChip(row, u"distinct"_s, u"DISTINCT"_s, PartChip::Remove);
            connect(chip, &PartChip::removeRequested, this, [this] {
                m_query.isDistinct = false;
                change();
            });
        }
        addItems<Expression>(row, m_query.columns, u"columns"_s, shown);
    } else if (row->clause() == Clause::OrderBy) {
        addItems<query::Order>(row, m_query.orderBy, u"order_by"_s, [this](const query::Order &order) {
            return words::orderTitle(m_query, order);
        });
    } else if (isUsed(Clause::Limit)) {
        PartChip *chip = addChip(row, u"limit"_s, words::limitTitle(m_query), PartChip::Remove);
        connect(chip, &PartChip::removeRequested, this, [this] {
            closeEditor();
            m_query.limit.reset();
            m_query.offset.reset();
            m_query.isSlice = false;
            change();
        });
    }
}

void Builder::fillConditions(ClauseRow *row, Condition &root, const QString &clause, const PartPath &group)
{
    const Condition *shown = partAt(root, group);
    for (int i = 0; i < shown->parts.size(); ++i) {
        if (i > 0)
            addWord(row, root, clause, group, i - 1);
        const PartPath here = group + PartPath{i};
        const Condition &part = shown->parts.at(i);
        if (part.kind != Condition::Kind::Test) {
            addGroup(row, root, clause, here);
            continue;
        }
        PartChip *chip = addChip(row, documentPath(root, clause, here), words::testTitle(m_query, part),
                                 item | PartChip::Switch | PartChip::Negate);
        chip->setOff(isOffAt(root, here));
        const auto act = [this, &root, here](void (*turn)(Condition &, const PartPath &)) {
            return [this, &root, here, turn] {
                closeEditor();
                turn(root, here);
                change();
            };
        };
        connect(chip, &PartChip::removeRequested, this, act(&removePart));
        connect(chip, &PartChip::negateRequested, this, act(&negate));
        connect(chip, &PartChip::switchRequested, this, act([](Condition &all, const PartPath &path) {
                    Condition *test = partAt(all, path);
                    test->isOff = !test->isOff;
                }));
        connect(chip, &PartChip::moveRequested, this, [this, &root, here, clause](int by) {
            closeEditor();
            const PartPath moved = movePart(root, here, by);
            change();
            focusPath(documentPath(root, clause, moved));
        });
    }
}

void Builder::addWord(ClauseRow *row, Condition &root, const QString &clause, const PartPath &group, int left)
{
    const Condition *shown = partAt(root, group);
    const bool isAnd = joinsByAnd(*shown);
    const QString path = documentPath(root, clause, group + PartPath{left});
    auto *word = wordButton(u"wordButton-"_s + nameFrom(path), isAnd ? tr("and") : tr("or"),
                            isAnd ? tr("AND: both must be true. Turn it into OR")
                                  : tr("OR: one is enough. Turn it into AND"),
                            row);
    row->add(word);
    connect(word, &QToolButton::clicked, this, [this, &root, group, left] {
        closeEditor();
        flipWord(root, group, left);
        change();
    });
}

/// A group is its parts in brackets; the opening one is a button with what can be done to it as a whole.
void Builder::addGroup(ClauseRow *row, Condition &root, const QString &clause, const PartPath &path)
{
    const Condition *shown = partAt(root, path);
    const bool isNot = shown->kind == Condition::Kind::None;
    auto *open = wordButton(u"groupButton-"_s + nameFrom(documentPath(root, clause, path)),
                            isNot ? tr("not", "before a group of conditions") + u" ("_s : u"("_s,
                            tr("What can be done with the conditions in these brackets"), row);
    open->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(open);
    const auto offer = [&](const QString &text, const std::function<void()> &turn) {
        connect(menu->addAction(text), &QAction::triggered, this, [this, turn] {
            closeEditor();
            turn();
            change();
        });
    };
    offer(isNot ? tr("Without NOT") : tr("NOT: the opposite"), [&root, path] { negate(root, path); });
    offer(tr("Add a condition in the brackets"), [this, &root, path] {
        partAt(root, path)->parts.append(newTest(&root == &m_query.having ? Clause::Having : Clause::Where));
    });
    offer(shown->isOff ? tr("Switch on") : tr("Switch off"), [&root, path] {
        Condition *group = partAt(root, path);
        group->isOff = !group->isOff;
    });
    offer(tr("Without brackets"), [&root, path] { dissolve(root, path); });
    offer(tr("Remove"), [&root, path] { removePart(root, path); });
    open->setMenu(menu);
    row->add(open);
    fillConditions(row, root, clause, path);
    auto *close = new QLabel(u")"_s, row);
    close->setObjectName(u"groupEndLabel-"_s + nameFrom(documentPath(root, clause, path)));
    row->add(close);
}

Condition Builder::newTest(Clause clause) const
{
    if (clause == Clause::Having)
        return Condition::test(u"count(*)"_s, Op::Greater, {1});
    const schema::Entity &entity = schema::entity(m_query.from);
    const bool hasSecond = entity.fields.size() > 1; // an id is what is asked for least
    Expression expression;
    expression.table = m_query.joins.isEmpty() ? QString() : entity.name;
    expression.column = entity.fields.at(hasSecond ? 1 : 0).column;
    return Condition::test(expression.text(), Op::Equals, {QString()});
}

void Builder::addPart(Clause clause)
{
    closeEditor();
    Expression column;
    column.column = schema::entity(m_query.from).fields.value(1).column;
    column.table = m_query.joins.isEmpty() ? QString() : schema::entity(m_query.from).name;
    QString path;
    const auto last = [](const QString &name, qsizetype count) {
        return u"%1[%2]"_s.arg(name).arg(count - 1);
    };
    switch (clause) {
    case Clause::Join:
        m_query.joins.append({joinableTables(m_query).constFirst(), false});
        path = last(u"joins"_s, m_query.joins.size());
        break;
    case Clause::Where:
        m_query.where.parts.append(newTest(clause));
        path = last(u"where"_s, m_query.where.parts.size());
        break;
    case Clause::Having:
        m_query.having.parts.append(newTest(clause));
        path = last(u"having"_s, m_query.having.parts.size());
        break;
    case Clause::GroupBy:
        m_query.groupBy.append(column);
        path = last(u"group_by"_s, m_query.groupBy.size());
        break;
    case Clause::Select:
        m_query.columns.append(column);
        path = last(u"columns"_s, m_query.columns.size());
        break;
    case Clause::OrderBy:
        m_query.orderBy.append({column, false, query::Order::Nulls::Default});
        path = last(u"order_by"_s, m_query.orderBy.size());
        break;
    case Clause::Limit:
        m_query.limit = 10;
        path = u"limit"_s;
        break;
    case Clause::From:
    case Clause::Ending:
        return;
    }
    change();
    edit(path);
}

/// What is not in the query yet, as words below it.
void Builder::fillAdders()
{
    while (m_adderFlow->count()) {
        QLayoutItem *old = m_adderFlow->takeAt(0);
        old->widget()->hide();
        old->widget()->deleteLater();
        delete old;
    }
    const auto offer = [this](const QString &name, const QString &text, const QString &tip,
                              const std::function<void()> &add) {
        QToolButton *button = wordButton(name, u"+ "_s + text, tip, m_adders);
        m_adderFlow->insertWidget(m_adderFlow->count(), button);
        button->show();
        connect(button, &QToolButton::clicked, this, add);
    };
    for (int i = int(Clause::From); i <= int(Clause::Ending); ++i) {
        const auto clause = Clause(i);
        if (!isUsed(clause) && canAdd(clause))
            offer(u"addClauseButton%1"_s.arg(i), words::clauseKeyword(clause),
                  u"%1: %2"_s.arg(words::clauseTitle(clause), words::clauseHelp(clause)),
                  [this, clause] { addPart(clause); });
    }
    if (!m_query.isDistinct)
        offer(u"addDistinctButton"_s, u"DISTINCT"_s, tr("Equal rows are shown once"), [this] {
            m_query.isDistinct = true;
            change();
        });
    if (m_query.loaded.isEmpty() && !joinableTables(m_query).isEmpty())
        offer(u"addLoadedButton"_s, u"joinedload"_s, tr("The objects bring their related rows along"),
              [this] {
                  m_query.loaded.append(joinableTables(m_query).constFirst());
                  change();
              });
}

PartEditor *Builder::makeEditor(const QString &path, QWidget *parent) const
{
    const PartPath indexes = partPathOf(path);
    const int index = indexes.value(0);
    const auto isOf = [&path](const char16_t *name) {
        return path.startsWith(QString::fromUtf16(name) + u'[');
    };
    if (path == u"from")
        return fromEditor(m_query, m_tables, parent);
    if (path == u"limit")
        return limitEditor(m_query, parent);
    if (path == u"ending")
        return endingEditor(m_query, parent);
    if (isOf(u"joins"))
        return joinEditor(m_query, index, parent);
    if (isOf(u"joinedload"))
        return loadedEditor(m_query, index, parent);
    if (isOf(u"where") || isOf(u"having"))
        return testEditor(m_query, isOf(u"having"), indexes, parent);
    if (isOf(u"columns"))
        return expressionEditor(m_query, ExpressionList::Columns, index, parent);
    if (isOf(u"group_by"))
        return expressionEditor(m_query, ExpressionList::GroupBy, index, parent);
    if (isOf(u"order_by"))
        return orderEditor(m_query, index, parent);
    return nullptr;
}

} // namespace gui::queries
