// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Program.h"

#include "base/Presets.h"
#include "base/Text.h"
#include "cli/BackupVerb.h"
#include "cli/CheckVerb.h"
#include "cli/DoctorVerb.h"
#include "cli/MigrateVerb.h"
#include "cli/Names.h"
#include "cli/QueryVerb.h"
#include "cli/RestoreVerb.h"
#include "cli/SampleVerb.h"
#include "cli/StatusVerb.h"
#include "cli/Words.h"
#include "database/Libraries.h"
#include "migration/ScriptSet.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <memory>
#include <vector>

using namespace Qt::StringLiterals;

namespace cli {

namespace {

using Verbs = std::vector<std::unique_ptr<Verb>>;

base::Error usage(const QString &sentence)
{
    const QString advice = QCoreApplication::translate("cli", "`shopbook-cli --help` lists what there is.");
    return {base::ErrorCode::Usage, sentence + u' ' + advice, {}, {}, {}};
}

Verbs allVerbs()
{
    Verbs verbs;
    verbs.push_back(std::make_unique<StatusVerb>());
    verbs.push_back(std::make_unique<MigrateVerb>());
    verbs.push_back(std::make_unique<CheckVerb>());
    verbs.push_back(std::make_unique<BackupVerb>());
    verbs.push_back(std::make_unique<RestoreVerb>());
    verbs.push_back(std::make_unique<SampleVerb>());
    verbs.push_back(std::make_unique<QueryVerb>());
    verbs.push_back(std::make_unique<DoctorVerb>());
    return verbs;
}

const Verb *byName(const Verbs &verbs, const QString &name)
{
    for (const auto &verb : verbs) {
        if (verb->name() == name)
            return verb.get();
    }
    return nullptr;
}

QString help(const Verbs &verbs)
{
    QCommandLineParser parser;
    Options::addTo(parser);
    parser.setApplicationDescription(
        Words::tr("Looks at the database of a shop and a phonebook, and fills a new one with the sample."));
    parser.addPositionalArgument(u"VERB"_s, Words::tr("What to do:"), u"VERB …"_s);
    QString text = parser.helpText();
    for (const auto &verb : verbs) {
        const QString call = (verb->name() + u' ' + verb->argumentSyntax()).trimmed();
        text += u"    %1 %2\n"_s.arg(call, -21).arg(verb->summary());
    }
    return text.trimmed();
}

QString help(const Verb &verb)
{
    QCommandLineParser parser;
    Options::addTo(parser);
    verb.addOptions(parser);
    parser.setApplicationDescription(verb.summary());
    parser.addPositionalArgument(verb.name(), verb.summary(), (verb.name() + u' ' + verb.argumentSyntax()).trimmed());
    const QString details = verb.details();
    return parser.helpText().trimmed() + (details.isEmpty() ? QString() : u"\n\n"_s + details);
}

/// "-1" is a place for `migrate downgrade -1`, not an option.
QStringList withoutNegativeNumbers(QStringList arguments)
{
    static const QRegularExpression number(u"^-\\d+$"_s);
    QStringList numbers;
    arguments.removeIf([&](const QString &argument) {
        const bool isNumber = number.match(argument).hasMatch();
        if (isNumber)
            numbers.append(argument);
        return isNumber;
    });
    return numbers.isEmpty() || arguments.contains(u"--"_s) ? arguments + numbers
                                                            : arguments + QStringList{u"--"_s} + numbers;
}

/// The verb's name: what comes first beside the program's own options, whose values are no verbs.
QString verbIn(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setOptionsAfterPositionalArgumentsMode(QCommandLineParser::ParseAsPositionalArguments);
    Options::addTo(parser);
    // What is wrong with the options is said by the second look, which knows the verb's own as well.
    const bool isKnown = parser.parse(arguments);
    Q_UNUSED(isKnown)
    return parser.positionalArguments().value(0);
}

/// For programs: what this one is made of.
QJsonObject versions()
{
    const database::Libraries libraries = database::libraries();
    QMap<QString, QString> heads;
    if (const auto scripts = migration::ScriptSet::builtIn())
        for (const QString &branch : scripts->branches())
            heads.insert(branch, scripts->headOf(branch));
    return {{u"program"_s, u"shopbook-cli"_s},
            {u"version"_s, QLatin1StringView(SHOPBOOK_VERSION)},
            {u"qt"_s, QLatin1StringView(qVersion())},
            {u"sqlite"_s, libraries.sqlite},
            {u"libpq"_s, libraries.libpq.isEmpty() ? QJsonValue() : QJsonValue(libraries.libpq)},
            {u"tables"_s, toJson(heads)}};
}

base::Result<void> runVerb(const Verb &verb, const QCommandLineParser &parser, const Options &options, Output &output)
{
    const Invocation invocation{options, parser, parser.positionalArguments().mid(1), output};
    if (invocation.arguments.size() > verb.mostArguments())
        return usage(Words::tr("%1 does not understand \"%2\".").arg(verb.name(), invocation.arguments.constLast()));
    if (options.readOnly && verb.writes(invocation))
        return base::presets::readOnlyRefusal();
    return verb.run(invocation);
}

base::Result<void> perform(const QStringList &arguments, Output &output, bool &json)
{
    const Verbs verbs = allVerbs();
    const QString name = verbIn(arguments);
    const Verb *verb = byName(verbs, name);
    QCommandLineParser parser;
    Options::addTo(parser);
    if (verb)
        verb->addOptions(parser);
    const bool isUnderstood = parser.parse(withoutNegativeNumbers(arguments));
    json = parser.isSet(u"json"_s);
    if (const QString language = Options::languageFrom(parser); !language.isEmpty())
        base::text::installLanguage(language);
    if (!name.isEmpty() && !verb)
        return usage(Words::tr("There is no verb \"%1\".").arg(name));
    if (!isUnderstood)
        return usage(parser.errorText());
    if (parser.isSet(u"help"_s)) {
        output.result(verb ? help(*verb) : help(verbs));
        return {};
    }
    if (parser.isSet(u"version"_s)) {
        if (json)
            output.result(versions());
        else
            output.result(u"shopbook-cli " SHOPBOOK_VERSION ""_s);
        return {};
    }
    if (!verb)
        return usage(Words::tr("Say what to do."));

    auto options = Options::from(parser);
    SHOPBOOK_TRY(options);
    // A home without a place for the log must not keep anybody from their data.
    if (const auto log = base::log::install(options->logLevel); !log)
        output.say(log.error());
    // The doctor has it among its lines.
    if (const auto problem = base::presets::problem(); problem && name != u"doctor")
        output.say(*problem);
    auto done = runVerb(*verb, parser, *options, output);
    if (!done)
        base::log::report(base::log::app(), done.error());
    return done;
}

} // namespace

int run(const QStringList &arguments, std::FILE *results, std::FILE *words)
{
    Output output(results, words);
    bool json = false;
    auto performed = perform(arguments, output, json);
    if (!performed) {
        if (json && !output.hasResult())
            output.result(QJsonObject{{u"error"_s, toJson(performed.error())}});
        output.say(performed.error());
    }
    if (const auto written = output.finish(); !written && performed) {
        output.say(written.error());
        return base::exitCode(written.error().code);
    }
    return performed ? 0 : base::exitCode(performed.error().code);
}

} // namespace cli
