// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/Location.h"

#include <QProcess>
#include <QStringList>

namespace foreign
{

/// bot.py: a bot that goes on selling in a process of its own until it is told to stop.
class Bot
{
public:
    /// What it saw of the database.
    struct Report {
        QStringList sold; ///< payment ids of the sales that were committed
        int locked = 0; ///< "database is locked"
        QStringList errors; ///< these, too
        double longestMs = 0; ///< of a sale
    };

    /// Begins, and returns when the first sale was made. `prefix` begins its payment ids.
    Bot(const database::Location &location, const QString &prefix, int intervalMs = 20);
    ~Bot();

    [[nodiscard]] bool isSelling() const { return m_isSelling; }
    [[nodiscard]] Report stop();

private:
    QProcess m_process;
    bool m_isSelling = false;
};

} // namespace foreign
