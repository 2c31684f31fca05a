// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/Opener.h"

#include "base/Log.h"
#include "base/Presets.h"
#include "base/Settings.h"
#include "base/Text.h"
#include "exchange/Sample.h"
#include "gui/dialogs/Background.h"
#include "gui/dialogs/BusyQuestion.h"
#include "gui/dialogs/UpgradeProgress.h"
#include "gui/dialogs/UpgradeQuestion.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace gui
{

using migration::Standing;

namespace
{

/// An SQLite database is written only where its file and the folder for its journal can be.
bool isWritable(const database::Location &location)
{
    if (location.engine != database::Engine::Sqlite)
        return true;
    const QFileInfo file(location.path);
    return (!file.exists() || file.isWritable()) && QFileInfo(file.absolutePath()).isWritable();
}

base::Error error(base::ErrorCode code, const QString &message, const QString &detail = {})
{
    base::Error result;
    result.code = code;
    result.message = message;
    result.detail = detail;
    return result;
}

base::Result<migration::Assessment> assessed(const database::Location &location, const QStringList &newAreas)
{
    const auto scripts = migration::ScriptSet::builtIn();
    SHOPBOOK_TRY(scripts);
    const auto connection =
        database::Connection::open(location, database::OpenMode::ReadOnly, database::Role::Inspector);
    SHOPBOOK_TRY(connection);
    return migration::assess(*connection, *scripts, newAreas);
}

base::Result<void> sampleLoaded(const database::Location &location)
{
    const auto connection =
        database::Connection::open(location, database::OpenMode::ReadWrite, database::Role::Writer);
    SHOPBOOK_TRY(connection);
    return exchange::loadSample(*connection, base::text::nowUtc().left(19));
}

} // namespace

Opener::Opener(QWidget *window)
    : QObject(window)
    , m_window(window)
{
}

Opener::~Opener() = default;

void Opener::openText(const QString &pathOrUrl, bool readOnly)
{
    auto location = database::Location::parse(pathOrUrl);
    if (!location) {
        Q_EMIT failed(location.error());
        return;
    }
    Wish wish;
    wish.location = std::move(*location);
    wish.readOnly = readOnly;
    open(wish);
}

void Opener::openNew(const QString &path)
{
    Wish wish;
    wish.location.path = QFileInfo(path).absoluteFilePath();
    wish.makeNew = true;
    if (QFileInfo(path).exists() && QFileInfo(path).size() > 0) {
        Q_EMIT failed(
            error(base::ErrorCode::Usage,
                  tr("There is a file “%1” already; it was left as it is. Open it, or choose another "
                     "name for the new store.")
                      .arg(QFileInfo(path).fileName()),
                  QDir::toNativeSeparators(path)));
        return;
    }
    open(wish);
}

void Opener::reopen(const database::Location &location, bool readOnly)
{
    Wish wish;
    const bool isLast = m_wish.location.sameAs(location);
    if (isLast)
        wish = m_wish;
    wish.location = location;
    wish.makeNew = false;
    wish.readOnly = wish.readOnly || readOnly;
    wish.newAreas.clear();
    const bool isPrivate = isLast && m_isPrivate;
    open(wish);
    m_isPrivate = isPrivate;
}

void Opener::openSample()
{
    auto folder = std::make_unique<QTemporaryDir>(QDir::tempPath() + u"/shopbook-sample-XXXXXX"_s);
    if (!folder->isValid()) {
        Q_EMIT failed(
            error(base::ErrorCode::NoPermission,
                  tr("The sample needs a temporary folder, and none could be made. Make room in “%1” "
                     "and try again.")
                      .arg(QDir::toNativeSeparators(QDir::tempPath())),
                  folder->errorString()));
        return;
    }
    Wish wish;
    wish.location.path = folder->filePath(tr("Sample shop") + u".db"_s);
    wish.makeNew = true;
    wish.isSample = true;
    if (m_isBusy)
        return;
    m_folder = std::move(folder);
    open(wish);
}

/// What the administrator has locked. What is thrown away at the end is nobody's data: it may always be opened.
std::optional<base::Error> Opener::refusalByPolicy() const
{
    if (m_isPrivate)
        return {};
    const auto database = base::presets::inForce(base::Preset::Database);
    if (database.isLocked()) {
        const auto locked = database::Location::parse(database.value);
        if (!locked)
            return locked.error();
        if (!locked->sameAs(m_wish.location))
            return error(base::ErrorCode::NoPermission,
                         tr("On this computer Shopbook opens “%1” only. %2")
                             .arg(locked->displayName(), base::presets::lockedBy(base::Preset::Database)),
                         {});
    }
    if (m_wish.makeNew && base::presets::isReadOnly())
        return base::presets::readOnlyRefusal();
    return {};
}

void Opener::open(const Wish &wish)
{
    if (m_isBusy)
        return;
    m_isBusy = true;
    m_wish = wish;
    m_notice.clear();
    m_isPrivate = wish.isSample || wish.location.temporary;
    if (const auto refusal = refusalByPolicy()) {
        m_isBusy = false;
        Q_EMIT failed(*refusal);
        return;
    }
    m_wish.readOnly = m_wish.readOnly || (base::presets::isReadOnly() && !m_isPrivate);
    Q_EMIT started(wish.isSample ? tr("the sample") : wish.location.displayName());
    if (wish.location.temporary) {
        m_folder = std::make_unique<QTemporaryDir>();
        m_wish.location.path = m_folder->filePath(u"memory.db"_s);
        m_wish.location.temporary = false;
        m_wish.makeNew = true;
        m_notice = tr("This is a private database: it is thrown away when it is closed.");
    }
    if (wish.location.engine == database::Engine::Postgresql && wish.location.password.isEmpty())
        readPassword();
    else
        look();
}

void Opener::readPassword()
{
    if (!m_secrets)
        m_secrets = database::SecretStore::create();
    m_secrets->read(m_wish.location, this, [this](const base::Result<QString> &password) {
        if (password)
            m_wish.location.password = *password;
        look();
    });
}

void Opener::look()
{
    runInBackground(
        this,
        [location = m_wish.location, makeNew = m_wish.makeNew, newAreas = m_wish.newAreas] {
            Look look;
            look.isWritable = isWritable(location);
            look.isNewFile =
                makeNew && location.engine == database::Engine::Sqlite && !QFileInfo::exists(location.path);
            if (!look.isNewFile)
                look.assessment = assessed(location, newAreas);
            return look;
        },
        [this](Look look) { decide(std::move(look)); });
}

void Opener::decide(Look look)
{
    m_isWritable = look.isWritable;
    m_isNewFile = look.isNewFile;
    if (look.isNewFile)
        return upgrade();
    if (!look.assessment) {
        if (look.assessment.error().code == base::ErrorCode::AccessDenied) {
            base::log::report(base::log::app(), look.assessment.error());
            m_isBusy = false;
            Q_EMIT passwordNeeded(look.assessment.error());
            return;
        }
        return fail(look.assessment.error());
    }
    const migration::Assessment &found = *look.assessment;
    const bool onlyLook = m_wish.readOnly || !m_isWritable;
    switch (found.standing) {
    case Standing::Newer:
    case Standing::Unknown:
    case Standing::OtherProgram:
        return fail(migration::refusal(found, m_wish.location));
    case Standing::Empty:
        if (m_wish.makeNew && !onlyLook)
            return upgrade();
        if (onlyLook)
            return fail(error(base::ErrorCode::NotAtHead,
                              tr("“%1” is empty: there is nothing to look at. It was left as it is.")
                                  .arg(m_wish.location.displayName())));
        m_isBusy = false;
        Q_EMIT emptyFound();
        return;
    case Standing::UpToDate:
        return found.pending.isEmpty() ? openSession() : ask(found);
    case Standing::Behind:
    case Standing::Foreign:
    case Standing::Recognised:
        break;
    }
    if (onlyLook) {
        m_notice = tr("This database is older than Shopbook. It was opened without changing it, so pages "
                      "whose columns are missing are not shown.");
        return openSession();
    }
    if (found.standing == Standing::Foreign || found.standing == Standing::Recognised
        || !m_wish.newAreas.isEmpty())
        return ask(found);
    upgrade();
}

void Opener::ask(const migration::Assessment &assessment)
{
    auto *question = new UpgradeQuestion(assessment, m_wish.location, m_window);
    connect(question, &UpgradeQuestion::answered, this, [this, question](UpgradeQuestion::Answer answer) {
        m_wish.ownerHead = question->ownerHead();
        if (answer == UpgradeQuestion::Answer::Upgrade)
            return upgrade();
        if (answer == UpgradeQuestion::Answer::ReadOnly) {
            m_wish.readOnly = true;
            return openSession();
        }
        stop();
    });
    m_window->show();
    question->open();
}

void Opener::upgrade()
{
    const auto scripts = migration::ScriptSet::builtIn();
    if (!scripts)
        return fail(scripts.error());
    migration::UpgradeOptions options;
    options.newAreas = m_wish.newAreas;
    options.ownerAgreed = true;
    options.ownerHead = m_wish.ownerHead;
    options.longestLockMs = m_wish.mayLockOut ? -1 : migration::politeLockMs;
    options.adopts = true; // the question has named what was recognised
    auto *progress = new UpgradeProgress(m_window);
    connect(progress, &UpgradeProgress::upgradeFinished, this,
            [this](const base::Result<migration::UpgradeReport> &report) {
                if (!report && report.error().code == base::ErrorCode::WouldBlock)
                    return askBesideBot(report.error());
                if (!report)
                    return report.error().code == base::ErrorCode::Cancelled ? stop() : fail(report.error());
                if (!report->backup.isEmpty())
                    m_notice =
                        tr("The database was brought up to date. A copy of how it was before lies in “%1”.")
                            .arg(QDir::toNativeSeparators(report->backup));
                m_wish.isSample ? loadSample() : openSession();
            });
    progress->start(m_wish.location, *scripts, options);
}

void Opener::askBesideBot(const base::Error &error)
{
    auto *question = new BusyQuestion(error.message, m_wish.location, m_window);
    connect(question, &BusyQuestion::answered, this, [this](BusyQuestion::Answer answer) {
        if (answer == BusyQuestion::Answer::Cancel)
            return stop();
        if (answer == BusyQuestion::Answer::ReadOnly) {
            m_wish.readOnly = true;
            return openSession();
        }
        m_wish.mayLockOut = true;
        upgrade();
    });
    m_window->show();
    question->open();
}

void Opener::loadSample()
{
    runInBackground(
        this, [location = m_wish.location] { return sampleLoaded(location); },
        [this](const base::Result<void> &loaded) { loaded ? openSession() : fail(loaded.error()); });
}

void Opener::openSession()
{
    using Threads = base::Result<tables::Session::Threads>;
    runInBackground(
        this,
        [location = m_wish.location, readOnly = m_wish.readOnly || !m_isWritable]() -> Threads {
            Threads threads = tables::Session::connectThreads(location, readOnly);
            // A file system that looks writable and is not (a mounted image, a share).
            if (!threads && !readOnly && threads.error().code == base::ErrorCode::NoPermission)
                return tables::Session::connectThreads(location, true);
            return threads;
        },
        [this](Threads threads) { takeThreads(std::move(threads)); });
}

void Opener::takeThreads(base::Result<tables::Session::Threads> threads)
{
    if (!threads)
        return fail(threads.error());
    m_isWritable = m_isWritable && (threads->writer || m_wish.readOnly);
    records::Author author{base::Settings().installationId()};
    if (!m_wish.location.user.isEmpty())
        author.id += u'/' + m_wish.location.user;
    auto session = tables::Session::open(std::move(*threads), author);
    if (!session)
        return fail(session.error());
    if (base::presets::isReadOnly() && !m_isPrivate && m_notice.isEmpty())
        m_notice = base::presets::readOnlyNotice();
    else if (!m_wish.readOnly && !m_isWritable && m_notice.isEmpty())
        m_notice = tr("You may not write to this file or its folder: it was opened read-only. To change it, "
                      "copy it to a folder of your own.");
    m_session = std::move(*session);
    m_isBusy = false;
    if (m_wish.keepPassword)
        keepPassword();
    Q_EMIT opened();
}

void Opener::keepPassword()
{
    if (!m_secrets)
        m_secrets = database::SecretStore::create();
    m_secrets->write(m_wish.location, this, [](const base::Result<void> &kept) {
        // Nothing is lost: the password is asked for the next time.
        if (!kept)
            base::log::report(base::log::app(), kept.error());
    });
}

void Opener::fail(const base::Error &error)
{
    base::log::report(base::log::app(), error);
    m_isBusy = false;
    Q_EMIT failed(error);
}

void Opener::stop()
{
    m_isBusy = false;
    Q_EMIT stopped();
}

} // namespace gui
