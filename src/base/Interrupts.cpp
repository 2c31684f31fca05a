// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Interrupts.h"

#include <QtGlobal>

#include <atomic>
#include <utility>

#ifdef Q_OS_WIN
#include <mutex>
#include <windows.h>
#else
#include <csignal>
#include <pthread.h>
#include <thread>
#include <unistd.h>
#endif

namespace base
{

#ifdef Q_OS_WIN

namespace
{

struct Listener {
    std::function<void()> asked;
    bool wasAsked = false;
};
std::mutex mutex;
Listener *living = nullptr;

/// Called by the system in a thread of its own.
BOOL WINAPI handle(DWORD)
{
    const std::scoped_lock lock(mutex);
    if (!living || std::exchange(living->wasAsked, true))
        return FALSE; // as if nobody listened
    living->asked();
    return TRUE;
}

} // namespace

struct Interrupts::Private {
    Listener listener;
};

Interrupts::Interrupts(std::function<void()> asked)
    : d(std::make_unique<Private>())
{
    d->listener.asked = std::move(asked);
    const std::scoped_lock lock(mutex);
    living = &d->listener;
    SetConsoleCtrlHandler(handle, TRUE);
}

Interrupts::~Interrupts()
{
    SetConsoleCtrlHandler(handle, FALSE);
    const std::scoped_lock lock(mutex);
    living = nullptr;
}

#else

namespace
{

/// As a shell names the end by a signal.
constexpr int endedBySignal = 128;

sigset_t requestsToEnd()
{
    sigset_t set;
    sigemptyset(&set);
    for (const int each : {SIGINT, SIGTERM, SIGHUP})
        sigaddset(&set, each);
    return set;
}

} // namespace

struct Interrupts::Private {
    sigset_t before{};
    struct sigaction pipe {
    };
    std::atomic_bool isOver = false;
    std::thread thread;
};

Interrupts::Interrupts(std::function<void()> asked)
    : d(std::make_unique<Private>())
{
    struct sigaction ignored {
    };
    ignored.sa_handler = SIG_IGN;
    sigaction(SIGPIPE, &ignored, &d->pipe);
    // Only the thread below takes them: a handler could do next to nothing.
    const sigset_t set = requestsToEnd();
    pthread_sigmask(SIG_BLOCK, &set, &d->before);
    d->thread = std::thread([d = d.get(), set, asked = std::move(asked)] {
        for (bool wasAsked = false;;) {
            int signal = 0;
            sigwait(&set, &signal);
            if (d->isOver)
                return;
            if (wasAsked)
                _exit(endedBySignal + signal);
            wasAsked = true;
            asked();
        }
    });
}

Interrupts::~Interrupts()
{
    d->isOver = true;
    pthread_kill(d->thread.native_handle(), SIGTERM); // wakes it
    d->thread.join();
    pthread_sigmask(SIG_SETMASK, &d->before, nullptr);
    sigaction(SIGPIPE, &d->pipe, nullptr);
}

#endif

} // namespace base
