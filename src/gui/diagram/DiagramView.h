// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/diagram/DiagramSheet.h"

#include <QAbstractScrollArea>

namespace gui::diagram
{

/// Shows a diagram: Ctrl and the wheel or + and - zoom, the mouse drags the sheet, the arrow keys go from
/// table to table, Enter opens one. Knows no database; a screen reader is told what is selected in words.
class DiagramView : public QAbstractScrollArea
{
    Q_OBJECT
public:
    explicit DiagramView(QWidget *parent = nullptr);

    /// Selection and zoom stay where the same tables are shown again.
    void setSheet(const DiagramSheet &sheet);
    [[nodiscard]] const DiagramSheet &sheet() const { return m_sheet; }
    /// In the place of a sheet; "" = none.
    void setNotice(const QString &notice);

    [[nodiscard]] qreal zoom() const { return m_zoom; }
    /// Around the middle of what is seen.
    void setZoom(qreal zoom);
    void zoomIn();
    void zoomOut();
    /// The whole sheet, and again whenever the view's size changes, until a person zooms. Before, what can be
    /// seen of it at a size that can be read.
    void fit();

    [[nodiscard]] int selected() const { return m_selected; }
    void select(int card);
    [[nodiscard]] int cardUnder(const QPoint &point) const;

Q_SIGNALS:
    void zoomChanged();
    void selectionChanged();
    void activated(int card);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    enum class Fitting { Readable, Whole, None };
    void zoomAround(qreal zoom, const QPointF &point);
    void applyFit();
    void updateBars();
    void showCard(int card);
    void showMainCard();
    /// Where the sheet's corner stands in the viewport.
    [[nodiscard]] QPointF origin() const;
    [[nodiscard]] QPointF onSheet(const QPointF &point) const { return (point - origin()) / m_zoom; }

    DiagramSheet m_sheet;
    QString m_notice;
    qreal m_zoom = 1;
    Fitting m_fitting = Fitting::Readable;
    int m_selected = -1;
    QPoint m_dragStart;
    bool m_isDragging = false;
};

} // namespace gui::diagram
