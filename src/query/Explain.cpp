// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/Explain.h"

#include "query/ByHand.h"
#include "query/ExplainWords.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace query
{

namespace
{

using Look = database::QueryConnection::Look;
using Rows = database::QueryConnection::Rows;

struct Line {
    qint64 id = 0;
    qint64 parent = 0;
    QString detail;
};

QList<PlanNode> nodesBelow(const QList<Line> &lines, qint64 parent)
{
    QList<PlanNode> nodes;
    for (const Line &line : lines)
        if (line.parent == parent && line.id != parent)
            nodes.append({plan::sqliteSentence(line.detail), line.detail, {}, nodesBelow(lines, line.id)});
    return nodes;
}

base::Result<QList<PlanNode>> readSqlite(Rows &rows)
{
    QList<Line> lines;
    while (rows.next())
        lines.append({rows.value(0).toLongLong(), rows.value(1).toLongLong(), rows.value(3).toString()});
    SHOPBOOK_TRY(rows.finish());
    return nodesBelow(lines, 0);
}

base::Result<QList<PlanNode>> readPostgres(Rows &rows)
{
    QByteArray text;
    while (rows.next())
        text += rows.value(0).toString().toUtf8();
    SHOPBOOK_TRY(rows.finish());
    QList<PlanNode> nodes;
    const QJsonArray plans = QJsonDocument::fromJson(text).array();
    for (const auto &each : plans)
        nodes.append(plan::postgresNode(each.toObject().value(u"Plan"_s).toObject()));
    return nodes;
}

} // namespace

tl::expected<QList<PlanNode>, Failure> explain(database::QueryConnection &connection, const SqlText &sql,
                                               const std::shared_ptr<database::StopSign> &sign)
{
    QList<PlanNode> nodes;
    Failure failure;
    database::LookLimits limits;
    limits.sign = sign;
    const auto done = connection.look(limits, [&](Look &look) -> base::Result<void> {
        auto rows = look.explain(sql.sql, sql.values);
        failure.offset = look.errorOffset();
        SHOPBOOK_TRY(rows);
        auto read = connection.engine() == database::Engine::Sqlite ? readSqlite(*rows) : readPostgres(*rows);
        SHOPBOOK_TRY(read);
        nodes = *read;
        return {};
    });
    if (done)
        return nodes;
    failure.error = done.error();
    return tl::make_unexpected(failure);
}

tl::expected<QList<PlanNode>, Failure> explainByHand(database::QueryConnection &connection,
                                                     const QString &typed,
                                                     const std::shared_ptr<database::StopSign> &sign)
{
    const auto sql = byHand(connection.engine(), typed);
    if (!sql)
        return tl::make_unexpected(sql.error());
    auto nodes = explain(connection, *sql, sign);
    if (!nodes)
        return tl::make_unexpected(explained(connection.engine(), sql->sql, nodes.error()));
    return nodes;
}

} // namespace query
