// SPDX-License-Identifier: GPL-3.0-or-later
#include "Shop.h"

#include "exchange/Sample.h"
#include "migration/Upgrade.h"
#include "records/Lookup.h"

using namespace Qt::StringLiterals;

namespace support {

Shop::Shop(database::Engine engine, With with, bool readOnly)
    : m_database(engine)
{
    const auto scripts = UNWRAP(migration::ScriptSet::builtIn());
    migration::UpgradeOptions options;
    options.ownerAgreed = true;
    options.backupFolder = m_database.folder();
    (void)UNWRAP(migration::upgrade(m_database.location(), scripts, options));
    if (with == With::Sample)
        UNWRAP(exchange::loadSample(m_database.open(database::Role::Writer), u"2026-11-20 12:00:00"_s));
    reopen(readOnly);
}

void Shop::reopen(bool readOnly)
{
    m_session.reset();
    m_session = UNWRAP(tables::Session::open(m_database.location(), readOnly, {u"tester"_s}));
}

void Shop::elsewhere(const QString &sql, const QVariantList &values) const
{
    UNWRAP(m_database.open(database::Role::Writer).execute(sql, values));
}

QVariant Shop::value(const QString &sql, const QVariantList &values) const
{
    return m_database.scalar(sql, values);
}

records::Record Shop::row(const records::RowKey &key) const
{
    return UNWRAP(records::readRow(m_database.open(database::Role::Reader), key));
}

} // namespace support
