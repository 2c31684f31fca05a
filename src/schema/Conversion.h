// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "schema/Validation.h"

namespace schema
{

/// Input as a value of the field's type, as lax as Pydantic v2: "24" and 24.0 become 24 for an integer,
/// 24.5 is a problem, a number is no text, "yes" and 1 are true. Digits are 0 to 9 only; a number beyond
/// 64 bits, a NUL character and half of a surrogate pair are problems. A time becomes text as it is stored,
/// UTC. Checks no rule of the field but that NULL is allowed. Returns the value or the Problem.
[[nodiscard]] tl::expected<QVariant, Problem> convert(const Field &field, const QVariant &input);

/// Text that a person typed, as a value: trimmed numbers, group separators of the locale and spaces
/// between groups of three allowed, ₽ and ★ or ⭐ behind money. "1e3", "0x10" and "1.500" are problems for a
/// whole number: nobody can know what was meant. "" becomes NULL for anything but text; whether NULL is
/// allowed there says check(). Text is kept as typed, but a payment type's title becomes its code.
[[nodiscard]] tl::expected<QVariant, Problem> fromTyped(const Field &field, const QString &typed);

/// The value as a person may edit it: 24, 24.5, texts as they are, "" for NULL.
[[nodiscard]] QString toTyped(const QVariant &value);

/// The value as it is shown in a cell or on a card: times local, roubles with ₽ (or ★ when
/// `paidInStars`), phone numbers as typed. NULL gives "" – the view shows its own sign for NULL.
[[nodiscard]] QString toShown(const Field &field, const QVariant &value, bool paidInStars = false);

/// "18 400": a number as the language in force groups it; in the C locale by narrow no-break spaces.
[[nodiscard]] QString numberText(qint64 number);
/// "18 400 ₽" or "450 ★", grouped as the language in force does, with no-break spaces.
[[nodiscard]] QString moneyText(qint64 amount, bool isInStars);

} // namespace schema
