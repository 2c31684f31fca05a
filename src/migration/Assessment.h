// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/Connection.h"
#include "migration/Recognition.h"

#include <QMap>

namespace migration
{

enum class Standing {
    UpToDate, ///< nothing to do
    Empty, ///< no tables (or an empty version table only): a new store may be made in it
    Behind, ///< ours (Shopbook has written it before): brought to head by itself
    Foreign, ///< a shop or phonebook that Shopbook never wrote: one question first
    Recognised, ///< its version row is missing, unknown or wrong, but its tables are those of a revision, or
                ///< of one that stopped half-way: a proposal that needs a yes
    Newer, ///< shopbook_revision names a revision that this program does not know
    Unknown, ///< a shop or phonebook whose revision nobody knows and whose schema does not fit
    OtherProgram, ///< a sound database with nothing of ours in it
};

/// What stands in a database and what would be done: made by looking only.
struct Assessment {
    Standing standing = Standing::Empty;
    database::Engine engine = database::Engine::Sqlite;
    QMap<QString, QString>
        revisions; ///< branch → revision that the database stands at ("" = before its first)
    QString unknownRevision; ///< an id of alembic_version that no script has
    /// Branches that were placed by what the tables are, because no version row places them.
    QMap<QString, Recognition> recognised;
    QStringList halfStates; ///< sentences: what the owner's Alembic began and did not finish
    /// The shop's row of alembic_version, where Shopbook has not written yet: who owns it may say how far their
    /// own Alembic knows the chain.
    QString ownerRow;
    QStringList areas; ///< branches whose tables are there: "market", "phonebook"
    QList<Script> pending; ///< to run, in this order
    QStringList changedScripts; ///< revisions that were run here with other statements than today's
    QStringList drift; ///< what is there beyond what Shopbook needs, and what is lacking
    bool isBigEnoughToBackUp = false; ///< a non-empty SQLite file
    QString found; ///< a sentence for the question: what was found
    QString willDo; ///< a sentence: what will be added
    bool hasPaymentType = false; ///< purchases.payment_type is there, whoever added it
};

/// Looks at a database without writing a byte, not even a version table. `newAreas` are branches whose
/// tables the owner wants on top of those that are there; in an empty database all branches are wanted.
/// Errors: Failed and those of Connection.
[[nodiscard]] base::Result<Assessment> assess(const database::Connection &connection,
                                              const ScriptSet &scripts, const QStringList &newAreas = {});

/// Opens the database for reading only and assesses it in one picture of its data. A missing SQLite file is
/// Empty. Errors: those of Connection.
[[nodiscard]] base::Result<Assessment> look(const database::Location &location, const ScriptSet &scripts,
                                            const QStringList &newAreas = {});

/// The Error of a standing that cannot be opened or written (Newer, Unknown, OtherProgram), in words.
[[nodiscard]] base::Error refusal(const Assessment &assessment, const database::Location &location);

} // namespace migration
