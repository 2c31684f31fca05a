// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/diagram/DiagramExport.h"

#include <QCoreApplication>
#include <QDir>
#include <QFontMetricsF>
#include <QImage>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace gui::diagram
{

namespace
{

constexpr qreal margin = 24;
constexpr qreal sharpness = 2;
/// A picture that any program opens.
constexpr qreal mostPixels = 40e6;
/// What a screen calls a pixel, on paper.
constexpr qreal pointsPerPixel = 0.75;
constexpr int paperResolution = 600;

struct Paper {
    const DiagramSheet &sheet;
    const QString &title;
    QFont font;
    QFont titleFont;

    Paper(const DiagramSheet &drawn, const QString &name)
        : sheet(drawn)
        , title(name)
        , font(drawn.font())
        , titleFont(drawn.font())
    {
        titleFont.setBold(true);
        titleFont.setPixelSize(qRound(font.pixelSize() * 1.4));
    }
    [[nodiscard]] qreal headHeight() const { return QFontMetricsF(titleFont).height() + margin; }
    [[nodiscard]] QSizeF size() const
    {
        const qreal width =
            std::max(sheet.size().width(), QFontMetricsF(titleFont).horizontalAdvance(title) + 2 * margin);
        const qreal legend =
            DiagramSheet::paintLegend(nullptr, font, Colours::print(), {}, width - 2 * margin);
        return {std::ceil(width), std::ceil(headHeight() + sheet.size().height() + legend + margin)};
    }
    void paint(QPainter &painter) const
    {
        const Colours colours = Colours::print();
        painter.setFont(titleFont);
        painter.setPen(colours.text);
        painter.drawText(QPointF(margin, margin / 2 + QFontMetricsF(titleFont).ascent()), title);
        painter.translate(0, headHeight());
        sheet.paint(painter, colours, -1, QRectF(QPointF(), sheet.size()));
        DiagramSheet::paintLegend(&painter, font, colours, {margin, sheet.size().height()},
                                  size().width() - 2 * margin);
    }
};

base::Error notWritten(const QString &file, const QString &detail)
{
    return {base::ErrorCode::NoPermission,
            QCoreApplication::translate(
                "gui::diagram",
                "The picture could not be saved as “%1”. Check that there is room on the disk "
                "and that you may write there, or choose another folder.")
                .arg(QDir::toNativeSeparators(file)),
            detail,
            {},
            {}};
}

} // namespace

base::Result<void> writePng(const DiagramSheet &sheet, const QString &title, const QString &file)
{
    const Paper paper(sheet, title);
    const QSizeF size = paper.size();
    const qreal scale = std::min(sharpness, std::sqrt(mostPixels / (size.width() * size.height())));
    QImage image((size * scale).toSize(), QImage::Format_RGB32);
    if (image.isNull())
        return notWritten(file, u"no memory for the picture"_s);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.scale(scale, scale);
    paper.paint(painter);
    painter.end();
    QSaveFile target(file);
    if (!target.open(QIODevice::WriteOnly) || !image.save(&target, "PNG") || !target.commit())
        return notWritten(file, target.errorString());
    return {};
}

base::Result<void> writePdf(const DiagramSheet &sheet, const QString &title, const QString &file)
{
    const Paper paper(sheet, title);
    QSaveFile target(file);
    if (!target.open(QIODevice::WriteOnly))
        return notWritten(file, target.errorString());
    {
        QPdfWriter writer(&target);
        writer.setTitle(title);
        writer.setResolution(paperResolution);
        const QPageSize page(paper.size() * pointsPerPixel, QPageSize::Point, QString(),
                             QPageSize::ExactMatch);
        const bool isSet = writer.setPageLayout(
            QPageLayout(page, QPageLayout::Portrait, QMarginsF(0, 0, 0, 0), QPageLayout::Point));
        QPainter painter;
        if (!isSet || !painter.begin(&writer))
            return notWritten(file, u"the page is too large"_s);
        // Fonts are measured for the screen: what is drawn is the same, in another unit.
        const qreal scale = writer.width() / paper.size().width();
        painter.scale(scale, scale);
        paper.paint(painter);
        painter.end();
    }
    if (!target.commit())
        return notWritten(file, target.errorString());
    return {};
}

} // namespace gui::diagram
