// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/finding/PageFilter.h"

#include "records/Lookup.h"

namespace gui::finding
{

using query::Condition;

namespace
{
constexpr qsizetype mostTyped = 20;
}

bool areChosenRows(const schema::Field &field, const Condition &test)
{
    if (test.values.isEmpty())
        return false;
    return test.values.size() > mostTyped
        || (field.relation && test.values.constFirst().typeId() != QMetaType::QString);
}

PageFilter::PageFilter(tables::Session &session, tables::StoreTableModel &model, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_model(model)
{
}

int PageFilter::partOf(const QString &path) const
{
    for (qsizetype i = 0; i < m_condition.parts.size(); ++i) {
        const Condition &part = m_condition.parts.at(i);
        if (part.kind == Condition::Kind::Test && !part.isOff && part.field == path)
            return int(i);
    }
    return -1;
}

std::optional<Condition> PageFilter::testOf(const QString &path) const
{
    const int part = partOf(path);
    return part < 0 ? std::nullopt : std::optional(m_condition.parts.at(part));
}

void PageFilter::setTest(const QString &path, const Condition &test)
{
    const int part = partOf(path);
    if (part >= 0) {
        setPart(part, test);
    } else if (!test.isVoid()) {
        Condition condition = m_condition;
        condition.parts.append(test);
        apply(condition);
    }
}

void PageFilter::setPart(int part, const Condition &condition)
{
    Condition whole = m_condition;
    if (condition.isVoid() && !condition.isOff)
        whole.parts.removeAt(part);
    else
        whole.parts[part] = condition;
    apply(whole);
}

void PageFilter::removePart(int part)
{
    setPart(part, {});
}

void PageFilter::setCondition(const Condition &condition)
{
    if (condition.kind == Condition::Kind::All && !condition.isOff)
        apply(condition);
    else
        apply(Condition::all({condition}));
}

void PageFilter::apply(const Condition &condition)
{
    if (condition == m_condition)
        return;
    if (const auto applied = m_model.setConditions(condition); !applied) {
        Q_EMIT failed(applied.error());
        return;
    }
    m_condition = condition;
    askLabels(entity().table, condition);
    Q_EMIT changed();
}

void PageFilter::askLabels(schema::Table table, const Condition &condition)
{
    for (const Condition &part : condition.parts)
        askLabels(table, part);
    const schema::Field *field = query::placeOf(table, condition.field).field;
    if (condition.kind != Condition::Kind::Test || !field || !field->relation)
        return;
    for (const QVariant &value : condition.values) {
        const records::RowKey key{field->relation->target, value.toLongLong()};
        if (value.typeId() == QMetaType::QString || m_labels.contains(key))
            continue;
        m_labels.insert(key, {}); // asked
        m_session.reader().run(
            database::Worker::Priority::Normal, this,
            [key](const database::Connection &connection) { return records::labelOf(connection, key); },
            [this, key](const base::Result<QString> &label) {
                if (!label)
                    return; // a row that is gone is called by its number
                m_labels.insert(key, *label);
                Q_EMIT changed();
            });
    }
}

query::LabelOf PageFilter::labels() const
{
    return [this](schema::Table table, qint64 id) { return m_labels.value({table, id}); };
}

QString PageFilter::inWords(const Condition &condition) const
{
    return query::inWords(entity().table, condition, labels());
}

} // namespace gui::finding
