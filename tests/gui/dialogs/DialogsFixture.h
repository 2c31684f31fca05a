// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Keys.h"
#include "Shop.h"
#include "gui/dialogs/ProblemLabel.h"

#include <QDialog>
#include <QPointer>
#include <QPushButton>
#include <QTest>

/// One dialog at a time over a shop of its own, on both engines; what was typed is dropped after each test.
class DialogsFixture : public QObject
{
    Q_OBJECT
protected:
    support::Shop &shop()
    {
        auto &made = m_shops[support::engine()];
        if (!made)
            made = std::make_unique<support::Shop>(support::engine());
        return *made;
    }
    template <typename Dialog> Dialog *shown(Dialog *dialog)
    {
        m_dialog = dialog;
        support::show(dialog);
        return dialog;
    }
    [[nodiscard]] QString number(qint64 id)
    {
        return shop().row({schema::Table::Numbers, id}).value(QStringLiteral("number")).toString();
    }
    [[nodiscard]] qint64 steps()
    {
        return shop().value(QStringLiteral("SELECT COUNT(*) FROM shopbook_step")).toLongLong();
    }
    static void press(const QDialog *dialog, const char *button)
    {
        QTest::mouseClick(support::child<QPushButton>(dialog, button), Qt::LeftButton);
    }
    static bool canSave(const QDialog *dialog)
    {
        return support::child<QPushButton>(dialog, "saveButton")->isEnabled();
    }
    static gui::ProblemLabel::Kind problemAt(const QDialog *dialog, const char *name)
    {
        return support::child<gui::ProblemLabel>(dialog, name)->kind();
    }

    std::map<database::Engine, std::unique_ptr<support::Shop>> m_shops;
    QPointer<QDialog> m_dialog;

protected Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init() { support::failOnSqlWarnings(); }
    void cleanup()
    {
        delete m_dialog;
        shop().session().dropAll();
    }
    void cleanupTestCase() { m_shops.clear(); }
};
