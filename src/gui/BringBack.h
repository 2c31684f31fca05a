// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "database/Location.h"
#include "gui/Style.h"
#include "migration/Restore.h"

#include <QObject>
#include <QPointer>

#include <optional>

class QWidget;

namespace gui
{

class BusyDialog;
class Leaving;
class StoreView;

/// The way back to a backup: asks in plain words, has what is not saved dealt with, lets the window close the
/// database, restores it in a thread and lets the window open it again, whatever came of it.
class BringBack : public QObject
{
    Q_OBJECT
public:
    /// What the person is told once the database is open again.
    struct News {
        style::Tone tone = style::Tone::Good;
        QString text;
        QString detail;
    };

    BringBack(QWidget *window, Leaving &leaving);

    /// `name` is what the backup is called on the screen.
    void ask(StoreView &store, const QString &file, const QString &name);
    /// Once.
    [[nodiscard]] std::optional<News> takeNews();

Q_SIGNALS:
    /// No connection may be open while the file is restored.
    void storeMustClose();
    void ended(const database::Location &location);

private:
    void start(const database::Location &location, const QString &file, const QString &name);
    void finish(const database::Location &location, const base::Result<migration::RestoreReport> &report,
                const QString &name);

    QWidget *m_window;
    Leaving &m_leaving;
    QPointer<BusyDialog> m_busy;
    std::optional<News> m_news;
};

} // namespace gui
