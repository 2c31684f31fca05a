// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/ChoiceList.h"

#include "gui/dialogs/RelationPicker.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gui {

namespace {

constexpr int idRole = Qt::UserRole;
constexpr int labelRole = Qt::UserRole + 1;
constexpr int mostRowsSeen = 10;

} // namespace

ChoiceList::ChoiceList(QWidget *window)
    : QListWidget(window)
{
    setObjectName(u"relationChoices"_s);
    setAccessibleName(RelationPicker::tr("What may be chosen"));
    setFocusPolicy(Qt::NoFocus);
    setAutoFillBackground(true);
    setFrameShape(QFrame::Box);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

QListWidgetItem *ChoiceList::add(const QString &text, const records::Choice &choice)
{
    auto *item = new QListWidgetItem(text, this);
    item->setData(idRole, choice.id);
    item->setData(labelRole, choice.label);
    return item;
}

void ChoiceList::offer(const QList<records::Choice> &choices, bool withNone, const QString &note)
{
    clear();
    if (withNone)
        add(RelationPicker::tr("(none)"), {});
    QHash<QString, int> uses;
    for (const records::Choice &choice : choices)
        ++uses[choice.label];
    for (const records::Choice &choice : choices) {
        const bool isTwin = uses.value(choice.label) > 1;
        add(isTwin ? u"%1  (#%2)"_s.arg(choice.label).arg(choice.id) : choice.label, choice);
    }
    if (!note.isEmpty())
        add(note, {})->setFlags(Qt::NoItemFlags);
    setCurrentRow(-1);
}

void ChoiceList::showAt(const QWidget *field)
{
    const QWidget *around = parentWidget();
    const QPoint top = field->mapTo(around, QPoint(0, 0));
    const int rowHeight = std::max(sizeHintForRow(0), fontMetrics().lineSpacing());
    const int wanted = rowHeight * std::min(count(), mostRowsSeen) + 2 * frameWidth();
    const int below = around->height() - (top.y() + field->height());
    const bool isBelow = below >= wanted || below >= top.y();
    const int listHeight = std::clamp(wanted, rowHeight, std::max(rowHeight, isBelow ? below : top.y()));
    const int listWidth = std::min(std::max(field->width(), fontMetrics().averageCharWidth() * 28), around->width());
    const int left = std::clamp(top.x(), 0, std::max(0, around->width() - listWidth));
    setGeometry(left, isBelow ? top.y() + field->height() : top.y() - listHeight, listWidth, listHeight);
    show();
    raise();
}

void ChoiceList::moveMark(int steps)
{
    const int last = count() - 1;
    const int row = std::clamp(currentRow() + steps, 0, std::max(0, last));
    setCurrentRow(choiceAt(row) ? row : -1);
}

std::optional<records::Choice> ChoiceList::choiceAt(int row) const
{
    const QListWidgetItem *at = item(row);
    if (!at || !(at->flags() & Qt::ItemIsEnabled))
        return std::nullopt;
    return records::Choice{at->data(idRole).toLongLong(), at->data(labelRole).toString()};
}

} // namespace gui
