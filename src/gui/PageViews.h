// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/finding/ViewState.h"

#include <QObject>

class QMenu;

namespace gui
{

class TablePage;

/// The saved views of a page: keeps what is seen now under a name in the settings, brings one back, and hands
/// one on as a file.
class PageViews : public QObject
{
    Q_OBJECT
public:
    explicit PageViews(TablePage &page);

    /// What the page shows now.
    [[nodiscard]] finding::ViewState now() const;
    /// Changes nothing when the filter doesn't fit.
    base::Result<void> apply(const finding::ViewState &view);
    /// Names in the order of the alphabet.
    [[nodiscard]] QStringList names() const;
    base::Result<void> save(const QString &name);
    base::Result<void> remove(const QString &name);
    /// Opens the view of that name; one that can't be read any more is said in the message bar.
    void open(const QString &name);
    base::Result<void> exportTo(const QString &path) const;
    /// Shows it and keeps it under its name.
    base::Result<void> importFrom(const QString &path);

    /// A line for each view, and for taking one away.
    void fill(QMenu &menu);
    void askForName();
    void askForExport();
    void askForImport();

private:
    base::Result<void> keep(const QMap<QString, QByteArray> &views);
    void say(const base::Result<void> &result, const QString &done);

    TablePage &m_page;
};

} // namespace gui
