// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/Style.h"
#include "gui/VersionsModel.h"
#include "gui/diagram/DiagramSheet.h"
#include "migration/Trial.h"
#include "tables/Session.h"

#include <QWidget>

#include <memory>
#include <optional>

namespace Ui
{
class VersionsPage;
}

namespace gui
{

/// Database → Versions: the chains of revisions with the present one, a trial of any place in them on a copy,
/// and the deed after it. Looks and tries in threads of their own; writes only by UpgradeProgress, after the
/// trial was seen. The session stays open meanwhile; whoever hears changed() opens the database anew.
class VersionsPage : public QWidget
{
    Q_OBJECT
public:
    explicit VersionsPage(tables::Session &session, QWidget *parent = nullptr);
    ~VersionsPage() override;

    /// Looks at the database again.
    void refresh();
    /// What the keyboard goes to first.
    [[nodiscard]] QWidget *mainControl() const;

Q_SIGNALS:
    /// The database stands elsewhere now. `atHead`: it can be opened as usual, else only to look.
    void changed(bool atHead, const QString &notice);
    void failed(const base::Error &error);
    void said(gui::style::Tone tone, const QString &text);

protected:
    void showEvent(QShowEvent *event) override;

private:
    struct Look {
        migration::Assessment assessment;
        QList<migration::RunEntry> log;
    };
    struct Tried {
        migration::Trial trial;
        QString sqlite, postgresql;
        diagram::DiagramSheet picture;
    };
    static base::Result<Look> look(const database::Location &location);
    static base::Result<Tried> tryIt(const database::Location &location,
                                     const migration::UpgradeOptions &options, const QFont &font);

    void showLook(const Look &look);
    void choose();
    [[nodiscard]] migration::UpgradeOptions optionsOf(int row) const;
    void tryOut();
    void showTrial(const Tried &tried);
    void showChanges(const migration::Trial &trial);
    void apply(bool mayLockOut);
    void finish(const base::Result<migration::UpgradeReport> &report);
    void updateButtons();
    void forgetTrial();

    std::unique_ptr<Ui::VersionsPage> m_ui;
    tables::Session &m_session;
    VersionsModel *m_model;
    QMap<QString, QString> m_revisions; ///< where the database stands
    std::optional<Tried> m_tried; ///< of the chosen row
    bool m_isBusy = false;
    bool m_hasLooked = false;
};

} // namespace gui
