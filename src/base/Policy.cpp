// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Policy.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#ifdef Q_OS_WIN
#include <QFileInfo>
#include <QSettings>

#include <array>
#include <windows.h>
#endif

using namespace Qt::StringLiterals;

namespace base
{

namespace
{

constexpr int newestVersion = 1;
/// A policy has a few lines; what is larger is something else.
constexpr qint64 largestFile = 1 << 20;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(base)
};

Error wrong(const QString &source, const QString &problem)
{
    return {
        ErrorCode::Usage,
        Words::tr(
            "The policy of this computer cannot be followed: %1 (%2). Until the administrator has mended it, "
            "databases are opened for reading only.")
            .arg(problem, QDir::toNativeSeparators(source)),
        {},
        {},
        {}};
}

/// What is wrong with the value; "" = nothing.
QString problemOf(Preset preset, const QJsonValue &value)
{
    const QString name = nameOf(preset);
    if (preset == Preset::ReadOnly)
        return value.isBool() ? QString() : Words::tr("“%1” is true or false").arg(name);
    if (preset == Preset::UpdateCheck && value.isBool() && !value.toBool())
        return {};
    if (!value.isString() || value.toString().trimmed().isEmpty())
        return Words::tr("“%1” wants a text").arg(name);
    const QString text = value.toString();
    if (preset == Preset::Language && text != u"en"_s && text != u"ru"_s)
        return Words::tr("“%1” is en or ru").arg(name);
    // Everybody at the computer can read it.
    static const QRegularExpression password(u"^[a-z0-9+]+://[^/@]*:[^/@]+@"_s,
                                             QRegularExpression::CaseInsensitiveOption);
    if (preset == Preset::Database && password.match(text).hasMatch())
        return Words::
            tr("“%1” holds a password, and everybody here can read it; leave it out, Shopbook asks for it")
                .arg(name);
    return {};
}

QString textOf(Preset preset, const QJsonValue &value)
{
    if (preset == Preset::ReadOnly)
        return value.toBool() ? u"true"_s : u"false"_s;
    return value.toString().trimmed();
}

} // namespace

QList<Preset> allPresets()
{
    return {Preset::Database, Preset::Language, Preset::ReadOnly, Preset::BackupFolder, Preset::UpdateCheck};
}

QString nameOf(Preset preset)
{
    switch (preset) {
    case Preset::Database:
        return u"database"_s;
    case Preset::Language:
        return u"language"_s;
    case Preset::ReadOnly:
        return u"read_only"_s;
    case Preset::BackupFolder:
        return u"backup_folder"_s;
    case Preset::UpdateCheck:
        break;
    }
    return u"update_check"_s;
}

Result<Policy> Policy::parse(const QByteArray &json, const QString &source)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError) {
        const auto line = json.left(error.offset).count('\n') + 1;
        Error refusal = wrong(source, Words::tr("line %1 is no JSON").arg(line));
        refusal.detail = error.errorString();
        return refusal;
    }
    if (!document.isObject())
        return wrong(source, Words::tr("it is not a JSON object"));
    return fromObject(document.object(), source);
}

Result<Policy> Policy::fromObject(const QJsonObject &object, const QString &source)
{
    Policy policy;
    policy.m_source = source;
    const QJsonValue version = object.value(u"version"_s);
    if (!version.isDouble() || version.toInt() < 1)
        return wrong(source, Words::tr("“version” is missing; it is 1"));
    if (version.toInt() > newestVersion)
        return wrong(source,
                     Words::tr("it is of version %1, and this Shopbook knows %2")
                         .arg(version.toInt())
                         .arg(newestVersion));
    if (const QJsonValue administrator = object.value(u"administrator"_s); administrator.isString())
        policy.m_administrator = administrator.toString().trimmed();
    else if (!administrator.isUndefined())
        return wrong(source, Words::tr("“%1” wants a text").arg(u"administrator"_s));

    QStringList known{u"version"_s, u"administrator"_s};
    for (const Preset preset : allPresets()) {
        known.append(nameOf(preset));
        QJsonValue value = object.value(nameOf(preset));
        if (value.isUndefined())
            continue;
        Rule rule;
        if (value.isObject()) {
            const QJsonObject said = value.toObject();
            for (auto part = said.begin(); part != said.end(); ++part)
                if (part.key() != u"value"_s && part.key() != u"locked"_s)
                    return wrong(source, Words::tr("“%1” has no “%2”").arg(nameOf(preset), part.key()));
            if (!said.value(u"locked"_s).isUndefined() && !said.value(u"locked"_s).isBool())
                return wrong(source, Words::tr("“%1” is true or false").arg(nameOf(preset) + u".locked"_s));
            rule.isLocked = said.value(u"locked"_s).toBool();
            value = said.value(u"value"_s);
        }
        if (const QString problem = problemOf(preset, value); !problem.isEmpty())
            return wrong(source, problem);
        rule.value = textOf(preset, value);
        policy.m_rules.insert(preset, rule);
    }
    // A misspelt lock would be no lock: better said than passed over.
    for (auto key = object.begin(); key != object.end(); ++key)
        if (!known.contains(key.key()))
            return wrong(source, Words::tr("nobody knows “%1”").arg(key.key()));
    return policy;
}

Result<Policy> Policy::fromFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        Error refusal = wrong(path, Words::tr("the file cannot be read"));
        refusal.detail = file.errorString();
        return refusal;
    }
    if (file.size() > largestFile)
        return wrong(path, Words::tr("the file is too large to be one"));
    return parse(file.readAll(), path);
}

#ifdef Q_OS_WIN
namespace
{

/// Asked before there is an application object, which could tell it too.
QString folderOfProgram()
{
    std::array<wchar_t, 32768> path{};
    const DWORD length = GetModuleFileNameW(nullptr, path.data(), DWORD(path.size()));
    return QFileInfo(QString::fromWCharArray(path.data(), int(length))).absolutePath();
}

QString registryName()
{
    return u"HKEY_LOCAL_MACHINE\\Software\\Policies\\Shopbook"_s;
}

/// Administrators write a truth as a number or as a word. What is neither stays a text, which is refused.
QJsonValue truthOf(const QVariant &value)
{
    const QString text = value.toString().trimmed().toLower();
    if (text == u"1"_s || text == u"true"_s)
        return true;
    if (text == u"0"_s || text == u"false"_s)
        return false;
    return value.toString();
}

} // namespace

QJsonObject Policy::registryBranch()
{
    const QSettings branch(registryName(), QSettings::NativeFormat);
    const QString lockEnd = u"_locked"_s;
    QStringList presets;
    for (const Preset preset : allPresets())
        presets.append(nameOf(preset));
    QJsonObject object;
    const QStringList keys = branch.childKeys();
    for (const QString &key : keys) {
        const QVariant value = branch.value(key);
        const QString name = key.toLower(); // the registry minds no case
        const bool isLock = name.endsWith(lockEnd);
        const QString whose = isLock ? name.chopped(lockEnd.size()) : name;
        if (presets.contains(whose)) {
            QJsonObject rule = object.value(whose).toObject();
            const QJsonValue truth = truthOf(value);
            const bool isTruth = isLock || whose == nameOf(Preset::ReadOnly)
                || (whose == nameOf(Preset::UpdateCheck) && truth == QJsonValue(false));
            rule.insert(isLock ? u"locked"_s : u"value"_s, isTruth ? truth : QJsonValue(value.toString()));
            object.insert(whose, rule);
        } else if (name == u"version"_s) {
            object.insert(name, value.toInt());
        } else if (name != u"default"_s && name != u"."_s) { // the branch's own value
            object.insert(name, value.toString()); // the administrator, or what nobody knows
        }
    }
    if (!object.isEmpty() && !object.contains(u"version"_s))
        object.insert(u"version"_s, newestVersion);
    return object;
}
#endif

Result<Policy> Policy::ofMachine()
{
#ifdef Q_OS_WIN
    if (const QJsonObject branch = registryBranch(); !branch.isEmpty())
        return fromObject(branch, registryName());
    const QString path = folderOfProgram() + u"/policy.json"_s;
#else
    const QString path = u"/etc/shopbook/policy.json"_s;
#endif
    if (QFile::exists(path))
        return fromFile(path);
    if (const QString named = qEnvironmentVariable("SHOPBOOK_POLICY"); !named.isEmpty())
        return fromFile(named);
    return Policy();
}

std::optional<Policy::Rule> Policy::rule(Preset preset) const
{
    const auto found = m_rules.constFind(preset);
    return found == m_rules.constEnd() ? std::optional<Rule>() : *found;
}

} // namespace base
