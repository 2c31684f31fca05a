// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/Lookup.h"
#include "tables/Session.h"

#include <QLineEdit>
#include <QPointer>
#include <QTimer>

namespace gui {

class ChoiceList;

/// A field that holds a reference: what is typed is looked up in the reader's thread and at most 20 matches
/// are listed below it; a whole table is never loaded. Only a row that was chosen, or whose label was typed
/// in full, is ever taken: a text that matches no row leaves the field unresolved and says so, and never
/// becomes some other row. Used in forms and as a cell's editor.
class RelationPicker : public QLineEdit
{
    Q_OBJECT
public:
    explicit RelationPicker(QWidget *parent = nullptr);
    ~RelationPicker() override;

    /// The session must outlive the picker.
    void setSource(tables::Session &session, schema::Table table, bool nullable);

    /// The chosen row; 0 while none is chosen.
    [[nodiscard]] qint64 id() const;
    /// Nothing is chosen and nothing is typed.
    [[nodiscard]] bool isNull() const;
    /// False while the text names no row.
    [[nodiscard]] bool isResolved() const { return isNull() || id() != 0; }
    /// Why the text is no answer; "" when it is one.
    [[nodiscard]] QString problem() const;

    /// An empty label is looked up.
    void setId(qint64 id, const QString &label = {});
    void setNull();

    /// For a cell's editor: true when the key belongs to the picker (the list is open, or the text is not
    /// resolved yet) and must not end the editing.
    [[nodiscard]] bool wantsKey(int key) const;
    [[nodiscard]] bool isListOpen() const;
    /// Takes a label that was typed in full as the choice.
    void takeMatch();

Q_SIGNALS:
    /// id(), isNull() or problem() may have changed.
    void changed();
    /// A row was taken by Enter or by a click.
    void chosen();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void onTextEdited(const QString &text);
    void ask(const QString &typed);
    void takeAnswer(const QString &typed, const base::Result<QList<records::Choice>> &answer);
    void showList(const QList<records::Choice> &choices, const QString &note);
    void hideList();
    void moveInList(int steps);
    void chooseRow(int row);
    void choose(qint64 id, const QString &label);
    void onEnter(QKeyEvent *event);
    void onEscape(QKeyEvent *event);
    void drawArrow();

    tables::Session *m_session = nullptr;
    schema::Table m_table = schema::Table::Categories;
    bool m_nullable = false;

    qint64 m_id = 0;                 ///< what was chosen last
    QString m_label;                 ///< and what it is called
    records::Choice m_match;         ///< the only row whose label is what was typed
    bool m_isAsking = false;
    bool m_wantsList = false;        ///< the answer under way shall be listed
    bool m_entersAtAnswer = false;   ///< Enter was pressed before the answer came
    quint64 m_generation = 0;
    QTimer m_debounce;
    QPointer<ChoiceList> m_list;
    QAction *m_arrow = nullptr;
};

} // namespace gui
