// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/Location.h"

#include <QDialog>

#include <memory>

namespace Ui {
class BusyQuestion;
}

namespace gui {

/// A change would lock a running bot out of its file for too long: now, when the bot has been stopped (the dialog looks
/// once a second and goes on by itself), or only look. Changes nothing. Open it with open(); it answers by answered()
/// and deletes itself.
class BusyQuestion : public QDialog
{
    Q_OBJECT
public:
    enum class Answer { Go, ReadOnly, Cancel };
    Q_ENUM(Answer)

    /// `sentence` says which program is in the way and for how long.
    BusyQuestion(const QString &sentence, const database::Location &location, QWidget *parent);
    ~BusyQuestion() override;

Q_SIGNALS:
    void answered(gui::BusyQuestion::Answer answer);

public:
    void done(int result) override;

private:
    void answer(Answer answer);
    void waitForIt();
    void look();

    std::unique_ptr<Ui::BusyQuestion> m_ui;
    database::Location m_location;
    Answer m_answer = Answer::Cancel;
};

} // namespace gui
