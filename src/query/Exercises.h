// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "query/Query.h"

#include <QMap>

namespace query
{

/// A task of the Queries page over the sample data. A document of resources/query/exercises, embedded as
/// :/query/exercises; how to add one is in HACKING.md. Plain values; whether an answer is right says
/// ExerciseCheck.
struct Exercise {
    /// What a person reads, in one language.
    struct Words {
        QString title; ///< "Who is of age?"
        QString task; ///< one or two sentences: what is asked, and which columns
        QStringList hints; ///< one after another, each says more; never the whole answer
    };

    QString id; ///< "01-of-age": by it progress is remembered, so it never changes
    schema::Area area = schema::Area::Phonebook;
    int level = 1; ///< 1 (first steps) to 5
    QMap<QString, Words> words; ///< by language: "en", "ru"
    Query solution; ///< one right answer; its rows are what others are compared with
    bool isOrdered = false; ///< the task says an order, so rows are compared in it
    QStringList columns; ///< what is asked for, as the task calls them: "name", "number of people"

    /// In the language in force.
    [[nodiscard]] const Words &text() const;
    /// Where a person begins: the table, and nothing asked of it.
    [[nodiscard]] Query beginning() const;
};

/// All, from easy to hard; the same list for the whole run of the program. Error: a document of this build
/// can't be read (Failed, with its path in the detail), which a test rules out.
[[nodiscard]] const base::Result<QList<Exercise>> &exercises();
/// nullptr: no such exercise.
[[nodiscard]] const Exercise *exerciseById(const QString &id);

} // namespace query
