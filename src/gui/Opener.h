// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/SecretStore.h"
#include "migration/Upgrade.h"
#include "tables/Session.h"

#include <QTemporaryDir>

#include <memory>

class QWidget;

namespace gui
{

/// The way from an address to an open session: looks at the database in a thread, asks the one question where
/// design.md 5 wants it, upgrades in a thread with progress, opens. Every refusal is answered by failed()
/// with a sentence; nothing is written before the person agreed. One way at a time.
class Opener : public QObject
{
    Q_OBJECT
public:
    struct Wish {
        database::Location location;
        bool readOnly = false;
        bool makeNew = false; ///< an empty place may become a new store
        bool isSample = false;
        bool keepPassword = false; ///< in the keyring, once it opened
        bool mayLockOut = false; ///< a change may keep a running bot waiting for however long
        QString ownerHead; ///< what the owner said of their own Alembic; "" = nothing
        QStringList newAreas; ///< areas to turn on in a database that is there
    };

    explicit Opener(QWidget *window);
    ~Opener() override;

    /// A path or an address as a person types it.
    void openText(const QString &pathOrUrl, bool readOnly);
    void open(const Wish &wish);
    /// What was open until a moment ago, as it was wished for.
    void reopen(const database::Location &location, bool readOnly = false);
    void openNew(const QString &path);
    void openSample();

    [[nodiscard]] bool isBusy() const { return m_isBusy; }
    [[nodiscard]] const Wish &wish() const { return m_wish; }
    /// What was opened is thrown away at the end: nobody will open it again.
    [[nodiscard]] bool isPrivate() const { return m_isPrivate; }
    /// After opened(): the session, once.
    [[nodiscard]] std::unique_ptr<tables::Session> takeSession() { return std::move(m_session); }
    /// After opened(): what the person ought to know about how it was opened; "" = nothing.
    [[nodiscard]] QString notice() const { return m_notice; }

Q_SIGNALS:
    void started(const QString &name);
    void opened();
    void failed(const base::Error &error);
    /// The person said no to a question; nothing was written.
    void stopped();
    /// The place holds nothing: a new store may be made in it (open() with makeNew).
    void emptyFound();
    /// The server wants a password.
    void passwordNeeded(const base::Error &error);

private:
    [[nodiscard]] std::optional<base::Error> refusalByPolicy() const;
    struct Look {
        base::Result<migration::Assessment> assessment = base::Error{};
        bool isWritable = true;
        bool isNewFile = false;
    };
    void readPassword();
    void look();
    void decide(Look look);
    void ask(const migration::Assessment &assessment);
    void upgrade();
    void askBesideBot(const base::Error &error);
    void loadSample();
    void openSession();
    void takeThreads(base::Result<tables::Session::Threads> threads);
    void fail(const base::Error &error);
    void stop();
    void keepPassword();

    QWidget *m_window;
    std::unique_ptr<database::SecretStore> m_secrets;
    std::unique_ptr<QTemporaryDir> m_folder; ///< of the sample and of private databases
    Wish m_wish;
    bool m_isBusy = false;
    bool m_isWritable = true;
    bool m_isNewFile = false;
    bool m_isPrivate = false;
    QString m_notice;
    std::unique_ptr<tables::Session> m_session;
};

} // namespace gui
