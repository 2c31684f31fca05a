// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace base {

/// What the program remembers of a person between two starts. Not a place for secrets.
/// Reads and writes the platform's settings file; use it from the window's thread.
class Settings
{
public:
    /// "" follows the system, else "en" or "ru". What is in force is base::presets' business.
    [[nodiscard]] QString language() const;
    void setLanguage(const QString &language);

    /// URLs without passwords, newest first, ten at most.
    [[nodiscard]] QStringList recentDatabases() const;
    void addRecentDatabase(const QString &url);
    [[nodiscard]] QString lastPage() const;
    void setLastPage(const QString &page);
    [[nodiscard]] QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray &geometry);

    /// Enter in a cell saves at once; else Ctrl+S does.
    [[nodiscard]] bool savesOnEnter() const;
    void setSavesOnEnter(bool saves);

    /// Of the page Queries, in seconds; 0 = none, -1 = nobody has set it.
    [[nodiscard]] int queryTimeLimit() const;
    void setQueryTimeLimit(int seconds);
    /// Rows that a result shows; 0 = all, -1 = nobody has set it.
    [[nodiscard]] int queryRowLimit() const;
    void setQueryRowLimit(int rows);

    /// Ids of the exercises that were solved, in that order.
    [[nodiscard]] QStringList solvedExercises() const;
    void setSolvedExercises(const QStringList &ids);
    /// What was answered last: a document or SQL; "" when nothing was. Holds no secret: the caller sees to it.
    [[nodiscard]] QString exerciseAnswer(const QString &id) const;
    void setExerciseAnswer(const QString &id, const QString &answer);
    void forgetExercises();

    /// A UUID made at first use: half of the author's name in the journal (design.md 3).
    [[nodiscard]] QString installationId();
};

} // namespace base
