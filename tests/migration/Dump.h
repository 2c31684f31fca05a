// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/ScriptSet.h"
#include "migration/Upgrade.h"
#include "support/TestDatabase.h"

#include <QMap>

/// What the tests of this folder share.
namespace dump
{

/// Table → its rows, each as one line of "column=literal", in order of id. Version tables and ours are left
/// out. With `like`, only its tables and columns: what was there before.
using Rows = QMap<QString, QStringList>;
using Columns = QMap<QString, QStringList>;
[[nodiscard]] Columns columns(const database::Connection &connection);
[[nodiscard]] Rows rows(const database::Connection &connection, const Columns &like);

/// Makes a shop of another program at 2fda6446e69f: a row in each table, and a table `mine` of its owner's.
void makeShop(const support::TestDatabase &database);
/// Schema and rows in one value; SQLite: the file's bytes too.
[[nodiscard]] QStringList picture(const support::TestDatabase &database);

/// SHA-256 of a file, its name and its size; "" when it is missing.
[[nodiscard]] QByteArray fingerprint(const QString &path);
/// Every file of a folder with its fingerprint.
[[nodiscard]] QStringList folder(const QString &path);

[[nodiscard]] const migration::ScriptSet &scripts();
/// An upgrade that the owner has agreed to, with backups in the database's own folder.
[[nodiscard]] migration::UpgradeOptions agreed(const support::TestDatabase &database);

/// One revision script from its parts.
[[nodiscard]] migration::Script script(const QString &revision, const QString &down, const QString &sections,
                                       const QString &branch = QStringLiteral("market"));
/// The built-in scripts and more.
[[nodiscard]] migration::ScriptSet with(const QList<migration::Script> &more);

} // namespace dump
