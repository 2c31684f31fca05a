// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/Connection.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace reports::checkup
{

/// Interrupts what a connection reads when it takes too long: a file that is not in WAL mode is locked
/// against its bot for as long as one statement reads. Its end waits for nothing. Used in the connection's
/// thread; the clock runs in one of its own.
class Patience
{
public:
    Patience(const database::Connection &connection, bool isLimited, std::chrono::milliseconds longest)
    {
        if (isLimited)
            m_thread = std::thread([this, longest, interrupter = connection.interrupter()] {
                std::unique_lock lock(m_mutex);
                if (!m_done.wait_for(lock, longest, [this] { return m_isOver; })) {
                    m_isCut = true;
                    interrupter->interrupt();
                }
            });
    }
    ~Patience() { (void)end(); }
    Patience(const Patience &) = delete;
    Patience &operator=(const Patience &) = delete;

    /// True when it was interrupted.
    [[nodiscard]] bool end()
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_isOver = true;
        }
        m_done.notify_all();
        if (m_thread.joinable())
            m_thread.join();
        return m_isCut;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_done;
    std::thread m_thread;
    bool m_isOver = false;
    bool m_isCut = false;
};

/// Whether one long statement keeps other programs from writing: a file that is not in WAL mode.
[[nodiscard]] inline base::Result<bool> readsLockOutWriters(const database::Connection &connection)
{
    if (connection.engine() != database::Engine::Sqlite)
        return false;
    const auto mode = connection.scalar(QStringLiteral("PRAGMA journal_mode"));
    SHOPBOOK_TRY(mode);
    return mode->toString().compare(QLatin1StringView("wal"), Qt::CaseInsensitive) != 0;
}

} // namespace reports::checkup
