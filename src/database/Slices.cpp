// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/Slices.h"

#include "base/Log.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <atomic>
#include <limits>
#include <utility>

using namespace Qt::StringLiterals;

namespace database::slices
{

namespace
{

constexpr qint64 firstRows = 20000;
constexpr qint64 fewestRows = 5000;
constexpr qint64 mostRows = 320000;
constexpr qint64 wantedMs = 100;

QString direction(const Rows &rows)
{
    return rows.isDescending ? u"DESC"_s : u"ASC"_s;
}

/// Where the slice behind `edge` ends; NULL for the last one.
base::Result<QVariant> endOfSlice(const Connection &connection, const Rows &rows, qint64 edge, qint64 size)
{
    return connection.scalar(u"SELECT %1 FROM %2 WHERE %1 %3 ? ORDER BY %1 %4 LIMIT 1 OFFSET ?"_s.arg(
                                 rows.id, rows.table, rows.isDescending ? u"<"_s : u">"_s, direction(rows)),
                             {edge, size - 1});
}

/// What a statement costs before its first row (a search among a hundred thousand names, say) is paid a
/// slice: so slices grow as long as they are quick.
qint64 nextSize(qint64 size, qint64 tookMs)
{
    if (tookMs < wantedMs)
        return std::min(size * 2, mostRows);
    return tookMs > 3 * wantedMs ? std::max(size / 2, fewestRows) : size;
}

base::Error cancelled()
{
    return {base::ErrorCode::Cancelled,
            QCoreApplication::translate("database", "Reading was cancelled. Nothing was changed."),
            {},
            {},
            {}};
}

QString whereSql(const Rows &rows)
{
    return rows.where.isEmpty() ? QString() : u" WHERE "_s + rows.where;
}

} // namespace

base::Result<bool> isNeeded(const Connection &connection, const Rows &rows)
{
    if (connection.engine() != Engine::Sqlite)
        return false;
    const auto mode = connection.scalar(u"PRAGMA journal_mode"_s);
    SHOPBOOK_TRY(mode);
    if (mode->toString().compare(u"wal"_s, Qt::CaseInsensitive) == 0)
        return false;
    Rows upwards = rows;
    upwards.isDescending = false;
    const auto end = endOfSlice(connection, upwards, std::numeric_limits<qint64>::min(), firstRows);
    SHOPBOOK_TRY(end);
    return !end->isNull();
}

base::Result<void> each(const Connection &connection, const Rows &rows, const Between &between,
                        const Read &read)
{
    const bool down = rows.isDescending;
    qint64 edge = down ? std::numeric_limits<qint64>::max() : std::numeric_limits<qint64>::min();
    qint64 size = firstRows;
    bool isFirst = true;
    while (true) {
        QElapsedTimer clock;
        clock.start();
        const auto end = endOfSlice(connection, rows, edge, size);
        SHOPBOOK_TRY(end);
        // The first slice takes the outermost id itself, too.
        QString where = u"%1 %2%3 ?"_s.arg(rows.id, down ? u"<"_s : u">"_s, isFirst ? u"="_s : QString());
        QVariantList values{edge};
        if (!end->isNull()) {
            where += u" AND %1 %2= ?"_s.arg(rows.id, down ? u">"_s : u"<"_s);
            values.append(*end);
        }
        if (!rows.where.isEmpty())
            where += u" AND ("_s + rows.where + u')';
        const auto goesOn = read(where, values + rows.values);
        SHOPBOOK_TRY(goesOn);
        if (end->isNull() || !*goesOn)
            return {};
        size = nextSize(size, clock.elapsed());
        if (between && !between())
            return cancelled();
        edge = end->toLongLong();
        isFirst = false;
    }
}

Heap::Heap(const Connection &connection, QString name)
    : m_connection(&connection)
    , m_name(std::move(name))
{
}

Heap::Heap(Heap &&other) noexcept
    : m_connection(std::exchange(other.m_connection, nullptr))
    , m_name(std::move(other.m_name))
{
}

base::Result<Heap> Heap::make(const Connection &connection, const QStringList &columns)
{
    static std::atomic_int last = 0;
    const QString name = u"shopbook_heap_%1"_s.arg(++last);
    SHOPBOOK_TRY(connection.execute(u"CREATE TEMP TABLE %1 (%2)"_s.arg(name, columns.join(u", "))));
    return Heap(connection, u"temp."_s + name);
}

Heap::~Heap()
{
    if (!m_connection)
        return;
    if (const auto gone = m_connection->execute(u"DROP TABLE IF EXISTS "_s + m_name); !gone)
        base::log::report(base::log::database(), gone.error());
}

base::Result<void> Heap::clear() const
{
    return m_connection->execute(u"DELETE FROM "_s + m_name);
}

base::Result<bool> steadily(const Connection &connection, const Steadying &how)
{
    qint64 tookMs = 0;
    for (int tried = 0; tried < how.tries; ++tried) {
        const auto before = connection.dataVersion();
        SHOPBOOK_TRY(before);
        QElapsedTimer clock;
        clock.start();
        SHOPBOOK_TRY(how.sliced());
        tookMs = clock.elapsed();
        const auto after = connection.dataVersion();
        SHOPBOOK_TRY(after);
        if (*before == *after)
            return true;
    }
    if (tookMs > how.longestLockMs)
        return false;
    SHOPBOOK_TRY(how.atOnce());
    return true;
}

base::Result<qint64> count(const Connection &connection, const Rows &rows, const Between &between,
                           bool *isExact)
{
    const QString select = u"SELECT count(*) FROM "_s + rows.table;
    qint64 counted = 0;
    const auto atOnce = [&]() -> base::Result<void> {
        const auto all = connection.scalar(select + whereSql(rows), rows.values);
        SHOPBOOK_TRY(all);
        counted = all->toLongLong();
        return {};
    };
    const auto sliced = [&]() -> base::Result<void> {
        counted = 0;
        return each(connection, rows, between,
                    [&](const QString &where, const QVariantList &values) -> base::Result<bool> {
                        const auto some = connection.scalar(select + u" WHERE "_s + where, values);
                        SHOPBOOK_TRY(some);
                        counted += some->toLongLong();
                        return true;
                    });
    };
    const auto isSparing = isNeeded(connection, rows);
    SHOPBOOK_TRY(isSparing);
    bool exact = true;
    if (*isSparing) {
        const auto steady = steadily(connection, {sliced, atOnce});
        SHOPBOOK_TRY(steady);
        exact = *steady;
    } else {
        SHOPBOOK_TRY(atOnce());
    }
    if (isExact)
        *isExact = exact;
    return counted;
}

} // namespace database::slices
