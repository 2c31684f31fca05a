// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/StatusLine.h"

#include "base/Presets.h"
#include "gui/Chip.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace gui
{

using State = tables::Session::State;

StatusLine::StatusLine(QWidget *parent)
    : QWidget(parent)
    , m_database(new QLabel(this))
    , m_label(new Chip(u"databaseLabelChip"_s, this))
    , m_readOnlyChip(new Chip(u"readOnlyChip"_s, this))
    , m_engine(new QLabel(this))
    , m_others(new QLabel(this))
    , m_state(new QLabel(this))
    , m_pendingButton(new QToolButton(this))
{
    setObjectName(u"statusLine"_s);
    m_database->setObjectName(u"databaseLabel"_s);
    m_engine->setObjectName(u"engineLabel"_s);
    m_others->setObjectName(u"changedByOthersLabel"_s);
    m_state->setObjectName(u"stateLabel"_s);
    m_pendingButton->setObjectName(u"pendingButton"_s);
    m_pendingButton->setAutoRaise(true);
    m_pendingButton->setFocusPolicy(Qt::StrongFocus);
    connect(m_pendingButton, &QToolButton::clicked, this, &StatusLine::pendingRequested);
    m_database->setMinimumWidth(80);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(style::space + 4, style::space / 2, style::space + 4, style::space / 2);
    row->setSpacing(style::space + 4);
    for (QWidget *part : {static_cast<QWidget *>(m_database), static_cast<QWidget *>(m_label),
                          static_cast<QWidget *>(m_readOnlyChip), static_cast<QWidget *>(m_engine)})
        row->addWidget(part);
    row->addStretch(1);
    row->addWidget(m_others);
    row->addWidget(m_state);
    row->addWidget(m_pendingButton);
    // The button takes the label's place: the page above must not be pushed for it.
    setMinimumHeight(row->contentsMargins().top() + m_pendingButton->sizeHint().height()
                     + row->contentsMargins().bottom());
    refresh();
}

void StatusLine::setDatabase(const QString &name, const QString &place, const QString &engine, Label label,
                             bool readOnly)
{
    m_isOpen = true;
    m_isReadOnly = readOnly;
    m_changedByOthers = false;
    m_databaseLabel = label;
    m_busy.clear();
    m_database->setText(name);
    m_database->setToolTip(place);
    m_engine->setText(engine);
    refresh();
}

void StatusLine::setState(State state, int pending, const QString &reason)
{
    m_saveState = state;
    m_pending = pending;
    m_reason = reason;
    refresh();
}

void StatusLine::setChangedByOthers(bool changed)
{
    m_changedByOthers = changed;
    refresh();
}

void StatusLine::setIdle(const QString &busy)
{
    m_isOpen = false;
    m_busy = busy;
    m_database->clear();
    m_engine->clear();
    refresh();
}

QString StatusLine::stateText() const
{
    return m_state->text();
}

void StatusLine::refresh()
{
    using style::Tone;
    setAccessibleName(tr("State of the database"));
    QString text = m_busy;
    Tone tone = Tone::Neutral;
    if (m_isOpen) {
        if (m_saveState == State::Saving) {
            text = tr("Saving…");
        } else if (m_saveState == State::Failed) {
            text = m_reason.isEmpty() ? tr("Not saved") : tr("Not saved – %1").arg(m_reason);
            tone = Tone::Error;
        } else if (m_pending > 0) {
            text = tr("Not saved: %n change(s)", nullptr, m_pending);
            tone = Tone::Warning;
        } else if (!m_isReadOnly) {
            text = tr("Saved");
            tone = Tone::Good;
        }
    }
    m_state->setText(text);
    m_state->setAccessibleName(text);
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText,
                     text == m_busy ? style::muted(palette()) : style::tone(tone, palette()));
    m_state->setPalette(colours);
    const bool isListed = m_isOpen && m_pending > 0 && m_saveState != State::Saving;
    colours.setColor(QPalette::ButtonText, style::tone(tone, palette()));
    m_pendingButton->setPalette(colours);
    m_pendingButton->setText(text);
    m_pendingButton->setAccessibleName(text);
    m_pendingButton->setToolTip(tr("Show what is not saved yet (Ctrl+U)"));
    m_pendingButton->setVisible(isListed);
    m_state->setVisible(!isListed);
    m_others->setText(m_isOpen && m_changedByOthers ? tr("Changed by another program") : QString());
    m_label->setText(m_databaseLabel == Label::Live ? tr("live") : tr("practice"));
    m_label->setTone(m_databaseLabel == Label::Live ? Tone::Warning : Tone::Good);
    m_label->setVisible(m_isOpen && m_databaseLabel != Label::None);
    m_readOnlyChip->setText(tr("read-only"));
    m_readOnlyChip->setToolTip(base::presets::lockedBy(base::Preset::ReadOnly));
    m_readOnlyChip->setVisible(m_isOpen && m_isReadOnly);
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, style::muted(palette()));
    m_engine->setPalette(quiet);
    m_others->setPalette(quiet);
}

void StatusLine::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

} // namespace gui
