// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/Batch.h"
#include "records/Save.h"

#include <QSet>

namespace records {

/// One step of the journal.
struct Step {
    qint64 id = 0;
    QString author;
    QString name;
    QString at;                       ///< UTC, as stored
    std::optional<qint64> undoes;     ///< the step that this one took back
    QString head;                     ///< head of the schema when it was written
};

/// One row's part of a step. Update, Restore, Archive and Unarchive hold the changed fields; Insert holds the whole
/// row as it was stored in `after`. Delete: `before` is the whole row (columns of other programs too) and `after` is
/// empty; where the row was only marked as deleted, both hold the changed fields.
struct StepChange {
    RowKey row;
    QString createdAt;                ///< of the row: an id alone may be given again (design.md 2)
    Operation operation = Operation::Update;
    Record before;
    Record after;
};

/// Writes `changes` as one step into shopbook_step and shopbook_change; inside the caller's transaction. `tables` are
/// those that askHeadTables() found, and `last` is run along with the end of it.
[[nodiscard]] base::Result<qint64> writeStep(const database::Connection &connection, const Author &author,
                                             const QString &name, const QList<StepChange> &changes,
                                             std::optional<qint64> undoes, const QSet<QString> &tables,
                                             database::Batch last = {});
/// Which tables headText() reads: asked together with other statements.
void askHeadTables(database::Batch &batch, const database::Connection &connection, QSet<QString> &found);

/// Newest first.
[[nodiscard]] base::Result<QList<Step>> steps(const database::Connection &connection, int limit);
/// The same for steps under a condition: "WHERE …" with its values.
[[nodiscard]] base::Result<QList<Step>> steps(const database::Connection &connection, const QString &condition,
                                              const QVariantList &values, int limit);
[[nodiscard]] base::Result<QList<StepChange>> changesOf(const database::Connection &connection, qint64 step);
/// Those of one row only.
[[nodiscard]] base::Result<QList<StepChange>> changesOf(const database::Connection &connection, qint64 step,
                                                        const RowKey &row);

/// The heads of the schema's branches as a step keeps them: "alembic=5ca0f991801d phonebook=e99bb21b3bad …".
/// NotAtHead when the database has no journal.
[[nodiscard]] base::Result<QString> headText(const database::Connection &connection);
/// Those of them that an area's tables stand at.
[[nodiscard]] QStringList headsOf(const QString &head, schema::Area area);

/// "insert", "update" …: an operation as it is written down.
[[nodiscard]] QString operationName(Operation operation);
[[nodiscard]] std::optional<Operation> operationFromName(const QString &name);

/// JSON of a record: NULL is null, integers exact, '' is "".
[[nodiscard]] QString toJson(const Record &record);
[[nodiscard]] base::Result<Record> recordFromJson(const QByteArray &json, const schema::Entity &entity);

} // namespace records
