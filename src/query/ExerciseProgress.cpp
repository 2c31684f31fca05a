// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/ExerciseProgress.h"

#include "base/Settings.h"
#include "query/QueryJson.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace query
{

namespace
{

QStringList secretColumns()
{
    QStringList columns;
    for (const schema::Entity &entity : schema::entities())
        for (const schema::Field &field : entity.fields)
            if (field.secret)
                columns.append(field.column);
    return columns;
}

/// A value that it is compared with would tell what a buyer receives.
bool touchesSecret(const Answer &answer)
{
    const QString text = answer.tree ? QString::fromUtf8(toDocument(*answer.tree)) : answer.sql;
    return std::ranges::any_of(
        secretColumns(), [&](const QString &column) { return text.contains(column, Qt::CaseInsensitive); });
}

} // namespace

QSet<QString> ExerciseProgress::solved() const
{
    const QStringList ids = base::Settings().solvedExercises();
    return {ids.cbegin(), ids.cend()};
}

bool ExerciseProgress::isSolved(const QString &id) const
{
    return base::Settings().solvedExercises().contains(id);
}

void ExerciseProgress::setSolved(const QString &id)
{
    base::Settings settings;
    QStringList ids = settings.solvedExercises();
    if (ids.contains(id))
        return;
    ids.append(id);
    settings.setSolvedExercises(ids);
}

std::optional<Answer> ExerciseProgress::lastAnswer(const QString &id) const
{
    const QString kept = base::Settings().exerciseAnswer(id);
    // A tree is kept as its document, SQL as it was typed: no SELECT begins with a brace.
    if (kept.isEmpty())
        return {};
    if (!kept.startsWith(u'{'))
        return Answer::ofSql(kept);
    const auto tree = queryFromDocument(kept.toUtf8());
    return tree ? std::optional(Answer::of(*tree)) : std::nullopt;
}

void ExerciseProgress::setLastAnswer(const QString &id, const Answer &answer)
{
    if (touchesSecret(answer))
        return;
    const QString text = answer.tree
        ? QString::fromUtf8(QJsonDocument(toJson(*answer.tree)).toJson(QJsonDocument::Compact))
        : answer.sql.trimmed();
    base::Settings().setExerciseAnswer(id, text);
}

const Exercise *ExerciseProgress::next() const
{
    if (!exercises())
        return nullptr;
    const QSet<QString> done = solved();
    const auto found = std::ranges::find_if(
        *exercises(), [&](const Exercise &exercise) { return !done.contains(exercise.id); });
    return found == exercises()->end() ? nullptr : &*found;
}

void ExerciseProgress::clear()
{
    base::Settings().forgetExercises();
}

} // namespace query
