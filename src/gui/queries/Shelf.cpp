// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/queries/Shelf.h"

#include "gui/Icons.h"
#include "gui/Style.h"

#include <QEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gui::queries
{

namespace
{
constexpr int idRole = Qt::UserRole;
constexpr int sectionRole = Qt::UserRole + 1;
constexpr int sections = 3;
} // namespace

Shelf::Shelf(QWidget *parent)
    : QWidget(parent)
    , m_tree(new QTreeWidget(this))
    , m_entries(sections)
{
    setObjectName(u"shelf"_s);
    m_tree->setObjectName(u"shelfTree"_s);
    m_tree->setHeaderHidden(true);
    m_tree->setIndentation(14);
    m_tree->setTextElideMode(Qt::ElideRight);
    m_tree->setUniformRowHeights(true);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->installEventFilter(this);
    for (int i = 0; i < sections; ++i) {
        auto *item = new QTreeWidgetItem(m_tree);
        item->setData(0, sectionRole, i);
        item->setSizeHint(0, QSize(0, rowHeight()));
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        QFont font = item->font(0);
        font.setBold(true);
        item->setFont(0, font);
        item->setExpanded(i == 0);
        m_sections.append(item);
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_tree);
    connect(m_tree, &QTreeWidget::itemClicked, this, [this](QTreeWidgetItem *item) {
        if (!item->parent())
            item->setExpanded(!item->isExpanded());
        else
            take(item);
    });
    connect(m_tree, &QWidget::customContextMenuRequested, this, &Shelf::showMenu);
    retranslate();
}

int Shelf::rowHeight() const
{
    return fontMetrics().height() + style::space;
}

QString Shelf::titleOf(Section section)
{
    switch (section) {
    case Section::Lesson:
        return tr("The lesson");
    case Section::Saved:
        return tr("Saved queries");
    case Section::Exercises:
        break;
    }
    return tr("Exercises");
}

void Shelf::setEntries(Section section, const QList<Entry> &entries)
{
    m_entries[int(section)] = entries;
    fill(section);
}

void Shelf::fill(Section section)
{
    QTreeWidgetItem *parent = m_sections.at(int(section));
    const QList<Entry> &entries = m_entries.at(int(section));
    qDeleteAll(parent->takeChildren());
    for (const Entry &entry : entries) {
        auto *item = new QTreeWidgetItem(parent, {entry.title});
        item->setToolTip(0, entry.tip.isEmpty() ? entry.title : u"%1\n%2"_s.arg(entry.title, entry.tip));
        item->setData(0, idRole, entry.id);
        item->setSizeHint(0, QSize(0, rowHeight()));
        item->setData(0, sectionRole, int(section));
        if (section == Section::Exercises) {
            item->setIcon(0, entry.isDone ? icons::icon(icons::Name::Done) : QIcon());
            item->setData(0, Qt::AccessibleTextRole,
                          entry.isDone ? tr("%1, solved").arg(entry.title) : entry.title);
        }
    }
    QString title = titleOf(section);
    if (section == Section::Exercises && !entries.isEmpty())
        title += u"  %1 / %2"_s.arg(std::ranges::count(entries, true, &Entry::isDone)).arg(entries.size());
    if (entries.isEmpty() && section == Section::Saved)
        title += u"  "_s + tr("(none yet)");
    parent->setText(0, title);
}

void Shelf::take(QTreeWidgetItem *item)
{
    if (item && item->parent())
        Q_EMIT taken(Section(item->data(0, sectionRole).toInt()), item->data(0, idRole).toString());
}

void Shelf::showMenu(const QPoint &at)
{
    QTreeWidgetItem *item = m_tree->itemAt(at);
    if (!item || !item->parent())
        return;
    auto *menu = new QMenu(m_tree);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(item->text(0));
    const QString id = item->data(0, idRole).toString();
    const auto section = Section(item->data(0, sectionRole).toInt());
    connect(menu->addAction(tr("Open in a tab")), &QAction::triggered, this,
            [this, section, id] { Q_EMIT taken(section, id); });
    if (section == Section::Saved)
        connect(menu->addAction(tr("Forget this query…")), &QAction::triggered, this,
                [this, id] { Q_EMIT removeRequested(id); });
    menu->popup(m_tree->viewport()->mapToGlobal(at));
}

bool Shelf::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<const QKeyEvent *>(event);
        QTreeWidgetItem *item = m_tree->currentItem();
        if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && item) {
            if (!item->parent())
                item->setExpanded(!item->isExpanded());
            else
                take(item);
            return true;
        }
        if (key->key() == Qt::Key_Delete && item && item->parent()
            && Section(item->data(0, sectionRole).toInt()) == Section::Saved) {
            Q_EMIT removeRequested(item->data(0, idRole).toString());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void Shelf::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void Shelf::retranslate()
{
    m_tree->setAccessibleName(tr("Queries to begin with"));
    for (int i = 0; i < sections; ++i)
        fill(Section(i));
}

} // namespace gui::queries
