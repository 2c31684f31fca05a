// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/Entity.h"

#include <QMap>
#include <QWidget>

#include <set>

class QLabel;
class QVBoxLayout;

namespace gui
{

class Actions;
class RailButton;

/// The list of pages on the left: only what is there, and a quiet entry for an area that can be turned
/// on. Each entry is the window's action for that page.
class Rail : public QWidget
{
    Q_OBJECT
public:
    Rail(const Actions &actions, const std::set<schema::Table> &tables, bool canTurnOn,
         QWidget *parent = nullptr);

    /// Rows per table, beside the names.
    void setCounts(const QMap<schema::Table, qint64> &counts);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void addSection(QVBoxLayout *column, const Actions &actions, schema::Area area,
                    const std::set<schema::Table> &tables, bool canTurnOn);
    void retranslate();

    QMap<schema::Table, RailButton *> m_pages;
    QMap<schema::Area, QLabel *> m_titles;
};

} // namespace gui
