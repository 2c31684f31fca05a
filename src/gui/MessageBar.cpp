// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/MessageBar.h"

#include "gui/Icons.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace gui
{

MessageBar::MessageBar(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
    , m_offer(new QPushButton(this))
    , m_details(new QPushButton(this))
    , m_close(new QToolButton(this))
{
    setObjectName(u"messageBar"_s);
    m_icon->setObjectName(u"messageIconLabel"_s);
    m_text->setObjectName(u"messageLabel"_s);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_offer->setObjectName(u"messageOfferButton"_s);
    m_details->setObjectName(u"messageDetailsButton"_s);
    m_close->setObjectName(u"messageCloseButton"_s);
    m_close->setAutoRaise(true);
    m_close->setFocusPolicy(Qt::StrongFocus);
    m_close->setIcon(icons::icon(icons::Name::Close));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(style::space + 4, style::space, style::space, style::space);
    row->setSpacing(style::space);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    row->addWidget(m_offer);
    row->addWidget(m_details);
    row->addWidget(m_close);
    connect(m_close, &QToolButton::clicked, this, &MessageBar::clear);
    connect(m_details, &QPushButton::clicked, this,
            [this] { Q_EMIT detailsRequested(m_text->text(), m_detail); });
    connect(m_offer, &QPushButton::clicked, this, [this] {
        // The action may show the next message: the bar forgets this one first.
        const auto action = m_action;
        clear();
        action();
    });
    retranslate();
    hide();
}

void MessageBar::showMessage(style::Tone tone, const QString &text, const QString &detail)
{
    using icons::Name;
    m_tone = tone;
    m_detail = detail;
    m_action = nullptr;
    m_text->setText(text);
    m_text->setAccessibleName(text);
    m_offer->hide();
    m_details->setVisible(!detail.isEmpty());
    const Name name = tone == style::Tone::Error ? Name::Error
        : tone == style::Tone::Warning           ? Name::Warning
        : tone == style::Tone::Good              ? Name::Done
                                                 : Name::Info;
    m_icon->setPixmap(icons::pixmap(name, 20, style::tone(tone, palette()), devicePixelRatioF()));
    show();
    update();
}

void MessageBar::showError(const base::Error &error)
{
    showMessage(style::Tone::Error, error.message, error.detail);
}

void MessageBar::offer(const QString &text, std::function<void()> action)
{
    m_action = std::move(action);
    m_offer->setText(text);
    m_offer->show();
}

void MessageBar::clear()
{
    hide();
    m_text->clear();
    m_detail.clear();
    m_action = nullptr;
}

QString MessageBar::text() const
{
    return m_text->text();
}

void MessageBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void MessageBar::retranslate()
{
    setAccessibleName(tr("Message"));
    m_details->setText(tr("Details"));
    m_details->setAccessibleName(tr("Technical details of the message"));
    m_close->setToolTip(tr("Close this message"));
    m_close->setAccessibleName(tr("Close this message"));
}

void MessageBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(
        QPen(style::mixed(style::wash(m_tone, palette()), style::tone(m_tone, palette()), 0.4), 1));
    painter.setBrush(style::wash(m_tone, palette()));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

} // namespace gui
