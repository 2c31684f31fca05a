// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/PageViews.h"

#include "gui/FileQuestions.h"
#include "gui/MessageBar.h"
#include "gui/TablePage.h"
#include "gui/TableView.h"
#include "gui/ViewSettings.h"
#include "gui/finding/PageFilter.h"

#include <QFile>
#include <QInputDialog>
#include <QMenu>
#include <QSaveFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gui
{

using finding::ViewState;

namespace
{

constexpr qint64 largestFile = 1 << 20;

base::Error notDone(const QString &sentence, const QString &detail)
{
    return {base::ErrorCode::Failed, sentence, detail, {}, {}};
}

} // namespace

PageViews::PageViews(TablePage &page)
    : QObject(&page)
    , m_page(page)
{
}

ViewState PageViews::now() const
{
    ViewState view;
    view.table = m_page.table();
    view.columns = m_page.view().shownColumns();
    view.pinned = m_page.view().pinnedColumns();
    for (const auto &[column, descending] : m_page.model().sorting())
        view.sort.append({m_page.model().fieldAt(column).column, descending});
    view.search = m_page.model().search();
    view.filter = m_page.filter().condition();
    return view;
}

base::Result<void> PageViews::apply(const ViewState &view)
{
    SHOPBOOK_TRY(m_page.model().fits(view.filter));
    if (!view.columns.isEmpty())
        m_page.view().showColumns(view.columns, view.pinned);
    QList<tables::RowQuery::SortKey> keys;
    for (const ViewState::Sort &key : view.sort)
        keys.append({m_page.model().entity().indexOf(key.field), key.descending});
    m_page.setSearch(view.search);
    m_page.filter().setCondition(view.filter);
    m_page.view().sortBy(keys);
    return {};
}

QStringList PageViews::names() const
{
    QStringList names = viewsettings::views(m_page.model().entity().name).keys();
    std::sort(names.begin(), names.end(),
              [](const QString &a, const QString &b) { return a.localeAwareCompare(b) < 0; });
    return names;
}

base::Result<void> PageViews::keep(const viewsettings::Views &views)
{
    if (!viewsettings::setViews(m_page.model().entity().name, views))
        return notDone(tr("The settings could not be written, so the saved views stay as they were. Make "
                          "room or give the "
                          "folder back to yourself, then try again."),
                       {});
    return {};
}

base::Result<void> PageViews::save(const QString &name)
{
    ViewState view = now();
    view.name = name.trimmed();
    auto views = viewsettings::views(m_page.model().entity().name);
    views.insert(view.name, finding::toJson(view));
    return keep(views);
}

base::Result<void> PageViews::remove(const QString &name)
{
    auto views = viewsettings::views(m_page.model().entity().name);
    views.remove(name);
    return keep(views);
}

void PageViews::open(const QString &name)
{
    const auto view = finding::viewFromJson(viewsettings::views(m_page.model().entity().name).value(name));
    say(view ? apply(*view) : base::Result<void>(view.error()), {});
}

base::Result<void> PageViews::exportTo(const QString &path) const
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(finding::toJson(now())) < 0 || !file.commit())
        return notDone(tr("The view could not be written to “%1”. Choose another place.").arg(path),
                       file.errorString());
    return {};
}

base::Result<void> PageViews::importFrom(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return notDone(tr("“%1” could not be read. Choose another file.").arg(path), file.errorString());
    const auto view = finding::viewFromJson(file.read(largestFile));
    SHOPBOOK_TRY(view);
    if (view->table != m_page.table())
        return notDone(tr("This is a view of %1. Go to that page and import it there.")
                           .arg(schema::entityTitle(schema::entity(view->table))),
                       {});
    SHOPBOOK_TRY(apply(*view));
    return view->name.isEmpty() ? base::Result<void>() : save(view->name);
}

void PageViews::say(const base::Result<void> &result, const QString &done)
{
    if (!result)
        m_page.messageBar().showError(result.error());
    else if (!done.isEmpty())
        m_page.messageBar().showMessage(style::Tone::Good, done);
}

void PageViews::fill(QMenu &menu)
{
    const QStringList all = names();
    for (const QString &name : all)
        connect(menu.addAction(QString(name).replace(u"&"_s, u"&&"_s)), &QAction::triggered, this,
                [this, name] { open(name); });
    if (all.isEmpty()) {
        menu.addAction(tr("No view is saved yet"))->setEnabled(false);
        return;
    }
    QMenu *away = menu.addMenu(tr("&Delete a view"));
    for (const QString &name : all)
        connect(away->addAction(QString(name).replace(u"&"_s, u"&&"_s)), &QAction::triggered, this,
                [this, name] { say(remove(name), {}); });
}

void PageViews::askForName()
{
    auto *question = new QInputDialog(m_page.window());
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setObjectName(u"viewNameDialog"_s);
    question->setWindowTitle(tr("Save this view"));
    question->setLabelText(tr("Name of the view; one of the same name is replaced"));
    connect(question, &QInputDialog::textValueSelected, this, [this](const QString &name) {
        if (name.trimmed().isEmpty())
            return;
        say(save(name), tr("The view “%1” is saved: View → Saved views brings it back.").arg(name.trimmed()));
    });
    question->open();
}

void PageViews::askForExport()
{
    files::askForView(
        m_page.window(), tr("Export this view"), schema::entity(m_page.table()).name + u".json"_s,
        [this](const QString &path) { say(exportTo(path), tr("The view is exported to “%1”.").arg(path)); });
}

void PageViews::askForImport()
{
    files::askForView(m_page.window(), tr("Import a view"), {},
                      [this](const QString &path) { say(importFrom(path), tr("The view is imported.")); });
}

} // namespace gui
