// SPDX-License-Identifier: GPL-3.0-or-later
// CodeView.h where QScintilla is not to be had: Qt's editor, without highlighted words.
#include "gui/queries/CodeView.h"

#include "gui/Style.h"

#include <QEvent>
#include <QFontDatabase>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace gui::queries
{

namespace
{

QPlainTextEdit *plain(QWidget *editor)
{
    return static_cast<QPlainTextEdit *>(editor);
}

QTextEdit::ExtraSelection selectionOf(const QPlainTextEdit *view, const CodeView::Range &range)
{
    QTextEdit::ExtraSelection selection;
    selection.cursor = QTextCursor(view->document());
    const int length = view->document()->characterCount() - 1;
    selection.cursor.setPosition(qBound(0, int(range.start), length));
    selection.cursor.setPosition(qBound(0, int(range.start + range.length), length), QTextCursor::KeepAnchor);
    return selection;
}

} // namespace

CodeView::CodeView(Language language, bool isReadOnly, const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_language(language)
{
    auto *view = new QPlainTextEdit(this);
    m_editor = view;
    view->setObjectName(name);
    view->setReadOnly(isReadOnly);
    view->setTabChangesFocus(true);
    view->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    view->setLineWrapMode(language == Language::Sql ? QPlainTextEdit::WidgetWidth : QPlainTextEdit::NoWrap);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(view);
    connect(view, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_isSetting)
            Q_EMIT edited();
    });
}

/// The places that are marked and the one that is wrong.
void CodeView::useColours()
{
    QList<QTextEdit::ExtraSelection> selections;
    for (const Range &range : std::as_const(m_marked)) {
        auto selection = selectionOf(plain(m_editor), range);
        selection.format.setBackground(style::wash(style::Tone::Warning, palette()));
        selections.append(selection);
    }
    if (m_underlined.length > 0) {
        auto selection = selectionOf(plain(m_editor), m_underlined);
        selection.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        selection.format.setUnderlineColor(style::tone(style::Tone::Error, palette()));
        selections.append(selection);
    }
    plain(m_editor)->setExtraSelections(selections);
}

void CodeView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        useColours();
    QWidget::changeEvent(event);
}

bool CodeView::eventFilter(QObject *watched, QEvent *event)
{
    return QWidget::eventFilter(watched, event);
}

QString CodeView::text() const
{
    return plain(m_editor)->toPlainText();
}

void CodeView::setText(const QString &text)
{
    if (text == this->text())
        return;
    m_isSetting = true;
    plain(m_editor)->setPlainText(text);
    m_isSetting = false;
}

void CodeView::setAccessibleTitle(const QString &title)
{
    m_editor->setAccessibleName(title);
}

void CodeView::mark(const QList<Range> &ranges)
{
    m_marked = ranges;
    useColours();
}

void CodeView::scrollTo(qsizetype position)
{
    QTextCursor cursor(plain(m_editor)->document());
    cursor.setPosition(qBound(0, int(position), plain(m_editor)->document()->characterCount() - 1));
    plain(m_editor)->setTextCursor(cursor);
    plain(m_editor)->ensureCursorVisible();
}

void CodeView::underline(const Range &range)
{
    m_underlined = range;
    useColours();
}

} // namespace gui::queries
