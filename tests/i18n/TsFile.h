// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringList>

/// One text of a .ts file.
struct TsMessage {
    QString context;
    QString source;
    QString comment;        ///< what tells two equal sources apart
    bool isPlural = false;
    bool isFinished = true;
    QStringList forms;      ///< one, or one for each plural form

    /// What lupdate tells texts apart by, readable enough for a test's answer.
    [[nodiscard]] QString key() const;
};

/// All texts of a file; empty, with `error` filled, if it can't be read.
[[nodiscard]] QList<TsMessage> readTsFile(const QString &path, QString &error);
