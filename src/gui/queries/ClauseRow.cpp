// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/queries/ClauseRow.h"

#include "gui/Icons.h"
#include "gui/Style.h"
#include "gui/queries/FlowLayout.h"
#include "gui/queries/PartEditor.h"

#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace gui::queries
{

namespace
{
constexpr int gap = 6;
} // namespace

ClauseRow::ClauseRow(words::Clause clause, QWidget *parent)
    : QWidget(parent)
    , m_clause(clause)
    , m_title(new QLabel(this))
    , m_flow(new FlowLayout(gap))
    , m_add(new QToolButton(this))
    , m_column(new QVBoxLayout)
{
    setObjectName(u"clauseRow%1"_s.arg(int(clause)));
    m_title->setObjectName(u"clauseTitleLabel%1"_s.arg(int(clause)));
    m_title->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_title->setContentsMargins(0, 5, 0, 0);
    m_add->setObjectName(u"addPartButton%1"_s.arg(int(clause)));
    m_add->setIcon(icons::icon(icons::Name::Add));
    m_add->setAutoRaise(true);
    m_add->setFocusPolicy(Qt::StrongFocus);
    connect(m_add, &QToolButton::clicked, this, &ClauseRow::addRequested);
    m_flow->insertWidget(0, m_add);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(style::space);
    row->addWidget(m_title);
    row->addLayout(m_column, 1);
    m_column->setSpacing(4);
    m_column->addLayout(m_flow);
    retranslate();
}

void ClauseRow::retranslate()
{
    const QString keyword = words::clauseKeyword(m_clause);
    const QString title = words::clauseTitle(m_clause);
    m_title->setText(title);
    m_title->setToolTip(keyword.isEmpty() ? words::clauseHelp(m_clause)
                                          : u"%1: %2"_s.arg(keyword, words::clauseHelp(m_clause)));
    QPalette colours;
    colours.setColor(QPalette::WindowText, style::muted(palette()));
    m_title->setPalette(colours);
    // All rows begin at the same place, however long the longest title is.
    int width = 0;
    for (int i = int(words::Clause::From); i <= int(words::Clause::Ending); ++i)
        width = qMax(width, m_title->fontMetrics().horizontalAdvance(words::clauseTitle(words::Clause(i))));
    m_title->setFixedWidth(width + 4);
}

void ClauseRow::clear()
{
    while (m_flow->count() > 1) {
        QLayoutItem *item = m_flow->takeAt(0);
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
}

void ClauseRow::add(QWidget *part)
{
    m_flow->insertWidget(m_flow->count() - 1, part);
    part->show();
}

void ClauseRow::setAddText(const QString &text)
{
    m_add->setVisible(!text.isEmpty());
    m_add->setToolTip(text);
    m_add->setAccessibleName(text);
}

QList<QWidget *> ClauseRow::tabWidgets() const
{
    QList<QWidget *> found;
    for (int i = 0; i < m_flow->count(); ++i)
        if (QWidget *part = m_flow->itemAt(i)->widget(); part->focusPolicy() & Qt::TabFocus)
            found.append(part);
    if (m_editor)
        for (QWidget *part : m_editor->findChildren<QWidget *>())
            if ((part->focusPolicy() & Qt::TabFocus) && part->window() == window())
                found.append(part);
    return found;
}

void ClauseRow::setEditor(PartEditor *editor)
{
    if (m_editor) {
        m_editor->hide();
        m_editor->deleteLater();
    }
    m_editor = editor;
    if (editor) {
        m_column->addWidget(editor);
        editor->show();
    }
}

} // namespace gui::queries
