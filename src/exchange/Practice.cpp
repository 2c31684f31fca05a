// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/Practice.h"

#include "exchange/Sample.h"
#include "migration/Upgrade.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace exchange
{

namespace
{

/// The solutions of the exercises are compared with each other on the same rows: their day is fixed.
const QString untilUtc = u"2026-11-20 21:38:17"_s;

} // namespace

base::Result<void> makePracticeAt(const database::Location &location, PracticeRows rows)
{
    const auto scripts = migration::ScriptSet::builtIn();
    SHOPBOOK_TRY(scripts);
    migration::UpgradeOptions options;
    options.ownerAgreed = true;
    options.newAreas = {u"market"_s, u"phonebook"_s};
    options.backupFolder = QFileInfo(location.path).absolutePath();
    SHOPBOOK_TRY(migration::upgrade(location, *scripts, options));
    const auto connection =
        database::Connection::open(location, database::OpenMode::ReadWrite, database::Role::Writer);
    SHOPBOOK_TRY(connection);
    SampleWishes wishes;
    wishes.untilUtc = untilUtc;
    wishes.hasEdges = rows == PracticeRows::Edges;
    return loadSample(*connection, wishes);
}

base::Result<database::Location> makePractice(PracticeRows rows)
{
    auto location = database::Location::parse(u"sqlite:///:memory:"_s);
    SHOPBOOK_TRY(location);
    SHOPBOOK_TRY(makePracticeAt(*location, rows));
    return location;
}

} // namespace exchange
