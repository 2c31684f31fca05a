// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/Condition.h"
#include "schema/Validation.h"

#include <optional>

/// Which operators fit a field, what they are called and how their values are typed.
namespace query
{

/// How many values an operator takes.
enum class Arity { None, One, Two, Many };
[[nodiscard]] Arity arityOf(Op op);
/// Stands in queries only; a page's filter refuses it.
[[nodiscard]] constexpr bool isForQueriesOnly(Op op)
{
    return op >= Op::Like;
}

/// Those that a person is offered for a field, the usual one first. Of a secret field only whether there is
/// something: a search would tell what it holds, letter by letter.
[[nodiscard]] QList<Op> operatorsFor(const schema::Field &field);

/// "contains", "is greater than", "on or after": for a menu, in the language in force.
[[nodiscard]] QString titleOf(Op op, const schema::Field &field);
/// "=", "≠", "…a…": what stands where a word has no room.
[[nodiscard]] QString signOf(Op op);
/// What may be typed for it: "from – to", "one; another".
[[nodiscard]] QString hintOf(Op op, const schema::Field &field);

/// The word of a document: "==", "contains", "one of".
[[nodiscard]] QString codeOf(Op op);
[[nodiscard]] std::optional<Op> opFromCode(const QString &code);

/// What a person typed for a field, as a test; a sentence when it doesn't fit. An operator may stand before
/// the value: "> 100", "=Анна", "100..500", "<>x". Otherwise it is `op`. Blank text: nothing is asked.
[[nodiscard]] tl::expected<Condition, QString> testFromTyped(const QString &path, const schema::Field &field,
                                                             Op op, const QString &typed);
/// The values of a test as they are typed.
[[nodiscard]] QString typedFrom(const schema::Field &field, const Condition &test);

} // namespace query
