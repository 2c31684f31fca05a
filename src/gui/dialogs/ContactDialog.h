// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/dialogs/ProblemLabel.h"
#include "records/Contact.h"
#include "tables/Session.h"

#include <QDialog>
#include <QTimer>

#include <memory>
#include <optional>

namespace Ui {
class ContactDialog;
}

namespace gui {

/// *Change contact…*: surname, age and one number of a person in one transaction, all or nothing. What stands
/// against it is asked from records::plan() while somebody types. Saves at once, beside what is pending. Open it
/// with open(); it answers by contactSaved() and deletes itself.
class ContactDialog : public QDialog
{
    Q_OBJECT
public:
    ContactDialog(tables::Session &session, const std::optional<records::RowKey> &person, QWidget *parent);
    ~ContactDialog() override;

Q_SIGNALS:
    void contactSaved(const records::RowKey &person);

public:
    void reject() override;

private:
    struct Person {
        records::Record row;
        QString label;
        QStringList numbers;
    };
    using Planned = tl::expected<records::ChangeSet, records::SaveFailure>;

    void connectParts();
    void takePersonChoice();
    void loadPerson(qint64 id);
    void takePerson(const Person &person);
    [[nodiscard]] static base::Result<Person> readPerson(const database::Connection &connection, qint64 id);
    void onEdited();
    void validate();
    void plan();
    [[nodiscard]] bool checkField(schema::Table table, const QString &column, const QString &typed, ProblemLabel *label);
    [[nodiscard]] bool changesNumber() const;
    [[nodiscard]] bool isChanged() const;
    [[nodiscard]] QVariant surname() const;
    [[nodiscard]] records::ContactChange change() const;
    [[nodiscard]] ProblemLabel *labelFor(const QString &column) const;
    void showFailure(const records::SaveFailure &failure);
    void save();
    void run(const records::ChangeSet &changes);
    void setSaving(bool saving);

    std::unique_ptr<Ui::ContactDialog> m_ui;
    tables::Session &m_session;
    qint64 m_loaded = 0;          ///< the person whose values the fields show
    Person m_person;
    base::Error m_error;
    QHash<QString, QString> m_planned;   ///< field → what records::plan() says against it
    QTimer m_planTimer;
    quint64 m_generation = 0;
    bool m_isLoading = false;
    bool m_isOldTouched = false;
    bool m_isSaving = false;
};

} // namespace gui
