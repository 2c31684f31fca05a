// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/Validation.h"

namespace tables
{

/// A row as it was read, with the labels of what it points to. Values stand beside the entity's fields: a
/// page has 256 of these and a model ten thousand, and a schema::Record of eight fields takes some 3 KB.
class Row
{
public:
    explicit Row(schema::Table table)
        : m_entity(&schema::entity(table))
        , m_values(m_entity->fields.size())
    {
    }

    [[nodiscard]] qint64 id() const { return m_values.constFirst().toLongLong(); }
    /// NULL (an invalid QVariant) for a column that the entity doesn't have.
    [[nodiscard]] QVariant value(const QString &column) const
    {
        return m_values.value(m_entity->indexOf(column));
    }
    void set(qsizetype field, const QVariant &value) { m_values[field] = value; }
    void set(const QString &column, const QVariant &value)
    {
        if (const int field = m_entity->indexOf(column); field >= 0)
            set(field, value);
    }
    [[nodiscard]] schema::Record record() const
    {
        schema::Record record;
        for (qsizetype field = 0; field < m_values.size(); ++field)
            record.insert(m_entity->fields.at(field).column, m_values.at(field));
        return record;
    }

    /// Invalid when the reference is NULL, or leads nowhere.
    [[nodiscard]] QVariant label(const QString &column) const
    {
        const QString label = m_labels.value(m_entity->indexOf(column));
        return label.isNull() ? QVariant() : QVariant(label);
    }
    /// A null QString takes it away.
    void setLabel(qsizetype field, const QString &label)
    {
        if (m_labels.size() <= field)
            m_labels.resize(field + 1);
        m_labels[field] = label;
    }

    bool archived = false;

private:
    const schema::Entity *m_entity;
    QList<QVariant> m_values; ///< beside Entity::fields, id first
    QList<QString> m_labels; ///< beside them, as far as the last reference
};

} // namespace tables
