// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/ConnectDialog.h"

#include "gui/dialogs/FitHeight.h"

#include "ui_ConnectDialog.h"

#include <QPointer>
#include <QRegularExpression>
#include <QThreadPool>

using namespace Qt::StringLiterals;

namespace gui {

using Kind = ProblemLabel::Kind;

ConnectDialog::ConnectDialog(const std::optional<database::Location> &start, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::ConnectDialog>())
    , m_secrets(database::SecretStore::create())
{
    setAttribute(Qt::WA_DeleteOnClose);
    m_ui->setupUi(this);
    fitHeight(this, StartHeight::Least);
    fillModes();
    m_ui->stepsTree->hide();
    m_ui->testProgress->hide();
    m_ui->keepPasswordBox->setVisible(m_secrets->canStore());
    m_ui->keyringLabel->setText(m_secrets->canStore()
                                    ? tr("The keyring gives it back to you only.")
                                    : tr("This computer has no keyring for it: the password is asked for each time."));
    if (start)
        fill(*start);
    for (QLineEdit *edit : {m_ui->hostEdit, m_ui->portEdit, m_ui->nameEdit, m_ui->userEdit, m_ui->passwordEdit})
        connect(edit, &QLineEdit::textChanged, this, &ConnectDialog::validate);
    connect(m_ui->hostEdit, &QLineEdit::textChanged, this, &ConnectDialog::takeUrl);
    connect(m_ui->testButton, &QPushButton::clicked, this, &ConnectDialog::test);
    connect(m_ui->cancelButton, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_ui->connectButton, &QPushButton::clicked, this, [this] {
        const database::Location chosen = location();
        const bool keep = m_secrets->canStore() && m_ui->keepPasswordBox->isChecked();
        accept();
        Q_EMIT connectTo(chosen, keep);
    });
    validate();
    m_ui->hostEdit->setFocus();
}

ConnectDialog::~ConnectDialog() = default;

void ConnectDialog::fillModes()
{
    m_ui->sslmodeBox->addItem(tr("If the server can (prefer)"), u"prefer"_s);
    m_ui->sslmodeBox->addItem(tr("Always (require)"), u"require"_s);
    m_ui->sslmodeBox->addItem(tr("Always, with a known certificate (verify-ca)"), u"verify-ca"_s);
    m_ui->sslmodeBox->addItem(tr("Always, certificate and name (verify-full)"), u"verify-full"_s);
    m_ui->sslmodeBox->addItem(tr("Only if the server insists (allow)"), u"allow"_s);
    m_ui->sslmodeBox->addItem(tr("Never (disable)"), u"disable"_s);
}

void ConnectDialog::fill(const database::Location &location)
{
    const bool keepsPassword = location.password.isEmpty();
    m_ui->hostEdit->setText(location.hosts);
    m_ui->portEdit->setText(location.ports);
    m_ui->nameEdit->setText(location.name);
    m_ui->userEdit->setText(location.user);
    if (!keepsPassword)
        m_ui->passwordEdit->setText(location.password);
    m_otherOptions = location.options;
    const int mode = m_ui->sslmodeBox->findData(m_otherOptions.take(u"sslmode"_s));
    m_ui->sslmodeBox->setCurrentIndex(std::max(0, mode));
}

void ConnectDialog::takeUrl(const QString &text)
{
    if (!text.startsWith(u"postgres") || !text.contains(u"://"))
        return;
    if (const auto parsed = database::Location::parse(text.trimmed());
        parsed && parsed->engine == database::Engine::Postgresql && !parsed->name.isEmpty())
        fill(*parsed);
}

database::Location ConnectDialog::location() const
{
    database::Location location;
    location.engine = database::Engine::Postgresql;
    location.hosts = m_ui->hostEdit->text().trimmed();
    location.ports = m_ui->portEdit->text().trimmed();
    location.name = m_ui->nameEdit->text();
    location.user = m_ui->userEdit->text();
    location.password = m_ui->passwordEdit->text();
    location.options = m_otherOptions;
    location.options.insert(u"sslmode"_s, m_ui->sslmodeBox->currentData().toString());
    return location;
}

bool ConnectDialog::isComplete() const
{
    return !m_ui->hostEdit->text().trimmed().isEmpty() && !m_ui->nameEdit->text().isEmpty()
        && !m_ui->userEdit->text().isEmpty() && m_ui->portProblem->kind() == Kind::None;
}

void ConnectDialog::validate()
{
    const auto need = [](const QLineEdit *edit, ProblemLabel *label) {
        const bool isMissing = edit->text().trimmed().isEmpty();
        label->setProblem(isMissing ? Kind::Needed : Kind::None, isMissing ? tr("Needed") : QString());
    };
    need(m_ui->hostEdit, m_ui->hostProblem);
    need(m_ui->nameEdit, m_ui->nameProblem);
    need(m_ui->userEdit, m_ui->userProblem);
    m_ui->portProblem->clearProblem();
    static const QRegularExpression comma(u"\\s*,\\s*"_s);
    const QString ports = m_ui->portEdit->text().trimmed();
    for (const QString &port : ports.isEmpty() ? QStringList() : ports.split(comma)) {
        bool isNumber = false;
        const int number = port.toInt(&isNumber);
        if (!isNumber || number < 1 || number > 65535)
            m_ui->portProblem->setProblem(Kind::Problem, tr("A port is a number from 1 to 65535."));
    }
    // What a test said is about what stood here then.
    m_ui->adviceLabel->clearProblem();
    m_ui->testButton->setEnabled(isComplete() && !m_isTesting);
    m_ui->connectButton->setEnabled(isComplete() && !m_isTesting);
}

void ConnectDialog::showError(const base::Error &error)
{
    m_ui->adviceLabel->setProblem(Kind::Problem, error.message);
}

void ConnectDialog::setTesting(bool testing)
{
    m_isTesting = testing;
    m_ui->testProgress->setVisible(testing);
    validate();
}

void ConnectDialog::test()
{
    setTesting(true);
    m_ui->stepsTree->clear();
    m_ui->stepsTree->show();
    QThreadPool::globalInstance()->start([guard = QPointer<ConnectDialog>(this), location = location()] {
        const QList<database::ConnectionStep> steps = database::tryServer(location);
        // The guard is read in the window's thread, where the dialog dies.
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [guard, steps] {
                if (guard)
                    guard->takeSteps(steps);
            },
            Qt::QueuedConnection);
    });
}

void ConnectDialog::takeSteps(const QList<database::ConnectionStep> &steps)
{
    setTesting(false);
    bool allPassed = !steps.isEmpty();
    for (const database::ConnectionStep &step : steps) {
        // The mark is a letter, not a colour.
        auto *item = new QTreeWidgetItem(m_ui->stepsTree, {(step.passed ? u"✓ "_s : u"✗ "_s) + step.title});
        item->setData(0, Qt::AccessibleTextRole,
                      step.passed ? tr("%1: passed").arg(step.title) : tr("%1: failed").arg(step.title));
        if (step.passed)
            continue;
        allPassed = false;
        m_ui->adviceLabel->setProblem(Kind::Problem, step.advice);
        m_ui->stepsTree->setCurrentItem(item);
    }
    if (allPassed)
        m_ui->adviceLabel->setProblem(Kind::Needed, tr("All steps passed: the server can be used."));
}

} // namespace gui
