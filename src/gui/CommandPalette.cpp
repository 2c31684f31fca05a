// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/CommandPalette.h"

#include "base/Text.h"
#include "ui_CommandPalette.h"

#include <QAction>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPixmap>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace gui
{

CommandPalette::CommandPalette(const QList<QAction *> &actions, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::CommandPalette>())
    , m_actions(actions)
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    m_ui->searchEdit->installEventFilter(this);
    connect(m_ui->searchEdit, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_ui->searchEdit, &QLineEdit::returnPressed, this, &CommandPalette::runCurrent);
    connect(m_ui->commandList, &QTreeWidget::itemActivated, this, &CommandPalette::runCurrent);
    connect(m_ui->commandList, &QTreeWidget::itemClicked, this, &CommandPalette::runCurrent);
    // The commands have what the keys leave.
    QHeaderView *columns = m_ui->commandList->header();
    columns->setStretchLastSection(false);
    columns->setSectionResizeMode(0, QHeaderView::Stretch);
    columns->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    filter({});
}

CommandPalette::~CommandPalette() = default;

void CommandPalette::filter(const QString &typed)
{
    m_ui->commandList->clear();
    // Text begins at one place, whether there is an icon before it or not.
    QPixmap nothing(m_ui->commandList->iconSize());
    nothing.fill(Qt::transparent);
    const QIcon noIcon(nothing);
    for (qsizetype i = 0; i < m_actions.size(); ++i) {
        const QAction *action = m_actions.at(i);
        const QString text = action->text().remove(u'&');
        if (!base::text::containsFolded(text, typed.trimmed())
            && !base::text::containsFolded(action->statusTip(), typed.trimmed()))
            continue;
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        auto *item = new QTreeWidgetItem(m_ui->commandList, {text, keys});
        item->setIcon(0, action->icon().isNull() ? noIcon : action->icon());
        item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
        item->setToolTip(0, action->statusTip());
        item->setData(0, Qt::UserRole, i);
    }
    m_ui->commandList->setCurrentItem(m_ui->commandList->topLevelItem(0));
    m_ui->nothingLabel->setVisible(m_ui->commandList->topLevelItemCount() == 0);
}

void CommandPalette::runCurrent()
{
    const QTreeWidgetItem *item = m_ui->commandList->currentItem();
    if (!item || !isVisible())
        return;
    QAction *action = m_actions.at(item->data(0, Qt::UserRole).toLongLong());
    accept();
    // The window has the focus back when the command runs: it may open a dialog of its own.
    QTimer::singleShot(0, action, &QAction::trigger);
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_PageUp || key == Qt::Key_PageDown) {
            QCoreApplication::sendEvent(m_ui->commandList, event);
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace gui
