// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace gui::queries
{

enum class Language { Sql, Python, Cpp };

/// A text of a program with highlighted words, to read or to write: QScintilla where it was found when
/// Shopbook was built, else Qt's own editor. Positions are counted in UTF-16 units, as in QString.
class CodeView : public QWidget
{
    Q_OBJECT
public:
    struct Range {
        qsizetype start = 0;
        qsizetype length = 0;
    };

    CodeView(Language language, bool isReadOnly, const QString &name, QWidget *parent);

    [[nodiscard]] QString text() const;
    void setText(const QString &text);
    void setAccessibleTitle(const QString &title);
    /// Puts a coloured ground below these places and nowhere else.
    void mark(const QList<Range> &ranges);
    /// Shows the line of this place.
    void scrollTo(qsizetype position);
    /// A wavy line below a place that is wrong; length 0 takes it away.
    void underline(const Range &range);
    [[nodiscard]] Range underlined() const { return m_underlined; }
    [[nodiscard]] const QList<Range> &marked() const { return m_marked; }
    /// The control that takes the keyboard.
    [[nodiscard]] QWidget *editor() const { return m_editor; }

Q_SIGNALS:
    /// A person changed the text.
    void edited();

protected:
    void changeEvent(QEvent *event) override;
    /// Tab goes on to the next control: nobody needs it in a line of SQL.
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void useColours();

    Language m_language;
    QWidget *m_editor = nullptr;
    QList<Range> m_marked;
    Range m_underlined;
    bool m_isSetting = false;
};

} // namespace gui::queries
