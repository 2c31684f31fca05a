// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace gui {

/// The line below a field that says which rule is broken. Keeps the height of one line while it is empty,
/// so that a form does not jump while somebody types. Knows no rule itself.
class ProblemLabel : public QLabel
{
    Q_OBJECT
public:
    enum class Kind {
        None,
        Needed,  ///< empty and not touched yet: said calmly
        Older,   ///< broken before this edit; marked, blocks nothing
        Problem, ///< broken by what was typed; blocks
    };
    Q_ENUM(Kind)

    explicit ProblemLabel(QWidget *parent = nullptr);

    void setProblem(Kind kind, const QString &sentence);
    void clearProblem() { setProblem(Kind::None, {}); }
    [[nodiscard]] Kind kind() const { return m_kind; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateColor();
    [[nodiscard]] int lineHeight() const;

    Kind m_kind = Kind::None;
};

} // namespace gui
