// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/Card.h"

#include <QScrollArea>
#include <QTimer>

#include <optional>

class QLabel;
class QVBoxLayout;

namespace tables
{
class Session;
}

namespace gui
{

/// Beside a table: the current row as a card, with what hangs on it. Read in the reader's thread; an answer
/// that is no longer asked for is dropped. A line leads to its row on another page.
class RecordCard : public QScrollArea
{
    Q_OBJECT
public:
    explicit RecordCard(QWidget *parent = nullptr);

    void setSession(tables::Session &session);
    /// Asks for the card of a row; nothing = no row.
    void ask(const std::optional<records::RowKey> &row);
    /// Reads the same row again.
    void refresh();
    void setSecretsShown(bool shown);

    [[nodiscard]] const std::optional<reports::Card> &card() const { return m_card; }
    [[nodiscard]] bool isSettled() const { return m_generation == m_answered && !m_delay.isActive(); }
    QSize sizeHint() const override { return {270, 400}; }

Q_SIGNALS:
    void cardShown();
    void rowRequested(const records::RowKey &row);
    void failed(const base::Error &error);

protected:
    void changeEvent(QEvent *event) override;

private:
    void read();
    void rebuild();
    QLabel *addText(const QString &name, const QString &text);
    void addFacts();
    void addFact(const schema::Field &field, const QString &value);
    [[nodiscard]] bool pointsTo(const records::RowKey &row) const;
    void addTotals();
    void addLines();
    [[nodiscard]] QString shownValue(const schema::Field &field) const;

    tables::Session *m_session = nullptr;
    QWidget *m_content = nullptr;
    QVBoxLayout *m_column = nullptr;
    QTimer m_delay;
    std::optional<records::RowKey> m_row;
    std::optional<reports::Card> m_card;
    bool m_secretsShown = false;
    quint64 m_generation = 0;
    quint64 m_answered = 0;
};

} // namespace gui
