// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/Autogenerate.h"

#include "migration/Fingerprint.h"
#include "migration/ScratchDatabase.h"
#include "migration/Splitter.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace migration
{

namespace
{

using database::Engine;

/// A name that needs no quotes stays readable.
QString named(const QString &name)
{
    static const QRegularExpression plain(u"^[a-z_][a-z0-9_]*$"_s);
    static const QStringList reserved{u"user"_s,    u"order"_s,   u"group"_s,  u"table"_s,  u"index"_s,
                                      u"check"_s,   u"default"_s, u"select"_s, u"from"_s,   u"where"_s,
                                      u"to"_s,      u"in"_s,      u"is"_s,     u"not"_s,    u"null"_s,
                                      u"primary"_s, u"key"_s,     u"values"_s, u"unique"_s, u"references"_s,
                                      u"limit"_s,   u"offset"_s,  u"case"_s,   u"end"_s,    u"transaction"_s};
    if (plain.match(name).hasMatch() && !reserved.contains(name))
        return name;
    QString quoted = name;
    return u'"' + quoted.replace(u'"', u"\"\""_s) + u'"';
}

QString named(const QStringList &names)
{
    QStringList result;
    for (const QString &name : names)
        result.append(named(name));
    return result.join(u", "_s);
}

bool isOurs(const QString &table)
{
    return table.compare(u"alembic_version"_s, Qt::CaseInsensitive) == 0
        || table.startsWith(u"shopbook_"_s, Qt::CaseInsensitive);
}

bool sameColumns(QStringList left, QStringList right)
{
    left.sort(Qt::CaseInsensitive);
    right.sort(Qt::CaseInsensitive);
    return left.join(u',').compare(right.join(u','), Qt::CaseInsensitive) == 0;
}

/// A server fills its key by itself only with one of its own types.
QString typeOf(const Column &column, const Table &table, Engine engine)
{
    const bool isCounted = table.primaryKey().size() == 1 && column.keyPosition == 1
        && (column.kind == Column::Kind::Integer || column.kind == Column::Kind::BigInteger);
    if (engine == Engine::Postgresql && isCounted)
        return column.kind == Column::Kind::Integer ? u"SERIAL"_s : u"BIGSERIAL"_s;
    return column.type;
}

bool isNeeded(const Column &column)
{
    return column.notNull || column.keyPosition > 0;
}

class Generator
{
public:
    Generator(const Structure &live, const Structure &target, const QStringList &builtIn)
        : m_live(live)
        , m_target(target)
        , m_builtIn(builtIn)
        , m_engine(live.engine)
    {
    }

    GeneratedSql run()
    {
        QList<Table> created;
        for (const Table &table : m_target.tables) {
            if (isOurs(table.name))
                continue;
            if (const Table *there = m_live.table(table.name))
                compare(table, *there);
            else
                created.append(table);
        }
        createAll(created);
        createViewsAndTriggers();
        for (const Table &table : m_live.tables) {
            if (!isOurs(table.name) && !m_builtIn.contains(table.name) && !m_target.table(table.name))
                drop(u"TABLE "_s + named(table.name), table.name);
        }
        std::reverse(m_result.downgrade.begin(), m_result.downgrade.end());
        return m_result;
    }

private:
    void add(const QString &up, const QString &down)
    {
        m_result.upgrade.append(up + u';');
        if (!down.isEmpty())
            m_result.downgrade.append(down + u';');
    }

    void drop(const QString &what, const QString &name)
    {
        m_result.upgrade.append(
            u"-- This would lose what it holds. Take the dashes away only if that is meant:\n-- %1;"_s.arg(
                what.contains(u' ') && what.startsWith(u"ALTER"_s) ? what : u"DROP "_s + what));
        m_result.drops.append(name);
    }

    /// A table after those that it refers to.
    void createAll(QList<Table> tables)
    {
        while (!tables.isEmpty()) {
            auto next = std::find_if(tables.begin(), tables.end(), [&](const Table &table) {
                return std::none_of(
                    table.foreignKeys.begin(), table.foreignKeys.end(), [&](const ForeignKey &key) {
                        return key.table != table.name
                            && std::any_of(tables.begin(), tables.end(),
                                           [&](const Table &other) { return other.name == key.table; });
                    });
            });
            if (next == tables.end())
                next = tables.begin();
            create(*next);
            tables.erase(next);
        }
    }

    void create(const Table &table)
    {
        QStringList lines;
        for (const Column &column : table.columns)
            lines.append(u"    "_s + describe(column, table));
        if (!table.primaryKey().isEmpty())
            lines.append(u"    PRIMARY KEY (%1)"_s.arg(named(table.primaryKey())));
        for (const Index &index : table.indexes) {
            if (index.isUnique && index.isPlain && !sameColumns(index.columns, table.primaryKey()))
                lines.append(u"    UNIQUE (%1)"_s.arg(named(index.columns)));
        }
        for (const ForeignKey &key : table.foreignKeys)
            lines.append(u"    FOREIGN KEY (%1) "_s.arg(named(key.columns)) + references(key));
        add(u"-- @when missing-table %1\nCREATE TABLE %2 (\n%3\n)"_s.arg(table.name, named(table.name),
                                                                         lines.join(u",\n"_s)),
            u"DROP TABLE "_s + named(table.name));
        m_result.dataLoss.append(table.name);
        for (const Index &index : table.indexes) {
            if (!index.isUnique || !index.isPlain)
                createIndex(index, {});
        }
    }

    static QString references(const ForeignKey &key)
    {
        return u"REFERENCES "_s + named(key.table)
            + (key.targets.isEmpty() ? QString() : u" (%1)"_s.arg(named(key.targets)));
    }

    [[nodiscard]] QString describe(const Column &column, const Table &table) const
    {
        const QString type = typeOf(column, table, m_engine);
        QString text = named(column.name) + u' ' + type;
        if (!column.defaultText.isEmpty() && !type.endsWith(u"SERIAL"_s))
            text += u" DEFAULT "_s + column.defaultText;
        if (column.notNull || column.keyPosition > 0)
            text += u" NOT NULL"_s;
        return text;
    }

    void compare(const Table &target, const Table &live)
    {
        for (const Column &column : target.columns) {
            const Column *there = live.column(column.name);
            if (!there)
                addColumn(column, target, live);
            else if (there->kind != column.kind || isNeeded(*there) != isNeeded(column))
                m_result.left.append(
                    QCoreApplication::translate("migration", "%1.%2 is %3, the target wants %4")
                        .arg(live.name, there->name, words(*there), words(column)));
        }
        for (const Index &index : target.indexes) {
            const bool isThere =
                std::any_of(live.indexes.begin(), live.indexes.end(), [&](const Index &other) {
                    return other.isUnique == index.isUnique && other.isPlain == index.isPlain
                        && sameColumns(other.columns, index.columns);
                });
            if (isThere || sameColumns(index.columns, target.primaryKey()))
                continue;
            if (index.isUnique && index.isPlain) {
                const QString name = u"uq_%1_%2"_s.arg(live.name, index.columns.join(u'_'));
                add(u"-- @when missing-unique %1.%2\nCREATE UNIQUE INDEX %3 ON %4 (%5)"_s.arg(
                        live.name, index.columns.join(u','), named(name), named(live.name),
                        named(index.columns)),
                    u"DROP INDEX "_s + named(name));
            } else {
                createIndex(index, u"DROP INDEX "_s + named(index.name));
            }
        }
        for (const Column &column : live.columns) {
            if (!target.column(column.name))
                drop(u"ALTER TABLE %1 DROP COLUMN %2"_s.arg(named(live.name), named(column.name)),
                     live.name + u'.' + column.name);
        }
    }

    static QString words(const Column &column)
    {
        return column.type + (isNeeded(column) ? u" NOT NULL"_s : QString());
    }

    void addColumn(const Column &column, const Table &target, const Table &live)
    {
        const QString guard = u"-- @when missing-column %1.%2\n"_s.arg(live.name, column.name);
        const QString table = named(live.name);
        const bool isMoment = normalisedDefault(column.defaultText).startsWith(u"current_"_s);
        QString text = named(column.name) + u' ' + column.type;
        // SQLite adds no column whose default is a moment, and none that may not be empty without a default.
        const bool needsValue = column.notNull && column.defaultText.isEmpty();
        if (!isMoment || m_engine == Engine::Postgresql) {
            if (needsValue)
                text += u" DEFAULT "_s + emptyValue(column.kind);
            else if (!column.defaultText.isEmpty())
                text += u" DEFAULT "_s + column.defaultText;
            if (column.notNull)
                text += u" NOT NULL"_s;
        }
        const auto key =
            std::find_if(target.foreignKeys.begin(), target.foreignKeys.end(), [&](const ForeignKey &each) {
                return each.columns.size() == 1 && each.columns.constFirst() == column.name;
            });
        if (key != target.foreignKeys.end() && !column.notNull)
            text += u' ' + references(*key);
        const QString plain = u"ALTER TABLE %1 DROP COLUMN %2"_s.arg(table, named(column.name));
        add(guard + u"ALTER TABLE %1 ADD COLUMN %2"_s.arg(table, text),
            m_engine == Engine::Sqlite ? u"-- @rebuild %1\n"_s.arg(live.name) + plain : plain);
        m_result.dataLoss.append(live.name + u'.' + column.name);
        if (isMoment && m_engine == Engine::Sqlite)
            add(u"UPDATE %1 SET %2 = %3 WHERE %2 IS NULL"_s.arg(table, named(column.name),
                                                                column.defaultText),
                {});
    }

    static QString emptyValue(Column::Kind kind)
    {
        using Kind = Column::Kind;
        if (kind == Kind::Text || kind == Kind::Any || kind == Kind::Other)
            return u"''"_s;
        if (kind == Kind::Timestamp)
            return u"'1970-01-01 00:00:00'"_s;
        return kind == Kind::Boolean ? u"FALSE"_s : u"0"_s;
    }

    void createIndex(const Index &index, const QString &down)
    {
        if (index.definition.isEmpty())
            return;
        QString definition = index.definition;
        definition.replace(u" public."_s, u" "_s);
        add(definition, down);
    }

    void createViewsAndTriggers()
    {
        for (auto view = m_target.views.begin(); view != m_target.views.end(); ++view) {
            if (m_live.views.contains(view.key()))
                continue;
            QString text = view.value().trimmed();
            if (text.endsWith(u';'))
                text.chop(1);
            if (m_target.engine == Engine::Postgresql)
                text = u"CREATE VIEW %1 AS\n%2"_s.arg(named(view.key()), text);
            add(text, u"DROP VIEW "_s + named(view.key()));
        }
        for (auto trigger = m_target.triggers.begin(); trigger != m_target.triggers.end(); ++trigger) {
            if (m_live.triggers.contains(trigger.key()))
                continue;
            if (m_target.engine == Engine::Sqlite && m_engine == Engine::Sqlite)
                add(trigger.value(), u"DROP TRIGGER "_s + named(trigger.key().section(u'.', 1)));
            else
                m_result.left.append(
                    QCoreApplication::translate("migration",
                                                "the trigger %1, whose function has to be written first")
                        .arg(trigger.key()));
        }
    }

    const Structure &m_live;
    const Structure &m_target;
    QStringList m_builtIn;
    Engine m_engine;
    GeneratedSql m_result;
};

} // namespace

base::Result<GeneratedSql> generate(const Structure &live, const Structure &target, const ScriptSet &scripts)
{
    QStringList builtIn;
    for (const QString &branch : scripts.branches()) {
        if (!ScriptSet::isBuiltIn(branch))
            continue;
        const auto structures = structuresOf(scripts.scripts(), branch);
        SHOPBOOK_TRY(structures);
        builtIn += structures->value(scripts.headOf(branch)).tables.keys();
    }
    return Generator(live, target, builtIn).run();
}

base::Result<Structure> structureOfFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return base::Error{file.exists() ? base::ErrorCode::NoPermission : base::ErrorCode::NotFound,
                           QCoreApplication::translate("migration", "“%1” cannot be read. Check the name.")
                               .arg(QDir::toNativeSeparators(path)),
                           file.errorString(),
                           {},
                           {}};
    const auto pieces = split(QString::fromUtf8(file.readAll()), Engine::Sqlite);
    SHOPBOOK_TRY(pieces);
    ScratchDatabase scratch;
    const auto handle = scratch.open();
    SHOPBOOK_TRY(handle);
    for (const Piece &piece : *pieces) {
        if (const auto done = handle->execute(piece.sql); !done)
            return base::Error{
                base::ErrorCode::Failed,
                QCoreApplication::translate("migration", "“%1”, line %2: SQLite does not take this.")
                    .arg(QDir::toNativeSeparators(path))
                    .arg(piece.line),
                done.error().detail,
                {},
                {}};
    }
    return readStructure(*handle);
}

} // namespace migration
