// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Options.h"

#include "base/Paths.h"
#include "cli/Words.h"

using namespace Qt::StringLiterals;

namespace cli {

namespace {

const QString databaseOption = u"database"_s;
const QString envFileOption = u"env-file"_s;
const QString jsonOption = u"json"_s;
const QString logLevelOption = u"log-level"_s;

} // namespace

void Options::addTo(QCommandLineParser &parser)
{
    parser.addOption({databaseOption,
                      Words::tr("The database: a file, sqlite:///file or postgresql://user@host/name."), u"URL"_s});
    parser.addOption({envFileOption, Words::tr("Reads the database's address from a bot's .env file."), u"FILE"_s});
    parser.addOption({jsonOption, Words::tr("Writes the result as JSON.")});
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
    if (parser.isSet(logLevelOption)) {
        auto level = base::log::levelFromName(parser.value(logLevelOption));
        SHOPBOOK_TRY(level);
        options.logLevel = *level;
    }
    return options;
}

base::Result<database::Location> Options::location() const
{
    if (database)
        return database::Location::parse(*database);
    if (envFile)
        return database::Location::fromEnvFile(*envFile);
    if (const QString variable = qEnvironmentVariable("SHOPBOOK_DATABASE"); !variable.isEmpty())
        return database::Location::parse(variable);
    return database::Location::parse(base::paths::defaultDatabase());
}

base::Result<database::Connection> openToLook(const database::Location &location)
{
    const auto mode = location.temporary ? database::OpenMode::CreateIfMissing : database::OpenMode::ReadOnly;
    return database::Connection::open(location, mode, database::Role::Inspector);
}

} // namespace cli
