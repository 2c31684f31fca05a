// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/Pictures.h"

#include "gui/MainWindow.h"
#include "gui/MessageBar.h"
#include "gui/StoreView.h"
#include "gui/TablePage.h"

#include <QDir>
#include <QPixmap>

using namespace Qt::StringLiterals;

namespace gui
{

namespace
{
constexpr int pollMs = 20;
constexpr int mostPolls = 1000;
} // namespace

Pictures::Pictures(MainWindow &window, const QString &folder)
    : QObject(&window)
    , m_window(window)
    , m_folder(folder)
{
    m_poll.setInterval(pollMs);
    connect(&m_poll, &QTimer::timeout, this, &Pictures::drawWhenSettled);
    connect(&window, &MainWindow::openingEnded, this, &Pictures::begin, Qt::QueuedConnection);
}

void Pictures::begin()
{
    if (!m_window.store()) {
        Q_EMIT finished({}, m_window.messageBar().text());
        return;
    }
    if (!QDir().mkpath(m_folder)) {
        Q_EMIT finished({}, tr("The folder “%1” could not be made. Choose another one.").arg(m_folder));
        return;
    }
    for (const schema::Entity &entity : schema::entities())
        if (m_window.store()->tables().contains(entity.table))
            m_tables.append(entity.table);
    next();
}

void Pictures::next()
{
    if (m_tables.isEmpty()) {
        Q_EMIT finished(m_files, m_files.isEmpty() ? m_window.messageBar().text() : QString());
        return;
    }
    m_window.store()->showPage(m_tables.constFirst());
    m_polls = 0;
    m_poll.start();
}

void Pictures::drawWhenSettled()
{
    if (!m_window.store()->page()->isSettled() && ++m_polls < mostPolls)
        return;
    m_poll.stop();
    const schema::Table table = m_tables.takeFirst();
    if (!save(schema::entity(table).name))
        return;
    next();
}

bool Pictures::save(const QString &name)
{
    const QString file = QDir(m_folder).filePath(u"%1-%2.png"_s.arg(m_files.size() + 1).arg(name));
    if (!m_window.grab().save(file)) {
        Q_EMIT finished({},
                        tr("The picture “%1” could not be written. Look whether the folder has room and may "
                           "be written to.")
                            .arg(QDir::toNativeSeparators(file)));
        return false;
    }
    m_files.append(file);
    return true;
}

} // namespace gui
