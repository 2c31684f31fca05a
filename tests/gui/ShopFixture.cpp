// SPDX-License-Identifier: GPL-3.0-or-later
#include "ShopFixture.h"

#include "base/Text.h"
#include "support/Patience.h"

#include <QDir>
#include <QPushButton>
#include <QSettings>
#include <QTableView>

using namespace Qt::StringLiterals;

void support::picture(QWidget *widget, const QString &name)
{
    const QString folder = QStringLiteral(SHOPBOOK_BINARY_DIR "/screenshots");
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(widget->grab().save(folder + u'/' + name));
}

void ShopFixture::initTestCase()
{
    base::text::installLanguage(u"en"_s);
}

void ShopFixture::openShop(schema::Table page)
{
    support::failOnSqlWarnings();
    QSettings(QSettings::IniFormat, QSettings::UserScope, u"shopbook"_s, u"shopbook"_s).clear();
    m_database = std::make_unique<support::TestDatabase>(support::engine());
    support::fillWithSample(m_database->location());
    m_window = std::make_unique<support::Window>();
    QVERIFY(m_window->open(m_database->location().toUrl()));
    QVERIFY2(m_window->store(), qPrintable(m_window->message()));
    QVERIFY(m_window->show(page));
}

void ShopFixture::cleanup()
{
    m_window.reset();
    m_database.reset();
}

qint64 ShopFixture::number(const QString &sql, const QVariantList &values) const
{
    return m_database->scalar(sql, values).toLongLong();
}

void ShopFixture::save()
{
    session().save();
    QVERIFY(m_window->waitFor("Saved"));
}

QString ShopFixture::lastStep() const
{
    return m_database->scalar(u"SELECT name FROM shopbook_step ORDER BY id DESC LIMIT 1"_s).toString();
}

bool ShopFixture::editCell(const QString &column, const QString &text)
{
    m_window->goToColumn(column);
    m_window->press(Qt::Key_F2);
    const auto isEditing = [this] {
        return page().view().viewport()->isAncestorOf(QApplication::focusWidget());
    };
    if (!QTest::qWaitFor(isEditing, support::patienceMs))
        return false;
    m_window->press(Qt::Key_A, Qt::ControlModifier);
    m_window->type(text);
    m_window->press(Qt::Key_Return);
    return true;
}

QAbstractItemModel *ShopFixture::lines(const QDialog *dialog)
{
    return dialog->findChild<QTableView *>(u"linesView"_s)->model();
}

QString ShopFixture::text(const QDialog *dialog, int row, int column)
{
    return lines(dialog)->index(row, column).data().toString();
}

void ShopFixture::press(const QDialog *dialog, const QString &button)
{
    QTest::mouseClick(dialog->findChild<QPushButton *>(button), Qt::LeftButton);
}
