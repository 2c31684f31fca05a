// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/ScriptSet.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace migration
{

namespace
{

/// A sentence about one script, with its file and the line of the header that is wrong.
base::Error usage(const Script &script, const QString &header, const char *sentence, const QStringList &names)
{
    QString text = QCoreApplication::translate("migration", sentence);
    for (const QString &name : names)
        text = text.arg(name);
    return {base::ErrorCode::Usage,
            QCoreApplication::translate("migration", "Revision script %1: Line %2: %3")
                .arg(script.fileName)
                .arg(script.headerLines.value(header, 1))
                .arg(text),
            {},
            {},
            {}};
}

/// Our own tables come first: the history of everything else is written there.
bool runsBefore(const Script &left, const Script &right)
{
    const bool leftIsOurs = left.branch == QLatin1StringView(shopbookBranch);
    const bool rightIsOurs = right.branch == QLatin1StringView(shopbookBranch);
    if (leftIsOurs != rightIsOurs)
        return leftIsOurs;
    const bool leftIsBuiltIn = ScriptSet::isBuiltIn(left.branch);
    if (leftIsBuiltIn != ScriptSet::isBuiltIn(right.branch))
        return leftIsBuiltIn;
    return left.fileName < right.fileName;
}

base::Result<void> checkNames(const QList<Script> &scripts)
{
    QMap<QString, const Script *> byId;
    for (const Script &script : scripts) {
        if (const Script *other = byId.value(script.revision))
            return usage(script, u"revision"_s,
                         QT_TRANSLATE_NOOP("migration", "revision %1 is in two scripts, here and in %2."),
                         {script.revision, other->fileName});
        byId.insert(script.revision, &script);
    }
    QMap<QString, QString> childOf; // parent, or a branch's name for its base → child
    for (const Script &script : scripts) {
        const Script *parent = byId.value(script.downRevision);
        if (!script.downRevision.isEmpty() && (!parent || parent->branch != script.branch))
            return usage(
                script, u"down-revision"_s,
                QT_TRANSLATE_NOOP("migration", "revision %1 follows %2, which is not in its branch %3."),
                {script.revision, script.downRevision, script.branch});
        for (const QString &dependency : script.dependsOn) {
            if (!byId.contains(dependency))
                return usage(script, u"depends-on"_s,
                             QT_TRANSLATE_NOOP("migration", "revision %1 depends on %2, which is not there."),
                             {script.revision, dependency});
        }
        const QString place = parent ? script.downRevision : u"base of "_s + script.branch;
        if (childOf.contains(place))
            return usage(script, u"down-revision"_s,
                         QT_TRANSLATE_NOOP("migration",
                                           "branch %1 has two heads: %2 and %3 follow the same revision."),
                         {script.branch, childOf.value(place), script.revision});
        childOf.insert(place, script.revision);
    }
    return {};
}

/// Parents and dependencies first; among those that are free to run, in the order of runsBefore().
base::Result<QList<Script>> ordered(QList<Script> scripts)
{
    std::sort(scripts.begin(), scripts.end(), runsBefore);
    QList<Script> result;
    QSet<QString> done;
    while (!scripts.isEmpty()) {
        const auto next = std::find_if(scripts.begin(), scripts.end(), [&](const Script &script) {
            return (script.downRevision.isEmpty() || done.contains(script.downRevision))
                && std::all_of(script.dependsOn.begin(), script.dependsOn.end(),
                               [&](const QString &dependency) { return done.contains(dependency); });
        });
        if (next == scripts.end()) {
            const Script &first = scripts.constFirst();
            const bool waitsForParent = !first.downRevision.isEmpty() && !done.contains(first.downRevision);
            return usage(
                first, waitsForParent ? u"down-revision"_s : u"depends-on"_s,
                QT_TRANSLATE_NOOP("migration", "revision %1 comes after itself: the scripts make a circle."),
                {first.revision});
        }
        done.insert(next->revision);
        result.append(*next);
        scripts.erase(next);
    }
    return result;
}

base::Result<QList<Script>> readFolder(const QString &folder)
{
    QList<Script> scripts;
    QDirIterator files(folder, {u"*.sql"_s}, QDir::Files);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            return base::Error{
                base::ErrorCode::NoPermission,
                QCoreApplication::translate("migration", "“%1” cannot be read: check your rights to it.")
                    .arg(QDir::toNativeSeparators(file.fileName())),
                file.errorString(),
                {},
                {}};
        auto script = parseScript(files.fileName(), file.readAll());
        SHOPBOOK_TRY(script);
        scripts.append(*script);
    }
    return scripts;
}

} // namespace

base::Result<ScriptSet> ScriptSet::builtIn()
{
    static const base::Result<ScriptSet> set = readBuiltIn();
    return set;
}

base::Result<ScriptSet> ScriptSet::readBuiltIn()
{
    const auto scripts = readFolder(u":/migrations"_s);
    SHOPBOOK_TRY(scripts);
    return from(*scripts);
}

base::Result<ScriptSet> ScriptSet::withFolder(const QString &folder)
{
    if (!QFileInfo(folder).isDir())
        return base::Error{base::ErrorCode::NotFound,
                           QCoreApplication::translate(
                               "migration", "There is no folder “%1”. `shopbook-cli migrate init` makes one.")
                               .arg(QDir::toNativeSeparators(folder)),
                           {},
                           {},
                           {}};
    const auto ours = builtIn();
    SHOPBOOK_TRY(ours);
    const auto theirs = readFolder(folder);
    SHOPBOOK_TRY(theirs);
    for (const Script &script : *theirs) {
        if (isBuiltIn(script.branch))
            return usage(
                script, u"branch"_s,
                QT_TRANSLATE_NOOP("migration", "the branch %1 is Shopbook's own. Give yours another name."),
                {script.branch});
    }
    return from(ours->scripts() + *theirs);
}

bool ScriptSet::isBuiltIn(const QString &branch)
{
    static const QStringList ours{QString::fromLatin1(marketBranch), QString::fromLatin1(phonebookBranch),
                                  QString::fromLatin1(walletBranch), QString::fromLatin1(shopbookBranch)};
    return ours.contains(branch);
}

base::Result<ScriptSet> ScriptSet::from(QList<Script> scripts)
{
    SHOPBOOK_TRY(checkNames(scripts));
    auto inOrder = ordered(std::move(scripts));
    SHOPBOOK_TRY(inOrder);
    ScriptSet set;
    set.m_scripts = *inOrder;
    return set;
}

const Script *ScriptSet::byRevision(const QString &revision) const
{
    const auto found = std::find_if(m_scripts.begin(), m_scripts.end(),
                                    [&](const Script &script) { return script.revision == revision; });
    return found == m_scripts.end() ? nullptr : &*found;
}

QStringList ScriptSet::branches() const
{
    QStringList names;
    for (const Script &script : m_scripts) {
        if (!names.contains(script.branch))
            names.append(script.branch);
    }
    return names;
}

QString ScriptSet::headOf(const QString &branch) const
{
    QString head;
    for (const Script &script : m_scripts) {
        if (script.branch == branch)
            head = script.revision;
    }
    return head;
}

QList<Script> ScriptSet::chain(const QString &branch) const
{
    QList<Script> scripts;
    std::copy_if(m_scripts.begin(), m_scripts.end(), std::back_inserter(scripts),
                 [&](const Script &script) { return script.branch == branch; });
    return scripts;
}

bool ScriptSet::isReached(const Script &script, const QString &at) const
{
    const QList<Script> ahead = after(script.branch, at);
    return !at.isEmpty() && std::none_of(ahead.begin(), ahead.end(), [&](const Script &other) {
        return other.revision == script.revision;
    });
}

QList<Script> ScriptSet::after(const QString &branch, const QString &revision) const
{
    QList<Script> scripts = chain(branch);
    if (revision.isEmpty())
        return scripts;
    const auto found = std::find_if(scripts.begin(), scripts.end(),
                                    [&](const Script &script) { return script.revision == revision; });
    scripts.erase(scripts.begin(), found == scripts.end() ? found : found + 1);
    return scripts;
}

} // namespace migration
