// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/Options.h"
#include "cli/Output.h"

namespace cli {

/// What a verb gets: the options of the program, what stands after the verb, and where to write.
struct Invocation {
    const Options &options;
    const QCommandLineParser &parser; ///< for the verb's own options
    QStringList arguments;            ///< after the verb's name
    Output &output;
};

/// One word of `shopbook-cli`: a class and a file each, listed in Program.cpp. A verb holds no state and
/// no logic that another program could need: it asks the layers below and puts the answer into words.
class Verb
{
public:
    Verb() = default;
    Verb(const Verb &) = delete;
    Verb &operator=(const Verb &) = delete;
    virtual ~Verb() = default;

    [[nodiscard]] virtual QString name() const = 0;
    /// One line for the list of verbs, translated.
    [[nodiscard]] virtual QString summary() const = 0;
    /// What stands after the name: "[URL]", or "" when nothing may.
    [[nodiscard]] virtual QString argumentSyntax() const { return {}; }
    [[nodiscard]] virtual int mostArguments() const { return argumentSyntax().isEmpty() ? 0 : 1; }
    /// What its help says beyond the options, translated.
    [[nodiscard]] virtual QString details() const { return {}; }
    /// Adds the options that only this verb has.
    virtual void addOptions(QCommandLineParser &parser) const { Q_UNUSED(parser) }
    /// Would write into a database when it is called like that: refused where nothing may be written.
    [[nodiscard]] virtual bool writes(const Invocation &invocation) const { Q_UNUSED(invocation) return false; }
    /// Does the work. An error ends the program with base::exitCode() of its code.
    virtual base::Result<void> run(const Invocation &invocation) const = 0;
};

} // namespace cli
