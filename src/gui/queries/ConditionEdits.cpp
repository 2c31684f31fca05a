// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/queries/ConditionEdits.h"

#include <QRegularExpression>

#include <utility>

using namespace Qt::StringLiterals;

namespace gui::queries
{

using query::Condition;
using Kind = Condition::Kind;

namespace
{

Condition groupOf(Kind kind, const QList<Condition> &parts)
{
    Condition group;
    group.kind = kind;
    group.parts = parts;
    return group;
}

/// Several of them as a group, one as itself.
Condition together(Kind kind, const QList<Condition> &parts)
{
    return parts.size() == 1 ? parts.constFirst() : groupOf(kind, parts);
}

PartPath parentOf(const PartPath &path)
{
    return path.first(path.size() - 1);
}

} // namespace

Condition *partAt(Condition &root, const PartPath &path)
{
    Condition *part = &root;
    for (const int index : path) {
        if (index < 0 || index >= part->parts.size())
            return nullptr;
        part = &part->parts[index];
    }
    return part;
}

const Condition *partAt(const Condition &root, const PartPath &path)
{
    const Condition *part = &root;
    for (const int index : path) {
        if (index < 0 || index >= part->parts.size())
            return nullptr;
        part = &part->parts.at(index);
    }
    return part;
}

QString documentPath(const Condition &root, const QString &clause, const PartPath &path)
{
    QString text = clause;
    const Condition *group = &root;
    for (qsizetype depth = 0; depth < path.size(); ++depth) {
        if (depth > 0)
            text += group->kind == Kind::All ? u".all"_s : group->kind == Kind::Any ? u".any"_s : u".none"_s;
        text += u"[%1]"_s.arg(path.at(depth));
        group = partAt(*group, {path.at(depth)});
        if (!group)
            break;
    }
    return text;
}

PartPath partPathOf(const QString &documentPath)
{
    PartPath parts;
    static const QRegularExpression index(u"\\[(\\d+)\\]"_s);
    auto matches = index.globalMatch(documentPath);
    while (matches.hasNext())
        parts.append(matches.next().captured(1).toInt());
    return parts;
}

bool isOffAt(const Condition &root, const PartPath &path)
{
    for (qsizetype depth = 0; depth <= path.size(); ++depth)
        if (const Condition *part = partAt(root, path.first(depth)); part && part->isOff)
            return true;
    return false;
}

bool joinsByAnd(const Condition &group)
{
    return group.kind == Kind::All;
}

void flipWord(Condition &root, const PartPath &path, int left)
{
    Condition *group = partAt(root, path);
    if (!group || left < 0 || left + 1 >= group->parts.size())
        return;
    if (!path.isEmpty() && group->kind != Kind::None) {
        Condition *parent = partAt(root, parentOf(path));
        if (joinsByAnd(*parent) != joinsByAnd(*group)) {
            const Condition first = together(group->kind, group->parts.first(left + 1));
            const Condition second = together(group->kind, group->parts.sliced(left + 1));
            const int at = path.constLast();
            parent->parts[at] = first;
            parent->parts.insert(at + 1, second);
            return;
        }
    }
    const Kind kind = joinsByAnd(*group) ? Kind::Any : Kind::All;
    QList<Condition> both;
    for (const Condition &part : group->parts.sliced(left, 2)) {
        if (part.kind == kind && !part.isOff)
            both.append(part.parts);
        else
            both.append(part);
    }
    group->parts[left] = groupOf(kind, both);
    group->parts.removeAt(left + 1);
}

void negate(Condition &root, const PartPath &path)
{
    Condition *part = partAt(root, path);
    if (!part || path.isEmpty())
        return;
    Condition *parent = partAt(root, parentOf(path));
    if (path.size() > 1 && parent->kind == Kind::None && parent->parts.size() == 1) {
        const Condition inner = *part;
        *parent = inner;
    } else if (part->kind == Kind::None) {
        *part = together(Kind::Any, QList<Condition>(part->parts));
    } else {
        const Condition inner = *part;
        *part = groupOf(Kind::None, inner.kind == Kind::Any ? inner.parts : QList{inner});
    }
}

void removePart(Condition &root, const PartPath &path)
{
    if (path.isEmpty() || !partAt(root, path))
        return;
    const PartPath groupPath = parentOf(path);
    Condition *group = partAt(root, groupPath);
    group->parts.removeAt(path.constLast());
    if (groupPath.isEmpty())
        return;
    if (group->parts.isEmpty()) {
        removePart(root, groupPath);
    } else if (group->parts.size() == 1 && group->kind != Kind::None) {
        const Condition last = group->parts.constFirst();
        *group = last;
    }
}

void dissolve(Condition &root, const PartPath &path)
{
    Condition *group = partAt(root, path);
    if (!group || path.isEmpty() || group->kind == Kind::Test)
        return;
    const QList<Condition> parts = group->parts;
    Condition *parent = partAt(root, parentOf(path));
    parent->parts.removeAt(path.constLast());
    for (qsizetype i = 0; i < parts.size(); ++i)
        parent->parts.insert(path.constLast() + i, parts.at(i));
}

PartPath movePart(Condition &root, const PartPath &path, int by)
{
    if (path.isEmpty())
        return path;
    Condition *group = partAt(root, parentOf(path));
    const int to = path.constLast() + by;
    if (!group || to < 0 || to >= group->parts.size())
        return path;
    group->parts.swapItemsAt(path.constLast(), to);
    PartPath moved = path;
    moved.last() = to;
    return moved;
}

} // namespace gui::queries
