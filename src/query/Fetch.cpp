// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/Fetch.h"

#include "query/ByHand.h"

#include <QElapsedTimer>

using namespace Qt::StringLiterals;

namespace query
{

namespace
{

using database::QueryConnection;

/// The first rows soon, then fewer and larger blocks.
constexpr qsizetype firstBlock = 100;
constexpr qsizetype laterBlock = 1000;
constexpr qint64 blockMs = 50;
constexpr qint64 blockBytes = 4 * 1024 * 1024; ///< of texts and bytes: a row may hold many megabytes

/// What is held back while the rows may have to be read again; with more it is better to begin on a copy.
constexpr qsizetype mostHeld = 20000;
constexpr qint64 mostHeldBytes = 32 * 1024 * 1024;

qint64 bytesOf(const QVariantList &row)
{
    qint64 bytes = 0;
    for (const QVariant &value : row) {
        if (value.typeId() == QMetaType::QString)
            bytes += 2 * static_cast<const QString *>(value.constData())->size();
        else if (value.typeId() == QMetaType::QByteArray)
            bytes += static_cast<const QByteArray *>(value.constData())->size();
    }
    return bytes;
}

/// Gathers rows into blocks. Rows of a look that may be taken back are held until it was not.
class Blocks
{
public:
    explicit Blocks(const Sink &sink)
        : m_sink(sink)
    {
    }

    void begin(const QList<database::ResultColumn> &columns, bool isFinal)
    {
        m_columns = columns;
        m_rows.clear();
        m_bytes = 0;
        m_isFinal = isFinal;
        m_sinceBlock.start();
        if (isFinal)
            tellColumns();
    }
    /// False: the sink has enough.
    bool add(QVariantList row)
    {
        m_bytes += bytesOf(row);
        m_rows.append(std::move(row));
        if (!m_isFinal)
            return true;
        const qsizetype size = m_isFirst ? firstBlock : laterBlock;
        const bool isTime = m_rows.size() % 64 == 0 && m_sinceBlock.elapsed() >= blockMs;
        if (m_rows.size() < size && m_bytes < blockBytes && !isTime)
            return true;
        return flush();
    }
    [[nodiscard]] bool holdsTooMuch() const
    {
        return !m_isFinal && (m_rows.size() > mostHeld || m_bytes > mostHeldBytes);
    }
    void end()
    {
        if (!m_isFinal)
            tellColumns();
        flush();
    }

private:
    void tellColumns() const
    {
        if (m_sink.columns)
            m_sink.columns(m_columns);
    }
    bool flush()
    {
        m_isFirst = false;
        m_bytes = 0;
        m_sinceBlock.restart();
        const QList<QVariantList> rows = std::exchange(m_rows, {});
        return rows.isEmpty() || !m_sink.rows || m_sink.rows(rows);
    }

    const Sink &m_sink;
    QList<database::ResultColumn> m_columns;
    QList<QVariantList> m_rows;
    qint64 m_bytes = 0; ///< of these rows
    QElapsedTimer m_sinceBlock;
    bool m_isFinal = false;
    bool m_isFirst = true;
};

double millisecondsOf(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

base::Result<void> fetchRows(QueryConnection::Look &look, const SqlText &sql, const RunLimits &limits,
                             const QElapsedTimer &timer, Blocks &blocks, RunSummary &summary)
{
    auto rows = look.ask(sql.sql, sql.values);
    SHOPBOOK_TRY(rows);
    summary.firstMs = millisecondsOf(timer);
    blocks.begin(rows->columns(), look.isFinal());
    while (rows->next()) {
        if (limits.rows > 0 && summary.rows == limits.rows) {
            summary.hasMore = true;
            break;
        }
        ++summary.rows;
        if (!blocks.add(rows->values())) {
            summary.hasMore = true;
            break;
        }
        if (blocks.holdsTooMuch())
            return base::Error{base::ErrorCode::WouldBlock, {}, u"many rows are held back"_s, {}, {}};
    }
    return rows->finish();
}

using Before = std::function<std::optional<Failure>(QueryConnection::Look &look)>;

tl::expected<RunSummary, Failure> run(QueryConnection &connection, const SqlText &sql,
                                      const RunLimits &limits,
                                      const std::shared_ptr<database::StopSign> &sign, const Sink &sink,
                                      const Before &before)
{
    QElapsedTimer timer;
    timer.start();
    RunSummary summary;
    Failure failure;
    Blocks blocks(sink);
    const auto done =
        connection.look({limits.time, false, sign}, [&](QueryConnection::Look &look) -> base::Result<void> {
            summary = {};
            failure = {};
            if (before) {
                if (const auto refused = before(look)) {
                    failure = *refused;
                    return failure.error;
                }
            }
            auto fetched = fetchRows(look, sql, limits, timer, blocks, summary);
            if (!fetched)
                failure.offset = look.errorOffset();
            return fetched;
        });
    if (!done) {
        failure.error = done.error();
        return tl::make_unexpected(failure);
    }
    blocks.end();
    summary.isOnCopy = connection.isOnCopy();
    summary.allMs = millisecondsOf(timer);
    return summary;
}

} // namespace

tl::expected<RunSummary, Failure> fetch(QueryConnection &connection, const SqlText &sql,
                                        const RunLimits &limits,
                                        const std::shared_ptr<database::StopSign> &sign, const Sink &sink)
{
    return run(connection, sql, limits, sign, sink, {});
}

tl::expected<RunSummary, Failure> fetchByHand(QueryConnection &connection, const QString &typed,
                                              const RunLimits &limits,
                                              const std::shared_ptr<database::StopSign> &sign,
                                              const Sink &sink)
{
    const auto sql = byHand(connection.engine(), typed);
    if (!sql)
        return tl::make_unexpected(sql.error());
    auto done = run(connection, *sql, limits, sign, sink,
                    [&](QueryConnection::Look &look) { return functionThatActs(look, sql->sql); });
    // What was refused at a word has its sentence already.
    if (!done && done.error().length == 0)
        return tl::make_unexpected(explained(connection.engine(), sql->sql, done.error()));
    return done;
}

} // namespace query
