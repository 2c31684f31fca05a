// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/ResultFile.h"

#include "exchange/Csv.h"
#include "query/ByHand.h"
#include "query/JsonText.h"
#include "query/QuerySql.h"
#include "query/ResultShape.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace exchange
{

namespace
{

using Format = ResultOrder::Format;

/// How much may wait to be written.
constexpr qsizetype mostBytes = 1 << 16;

QString shown(const QString &path)
{
    return QDir::toNativeSeparators(path);
}

base::Error error(base::ErrorCode code, const QString &sentence, const QString &detail = {})
{
    return {code, sentence, detail, {}, {}};
}

/// Rows become lines of a file that is not there before it is whole.
class Writer
{
public:
    Writer(const ResultOrder &order, const std::optional<query::ResultShape> &shape)
        : m_format(order.format)
        , m_shape(shape)
        , m_file(order.path)
    {
    }

    [[nodiscard]] bool open() { return m_file.open(QSaveFile::WriteOnly); }

    void begin(const QList<database::ResultColumn> &columns)
    {
        for (qsizetype i = 0; i < columns.size(); ++i) {
            const bool isKnown = m_shape && i < m_shape->columns.size();
            const QString title = isKnown ? m_shape->columns.at(i).name : columns.at(i).title;
            if (isKnown ? m_shape->columns.at(i).isSecret : query::isSecretName(title)) {
                m_written.leftOut.append(title);
                continue;
            }
            QString own = title;
            for (int k = 2; m_titles.contains(own); ++k)
                own = u"%1_%2"_s.arg(title).arg(k);
            m_titles.append(own);
            m_places.append(i);
        }
        if (m_format == Format::Csv)
            addLine(csvLine(QVariantList(m_titles.cbegin(), m_titles.cend())));
        else
            m_waiting += query::listBegin().toUtf8();
    }

    /// False: it could not be written.
    bool add(const QList<QVariantList> &rows)
    {
        for (const QVariantList &row : rows) {
            QVariantList cells;
            for (const qsizetype place : std::as_const(m_places))
                cells.append(cell(row.value(place), place));
            if (m_format == Format::Csv)
                addLine(csvLine(cells));
            else
                m_waiting +=
                    (query::beforeItem(m_written.rows == 0) + query::rowText(m_titles, cells)).toUtf8();
            ++m_written.rows;
            if (m_waiting.size() > mostBytes && !flush())
                return false;
        }
        return true;
    }

    [[nodiscard]] bool finish()
    {
        if (m_format == Format::Json)
            m_waiting += query::listEnd(m_written.rows == 0).toUtf8() + '\n';
        return flush() && m_file.commit();
    }

    [[nodiscard]] const ResultWritten &written() const { return m_written; }
    [[nodiscard]] QString trouble() const { return m_file.errorString(); }

private:
    [[nodiscard]] QVariant cell(const QVariant &raw, qsizetype column) const
    {
        return m_shape && column < m_shape->columns.size()
            ? database::value::fromDriver(raw, m_shape->columns.at(column).type)
            : raw;
    }
    void addLine(const QString &line) { m_waiting += line.toUtf8() + "\r\n"; }
    bool flush()
    {
        const QByteArray bytes = std::exchange(m_waiting, {});
        return m_file.write(bytes) == bytes.size();
    }

    Format m_format;
    const std::optional<query::ResultShape> &m_shape;
    QSaveFile m_file;
    QStringList m_titles;
    QList<qsizetype> m_places; ///< of the columns that are written
    QByteArray m_waiting;
    ResultWritten m_written;
};

/// A person who means to replace a table of theirs by it would lose the database.
base::Result<void> checkTarget(const ResultOrder &order)
{
    const QString database = QFileInfo(order.location.path).canonicalFilePath();
    if (!database.isEmpty() && QFileInfo(order.path).canonicalFilePath() == database)
        return error(
            base::ErrorCode::Usage,
            QCoreApplication::translate(
                "exchange",
                "“%1” is the database itself and was left as it is. Choose another name for the rows.")
                .arg(shown(order.path)));
    return {};
}

/// A folder, a pipe, a device: nothing that a file may take the place of.
bool canBeReplaced(const QString &path)
{
    const QFileInfo target(path);
    return !target.exists() || target.isFile();
}

base::Error notWritten(const QString &path, const QString &detail)
{
    return error(base::ErrorCode::NoSpace,
                 QCoreApplication::translate(
                     "exchange", "“%1” was not written. Free some space, or choose another folder.")
                     .arg(shown(path)),
                 detail);
}

base::Error cancelled(const ResultOrder &order)
{
    return error(base::ErrorCode::Cancelled,
                 QCoreApplication::translate("exchange", "The export was cancelled; “%1” was not written.")
                     .arg(shown(order.path)));
}

} // namespace

base::Result<ResultWritten> writeResult(const ResultOrder &order,
                                        const std::shared_ptr<database::StopSign> &sign,
                                        const std::function<void(qint64 rows)> &progress)
{
    SHOPBOOK_TRY(checkTarget(order));
    std::optional<query::ResultShape> shape;
    if (order.query) {
        auto known = query::shapeOf(*order.query);
        SHOPBOOK_TRY(known);
        shape = std::move(*known);
    }
    auto connection = database::QueryConnection::open(order.location);
    SHOPBOOK_TRY(connection);
    Writer writer(order, shape);
    if (!canBeReplaced(order.path) || !writer.open())
        return notWritten(order.path, writer.trouble());
    bool isStuck = false;
    const query::Sink sink{[&](const QList<database::ResultColumn> &columns) { writer.begin(columns); },
                           [&](const QList<QVariantList> &rows) {
                               isStuck = !writer.add(rows);
                               if (progress)
                                   progress(writer.written().rows);
                               return !isStuck;
                           }};
    const query::RunLimits all{0, query::noTimeLimit};
    tl::expected<query::RunSummary, query::Failure> done;
    if (order.query) {
        const auto sql = query::sqlOf(connection->dialect(), *order.query);
        SHOPBOOK_TRY(sql);
        done = query::fetch(*connection, *sql, all, sign, sink);
        if (!done)
            done = tl::make_unexpected(query::explained(connection->engine(), sql->sql, done.error()));
    } else {
        done = query::fetchByHand(*connection, order.typed, all, sign, sink);
    }
    if (sign && sign->isStopped())
        return cancelled(order);
    if (!done)
        return done.error().error;
    if (isStuck || !writer.finish())
        return notWritten(order.path, writer.trouble());
    return writer.written();
}

base::Result<void> replaceFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (canBeReplaced(path) && file.open(QSaveFile::WriteOnly) && file.write(bytes) == bytes.size()
        && file.commit())
        return {};
    return notWritten(path, file.errorString());
}

} // namespace exchange
