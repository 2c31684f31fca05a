// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/QueryConnection.h"
#include "query/ExerciseCheck.h"
#include "support/TestDatabase.h"

#include <memory>

/// Answers in few words.
namespace exercisetest
{

/// A tree, written with ' for ".
[[nodiscard]] query::Answer tree(const char *text);
[[nodiscard]] query::Answer sql(const char *text);

} // namespace exercisetest

/// The two data of the exercises on both engines, filled once: answers change nothing.
class ExerciseFixture : public QObject
{
protected:
    void prepare();
    [[nodiscard]] database::QueryConnection &practice(bool hasEdges) const;
    [[nodiscard]] base::Result<query::ResultRows> run(const query::Answer &answer, query::PracticeData data);

private:
    struct Practice {
        std::unique_ptr<support::TestDatabase> database;
        std::unique_ptr<database::QueryConnection> connection;
    };
    QHash<std::pair<int, int>, std::shared_ptr<Practice>> m_practice;
};
