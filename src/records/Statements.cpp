// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/Statements.h"

#include "database/DriverErrors.h"

#include <QCoreApplication>
#include <QSqlError>
#include <QSqlRecord>

using namespace Qt::StringLiterals;

namespace records {

namespace {

/// libpq takes a statement as a C string: it would end at the NUL.
bool sendsNothingAfterNul(const database::Connection &connection, const QVariant &value)
{
    return connection.engine() == database::Engine::Postgresql && value.typeId() == QMetaType::QString
        && value.toString().contains(QChar(u'\0'));
}

base::Error nulInText()
{
    return {base::ErrorCode::BrokenRule,
            QCoreApplication::translate("records", "A text holds a NUL character, which the server cannot store. Remove "
                                                   "that character and try again."),
            u"NUL in a bound text"_s, {}, {}};
}

} // namespace

base::Result<Statements::Answer> Statements::run(const QString &sql, const QVariantList &values)
{
    std::shared_ptr<QSqlQuery> &query = m_prepared[sql];
    if (!query) {
        query = std::make_shared<QSqlQuery>(m_connection.handle());
        if (!query->prepare(sql)) {
            const QSqlError error = query->lastError();
            m_prepared.remove(sql);
            return database::errorFrom(error, m_connection.location());
        }
    }
    for (int index = 0; index < values.size(); ++index) {
        if (sendsNothingAfterNul(m_connection, values.at(index)))
            return nulInText();
        query->bindValue(index, database::value::toDriver(values.at(index)));
    }
    if (!query->exec())
        return database::errorFrom(query->lastError(), m_connection.location());
    Answer answer;
    if (query->isSelect()) {
        if (query->next())
            for (int column = 0; column < query->record().count(); ++column)
                answer.row.append(query->value(column));
        if (query->lastError().isValid())
            return database::errorFrom(query->lastError(), m_connection.location());
    }
    answer.affected = query->isSelect() ? qint64(!answer.row.isEmpty()) : query->numRowsAffected();
    query->finish();   // an open statement would keep SQLite's transaction from ending
    return answer;
}

} // namespace records
