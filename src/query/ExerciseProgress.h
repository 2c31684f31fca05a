// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/ExerciseCheck.h"

#include <QSet>

namespace query
{

/// Which exercises a person has solved, and what they answered last, over a restart (base::Settings). An
/// answer that touches what a buyer receives is not written down. Use it from the window's thread.
class ExerciseProgress
{
public:
    [[nodiscard]] QSet<QString> solved() const; ///< ids
    [[nodiscard]] bool isSolved(const QString &id) const;
    void setSolved(const QString &id);

    /// nullopt: none was kept, or it can't be read any more.
    [[nodiscard]] std::optional<Answer> lastAnswer(const QString &id) const;
    void setLastAnswer(const QString &id, const Answer &answer);

    /// The first in the list that is not solved; nullptr when all are.
    [[nodiscard]] const Exercise *next() const;
    /// Forgets what was solved and answered.
    void clear();
};

} // namespace query
