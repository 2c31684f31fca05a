// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/StructureTab.h"

#include "base/Log.h"
#include "base/Settings.h"
#include "gui/FileQuestions.h"
#include "gui/Icons.h"
#include "gui/diagram/DiagramExport.h"
#include "gui/dialogs/Background.h"
#include "ui_StructureTab.h"

#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace gui
{

using diagram::DiagramSheet;

namespace
{

base::Result<migration::Structure> readFrom(const database::Location &location)
{
    const auto connection =
        database::Connection::open(location, database::OpenMode::ReadOnly, database::Role::Inspector);
    SHOPBOOK_TRY(connection);
    return migration::readStructure(*connection);
}

} // namespace

StructureTab::StructureTab(const database::Location &location, QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::StructureTab>())
    , m_location(location)
{
    m_ui->setupUi(this);
    for (QToolButton *button : {m_ui->zoomOutButton, m_ui->zoomButton, m_ui->zoomInButton, m_ui->fitButton,
                                m_ui->pngButton, m_ui->pdfButton}) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setMinimumHeight(28);
    }
    for (QToolButton *button : {m_ui->pngButton, m_ui->pdfButton}) {
        button->setIcon(icons::icon(icons::Name::Save));
        button->setIconSize(QSize(18, 18));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    }
    m_ui->diagramView->setNotice(tr("Reading the tables…"));
    connectParts();
    showZoom();
    showSelection();
}

StructureTab::~StructureTab() = default;

void StructureTab::connectParts()
{
    diagram::DiagramView *view = m_ui->diagramView;
    connect(m_ui->zoomInButton, &QToolButton::clicked, view, &diagram::DiagramView::zoomIn);
    connect(m_ui->zoomOutButton, &QToolButton::clicked, view, &diagram::DiagramView::zoomOut);
    connect(m_ui->zoomButton, &QToolButton::clicked, view, [view] { view->setZoom(1); });
    connect(m_ui->fitButton, &QToolButton::clicked, view, &diagram::DiagramView::fit);
    connect(m_ui->pngButton, &QToolButton::clicked, this, [this] { askForFile(u"png"_s); });
    connect(m_ui->pdfButton, &QToolButton::clicked, this, [this] { askForFile(u"pdf"_s); });
    connect(m_ui->serviceBox, &QCheckBox::toggled, this, &StructureTab::draw);
    connect(view, &diagram::DiagramView::zoomChanged, this, &StructureTab::showZoom);
    connect(view, &diagram::DiagramView::selectionChanged, this, &StructureTab::showSelection);
    connect(view, &diagram::DiagramView::activated, this,
            [this, view](int card) { Q_EMIT tableActivated(view->sheet().content().cards.at(card).table); });
}

QWidget *StructureTab::mainControl() const
{
    return m_ui->diagramView;
}

void StructureTab::refresh()
{
    ++m_reading;
    runInBackground(
        this, [location = m_location] { return readFrom(location); },
        [this](const base::Result<migration::Structure> &structure) {
            // Of two questions the later one counts.
            if (--m_reading == 0)
                takeStructure(structure);
        });
}

void StructureTab::takeStructure(const base::Result<migration::Structure> &structure)
{
    if (!structure) {
        base::log::report(base::log::app(), structure.error());
        m_structure.reset();
        m_ui->diagramView->setNotice(tr("The tables could not be read. %1").arg(structure.error().message));
        m_isDrawn = true;
        Q_EMIT failed(structure.error());
        return;
    }
    m_structure = *structure;
    draw();
}

void StructureTab::draw()
{
    if (!m_structure)
        return;
    const diagram::Content content = diagram::contentOf(*m_structure, m_ui->serviceBox->isChecked());
    const quint64 question = ++m_generation;
    if (content.cards.isEmpty()) {
        m_ui->diagramView->setNotice(tr("There are no tables in this database yet."));
        m_isDrawn = true;
        return;
    }
    if (m_isDrawn && content == m_ui->diagramView->sheet().content())
        return;
    m_isDrawn = false;
    runInBackground(
        this,
        [sheet = DiagramSheet(content, font())]() mutable {
            sheet.setLayout(diagram::layOut(sheet.graph()));
            return sheet;
        },
        [this, question](const DiagramSheet &sheet) {
            if (question == m_generation)
                takeLayout(sheet);
        });
}

void StructureTab::takeLayout(const DiagramSheet &sheet)
{
    m_isDrawn = true;
    m_ui->diagramView->setSheet(sheet);
}

void StructureTab::showZoom()
{
    m_ui->zoomButton->setText(QLocale().toString(qRound(m_ui->diagramView->zoom() * 100)) + u" %"_s);
}

void StructureTab::showSelection()
{
    const diagram::DiagramView *view = m_ui->diagramView;
    const bool hasSheet = !view->sheet().isEmpty();
    m_ui->tableLabel->setText(view->selected() >= 0 ? view->sheet().content().describe(view->selected())
                                  : hasSheet ? tr("Choose a table with the mouse or the arrow keys to see "
                                                  "what it refers to; Enter opens its page.")
                                             : QString());
    for (QWidget *control : {m_ui->zoomOutButton, m_ui->zoomButton, m_ui->zoomInButton, m_ui->fitButton,
                             m_ui->pngButton, m_ui->pdfButton})
        control->setEnabled(hasSheet);
}

void StructureTab::askForFile(const QString &ending)
{
    const QString name = QFileInfo(m_location.displayName()).completeBaseName();
    files::askForPicture(window(), tr("Save the diagram"), name + u'.' + ending,
                         [this](const QString &file) { save(file); });
}

void StructureTab::save(const QString &file)
{
    const bool isPdf = file.endsWith(u".pdf"_s, Qt::CaseInsensitive);
    runInBackground(
        this,
        [sheet = m_ui->diagramView->sheet(), title = m_location.displayName(), file, isPdf] {
            return isPdf ? diagram::writePdf(sheet, title, file) : diagram::writePng(sheet, title, file);
        },
        [this, file](const base::Result<void> &written) {
            if (written)
                Q_EMIT said(style::Tone::Good,
                            tr("The diagram was saved as “%1”.").arg(QDir::toNativeSeparators(file)));
            else
                Q_EMIT failed(written.error());
        });
}

void StructureTab::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void StructureTab::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        showZoom();
        showSelection();
        draw();
    }
    QWidget::changeEvent(event);
}

} // namespace gui
