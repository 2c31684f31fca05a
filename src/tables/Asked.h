// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>

namespace tables
{

/// An answer that a worker is asked for and that the window may wait for, shortly. Shared by both threads.
template <typename T> class Asked
{
public:
    void answer(base::Result<T> result)
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_result = std::move(result);
        }
        m_done.notify_all();
    }
    /// True once the answer is here.
    [[nodiscard]] bool waitFor(std::chrono::milliseconds patience)
    {
        std::unique_lock lock(m_mutex);
        return m_done.wait_for(lock, patience, [this] { return m_result.has_value(); });
    }
    /// Only after waitFor() said true, or in what is run when the answer came. It is written once and stays.
    [[nodiscard]] const base::Result<T> &result() const { return *m_result; }

private:
    std::mutex m_mutex;
    std::condition_variable m_done;
    std::optional<base::Result<T>> m_result;
};

} // namespace tables
