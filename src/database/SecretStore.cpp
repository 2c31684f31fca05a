// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/SecretStore.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QObject>
#include <QPointer>
#include <QTimer>

#ifdef SHOPBOOK_HAS_KEYCHAIN
#include <qt6keychain/keychain.h>
#elif defined(Q_OS_WIN)
#include <windows.h>
// after windows.h
#include <wincred.h>
#endif

using namespace Qt::StringLiterals;

namespace database
{

namespace
{

base::Error notKept(const QString &detail)
{
    return {
        base::ErrorCode::Failed,
        QCoreApplication::translate("database",
                                    "The system's keyring did not take or give the password. Nothing else is "
                                    "affected; Shopbook asks for the password each time."),
        detail,
        {},
        {}};
}

[[maybe_unused]] base::Error notThere(const QString &detail)
{
    return {
        base::ErrorCode::NotFound,
        QCoreApplication::translate("database",
                                    "The system's keyring holds no password for this server. Nothing else "
                                    "is affected; enter it."),
        detail,
        {},
        {}};
}

/// Keeps nothing: the program asks each time.
class NoStore : public SecretStore
{
public:
    [[nodiscard]] bool canStore() const override { return false; }
    void read(const Location &, QObject *context, Answer answer) override
    {
        QTimer::singleShot(0, context, [answer = std::move(answer)] { answer(notKept(u"no keyring"_s)); });
    }
    void write(const Location &, QObject *context, Done done) override
    {
        QTimer::singleShot(0, context, [done = std::move(done)] { done(notKept(u"no keyring"_s)); });
    }
    void erase(const Location &, QObject *context, Done done) override
    {
        // What was never kept is gone.
        QTimer::singleShot(0, context, [done = std::move(done)] { done({}); });
    }
};

#ifdef SHOPBOOK_HAS_KEYCHAIN

/// Cheap, and no proof: a keyring that refuses says so when it is written. Without a session bus there is
/// surely none, and QtKeychain would wait for one.
bool hasKeyring()
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)
    return qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS")
        || QFileInfo::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + u"/bus"_s);
#else
    return true;
#endif
}

class KeychainStore : public SecretStore
{
public:
    [[nodiscard]] bool canStore() const override { return true; }

    void read(const Location &location, QObject *context, Answer answer) override
    {
        auto *job = prepared(new QKeychain::ReadPasswordJob(u"Shopbook"_s), location);
        QObject::connect(job, &QKeychain::Job::finished, context, [job, answer = std::move(answer)] {
            if (job->error() != QKeychain::NoError)
                answer(failure(*job));
            else
                answer(job->textData());
        });
        job->start();
    }

    void write(const Location &location, QObject *context, Done done) override
    {
        auto *job = prepared(new QKeychain::WritePasswordJob(u"Shopbook"_s), location);
        job->setTextData(location.password);
        finish(job, context, std::move(done));
    }

    void erase(const Location &location, QObject *context, Done done) override
    {
        finish(prepared(new QKeychain::DeletePasswordJob(u"Shopbook"_s), location), context, std::move(done));
    }

private:
    template <typename Job> static Job *prepared(Job *job, const Location &location)
    {
        job->setKey(location.toUrl());
        job->setInsecureFallback(false); // never into a plain file
        return job; // deletes itself when it is done
    }

    static base::Error failure(const QKeychain::Job &job)
    {
        if (job.error() == QKeychain::EntryNotFound)
            return notThere(job.errorString());
        return notKept(job.errorString());
    }

    static void finish(QKeychain::Job *job, QObject *context, Done done)
    {
        QObject::connect(job, &QKeychain::Job::finished, context, [job, done = std::move(done)] {
            const bool isFine =
                job->error() == QKeychain::NoError || job->error() == QKeychain::EntryNotFound;
            done(isFine ? base::Result<void>() : base::Result<void>(failure(*job)));
        });
        job->start();
    }
};

#elif defined(Q_OS_WIN)

/// Windows' own store, which a person finds as "Credential Manager". It answers in less than a millisecond.
class CredentialStore : public SecretStore
{
public:
    [[nodiscard]] bool canStore() const override { return true; }

    void read(const Location &location, QObject *context, Answer answer) override
    {
        PCREDENTIALW found = nullptr;
        base::Result<QString> password = QString();
        if (CredReadW(wide(nameOf(location)), CRED_TYPE_GENERIC, 0, &found)) {
            password = QString::fromUtf8(reinterpret_cast<const char *>(found->CredentialBlob),
                                         qsizetype(found->CredentialBlobSize));
            CredFree(found);
        } else {
            password = failure(GetLastError());
        }
        QTimer::singleShot(0, context, [answer = std::move(answer), password] { answer(password); });
    }

    void write(const Location &location, QObject *context, Done done) override
    {
        const QString name = nameOf(location);
        QByteArray password = location.password.toUtf8();
        CREDENTIALW entry{};
        entry.Type = CRED_TYPE_GENERIC;
        entry.TargetName = wide(name);
        entry.UserName = wide(location.user);
        entry.CredentialBlob = reinterpret_cast<LPBYTE>(password.data());
        entry.CredentialBlobSize = DWORD(password.size());
        entry.Persist = CRED_PERSIST_LOCAL_MACHINE;
        say(CredWriteW(&entry, 0) ? ERROR_SUCCESS : GetLastError(), context, std::move(done));
    }

    void erase(const Location &location, QObject *context, Done done) override
    {
        const DWORD code =
            CredDeleteW(wide(nameOf(location)), CRED_TYPE_GENERIC, 0) ? ERROR_SUCCESS : GetLastError();
        say(code == ERROR_NOT_FOUND ? ERROR_SUCCESS : code, context, std::move(done));
    }

private:
    static QString nameOf(const Location &location) { return u"Shopbook: "_s + location.toUrl(); }
    /// Lives as long as `text`; the system reads it only.
    static wchar_t *wide(const QString &text)
    {
        return const_cast<wchar_t *>(reinterpret_cast<const wchar_t *>(text.utf16()));
    }
    static base::Error failure(DWORD code)
    {
        return code == ERROR_NOT_FOUND ? notThere(u"CredRead: not found"_s)
                                       : notKept(u"Windows: %1"_s.arg(code));
    }
    static void say(DWORD code, QObject *context, Done done)
    {
        QTimer::singleShot(0, context, [done = std::move(done), code] {
            done(code == ERROR_SUCCESS ? base::Result<void>() : base::Result<void>(failure(code)));
        });
    }
};

#endif

} // namespace

std::unique_ptr<SecretStore> SecretStore::create()
{
#ifdef SHOPBOOK_HAS_KEYCHAIN
    if (hasKeyring())
        return std::make_unique<KeychainStore>();
#endif
#if defined(Q_OS_WIN) && !defined(SHOPBOOK_HAS_KEYCHAIN)
    return std::make_unique<CredentialStore>();
#else
    return std::make_unique<NoStore>();
#endif
}

} // namespace database
