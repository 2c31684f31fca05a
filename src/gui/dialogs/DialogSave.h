// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tables/Session.h"

namespace gui
{

/// One save of a dialog's own change set: waits for a save that is running, runs it and tells its answer from
/// everybody else's. Deletes itself after the answer. While it lives, the window leaves failures to the
/// dialog: isRunning() says so.
class DialogSave : public QObject
{
    Q_OBJECT
public:
    /// The answer never comes before the caller has returned to the event loop.
    [[nodiscard]] static DialogSave *start(tables::Session &session, const records::ChangeSet &changes,
                                           const QString &name, QObject *parent);
    ~DialogSave() override;
    [[nodiscard]] static bool isRunning(const tables::Session &session);

Q_SIGNALS:
    void succeeded(const records::SaveReport &report);
    void failed(const records::SaveFailure &failure);

private:
    DialogSave(tables::Session &session, records::ChangeSet changes, QString name, QObject *parent);
    void run();
    void fail(const records::SaveFailure &failure);

    tables::Session &m_session;
    records::ChangeSet m_changes;
    QString m_name;
    bool m_hasRun = false;
    bool m_isInDoubt = false; ///< the connection was lost in the COMMIT
};

} // namespace gui
