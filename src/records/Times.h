// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVariant>

#include <optional>

/// The times that the program and its bot write by themselves, where another program put something else
/// there.
namespace records
{

/// A time after this one lies in the future. Clocks of two computers differ by a few minutes without
/// anybody's fault.
[[nodiscard]] QString latestTime();

/// What stands there as it should: "YYYY-MM-DD HH:MM:SS[.ffffff]", UTC, not in the future. NULL is not.
[[nodiscard]] bool isGoodTime(const QVariant &stored);

/// A time that somebody wrote in another form, as it should stand there: ISO 8601 with its zone, a date
/// alone, "02.01.2024 03:04", Unix time in seconds, milliseconds or microseconds. Nothing for what nobody can
/// read for certain, and for what would lie in the future. A form that names no zone is taken as UTC, as all
/// stored times are.
[[nodiscard]] std::optional<QString> timeReadFrom(const QVariant &stored);

} // namespace records
