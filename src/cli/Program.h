// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <cstdio>

namespace cli {

/// The whole of shopbook-cli but for main(): finds the verb, runs it, and answers the exit code
/// (design.md 10). `arguments` begin with the program's name. Needs a QCoreApplication.
[[nodiscard]] int run(const QStringList &arguments, std::FILE *results, std::FILE *words);

} // namespace cli
