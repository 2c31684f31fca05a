// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QJsonObject>

#include <cstdio>

namespace cli {

/// The two streams of the program, UTF-8: results on one, everything for a person on the other.
class Output
{
public:
    Output(std::FILE *results, std::FILE *words);

    /// A result as lines of text; a line break is added.
    void result(const QString &text);
    /// A result for programs.
    void result(const QJsonObject &object);
    [[nodiscard]] bool hasResult() const { return m_hasResult; }
    /// Nobody takes the results any more, or there is no room for them: finish() will say so, and more is of no use.
    [[nodiscard]] bool hasFailed() const { return m_failed; }

    /// A sentence for the person.
    void say(const QString &sentence);
    /// The sentence of a failure and, on a line of its own, its technical text; not again what was said last.
    void say(const base::Error &error);

    /// Whether all results have arrived; a full disk or a closed pipe is a failure of the program.
    base::Result<void> finish();

private:
    void write(std::FILE *stream, const QString &text);

    std::FILE *m_results;
    std::FILE *m_words;
    QString m_lastFailure; ///< what say(error) said, while nothing followed it
    bool m_hasResult = false;
    bool m_failed = false;
};

} // namespace cli
