// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/Connection.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>

#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>

class QTemporaryDir;
struct pg_result;
struct sqlite3_stmt;

namespace database
{

/// How a person stops a question that runs, from any thread. One for each question, so that a late stop hits
/// no other.
class StopSign
{
public:
    void stop();
    [[nodiscard]] bool isStopped() const;

private:
    friend class QueryConnection;
    void setRunning(std::shared_ptr<Interrupter> interrupter);
    mutable std::mutex m_mutex;
    bool m_isStopped = false;
    std::shared_ptr<Interrupter> m_running;
};

/// The detail of a Cancelled that the time limit was, and nobody's wish.
inline constexpr QLatin1StringView timeLimitDetail("time limit");

struct LookLimits {
    std::chrono::milliseconds time{30000}; ///< for all that is asked in one look, copying included
    /// Everything will be read: where reading would keep a bot from writing, it is done on a copy from the
    /// beginning.
    bool isLong = false;
    std::shared_ptr<StopSign> sign; ///< null: nobody stops it
};

/// How a file is copied beside programs that write to it: a slice at a time, so that they get in between. If
/// they do, the copy begins again, with slices twice as large as long as one takes less than
/// `longestSliceMs`.
struct CopyPace {
    int sliceBytes = 16 * 1024 * 1024; ///< some 30 ms
    qint64 longestSliceMs = 250;
    int mostRestarts = 12; ///< then they write all the time
};

struct ResultColumn {
    QString title; ///< as the engine names it
    std::optional<value::Type> type; ///< as far as the engine says it; of an expression SQLite does not
};

/// A connection that can ask and nothing else, for questions that a person composed or typed. SQLite:
/// read-only, and an authorizer that lets SELECT, READ, FUNCTION (no load_extension) and RECURSIVE through;
/// no function of ours is there. PostgreSQL: READ ONLY, each statement alone and beginning with SELECT, WITH,
/// VALUES or TABLE, always rolled back. What a function does beyond the transaction (another server's
/// session, a file) it can't take back: who takes typed text asks query::byHand() first.
///
/// An SQLite file that is not in WAL mode can't be written while it is read. There a look that has lasted 0.7
/// s is broken off and begun again on a private copy of the file, which is made in slices and kept while the
/// file does not change. Made, used and destroyed in one thread.
class QueryConnection
{
public:
    /// As Connection::open(); the database is opened for reading only, whatever its owner may do.
    [[nodiscard]] static base::Result<QueryConnection> open(const Location &location,
                                                            const CopyPace &pace = CopyPace());
    QueryConnection(QueryConnection &&other) noexcept;
    QueryConnection &operator=(QueryConnection &&other) = delete;
    ~QueryConnection();

    /// The rows of one statement, one after another as the engine finds them; none is kept. Dropped before
    /// the last one, the statement is cancelled; on PostgreSQL the look is over then.
    class Rows
    {
    public:
        Rows(Rows &&other) noexcept;
        Rows &operator=(Rows &&other) = delete;
        ~Rows();

        [[nodiscard]] const QList<ResultColumn> &columns() const { return m_columns; }
        bool next();
        [[nodiscard]] QVariant value(int column) const;
        /// The whole row.
        [[nodiscard]] QVariantList values() const;
        /// Read after the loop over next(): an interrupted one just ends. Its rows are gone.
        base::Result<void> finish();

    private:
        friend class QueryConnection;
        explicit Rows(QueryConnection *connection);
        QueryConnection *m_connection;
        QList<ResultColumn> m_columns;
        std::shared_ptr<sqlite3_stmt> m_sqlite;
        std::shared_ptr<pg_result> m_postgres;
        bool m_isRowThere = false; ///< read already, and next() has not said so yet
        bool m_isRunning = false; ///< PostgreSQL: results are still to come
        base::Result<void> m_failed;
    };

    /// All that is asked in it sees the same state of the data.
    class Look
    {
    public:
        /// One statement. Values are bound in order of the "?"; a text without values is sent as it is.
        [[nodiscard]] base::Result<Rows> ask(const QString &sql, const QVariantList &values = {});
        /// How the engine would run it: EXPLAIN QUERY PLAN, EXPLAIN (FORMAT JSON). Runs nothing.
        [[nodiscard]] base::Result<Rows> explain(const QString &sql, const QVariantList &values = {});
        /// The first column of the first row; NULL when there is none.
        [[nodiscard]] base::Result<QVariant> scalar(const QString &sql, const QVariantList &values = {});
        /// Where in the text of the last statement the engine stumbled, in UTF-16 units; -1 when it did not
        /// say.
        [[nodiscard]] qsizetype errorOffset() const { return m_connection->m_errorOffset; }
        /// False: the work may be broken off and called again, so what it read is not to be shown yet.
        [[nodiscard]] bool isFinal() const { return !m_connection->m_isLent; }
        [[nodiscard]] const Dialect &dialect() const { return m_connection->dialect(); }

    private:
        friend class QueryConnection;
        explicit Look(QueryConnection *connection)
            : m_connection(connection)
        {
        }
        QueryConnection *m_connection;
    };

    using Work = std::function<base::Result<void>(Look &look)>;
    /// Calls `work`, a second time from the beginning if the first is broken off (see above) or, as long as
    /// it is not final, fails with WouldBlock itself; and takes back whatever it did. Cancelled, with a
    /// sentence, when the sign or the time stops it. Does not nest.
    base::Result<void> look(const LookLimits &limits, const Work &work);

    [[nodiscard]] const Dialect &dialect() const { return m_connection.dialect(); }
    [[nodiscard]] Engine engine() const { return m_connection.engine(); }
    [[nodiscard]] const Location &location() const { return m_connection.location(); }
    [[nodiscard]] QString engineVersion() const { return m_connection.engineVersion(); }
    /// The last look ran on a copy.
    [[nodiscard]] bool isOnCopy() const { return m_isOnCopy; }

private:
    explicit QueryConnection(Connection connection);
    /// Why what runs must end now.
    enum class End { None, Stopped, TimeIsUp, MustGiveBack };
    [[nodiscard]] End mustEnd() const;
    [[nodiscard]] base::Error endError(const base::Error &otherwise);
    [[nodiscard]] const Connection &current() const { return m_isOnCopy ? m_copy->connection : m_connection; }

    [[nodiscard]] base::Result<void> begin();
    [[nodiscard]] base::Result<void> end();
    [[nodiscard]] base::Result<void> run(const Work &work);
    [[nodiscard]] base::Result<Rows> ask(const QString &sql, const QVariantList &values,
                                         const QString &prefix);

    [[nodiscard]] base::Result<void> beginSqlite();
    [[nodiscard]] base::Result<QVariant> pragma(const QString &name);
    [[nodiscard]] base::Result<void> makeCopy();
    [[nodiscard]] base::Result<void> copyTo(const QString &path, int pageSize);
    [[nodiscard]] base::Result<Rows> askSqlite(const QString &sql, const QVariantList &values,
                                               const QString &prefix);
    [[nodiscard]] base::Result<bool> stepSqlite(sqlite3_stmt *statement);
    void watchSqlite(const Connection &connection);

    [[nodiscard]] base::Result<void> beginPostgres();
    [[nodiscard]] base::Result<void> endPostgres();
    [[nodiscard]] base::Result<Rows> askPostgres(const QString &sql, const QVariantList &values,
                                                 const QString &prefix);
    [[nodiscard]] base::Result<std::shared_ptr<pg_result>> nextResult();
    [[nodiscard]] bool waitForServer();
    void drain(bool isOver);
    void cancelStatement();

    struct Copy {
        std::unique_ptr<QTemporaryDir> folder;
        Connection connection;
        qint64 dataVersion = 0; ///< of the file, when it was copied
        ~Copy();
    };
    /// What the callbacks of SQLite look at: it stays where it is when the object moves.
    struct Watch {
        QueryConnection *connection = nullptr;
        bool isOurs = false; ///< a statement of this class, which the authorizer lets through
        bool isRefused = false; ///< the authorizer did not let the last statement through
    };

    Connection m_connection;
    std::unique_ptr<Copy> m_copy;
    CopyPace m_pace;
    std::unique_ptr<Watch> m_watch;
    bool m_isOnCopy = false;
    bool m_isLooking = false;
    bool m_isLent = false; ///< reading keeps others from writing
    QElapsedTimer m_cancelSent; ///< PostgreSQL: since the last time, for this statement
    QElapsedTimer m_lent;
    QDeadlineTimer m_deadline;
    LookLimits m_limits;
    qsizetype m_errorOffset = -1;
    QElapsedTimer m_waited; ///< for a lock of another program
};

} // namespace database
