// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/Icons.h"

#include <QGuiApplication>
#include <QIconEngine>
#include <QLinearGradient>
#include <QPainter>
#include <QPainterPath>
#include <QPalette>

using namespace Qt::StringLiterals;

namespace gui::icons
{

namespace
{

/// Shapes on a grid of 24 by 24: M move, L line, C cubic, Z close, E ellipse (centre, radii), R rounded
/// rectangle (x, y, width, height, radius).
QLatin1StringView shapeOf(Name name)
{
    switch (name) {
    case Name::None:
        return {};
    case Name::Purchases:
        return "M 5 3 L 19 3 L 19 21 L 16.7 19.3 L 14.3 21 L 12 19.3 L 9.7 21 L 7.3 19.3 L 5 21 Z M 8.5 8 L 15.5 8 M 8.5 12 L 15.5 12"_L1;
    case Name::Products:
        return "M 12 3 L 20 7.2 L 20 16.8 L 12 21 L 4 16.8 L 4 7.2 Z M 4 7.2 L 12 11.4 L 20 7.2 M 12 11.4 L 12 21"_L1;
    case Name::Categories:
        return "M 4 4 L 12 4 L 20.5 12.5 L 12.5 20.5 L 4 12 Z E 8 8 1.4 1.4"_L1;
    case Name::Customers:
        return "E 9 8 3.4 3.4 M 2.8 19.5 C 2.8 12.8 15.2 12.8 15.2 19.5 M 15.2 4.9 C 18.8 4.9 18.8 11.1 15.2 11.1 M 17.6 14.2 C 20 14.9 21.2 16.8 21.2 19.5"_L1;
    case Name::People:
        return "E 12 8 4 4 M 4.5 20.5 C 4.5 12.6 19.5 12.6 19.5 20.5"_L1;
    case Name::Numbers:
        return "M 6.2 3.5 L 9.4 3.5 L 11 8 L 8.8 9.8 C 9.9 12.2 11.8 14.1 14.2 15.2 L 16 13 L 20.5 14.6 L 20.5 17.8 C 20.5 19.3 19.3 20.5 17.8 20.5 C 10.2 20 4 13.8 3.5 6.2 C 3.5 4.7 4.7 3.5 6.2 3.5 Z"_L1;
    case Name::Add:
        return "M 12 5 L 12 19 M 5 12 L 19 12"_L1;
    case Name::Edit:
        return "M 4 20 L 4.8 15.8 L 16 4.6 L 19.4 8 L 8.2 19.2 Z M 13.6 7 L 17 10.4"_L1;
    case Name::Duplicate:
        return "R 8.5 8.5 12 12 2 M 15.5 5.5 L 15.5 5 C 15.5 4 14.9 3.5 14 3.5 L 5 3.5 C 4 3.5 3.5 4.1 3.5 5 L 3.5 14 C 3.5 15 4.1 15.5 5 15.5 L 5.5 15.5"_L1;
    case Name::Delete:
        return "M 4.5 6.5 L 19.5 6.5 M 9 6.5 L 9 4 L 15 4 L 15 6.5 M 6.5 6.5 L 7.3 20.5 L 16.7 20.5 L 17.5 6.5 M 10.3 10.5 L 10.5 16.8 M 13.7 10.5 L 13.5 16.8"_L1;
    case Name::Restore:
        return "M 4.5 4.5 L 4.5 9.5 L 9.5 9.5 M 4.9 9.3 C 8 3.4 17 3.2 19.6 9.6 C 22 16.6 13.6 22.8 7.4 18"_L1;
    case Name::Archive:
        return "R 3.5 4 17 4.5 1 M 5 8.5 L 5 20 L 19 20 L 19 8.5 M 9.5 12.5 L 14.5 12.5"_L1;
    case Name::Contact:
        return "R 3 5 18 14 2 E 8.7 10.4 2 2 M 5.6 16 C 5.6 12.9 11.8 12.9 11.8 16 M 14.5 10 L 18 10 M 14.5 13.6 L 18 13.6"_L1;
    case Name::Search:
        return "E 10.5 10.5 6 6 M 15 15 L 20.5 20.5"_L1;
    case Name::Filter:
        return "M 3.5 5 L 20.5 5 L 14 12.5 L 14 19.5 L 10 17.5 L 10 12.5 Z"_L1;
    case Name::Save:
        return "M 4 4 L 16.5 4 L 20 7.5 L 20 20 L 4 20 Z M 8 4 L 8 9 L 15 9 L 15 4 M 7.5 20 L 7.5 13.5 L 16.5 13.5 L 16.5 20"_L1;
    case Name::Undo:
        return "M 8.5 4.5 L 4 9 L 8.5 13.5 M 4.4 9 L 14 9 C 21.8 9 21.8 19.5 14 19.5 L 9 19.5"_L1;
    case Name::Redo:
        return "M 15.5 4.5 L 20 9 L 15.5 13.5 M 19.6 9 L 10 9 C 2.2 9 2.2 19.5 10 19.5 L 15 19.5"_L1;
    case Name::OpenFile:
        return "M 3.5 19.5 L 3.5 5 L 9.5 5 L 11.5 7.5 L 19 7.5 L 19 10.5 M 3.5 19.5 L 6.8 10.5 L 21.5 10.5 L 18.4 19.5 Z"_L1;
    case Name::NewStore:
        return "M 13.5 3.5 L 5 3.5 L 5 20.5 L 19 20.5 L 19 9 Z M 13.5 3.5 L 13.5 9 L 19 9 M 12 11.5 L 12 17.5 M 9 14.5 L 15 14.5"_L1;
    case Name::Sample:
        return "M 9.5 3.5 L 14.5 3.5 M 10.3 3.5 L 10.3 9.5 L 5 18.5 C 4.4 19.6 5 20.5 6.2 20.5 L 17.8 20.5 C 19 20.5 19.6 19.6 19 18.5 L 13.7 9.5 L 13.7 3.5 M 7.6 14.5 L 16.4 14.5"_L1;
    case Name::Server:
        return "R 3.5 4 17 6.5 1.5 R 3.5 13.5 17 6.5 1.5 M 7 7.25 L 8.5 7.25 M 7 16.75 L 8.5 16.75 M 12 7.25 L 17 7.25 M 12 16.75 L 17 16.75"_L1;
    case Name::Eye:
        return "M 2.5 12 C 6.5 4.5 17.5 4.5 21.5 12 C 17.5 19.5 6.5 19.5 2.5 12 Z E 12 12 2.8 2.8"_L1;
    case Name::Lock:
        return "R 5 10.5 14 10 2 M 8 10.5 L 8 7.5 C 8 2.4 16 2.4 16 7.5 L 16 10.5 M 12 14.3 L 12 16.7"_L1;
    case Name::Refresh:
        return "M 19.5 4.5 L 19.5 9.5 L 14.5 9.5 M 19.1 9.3 C 16 3.4 7 3.2 4.4 9.6 C 2 16.6 10.4 22.8 17.4 17.6"_L1;
    case Name::Palette:
        return "R 3 4.5 18 15 2 M 6.5 9 L 9.5 12 L 6.5 15 M 12 15 L 17 15"_L1;
    case Name::Close:
        return "M 6 6 L 18 18 M 18 6 L 6 18"_L1;
    case Name::Columns:
        return "R 3.5 4.5 17 15 1.5 M 9.2 4.5 L 9.2 19.5 M 14.8 4.5 L 14.8 19.5"_L1;
    case Name::Info:
        return "E 12 12 8.5 8.5 M 12 11 L 12 16.5 M 12 7.6 L 12 7.8"_L1;
    case Name::Warning:
        return "M 12 3.8 L 21.3 20 L 2.7 20 Z M 12 9.6 L 12 14.2 M 12 17 L 12 17.2"_L1;
    case Name::Error:
        return "E 12 12 8.5 8.5 M 9 9 L 15 15 M 15 9 L 9 15"_L1;
    case Name::Done:
        return "M 4.5 12.8 L 9.8 18 L 19.5 6.8"_L1;
    case Name::Details:
        return "M 5 7 L 19 7 M 5 12 L 19 12 M 5 17 L 13 17"_L1;
    case Name::Shop:
        return "M 4.5 10 L 4.5 20 L 19.5 20 L 19.5 10 M 5.2 4 L 18.8 4 L 21 9 C 21 11.6 16.5 11.6 16.5 9 C 16.5 11.6 12 11.6 12 9 C 12 11.6 7.5 11.6 7.5 9 C 7.5 11.6 3 11.6 3 9 Z M 10 20 L 10 14.5 L 14 14.5 L 14 20"_L1;
    case Name::Phonebook:
        return "R 5.5 3.5 14 17 2 M 3.5 8 L 7 8 M 3.5 12 L 7 12 M 3.5 16 L 7 16 E 12.8 10 2 2 M 9.5 16 C 9.5 12.6 16 12.6 16 16"_L1;
    case Name::Database:
        return "M 4.5 6 C 4.5 2.6 19.5 2.6 19.5 6 C 19.5 9.4 4.5 9.4 4.5 6 Z M 4.5 6 L 4.5 18 C 4.5 21.4 19.5 21.4 19.5 18 L 19.5 6 M 4.5 12 C 4.5 15.4 19.5 15.4 19.5 12"_L1;
    case Name::Structure:
        return "R 3 3.5 8 6 1.2 R 13 14.5 8 6 1.2 M 11 6.5 L 17 6.5 L 17 14.5"_L1;
    case Name::Queries:
        return "M 3.5 5 L 20.5 5 M 6.5 10 L 17.5 10 M 9.5 15 L 14.5 15 M 12 15 L 12 20 M 9.6 17.8 L 12 20.2 L 14.4 17.8"_L1;
    }
    return {};
}

QPainterPath pathFrom(QLatin1StringView shape)
{
    QPainterPath path;
    const QStringList words = QString(shape).split(u' ', Qt::SkipEmptyParts);
    qsizetype at = 0;
    const auto number = [&] { return words.at(at++).toDouble(); };
    const auto point = [&] {
        const qreal x = number();
        return QPointF(x, number());
    };
    while (at < words.size()) {
        switch (words.at(at++).front().toLatin1()) {
        case 'M':
            path.moveTo(point());
            break;
        case 'L':
            path.lineTo(point());
            break;
        case 'C': {
            const QPointF first = point();
            const QPointF second = point();
            path.cubicTo(first, second, point());
            break;
        }
        case 'E': {
            const QPointF centre = point();
            const qreal radius = number();
            path.addEllipse(centre, radius, number());
            break;
        }
        case 'R': {
            const QPointF corner = point();
            const QPointF size = point();
            const qreal radius = number();
            path.addRoundedRect(QRectF(corner, QSizeF(size.x(), size.y())), radius, radius);
            break;
        }
        default:
            path.closeSubpath();
        }
    }
    return path;
}

void draw(QPainter &painter, const QRectF &into, Name name, const QColor &colour)
{
    const qreal size = qMin(into.width(), into.height());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(into.center() - QPointF(size / 2, size / 2));
    painter.scale(size / 24, size / 24);
    painter.setPen(QPen(colour, 1.7, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(pathFrom(shapeOf(name)));
    painter.restore();
}

/// Draws at paint time, so that a change of palette needs no new icons.
class Engine : public QIconEngine
{
public:
    explicit Engine(Name name)
        : m_name(name)
    {
    }
    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const QPalette palette = QGuiApplication::palette();
        QColor colour = palette.color(QPalette::Active, QPalette::WindowText);
        if (mode == QIcon::Disabled)
            colour = palette.color(QPalette::Disabled, QPalette::WindowText);
        else if (mode == QIcon::Selected)
            colour = palette.color(QPalette::Active, QPalette::HighlightedText);
        draw(*painter, rect, m_name, colour);
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap picture(size);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return picture;
    }
    QIconEngine *clone() const override { return new Engine(m_name); }

private:
    Name m_name;
};

} // namespace

QIcon icon(Name name)
{
    return name == Name::None ? QIcon() : QIcon(new Engine(name));
}

QPixmap pixmap(Name name, int size, const QColor &colour, qreal scale)
{
    QPixmap picture(qRound(size * scale), qRound(size * scale));
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    draw(painter, picture.rect(), name, colour);
    painter.end();
    picture.setDevicePixelRatio(scale);
    return picture;
}

QPixmap applicationPixmap(int size)
{
    QPixmap picture(size, size);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(size / 64.0, size / 64.0);
    QLinearGradient sky(0, 0, 0, 64);
    sky.setColorAt(0, QColor(0x2f, 0x9e, 0x8f));
    sky.setColorAt(1, QColor(0x1d, 0x6f, 0x8a));
    painter.setPen(Qt::NoPen);
    painter.setBrush(sky);
    painter.drawRoundedRect(QRectF(2, 2, 60, 60), 14, 14);
    // An open book whose right page is a receipt.
    painter.setBrush(QColor(0xf4, 0xfb, 0xfa));
    painter.drawPath(pathFrom("M 31 20 C 26 16 18 15 12 16.5 L 12 45 C 18 43.5 26 44.5 31 48.5 Z"_L1));
    painter.drawPath(pathFrom(
        "M 33 20 C 38 16 46 15 52 16.5 L 52 45 L 49 43 L 45.5 45.5 L 42 43.4 L 38.5 46 L 33 48.5 Z"_L1));
    painter.setPen(QPen(QColor(0x1d, 0x6f, 0x8a), 2.4, Qt::SolidLine, Qt::RoundCap));
    painter.drawPath(pathFrom(
        "M 17 24 L 26 25.6 M 17 31 L 26 32.6 M 17 38 L 23 39 M 38 25.6 L 47 24 M 38 32.6 L 47 31"_L1));
    painter.setPen(QPen(QColor(0xf2, 0xa9, 0x3b), 3, Qt::SolidLine, Qt::RoundCap));
    painter.drawPath(pathFrom("M 38 39.4 L 44 38.4"_L1));
    return picture;
}

QIcon application()
{
    QIcon result;
    for (const int size : {16, 24, 32, 48, 64, 128, 256})
        result.addPixmap(applicationPixmap(size));
    return result;
}

} // namespace gui::icons
