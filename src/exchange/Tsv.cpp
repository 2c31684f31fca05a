// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/Tsv.h"

using namespace Qt::StringLiterals;

namespace exchange
{

namespace
{

bool endsCell(const QString &text, qsizetype at)
{
    return at >= text.size() || text.at(at) == u'\t' || text.at(at) == u'\n' || text.at(at) == u'\r';
}

/// Behind the closing quote of the cell that begins at `at`; -1 when it is no cell in quotes.
qsizetype endOfQuoted(const QString &text, qsizetype at, QString &cell)
{
    if (at >= text.size() || text.at(at) != u'"')
        return -1;
    cell.clear();
    for (qsizetype i = at + 1; i < text.size(); ++i) {
        if (text.at(i) != u'"') {
            cell.append(text.at(i));
        } else if (i + 1 < text.size() && text.at(i + 1) == u'"') {
            cell.append(u'"');
            ++i;
        } else {
            return endsCell(text, i + 1) ? i + 1 : -1;
        }
    }
    return -1;
}

} // namespace

QList<QStringList> readTsv(const QString &text)
{
    QList<QStringList> lines;
    QStringList line;
    qsizetype at = 0;
    while (at < text.size()) {
        QString cell;
        qsizetype end = endOfQuoted(text, at, cell);
        if (end < 0) {
            end = at;
            while (!endsCell(text, end))
                ++end;
            cell = text.mid(at, end - at);
        }
        line.append(cell);
        at = end;
        if (at < text.size() && text.at(at) == u'\t') {
            ++at;
            if (at >= text.size())
                line.append(QString());
            else
                continue;
        } else if (at < text.size()) {
            at += text.at(at) == u'\r' && at + 1 < text.size() && text.at(at + 1) == u'\n' ? 2 : 1;
        }
        lines.append(line);
        line.clear();
    }
    return lines;
}

QString tsvLine(const QStringList &cells)
{
    QStringList quoted;
    for (QString cell : cells) {
        if (cell.contains(u'\t') || cell.contains(u'\n') || cell.contains(u'\r') || cell.startsWith(u'"'))
            cell = u'"' + cell.replace(u'"', u"\"\""_s) + u'"';
        quoted.append(cell);
    }
    return quoted.join(u'\t');
}

} // namespace exchange
