// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/RestoreVerb.h"

#include "cli/Words.h"
#include "migration/Restore.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace cli
{

namespace
{

base::Error usage(const QString &sentence)
{
    return {base::ErrorCode::Usage, sentence, {}, {}, {}};
}

QString sentenceFor(const migration::RestoreReport &report, const QString &name)
{
    if (report.kept.isEmpty())
        return Words::tr("“%1” was made from the backup.").arg(name);
    const QString kept = QDir::toNativeSeparators(report.kept);
    return report.wasDamaged
        ? Words::tr("“%1” was damaged and was replaced by the backup. The damaged file lies in “%2”.")
              .arg(name, kept)
        : Words::tr("The backup was brought back into “%1”. How it was before lies in “%2”.").arg(name, kept);
}

} // namespace

QString RestoreVerb::name() const
{
    return u"restore"_s;
}

QString RestoreVerb::summary() const
{
    return Words::tr("Brings a backup back into an SQLite database; what stood there is kept first.");
}

QString RestoreVerb::argumentSyntax() const
{
    return u"FILE"_s;
}

base::Result<void> RestoreVerb::run(const Invocation &invocation) const
{
    const auto location = invocation.options.location();
    SHOPBOOK_TRY(location);
    if (invocation.arguments.isEmpty())
        return usage(Words::tr("Name the backup: restore FILE."));
    if (location->engine != database::Engine::Sqlite)
        return usage(
            Words::tr("A server's database is brought back by PostgreSQL's own program: %1")
                .arg(u"pg_restore --clean --if-exists --dbname=\"%1\" FILE"_s.arg(location->toUrl())));
    if (location->temporary)
        return usage(Words::tr("A database in memory is gone as soon as this program ends. Name a file."));
    const QString file = QFileInfo(invocation.arguments.constFirst()).absoluteFilePath();
    const auto report = migration::restore(*location, file);
    SHOPBOOK_TRY(report);
    if (invocation.options.json)
        invocation.output.result(QJsonObject{{u"location"_s, location->toUrl()},
                                             {u"restored"_s, file},
                                             {u"kept"_s, report->kept},
                                             {u"damaged"_s, report->wasDamaged}});
    else if (!report->kept.isEmpty())
        invocation.output.result(report->kept);
    invocation.output.say(sentenceFor(*report, location->displayName()));
    return {};
}

} // namespace cli
