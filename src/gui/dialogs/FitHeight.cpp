// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/FitHeight.h"

#include <QDialog>
#include <QEvent>
#include <QLayout>
#include <QScreen>

namespace gui {

namespace {

class HeightKeeper : public QObject
{
public:
    explicit HeightKeeper(QDialog *dialog)
        : QObject(dialog)
        , m_dialog(dialog)
    {
        dialog->installEventFilter(this);
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        const bool answer = QObject::eventFilter(watched, event);
        if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Show)
            grow();
        return answer;
    }

private:
    void grow()
    {
        const QLayout *layout = m_dialog->layout();
        if (!layout)
            return;
        const int width = std::max(m_dialog->width(), layout->totalMinimumSize().width());
        const int wanted = layout->hasHeightForWidth() ? layout->totalHeightForWidth(width)
                                                       : layout->totalMinimumSize().height();
        const int possible = m_dialog->screen()->availableSize().height();
        if (m_dialog->height() < std::min(wanted, possible))
            m_dialog->resize(width, std::min(wanted, possible));
    }

    QDialog *m_dialog;
};

} // namespace

void fitHeight(QDialog *dialog, StartHeight start)
{
    if (start == StartHeight::Least)
        dialog->resize(dialog->width(), 1);
    new HeightKeeper(dialog);
}

} // namespace gui
