// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/Labels.h"

#include "database/Functions.h"
#include "database/Query.h"
#include "database/Slices.h"
#include "records/LabelSource.h"

#include <QByteArrayMatcher>
#include <QElapsedTimer>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace records
{

using database::Connection;
using database::Engine;

namespace
{

constexpr qsizetype mostRows = 500'000;
constexpr qsizetype mostBytes = 64 * 1024 * 1024;
/// Behind each label: no UTF-8 holds such a byte.
constexpr char separator = '\xff';
/// More rows that this program changed are not looked up one by one: the labels are read again.
constexpr qsizetype mostChanged = 1000;
/// Reading the labels again may take so much of the time that passes: one part in so many.
constexpr qint64 shareOfTime = 20;

} // namespace

/// One table's labels.
struct Labels::Index {
    QString state; ///< of the database when they were read; "" when it changed meanwhile
    bool isStale = false; ///< somebody has written since
    QSet<qint64> changed; ///< by this program, since
    bool isTooLong = false;
    QElapsedTimer readAt;
    qint64 tookMs = 0;

    QList<qint64> ids; ///< ascending
    QList<quint32> lengths; ///< of the labels, in characters
    QList<quint32> ends; ///< where each folded label ends in `text`
    QByteArray text;

    [[nodiscard]] base::Result<void> read(const Connection &connection, Table table);
    [[nodiscard]] base::Result<void> take(database::Query &query, bool folds);
    [[nodiscard]] qint64 lastId() const { return ids.isEmpty() ? 0 : ids.constLast(); }
    [[nodiscard]] qsizetype beginOf(qsizetype row) const
    {
        return row == 0 ? 0 : qsizetype(ends.at(row - 1)) + 1;
    }
};

namespace
{

/// What the database is asked first: whether anybody wrote to it, and the needle as it folds it.
struct Question {
    QString state; ///< "" = cannot be told: nothing is answered from memory
    QByteArray needle;
};

base::Result<Question> asked(const Connection &connection, const QString &needle)
{
    if (connection.engine() == Engine::Sqlite) {
        const auto version = connection.dataVersion();
        SHOPBOOK_TRY(version);
        return Question{QString::number(*version), database::folded(needle.toUtf8())};
    }
    // The snapshot of a statement names every transaction that is still under way: it is another one as soon
    // as any of them has ended, and when a new one has. A standby doesn't know them all.
    auto query = database::Query::run(
        connection,
        u"SELECT CASE WHEN pg_is_in_recovery() THEN '' ELSE pg_backend_pid() || ' ' || txid_current_snapshot() END, %1"_s
            .arg(connection.dialect().folded(u"?"_s)),
        {needle});
    SHOPBOOK_TRY(query);
    Question question;
    if (query->next())
        question = {query->value(0).toString(), query->text(1).toByteArray()};
    SHOPBOOK_TRY(query->finish());
    return question;
}

} // namespace

base::Result<void> Labels::Index::take(database::Query &query, bool folds)
{
    while (!isTooLong && query.next()) {
        const QByteArrayView label = query.text(2);
        ids.append(query.number(0));
        lengths.append(quint32(query.number(1)));
        if (folds)
            database::appendFolded(label, text);
        else
            text.append(label);
        ends.append(quint32(text.size()));
        text.append(separator);
        isTooLong = ids.size() > mostRows || text.size() > mostBytes;
    }
    return query.finish();
}

base::Result<void> Labels::Index::read(const Connection &connection, Table table)
{
    const auto rows = SqlLabels::of(connection, table);
    SHOPBOOK_TRY(rows);
    const database::Dialect &dialect = connection.dialect();
    const schema::Entity &entity = schema::entity(table);
    const bool folds = connection.engine() == Engine::Sqlite;
    const auto select = [&](const QString &where, const QVariantList &values) -> base::Result<bool> {
        auto query =
            database::Query::run(connection,
                                 u"SELECT id, length(label), %1 FROM (%2) AS found ORDER BY id LIMIT ?"_s.arg(
                                     folds ? u"label"_s : dialect.folded(u"label"_s), rows->rowsSql(where)),
                                 values + QVariantList{mostRows + 1});
        SHOPBOOK_TRY(query);
        SHOPBOOK_TRY(take(*query, folds));
        return !isTooLong;
    };
    const database::slices::Rows all{dialect.quoted(entity.name), dialect.quoted(entity.name, u"id"_s)};
    const auto isSparing = database::slices::isNeeded(connection, all);
    SHOPBOOK_TRY(isSparing);
    if (*isSparing)
        SHOPBOOK_TRY(database::slices::each(connection, all, {}, select));
    else
        SHOPBOOK_TRY(select({}, {}));
    if (isTooLong) {
        ids = {};
        lengths = {};
        ends = {};
        text = {};
    }
    text.squeeze();
    return {};
}

/// The answers from memory: rows are found there, and read by id.
struct Labels::Asked final : LabelSource {
    const Index &index;
    const QByteArray &folded;
    const database::Dialect &dialect;
    SqlLabels rows;

    Asked(const Connection &connection, const Index &labels, const QByteArray &needle, SqlLabels database)
        : index(labels)
        , folded(needle)
        , dialect(connection.dialect())
        , rows(std::move(database))
    {
    }

    base::Result<Found> containing(const QString &needle, int many, int limit) override
    {
        const auto fresh = changedSince(dialect.contains(u"label"_s), needle);
        SHOPBOOK_TRY(fresh);
        QList<qint64> ids;
        const QByteArrayMatcher matcher(folded);
        for (qsizetype at = matcher.indexIn(index.text); at >= 0 && ids.size() < many;) {
            const auto end = std::lower_bound(index.ends.cbegin(), index.ends.cend(), quint32(at));
            const qint64 id = index.ids.at(end - index.ends.cbegin());
            if (!index.changed.contains(id))
                ids.append(id);
            at = matcher.indexIn(index.text, qsizetype(*end) + 1);
        }
        const bool areMany = ids.size() + fresh->size() >= many;
        auto choices = rows.among(areMany ? ids.mid(0, limit) : ids, needle);
        SHOPBOOK_TRY(choices);
        *choices += *fresh;
        std::ranges::sort(*choices, {}, &Choice::id);
        return Found{areMany, std::move(*choices)};
    }

    base::Result<QList<Choice>> beginning(const QString &needle, int limit) override
    {
        const auto fresh = changedSince(dialect.startsWith(u"label"_s), needle);
        SHOPBOOK_TRY(fresh);
        struct Place {
            quint32 length;
            qint64 id;
            auto operator<=>(const Place &) const = default;
        };
        QList<Place> found;
        const QByteArrayView text(index.text);
        for (qsizetype row = 0; row < index.ids.size(); ++row) {
            const qsizetype begin = index.beginOf(row);
            if (text.sliced(begin, qsizetype(index.ends.at(row)) - begin).startsWith(folded)
                && !index.changed.contains(index.ids.at(row)))
                found.append({index.lengths.at(row), index.ids.at(row)});
        }
        for (const Choice &choice : *fresh)
            found.append({quint32(choice.label.toUcs4().size()), choice.id});
        const auto end = found.begin() + std::min<qsizetype>(limit, found.size());
        std::partial_sort(found.begin(), end, found.end());
        QList<qint64> ids;
        for (auto place = found.begin(); place != end; ++place)
            ids.append(place->id);
        auto choices = rows.among(ids, needle);
        SHOPBOOK_TRY(choices);
        std::ranges::sort(*choices, {}, [&ids](const Choice &choice) { return ids.indexOf(choice.id); });
        return choices;
    }

    base::Result<QList<Choice>> newest(int limit) override { return rows.newest(limit); }

private:
    base::Result<QList<Choice>> changedSince(const QString &condition, const QString &needle) const
    {
        return index.isStale ? rows.since(index.lastId(), index.changed.values(), condition, needle) : QList<Choice>();
    }
};

Labels::Labels(int patience)
    : m_patience(patience)
{
}

Labels::~Labels() = default;

void Labels::written(const QList<RowKey> &rows)
{
    for (const RowKey &row : rows) {
        const auto index = m_indexes.find(row.table);
        if (index == m_indexes.end() || !index->second)
            continue;
        index->second->changed.insert(row.id);
        if (index->second->changed.size() > mostChanged)
            index->second.reset();
    }
}

bool Labels::mayWait(const Index &index) const
{
    return m_patience > 0 && index.readAt.elapsed() < std::max<qint64>(m_patience, index.tookMs * shareOfTime);
}

/// The labels to answer from; null when the database is to be asked instead.
base::Result<Labels::Index *> Labels::current(const Connection &connection, Table table, const QString &state)
{
    std::unique_ptr<Index> &index = m_indexes[table];
    if (state.isEmpty() || (index && index->isTooLong))
        return nullptr;
    if (index && index->state == state)
        return index.get();
    if (index && mayWait(*index)) {
        index->isStale = true;
        return index.get();
    }
    index = std::make_unique<Index>();
    index->readAt.start();
    if (const auto read = index->read(connection, table); !read) {
        index.reset();
        return read.error();
    }
    index->tookMs = index->readAt.restart();
    index->state = state;
    // Slices are read one after the other: what was written between two of them is in no state of the
    // database.
    const auto now = asked(connection, {});
    SHOPBOOK_TRY(now);
    index->isStale = now->state != state;
    index->state = index->isStale ? QString() : state;
    return index->isTooLong ? nullptr : index.get();
}

base::Result<QList<Choice>> Labels::choices(const Connection &connection, Table table, const QString &typed,
                                            int limit)
{
    m_wasInMemory = false;
    const QString needle = typed.trimmed();
    if (needle.isEmpty())
        return records::choices(connection, table, typed, limit);
    const auto question = asked(connection, needle);
    SHOPBOOK_TRY(question);
    const auto index = current(connection, table, question->state);
    SHOPBOOK_TRY(index);
    auto rows = SqlLabels::of(connection, table);
    SHOPBOOK_TRY(rows);
    if (!*index)
        return bestOf(*rows, typed, limit);
    m_wasInMemory = true;
    Asked source(connection, **index, question->needle, std::move(*rows));
    return bestOf(source, typed, limit);
}

base::Result<void> Labels::prepare(const Connection &connection, Table table)
{
    const auto question = asked(connection, {});
    SHOPBOOK_TRY(question);
    SHOPBOOK_TRY(current(connection, table, question->state));
    return {};
}

} // namespace records
