// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/LogDialog.h"

#include "ui_LogDialog.h"

#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QPushButton>
#include <QTextCursor>

using namespace Qt::StringLiterals;

namespace gui
{

namespace
{
constexpr qint64 mostBytes = 256 * 1024;
}

LogDialog::LogDialog(const QString &file, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::LogDialog>())
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    m_ui->pathLabel->setText(QDir::toNativeSeparators(file));
    m_ui->logEdit->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    QFile log(file);
    if (log.open(QFile::ReadOnly)) {
        if (log.size() > mostBytes)
            log.seek(log.size() - mostBytes);
        m_ui->logEdit->setPlainText(QString::fromUtf8(log.readAll()));
        m_ui->logEdit->moveCursor(QTextCursor::End);
    } else {
        m_ui->logEdit->setPlainText(tr("The log cannot be read: %1").arg(log.errorString()));
    }
    m_ui->buttonBox->button(QDialogButtonBox::Close)->setObjectName(u"closeButton"_s);
    auto *copy = m_ui->buttonBox->addButton(tr("Copy everything"), QDialogButtonBox::ActionRole);
    copy->setObjectName(u"copyButton"_s);
    connect(copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_ui->logEdit->toPlainText()); });
    connect(m_ui->buttonBox, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

LogDialog::~LogDialog() = default;

} // namespace gui
