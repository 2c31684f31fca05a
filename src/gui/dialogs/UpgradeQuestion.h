// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/Assessment.h"

#include <QDialog>

#include <memory>

namespace Ui
{
class UpgradeQuestion;
}

namespace gui
{

/// The one question before a database that Shopbook never wrote is changed: what was found, what will be
/// added, that a backup is made. Changes nothing. Open it with open(); it answers by answered() and deletes
/// itself.
class UpgradeQuestion : public QDialog
{
    Q_OBJECT
public:
    enum class Answer { Upgrade, ReadOnly, Cancel };
    Q_ENUM(Answer)

    UpgradeQuestion(const migration::Assessment &assessment, const database::Location &location,
                    QWidget *parent);
    ~UpgradeQuestion() override;

    /// The newest revision of the shop's chain that the owner's own Alembic knows, if they say so; "" = look
    /// for signs.
    [[nodiscard]] QString ownerHead() const;

Q_SIGNALS:
    void answered(gui::UpgradeQuestion::Answer answer);

public:
    void done(int result) override;

private:
    void showDetails(bool shown);
    void offerOwnerHeads(const migration::Assessment &assessment);

    std::unique_ptr<Ui::UpgradeQuestion> m_ui;
    Answer m_answer = Answer::Cancel;
};

} // namespace gui
