// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/Entity.h"

#include <QObject>
#include <QStringList>
#include <QTimer>

namespace gui
{

class MainWindow;

/// Draws every page of the opened database into PNG files, for machines without a display: waits until
/// a page shows what stands in the database, saves it, goes on. Ends with finished().
class Pictures : public QObject
{
    Q_OBJECT
public:
    Pictures(MainWindow &window, const QString &folder);

Q_SIGNALS:
    /// The files that were written; empty with a sentence in `problem` when that failed.
    void finished(const QStringList &files, const QString &problem);

private:
    void begin();
    void next();
    void drawWhenSettled();
    bool save(const QString &name);

    MainWindow &m_window;
    QString m_folder;
    QList<schema::Table> m_tables;
    QStringList m_files;
    QTimer m_poll;
    int m_polls = 0;
};

} // namespace gui
