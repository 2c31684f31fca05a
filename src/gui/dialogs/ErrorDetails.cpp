// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/ErrorDetails.h"

#include "gui/dialogs/FitHeight.h"

#include "ui_ErrorDetails.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>

using namespace Qt::StringLiterals;

namespace gui {

ErrorDetails::ErrorDetails(const base::Error &error, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::ErrorDetails>())
{
    setAttribute(Qt::WA_DeleteOnClose);
    m_ui->setupUi(this);
    fitHeight(this, StartHeight::Least);
    m_ui->messageLabel->setTextFormat(Qt::PlainText);
    m_ui->messageLabel->setText(error.message);
    m_ui->detailEdit->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_ui->detailEdit->setPlainText(error.detail);
    m_ui->detailsButton->setCheckable(true);
    m_ui->detailsButton->setVisible(!error.detail.isEmpty());
    connect(m_ui->detailsButton, &QPushButton::toggled, this, &ErrorDetails::showDetails);
    connect(m_ui->copyButton, &QPushButton::clicked, this, [error] {
        QGuiApplication::clipboard()->setText(
            error.detail.isEmpty() ? error.message : error.message + u"\n\n"_s + error.detail);
    });
    connect(m_ui->closeButton, &QPushButton::clicked, this, &QDialog::accept);
    showDetails(false);
    m_ui->closeButton->setFocus();
}

ErrorDetails::~ErrorDetails() = default;

void ErrorDetails::showDetails(bool shown)
{
    m_ui->detailEdit->setVisible(shown);
    resize(width(), shown ? std::max(height(), 320) : 1);
}

} // namespace gui
