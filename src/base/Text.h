// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QDateTime;

/// Small things about text that more than one layer needs.
namespace base::text {

/// The current time as the bot stores it: "YYYY-MM-DD HH:MM:SS.ffffff", UTC (design.md 1.6).
[[nodiscard]] QString nowUtc();
/// Stored text ("YYYY-MM-DD HH:MM:SS[.ffffff]", a T in between allowed) as an instant; invalid if it is none.
[[nodiscard]] QDateTime parseUtc(const QString &stored);
/// What stands behind a time of the person's zone, so that it is no other: "CET"; on Windows "UTC+01:00".
[[nodiscard]] QString zoneOf(const QDateTime &local);
/// A stored time in the person's zone, with the zone's name: "20 Nov 2026 23:38 CET" as the locale writes it.
/// Text that is no time is returned as it is.
[[nodiscard]] QString localTime(const QString &stored);

/// The digits of a phone number: how two numbers are compared (design.md 2).
[[nodiscard]] QString digitsOf(const QString &number);

/// Case-insensitive in every script, as shopbook_contains and the completers compare.
[[nodiscard]] bool containsFolded(const QString &haystack, const QString &needle);

/// The shortest decimal text that reads back as the same double: 24, 24.5.
[[nodiscard]] QString shortest(double value);

/// Loads the program's and Qt's own texts for `language` ("" = the system's) into the application,
/// in place of those loaded before. Returns the language in force: "en" or "ru".
QString installLanguage(const QString &language);

} // namespace base::text
