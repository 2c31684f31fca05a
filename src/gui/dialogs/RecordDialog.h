// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/dialogs/ConflictDialog.h"

#include <QDialog>

#include <memory>
#include <optional>

namespace Ui {
class RecordDialog;
}

namespace gui {

class RecordForm;

/// Adds, edits or duplicates one row. *Save* writes this row at once, beside what else is not saved yet, and the
/// dialog stays open until the database has answered: problems are shown at their fields, another program's
/// change as a choice. What was pending for the row is what the fields start with, and is saved with it. Open it
/// with open(); it answers by rowSaved() and deletes itself.
class RecordDialog : public QDialog
{
    Q_OBJECT
public:
    /// Edit: `row` and the row as stored in `initial`. Duplicate: `initial` is the row to copy; its unique fields
    /// are cleared. New: no `row`; `initial` may hold values to start with.
    RecordDialog(tables::Session &session, schema::Table table, const std::optional<records::RowKey> &row,
                 const schema::Record &initial, bool duplicate, QWidget *parent);
    ~RecordDialog() override;

    [[nodiscard]] bool isSaving() const { return m_isSaving; }

Q_SIGNALS:
    /// The row as it is called now; a new row has its id.
    void rowSaved(const records::RowKey &row);

public:
    void reject() override;

protected:
    void showEvent(QShowEvent *event) override;

private:
    void makeForm(const schema::Record &initial, bool duplicate);
    void connectParts();
    void growToFields();
    [[nodiscard]] bool isNew() const;
    [[nodiscard]] QString title(bool duplicate) const;
    [[nodiscard]] QString stepName() const;
    void updateSave();
    void save();
    void onSaved(const records::RowKey &key, const records::SaveReport &report);
    void onFailed(const records::SaveFailure &failure);
    void askAboutConflicts(const QList<records::Conflict> &conflicts);
    void takeDecisions(const QList<ConflictDialog::Decision> &decisions);
    void showMessage(const base::Error &error);
    void setSaving(bool saving);

    std::unique_ptr<Ui::RecordDialog> m_ui;
    tables::Session &m_session;
    const schema::Entity &m_entity;
    std::optional<records::RowKey> m_row;   ///< nothing for a row that is not there yet
    RecordForm *m_form = nullptr;
    base::Error m_error;
    bool m_isSaving = false;
};

} // namespace gui
