// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "query/Query.h"

#include <QJsonObject>

namespace gui::queries
{

/// What a tab of the Queries page holds: a query that is built, one that is typed as SQL, or an answer to an
/// exercise (built or typed).
struct Question {
    enum class Kind { Built, Sql, Exercise };
    Kind kind = Kind::Built;
    QString name; ///< "" = the page names it
    query::Query query;
    QString sql;
    QString exercise; ///< its id
    bool isAnswerTyped = false; ///< of an exercise: in SQL
    QString saved; ///< the name under which it is saved in the database; "" = nowhere

    [[nodiscard]] bool isTyped() const
    {
        return kind == Kind::Sql || (kind == Kind::Exercise && isAnswerTyped);
    }
    friend bool operator==(const Question &, const Question &) = default;
};

[[nodiscard]] QJsonObject toJson(const Question &question);
/// Error: the document is not of this form (a later version's).
[[nodiscard]] base::Result<Question> questionFromJson(const QJsonObject &object);

} // namespace gui::queries
