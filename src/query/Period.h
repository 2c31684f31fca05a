// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace query
{

/// A stretch of time that a person names: a year, a month, a day or a minute of their own clock.
struct Period {
    QString from; ///< UTC, as times are stored: "2026-11-19 21:00:00"
    QString until; ///< where the next one begins; not part of it
};

/// "2026", "2026-11", "2026-11-20", "2026-11-20 15:30" of the local clock, as a document keeps it, or one
/// that moves with the calendar: "today", "yesterday", "this week", "this month", "last month". Nothing for
/// another text.
[[nodiscard]] std::optional<Period> periodOf(const QString &code);
/// The code of what was typed: as above, or a date as the language in force writes it ("20.11.2026",
/// "11.2026", "yesterday"). "" when it is none.
[[nodiscard]] QString periodFromTyped(const QString &typed);
/// "20 Nov 2026", "November 2026": the code for people.
[[nodiscard]] QString periodInWords(const QString &code);

} // namespace query
