// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/Offline.h"

#include "migration/Runner.h"
#include "migration/ScratchDatabase.h"
#include "migration/Structure.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace migration
{

namespace
{

using database::Engine;

const QString shopbook = QString::fromLatin1(shopbookBranch);

QString literal(QString text)
{
    return u'\'' + text.replace(u'\'', u"''"_s) + u'\'';
}

bool sameGuards(const QList<Guard> &left, const QList<Guard> &right)
{
    return std::equal(
        left.begin(), left.end(), right.begin(), right.end(), [](const Guard &a, const Guard &b) {
            return a.wanted == b.wanted && a.object == b.object && a.table == b.table && a.names == b.names;
        });
}

class Writer
{
public:
    Writer(const ScriptSet &scripts, const QMap<QString, QString> &from, Engine dialect)
        : m_scripts(scripts)
        , m_at(from)
        , m_dialect(dialect)
    {
    }

    base::Result<QString> write(const QList<Step> &steps)
    {
        auto handle = m_scratch.open();
        SHOPBOOK_TRY(handle);
        m_handle = *handle;
        SHOPBOOK_TRY(reach(m_at));
        m_hasOwn = !m_at.value(shopbook).isEmpty();
        m_text = isSqlite() ? u"-- Stop at the first error: sqlite3 -bail FILE\n\n"_s
                            : u"-- Stop at the first error: psql -v ON_ERROR_STOP=1\n\n"_s;
        begin();
        if (m_at.isEmpty() && !steps.isEmpty() && steps.constFirst().direction == Direction::Upgrade)
            say(u"CREATE TABLE alembic_version (\n    version_num VARCHAR(32) NOT NULL,\n    CONSTRAINT "
                "alembic_version_pkc PRIMARY KEY (version_num)\n)"_s);
        for (const Step &step : steps)
            SHOPBOOK_TRY(writeStep(step));
        say(u"COMMIT"_s);
        return m_text;
    }

private:
    void say(const QString &statement) { m_text += statement + u";\n\n"_s; }
    void begin() { say(isSqlite() ? u"BEGIN IMMEDIATE"_s : u"BEGIN"_s); }
    [[nodiscard]] bool isSqlite() const { return m_dialect == Engine::Sqlite; }

    /// The scratch database as it stands before the steps.
    base::Result<void> reach(const QMap<QString, QString> &revisions)
    {
        for (const Script &script : m_scripts.scripts()) {
            if (m_scripts.isReached(script, revisions.value(script.branch)))
                SHOPBOOK_TRY(runScript(*m_handle, script, Direction::Upgrade));
        }
        return {};
    }

    base::Result<void> writeStep(const Step &step)
    {
        const Script &script = step.script;
        if (!script.supports(m_dialect))
            return base::Error{base::ErrorCode::Usage,
                               QCoreApplication::translate("migration", "Revision %1 has no part for %2.")
                                   .arg(script.revision, database::nameOf(m_dialect)),
                               script.fileName,
                               {},
                               {}};
        m_text += u"-- Running %1 %2 -> %3\n\n"_s.arg(
            step.direction == Direction::Upgrade ? u"upgrade"_s : u"downgrade"_s, step.from(), step.to());
        if (!script.transactional)
            say(u"COMMIT"_s);
        else if (!isSqlite() && script.branch == shopbook)
            say(u"SET LOCAL search_path TO shopbook, public"_s);
        SHOPBOOK_TRY(writeStatements(step));
        if (!script.transactional)
            begin();
        else if (!isSqlite() && script.branch == shopbook)
            say(u"SET LOCAL search_path TO public, shopbook"_s);
        if (step.direction == Direction::Upgrade)
            writeChecks(script);
        writeVersion(step);
        m_at.insert(script.branch, step.to());
        return {};
    }

    /// A guard asks the database, so the SQLite part runs on the scratch database as it goes. A statement of
    /// the server's part has the same answer as the statement there that is guarded alike.
    base::Result<void> writeStatements(const Step &step)
    {
        const auto before = readStructure(*m_handle);
        SHOPBOOK_TRY(before);
        struct Answer {
            QList<Guard> guards;
            bool allowed = false;
            bool isUsed = false;
        };
        QList<Answer> answers;
        for (const Statement &statement : step.script.statements(step.direction, Engine::Sqlite)) {
            const auto live = readStructure(*m_handle);
            SHOPBOOK_TRY(live);
            const bool allowed = allows(statement.guards, *live);
            answers.append({statement.guards, allowed});
            if (!allowed)
                continue;
            if (isSqlite())
                writeSqlite(statement, *live);
            Effect effect;
            SHOPBOOK_TRY(runStatement(*m_handle, statement, effect));
        }
        if (isSqlite())
            return {};
        for (const Statement &statement : step.script.statements(step.direction, Engine::Postgresql)) {
            const auto same = std::find_if(answers.begin(), answers.end(), [&](const Answer &answer) {
                return !answer.isUsed && sameGuards(answer.guards, statement.guards);
            });
            const bool allowed = statement.guards.isEmpty() || (same != answers.end() && same->allowed)
                || (same == answers.end() && allows(statement.guards, *before));
            if (same != answers.end())
                same->isUsed = true;
            if (allowed)
                say(statement.sql);
        }
        return {};
    }

    [[nodiscard]] static bool allows(const QList<Guard> &guards, const Structure &live)
    {
        return std::all_of(guards.begin(), guards.end(),
                           [&](const Guard &guard) { return holds(guard, live); });
    }

    void writeSqlite(const Statement &statement, const Structure &live)
    {
        const Table *table = statement.rebuild.isEmpty() ? nullptr : live.table(statement.rebuild);
        const QString column = statement.sql.section(u' ', -1);
        for (const Index &index : table ? table->indexes : QList<Index>()) {
            if (!index.definition.isEmpty() && index.columns.contains(column, Qt::CaseInsensitive))
                say(u"DROP INDEX "_s + m_handle->quoted(index.name));
        }
        say(statement.sql);
    }

    void writeChecks(const Script &script)
    {
        for (const Statement &check : script.verify(m_dialect)) {
            QString lines = check.sql;
            m_text += u"-- Must return no row:\n--   "_s + lines.replace(u'\n', u"\n--   "_s) + u"\n\n"_s;
        }
    }

    void writeVersion(const Step &step)
    {
        const QString branch = step.script.branch;
        if (branch == shopbook)
            m_hasOwn = step.direction == Direction::Upgrade;
        if (m_hasOwn)
            writeHistory(step);
        const bool isOwn = branch == shopbook || (m_hasOwn && branch != QLatin1StringView(marketBranch));
        if (isOwn && !m_hasOwn)
            return; // the tables are gone
        const QString table = isOwn ? u"shopbook_revision"_s : u"alembic_version"_s;
        const QString column = isOwn ? u"revision"_s : u"version_num"_s;
        const QString from = m_at.value(branch);
        const QString key = ScriptSet::isBuiltIn(branch) ? branch : u"own/"_s + branch;
        if (step.to().isEmpty())
            say(u"DELETE FROM %1 WHERE %1.%2 = %3"_s.arg(table, column, literal(from)));
        else if (!from.isEmpty())
            say(u"UPDATE %1 SET %2=%3 WHERE %1.%2 = %4"_s.arg(table, column, literal(step.to()),
                                                              literal(from)));
        else if (isOwn)
            say(u"INSERT INTO %1 (branch, revision) VALUES (%2, %3)"_s.arg(table, literal(key),
                                                                           literal(step.to())));
        else
            say(u"INSERT INTO %1 (%2) VALUES (%3)"_s.arg(table, column, literal(step.to())));
    }

    void writeHistory(const Step &step)
    {
        const Script &script = step.script;
        const QString now = isSqlite() ? u"CURRENT_TIMESTAMP"_s
                                       : u"to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS')"_s;
        const QStringList values{
            literal(script.revision),
            literal(script.branch),
            literal(step.direction == Direction::Upgrade ? u"upgrade"_s : u"downgrade"_s),
            literal(script.message),
            literal(QString::fromLatin1(script.checksum)),
            now,
            u"0"_s,
            literal(QStringLiteral("Shopbook " SHOPBOOK_VERSION " --sql"))};
        say(u"INSERT INTO shopbook_history (revision, branch, direction, message, checksum, applied_at, "
            u"duration_ms, "
            "program) VALUES ("_s
            + values.join(u", "_s) + u')');
    }

    const ScriptSet &m_scripts;
    QMap<QString, QString> m_at;
    Engine m_dialect;
    ScratchDatabase m_scratch;
    std::optional<Handle> m_handle;
    bool m_hasOwn = false;
    QString m_text;
};

} // namespace

base::Result<QString> offlineSql(const ScriptSet &scripts, const QList<Step> &steps,
                                 const QMap<QString, QString> &from, Engine dialect)
{
    return Writer(scripts, from, dialect).write(steps);
}

} // namespace migration
