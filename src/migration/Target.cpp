// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/Target.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <optional>

using namespace Qt::StringLiterals;

namespace migration
{

namespace
{

base::Error unknown(const QString &sentence)
{
    return {base::ErrorCode::UnknownRevision, sentence, {}, {}, {}};
}

base::Error unreadable(const QString &sentence)
{
    return {base::ErrorCode::Usage, sentence, {}, {}, {}};
}

/// "market@1720+1" in its parts.
struct Parts {
    QString branch;
    QString place; ///< "", head, heads, base or the beginning of an id
    std::optional<int> steps;
};

base::Result<Parts> split(const QString &text)
{
    static const QRegularExpression form(u"^(?:([^@]+)@)?(\\w*)([+-]\\d+)?$"_s);
    const auto match = form.match(text.trimmed());
    Parts parts{match.captured(1), match.captured(2), {}};
    if (match.hasMatch() && !match.captured(3).isEmpty()) {
        bool isNumber = false;
        parts.steps = match.captured(3).toInt(&isNumber);
        if (!isNumber)
            return unknown(
                QCoreApplication::translate("migration", "No branch has as many revisions as “%1” asks for.")
                    .arg(text));
    }
    if (!match.hasMatch() || (parts.place.isEmpty() && !parts.steps))
        return unreadable(
            QCoreApplication::translate(
                "migration",
                "“%1” names no revision. Possible are head, base, an id or how it begins, +1, -1, and "
                "BRANCH@ before any of them.")
                .arg(text));
    return parts;
}

/// A revision so many steps after `start` ("" = base); steps back are negative.
base::Result<QString> stepped(const QList<Script> &chain, const QString &start, int steps,
                              const QString &text)
{
    qsizetype at = -1; // before the first
    for (qsizetype i = 0; i < chain.size(); ++i)
        if (chain.at(i).revision == start)
            at = i;
    if (at < 0 && !start.isEmpty())
        return unknown(
            QCoreApplication::translate(
                "migration",
                "The database stands at revision %1, which nobody knows here: no steps can be counted from "
                "there. Name the revision itself.")
                .arg(start));
    const qsizetype wanted = at + steps;
    if (wanted < -1 || wanted >= chain.size())
        return unknown(
            QCoreApplication::translate(
                "migration",
                "“%1” leads past the end: from %2 there are %3 revisions up and %4 down in its branch.")
                .arg(text, start.isEmpty() ? u"base"_s : start)
                .arg(chain.size() - 1 - at)
                .arg(at + 1));
    return wanted < 0 ? QString() : chain.at(wanted).revision;
}

/// Each branch's head or base; some steps away from it only where one branch is meant.
base::Result<QList<Target>> ends(const ScriptSet &scripts, const Parts &parts, const QString &text)
{
    const QStringList branches = parts.branch.isEmpty() ? scripts.branches() : QStringList{parts.branch};
    if (parts.steps && branches.size() > 1)
        return unreadable(QCoreApplication::translate(
                              "migration", "There are several branches (%1): say which, as in %2@%3.")
                              .arg(branches.join(u", "_s), branches.constFirst(), text));
    QList<Target> found;
    for (const QString &branch : branches) {
        const QString end = parts.place == u"base" ? QString() : scripts.headOf(branch);
        auto revision = stepped(scripts.chain(branch), end, parts.steps.value_or(0), text);
        SHOPBOOK_TRY(revision);
        found.append({branch, *revision});
    }
    return found;
}

} // namespace

base::Result<Script> scriptNamed(const ScriptSet &scripts, const QString &text, const QString &branch)
{
    QList<Script> found;
    for (const Script &script : scripts.scripts()) {
        if (!branch.isEmpty() && script.branch != branch)
            continue;
        if (script.revision == text)
            return script;
        if (!text.isEmpty() && script.revision.startsWith(text))
            found.append(script);
    }
    if (found.size() == 1)
        return found.constFirst();
    if (found.isEmpty())
        return unknown(
            QCoreApplication::translate(
                "migration",
                "There is no revision %1. `shopbook-cli migrate history` lists those that there are.")
                .arg(text));
    QStringList ids;
    for (const Script &script : std::as_const(found))
        ids.append(script.revision);
    return unknown(
        QCoreApplication::translate("migration", "Several revisions begin with %1: %2. Write a letter more.")
            .arg(text, ids.join(u", "_s)));
}

base::Result<QList<Target>> targets(const ScriptSet &scripts, const QString &text, const Origin &origin)
{
    auto parts = split(text);
    SHOPBOOK_TRY(parts);
    if (!parts->branch.isEmpty() && !scripts.branches().contains(parts->branch))
        return unknown(QCoreApplication::translate("migration", "There is no branch %1; there are %2.")
                           .arg(parts->branch, scripts.branches().join(u", "_s)));
    if (parts->place == u"head" || parts->place == u"heads" || parts->place == u"base")
        return ends(scripts, *parts, text);
    QString branch = parts->branch;
    QString start;
    if (parts->place.isEmpty()) {
        if (branch.isEmpty())
            branch = origin.branch;
        if (branch.isEmpty())
            return unreadable(QCoreApplication::translate(
                                  "migration", "There are several branches (%1): say which, as in %2@%3.")
                                  .arg(scripts.branches().join(u", "_s), scripts.branches().value(0), text));
        start = origin.revisions.value(branch);
    } else {
        auto script = scriptNamed(scripts, parts->place, branch);
        SHOPBOOK_TRY(script);
        branch = script->branch;
        start = script->revision;
    }
    auto revision = stepped(scripts.chain(branch), start, parts->steps.value_or(0), text);
    SHOPBOOK_TRY(revision);
    return QList<Target>{{branch, *revision}};
}

} // namespace migration
