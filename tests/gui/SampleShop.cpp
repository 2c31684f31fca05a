// SPDX-License-Identifier: GPL-3.0-or-later
#include "SampleShop.h"

#include <QDir>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace support
{

void SampleShop::open(schema::Table page)
{
    open(page, engine());
}

void SampleShop::open(schema::Table page, database::Engine engine)
{
    failOnSqlWarnings();
    QSettings(QSettings::IniFormat, QSettings::UserScope, u"shopbook"_s, u"shopbook"_s).clear();
    m_database = std::make_unique<TestDatabase>(engine);
    fillWithSample(m_database->location());
    m_window = std::make_unique<Window>();
    QVERIFY(m_window->open(m_database->location().toUrl()));
    QVERIFY(m_window->show(page));
}

void SampleShop::close()
{
    m_window.reset();
    m_database.reset();
}

qint64 SampleShop::number(const QString &sql, const QVariantList &values) const
{
    return m_database->scalar(sql, values).toLongLong();
}

void picture(QWidget *widget, const QString &name)
{
    const QString folder = QStringLiteral(SHOPBOOK_BINARY_DIR "/screenshots");
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(widget->grab().save(folder + u'/' + name));
}

} // namespace support
