// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/Style.h"
#include "tables/Session.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace gui
{

class Chip;

/// The line at the window's bottom: which database, on which engine, and whether what was typed is
/// saved; what is not leads to the list of it. Shows; decides nothing.
class StatusLine : public QWidget
{
    Q_OBJECT
public:
    enum class Label { None, Live, Practice };

    explicit StatusLine(QWidget *parent = nullptr);

    void setDatabase(const QString &name, const QString &place, const QString &engine, Label label,
                     bool readOnly);
    void setState(tables::Session::State state, int pending, const QString &reason = {});
    void setChangedByOthers(bool changed);
    /// Nothing is open; `busy` says what is being done, "" = nothing.
    void setIdle(const QString &busy = {});

    [[nodiscard]] QString stateText() const;

Q_SIGNALS:
    /// "Not saved: 3 changes" was clicked.
    void pendingRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    QLabel *m_database;
    Chip *m_label;
    Chip *m_readOnlyChip;
    QLabel *m_engine;
    QLabel *m_others;
    QLabel *m_state;
    QToolButton *m_pendingButton; ///< in the place of m_state while there is something to list
    bool m_isOpen = false;
    bool m_isReadOnly = false;
    bool m_changedByOthers = false;
    Label m_databaseLabel = Label::None;
    tables::Session::State m_saveState = tables::Session::State::Saved;
    int m_pending = 0;
    QString m_reason;
    QString m_busy;
};

} // namespace gui
