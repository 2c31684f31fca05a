// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>

/// How long tests wait for what must come. Where all is well nothing waits that long; on a machine that
/// others use, or under a sanitizer, the five seconds of Qt Test are too few.
namespace support
{
constexpr int patienceMs = 30000;
}

#undef QTRY_VERIFY
#undef QTRY_VERIFY2
#undef QTRY_COMPARE
#define QTRY_VERIFY(statement) QTRY_VERIFY_WITH_TIMEOUT(statement, support::patienceMs)
#define QTRY_VERIFY2(statement, description)                                                                 \
    QTRY_VERIFY2_WITH_TIMEOUT(statement, description, support::patienceMs)
#define QTRY_COMPARE(actual, expected) QTRY_COMPARE_WITH_TIMEOUT(actual, expected, support::patienceMs)
