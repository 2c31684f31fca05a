// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/BringBack.h"

#include "base/Log.h"
#include "gui/Leaving.h"
#include "gui/StoreView.h"
#include "gui/dialogs/Background.h"
#include "gui/dialogs/BusyDialog.h"

#include <QDir>
#include <QMessageBox>
#include <QPushButton>

#include <utility>

using namespace Qt::StringLiterals;

namespace gui
{

BringBack::BringBack(QWidget *window, Leaving &leaving)
    : QObject(window)
    , m_window(window)
    , m_leaving(leaving)
{
}

std::optional<BringBack::News> BringBack::takeNews()
{
    return std::exchange(m_news, std::nullopt);
}

void BringBack::ask(StoreView &store, const QString &file, const QString &name)
{
    const QString database = store.session().location().displayName();
    auto *question =
        new QMessageBox(QMessageBox::Question, tr("Bring back a backup"),
                        tr("Bring back the backup of %1?").arg(name), QMessageBox::NoButton, m_window);
    question->setObjectName(u"bringBackQuestion"_s);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setInformativeText(
        tr("“%1” will hold what it held then. What it holds now is kept as a backup first, so this can be "
           "taken back "
           "in the same way. A bot that has it open goes on with what was brought back.")
            .arg(database));
    QPushButton *yes = question->addButton(tr("Bring it back"), QMessageBox::AcceptRole);
    yes->setObjectName(u"bringBackButton"_s);
    QPushButton *no = question->addButton(tr("Cancel"), QMessageBox::RejectRole);
    no->setObjectName(u"cancelButton"_s);
    question->setDefaultButton(no);
    question->setEscapeButton(no);
    connect(yes, &QPushButton::clicked, this, [this, guard = QPointer<StoreView>(&store), file, name] {
        if (!guard)
            return;
        const database::Location location = guard->session().location();
        m_leaving.leave(guard, [this, location, file, name] { start(location, file, name); });
    });
    question->open();
}

void BringBack::start(const database::Location &location, const QString &file, const QString &name)
{
    Q_EMIT storeMustClose();
    m_busy = new BusyDialog(tr("Bringing back a backup"), m_window);
    m_busy->showStep(tr("Checking the backup…"));
    m_busy->open();
    migration::RestoreOptions options;
    options.progress = [busy = m_busy](const QString &step) {
        const QString text = step == u"keeping" ? tr("Keeping what the database holds now…")
            : step == u"restoring"              ? tr("Bringing the backup back…")
                                                : tr("Checking the backup…");
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [busy, text] {
                if (busy)
                    busy->showStep(text);
            },
            Qt::QueuedConnection);
    };
    runInBackground(
        this, [location, file, options] { return migration::restore(location, file, options); },
        [this, location, name](const base::Result<migration::RestoreReport> &report) {
            finish(location, report, name);
        });
}

void BringBack::finish(const database::Location &location,
                       const base::Result<migration::RestoreReport> &report, const QString &name)
{
    if (m_busy)
        m_busy->finish();
    if (report) {
        m_news = News{style::Tone::Good,
                      tr("The backup of %1 was brought back. What the database held before is kept as the "
                         "newest backup.")
                          .arg(name),
                      report->kept.isEmpty() ? QString() : QDir::toNativeSeparators(report->kept)};
    } else {
        base::log::report(base::log::app(), report.error());
        m_news = News{style::Tone::Error, report.error().message, report.error().detail};
    }
    Q_EMIT ended(location);
}

} // namespace gui
