// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/Rebuild.h"

#include "migration/Lexer.h"
#include "migration/Structure.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace migration
{

namespace
{

using database::Engine;

base::Error failed(const QString &sentence)
{
    return {base::ErrorCode::Failed, sentence, {}, {}, {}};
}

QString bare(const Token &token)
{
    if (token.kind != Token::Kind::Name)
        return token.text;
    const QChar quote = token.text.at(0);
    QString name = token.text.sliced(1, token.text.size() - 2);
    if (quote != u'[')
        name.replace(QString(2, quote), QString(quote));
    return name;
}

bool names(const Token &token, const QString &name)
{
    return (token.kind == Token::Kind::Word || token.kind == Token::Kind::Name)
        && bare(token).compare(name, Qt::CaseInsensitive) == 0;
}

bool mentions(const QList<Token> &tokens, const QString &name)
{
    return std::any_of(tokens.begin(), tokens.end(), [&](const Token &token) { return names(token, name); });
}

/// What the statement after @rebuild asks for: ALTER TABLE t DROP [COLUMN] c.
base::Result<QString> droppedColumn(const Statement &statement)
{
    const auto all = tokens(statement.sql, Engine::Sqlite);
    SHOPBOOK_TRY(all);
    const bool hasWord = all->size() == 6 && all->at(4).isWord(u"column");
    const bool fits = (all->size() == 5 || hasWord) && all->at(0).isWord(u"alter")
        && all->at(1).isWord(u"table") && names(all->at(2), statement.rebuild) && all->at(3).isWord(u"drop");
    if (!fits)
        return base::Error{base::ErrorCode::Usage,
                           QCoreApplication::translate(
                               "migration", "After @rebuild comes ALTER TABLE %1 DROP COLUMN and a column.")
                               .arg(statement.rebuild),
                           statement.sql,
                           {},
                           {}};
    return bare(all->constLast());
}

/// The text of a CREATE TABLE cut into what stands between its parentheses and what follows them.
struct Definition {
    QList<QList<Token>> items; ///< columns and constraints of the table
    QString tail; ///< WITHOUT ROWID, STRICT
};

base::Result<Definition> definitionOf(const QString &sql)
{
    const auto all = tokens(sql, Engine::Sqlite);
    SHOPBOOK_TRY(all);
    Definition definition;
    int depth = 0;
    for (const Token &token : *all) {
        if (token.kind == Token::Kind::Comment)
            continue;
        if (depth == 0 && !definition.items.isEmpty()) {
            definition.tail += u' ' + token.text;
            continue;
        }
        if (token.text == u")" && --depth == 0)
            continue;
        if (depth == 1 && token.text == u",")
            definition.items.append(QList<Token>{});
        else if (depth > 0)
            definition.items.last().append(token);
        if (token.text == u"(" && ++depth == 1)
            definition.items.append(QList<Token>{});
    }
    return definition;
}

bool isConstraint(const QList<Token> &item)
{
    static constexpr std::array words{u"constraint", u"primary", u"unique", u"check", u"foreign"};
    return std::any_of(words.begin(), words.end(),
                       [&](const char16_t *word) { return item.constFirst().isWord(word); });
}

/// Takes the column and the UNIQUE and FOREIGN KEY constraints over it out.
base::Result<void> removeColumn(Definition &definition, const QString &column)
{
    bool found = false;
    QList<QList<Token>> kept;
    for (const QList<Token> &item : std::as_const(definition.items)) {
        if (!isConstraint(item) && names(item.constFirst(), column)) {
            found = true;
            continue;
        }
        if (!mentions(item, column)) {
            kept.append(item);
            continue;
        }
        // The columns of a FOREIGN KEY stand before REFERENCES: a column of that name over there is no
        // matter.
        const auto references = std::find_if(item.begin(), item.end(),
                                             [](const Token &token) { return token.isWord(u"references"); });
        const bool isOwn = mentions(QList<Token>(item.begin(), references), column);
        const bool goes = isConstraint(item) && std::any_of(item.begin(), item.end(), [](const Token &token) {
                              return token.isWord(u"unique") || token.isWord(u"foreign");
                          });
        if (isOwn && !goes)
            return failed(
                QCoreApplication::translate("migration", "A rule or a key of the table needs the column %1.")
                    .arg(column));
        if (!isOwn)
            kept.append(item);
    }
    definition.items = kept;
    if (!found)
        return failed(QCoreApplication::translate("migration",
                                                  "The column %1 cannot be found in the table's definition.")
                          .arg(column));
    return {};
}

QString textOf(const QList<Token> &item, const QString &sql)
{
    return sql.sliced(item.constFirst().start, item.constLast().end - item.constFirst().start);
}

class Rebuild
{
public:
    Rebuild(const Handle &handle, const QString &table, const QString &column)
        : m_handle(handle)
        , m_table(table)
        , m_column(column)
        , m_temporary(u"shopbook_rebuild_"_s + table)
    {
    }

    base::Result<void> run()
    {
        SHOPBOOK_TRY(readWhatStandsThere());
        SHOPBOOK_TRY(checkTriggers());
        const auto workingViews = readableViews();
        SHOPBOOK_TRY(workingViews);
        SHOPBOOK_TRY(makeAnew());
        for (const QString &sql : std::as_const(m_again))
            SHOPBOOK_TRY(execute(sql));
        SHOPBOOK_TRY(restoreSequence());
        const auto viewsNow = readableViews();
        SHOPBOOK_TRY(viewsNow);
        for (const QString &view : *workingViews) {
            if (!viewsNow->contains(view))
                return failed(QCoreApplication::translate("migration", "The view %1 needs the column %2.")
                                  .arg(view, m_column));
        }
        return {};
    }

    [[nodiscard]] qint64 copied() const { return m_copied; }

private:
    base::Result<void> execute(const QString &sql, const QVariantList &values = {}) const
    {
        const auto changed = m_handle.execute(sql, values);
        SHOPBOOK_TRY(changed);
        return {};
    }

    base::Result<void> readWhatStandsThere()
    {
        const auto rows =
            m_handle.rows(u"SELECT type, name, sql FROM sqlite_master WHERE lower(tbl_name) = lower(?) "
                          "AND sql IS NOT NULL ORDER BY rowid"_s,
                          {m_table});
        SHOPBOOK_TRY(rows);
        for (const Row &row : *rows) {
            const QString sql = row.at(2).toString();
            if (row.at(0) == u"table"_s) {
                m_sql = sql;
                m_name = row.at(1).toString();
                continue;
            }
            const auto all = tokens(sql, Engine::Sqlite);
            SHOPBOOK_TRY(all);
            if (row.at(0) != u"index"_s || !mentions(*all, m_column)) // an index over the column goes with it
                m_again.append(sql);
        }
        const auto structure = readStructure(m_handle);
        SHOPBOOK_TRY(structure);
        const Table *table = structure->table(m_table);
        if (m_sql.isEmpty() || !table)
            return failed(
                QCoreApplication::translate("migration", "The table %1 is not there.").arg(m_table));
        for (const Column &column : table->columns) {
            if (!column.isGenerated && column.name.compare(m_column, Qt::CaseInsensitive) != 0)
                m_kept.append(m_handle.quoted(column.name));
        }
        const auto sequences = m_handle.rows(u"SELECT 1 FROM sqlite_master WHERE name = 'sqlite_sequence'"_s);
        SHOPBOOK_TRY(sequences);
        if (!sequences->isEmpty()) {
            const auto mark =
                m_handle.rows(u"SELECT seq FROM sqlite_sequence WHERE lower(name) = lower(?)"_s, {m_table});
            SHOPBOOK_TRY(mark);
            if (!mark->isEmpty())
                m_sequence = mark->constFirst().constFirst();
        }
        return {};
    }

    /// SQLite makes a trigger without looking at what it names, so it is looked for here.
    base::Result<void> checkTriggers() const
    {
        const auto rows = m_handle.rows(u"SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"_s);
        SHOPBOOK_TRY(rows);
        for (const Row &row : *rows) {
            const auto all = tokens(row.at(1).toString(), Engine::Sqlite);
            SHOPBOOK_TRY(all);
            if (mentions(*all, m_table) && mentions(*all, m_column))
                return failed(QCoreApplication::translate("migration", "The trigger %1 needs the column %2.")
                                  .arg(row.at(0).toString(), m_column));
        }
        return {};
    }

    [[nodiscard]] base::Result<QStringList> readableViews() const
    {
        const auto rows = m_handle.rows(u"SELECT name FROM sqlite_master WHERE type = 'view'"_s);
        SHOPBOOK_TRY(rows);
        QStringList readable;
        for (const Row &row : *rows) {
            const QString name = row.constFirst().toString();
            if (m_handle.rows(u"SELECT * FROM %1 LIMIT 0"_s.arg(m_handle.quoted(name))))
                readable.append(name);
        }
        return readable;
    }

    base::Result<void> makeAnew()
    {
        auto definition = definitionOf(m_sql);
        SHOPBOOK_TRY(definition);
        SHOPBOOK_TRY(removeColumn(*definition, m_column));
        QStringList items;
        for (const QList<Token> &item : std::as_const(definition->items))
            items.append(textOf(item, m_sql));
        const QString target = m_handle.quoted(m_temporary);
        const QString source = m_handle.quoted(m_name);
        SHOPBOOK_TRY(
            execute(u"CREATE TABLE %1 (\n\t%2\n)%3"_s.arg(target, items.join(u",\n\t"_s), definition->tail)));
        const QString columns = m_kept.join(u", "_s);
        const auto copied =
            m_handle.execute(u"INSERT INTO %1 (%2) SELECT %2 FROM %3"_s.arg(target, columns, source));
        SHOPBOOK_TRY(copied);
        m_copied = *copied;
        SHOPBOOK_TRY(execute(u"DROP TABLE "_s + source));
        // The plain way of renaming: the new one reads every view, and those of this table have none just
        // now.
        SHOPBOOK_TRY(execute(u"PRAGMA legacy_alter_table = ON"_s));
        const auto renamed = execute(u"ALTER TABLE %1 RENAME TO %2"_s.arg(target, source));
        SHOPBOOK_TRY(execute(u"PRAGMA legacy_alter_table = OFF"_s));
        return renamed;
    }

    /// The mark of an AUTOINCREMENT table went with the old one; ids of deleted rows must not come again.
    base::Result<void> restoreSequence() const
    {
        if (!m_sequence.isValid())
            return {};
        SHOPBOOK_TRY(execute(u"DELETE FROM sqlite_sequence WHERE lower(name) = lower(?)"_s, {m_name}));
        return execute(u"INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)"_s, {m_name, m_sequence});
    }

    const Handle &m_handle;
    QString m_table;
    QString m_column;
    QString m_temporary;
    QString m_name; ///< as it is written in the database
    QString m_sql;
    QStringList m_kept; ///< columns, quoted
    QStringList m_again; ///< indexes and triggers to make again
    QVariant m_sequence;
    qint64 m_copied = 0;
};

} // namespace

base::Result<qint64> rebuildTable(const Handle &handle, const Statement &statement)
{
    const auto column = droppedColumn(statement);
    SHOPBOOK_TRY(column);
    Rebuild rebuild(handle, statement.rebuild, *column);
    SHOPBOOK_TRY(rebuild.run());
    return rebuild.copied();
}

} // namespace migration
