// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/History.h"

#include "cli/Words.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;
using migration::Script;
using migration::Target;

namespace cli {

namespace {

using Ends = QMap<QString, QString>; // branch → revision

base::Result<Ends> endsOf(const migration::ScriptSet &scripts, const QString &text, const migration::Origin &origin)
{
    if (text == u"current")
        return Ends(origin.revisions);
    auto found = migration::targets(scripts, text, origin);
    SHOPBOOK_TRY(found);
    Ends ends;
    for (const Target &target : *found)
        ends.insert(target.branch, target.revision);
    return ends;
}

qsizetype placeOf(const QList<Script> &chain, const QString &revision)
{
    for (qsizetype i = 0; i < chain.size(); ++i)
        if (chain.at(i).revision == revision)
            return i;
    return -1;
}

} // namespace

bool History::needsDatabase(const QString &range)
{
    for (const QString &end : range.split(u':')) {
        const QString place = end.section(u'@', -1);
        if (end == u"current" || place.startsWith(u'+') || place.startsWith(u'-'))
            return true;
    }
    return false;
}

base::Result<QList<Script>> History::range(const QString &text, const migration::Origin &origin) const
{
    const QStringList ends = text.split(u':');
    if (!text.isEmpty() && ends.size() != 2)
        return base::Error{base::ErrorCode::Usage,
                           Words::tr("“%1” is no range: write A:B, A: or :B, as in 1b95:head.").arg(text), {}, {}, {}};
    auto from = endsOf(scripts, ends.value(0).isEmpty() ? u"base"_s : ends.value(0), origin);
    SHOPBOOK_TRY(from);
    auto to = endsOf(scripts, ends.value(1).isEmpty() ? u"heads"_s : ends.value(1), origin);
    SHOPBOOK_TRY(to);
    QList<Script> shown;
    QStringList branches = scripts.branches();
    std::reverse(branches.begin(), branches.end());
    for (const QString &branch : std::as_const(branches)) {
        if (!from->contains(branch) || !to->contains(branch))
            continue;
        const QList<Script> chain = scripts.chain(branch);
        const qsizetype first = std::max<qsizetype>(0, placeOf(chain, from->value(branch)));
        for (qsizetype i = placeOf(chain, to->value(branch)); i >= first; --i)
            shown.append(chain.at(i));
    }
    return shown;
}

bool History::isHead(const Script &script) const
{
    return scripts.headOf(script.branch) == script.revision;
}

bool History::isCurrent(const Script &script) const
{
    return current.value(script.branch) == script.revision;
}

QString History::line(const Script &script) const
{
    const QString parent = script.downRevision.isEmpty() ? u"<base>"_s : script.downRevision;
    QString marks = u" (%1)"_s.arg(script.branch);
    if (isHead(script))
        marks += u" (head)"_s;
    if (isCurrent(script))
        marks += u" (current)"_s;
    return u"%1 -> %2%3, %4"_s.arg(parent, script.revision, marks, script.message);
}

QString History::page(const Script &script) const
{
    QStringList lines;
    const auto add = [&lines](const QString &title, const QString &value) {
        if (!value.isEmpty())
            lines.append(u"%1: %2"_s.arg(title, value));
    };
    QString revision = script.revision;
    if (isHead(script))
        revision += u" (head)"_s;
    if (isCurrent(script))
        revision += u" (current)"_s;
    add(Words::tr("Revision"), revision);
    add(Words::tr("Parent"), script.downRevision.isEmpty() ? u"<base>"_s : script.downRevision);
    add(Words::tr("Branch"), script.branch);
    add(Words::tr("Depends on"), script.dependsOn.join(u", "_s));
    add(Words::tr("Message"), script.message);
    add(Words::tr("Script"), script.fileName);
    add(Words::tr("A downgrade loses"), script.dataLoss.join(u", "_s));
    add(Words::tr("Checksum"), QString::fromLatin1(script.checksum));
    return lines.join(u'\n');
}

QJsonObject History::toJson(const Script &script) const
{
    return {
        {u"revision"_s, script.revision},
        {u"down_revision"_s, script.downRevision.isEmpty() ? QJsonValue() : QJsonValue(script.downRevision)},
        {u"branch"_s, script.branch},
        {u"depends_on"_s, QJsonArray::fromStringList(script.dependsOn)},
        {u"message"_s, script.message},
        {u"script"_s, script.fileName},
        {u"data_loss"_s, QJsonArray::fromStringList(script.dataLoss)},
        {u"checksum"_s, QString::fromLatin1(script.checksum)},
        {u"head"_s, isHead(script)},
        {u"current"_s, isCurrent(script)},
    };
}

} // namespace cli
