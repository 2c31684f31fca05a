// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QMainWindow;
class QMenu;

namespace gui
{

class Actions;
enum class Command;

/// The menu bar: which command stands in which menu. The recent databases are read when their menu opens.
class Menus : public QObject
{
    Q_OBJECT
public:
    Menus(const Actions &actions, QMainWindow *window);
    void retranslate();

Q_SIGNALS:
    void recentRequested(const QString &url);
    /// The menu of saved views opens: the page adds its own lines.
    void viewsRequested(QMenu *menu);

private:
    QMenu *add(QMenu *parent, const char *name, const QList<Command> &commands);
    void fillRecent();
    void fillViews();

    const Actions &m_actions;
    QMainWindow *m_window;
    QMenu *m_file;
    QMenu *m_recent;
    QMenu *m_edit;
    QMenu *m_view;
    QMenu *m_views;
    QMenu *m_database;
    QMenu *m_queries;
    QMenu *m_language;
    QMenu *m_label;
    QMenu *m_help;
};

} // namespace gui
