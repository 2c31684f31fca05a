// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tables/Session.h"

#include <QDialog>

#include <memory>

class QComboBox;

namespace Ui
{
class ConflictDialog;
}

namespace gui
{

/// What another program changed while somebody edited it, field by field: before, theirs, mine, and a choice.
/// For an undo the three are what stood there before the step, theirs, and what the step had written.
/// Decides nothing itself; what nobody decides stays unsaved. Open it with open(); it answers by
/// decided() and deletes itself.
class ConflictDialog : public QDialog
{
    Q_OBJECT
public:
    enum class Choice { Later, Before, Mine, Theirs };
    Q_ENUM(Choice)
    /// A conflict whose fields all got the same answer; a conflict with mixed answers comes in two parts.
    struct Decision {
        records::Conflict conflict;
        Choice choice = Choice::Later;
    };

    enum class Purpose { Save, Undo };

    ConflictDialog(tables::Session &session, const QList<records::Conflict> &conflicts, QWidget *parent,
                   Purpose purpose = Purpose::Save);
    ~ConflictDialog() override;

    /// Carries decisions out on what is not saved yet: the next save writes them.
    static void apply(tables::Session &session, const QList<Decision> &decisions);
    /// The same for an undo: what Session::takeBackAsDecided() takes.
    [[nodiscard]] static QList<records::UndoDecision> undoDecisions(const QList<Decision> &decisions);

Q_SIGNALS:
    /// Without the parts that are left for later; empty when everything is.
    void decided(const QList<gui::ConflictDialog::Decision> &decisions);

public:
    void done(int result) override;

private:
    struct Line {
        int conflict = 0;
        QString field; ///< "" for a row that is gone
        QComboBox *choice = nullptr;
    };
    void addLines(int conflict);
    void addLine(int conflict, const QString &field);
    void addChoice(int row, Line &line, const QString &name);
    void setCell(int row, int column, const records::Conflict &conflict, const QString &field,
                 const records::Record &values);
    void askLabel(int row, int column, const records::RowKey &key, const QString &format);
    void fitColumn(int column);
    void chooseAll(Choice choice);
    void setUpTexts();
    [[nodiscard]] bool isUndo() const { return m_purpose == Purpose::Undo; }
    /// The undo would take the row away.
    [[nodiscard]] bool removesRow(const records::Conflict &conflict) const;
    void addChoices(QComboBox *choice, const records::Conflict &conflict) const;
    void updateButtons();
    [[nodiscard]] QList<Decision> decisions() const;

    std::unique_ptr<Ui::ConflictDialog> m_ui;
    tables::Session &m_session;
    QList<records::Conflict> m_conflicts;
    Purpose m_purpose;
    QList<Line> m_lines;
    QList<Decision> m_decisions;
};

} // namespace gui

Q_DECLARE_METATYPE(gui::ConflictDialog::Decision)
