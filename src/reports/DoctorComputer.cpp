// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/Doctor.h"

#include "base/Paths.h"
#include "base/Presets.h"
#include "base/Updates.h"
#include "database/FileReplace.h"
#include "database/Libraries.h"
#include "database/SecretStore.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLibraryInfo>
#include <QLocale>
#include <QProcess>
#include <QSysInfo>
#include <QTemporaryFile>

using namespace Qt::StringLiterals;

namespace reports
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(doctor)
};

/// Room for a backup of a small shop and its journal.
constexpr qint64 littleRoom = 200LL << 20;
constexpr int longestStartMs = 30'000;

Checked program(const Examination &asked)
{
    return {1,
            u"program"_s,
            Health::Good,
            Words::tr("Program"),
            u"Shopbook %1, %2"_s.arg(asked.version, QSysInfo::prettyProductName()),
            {},
            {{u"version"_s, asked.version},
             {u"system"_s, QSysInfo::prettyProductName()},
             {u"architecture"_s, QSysInfo::currentCpuArchitecture()}}};
}

Checked qt()
{
    const QString running = QString::fromLatin1(qVersion());
    Checked checked{2,
                    u"qt"_s,
                    Health::Good,
                    u"Qt"_s,
                    running,
                    {},
                    {{u"version"_s, running}, {u"built_with"_s, QLatin1StringView(QT_VERSION_STR)}}};
    if (QLibraryInfo::version() < QVersionNumber::fromString(QLatin1StringView(QT_VERSION_STR))) {
        checked.health = Health::Fault;
        checked.advice =
            Words::tr(
                "Shopbook was built with Qt %1, which is newer. Install the Qt that its package asks for.")
                .arg(QLatin1StringView(QT_VERSION_STR));
    }
    return checked;
}

Checked sqlite(const database::Libraries &libraries)
{
    Checked checked{3, u"sqlite"_s, Health::Good, u"SQLite"_s, libraries.sqlite, {}, {}};
    checked.facts = {{u"version"_s, libraries.sqlite},
                     {u"driver"_s, !libraries.missingDrivers.contains(u"QSQLITE"_s)},
                     {u"shared_with_driver"_s, libraries.isSqliteShared}};
    if (libraries.missingDrivers.contains(u"QSQLITE"_s)) {
        checked.health = Health::Fault;
        checked.text = Words::tr("%1, but Qt's driver is missing").arg(libraries.sqlite);
        checked.advice =
            Words::tr("Files cannot be opened. Install Shopbook again, or the package libqt6sql6-sqlite.");
    } else if (!libraries.isSqliteShared) {
        checked.health = Health::Fault;
        checked.text = Words::tr("%1, and Qt's driver has another copy").arg(libraries.sqlite);
        checked.advice =
            Words::tr("Two copies of SQLite do not go together. Install Shopbook again; on Windows "
                      "remove a foreign sqlite3.dll from its folder.");
    }
    return checked;
}

Checked libpq(const database::Libraries &libraries)
{
    Checked checked{4, u"libpq"_s, Health::Good, Words::tr("PostgreSQL's library"), {}, {}, {}};
    checked.facts = {{u"version"_s, libraries.libpq},
                     {u"driver"_s, !libraries.missingDrivers.contains(u"QPSQL"_s)},
                     {u"tls"_s, libraries.tls}};
    const QString words =
        Words::tr("Files can be opened, servers cannot. Install Shopbook again, or the packages "
                  "libqt6sql6-psql and libpq5.");
    if (libraries.libpq.isEmpty() || libraries.missingDrivers.contains(u"QPSQL"_s)) {
        checked.health = Health::Advice;
        checked.text = libraries.libpq.isEmpty()
            ? Words::tr("libpq is missing")
            : Words::tr("libpq %1, but Qt's driver is missing").arg(libraries.libpq);
        checked.advice = words;
    } else if (libraries.tls.isEmpty()) {
        checked.health = Health::Advice;
        checked.text = Words::tr("libpq %1, not known whether it can encrypt").arg(libraries.libpq);
        checked.advice =
            Words::tr("Use a libpq of version 15 or later that was built with TLS; without it what goes "
                      "to a server can be read on the way.");
    } else {
        checked.text = Words::tr("libpq %1 with %2").arg(libraries.libpq, libraries.tls);
    }
    return checked;
}

Checked policy()
{
    Checked checked{5,
                    u"policy"_s,
                    Health::Good,
                    Words::tr("Policy"),
                    Words::tr("none: everybody decides for themselves"),
                    {},
                    {}};
    const base::Policy &found = base::presets::policy();
    QJsonObject rules;
    QStringList words;
    for (const base::Preset preset : base::allPresets()) {
        const auto inForce = base::presets::inForce(preset);
        if (inForce.value.isEmpty())
            continue;
        // An address here never holds a password: the policy refuses it, and of the others only the place
        // counts.
        const bool isShown = preset != base::Preset::Database || inForce.isLocked();
        rules.insert(base::nameOf(preset),
                     QJsonObject{{u"value"_s, isShown ? QJsonValue(inForce.value) : QJsonValue()},
                                 {u"locked"_s, inForce.isLocked()}});
        words.append(inForce.isLocked() ? Words::tr("%1 (locked)").arg(base::nameOf(preset))
                                        : base::nameOf(preset));
    }
    checked.facts = {{u"source"_s, found.source()}, {u"presets"_s, rules}};
    if (const auto problem = base::presets::problem()) {
        checked.health = Health::Fault;
        checked.text = Words::tr("it cannot be followed");
        checked.advice = problem->message;
    } else if (!found.source().isEmpty() || !words.isEmpty()) {
        checked.text = Words::tr("set by %1: %2")
                           .arg(found.source().isEmpty() ? Words::tr("environment or command line")
                                                         : QDir::toNativeSeparators(found.source()),
                                words.isEmpty() ? Words::tr("nothing") : words.join(u", "_s));
    }
    return checked;
}

Checked folder(int number, const QString &id, const QString &title, const QString &path)
{
    const QString shown = QDir::toNativeSeparators(path);
    Checked checked{number, id, Health::Good, title, shown, {}, {{u"path"_s, path}}};
    auto made = base::paths::makePrivateFolder(path);
    QTemporaryFile probe(path + u"/.shopbook-doctor-XXXXXX"_s);
    const bool isWritable = made && probe.open() && probe.write("x", 1) == 1 && probe.flush();
    checked.facts.insert(u"writable"_s, isWritable);
    if (!isWritable) {
        checked.health = Health::Fault;
        checked.text = Words::tr("%1 cannot be written").arg(shown);
        checked.advice =
            Words::tr("Give this user the right to write there, make room, or name another folder.");
    }
    return checked;
}

Checked room()
{
    const QString path = base::paths::dataFolder();
    Checked checked{8, u"space"_s, Health::Good, Words::tr("Free space"), {}, {}, {}};
    const auto space = database::files::freeSpace(path);
    if (!space) {
        checked.health = Health::Advice;
        checked.text = Words::tr("not known");
        checked.advice = space.error().message;
        return checked;
    }
    checked.text = Words::tr("%1 on the disk of the data folder").arg(QLocale().formattedDataSize(*space));
    checked.facts = {{u"bytes"_s, *space}};
    if (*space < littleRoom) {
        checked.health = Health::Advice;
        checked.advice =
            Words::tr("Make room: a backup before an upgrade needs as much as the database has.");
    }
    return checked;
}

Checked translations()
{
    const bool own = QFileInfo::exists(u":/i18n/shopbook_ru.qm"_s);
    const QString folder = QLibraryInfo::path(QLibraryInfo::TranslationsPath);
    const bool qts = QFileInfo::exists(folder + u"/qtbase_ru.qm"_s);
    Checked checked{9,
                    u"translations"_s,
                    Health::Good,
                    Words::tr("Languages"),
                    Words::tr("English, Russian"),
                    {},
                    {{u"own"_s, own}, {u"qt"_s, qts}}};
    if (!own || !qts) {
        checked.health = Health::Advice;
        checked.text = own ? Words::tr("English, Russian; Qt's own dialogs speak English only")
                           : Words::tr("English only");
        checked.advice = own ? Words::tr("Install the package qt6-translations-l10n.")
                             : Words::tr("Install Shopbook again.");
    }
    return checked;
}

/// The window's program is another process: where a library of it is missing, only its own start shows it.
Checked window(const Examination &asked)
{
    Checked checked{10, u"window"_s, Health::Good, Words::tr("Window"), {}, {}, {}};
    const auto fault = [&](const QString &text, const QString &advice) {
        checked.health = Health::Fault;
        checked.text = text;
        checked.advice = advice;
        return checked;
    };
    if (!QFileInfo(asked.windowProgram).isExecutable())
        return fault(
            Words::tr("“%1” is not there").arg(QDir::toNativeSeparators(asked.windowProgram)),
            Words::tr("Only the console program was found. Install Shopbook again if you want its window."));
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
#ifndef Q_OS_WIN
    // Drawing is tried without a screen where there is none, as --pictures does.
    if (!environment.contains(u"QT_QPA_PLATFORM"_s) && !environment.contains(u"DISPLAY"_s)
        && !environment.contains(u"WAYLAND_DISPLAY"_s))
        environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
#endif
    process.setProcessEnvironment(environment);
    process.start(asked.windowProgram, {u"--self-check"_s});
    const QString reinstall =
        Words::tr("A library may be missing, or there is no screen. Start “%1” in a console to "
                  "see what it says, or install Shopbook again.")
            .arg(QDir::toNativeSeparators(asked.windowProgram));
    if (!process.waitForFinished(longestStartMs)) {
        process.kill();
        process.waitForFinished();
        return fault(Words::tr("it did not answer"), reinstall);
    }
    const QJsonObject said = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0 || said.isEmpty())
        return fault(Words::tr("it does not start (%1)").arg(process.exitCode()), reinstall);
    checked.facts = said;
    const int families = said.value(u"font_families"_s).toInt();
    checked.text = Words::tr("%n font family(ies), drawn by %1", nullptr, families)
                       .arg(said.value(u"platform"_s).toString());
    if (families == 0 || !said.value(u"cyrillic"_s).toBool()) {
        checked.health = Health::Fault;
        checked.advice =
            Words::tr("No font has Latin and Cyrillic letters: install one, for example fonts-dejavu-core.");
    } else if (said.value(u"version"_s).toString() != asked.version) {
        checked.health = Health::Advice;
        checked.advice =
            Words::tr("The window's program is of version %1, this one of %2. Install Shopbook again.")
                .arg(said.value(u"version"_s).toString(), asked.version);
    }
    return checked;
}

Checked keyring()
{
    const bool can = database::SecretStore::create()->canStore();
    Checked checked{11,
                    u"keyring"_s,
                    Health::Good,
                    Words::tr("Keyring"),
                    Words::tr("yes: the password of a server can be kept"),
                    {},
                    {{u"available"_s, can}}};
    if (!can) {
        checked.health = Health::Advice;
        checked.text = Words::tr("no");
        checked.advice =
            Words::tr("Shopbook asks for the password of a server each time. In a desktop session with a "
                      "keyring (GNOME, KDE) it can keep it.");
    }
    return checked;
}

Checked updates(const Examination &asked)
{
    Checked checked{12, u"updates"_s, Health::Good, Words::tr("Newer versions"), {}, {}, {}};
    const QString path = base::presets::inForce(base::Preset::UpdateCheck).value;
    checked.facts = {{u"folder"_s, path}};
    if (path.isEmpty()) {
        checked.text = Words::tr("nobody is asked: no folder for them was named");
        return checked;
    }
    const auto newest = base::updates::newestIn(path);
    if (!newest) {
        checked.health = Health::Advice;
        checked.text = QDir::toNativeSeparators(path);
        checked.advice = newest.error().message;
    } else if (*newest && (*newest)->version > QVersionNumber::fromString(asked.version)) {
        checked.health = Health::Advice;
        checked.text = Words::tr("%1 is there").arg((*newest)->version.toString());
        checked.advice = Words::tr("Install “%1”.").arg(QDir::toNativeSeparators((*newest)->path));
        checked.facts.insert(u"newest"_s, (*newest)->version.toString());
    } else {
        checked.text = Words::tr("none in “%1”").arg(QDir::toNativeSeparators(path));
    }
    return checked;
}

} // namespace

QList<Checked> examineComputer(const Examination &asked)
{
    const database::Libraries libraries = database::libraries();
    return {program(asked),
            qt(),
            sqlite(libraries),
            libpq(libraries),
            policy(),
            folder(6, u"data_folder"_s, Words::tr("Data folder"), base::paths::dataFolder()),
            folder(7, u"backup_folder"_s, Words::tr("Backup folder"), base::paths::backupFolder()),
            room(),
            translations(),
            window(asked),
            keyring(),
            updates(asked)};
}

} // namespace reports
