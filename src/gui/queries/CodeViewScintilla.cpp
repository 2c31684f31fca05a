// SPDX-License-Identifier: GPL-3.0-or-later
// CodeView.h over QScintilla.
#include "gui/queries/CodeView.h"

#include "gui/Style.h"

// QScintilla says them in Qt's short words, which Shopbook is built without.
#define signals Q_SIGNALS
#define slots Q_SLOTS
#include <QEvent>
#include <QFontDatabase>
#include <QKeyEvent>
#include <QVBoxLayout>
#include <Qsci/qscicommand.h>
#include <Qsci/qscicommandset.h>
#include <Qsci/qscilexercpp.h>
#include <Qsci/qscilexerpython.h>
#include <Qsci/qscilexersql.h>
#include <Qsci/qsciscintilla.h>

using namespace Qt::StringLiterals;

namespace gui::queries
{

namespace
{

constexpr int markIndicator = 8;
constexpr int problemIndicator = 9;

QsciLexer *lexerFor(Language language, QObject *parent)
{
    switch (language) {
    case Language::Python:
        return new QsciLexerPython(parent);
    case Language::Cpp:
        return new QsciLexerCPP(parent);
    case Language::Sql:
        break;
    }
    auto *lexer = new QsciLexerSQL(parent);
    lexer->setBackslashEscapes(false);
    return lexer;
}

/// What a style of any of the lexers is, by what its description says.
QColor colourOf(const QString &description, const QPalette &palette)
{
    const auto is = [&description](const char *word) {
        return description.contains(QLatin1StringView(word), Qt::CaseInsensitive);
    };
    const bool dark = style::isDark(palette);
    if (is("comment"))
        return style::muted(palette);
    if (is("keyword"))
        return style::tone(style::Tone::Neutral, palette);
    if (is("string") || is("character"))
        return dark ? QColor(0x9c, 0xd6, 0x8f) : QColor(0x2f, 0x6f, 0x2f);
    if (is("number"))
        return dark ? QColor(0xe5, 0xb5, 0x7b) : QColor(0x8a, 0x4b, 0x08);
    return palette.color(QPalette::Active, QPalette::Text);
}

QsciScintilla *sci(QWidget *editor)
{
    return static_cast<QsciScintilla *>(editor);
}

/// Scintilla counts bytes of UTF-8.
long bytePosition(const QString &text, qsizetype position)
{
    return long(QStringView(text).first(qBound(qsizetype(0), position, text.size())).toUtf8().size());
}

void fill(QsciScintilla *view, int indicator, const QList<CodeView::Range> &ranges)
{
    const QString text = view->text();
    view->SendScintilla(QsciScintilla::SCI_SETINDICATORCURRENT, indicator);
    view->SendScintilla(QsciScintilla::SCI_INDICATORCLEARRANGE, 0UL,
                        view->SendScintilla(QsciScintilla::SCI_GETLENGTH));
    for (const CodeView::Range &range : ranges) {
        const long from = bytePosition(text, range.start);
        const long to = bytePosition(text, range.start + range.length);
        view->SendScintilla(QsciScintilla::SCI_INDICATORFILLRANGE, static_cast<unsigned long>(from),
                            to - from);
    }
}

/// Keys of Scintilla that would take the program's own away (Ctrl+T turns lines round there), and change the
/// text in ways that no other field of the window does.
void freeKeys(const QsciScintilla *view)
{
    for (const QsciCommand::Command each :
         {QsciCommand::LineDelete, QsciCommand::LineCut, QsciCommand::LineCopy, QsciCommand::LineTranspose,
          QsciCommand::LineDuplicate, QsciCommand::SelectionDuplicate, QsciCommand::SelectionLowerCase,
          QsciCommand::SelectionUpperCase, QsciCommand::ReverseLines}) {
        if (QsciCommand *command = view->standardCommands()->find(each)) {
            command->setKey(0);
            command->setAlternateKey(0);
        }
    }
}

} // namespace

CodeView::CodeView(Language language, bool isReadOnly, const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_language(language)
{
    auto *view = new QsciScintilla(this);
    m_editor = view;
    view->setObjectName(name);
    view->setUtf8(true);
    view->setLexer(lexerFor(language, view));
    view->setMarginWidth(1, 0);
    view->setCaretLineVisible(false);
    view->setTabWidth(4);
    view->setIndentationsUseTabs(false);
    view->setFrameShape(QFrame::StyledPanel);
    // A statement is one long line; a program has lines of its own.
    view->setWrapMode(language == Language::Sql ? QsciScintilla::WrapWord : QsciScintilla::WrapNone);
    view->SendScintilla(QsciScintilla::SCI_SETSCROLLWIDTH, 1UL);
    view->SendScintilla(QsciScintilla::SCI_SETSCROLLWIDTHTRACKING, 1UL);
    view->indicatorDefine(QsciScintilla::StraightBoxIndicator, markIndicator);
    view->setIndicatorDrawUnder(true, markIndicator);
    view->indicatorDefine(QsciScintilla::SquiggleIndicator, problemIndicator);
    freeKeys(view);
    view->installEventFilter(this);
    view->setReadOnly(isReadOnly);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(view);
    useColours();
    connect(view, &QsciScintilla::textChanged, this, [this] {
        if (!m_isSetting)
            Q_EMIT edited();
    });
}

void CodeView::useColours()
{
    QsciScintilla *view = sci(m_editor);
    QsciLexer *lexer = view->lexer();
    const QPalette colours = palette();
    const QColor paper = colours.color(QPalette::Active, QPalette::Base);
    const QColor ink = colours.color(QPalette::Active, QPalette::Text);
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(this->font().pointSizeF());
    lexer->setDefaultFont(font);
    lexer->setDefaultPaper(paper);
    lexer->setDefaultColor(ink);
    for (int i = 0; i < 128; ++i) {
        const QString description = lexer->description(i);
        lexer->setFont(font, i);
        lexer->setPaper(paper, i);
        lexer->setColor(description.isEmpty() ? ink : colourOf(description, colours), i);
    }
    view->setColor(ink);
    view->setPaper(paper);
    view->setCaretForegroundColor(ink);
    view->setSelectionBackgroundColor(colours.color(QPalette::Highlight));
    view->setSelectionForegroundColor(colours.color(QPalette::HighlightedText));
    view->setMatchedBraceForegroundColor(ink);
    QColor marked = style::tone(style::Tone::Warning, colours);
    marked.setAlpha(90);
    view->setIndicatorForegroundColor(marked, markIndicator);
    view->setIndicatorForegroundColor(style::tone(style::Tone::Error, colours), problemIndicator);
}

void CodeView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        useColours();
    QWidget::changeEvent(event);
}

bool CodeView::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<const QKeyEvent *>(event);
        if (key->key() == Qt::Key_Tab || key->key() == Qt::Key_Backtab) {
            focusNextPrevChild(key->key() == Qt::Key_Tab);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

QString CodeView::text() const
{
    return sci(m_editor)->text();
}

void CodeView::setText(const QString &text)
{
    if (text == this->text())
        return;
    m_isSetting = true;
    sci(m_editor)->setText(text);
    m_isSetting = false;
}

void CodeView::setAccessibleTitle(const QString &title)
{
    m_editor->setAccessibleName(title);
}

void CodeView::mark(const QList<Range> &ranges)
{
    m_marked = ranges;
    fill(sci(m_editor), markIndicator, ranges);
    if (!ranges.isEmpty()) {
        const long at = bytePosition(text(), ranges.constFirst().start);
        sci(m_editor)->SendScintilla(QsciScintilla::SCI_SCROLLRANGE, static_cast<unsigned long>(at), at);
    }
}

void CodeView::scrollTo(qsizetype position)
{
    int line = 0;
    int column = 0;
    sci(m_editor)->lineIndexFromPosition(int(bytePosition(text(), position)), &line, &column);
    sci(m_editor)->setFirstVisibleLine(line);
}

void CodeView::underline(const Range &range)
{
    m_underlined = range;
    fill(sci(m_editor), problemIndicator, range.length ? QList{range} : QList<Range>());
}

} // namespace gui::queries
