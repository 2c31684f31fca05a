// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/Location.h"

#include <atomic>
#include <thread>

namespace support
{

/// A door to the test server through which all bytes go, and which falls shut at a COMMIT when it is told to:
/// what a lost connection looks like at the one moment when nobody can know how it ended. A thread of its
/// own.
class LostCommit
{
public:
    enum class When {
        Never,
        Before, ///< the server never hears the COMMIT
        After, ///< it has committed, and its answer gets lost
    };
    explicit LostCommit(const database::Location &server);
    ~LostCommit();
    LostCommit(const LostCommit &) = delete;
    LostCommit &operator=(const LostCommit &) = delete;

    /// The same database, through the door.
    [[nodiscard]] const database::Location &location() const { return m_location; }
    /// The next COMMIT of anybody; once.
    void loseNext(When when) { m_when = when; }
    [[nodiscard]] bool hasLost() const { return m_when == When::Never; }
    /// While it is shut nobody gets in; who is in stays.
    void setOpen(bool isOpen) { m_isOpen = isOpen; }

private:
    void run();

    database::Location m_location;
    int m_serverPort;
    int m_door = -1;
    int m_stop[2] = {-1, -1};
    std::atomic<When> m_when = When::Never;
    std::atomic_bool m_isOpen = true;
    std::thread m_thread;
};

} // namespace support
