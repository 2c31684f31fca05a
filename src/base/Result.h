// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <tl/expected.hpp>

namespace base {

/// What kind of failure an Error is. The command line turns it into its exit code (exitCode()), the
/// window into the place where it is shown. Nobody above `database` looks at a driver's own code.
enum class ErrorCode {
    Failed,            ///< anything else; the work was rolled back
    Usage,             ///< the caller's words are off
    Locked,            ///< another program holds the database; trying again may help
    WouldBlock,        ///< the work would lock another program out for longer than was allowed; nothing was begun
    UnknownRevision,   ///< the schema is newer than the program, or nobody knows its revision
    Checksum,          ///< a released script was changed
    NotADatabase,      ///< a text file, a damaged or truncated database
    ForeignDatabase,   ///< a sound database of some other program
    NotFound,          ///< no such file, table or row
    NoPermission,      ///< no right to read or write, a read-only file or folder
    NoSpace,           ///< the disk is full
    Drift,             ///< the schema lacks something that the program needs
    NotAtHead,         ///< a migration is needed before this can be done
    Unreachable,       ///< the server is down, or its name is unknown
    AccessDenied,      ///< the server refused the user or the password
    Cancelled,         ///< a person cancelled it
    NotUnique,         ///< a UNIQUE constraint; table and columns say which
    BrokenReference,   ///< a FOREIGN KEY constraint
    Missing,           ///< a NOT NULL constraint
    BrokenRule,        ///< a CHECK constraint, a value of a wrong type or too long
    Retry,             ///< serialization failure or deadlock: the same work may pass when repeated
};

/// A failure as a value: a code for programs, a translated sentence for a person that says what
/// happened, what is safe and what to do, and the technical text for the log and the details button.
struct Error {
    ErrorCode code = ErrorCode::Failed;
    QString message;
    QString detail;
    /// The table and columns that a constraint named, when the driver said so; else empty.
    QString table;
    QStringList columns;
};

/// The exit codes of design.md 10.
[[nodiscard]] constexpr int exitCode(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Usage:
        return 2;
    case ErrorCode::Locked:
    case ErrorCode::Retry:
    case ErrorCode::WouldBlock:
        return 3;
    case ErrorCode::UnknownRevision:
        return 4;
    case ErrorCode::Checksum:
        return 5;
    case ErrorCode::NotADatabase:
    case ErrorCode::ForeignDatabase:
        return 6;
    case ErrorCode::NoPermission:
    case ErrorCode::NoSpace:
        return 7;
    case ErrorCode::Drift:
        return 8;
    case ErrorCode::NotAtHead:
        return 9;
    default:
        return 1;
    }
}

/// A value or the Error that stands in its place. Nobody may drop one: the class is [[nodiscard]].
template <typename T> class [[nodiscard]] Result : public tl::expected<T, Error>
{
    using Base = tl::expected<T, Error>;

public:
    using Base::Base;
    Result(Base other)
        : Base(std::move(other))
    {
    }
    Result(Error error)
        : Base(tl::unexpect, std::move(error))
    {
    }
};

} // namespace base

/// Returns the error of `result` from the function around it, else goes on.
#define SHOPBOOK_TRY(result)                                                                                 \
    do {                                                                                                     \
        if (auto &&shopbookTried = (result); !shopbookTried)                                                 \
            return std::move(shopbookTried).error();                                                         \
    } while (false)
