// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/Bulk.h"
#include "records/BulkRows.h"
#include "records/Labels.h"
#include "records/RecordChecks.h"
#include "schema/Conversion.h"

#include <QCoreApplication>

#include <algorithm>

// A block of a spreadsheet as a plan: what each cell would change, which rows would be new, what cannot be
// taken.

using namespace Qt::StringLiterals;

namespace records
{

namespace value = database::value;
using schema::Entity;
using schema::Field;
using schema::Problem;

namespace
{

QString said(const char *text)
{
    return QCoreApplication::translate("records", text);
}

class PastePlanner
{
public:
    PastePlanner(const database::Connection &connection, const Paste &paste, const ChangeSet &pending)
        : m_connection(connection)
        , m_paste(paste)
        , m_pending(pending)
        , m_entity(schema::entity(paste.table))
    {
        m_plan.changes = ChangeSet::besides(pending);
    }

    base::Result<BulkPlan> run(const Progress &progress)
    {
        // A row that is gone must not take the line of the next one.
        QHash<qint64, int> lineOf;
        for (int line = 0; line < m_paste.lines.size() && line < m_paste.ids.size(); ++line)
            lineOf.insert(m_paste.ids.at(line), line);
        base::Result<void> result;
        QSet<qint64> met;
        const auto take = [&](const RowNow &row) {
            met.insert(row.key.id);
            if (result)
                result = change(row, lineOf.value(row.key.id));
        };
        SHOPBOOK_TRY(forRows(m_connection, m_paste.table, m_paste.ids.mid(0, m_paste.lines.size()), m_pending,
                             take, progress));
        SHOPBOOK_TRY(result);
        for (auto it = lineOf.cbegin(); it != lineOf.cend(); ++it)
            if (!met.contains(it.key()))
                reject(*it, {},
                       said(QT_TRANSLATE_NOOP("records",
                                              "The row is no longer there, or it shall be deleted.")));
        for (int line = int(m_paste.ids.size()); line < m_paste.lines.size(); ++line)
            SHOPBOOK_TRY(add(line));
        SHOPBOOK_TRY(checkWithDatabase());
        std::stable_sort(m_plan.rejected.begin(), m_plan.rejected.end(),
                         [](const Rejected &left, const Rejected &right) { return left.line < right.line; });
        m_plan.changes.forgetSteps();
        return m_plan;
    }

private:
    void reject(int line, const QString &column, const QString &reason, const QVariant &given = {})
    {
        const Field *field = m_entity.field(column);
        m_plan.rejected.append(
            {{m_paste.table, 0}, line + 1, column, field && field->secret ? QVariant() : given, reason});
    }

    /// False for a line that is no line of this block; an empty one is passed over.
    bool fits(int line)
    {
        const QStringList &cells = m_paste.lines.at(line);
        const auto columns = m_paste.lines.constFirst().size();
        if (cells.size() == columns)
            return true;
        if (!cells.join(QString()).trimmed().isEmpty())
            reject(line, {},
                   QCoreApplication::translate("records", "The line has %1 cells, the first one has %2.")
                       .arg(cells.size())
                       .arg(columns));
        return false;
    }

    base::Result<void> change(const RowNow &row, int line)
    {
        if (!fits(line))
            return {};
        const QStringList &cells = m_paste.lines.at(line);
        for (int i = 0; i < cells.size(); ++i) {
            const auto wanted = cell(line, i, &row);
            if (!wanted)
                return wanted.error();
            if (!*wanted)
                continue;
            const Field &field = *m_entity.field(m_paste.columns.at(i));
            const QVariant old = row.now.value(field.column);
            if (value::same(old, **wanted) || (value::isNull(old) && (*wanted)->toString().isEmpty())) {
                ++m_plan.unchanged;
                continue;
            }
            const auto problems = schema::check(m_entity, {{field.column, **wanted}}, schema::Scope::Given);
            if (!problems.isEmpty()) {
                reject(line, field.column, problems.constFirst().msg, cells.at(i));
                continue;
            }
            m_plan.changes.set(row.key, {{field.column, row.stored.value(field.column)}},
                               {{field.column, **wanted}});
            m_lineOf.insert(row.key, line);
        }
        return {};
    }

    /// A new row is taken whole or not at all.
    base::Result<void> add(int line)
    {
        const QStringList &cells = m_paste.lines.at(line);
        if (!fits(line) || cells.join(QString()).trimmed().isEmpty())
            return {};
        const auto before = m_plan.rejected.size();
        Record values;
        for (int i = 0; i < cells.size(); ++i) {
            const auto wanted = cell(line, i, nullptr);
            if (!wanted)
                return wanted.error();
            if (!*wanted)
                continue;
            const Field &field = *m_entity.field(m_paste.columns.at(i));
            const bool isNothing =
                (*wanted)->toString().isEmpty() && (field.nullable || field.defaultValue.isValid());
            if (!isNothing)
                values.insert(field.column, **wanted);
        }
        if (m_plan.rejected.size() > before)
            return {};
        const auto problems = schema::check(m_entity, values, schema::Scope::Whole);
        for (const Problem &problem : problems)
            reject(line, problem.loc.value(0), problem.msg, values.value(problem.loc.value(0)));
        if (problems.isEmpty())
            m_lineOf.insert(m_plan.changes.insert(m_paste.table, values), line);
        return {};
    }

    /// The value of a cell; nothing when it is left out or was rejected.
    base::Result<std::optional<QVariant>> cell(int line, int at, const RowNow *row)
    {
        const QString text = m_paste.lines.at(line).at(at);
        if (at >= m_paste.columns.size()) {
            if (!text.isEmpty())
                reject(line, {}, said(QT_TRANSLATE_NOOP("records", "There is no column for this cell.")),
                       text);
            return std::optional<QVariant>();
        }
        const Field &field = *m_entity.field(m_paste.columns.at(at));
        if (field.automatic || field.column == u"deleted") {
            m_plan.leftOutColumns = true;
            return std::optional<QVariant>();
        }
        const bool isMask =
            !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) { return c == u'•'; });
        if (field.secret && isMask) {
            if (!row)
                reject(line, field.column,
                       said(QT_TRANSLATE_NOOP("records", "These dots stand for a secret; they are not it.")));
            return std::optional<QVariant>();
        }
        if (field.relation)
            return related(line, field, text.trimmed(), row);
        auto typed = schema::fromTyped(field, text);
        if (typed)
            return std::optional<QVariant>(*typed);
        reject(line, field.column, typed.error().msg, text);
        return std::optional<QVariant>();
    }

    base::Result<std::optional<QVariant>> related(int line, const Field &field, const QString &text,
                                                  const RowNow *row)
    {
        if (text.isEmpty())
            return std::optional<QVariant>(QVariant());
        const Table target = field.relation->target;
        if (row && !value::isNull(row->now.value(field.column))) {
            const auto id = row->now.value(field.column);
            const auto known = labelled({target, id.toLongLong()});
            SHOPBOOK_TRY(known);
            if (*known == text)
                return std::optional<QVariant>(id);
        }
        const auto key = std::pair(int(target), text);
        if (!m_found.contains(key)) {
            auto ids = idsCalled(target, text);
            SHOPBOOK_TRY(ids);
            m_found.insert(key, *ids);
        }
        const QList<qint64> ids = m_found.value(key);
        if (ids.size() == 1)
            return std::optional<QVariant>(ids.constFirst());
        reject(line, field.column,
               (ids.isEmpty()
                    ? QCoreApplication::translate("records", "%1: there is none called so.")
                    : QCoreApplication::translate(
                        "records", "%1: several are called so; paste the number instead, like #12."))
                   .arg(schema::fieldTitle(field)),
               text);
        return std::optional<QVariant>();
    }

    base::Result<QString> labelled(const RowKey &row)
    {
        if (!m_labels.contains(row)) {
            const auto labels = labelsOf(m_connection, {row});
            SHOPBOOK_TRY(labels);
            m_labels.insert(row, labels->value(row));
        }
        return m_labels.value(row);
    }

    /// By the label, whatever its case; else by "#12" or "12".
    base::Result<QList<qint64>> idsCalled(Table target, const QString &text)
    {
        const auto matches = m_choices.choices(m_connection, target, text, 20);
        SHOPBOOK_TRY(matches);
        QList<qint64> ids;
        for (const Choice &choice : *matches)
            if (choice.label.compare(text, Qt::CaseInsensitive) == 0)
                ids.append(choice.id);
        bool isNumber = false;
        const qint64 id = QStringView(text).mid(text.startsWith(u'#') ? 1 : 0).toLongLong(&isNumber);
        if (!ids.isEmpty() || !isNumber || id <= 0)
            return ids;
        const auto labels = labelsOf(m_connection, {{target, id}});
        SHOPBOOK_TRY(labels);
        return labels->isEmpty() ? QList<qint64>() : QList<qint64>{id};
    }

    /// Values that are taken already, in the database or twice in the block.
    base::Result<void> checkWithDatabase()
    {
        const auto problems = checkAgainstDatabase(m_connection, m_plan.changes);
        SHOPBOOK_TRY(problems);
        for (const RowProblem &found : *problems) {
            const RowChange *change = m_plan.changes.change(found.row);
            if (!change)
                continue;
            const QString column = found.problem.loc.value(0);
            reject(m_lineOf.value(found.row), column, found.problem.msg, change->after.value(column));
            if (change->operation == Operation::Insert || column.isEmpty())
                m_plan.changes.revert(found.row);
            else
                m_plan.changes.revert(found.row, column);
        }
        return {};
    }

    const database::Connection &m_connection;
    Labels m_choices;
    const Paste &m_paste;
    const ChangeSet &m_pending;
    const Entity &m_entity;
    BulkPlan m_plan;
    QHash<RowKey, int> m_lineOf;
    QHash<RowKey, QString> m_labels;
    QHash<std::pair<int, QString>, QList<qint64>> m_found;
};

} // namespace

base::Result<BulkPlan> planPaste(const database::Connection &connection, const Paste &paste,
                                 const ChangeSet &pending, const Progress &progress)
{
    if (paste.lines.isEmpty())
        return BulkPlan();
    return PastePlanner(connection, paste, pending).run(progress);
}

} // namespace records
