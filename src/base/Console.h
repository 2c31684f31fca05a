// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace base
{

/// What a program that talks to a console must arrange on Windows, and nothing elsewhere: what it writes is
/// UTF-8 and arrives as it was written, a result's line endings included; a program with a window finds the
/// console that it was started from. One object a program, made first and destroyed at its end, so that the
/// console is left as it was.
class Console
{
public:
    Console();
    ~Console();
    Console(const Console &) = delete;
    Console &operator=(const Console &) = delete;

    /// The command line with every letter that was typed. Needs no application, unlike
    /// QCoreApplication::arguments().
    [[nodiscard]] static QStringList arguments(int argc, char *argv[]);

private:
    unsigned m_codePage = 0; ///< of the console before; 0 = nothing to give back
};

} // namespace base
