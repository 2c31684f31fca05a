// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/queries/CodePanel.h"

#include "gui/Icons.h"
#include "gui/Style.h"
#include "gui/queries/CodeView.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace gui::queries
{

namespace
{

/// Which of the views shows a tab.
constexpr std::array<int, CodePanel::count> viewOf{0, 0, 1, 1, 2};

/// A chip of the builder and the parts of the document that it is made of.
bool belongs(const QString &path, const QString &chip)
{
    if (chip == u"limit")
        return path == u"limit" || path == u"offset" || path == u"slice";
    return path == chip || path.startsWith(chip + u'.') || path.startsWith(chip + u'[');
}

} // namespace

CodePanel::CodePanel(QWidget *parent)
    : QWidget(parent)
    , m_tabs(new QTabBar(this))
    , m_copy(new QToolButton(this))
    , m_stack(new QStackedWidget(this))
{
    setObjectName(u"codePanel"_s);
    m_tabs->setObjectName(u"codeTabBar"_s);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(true);
    m_tabs->setElideMode(Qt::ElideNone);
    for (int i = 0; i < count; ++i)
        m_tabs->addTab({});
    m_copy->setObjectName(u"copyCodeButton"_s);
    m_copy->setIcon(icons::icon(icons::Name::Duplicate));
    m_copy->setAutoRaise(true);
    m_copy->setFocusPolicy(Qt::StrongFocus);
    const std::pair<Language, QString> views[] = {{Language::Sql, u"sqlCodeView"_s},
                                                  {Language::Python, u"pythonCodeView"_s},
                                                  {Language::Cpp, u"qtCodeView"_s}};
    for (const auto &[language, name] : views) {
        auto *view = new CodeView(language, true, name, m_stack);
        m_views.append(view);
        m_stack->addWidget(view);
    }
    auto *row = new QHBoxLayout;
    row->addWidget(m_tabs, 1);
    row->addWidget(m_copy);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addLayout(row);
    column->addWidget(m_stack, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, &CodePanel::showCode);
    connect(m_copy, &QToolButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(shown()->text()); });
    retranslate();
}

CodeView *CodePanel::shown() const
{
    return m_views.at(viewOf.at(size_t(qMax(0, m_tabs->currentIndex()))));
}

void CodePanel::setCode(const QList<Code> &codes)
{
    m_codes = codes;
    showCode();
}

void CodePanel::showCode()
{
    CodeView *view = shown();
    view->setText(m_codes.value(m_tabs->currentIndex()).text);
    view->setAccessibleTitle(tr("Code: %1").arg(m_tabs->tabText(m_tabs->currentIndex())));
    m_stack->setCurrentWidget(view);
    // A file of Python begins with its models; the query is what a person wants to see.
    if (const auto &spans = m_codes.value(m_tabs->currentIndex()).spans; !spans.isEmpty())
        view->scrollTo(spans.constFirst().start);
    pointAt(m_path);
}

void CodePanel::pointAt(const QString &path)
{
    m_path = path;
    QList<CodeView::Range> ranges;
    if (!path.isEmpty())
        for (const query::Span &span : m_codes.value(m_tabs->currentIndex()).spans)
            if (belongs(span.path, path))
                ranges.append({span.start, span.length});
    shown()->mark(ranges);
}

void CodePanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void CodePanel::retranslate()
{
    const QStringList titles{u"SQLite"_s, u"PostgreSQL"_s, u"query()"_s, u"select()"_s, u"Qt"_s};
    for (int i = 0; i < count; ++i)
        m_tabs->setTabText(i, titles.at(i));
    m_tabs->setAccessibleName(tr("The query as code"));
    m_tabs->setTabToolTip(2, u"SQLAlchemy: session.query()"_s);
    m_tabs->setTabToolTip(3, u"SQLAlchemy 2.0: select()"_s);
    m_tabs->setTabToolTip(4, u"Qt, C++"_s);
    m_copy->setToolTip(tr("Copy this code"));
    m_copy->setAccessibleName(m_copy->toolTip());
    showCode();
}

} // namespace gui::queries
