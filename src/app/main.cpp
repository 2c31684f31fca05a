// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Console.h"
#include "base/Log.h"
#include "base/Paths.h"
#include "base/Presets.h"
#include "base/Settings.h"
#include "base/Text.h"
#include "gui/Icons.h"
#include "gui/MainWindow.h"
#include "gui/Pictures.h"
#include "gui/SelfCheck.h"
#include "gui/Style.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QJsonDocument>
#include <QMessageBox>
#include <QTimer>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace
{

struct Options {
    gui::MainWindow::Start start;
    bool selfCheck = false;
    QString pictures;
    gui::style::Scheme scheme = gui::style::Scheme::System;
};

void print(FILE *stream, const QString &text)
{
    std::fprintf(stream, "%s\n", text.toUtf8().constData());
}

/// What the console is told, translated once there is an application.
QString said(const char *text)
{
    return QCoreApplication::translate("app", text);
}

void define(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        said(QT_TRANSLATE_NOOP("app", "Opens the database of a shop or a phonebook in a window.")));
    parser.addOptions({
        {{u"h"_s, u"help"_s}, said(QT_TRANSLATE_NOOP("app", "Shows this help."))},
        {u"version"_s, said(QT_TRANSLATE_NOOP("app", "Shows the version."))},
        {u"json"_s, said(QT_TRANSLATE_NOOP("app", "With --version: for programs."))},
        {u"self-check"_s, said(QT_TRANSLATE_NOOP("app", "Says as JSON whether the window can be drawn, and ends."))},
        {u"read-only"_s, said(QT_TRANSLATE_NOOP("app", "Opens without writing a byte."))},
        {u"sample"_s, said(QT_TRANSLATE_NOOP("app", "Opens a made-up shop in a temporary folder."))},
        {u"start-page"_s, said(QT_TRANSLATE_NOOP("app", "Shows the start page instead of the last database."))},
        {u"language"_s, said(QT_TRANSLATE_NOOP("app", "Language of the window, for this time.")), u"en|ru"_s},
        {u"backup-folder"_s, said(QT_TRANSLATE_NOOP("app", "Where backups go, for this time.")), u"FOLDER"_s},
        {u"update-check"_s,
         said(QT_TRANSLATE_NOOP("app", "Where newer packages of Shopbook are laid, for this time.")), u"FOLDER"_s},
        {u"scheme"_s, said(QT_TRANSLATE_NOOP("app", "Colours, for this time.")), u"light|dark"_s},
        {u"pictures"_s,
         said(QT_TRANSLATE_NOOP("app", "Draws every page into FOLDER as PNG, without a display, and ends.")),
         u"FOLDER"_s},
    });
    parser.addPositionalArgument(u"database"_s, said(QT_TRANSLATE_NOOP("app", "Path or address of a database.")),
                                 u"[FILE-or-URL]"_s);
}

void installLanguage()
{
    base::text::installLanguage(base::presets::inForce(base::Preset::Language, base::Settings().language()).value);
}

/// What is wrong with the arguments; "" = nothing.
QString problemOf(const QCommandLineParser &parser, bool isParsed)
{
    const auto isOneOf = [&parser](const QString &option, const QStringList &values) {
        return !parser.isSet(option) || values.contains(parser.value(option));
    };
    if (!isParsed)
        return parser.errorText();
    if (parser.positionalArguments().size() > 1)
        return said(QT_TRANSLATE_NOOP("app", "One database at a time, please."));
    if (!isOneOf(u"language"_s, {u"en"_s, u"ru"_s}))
        return said(QT_TRANSLATE_NOOP("app", "--language is en or ru."));
    if (!isOneOf(u"scheme"_s, {u"light"_s, u"dark"_s}))
        return said(QT_TRANSLATE_NOOP("app", "--scheme is light or dark."));
    if (parser.isSet(u"pictures"_s) && parser.positionalArguments().isEmpty() && !parser.isSet(u"sample"_s))
        return said(QT_TRANSLATE_NOOP("app", "--pictures needs a database, or --sample."));
    return {};
}

/// Says on the console, in the person's language, how the program is used, and ends it. An application is made for
/// the translations only: it needs no display.
[[noreturn]] void explain(int argc, char *argv[], const QStringList &arguments)
{
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"shopbook"_s);
    base::paths::settle();
    installLanguage();
    QCommandLineParser parser;
    define(parser);
    const QString problem = problemOf(parser, parser.parse(arguments));
    if (parser.isSet(u"help"_s)) {
        print(stdout, parser.helpText());
        std::exit(0);
    }
    print(stderr, problem + u"\n\n"_s + parser.helpText());
    std::exit(2);
}

QString versions()
{
    const QJsonObject said{{u"program"_s, u"shopbook"_s},
                           {u"version"_s, QStringLiteral(SHOPBOOK_VERSION)},
                           {u"qt"_s, QLatin1StringView(qVersion())}};
    return QString::fromUtf8(QJsonDocument(said).toJson(QJsonDocument::Indented)).trimmed();
}

/// Hands what can be preset on. What the administrator has locked is said, and ends the program.
void preset(int argc, char *argv[], const QCommandLineParser &parser)
{
    using base::Preset;
    const struct {
        Preset preset;
        QString value;
    } all[] = {{Preset::Database, parser.isSet(u"sample"_s) ? QString() : parser.positionalArguments().value(0)},
               {Preset::Language, parser.value(u"language"_s)},
               {Preset::ReadOnly, parser.isSet(u"read-only"_s) ? u"true"_s : QString()},
               {Preset::BackupFolder, parser.value(u"backup-folder"_s)},
               {Preset::UpdateCheck, parser.value(u"update-check"_s)}};
    for (const auto &[preset, value] : all) {
        if (value.isEmpty())
            continue;
        if (base::presets::give(preset, value).has_value())
            continue;
        // Made for the translations only.
        QCoreApplication app(argc, argv);
        QCoreApplication::setApplicationName(u"shopbook"_s);
        installLanguage();
        const auto refused = base::presets::give(preset, value);
        print(stderr, refused.error().message);
        std::exit(base::exitCode(refused.error().code));
    }
}

/// Read before there is an application: --help and --version need no display. Ends the program when there
/// is nothing to open.
Options optionsFrom(int argc, char *argv[], const QStringList &arguments)
{
    QCommandLineParser parser;
    define(parser);
    const bool isParsed = parser.parse(arguments);
    if (parser.isSet(u"version"_s) && !parser.isSet(u"help"_s)) {
        print(stdout, parser.isSet(u"json"_s) ? versions() : u"shopbook "_s + QStringLiteral(SHOPBOOK_VERSION));
        std::exit(0);
    }
    if (parser.isSet(u"help"_s) || !problemOf(parser, isParsed).isEmpty())
        explain(argc, argv, arguments);
    Options options;
    preset(argc, argv, parser);
    options.selfCheck = parser.isSet(u"self-check"_s);
    options.pictures = parser.value(u"pictures"_s);
    options.start.database = parser.positionalArguments().value(0);
    options.start.readOnly = parser.isSet(u"read-only"_s);
    options.start.sample = parser.isSet(u"sample"_s);
    options.start.welcome = parser.isSet(u"start-page"_s);
    if (parser.isSet(u"scheme"_s))
        options.scheme =
            parser.value(u"scheme"_s) == u"dark" ? gui::style::Scheme::Dark : gui::style::Scheme::Light;
    return options;
}

/// Prints where the pictures are, or why there are none, and ends the program.
void drawPictures(gui::MainWindow &window, const QString &folder)
{
    auto *pictures = new gui::Pictures(window, folder);
    QObject::connect(pictures, &gui::Pictures::finished, &window,
                     [](const QStringList &files, const QString &problem) {
                         for (const QString &file : files)
                             print(stdout, file);
                         if (!problem.isEmpty())
                             print(stderr, problem);
                         QCoreApplication::exit(problem.isEmpty() ? 0 : 1);
                     });
}

} // namespace

int main(int argc, char *argv[])
{
    static const base::Console console; // std::exit() takes down what is static
    base::presets::load();
    const Options options = optionsFrom(argc, argv, base::Console::arguments(argc, argv));
#ifndef Q_OS_WIN // there is always a display, and without it Qt finds no fonts there
    if (!options.pictures.isEmpty() && !qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
#endif
    QApplication app(argc, argv);
    QApplication::setApplicationName(u"shopbook"_s);
    QApplication::setApplicationDisplayName(u"Shopbook"_s);
    QApplication::setApplicationVersion(QStringLiteral(SHOPBOOK_VERSION));
    QApplication::setDesktopFileName(u"org.shopbook.Shopbook"_s);
    base::paths::settle();
    // Without a log the program works as well; where it cannot be written is said on the console.
    if (const auto logged = base::log::install(base::log::Level::Warning); !logged)
        print(stderr, logged.error().message);
    installLanguage();
    // What is wrong with the policy is to be said in the person's language.
    if (base::presets::problem())
        base::presets::load();
    gui::style::install(options.scheme);
    if (options.selfCheck) {
        print(stdout, QString::fromUtf8(QJsonDocument(gui::selfcheck::facts()).toJson(QJsonDocument::Compact)));
        return 0;
    }

    if (const auto kept = base::paths::checkPortable(); !kept && options.pictures.isEmpty())
        QMessageBox::warning(nullptr, u"Shopbook"_s, kept.error().message);
    else if (!kept)
        print(stderr, kept.error().message);
    gui::MainWindow window;
    if (!options.pictures.isEmpty())
        drawPictures(window, options.pictures);
    QObject::connect(&window, &gui::MainWindow::rowsPainted, &window, [] {
        if (qEnvironmentVariableIsSet("SHOPBOOK_EXIT_AFTER_FIRST_PAINT")) {
            // tests/bench/start.py waits for this line.
            print(stdout, u"painted"_s);
            std::fflush(stdout);
            QCoreApplication::quit();
        }
    });
    window.start(options.start);
    // Drawing the icon may wait until there is something to see.
    QTimer::singleShot(300, &app, [] { QApplication::setWindowIcon(gui::icons::application()); });
    return QApplication::exec();
}
