// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/MarkedText.h"

namespace query
{

MarkedText &MarkedText::operator+=(const QString &plain)
{
    text += plain;
    return *this;
}

MarkedText &MarkedText::operator+=(const MarkedText &part)
{
    for (Span span : part.spans) {
        span.start += text.size();
        spans.append(span);
    }
    text += part.text;
    values += part.values;
    return *this;
}

MarkedText MarkedText::of(const QString &path) &&
{
    spans.prepend({0, text.size(), path});
    return std::move(*this);
}

MarkedText MarkedText::indented(int spaces) const
{
    MarkedText moved;
    moved.values = values;
    QList<qsizetype> places; // of each character of the old text, and of its end
    places.reserve(text.size() + 1);
    for (const QChar c : text) {
        places.append(moved.text.size());
        moved.text += c;
        if (c == u'\n')
            moved.text += QString(spaces, u' ');
    }
    places.append(moved.text.size());
    for (const Span &span : spans)
        moved.spans.append(
            {places.at(span.start), places.at(span.start + span.length) - places.at(span.start), span.path});
    return moved;
}

MarkedText operator+(MarkedText left, const MarkedText &right)
{
    left += right;
    return left;
}

MarkedText joined(const QList<MarkedText> &parts, const QString &between)
{
    MarkedText all;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        if (i > 0)
            all += between;
        all += parts.at(i);
    }
    return all;
}

} // namespace query
