// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/Rail.h"

#include "gui/Actions.h"
#include "gui/RailButton.h"
#include "gui/Style.h"

#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace gui
{

Rail::Rail(const Actions &actions, const std::set<schema::Table> &tables, bool canTurnOn, QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"rail"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(style::space, 2 * style::space, style::space, style::space);
    column->setSpacing(2);
    addSection(column, actions, schema::Area::Market, tables, canTurnOn);
    addSection(column, actions, schema::Area::Phonebook, tables, canTurnOn);
    if (column->count())
        column->addSpacing(style::space * 2);
    column->addWidget(new RailButton(actions[Command::GoQueries], false, this));
    column->addWidget(new RailButton(actions[Command::GoDatabase], false, this));
    column->addStretch(1);
    retranslate();
}

void Rail::addSection(QVBoxLayout *column, const Actions &actions, schema::Area area,
                      const std::set<schema::Table> &tables, bool canTurnOn)
{
    using schema::Table;
    const QList<Table> order = area == schema::Area::Market
        ? QList{Table::Purchases, Table::Products, Table::Categories, Table::Customers}
        : QList{Table::People, Table::Numbers};
    bool isThere = false;
    for (const Table table : order) {
        if (!tables.contains(table))
            continue;
        if (!isThere) {
            auto *title = new QLabel(this);
            title->setObjectName(area == schema::Area::Market ? u"shopTitleLabel"_s
                                                              : u"phonebookTitleLabel"_s);
            title->setContentsMargins(style::space + 4, column->count() ? style::space * 2 : 0, 0, 2);
            style::setTextSize(title, 0.9, true);
            m_titles.insert(area, title);
            column->addWidget(title);
            isThere = true;
        }
        auto *button = new RailButton(actions[commandFor(table)], false, this);
        m_pages.insert(table, button);
        column->addWidget(button);
    }
    if (isThere || !canTurnOn)
        return;
    if (column->count())
        column->addSpacing(style::space * 2);
    column->addWidget(new RailButton(
        actions[area == schema::Area::Market ? Command::TurnOnShop : Command::TurnOnPhonebook], true, this));
}

void Rail::setCounts(const QMap<schema::Table, qint64> &counts)
{
    for (auto it = m_pages.cbegin(); it != m_pages.cend(); ++it)
        it.value()->setCount(counts.contains(it.key()) ? QLocale().toString(counts.value(it.key()))
                                                       : QString());
}

void Rail::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void Rail::retranslate()
{
    setAccessibleName(tr("Pages"));
    if (QLabel *title = m_titles.value(schema::Area::Market))
        title->setText(tr("Shop"));
    if (QLabel *title = m_titles.value(schema::Area::Phonebook))
        title->setText(tr("Phonebook"));
}

void Rail::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(style::line(palette()));
    painter.drawLine(width() - 1, 0, width() - 1, height());
}

} // namespace gui
