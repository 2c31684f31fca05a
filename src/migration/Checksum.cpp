// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/Checksum.h"

#include <QCryptographicHash>

namespace migration
{

namespace
{

/// Each text with its length before it, so that no two lists of texts look the same.
void add(QCryptographicHash &hash, const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    hash.addData(QByteArray::number(bytes.size()));
    hash.addData(QByteArrayView(":"));
    hash.addData(bytes);
}

} // namespace

QByteArray checksum(const QList<ChecksumPart> &parts)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const ChecksumPart &part : parts) {
        add(hash, part.section);
        for (const Piece &piece : part.pieces) {
            for (const Directive &directive : piece.directives) {
                // They name what was done, and say when a check counts: neither changes what is run.
                if (directive.word == u"list" || directive.word == u"once")
                    continue;
                add(hash, QChar(u'@') + directive.word);
                add(hash, directive.rest.simplified());
            }
            for (const Token &token : piece.tokens)
                add(hash, token.text);
            add(hash, QStringLiteral(";"));
        }
    }
    return hash.result().toHex();
}

} // namespace migration
