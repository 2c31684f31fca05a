// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/Location.h"

#include <functional>
#include <memory>

class QObject;

namespace database
{

/// Keeps the password of a server in the system's keyring; where there is none, keeps nothing and says
/// so (the program then asks each time). Keys are addresses without passwords.
/// Behind it: QtKeychain where it was found at build time, else Windows' own store, else nothing (design.md 12).
class SecretStore
{
public:
    using Answer = std::function<void(base::Result<QString>)>;
    using Done = std::function<void(base::Result<void>)>;

    virtual ~SecretStore() = default;
    /// The keyring of this build.
    [[nodiscard]] static std::unique_ptr<SecretStore> create();

    /// False: passwords are asked for each time.
    [[nodiscard]] virtual bool canStore() const = 0;
    /// All answers come later, in the caller's thread, and never after `context` is gone.
    virtual void read(const Location &location, QObject *context, Answer answer) = 0;
    virtual void write(const Location &location, QObject *context, Done done) = 0;
    virtual void erase(const Location &location, QObject *context, Done done) = 0;
};

} // namespace database
