// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/BackupVerb.h"

#include "base/Paths.h"
#include "cli/Words.h"
#include "migration/Backup.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace cli {

QString BackupVerb::name() const
{
    return u"backup"_s;
}

QString BackupVerb::summary() const
{
    return Words::tr("Makes a checked copy of an SQLite database, while a bot may go on writing to it.");
}

QString BackupVerb::argumentSyntax() const
{
    return u"[FILE]"_s;
}

base::Result<void> BackupVerb::run(const Invocation &invocation) const
{
    auto location = invocation.options.location();
    SHOPBOOK_TRY(location);
    if (location->engine != database::Engine::Sqlite || location->temporary)
        return base::Error{base::ErrorCode::Usage,
                           location->temporary
                               ? Words::tr("A database in memory is gone as soon as this program ends. Name a file.")
                               : Words::tr("A server's database is copied by PostgreSQL's own program: %1")
                                     .arg(u"pg_dump --format=custom --file=FILE \"%1\""_s.arg(location->toUrl())),
                           {}, {}, {}};
    if (!QFileInfo::exists(location->path))
        return base::Error{base::ErrorCode::NotFound,
                           Words::tr("There is no file “%1”, so there is nothing to copy. Check the name.")
                               .arg(location->displayName()),
                           location->path, {}, {}};
    auto copy = invocation.arguments.isEmpty()
        ? migration::backUp(*location, base::paths::backupFolder())
        : migration::backUpTo(*location, QFileInfo(invocation.arguments.constFirst()).absoluteFilePath());
    SHOPBOOK_TRY(copy);
    if (invocation.options.json)
        invocation.output.result(QJsonObject{{u"location"_s, location->toUrl()},
                                             {u"backup"_s, *copy},
                                             {u"bytes"_s, QFileInfo(*copy).size()}});
    else
        invocation.output.result(*copy);
    return {};
}

} // namespace cli
