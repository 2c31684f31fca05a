// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace gui::queries
{

/// A part of the query as a word in a rounded frame. A click, Enter or Space edits it; Delete removes it;
/// Ctrl+Space switches a condition off and on; Alt+Left and Alt+Right move it; the menu key (or the right
/// button) lists all that. The cross at its end removes it, the dot before a condition switches it.
class PartChip : public QAbstractButton
{
    Q_OBJECT
public:
    enum Ability { Nothing = 0, Remove = 1, Switch = 2, Move = 4, Negate = 8 };
    Q_DECLARE_FLAGS(Abilities, Ability)

    /// `path`: where it stands in the document, which marks the same part of printed code.
    PartChip(const QString &path, const QString &text, Abilities abilities, QWidget *parent);

    [[nodiscard]] const QString &path() const { return m_path; }
    void setOff(bool isOff);
    /// A sentence that says what is wrong; "" = nothing.
    void setProblem(const QString &problem);
    [[nodiscard]] const QString &problem() const { return m_problem; }
    void setEdited(bool isEdited);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] int heightForWidth(int width) const override;

Q_SIGNALS:
    void removeRequested();
    void switchRequested();
    void moveRequested(int by);
    void negateRequested();
    /// The pointer or the keyboard came (true) or left.
    void pointedAt(bool isIt);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void describe();
    [[nodiscard]] int frameWidth() const;
    [[nodiscard]] QRect crossPlace() const;
    [[nodiscard]] QRect dotPlace() const;

    QString m_path;
    QString m_problem;
    Abilities m_abilities;
    bool m_isOff = false;
    bool m_isEdited = false;
};

Q_DECLARE_OPERATORS_FOR_FLAGS(PartChip::Abilities)

} // namespace gui::queries
