// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/Validation.h"

#include <QHash>
#include <QMap>
#include <QSet>

#include <optional>

namespace records {

using schema::Record;
using schema::Table;

/// A row by name: its id, or a negative temporary id until it is saved.
struct RowKey {
    Table table = Table::Categories;
    qint64 id = 0;
    friend bool operator==(const RowKey &, const RowKey &) = default;
    friend auto operator<=>(const RowKey &, const RowKey &) = default;
};

size_t qHash(const RowKey &key, size_t seed = 0) noexcept;

enum class Operation {
    Insert,
    Update,
    Delete,     ///< a DELETE; on tables with softDelete the row is marked deleted
    Restore,    ///< takes a soft delete back
    Archive,    ///< hides the row in Shopbook only
    Unarchive,
};

/// What is to happen to one row.
struct RowChange {
    Operation operation = Operation::Update;
    Record before;  ///< Update: the old value of each changed field. Others: the whole row as it was read.
    Record after;   ///< The new value of each changed field; Insert: the fields that were given. Restore, Archive and
                    ///< Unarchive may carry edits as well, so that archiving an edited row loses none; Delete never.
};

/// What is not saved yet: at most one RowChange a row. A plain value (copied to the writer's thread);
/// holds no connection, checks no rule. Changes that cancel each other out vanish. Each staging call is
/// one step that undoLast() takes back, newest first; a call that changes nothing is none. A row that is
/// going to be deleted takes no edits.
class ChangeSet
{
public:
    /// Sets one field. `before` is the value that was read from the database; ignored for a row that is
    /// changed already. A value equal to what was read takes the field out again.
    void set(const RowKey &key, const QString &column, const QVariant &before, const QVariant &after);
    /// Several fields of one row as one step.
    void set(const RowKey &key, const Record &before, const Record &after);
    /// A new row; returns its key with a temporary id.
    RowKey insert(Table table, const Record &values);
    /// An inserted row just vanishes.
    void remove(const RowKey &key, const Record &before);
    void apply(Operation operation, const RowKey &key, const Record &before);

    void revert(const RowKey &key);
    void revert(const RowKey &key, const QString &column);

    /// Whether a step's name says what is changed, as "+10 % of Price" does, or only what the person did here.
    enum class Naming { Changes, Doing };
    /// All calls from here to endStep() are one step, called `name`. Not nested.
    void beginStep(const QString &name, Naming naming = Naming::Doing);
    void endStep();
    /// Lays another change set over this one as one step: a paste, a fill, a draft that was kept. Its new rows get
    /// temporary ids of this set, and what points to them follows.
    void merge(const ChangeSet &other, const QString &name, Naming naming = Naming::Changes);
    /// An empty set whose temporary ids are none of `other`'s: for changes of rows that are new there.
    [[nodiscard]] static ChangeSet besides(const ChangeSet &other);
    /// Changes as they were written down, without steps: of a draft.
    [[nodiscard]] static ChangeSet fromChanges(const QMap<RowKey, RowChange> &changes);

    /// Everything goes, the steps too: when a person drops all changes.
    void clear();
    /// These rows were saved: they and their parts of the steps go, all other steps can still be taken back. What points
    /// to a row that was new points to its id from here on. Returns the rows for which that was so.
    QList<RowKey> settle(const QSet<RowKey> &saved, const QHash<RowKey, qint64> &newIds);

    [[nodiscard]] bool isEmpty() const { return m_changes.isEmpty(); }
    /// Rows with a change: the number in "Not saved: 3 changes".
    [[nodiscard]] int count() const { return int(m_changes.size()); }
    [[nodiscard]] bool contains(const RowKey &key) const { return m_changes.contains(key); }
    [[nodiscard]] const RowChange *change(const RowKey &key) const;
    [[nodiscard]] const QMap<RowKey, RowChange> &changes() const { return m_changes; }
    /// Temporary ids of the inserted rows of a table, in the order in which they were made.
    [[nodiscard]] QList<qint64> inserted(Table table) const;

    [[nodiscard]] bool canUndo() const { return !m_history.isEmpty(); }
    /// What beginStep() or merge() called the step that undoLast() would take back; "" for a single call.
    [[nodiscard]] QString lastStepName() const { return m_history.isEmpty() ? QString() : m_history.last().name; }
    /// The steps so far, oldest first: what they are called ("" for a single call) and which rows they touched.
    struct Told {
        QString name;
        Naming naming = Naming::Changes;
        QList<RowKey> rows;
    };
    [[nodiscard]] QList<Told> told() const;
    /// Takes the last staging call back and returns the rows it touched.
    QList<RowKey> undoLast();
    /// The steps so far can no longer be taken back; the changes stay.
    void forgetSteps() { m_history.clear(); }

private:
    struct Part {
        RowKey key;
        std::optional<RowChange> earlier;   ///< what stood there before the call
    };
    struct Step {
        QList<Part> parts;
        QString name = {};
        Naming naming = Naming::Changes;
    };
    void remember(const RowKey &key);
    void dropIfVoid(const RowKey &key);

    QMap<RowKey, RowChange> m_changes;
    QList<Step> m_history;
    std::optional<Step> m_open;   ///< between beginStep() and endStep()
    qint64 m_nextTemporaryId = -1;
};

} // namespace records
