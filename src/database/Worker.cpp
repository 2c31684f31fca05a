// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/Worker.h"

#include "base/Log.h"

#include <libpq-fe.h>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <optional>
#include <thread>

namespace database
{

namespace
{
constexpr auto pauseBetweenTries = std::chrono::milliseconds(500);
} // namespace

struct Worker::State {
    std::mutex mutex;
    std::condition_variable wake; ///< a job came, or the end
    std::condition_variable changed; ///< opened, a job ended, or the thread ended
    std::deque<Job> urgent;
    std::deque<Job> normal;
    bool running = false;
    bool stopping = false;
    bool ended = false;
    std::optional<base::Result<void>> opened;
    std::shared_ptr<Interrupter> interrupter;
    std::optional<Connection> connection; ///< used in the thread only
    std::chrono::steady_clock::time_point triedAgain;
    std::thread thread;

    void work(const Location &location, OpenMode mode, Role role);
    void loop();
    void reconnectIfLost();
    OpenMode openMode = OpenMode::ReadOnly;
    [[nodiscard]] bool isIdle() const { return !running && urgent.empty() && normal.empty(); }
};

void Worker::State::work(const Location &location, OpenMode mode, Role role)
{
    {
        auto made = Connection::open(location, mode, role);
        std::unique_lock lock(mutex);
        if (made) {
            interrupter = made->interrupter();
            connection = std::move(*made);
            opened = base::Result<void>();
        } else {
            opened = base::Result<void>(std::move(made).error());
        }
        changed.notify_all();
        lock.unlock();
        if (connection) {
            openMode = mode;
            loop();
        }
        connection.reset();
    }
    const std::scoped_lock lock(mutex);
    ended = true;
    changed.notify_all();
}

/// A server that was away comes back, its connections do not. The job that met the loss has failed and said so; the
/// next one finds a new connection, or the server is still away and it fails, too.
void Worker::State::reconnectIfLost()
{
    pg_conn *server = connection->postgresHandle();
    if (!server || PQstatus(server) != CONNECTION_BAD)
        return;
    const auto now = std::chrono::steady_clock::now();
    if (now - triedAgain < pauseBetweenTries)
        return; // a host that does not answer takes its time at each try
    triedAgain = now;
    auto again = Connection::open(connection->location(), openMode, connection->role());
    if (!again) {
        base::log::report(base::log::database(), again.error());
        return;
    }
    const std::scoped_lock lock(mutex);
    interrupter = again->interrupter();
    connection = std::move(*again);
}

void Worker::State::loop()
{
    std::unique_lock lock(mutex);
    while (true) {
        wake.wait(lock, [this] { return stopping || !urgent.empty() || !normal.empty(); });
        if (stopping)
            return;
        auto &queue = urgent.empty() ? normal : urgent;
        {
            const Job job = std::move(queue.front());
            queue.pop_front();
            running = true;
            lock.unlock();
            reconnectIfLost();
            job(*connection);
            // What the job holds is destroyed outside the lock: it may be anything.
        }
        lock.lock();
        running = false;
        changed.notify_all();
    }
}

Worker::Worker()
    : m_state(std::make_shared<State>())
{
}

base::Result<std::unique_ptr<Worker>> Worker::start(const Location &location, OpenMode mode, Role role)
{
    std::unique_ptr<Worker> worker(new Worker);
    const auto state = worker->m_state;
    state->thread = std::thread([state, location, mode, role] { state->work(location, mode, role); });
    std::unique_lock lock(state->mutex);
    state->changed.wait(lock, [&state] { return state->opened.has_value(); });
    auto opened = *state->opened;
    lock.unlock();
    SHOPBOOK_TRY(std::move(opened));
    return worker;
}

Worker::~Worker()
{
    std::deque<Job> dropped;
    std::deque<Job> alsoDropped;
    {
        std::unique_lock lock(m_state->mutex);
        m_state->stopping = true;
        dropped.swap(m_state->urgent);
        alsoDropped.swap(m_state->normal);
        m_state->wake.notify_all();
        // A job of several statements may be between two of them when the first stop comes.
        while (!m_state->ended) {
            if (m_state->running) {
                const auto interrupter = m_state->interrupter;
                lock.unlock();
                interrupter->interrupt();
                lock.lock();
            }
            m_state->changed.wait_for(lock, std::chrono::milliseconds(20), [this] { return m_state->ended; });
        }
    }
    m_state->thread.join();
}

void Worker::post(Priority priority, Job job)
{
    const std::scoped_lock lock(m_state->mutex);
    if (m_state->stopping)
        return;
    (priority == Priority::Urgent ? m_state->urgent : m_state->normal).push_back(std::move(job));
    m_state->wake.notify_one();
}

void Worker::runUrgentJobs()
{
    std::unique_lock lock(m_state->mutex);
    while (!m_state->stopping && !m_state->urgent.empty()) {
        const Job job = std::move(m_state->urgent.front());
        m_state->urgent.pop_front();
        lock.unlock();
        job(*m_state->connection);
        lock.lock();
    }
}

void Worker::interrupt()
{
    std::shared_ptr<Interrupter> interrupter;
    {
        const std::scoped_lock lock(m_state->mutex);
        if (m_state->running)
            interrupter = m_state->interrupter;
    }
    if (interrupter)
        interrupter->interrupt();
}

bool Worker::waitIdle(int timeoutMs)
{
    std::unique_lock lock(m_state->mutex);
    return m_state->changed.wait_for(lock, std::chrono::milliseconds(timeoutMs),
                                     [this] { return m_state->isIdle(); });
}

} // namespace database
