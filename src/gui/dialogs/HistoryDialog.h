// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/History.h"
#include "tables/Session.h"

#include <QDialog>

#include <memory>

namespace Ui
{
class HistoryDialog;
}

namespace gui
{

class ChangeLines;

/// What one row went through: when, by whom, old → new, newest first; says that it is no full audit. Reads in
/// the reader's thread and changes nothing. Open it with open(); it deletes itself.
class HistoryDialog : public QDialog
{
    Q_OBJECT
public:
    HistoryDialog(tables::Session &session, const records::RowKey &row, QWidget *parent);
    ~HistoryDialog() override;

private:
    struct Found {
        QString label;
        QList<records::HistoryEntry> entries;
    };
    void takeFound(const Found &found);
    [[nodiscard]] QString whenAndWho(const records::HistoryEntry &entry) const;

    std::unique_ptr<Ui::HistoryDialog> m_ui;
    tables::Session &m_session;
    records::RowKey m_row;
    ChangeLines *m_lines;
};

} // namespace gui
