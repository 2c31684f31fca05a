// SPDX-License-Identifier: GPL-3.0-or-later
// What the shelf of the page holds, and how a query gets there: the rest of QueriesPage.h.
#include "gui/MessageBar.h"
#include "gui/queries/QueriesPage.h"
#include "gui/queries/Words.h"
#include "query/ExerciseProgress.h"
#include "query/Lessons.h"
#include "ui_QueriesPage.h"

#include <QInputDialog>

using namespace Qt::StringLiterals;

namespace gui::queries
{

void QueriesPage::fillShelf()
{
    QList<Shelf::Entry> entries;
    if (const auto lessons = query::lessons())
        for (const query::Lesson &lesson : *lessons)
            entries.append({lesson.name, lesson.title, {}, false});
    m_ui->shelf->setEntries(Shelf::Section::Lesson, entries);
    entries.clear();
    const query::ExerciseProgress progress;
    if (const auto &all = query::exercises(); all)
        for (const query::Exercise &exercise : *all)
            entries.append(
                {exercise.id, exercise.text().title, exercise.text().task, progress.isSolved(exercise.id)});
    m_ui->shelf->setEntries(Shelf::Section::Exercises, entries);
}

void QueriesPage::take(Shelf::Section section, const QString &id)
{
    Question question;
    if (section == Shelf::Section::Exercises) {
        const query::Exercise *exercise = query::exerciseById(id);
        if (!exercise)
            return;
        question.kind = Question::Kind::Exercise;
        question.exercise = id;
        question.query = exercise->beginning();
        if (const auto last = query::ExerciseProgress().lastAnswer(id)) {
            question.query = last->tree.value_or(question.query);
            question.sql = last->sql;
            question.isAnswerTyped = !last->tree;
        }
    }
    if (section == Shelf::Section::Lesson) {
        const auto lesson = query::lesson(id);
        if (!lesson)
            return m_ui->messageBar->showError(lesson.error());
        if (!m_shared.tables.contains(lesson->query.from))
            return m_ui->messageBar->showMessage(
                style::Tone::Neutral,
                tr("This query is about the phonebook, which is not turned on in this database."));
        question.query = lesson->query;
        question.name = lesson->title;
    }
    open(question);
}

void QueriesPage::save()
{
}

void QueriesPage::saveAs(const QString &)
{
}

} // namespace gui::queries
