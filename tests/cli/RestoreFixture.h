// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "CliProcess.h"
#include "support/TestDatabase.h"

/// A shop in a file and a backup of it, made anew for each test.
class RestoreFixture : public QObject
{
    Q_OBJECT
protected:
    [[nodiscard]] database::Connection open(const QString &file) const;
    [[nodiscard]] qint64 purchases(const QString &file) const;
    void run(const QString &file, const QStringList &statements) const;
    [[nodiscard]] clitest::Outcome restore(const QString &file, const QStringList &options = {}) const;
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    void write(const QString &name, const QByteArray &bytes) const;
    [[nodiscard]] QByteArray read(const QString &file) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_shop; ///< 100 purchases
    QString m_copy; ///< made before, with 200

protected Q_SLOTS:
    void init();
};
