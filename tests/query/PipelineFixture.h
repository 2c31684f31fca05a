// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/Pipeline.h"
#include "support/TestDatabase.h"

#include <QMap>

/// The sample with its edges and some stranger rows, made once for each engine, and what a pipeline says of
/// them.
class PipelineFixture : public QObject
{
protected:
    void prepare();
    void drop();
    [[nodiscard]] database::QueryConnection &connection() const { return *m_connection; }
    /// From a document.
    [[nodiscard]] static query::Query read(const QByteArray &text);
    [[nodiscard]] QList<query::Station> count(const query::Query &query);
    [[nodiscard]] query::StationRows rows(const query::Query &query, const query::Station &station,
                                          query::Side side, int most = 200);
    /// Of plain SQL.
    [[nodiscard]] qint64 number(const QString &sql, const QVariantList &values = {});

private:
    [[nodiscard]] std::shared_ptr<database::QueryConnection> open();
    std::unique_ptr<support::TestDatabase> m_database;
    QMap<database::Engine, std::shared_ptr<database::QueryConnection>> m_connections;
    database::QueryConnection *m_connection = nullptr;
    database::Engine m_engine = database::Engine::Sqlite;
};
