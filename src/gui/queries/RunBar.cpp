// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/queries/RunBar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace gui::queries
{

RunBar::RunBar(QWidget *parent)
    : QWidget(parent)
    , m_run(new QPushButton(this))
    , m_cancel(new QPushButton(this))
    , m_text(new QLabel(this))
    , m_limitsButton(new QToolButton(this))
    , m_export(new QToolButton(this))
{
    setObjectName(u"runBar"_s);
    m_run->setObjectName(u"runButton"_s);
    m_cancel->setObjectName(u"cancelRunButton"_s);
    m_text->setObjectName(u"runLabel"_s);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_limitsButton->setObjectName(u"runLimitsButton"_s);
    m_limitsButton->setFocusPolicy(Qt::StrongFocus);
    m_limitsButton->setAutoRaise(true);
    m_export->setObjectName(u"exportResultButton"_s);
    m_export->setPopupMode(QToolButton::InstantPopup);
    m_export->setFocusPolicy(Qt::StrongFocus);
    m_export->setAutoRaise(true);
    auto *menu = new QMenu(m_export);
    connect(menu->addAction(u"CSV…"_s), &QAction::triggered, this, [this] { Q_EMIT exportRequested(false); });
    connect(menu->addAction(u"JSON…"_s), &QAction::triggered, this, [this] { Q_EMIT exportRequested(true); });
    m_export->setMenu(menu);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_run);
    row->addWidget(m_cancel);
    row->addWidget(m_text, 1);
    row->addWidget(m_limitsButton);
    row->addWidget(m_export);
    connect(m_run, &QPushButton::clicked, this, &RunBar::runRequested);
    connect(m_cancel, &QPushButton::clicked, this, &RunBar::cancelRequested);
    connect(m_limitsButton, &QToolButton::clicked, this, &RunBar::limitsRequested);
    setRunning(false);
    setHasRows(false);
    retranslate();
}

void RunBar::setRunning(bool isRunning)
{
    // The keyboard stays here while one button takes the other's place.
    const bool hadFocus = m_run->hasFocus() || m_cancel->hasFocus();
    m_run->setVisible(!isRunning);
    m_cancel->setVisible(isRunning);
    if (hadFocus)
        (isRunning ? m_cancel : m_run)->setFocus();
}

void RunBar::setRunnable(bool isRunnable)
{
    m_run->setEnabled(isRunnable);
}

void RunBar::say(style::Tone tone, const QString &text, const QString &detail)
{
    m_tone = tone;
    QPalette colours;
    if (tone != style::Tone::Neutral)
        colours.setColor(QPalette::WindowText, style::tone(tone, palette()));
    m_text->setPalette(colours);
    m_text->setText(text);
    m_text->setToolTip(detail);
}

QString RunBar::text() const
{
    return m_text->text();
}

void RunBar::setLimits(const query::RunLimits &limits)
{
    m_limits = limits;
    retranslate();
}

void RunBar::setHasRows(bool hasRows)
{
    m_export->setEnabled(hasRows);
}

void RunBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void RunBar::retranslate()
{
    m_run->setText(tr("Run"));
    m_run->setToolTip(tr("Run the query (Ctrl+Enter)"));
    m_run->setAccessibleName(m_run->toolTip());
    m_cancel->setText(tr("Cancel"));
    m_cancel->setAccessibleName(tr("Stop the query that runs"));
    const QString time = m_limits.time == query::noTimeLimit
        ? tr("no time limit")
        : tr("%n second(s)", nullptr, int(m_limits.time.count() / 1000));
    const QString rows = m_limits.rows == 0 ? tr("all rows") : tr("%Ln row(s)", nullptr, int(m_limits.rows));
    m_limitsButton->setText(tr("Limits…"));
    m_limitsButton->setToolTip(
        tr("How long a query may run and how many rows are shown: %1, %2").arg(time, rows));
    m_limitsButton->setAccessibleName(m_limitsButton->toolTip());
    m_export->setText(tr("Export"));
    m_export->setToolTip(tr("Write the whole result into a file"));
    m_export->setAccessibleName(m_export->toolTip());
}

} // namespace gui::queries
