// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Log.h"
#include "base/Settings.h"
#include "base/Text.h"
#include "gui/Icons.h"
#include "gui/MainWindow.h"
#include "gui/Pictures.h"
#include "gui/Style.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QTimer>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace
{

struct Options {
    gui::MainWindow::Start start;
    QString language;
    QString pictures;
    gui::style::Scheme scheme = gui::style::Scheme::System;
};

void print(FILE *stream, const QString &text)
{
    std::fprintf(stream, "%s\n", qPrintable(text));
}

/// Read before there is an application: --help and --version need no display. Ends the program when there
/// is nothing to open.
Options optionsFrom(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Opens the database of a shop or a phonebook in a window."_s);
    const QCommandLineOption help(u"help"_s, u"Shows this help."_s);
    const QCommandLineOption version(u"version"_s, u"Shows the version."_s);
    const QCommandLineOption readOnly(u"read-only"_s, u"Opens without writing a byte."_s);
    const QCommandLineOption sample(u"sample"_s, u"Opens a made-up shop in a temporary folder."_s);
    const QCommandLineOption welcome(u"start-page"_s,
                                     u"Shows the start page instead of the last database."_s);
    const QCommandLineOption language(u"language"_s, u"Language of the window, for this time."_s, u"en|ru"_s);
    const QCommandLineOption scheme(u"scheme"_s, u"Colours, for this time."_s, u"light|dark"_s);
    const QCommandLineOption pictures(
        u"pictures"_s, u"Draws every page into FOLDER as PNG, without a display, and ends."_s, u"FOLDER"_s);
    parser.addOptions({help, version, readOnly, sample, welcome, language, scheme, pictures});
    parser.addPositionalArgument(u"database"_s, u"Path or address of a database."_s, u"[FILE-or-URL]"_s);

    const bool isParsed = parser.parse(arguments);
    if (parser.isSet(help)) {
        print(stdout, parser.helpText());
        std::exit(0);
    }
    if (parser.isSet(version)) {
        print(stdout, u"shopbook "_s + QStringLiteral(SHOPBOOK_VERSION));
        std::exit(0);
    }
    Options options;
    options.language = parser.value(language);
    options.pictures = parser.value(pictures);
    options.start.database = parser.positionalArguments().value(0);
    options.start.readOnly = parser.isSet(readOnly);
    options.start.sample = parser.isSet(sample);
    options.start.welcome = parser.isSet(welcome);
    const QString colours = parser.value(scheme);
    QString problem = isParsed ? QString() : parser.errorText();
    if (parser.positionalArguments().size() > 1)
        problem = u"One database at a time, please."_s;
    else if (!options.language.isEmpty() && options.language != u"en" && options.language != u"ru")
        problem = u"--language is en or ru."_s;
    else if (!colours.isEmpty() && colours != u"light" && colours != u"dark")
        problem = u"--scheme is light or dark."_s;
    else if (!options.pictures.isEmpty() && options.start.database.isEmpty() && !options.start.sample)
        problem = u"--pictures needs a database, or --sample."_s;
    if (!problem.isEmpty()) {
        print(stderr, problem + u"\n\n"_s + parser.helpText());
        std::exit(2);
    }
    if (!colours.isEmpty())
        options.scheme = colours == u"dark" ? gui::style::Scheme::Dark : gui::style::Scheme::Light;
    return options;
}

QStringList argumentsFrom(int argc, char *argv[])
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    return arguments;
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
    const Options options = optionsFrom(argumentsFrom(argc, argv));
    if (!options.pictures.isEmpty() && !qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    QApplication::setApplicationName(u"shopbook"_s);
    QApplication::setApplicationDisplayName(u"Shopbook"_s);
    QApplication::setApplicationVersion(QStringLiteral(SHOPBOOK_VERSION));
    QApplication::setDesktopFileName(u"org.shopbook.Shopbook"_s);
    // Without a log the program works as well; where it cannot be written is said on the console.
    if (const auto logged = base::log::install(base::log::Level::Warning); !logged)
        print(stderr, logged.error().message);
    base::text::installLanguage(options.language.isEmpty() ? base::Settings().language() : options.language);
    gui::style::install(options.scheme);

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
