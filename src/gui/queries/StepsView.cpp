// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/queries/StepsView.h"

#include "gui/Style.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>

using namespace Qt::StringLiterals;

namespace gui::queries
{

namespace
{
constexpr int bandHeight = 34;
constexpr int leastWidth = 88;
constexpr int mostWidth = 150;
} // namespace

StationButton::StationButton(const Station &station, qint64 widest, bool isFirst, QWidget *parent)
    : QAbstractButton(parent)
    , m_station(station)
    , m_widest(qMax<qint64>(1, widest))
    , m_isFirst(isFirst)
{
    setText(station.keyword);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
    const QString name = u"%1 %2"_s.arg(station.keyword, station.title).trimmed();
    setAccessibleName(isFirst
                          ? tr("%1: %2 rows").arg(name, QLocale().toString(station.out))
                          : tr("%1: %2 rows in, %3 rows out")
                                .arg(name, QLocale().toString(station.in), QLocale().toString(station.out)));
    setAccessibleDescription(station.sentence);
    setToolTip(station.sentence.isEmpty() ? accessibleName() : u"%1\n%2"_s.arg(name, station.sentence));
}

QString StationButton::numbers() const
{
    const QString out = QLocale().toString(m_station.out);
    return m_isFirst ? out : u"%1 → %2"_s.arg(QLocale().toString(m_station.in), out);
}

QSize StationButton::sizeHint() const
{
    const QFontMetrics metrics = fontMetrics();
    QFont bold = font();
    bold.setBold(true);
    const int width = qMax(qMax(QFontMetrics(bold).horizontalAdvance(m_station.keyword),
                                metrics.horizontalAdvance(numbers())),
                           metrics.horizontalAdvance(m_station.title))
        + 2 * style::space + 6;
    return {qBound(leastWidth, width, mostWidth), 3 * metrics.height() + bandHeight + 2 * style::space};
}

double StationButton::thickness(qint64 rows) const
{
    if (rows <= 0)
        return 0;
    return qMax(2.0, double(bandHeight) * double(rows) / double(m_widest));
}

void StationButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor accent = palette().color(QPalette::Active, QPalette::Highlight);
    const QColor window = palette().color(QPalette::Active, QPalette::Window);
    const QRectF area = QRectF(rect()).adjusted(1, 1, -1, -1);
    if (isChecked() || underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(style::mixed(window, accent, isChecked() ? 0.18 : 0.07));
        painter.drawRoundedRect(area, 6, 6);
    }
    const int line = fontMetrics().height();
    const QRect inner = rect().adjusted(style::space, 4, -style::space, -4);
    QFont bold = font();
    bold.setBold(true);
    painter.setFont(bold);
    painter.setPen(palette().color(QPalette::Active, QPalette::WindowText));
    painter.drawText(QRect(inner.left(), inner.top(), inner.width(), line), int(Qt::AlignLeft),
                     m_station.keyword);
    painter.setFont(font());
    painter.setPen(style::muted(palette()));
    painter.drawText(QRect(inner.left(), inner.top() + line, inner.width(), line), int(Qt::AlignLeft),
                     fontMetrics().elidedText(m_station.title, Qt::ElideRight, inner.width()));
    // The band comes in with one width and leaves with another; it touches those of its neighbours.
    const double middle = inner.top() + 2 * line + 4 + bandHeight / 2.0;
    const double in = thickness(m_isFirst ? m_station.out : m_station.in) / 2;
    const double out = thickness(m_station.out) / 2;
    const double left = m_isFirst ? style::space : 0;
    const double turn = width() * 0.4;
    const double end = width() * 0.6;
    QPainterPath band(QPointF(left, middle - in));
    band.lineTo(turn, middle - in);
    band.cubicTo((turn + end) / 2, middle - in, (turn + end) / 2, middle - out, end, middle - out);
    band.lineTo(width(), middle - out);
    band.lineTo(width(), middle + out);
    band.lineTo(end, middle + out);
    band.cubicTo((turn + end) / 2, middle + out, (turn + end) / 2, middle + in, turn, middle + in);
    band.lineTo(left, middle + in);
    band.closeSubpath();
    painter.setPen(Qt::NoPen);
    painter.setBrush(style::mixed(window, accent, m_station.isOff ? 0.2 : 0.55));
    painter.drawPath(band);
    painter.setPen(palette().color(QPalette::Active, QPalette::WindowText));
    painter.drawText(QRect(inner.left(), inner.bottom() - line + 1, inner.width(), line), int(Qt::AlignLeft),
                     numbers());
    if (hasFocus()) {
        painter.setPen(QPen(accent, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(area, 6, 6);
    }
}

void StationButton::enterEvent(QEnterEvent *)
{
    Q_EMIT pointedAt(true);
    update();
}

void StationButton::leaveEvent(QEvent *)
{
    Q_EMIT pointedAt(false);
    update();
}

void StationButton::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

StepsView::StepsView(QWidget *parent)
    : QScrollArea(parent)
    , m_sheet(new QWidget)
    , m_row(new QHBoxLayout(m_sheet))
{
    setObjectName(u"stepsView"_s);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(0);
    m_row->addStretch(1);
    setWidget(m_sheet);
}

void StepsView::setStations(const QList<Station> &stations)
{
    const int kept = m_current < stations.size() ? m_current : -1;
    const auto *focused = qobject_cast<StationButton *>(focusWidget());
    const bool hadFocus = focused && focused->hasFocus();
    const int focusedAt = int(m_buttons.indexOf(focused));
    for (StationButton *button : std::as_const(m_buttons)) {
        button->hide();
        button->deleteLater();
    }
    m_buttons.clear();
    qint64 widest = 0;
    for (const Station &station : stations)
        widest = qMax(widest, qMax(station.in, station.out));
    for (int i = 0; i < stations.size(); ++i) {
        auto *button = new StationButton(stations.at(i), widest, i == 0, m_sheet);
        button->setObjectName(u"station%1"_s.arg(i));
        m_row->insertWidget(i, button);
        button->show();
        m_buttons.append(button);
        connect(button, &QAbstractButton::clicked, this, [this, i] {
            setCurrent(i);
            Q_EMIT chosen(i);
        });
        connect(button, &StationButton::pointedAt, this,
                [this, path = stations.at(i).path](bool isIt) { Q_EMIT pointedAt(isIt ? path : QString()); });
    }
    const int bar = horizontalScrollBar()->sizeHint().height();
    setFixedHeight((m_buttons.isEmpty() ? 0 : m_buttons.constFirst()->sizeHint().height()) + bar);
    setCurrent(kept);
    if (hadFocus && focusedAt >= 0 && focusedAt < m_buttons.size())
        m_buttons.at(focusedAt)->setFocus();
}

void StepsView::setCurrent(int index)
{
    m_current = index;
    for (int i = 0; i < m_buttons.size(); ++i)
        m_buttons.at(i)->setChecked(i == index);
    if (index >= 0 && index < m_buttons.size())
        ensureWidgetVisible(m_buttons.at(index));
}

} // namespace gui::queries
