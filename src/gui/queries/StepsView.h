// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QScrollArea>

class QHBoxLayout;

namespace gui::queries
{

/// A station of the pipeline as the band shows it.
struct Station {
    QString path; ///< of the query's document
    QString keyword; ///< "WHERE"
    QString title; ///< "Age ≥ 18"
    QString sentence; ///< what it did
    qint64 in = 0;
    qint64 out = 0;
    bool isOff = false; ///< a condition that is switched off
};

/// One station: its name, the band that comes in and goes out, both to the scale of the widest place, and the
/// numbers.
class StationButton : public QAbstractButton
{
    Q_OBJECT
public:
    StationButton(const Station &station, qint64 widest, bool isFirst, QWidget *parent);

    [[nodiscard]] const Station &station() const { return m_station; }
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void pointedAt(bool isIt);

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QString numbers() const;
    [[nodiscard]] double thickness(qint64 rows) const;

    Station m_station;
    qint64 m_widest;
    bool m_isFirst;
};

/// The way of the rows through the clauses: stations with a band between them whose width is the number of
/// rows.
class StepsView : public QScrollArea
{
    Q_OBJECT
public:
    explicit StepsView(QWidget *parent);

    void setStations(const QList<Station> &stations);
    [[nodiscard]] int current() const { return m_current; }
    /// -1: none is chosen.
    void setCurrent(int index);

Q_SIGNALS:
    /// A person chose a station.
    void chosen(int index);
    void pointedAt(const QString &path);

private:
    QWidget *m_sheet;
    QHBoxLayout *m_row;
    QList<StationButton *> m_buttons;
    int m_current = -1;
};

} // namespace gui::queries
