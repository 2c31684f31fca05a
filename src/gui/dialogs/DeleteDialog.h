// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tables/Session.h"

#include <QDialog>

#include <memory>

namespace Ui
{
class DeleteDialog;
}

namespace gui
{

/// Asks before rows are deleted, and shows what hangs on them. A row that others point to is not deleted:
/// archiving is offered where there is an archive, and giving what hangs on it to another row. People and
/// numbers are only marked. Changes nothing: whoever opened it stages what decided() says. Open it with
/// open(); it deletes itself.
class DeleteDialog : public QDialog
{
    Q_OBJECT
public:
    /// Rows of one table.
    DeleteDialog(tables::Session &session, const QList<records::RowKey> &rows, QWidget *parent);
    ~DeleteDialog() override;

Q_SIGNALS:
    /// Delete or Archive, for all rows. Not sent when it was cancelled.
    void decided(records::Operation operation, const QList<records::RowKey> &rows);

    /// Everything that hangs on one of `from` shall point to `to`, and they shall go.
    void reassignRequested(const QList<records::RowKey> &from, const records::RowKey &to);

private:
    struct Found {
        records::RowKey row;
        QString label;
        QList<records::Obstacle::Dependent> dependents;
    };
    [[nodiscard]] static base::Result<QList<Found>> look(const database::Connection &connection,
                                                         const QList<records::RowKey> &rows);
    void takeFound(const QList<Found> &found);
    void askFreely(const QList<Found> &found);
    void refuse(const QList<Found> &found);
    void listDependents(const QList<Found> &found);
    void offerReassigning(const QList<records::RowKey> &from);
    void decide(records::Operation operation);

    std::unique_ptr<Ui::DeleteDialog> m_ui;
    tables::Session &m_session;
    const schema::Entity &m_entity;
    QList<records::RowKey> m_rows;
};

} // namespace gui
