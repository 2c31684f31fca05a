// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>

namespace gui::queries
{

/// Puts its items one after another like words and breaks the line where the width ends. Items that are
/// hidden take no room. Owns its items as every layout does.
class FlowLayout : public QLayout
{
    Q_OBJECT
public:
    explicit FlowLayout(int gap, QWidget *parent = nullptr);
    ~FlowLayout() override;

    void addItem(QLayoutItem *item) override;
    /// Puts the widget before the item at `index`.
    void insertWidget(int index, QWidget *widget);
    [[nodiscard]] int count() const override;
    [[nodiscard]] QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override { return {}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override { return minimumSize(); }
    [[nodiscard]] QSize minimumSize() const override;
    void setGeometry(const QRect &area) override;

private:
    int arrange(const QRect &area, bool isMeant) const;

    QList<QLayoutItem *> m_items;
    int m_gap;
};

} // namespace gui::queries
