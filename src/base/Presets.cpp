// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Presets.h"

#include <QCoreApplication>
#include <QDir>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace base::presets
{

namespace
{

struct State {
    Policy policy;
    std::optional<Error> problem;
    QMap<Preset, QString> given;
};

State &state()
{
    static State state;
    return state;
}

struct Words {
    Q_DECLARE_TR_FUNCTIONS(base)
};

/// "1", "true", "yes" and "on" are one value for whoever compares.
QString spelled(Preset preset, const QString &value)
{
    if (preset != Preset::ReadOnly)
        return value;
    const QString word = value.trimmed().toLower();
    return word == u"1"_s || word == u"true"_s || word == u"yes"_s || word == u"on"_s ? u"true"_s
                                                                                      : u"false"_s;
}

QString fromEnvironment(Preset preset)
{
    const QString name = u"SHOPBOOK_"_s + nameOf(preset).toUpper();
    const QString value = qEnvironmentVariable(name.toLatin1().constData()).trimmed();
    return value.isEmpty() ? value : spelled(preset, value);
}

/// ~ and ${NAME}: one policy serves all persons at a computer.
QString unfolded(QString path)
{
    if (path == u"~"_s || path.startsWith(u"~/"_s))
        path.replace(0, 1, QDir::homePath());
    static const QRegularExpression variable(u"\\$\\{([A-Za-z_][A-Za-z0-9_]*)\\}"_s);
    qsizetype from = 0;
    for (auto match = variable.match(path, from); match.hasMatch(); match = variable.match(path, from)) {
        const QString value = qEnvironmentVariable(match.captured(1).toUtf8().constData());
        path.replace(match.capturedStart(), match.capturedLength(), value);
        from = match.capturedStart() + value.size();
    }
    return QDir::cleanPath(QDir::fromNativeSeparators(path));
}

InForce decided(Preset preset, const QString &own)
{
    const auto rule = state().policy.rule(preset);
    if (preset == Preset::ReadOnly && state().problem)
        return {u"true"_s, Origin::Lock};
    if (rule && rule->isLocked)
        return {rule->value, Origin::Lock};
    if (const auto given = state().given.constFind(preset); given != state().given.constEnd())
        return {*given, Origin::CommandLine};
    if (const QString value = fromEnvironment(preset); !value.isEmpty())
        return {value, Origin::Environment};
    if (!own.isEmpty())
        return {own, Origin::Own};
    if (rule && !rule->value.isEmpty())
        return {rule->value, Origin::Policy};
    return {};
}

} // namespace

void load()
{
    // Read a second time for the sentence in another language: what the command line said stays.
    const auto given = state().given;
    use(Policy::ofMachine());
    state().given = given;
}

void use(Result<Policy> policy)
{
    state().problem = policy ? std::optional<Error>() : policy.error();
    state().policy = policy ? *std::move(policy) : Policy();
    state().given.clear();
}

std::optional<Error> problem()
{
    return state().problem;
}

const Policy &policy()
{
    return state().policy;
}

Result<void> give(Preset preset, const QString &value)
{
    const QString wanted = spelled(preset, value);
    const auto rule = state().policy.rule(preset);
    if (rule && rule->isLocked && rule->value != wanted)
        return Error{ErrorCode::NoPermission,
                     Words::tr("The administrator of this computer has set “%1”; it cannot be given another "
                               "value here (%2).")
                         .arg(nameOf(preset), state().policy.administrator()),
                     {},
                     {},
                     {}};
    state().given.insert(preset, wanted);
    return {};
}

InForce inForce(Preset preset, const QString &own)
{
    InForce found = decided(preset, own);
    if ((preset == Preset::BackupFolder || preset == Preset::UpdateCheck) && !found.value.isEmpty())
        found.value = unfolded(found.value);
    return found;
}

bool isLocked(Preset preset)
{
    return decided(preset, {}).isLocked();
}

bool isReadOnly()
{
    return decided(Preset::ReadOnly, {}).value == u"true"_s;
}

QString lockedBy(Preset preset)
{
    if (!isLocked(preset))
        return {};
    if (state().problem)
        return Words::tr("The policy of this computer cannot be followed; ask the administrator.");
    return Words::tr("Set by the administrator: %1").arg(state().policy.administrator());
}

QString readOnlyNotice()
{
    if (state().problem)
        return state().problem->message;
    const QString by = lockedBy(Preset::ReadOnly);
    return Words::tr("Nothing can be changed here: Shopbook was told to open databases read-only.")
        + (by.isEmpty() ? QString() : u' ' + by);
}

Error readOnlyRefusal()
{
    if (state().problem)
        return *state().problem;
    QString sentence = Words::tr("Shopbook was told to write nothing: nothing was changed.");
    if (const QString by = lockedBy(Preset::ReadOnly); !by.isEmpty())
        sentence += u' ' + by;
    return {ErrorCode::NoPermission, sentence, {}, {}, {}};
}

} // namespace base::presets
