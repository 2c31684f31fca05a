// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

namespace base
{

/// Ctrl+C, and the system's request to end, for a program of the command line that has something to put away
/// first. While the object lives the first of them calls a function, in a thread of its own, instead of
/// ending the program; a second one ends it at once. Whoever reads the output and goes away (`| head`) makes
/// a write fail instead of ending the program. One object at a time, made before other threads are: they
/// inherit what it sets.
class Interrupts
{
public:
    explicit Interrupts(std::function<void()> asked);
    /// Waits for a call that is under way.
    ~Interrupts();
    Interrupts(const Interrupts &) = delete;
    Interrupts &operator=(const Interrupts &) = delete;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace base
