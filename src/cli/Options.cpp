// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Options.h"

#include "base/Paths.h"
#include "base/Presets.h"
#include "cli/Words.h"

using namespace Qt::StringLiterals;

namespace cli {

namespace {

const QString databaseOption = u"database"_s;
const QString envFileOption = u"env-file"_s;
const QString jsonOption = u"json"_s;
const QString readOnlyOption = u"read-only"_s;
const QString languageOption = u"language"_s;
const QString backupFolderOption = u"backup-folder"_s;
const QString updateCheckOption = u"update-check"_s;
const QString logLevelOption = u"log-level"_s;

/// What the command line says of what can be preset.
base::Result<void> handOn(const QCommandLineParser &parser)
{
    using base::Preset;
    const struct {
        const QString &option;
        Preset preset;
    } all[] = {{databaseOption, Preset::Database},
               {envFileOption, Preset::Database},
               {languageOption, Preset::Language},
               {backupFolderOption, Preset::BackupFolder},
               {updateCheckOption, Preset::UpdateCheck}};
    for (const auto &[option, preset] : all)
        if (parser.isSet(option))
            SHOPBOOK_TRY(base::presets::give(preset, parser.value(option)));
    if (const QString language = parser.value(languageOption);
        parser.isSet(languageOption) && language != u"en"_s && language != u"ru"_s)
        return base::Error{base::ErrorCode::Usage, Words::tr("--language is en or ru."), {}, {}, {}};
    if (parser.isSet(readOnlyOption))
        SHOPBOOK_TRY(base::presets::give(Preset::ReadOnly, u"true"_s));
    return {};
}

} // namespace

void Options::addTo(QCommandLineParser &parser)
{
    parser.addOption({databaseOption,
                      Words::tr("The database: a file, sqlite:///file or postgresql://user@host/name."), u"URL"_s});
    parser.addOption({envFileOption, Words::tr("Reads the database's address from a bot's .env file."), u"FILE"_s});
    parser.addOption({jsonOption, Words::tr("Writes the result as JSON.")});
    parser.addOption({readOnlyOption, Words::tr("Writes nothing into any database; what would is refused.")});
    parser.addOption({languageOption, Words::tr("Language of what is said, for this time."), u"en|ru"_s});
    parser.addOption({backupFolderOption, Words::tr("Where backups go, for this time."), u"FOLDER"_s});
    parser.addOption({updateCheckOption, Words::tr("Where newer packages of Shopbook are laid, for this time."), u"FOLDER"_s});
    parser.addOption({logLevelOption,
                      Words::tr("What of the log is shown here as well: debug, info, warning or error."), u"LEVEL"_s});
    parser.addOption({{u"h"_s, u"help"_s}, Words::tr("Shows this help.")});
    parser.addOption({{u"V"_s, u"version"_s}, Words::tr("Shows the program's version.")});
}

base::Result<Options> Options::from(const QCommandLineParser &parser)
{
    Options options;
    if (parser.isSet(databaseOption))
        options.database = parser.value(databaseOption);
    if (parser.isSet(envFileOption))
        options.envFile = parser.value(envFileOption);
    if (options.database && options.envFile) {
        return base::Error{base::ErrorCode::Usage,
                           Words::tr("Both --database and --env-file name a database. Give one of them."), {}, {}, {}};
    }
    options.json = parser.isSet(jsonOption);
    SHOPBOOK_TRY(handOn(parser));
    options.readOnly = base::presets::isReadOnly();
    if (parser.isSet(logLevelOption)) {
        auto level = base::log::levelFromName(parser.value(logLevelOption));
        SHOPBOOK_TRY(level);
        options.logLevel = *level;
    }
    return options;
}

QString Options::languageFrom(const QCommandLineParser &parser)
{
    const QString wanted = parser.value(languageOption);
    const bool isOne = wanted == u"en"_s || wanted == u"ru"_s;
    return isOne && base::presets::give(base::Preset::Language, wanted) ? wanted : QString();
}

base::Result<database::Location> Options::location() const
{
    const auto preset = base::presets::inForce(base::Preset::Database);
    if (!preset.isLocked() && database)
        return database::Location::parse(*database);
    if (!preset.isLocked() && envFile)
        return database::Location::fromEnvFile(*envFile);
    if (!preset.value.isEmpty())
        return database::Location::parse(preset.value);
    return database::Location::parse(base::paths::defaultDatabase());
}

base::Result<database::Connection> openToLook(const database::Location &location)
{
    const auto mode = location.temporary ? database::OpenMode::CreateIfMissing : database::OpenMode::ReadOnly;
    return database::Connection::open(location, mode, database::Role::Inspector);
}

} // namespace cli
