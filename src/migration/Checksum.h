// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/Splitter.h"

namespace migration
{

/// One section of a script as the checksum sees it: "upgrade sqlite" and its statements.
struct ChecksumPart {
    QString section;
    QList<Piece> pieces;
};

/// SHA-256 in hex over the statements and what guards them. Blind to line endings, comments and white
/// space outside quotes; anything else counts.
[[nodiscard]] QByteArray checksum(const QList<ChecksumPart> &parts);

} // namespace migration
