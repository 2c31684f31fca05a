// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/Validation.h"

/// The sentences and codes of broken rules, once for checking and converting. Inside schema only; `input` of
/// a secret field is left out here, for all.
namespace schema::problems
{

[[nodiscard]] Problem missing(const Field &field);
/// NULL where a value is needed: Pydantic's code is that of the type.
[[nodiscard]] Problem null(const Field &field);
[[nodiscard]] Problem notText(const Field &field, const QVariant &input);
/// A text that no database stores as it is: a NUL character, half of a surrogate pair.
[[nodiscard]] Problem unstorable(const Field &field, const QVariant &input);
[[nodiscard]] Problem notWhole(const Field &field, const QVariant &input);
[[nodiscard]] Problem hasFraction(const Field &field, const QVariant &input);
[[nodiscard]] Problem tooLarge(const Field &field, const QVariant &input);
[[nodiscard]] Problem notNumber(const Field &field, const QVariant &input);
[[nodiscard]] Problem notFinite(const Field &field, const QVariant &input);
[[nodiscard]] Problem notYesOrNo(const Field &field, const QVariant &input);
[[nodiscard]] Problem notTime(const Field &field, const QVariant &input);
[[nodiscard]] Problem notEmail(const Field &field, const QVariant &input);
[[nodiscard]] Problem tooShort(const Field &field, const QVariant &input, int length);
[[nodiscard]] Problem tooLong(const Field &field, const QVariant &input, int length);
[[nodiscard]] Problem notMoreThan(const Field &field, const QVariant &input);
[[nodiscard]] Problem lessThan(const Field &field, const QVariant &input);
[[nodiscard]] Problem moreThan(const Field &field, const QVariant &input);

} // namespace schema::problems
