// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QStringList>

#include <memory>

class QProcess;

/// The real program, started as a person would.
namespace clitest {

struct Outcome {
    int exitCode = -1;      ///< -1: a signal ended it, or nothing did
    QByteArray results; ///< its standard output
    QByteArray words;   ///< its standard error

    /// The result as JSON; an empty object when it is none.
    [[nodiscard]] QJsonObject json() const;
};

struct Where {
    QString folder;                       ///< to stand in; "" = here
    QStringList environment;              ///< NAME=value, on top of the test's own
    bool withoutRights = false;           ///< as a user whom file rights bind
    QByteArray input;
    QString program = {};                 ///< "" = shopbook-cli
};

/// Begun and not waited for.
[[nodiscard]] std::unique_ptr<QProcess> startCli(const QStringList &arguments, const Where &where = {});
/// What came of it, at the end.
[[nodiscard]] Outcome finished(QProcess &process);
[[nodiscard]] Outcome runCli(const QStringList &arguments, const Where &where = {});

/// Every file of a folder by name with its bytes.
[[nodiscard]] QMap<QString, QByteArray> bytesOf(const QString &folder);

} // namespace clitest
