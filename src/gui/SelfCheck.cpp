// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/SelfCheck.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontMetrics>
#include <QImageWriter>

using namespace Qt::StringLiterals;

namespace gui::selfcheck
{

QJsonObject facts()
{
    const QFontMetrics metrics(QApplication::font());
    // A family that the system substitutes draws it as well: what counts is that some font has the letters.
    const QStringList cyrillic = QFontDatabase::families(QFontDatabase::Cyrillic);
    return {{u"version"_s, QApplication::applicationVersion()},
            {u"platform"_s, QGuiApplication::platformName()},
            {u"font_families"_s, int(QFontDatabase::families().size())},
            {u"cyrillic"_s, metrics.inFont(QChar(0x0436)) || !cyrillic.isEmpty()},
            {u"png"_s, QImageWriter::supportedImageFormats().contains("png")}};
}

} // namespace gui::selfcheck
