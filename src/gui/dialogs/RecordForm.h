// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/dialogs/FieldBinding.h"
#include "records/ChangeSet.h"

#include <QTimer>
#include <QWidget>

namespace gui {

/// The fields of one row with everything that stands against saving them, shown at each field while typing:
/// rules at once, what only the database knows (a value that is taken, a reference that is gone) as soon as
/// the reader answers. Saves nothing.
class RecordForm : public QWidget
{
    Q_OBJECT
public:
    enum class Mode { New, Edit };

    /// `stored`: the row as it was read (Edit). `shown`: what the fields start with.
    RecordForm(tables::Session &session, schema::Table table, Mode mode, const records::RowKey &self,
               const schema::Record &stored, const schema::Record &shown, QWidget *parent);

    [[nodiscard]] FieldBinding *binding(const QString &column) const;
    /// New: the fields that were given.
    [[nodiscard]] schema::Record record() const;
    /// Edit: what differs from the stored row, old and new.
    [[nodiscard]] schema::Record changedBefore() const;
    [[nodiscard]] schema::Record changedAfter() const;
    /// Something was changed since the form was opened.
    [[nodiscard]] bool isModified() const;
    /// There is something to save, and nothing stands against it.
    [[nodiscard]] bool canSave() const { return m_canSave; }

    /// Shows what a refused save said at the fields; returns what belongs to no field here.
    QStringList showProblems(const QList<schema::Problem> &problems);
    /// Edit: the row as it stands now, after a conflict. Takes theirs for `theirs`, keeps the rest.
    void rebase(const schema::Record &now, const QStringList &theirs);
    void setMode(Mode mode);
    void setReadOnly(bool readOnly);
    void maskSecrets(bool masked);

Q_SIGNALS:
    void validated();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void buildFields(const QWidget *form);
    void onEdited(const QString &column);
    void validate();
    void checkDatabase();
    void showAt(FieldBinding *binding, const QString &sentence);
    [[nodiscard]] bool isChanged(const FieldBinding *binding) const;

    tables::Session &m_session;
    const schema::Entity &m_entity;
    Mode m_mode;
    records::RowKey m_self;
    schema::Record m_stored;
    QList<FieldBinding *> m_bindings;
    QHash<QString, QString> m_databaseProblems;   ///< column → sentence, until the field changes
    QTimer m_databaseCheck;
    quint64 m_generation = 0;
    bool m_canSave = false;
};

} // namespace gui
