// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QMap>

#include <optional>

class QJsonObject;

namespace base
{

/// What can be set beforehand for everybody at a computer. The names are those of the policy file.
enum class Preset {
    Database, ///< database: a path or an address, without a password
    Language, ///< language: en or ru
    ReadOnly, ///< read_only: nothing is ever written into a database
    BackupFolder, ///< backup_folder: where backups go; ~ and ${NAME} of the environment are understood
    UpdateCheck, ///< update_check: a folder in which newer packages are laid, or false. No network is ever
                 ///< asked
};

/// All of them, in the order in which they are listed.
[[nodiscard]] QList<Preset> allPresets();
/// "database", "read_only" …: its key in a policy.
[[nodiscard]] QString nameOf(Preset preset);

/// What the administrator of a computer has set: a JSON file, or on Windows the machine's branch of the
/// registry. A value; reads nothing but what it is told to. What is in force beside options and settings is
/// Presets' business.
///
///   { "version": 1, "administrator": "IT desk, extension 12",
///     "database": { "value": "postgresql://shop@db/market", "locked": true }, "language": "ru" }
///
/// A plain value is a preset that a person may change, a locked one may not be changed by anybody.
class Policy
{
public:
    struct Rule {
        QString value; ///< read_only: "true" or "false"; "" = nothing
        bool isLocked = false;
    };

    /// `source` is named in sentences. Errors: Usage, with the place that is wrong.
    [[nodiscard]] static Result<Policy> parse(const QByteArray &json, const QString &source);
    /// This computer's: /etc/shopbook/policy.json; on Windows HKEY_LOCAL_MACHINE\Software\Policies\Shopbook,
    /// else policy.json beside the program. Where there is none, the file that SHOPBOOK_POLICY names, so that
    /// the variable cannot put aside what the administrator has said. No policy at all is an empty one.
    [[nodiscard]] static Result<Policy> ofMachine();

    [[nodiscard]] std::optional<Rule> rule(Preset preset) const;
    /// The file or the branch of the registry; "" = there is no policy.
    [[nodiscard]] QString source() const { return m_source; }
    /// Who may be asked, as the policy says it; else its source.
    [[nodiscard]] QString administrator() const
    {
        return m_administrator.isEmpty() ? m_source : m_administrator;
    }

private:
    [[nodiscard]] static Result<Policy> fromObject(const QJsonObject &object, const QString &source);
    [[nodiscard]] static Result<Policy> fromFile(const QString &path);
#ifdef Q_OS_WIN
    [[nodiscard]] static QJsonObject registryBranch();
#endif

    QMap<Preset, Rule> m_rules;
    QString m_source;
    QString m_administrator;
};

} // namespace base
