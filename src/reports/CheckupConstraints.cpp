// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/Completion.h"
#include "migration/Drift.h"
#include "reports/CheckupScan.h"

#include <algorithm>

using namespace Qt::StringLiterals;

// What the tables lack that keeps their rows sound: columns, unique sets, references, NOT NULL. The migrator
// completes what it made itself; for the rest the finding carries what adds it.

namespace reports::checkup
{

using database::Connection;
using database::Engine;
using schema::Entity;
using schema::Field;

namespace
{

bool hasReference(const migration::Table &table, const QString &column)
{
    return std::ranges::any_of(table.foreignKeys, [&](const migration::ForeignKey &key) {
        return key.columns.size() == 1 && key.columns.constFirst().compare(column, Qt::CaseInsensitive) == 0;
    });
}

/// Without what is looked at column by column.
migration::Structure withoutRules(migration::Structure needed)
{
    for (migration::Table &table : needed.tables) {
        const Entity *entity = schema::entityByName(table.name);
        if (!entity)
            continue;
        table.foreignKeys.removeIf([&](const migration::ForeignKey &key) {
            const Field *field = key.columns.size() == 1 ? entity->field(key.columns.constFirst()) : nullptr;
            return field && field->relation;
        });
        table.indexes.removeIf([&](const migration::Index &index) {
            const Field *field = index.isUnique && index.columns.size() == 1
                ? entity->field(index.columns.constFirst())
                : nullptr;
            return field && field->unique;
        });
    }
    return needed;
}

/// What a person runs. SQLite adds neither a reference nor NOT NULL to a table that is there: such a table is
/// made anew, which its own program's Alembic does.
class Statement
{
public:
    Statement(const Connection &connection, const Entity &entity, const Field &field)
        : m_dialect(connection.dialect())
        , m_entity(entity)
        , m_field(field)
        , m_isServer(connection.engine() == Engine::Postgresql)
        , m_table(m_dialect.quoted(entity.name))
        , m_column(m_dialect.quoted(field.column))
    {
    }

    [[nodiscard]] QString unique() const
    {
        return m_isServer
            ? u"ALTER TABLE %1 ADD UNIQUE (%2);"_s.arg(m_table, m_column)
            : u"CREATE UNIQUE INDEX %1 ON %2 (%3);"_s.arg(
                m_dialect.quoted(u"uq_%1_%2"_s.arg(m_entity.name, m_field.column)), m_table, m_column);
    }
    [[nodiscard]] QString reference() const
    {
        const QString target = schema::entity(m_field.relation->target).name;
        return m_isServer ? u"ALTER TABLE %1 ADD FOREIGN KEY (%2) REFERENCES %3 (%4);"_s.arg(
                   m_table, m_column, m_dialect.quoted(target), m_dialect.quoted(u"id"_s))
                          : batch(u"create_foreign_key(\"fk_%1_%2\", \"%3\", [\"%2\"], [\"id\"])"_s.arg(
                              m_entity.name, m_field.column, target));
    }
    [[nodiscard]] QString notNull() const
    {
        return m_isServer ? u"ALTER TABLE %1 ALTER COLUMN %2 SET NOT NULL;"_s.arg(m_table, m_column)
                          : batch(u"alter_column(\"%1\", nullable=False)"_s.arg(m_field.column));
    }

private:
    [[nodiscard]] QString batch(const QString &call) const
    {
        return u"with op.batch_alter_table(\"%1\") as table:\n    table.%2"_s.arg(m_entity.name, call);
    }

    const database::Dialect &m_dialect;
    const Entity &m_entity;
    const Field &m_field;
    bool m_isServer;
    QString m_table;
    QString m_column;
};

/// One look at all tables.
struct Look {
    const Connection &connection;
    const migration::Structure &live;
    const migration::Structure &needed;
    RepairKind repair; ///< of what the migrator can complete
    QList<Finding> findings = {};

    void add(const QString &kind, Severity severity, const QString &what, const QString &statement,
             RepairKind how = RepairKind::None)
    {
        Finding found = finding(u"constraints"_s, kind, severity, base::ErrorCode::Drift);
        found.sentence = what;
        found.repair = how;
        if (how == RepairKind::None)
            found.statement = statement;
        findings.append(found);
    }

    void lookAt(const Entity &entity, const Field &field)
    {
        const migration::Table *table = live.table(entity.name);
        const migration::Column *column = table ? table->column(field.column) : nullptr;
        if (!column)
            return;
        const migration::Table *wanted = needed.table(entity.name);
        const migration::Column *asked = wanted ? wanted->column(field.column) : nullptr;
        const Statement statement(connection, entity, field);
        const QString name = u"%1.%2"_s.arg(entity.name, field.column);
        if (field.unique && !table->isUnique({field.column}))
            add(u"unique"_s, asked ? Severity::Error : Severity::Warning, name, statement.unique(), repair);
        if (field.relation && !hasReference(*table, field.column))
            add(u"reference"_s, asked ? Severity::Error : Severity::Warning, name, statement.reference());
        // Shopbook writes no NULL there, and one that another program wrote is a finding of its own.
        if (asked && asked->notNull && asked->keyPosition == 0 && !column->notNull
            && column->keyPosition == 0)
            add(u"not-null"_s, Severity::Note, name, statement.notNull());
    }
};

} // namespace

/// A database that Shopbook has written may be completed by the migrator; in another one its owner says when.
base::Result<QList<Finding>> constraints(const Connection &connection)
{
    const auto scripts = migration::ScriptSet::builtIn();
    SHOPBOOK_TRY(scripts);
    const auto assessment = migration::assess(connection, *scripts);
    SHOPBOOK_TRY(assessment);
    const auto isCompletable = migration::canComplete(connection, *scripts, *assessment);
    SHOPBOOK_TRY(isCompletable);
    const auto live = migration::readStructure(connection);
    SHOPBOOK_TRY(live);
    // A newer one, or one that nobody knows, is compared with nothing.
    const auto needed = migration::neededStructure(connection, *scripts, *assessment);
    SHOPBOOK_TRY(needed);
    const RepairKind repair = *isCompletable ? RepairKind::Schema : RepairKind::None;
    Look look{connection, *live, *needed, repair};
    for (const QString &half : assessment->halfStates)
        look.add(u"half"_s, Severity::Error, half, {}, repair);
    if (!assessment->halfStates.isEmpty())
        return look.findings;
    for (const QString &text : migration::misfits(withoutRules(*needed), *live))
        look.add(u"missing"_s, Severity::Error, text, {}, repair);
    for (const Entity &entity : schema::entities())
        for (const Field &field : entity.fields)
            look.lookAt(entity, field);
    return look.findings;
}

base::Result<QSet<QString>> unguarded(const Connection &connection)
{
    const auto structure = migration::readStructure(connection);
    SHOPBOOK_TRY(structure);
    QSet<QString> found;
    for (const Entity &entity : schema::entities()) {
        const migration::Table *table = structure->table(entity.name);
        if (!table)
            continue;
        for (const Field &field : entity.fields)
            if (field.unique && table->column(field.column) && !table->isUnique({field.column}))
                found.insert(u"%1.%2"_s.arg(entity.name, field.column));
    }
    return found;
}

} // namespace reports::checkup
