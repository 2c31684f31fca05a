// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/dialogs/PlanDialog.h"

#include <QTimer>

namespace Ui
{
class BulkForm;
}

namespace gui
{

/// "Change many rows…": one column of the selected rows, or of all that are shown, is set, added to or raised
/// by a percentage; the preview below follows what is chosen.
class BulkDialog : public PlanDialog
{
    Q_OBJECT
public:
    /// Ids as the table shows them; negative ones are rows that are not saved yet.
    struct Rows {
        QList<qint64> selected = {};
        QList<qint64> shown = {}; ///< all that the search and the filters leave
    };
    BulkDialog(tables::Session &session, schema::Table table, const QString &column, const Rows &rows,
               QWidget *parent);
    ~BulkDialog() override;

private:
    enum class Action { Set, SetNull, Add, Percent };
    void fillRows();
    void fillColumns(const QString &column);
    void onColumn();
    void onAction();
    void later() { m_delay.start(); }
    [[nodiscard]] static QString nameOf(const QString &page, const QString &column, Action action,
                                        const QString &typed, int rows);
    void refresh();
    [[nodiscard]] const schema::Field &field() const;
    [[nodiscard]] Action action() const;
    /// The edit as chosen; a sentence when something is missing or wrong.
    [[nodiscard]] tl::expected<records::BulkEdit, QString> edit() const;

    std::unique_ptr<Ui::BulkForm> m_form;
    tables::Session &m_session;
    const schema::Entity &m_entity;
    Rows m_rows;
    QTimer m_delay;
};

} // namespace gui
