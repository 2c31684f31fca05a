// SPDX-License-Identifier: GPL-3.0-or-later
// SHOPBOOK_FAILPOINT=name:N ends the program by SIGKILL when the place of that name is reached for the N-th
// time; name:N:pause stops it there by SIGSTOP, until it is told to go on. The place "disk" is every write of
// SQLite's to a file: half of the bytes arrive, then the power is gone.
#include "base/Failpoint.h"

#include <csignal>
#include <cstdlib>
#include <cstring>
#include <sqlite3.h>
#include <string>
#include <unistd.h>

namespace
{

struct Wanted {
    std::string name;
    long left = 0;
    bool pauses = false;

    Wanted()
    {
        const char *setting = std::getenv("SHOPBOOK_FAILPOINT");
        const char *colon = setting ? std::strchr(setting, ':') : nullptr;
        if (!colon)
            return;
        name.assign(setting, colon);
        char *end = nullptr;
        left = std::strtol(colon + 1, &end, 10);
        pauses = std::strcmp(end, ":pause") == 0;
    }
    /// True the one time that counts.
    bool isNow(const char *place) { return name == place && --left == 0; }
};

Wanted &wanted()
{
    static Wanted one;
    return one;
}

[[noreturn]] void die()
{
    std::raise(SIGKILL);
    std::abort();
}

ssize_t writeAt(int file, const void *bytes, size_t count, off_t offset)
{
    if (!wanted().isNow("disk"))
        return pwrite(file, bytes, count, offset);
    if (pwrite(file, bytes, count / 2, offset) < 0)
        std::abort();
    die();
}

int removeFile(const char *path)
{
    if (wanted().isNow("disk"))
        die();
    return unlink(path);
}

int cutFile(int file, off_t size)
{
    if (wanted().isNow("disk"))
        die();
    return ftruncate(file, size);
}

/// SQLite lets its system calls be exchanged; the driver uses the same library.
const bool isWatching = [] {
    sqlite3_vfs *system = sqlite3_vfs_find(nullptr);
    const auto replace = [system](const char *name, auto *call) {
        return system->xSetSystemCall(system, name, reinterpret_cast<sqlite3_syscall_ptr>(call));
    };
    const bool isDone = replace("pwrite64", writeAt) == SQLITE_OK
        && replace("unlink", removeFile) == SQLITE_OK && replace("ftruncate", cutFile) == SQLITE_OK;
    if (!isDone)
        std::abort();
    return isDone;
}();

} // namespace

void base::failpoint(const char *name) noexcept
{
    if (!wanted().isNow(name))
        return;
    if (!wanted().pauses)
        die();
    std::raise(SIGSTOP);
}
