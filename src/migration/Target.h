// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/ScriptSet.h"

#include <QMap>

namespace migration
{

/// Where a branch is to stand.
struct Target {
    QString branch;
    QString revision; ///< "" = before its first
    bool operator==(const Target &) const = default;
};

/// From where steps are counted.
struct Origin {
    QMap<QString, QString> revisions; ///< branch → revision that the database stands at
    QString branch; ///< whose a bare +N or -N is (design.md 5); "" = nobody's: it has to be said
};

/// Reads what a person names a revision by, by Alembic's rules (its tutorial, "Partial Revision Identifiers"
/// and "Relative Migration Identifiers"):
///
///     head, heads     the head of each branch              base            before the first of each
///     1720            an id, or how only one id begins     1720+1, head-2  so many steps from there
///     +1, -2          steps from where the database stands BRANCH@…        any of these, of that branch
///
/// What leads past the end of a branch is an error, not its end. Errors: Usage for what cannot be read;
/// UnknownRevision for what is not there or is not the only one.
[[nodiscard]] base::Result<QList<Target>> targets(const ScriptSet &scripts, const QString &text,
                                                  const Origin &origin = {});

/// The script of one id, which may be shortened. Errors: UnknownRevision.
[[nodiscard]] base::Result<Script> scriptNamed(const ScriptSet &scripts, const QString &text,
                                               const QString &branch = {});

} // namespace migration
