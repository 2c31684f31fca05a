// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/QueryThread.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <thread>

namespace query
{

struct QueryThread::State {
    struct Waiting {
        StopSign sign;
        Job job;
    };
    database::Location location;
    std::mutex mutex;
    std::condition_variable wake; ///< a job came, or the end
    std::condition_variable changed; ///< a job ended
    std::deque<Waiting> jobs;
    StopSign running;
    bool isStopping = false;
    std::thread thread;

    void work();
};

void QueryThread::State::work()
{
    std::optional<database::QueryConnection> connection;
    std::unique_lock lock(mutex);
    while (true) {
        wake.wait(lock, [this] { return isStopping || !jobs.empty(); });
        if (isStopping)
            return;
        {
            const Waiting next = std::move(jobs.front());
            jobs.pop_front();
            running = next.sign;
            lock.unlock();
            base::Error whyNot;
            if (!connection) {
                auto opened = database::QueryConnection::open(location);
                if (opened)
                    connection.emplace(std::move(*opened));
                else
                    whyNot = std::move(opened).error();
            }
            next.job(connection ? &*connection : nullptr, whyNot);
            // What the job holds is destroyed outside the lock: it may be anything.
        }
        lock.lock();
        running.reset();
        changed.notify_all();
    }
}

QueryThread::QueryThread(database::Location location)
    : m_state(std::make_shared<State>())
{
    m_state->location = std::move(location);
    m_state->thread = std::thread([state = m_state] { state->work(); });
}

QueryThread::~QueryThread()
{
    std::deque<State::Waiting> dropped;
    {
        const std::scoped_lock lock(m_state->mutex);
        m_state->isStopping = true;
        dropped.swap(m_state->jobs);
        if (m_state->running)
            m_state->running->stop();
        m_state->wake.notify_all();
    }
    m_state->thread.join();
}

const database::Location &QueryThread::location() const
{
    return m_state->location;
}

void QueryThread::post(const StopSign &sign, Job job)
{
    const std::scoped_lock lock(m_state->mutex);
    m_state->jobs.push_back({sign, std::move(job)});
    m_state->wake.notify_one();
}

bool QueryThread::waitIdle(int timeoutMs)
{
    std::unique_lock lock(m_state->mutex);
    return m_state->changed.wait_for(lock, std::chrono::milliseconds(timeoutMs),
                                     [this] { return m_state->jobs.empty() && !m_state->running; });
}

} // namespace query
