// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/Failures.h"
#include "records/Journal.h"
#include "records/Rows.h"
#include "records/Statements.h"

#include <span>

namespace records {

/// One row's part of a transaction: what a save or an undo wants, in the same terms.
struct RowWork {
    RowKey key;
    Operation operation = Operation::Update;
    bool physical = false;   ///< Delete: the row goes even where deleting only marks (the undo of an insertion)
    bool exact = false;      ///< Insert: with the id and the creation time that are given (the undo of a deletion)
    Record expected;         ///< what must stand there, or it is a conflict
    std::optional<QString> createdAt;  ///< the row's creation time as it was read: a row is more than its id
    Record values;           ///< what shall stand there

    [[nodiscard]] bool removes() const
    {
        return operation == Operation::Delete && (physical || !schema::entity(key.table).softDelete);
    }
};

/// Carries out the works of one step inside the caller's write transaction and journals them. Used once.
/// Order: look (conflicts, unique values, references), insertions (parents first), updates, archive, deletions
/// (children first). On a failure the caller rolls everything back.
class Writer
{
public:
    /// Whether rows that change in the same columns may share a statement.
    enum class Updates { Together, OneByOne };

    Writer(const database::Connection &connection, QList<RowWork> works, QString now, Updates updates);

    /// What is asked first of all, for whoever begins the transaction: in one round trip with it.
    [[nodiscard]] database::Batch firstQuestions();
    /// `last` is run along with the journal, if there is anything to write down.
    [[nodiscard]] Attempt<SaveReport> run(const Author &author, const QString &name, std::optional<qint64> undoes,
                                          database::Batch last);
    /// The row whose DELETE the database refused because others point to it; its obstacles can be counted once the
    /// transaction is over.
    [[nodiscard]] std::optional<RowKey> refusedDeletion() const { return m_refusedDeletion; }
    /// A statement over several rows was refused: the same again with OneByOne says which row it was.
    [[nodiscard]] bool asksOneByOne() const { return m_asksOneByOne; }

private:
    Attempt<void> readLater();
    [[nodiscard]] QList<const schema::Field *> fieldsConcerned(const schema::Entity &entity) const;
    Attempt<void> checkConflicts();
    std::optional<Conflict> conflictOf(const RowWork &work) const;
    Attempt<void> readTheirs(QList<Conflict> &conflicts) const;
    Attempt<void> checkIdsAreFree();
    Attempt<void> parkUniqueValues();
    Attempt<void> park(RowWork &work, const schema::Field &field);
    Attempt<void> insertRows();
    Attempt<void> insertRow(RowWork &work);
    /// A row's update: what is written, and what will be journalled.
    struct Edit {
        RowWork *work;
        QList<const schema::Field *> changed;
        QVariantList values;    ///< one for each of `changed`
        QVariantList olds;      ///< what is stored there now
        StepChange entry;
    };
    Attempt<void> updateRows();
    Edit editOf(RowWork &work);
    Attempt<void> updateLikeRows(const QList<Edit *> &edits);
    Attempt<void> updateTogether(std::span<Edit *const> edits);
    Attempt<void> updateAlone(Edit &edit);
    Attempt<void> archiveRow(const RowWork &work);
    /// A row whose time of creation was put right is still the archived one.
    Attempt<void> followArchive(const RowKey &key, const QList<const schema::Field *> &changed,
                                const QVariantList &nowStored);
    Attempt<void> deleteRows();
    Attempt<void> deleteRow(const RowWork &work);
    void resolveReferences(RowWork &work) const;
    struct UpdateSql {
        QString whereUnchanged; ///< the row by its id, as long as what changes still is what it was
        QString whereId;
    };
    /// Not when the time itself is what is written: a repair, and its undo.
    static bool stampsUpdatedAt(const schema::Entity &entity, const QList<const schema::Field *> &changed);
    [[nodiscard]] UpdateSql updateSql(const schema::Entity &entity, const QList<const schema::Field *> &changed) const;
    StoredRow &stored(const RowKey &key) { return m_stored[key.table][key.id]; }

    const database::Connection &m_connection;
    Statements m_statements;
    QString m_now;
    QList<RowWork> m_works;
    QMap<Table, QHash<qint64, StoredRow>> m_stored;
    QMap<Table, QList<qint64>> m_later;    ///< rows that firstQuestions() left out
    QSet<QString> m_headTables;
    QMap<Table, QStringList> m_extra;      ///< columns that schema doesn't know, of tables that rows are deleted from
    QList<StepChange> m_journal;
    SaveReport m_report;
    std::optional<RowKey> m_refusedDeletion;
    int m_parked = 0;
    Updates m_mode;
    bool m_asksOneByOne = false;
};

/// Runs the works in a transaction of their own, a few times when the database asks for that (a deadlock). Nothing or
/// all.
[[nodiscard]] SaveResult writeAll(const database::Connection &connection, const QList<RowWork> &works,
                                  const Author &author, const QString &name, std::optional<qint64> undoes = {});

} // namespace records
