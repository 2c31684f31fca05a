// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/Query.h"

namespace query
{

namespace
{

constexpr std::pair<Ending, const char16_t *> endings[] = {
    {Ending::All, u"all"},       {Ending::First, u"first"},
    {Ending::One, u"one"},       {Ending::OneOrNone, u"one_or_none"},
    {Ending::Scalar, u"scalar"}, {Ending::Count, u"count"},
};

} // namespace

QString codeOf(Ending ending)
{
    for (const auto &[known, code] : endings)
        if (known == ending)
            return QString::fromUtf16(code);
    return {};
}

std::optional<Ending> endingFromCode(const QString &code)
{
    for (const auto &[known, word] : endings)
        if (code == QStringView(word))
            return known;
    return std::nullopt;
}

} // namespace query
