// SPDX-License-Identifier: GPL-3.0-or-later
// What the builder is and how a change goes through it; how the rows are filled is in BuilderRows.cpp.
#include "gui/queries/Builder.h"

#include "gui/Style.h"
#include "gui/queries/ClauseRow.h"
#include "gui/queries/FlowLayout.h"
#include "gui/queries/PartEditor.h"

#include <QApplication>
#include <QEvent>
#include <QPointer>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace gui::queries
{

using query::Condition;
using query::Query;

Builder::Builder(const QList<schema::Table> &tables, QWidget *parent)
    : QScrollArea(parent)
    , m_tables(tables)
    , m_sheet(new QWidget)
    , m_adders(new QWidget(m_sheet))
    , m_adderFlow(new FlowLayout(2, m_adders))
{
    setObjectName(u"builder"_s);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // The chips take the keyboard, not the area around them.
    setFocusPolicy(Qt::NoFocus);
    m_sheet->setObjectName(u"builderSheet"_s);
    setWidget(m_sheet);
    makeRows();
    setQuery(m_query);
}

void Builder::makeRows()
{
    auto *column = new QVBoxLayout(m_sheet);
    column->setContentsMargins(0, 0, style::space, 0);
    column->setSpacing(style::space - 1);
    for (int i = int(Clause::From); i <= int(Clause::Ending); ++i) {
        auto *row = new ClauseRow(Clause(i), m_sheet);
        connect(row, &ClauseRow::addRequested, this, [this, i] { addPart(Clause(i)); });
        column->addWidget(row);
        m_rows.append(row);
    }
    column->addWidget(m_adders);
    column->addStretch(1);
}

void Builder::setQuery(const Query &query)
{
    closeEditor();
    m_query = query;
    if (!m_tables.isEmpty() && !m_tables.contains(m_query.from) && m_query == Query())
        m_query.from = m_tables.constFirst();
    refresh();
}

/// A person changed the query.
void Builder::change()
{
    refresh();
    Q_EMIT edited();
}

void Builder::refresh()
{
    // The chip that has the keyboard is replaced by the new one of the same part.
    const auto *focused = qobject_cast<PartChip *>(QApplication::focusWidget());
    const QString focusedPath = focused && isAncestorOf(focused) ? focused->path() : QString();
    m_chips.clear();
    for (ClauseRow *row : std::as_const(m_rows)) {
        row->clear();
        fillRow(row);
        row->setVisible(isUsed(row->clause()));
        row->setAddText(canAdd(row->clause()) ? tr("Add to “%1”").arg(words::clauseTitle(row->clause()))
                                              : QString());
    }
    fillAdders();
    m_problems = query::check(m_query);
    showProblems();
    if (PartChip *edited = m_chips.value(m_editedPath))
        edited->setEdited(true);
    if (!focusedPath.isEmpty())
        focusPath(focusedPath);
    orderTabs();
}

/// Tab goes as the sentence is read, although the chips were made at different times.
void Builder::orderTabs()
{
    QWidget *before = m_rows.constFirst()->addButton(); // never shown, and as old as the builder
    const auto follow = [&before](QWidget *next) {
        if (next != before)
            setTabOrder(before, next);
        before = next;
    };
    for (const ClauseRow *row : std::as_const(m_rows))
        for (QWidget *part : row->tabWidgets())
            follow(part);
    for (int i = 0; i < m_adderFlow->count(); ++i)
        follow(m_adderFlow->itemAt(i)->widget());
}

void Builder::showProblems()
{
    for (PartChip *chip : std::as_const(m_chips))
        chip->setProblem({});
    for (const query::Problem &problem : std::as_const(m_problems)) {
        // "where[1].values[0]" stands at the chip "where[1]".
        QString path = problem.path;
        while (!path.isEmpty() && !m_chips.contains(path)) {
            const qsizetype dot = path.lastIndexOf(u'.');
            const qsizetype bracket = path.lastIndexOf(u'[');
            path = path.first(qMax(qsizetype(0), qMax(dot, bracket)));
        }
        if (path.isEmpty() && (problem.path == u"slice" || problem.path == u"offset"))
            path = u"limit"_s;
        if (PartChip *chip = m_chips.value(path); chip && chip->problem().isEmpty())
            chip->setProblem(problem.message);
    }
    for (const ClauseRow *row : std::as_const(m_rows))
        if (PartEditor *editor = row->editor()) {
            const PartChip *chip = m_chips.value(m_editedPath);
            editor->setProblem(chip ? chip->problem() : QString());
        }
}

PartChip *Builder::addChip(ClauseRow *row, const QString &path, const QString &text,
                           PartChip::Abilities abilities)
{
    auto *chip = new PartChip(path, text, abilities, row);
    m_chips.insert(path, chip);
    row->add(chip);
    connect(chip, &QAbstractButton::clicked, this, [this, path] { edit(path); });
    connect(chip, &PartChip::pointedAt, this,
            [this, path](bool isIt) { Q_EMIT pointedAt(isIt ? path : QString()); });
    return chip;
}

void Builder::edit(const QString &path)
{
    const bool isOpen = path == m_editedPath;
    closeEditor();
    PartChip *chip = m_chips.value(path);
    if (isOpen || !chip)
        return;
    auto *row = qobject_cast<ClauseRow *>(chip->parentWidget());
    PartEditor *editor = makeEditor(path, row);
    if (!row || !editor)
        return;
    m_editedPath = path;
    row->setEditor(editor);
    chip->setEdited(true);
    editor->setProblem(chip->problem());
    orderTabs();
    connect(editor, &PartEditor::changed, this, [this, editor] {
        editor->applyTo(m_query);
        change();
    });
    connect(editor, &PartEditor::closeRequested, this, [this, path] {
        closeEditor();
        focusPath(path);
    });
    editor->first()->setFocus(Qt::OtherFocusReason);
    // Once the strip has its place.
    QMetaObject::invokeMethod(
        this, [this, guard = QPointer<PartEditor>(editor)] { guard ? ensureWidgetVisible(guard) : void(); },
        Qt::QueuedConnection);
}

void Builder::closeEditor()
{
    m_editedPath.clear();
    for (ClauseRow *row : std::as_const(m_rows))
        row->setEditor(nullptr);
    for (PartChip *chip : std::as_const(m_chips))
        chip->setEdited(false);
}

void Builder::focusPath(const QString &path)
{
    if (PartChip *chip = m_chips.value(path))
        chip->setFocus(Qt::OtherFocusReason);
    else if (!m_chips.isEmpty())
        m_chips.value(u"from"_s)->setFocus(Qt::OtherFocusReason);
}

void Builder::takeFocus()
{
    focusPath(u"from"_s);
}

void Builder::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        closeEditor();
        for (ClauseRow *row : std::as_const(m_rows))
            row->retranslate();
        refresh();
    }
    QScrollArea::changeEvent(event);
}

} // namespace gui::queries
