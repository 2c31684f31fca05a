// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/Style.h"

#include <QApplication>
#include <QPainter>
#include <QProxyStyle>
#include <QStyleOption>
#include <QTableView>
#include <QTreeView>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace gui::style
{

namespace
{

struct Shades {
    QRgb window, base, text, button, highlight, highlightedText, link, alternate, light, mid, dark, tip;
};
constexpr Shades lightShades{0xfff4f6f7, 0xffffffff, 0xff1f2a30, 0xfff7f9fa, 0xff1d7a8c, 0xffffffff,
                             0xff14687a, 0xfff0f3f4, 0xffffffff, 0xffc3cbcf, 0xff8d989e, 0xfffdfdf5};
constexpr Shades darkShades{0xff22282c, 0xff1a1f22, 0xffe4e9eb, 0xff2c3338, 0xff237587, 0xffffffff,
                            0xff6cc3d3, 0xff20262a, 0xff3a4348, 0xff15191b, 0xff0e1112, 0xff2c3338};

/// Three times as light as the window: what a control needs to be seen (WCAG 2.1, 1.4.11).
constexpr QRgb darkOutline = 0xff6b777e;

/// The style of the platform with more air in tables.
class RoomyStyle : public QProxyStyle
{
public:
    using QProxyStyle::QProxyStyle;
    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override
    {
        switch (metric) {
        case PM_FocusFrameHMargin: // beside the text of a cell
            return qobject_cast<const QTableView *>(widget) || qobject_cast<const QTreeView *>(widget)
                ? space - 2
                : QProxyStyle::pixelMetric(metric, option, widget);
        case PM_HeaderMargin:
            return space - 1;
        default:
            return QProxyStyle::pixelMetric(metric, option, widget);
        }
    }
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                           const QWidget *widget) const override
    {
        QSize roomy = QProxyStyle::sizeFromContents(type, option, size, widget);
        if (type == CT_ItemViewItem && qobject_cast<const QTreeView *>(widget))
            roomy.rheight() += space - 2; // tables give their rows a height themselves
        return roomy;
    }
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override
    {
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        // Fusion frames a check box in a darker shade of the window: on a dark one nobody sees it.
        if (element == PE_IndicatorCheckBox && isDark(option->palette)) {
            painter->save();
            painter->setPen(muted(option->palette));
            painter->setBrush(Qt::NoBrush);
            painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
            painter->restore();
        }
        // The same holds for a field and for a menu; a field that has the keyboard has its frame.
        const bool isField = element == PE_FrameLineEdit && !(option->state & State_HasFocus);
        if ((isField || element == PE_PanelMenu) && isDark(option->palette)) {
            painter->save();
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(QColor::fromRgb(darkOutline));
            painter->setBrush(Qt::NoBrush);
            const qreal corner = isField ? 2 : 0;
            painter->drawRoundedRect(QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5), corner, corner);
            painter->restore();
        }
    }
};

QPalette paletteOf(const Shades &shades)
{
    QPalette palette(QColor::fromRgba(shades.button), QColor::fromRgba(shades.window));
    const auto set = [&palette](QPalette::ColorRole role, QRgb colour) {
        palette.setColor(role, QColor::fromRgba(colour));
    };
    set(QPalette::Base, shades.base);
    set(QPalette::AlternateBase, shades.alternate);
    for (const auto role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText})
        set(role, shades.text);
    set(QPalette::BrightText, shades.highlightedText);
    set(QPalette::Highlight, shades.highlight);
    set(QPalette::HighlightedText, shades.highlightedText);
    set(QPalette::Link, shades.link);
    set(QPalette::LinkVisited, shades.link);
    set(QPalette::Light, shades.light);
    set(QPalette::Midlight, shades.light);
    set(QPalette::Mid, shades.mid);
    set(QPalette::Dark, shades.dark);
    set(QPalette::Shadow, shades.dark);
    set(QPalette::ToolTipBase, shades.tip);
    const QColor faint = mixed(QColor::fromRgba(shades.text), QColor::fromRgba(shades.window), 0.55);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, faint);
    palette.setColor(QPalette::PlaceholderText,
                     mixed(QColor::fromRgba(shades.text), QColor::fromRgba(shades.base), 0.4));
    return palette;
}

} // namespace

void install(Scheme scheme)
{
#ifdef Q_OS_WIN
    // The native style knows no dark scheme in Qt 6.4; Fusion takes the palette of the system.
    const bool wantsFusion = true;
#else
    const bool wantsFusion = QApplication::style()->name().compare(u"windows", Qt::CaseInsensitive) == 0;
#endif
    const QString name = wantsFusion ? u"fusion"_s : QApplication::style()->name();
    QApplication::setStyle(new RoomyStyle(name));
    const QPalette given = QApplication::palette();
    const bool hasTheme =
        given.color(QPalette::Window) != QApplication::style()->standardPalette().color(QPalette::Window);
    if (scheme == Scheme::System && hasTheme)
        return;
    const bool dark = scheme == Scheme::Dark || (scheme == Scheme::System && isDark(given));
    QApplication::setPalette(paletteOf(dark ? darkShades : lightShades));
}

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

QColor mixed(const QColor &first, const QColor &second, double share)
{
    const auto part = [share](int left, int right) { return qRound(left + (right - left) * share); };
    return QColor(part(first.red(), second.red()), part(first.green(), second.green()),
                  part(first.blue(), second.blue()));
}

QColor muted(const QPalette &palette)
{
    return mixed(palette.color(QPalette::Active, QPalette::WindowText),
                 palette.color(QPalette::Active, QPalette::Window), 0.35);
}

QColor tone(Tone tone, const QPalette &palette)
{
    const bool dark = isDark(palette);
    switch (tone) {
    case Tone::Good:
        return dark ? QColor(0x6f, 0xcf, 0x97) : QColor(0x1b, 0x7a, 0x43);
    case Tone::Warning:
        return dark ? QColor(0xf0, 0xb4, 0x5a) : QColor(0x8f, 0x5a, 0x00);
    case Tone::Error:
        return dark ? QColor(0xf0, 0x8a, 0x80) : QColor(0xb3, 0x26, 0x1e);
    case Tone::Neutral:
        break;
    }
    return palette.color(QPalette::Active, QPalette::Link);
}

QColor wash(Tone which, const QPalette &palette)
{
    return mixed(palette.color(QPalette::Active, QPalette::Window), tone(which, palette),
                 isDark(palette) ? 0.22 : 0.12);
}

QColor line(const QPalette &palette)
{
    return mixed(palette.color(QPalette::Active, QPalette::Window),
                 palette.color(QPalette::Active, QPalette::WindowText), 0.16);
}

void loadFonts()
{
    QFont font = QApplication::font();
    for (const bool bold : {false, true}) {
        font.setBold(bold);
        (void)QFontMetrics(font).boundingRect(u"Aя₽ 0"_s);
    }
}

void setTextSize(QWidget *widget, double factor, bool bold)
{
    QFont font = widget->font();
    font.setPointSizeF(QApplication::font().pointSizeF() * factor);
    font.setBold(bold);
    widget->setFont(font);
}

} // namespace gui::style
