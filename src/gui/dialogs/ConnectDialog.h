// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/Connection.h"
#include "database/SecretStore.h"

#include <QDialog>

#include <memory>

namespace Ui {
class ConnectDialog;
}

namespace gui {

/// Asks for a PostgreSQL server: host, port, database, user, password, encryption. *Test* tries it in a
/// thread and names the step that failed with what to do about it. Opens nothing: connectTo() carries the
/// address. An address pasted as a URL fills the fields. Open it with open(); it deletes itself.
class ConnectDialog : public QDialog
{
    Q_OBJECT
public:
    /// `start` fills the fields: a recent server, or one that refused.
    ConnectDialog(const std::optional<database::Location> &start, QWidget *parent);
    ~ConnectDialog() override;

    [[nodiscard]] database::Location location() const;
    /// Shows why the server that was chosen could not be opened.
    void showError(const base::Error &error);

Q_SIGNALS:
    /// The password is in the location; `keepPassword` only where there is a keyring.
    void connectTo(const database::Location &location, bool keepPassword);

private:
    void fillModes();
    void fill(const database::Location &location);
    void takeUrl(const QString &text);
    void validate();
    [[nodiscard]] bool isComplete() const;
    void test();
    void takeSteps(const QList<database::ConnectionStep> &steps);
    void setTesting(bool testing);

    std::unique_ptr<Ui::ConnectDialog> m_ui;
    std::unique_ptr<database::SecretStore> m_secrets;
    QMap<QString, QString> m_otherOptions;   ///< of a pasted URL: kept, not shown
    bool m_isTesting = false;
    bool m_isTouched = false;
};

} // namespace gui
