// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/Contact.h"

#include "base/Text.h"
#include "database/Query.h"
#include "records/Failures.h"
#include "records/Lookup.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace records {

using database::Connection;
using schema::Entity;

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("records", text);
}

schema::Problem problemAt(const QString &loc, const char *message, const QVariant &input)
{
    return {{loc}, translated(message), u"value_error"_s, input};
}

/// The broken rules of some fields of a row, told at the place where the person typed them.
void addProblems(const RowKey &row, Table table, const Record &after, const QString &loc, QList<RowProblem> &problems)
{
    for (schema::Problem problem : schema::check(schema::entity(table), after, schema::Scope::Given)) {
        if (!loc.isEmpty())
            problem.loc = {loc};
        problems.append({row, problem});
    }
}

/// The person's own number with these digits, deleted ones left out; an invalid id when there is none.
base::Result<std::optional<Record>> ownNumber(const Connection &connection, qint64 person, const QString &typed)
{
    const database::Dialect &dialect = connection.dialect();
    const Entity &entity = schema::entity(Table::Numbers);
    const QString id = dialect.quoted(entity.name, u"id"_s);
    auto query = database::Query::run(
        connection, u"SELECT %1, %2 FROM %3 WHERE %4 = ? AND NOT (%5) ORDER BY %1"_s.arg(
                        id, dialect.quoted(entity.name, u"number"_s), dialect.quoted(entity.name),
                        dialect.quoted(entity.name, u"user_id"_s), deletedSql(dialect, Table::Numbers, {})),
        {person});
    if (!query)
        return std::move(query).error();
    const QString digits = base::text::digitsOf(typed);
    std::optional<Record> found;
    while (query->next() && !found) {
        const QVariant number = query->value(1, schema::Type::Text);
        // A "number" without a digit is compared as it is written.
        const bool same = digits.isEmpty() ? number.toString().trimmed() == typed.trimmed()
                                           : base::text::digitsOf(number.toString()) == digits;
        if (same)
            found = Record{{u"id"_s, query->value(0)}, {u"number"_s, number}};
    }
    SHOPBOOK_TRY(query->finish());
    return found;
}

void stagePerson(const ContactChange &change, const RowKey &person, const Record &row, ChangeSet &set,
                 QList<RowProblem> &problems)
{
    Record before;
    Record after;
    const auto give = [&](const QString &column, const std::optional<QVariant> &value) {
        if (!value)
            return;
        before.insert(column, row.value(column));
        after.insert(column, *value);
    };
    give(u"surname"_s, change.surname);
    give(u"age"_s, change.age);
    addProblems(person, Table::People, after, {}, problems);
    set.set(person, before, schema::validate(schema::entity(Table::People), after, schema::Scope::Given).values);
}

base::Result<void> stageNumber(const Connection &connection, const ContactChange &change, const RowKey &person,
                               ChangeSet &set, QList<RowProblem> &problems)
{
    if (change.oldNumber.trimmed().isEmpty()) {
        if (!change.newNumber.trimmed().isEmpty())
            problems.append({person, problemAt(u"oldNumber"_s, QT_TRANSLATE_NOOP("records", "Say which number the new one "
                                                                                            "takes the place of."),
                                               change.oldNumber)});
        return {};
    }
    const auto number = ownNumber(connection, change.person, change.oldNumber);
    if (!number)
        return number.error();
    if (!*number)
        problems.append({person, problemAt(u"oldNumber"_s, QT_TRANSLATE_NOOP("records", "This person has no such number."),
                                           change.oldNumber)});
    if (change.newNumber.trimmed().isEmpty()) {
        problems.append({person, problemAt(u"newNumber"_s, QT_TRANSLATE_NOOP("records", "The new number must be filled in."),
                                           change.newNumber)});
        return {};
    }
    addProblems(person, Table::Numbers, {{u"number"_s, change.newNumber}}, u"newNumber"_s, problems);
    if (*number)
        set.set({Table::Numbers, (*number)->value(u"id"_s).toLongLong()}, u"number"_s, (*number)->value(u"number"_s),
                change.newNumber);
    return {};
}

} // namespace

tl::expected<ChangeSet, SaveFailure> plan(const Connection &connection, const ContactChange &change)
{
    const RowKey person{Table::People, change.person};
    const auto row = readRow(connection, person);
    const bool isMissing = !row && row.error().code == base::ErrorCode::NotFound;
    if (!row && !isMissing)
        return tl::make_unexpected(asFailure(row.error()));
    if (isMissing || row->value(u"deleted"_s).toBool())
        return tl::make_unexpected(asFailure(QList<RowProblem>{
            {person, problemAt(u"person"_s, QT_TRANSLATE_NOOP("records", "There is no such person."), change.person)}}));
    ChangeSet set;
    QList<RowProblem> problems;
    stagePerson(change, person, *row, set, problems);
    RECORDS_TRY(stageNumber(connection, change, person, set, problems));
    if (!problems.isEmpty())
        return tl::make_unexpected(asFailure(std::move(problems)));
    return set;
}

} // namespace records
