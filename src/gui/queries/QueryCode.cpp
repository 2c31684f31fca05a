// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/queries/QueryCode.h"

#include "gui/queries/Words.h"
#include "query/Outcome.h"
#include "query/Printed.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace gui::queries
{

namespace
{

/// A sentence where code would stand: highlighted as what it is.
QString comment(query::Tongue tongue, const QString &sentence)
{
    switch (tongue) {
    case query::Tongue::SqliteSql:
    case query::Tongue::PostgresqlSql:
        return u"-- "_s + sentence;
    case query::Tongue::QtCpp:
        return u"// "_s + sentence;
    default:
        return u"# "_s + sentence;
    }
}

} // namespace

QList<CodePanel::Code> codesOf(const query::Query &query)
{
    QList<CodePanel::Code> codes;
    for (const query::Tongue tongue : query::tongues()) {
        const auto made = query::printed(tongue, query);
        if (!made) {
            const auto problems = query::check(query);
            codes.append(
                {comment(tongue, problems.isEmpty() ? made.error().message : problems.constFirst().message),
                 {}});
            continue;
        }
        CodePanel::Code code{made->text, made->spans};
        const bool isSql = tongue == query::Tongue::SqliteSql || tongue == query::Tongue::PostgresqlSql;
        if (isSql && !made->values.isEmpty()) {
            QStringList values;
            for (const QVariant &value : made->values)
                values.append(query::sqlLiteral(value));
            code.text += u"\n\n-- ? = "_s + values.join(u", "_s).replace(u'\n', u' ');
        }
        codes.append(code);
    }
    return codes;
}

Outcome outcomeOf(const query::Query &query, const QList<QVariantList> &rows)
{
    using Kind = query::Outcome::Kind;
    const QString code = words::endingTitle(query.ending) + u" → "_s;
    const auto shape = query::shapeOf(query);
    if (!shape)
        return {code + shape.error().message, true};
    query::Collector collector(*shape, query.ending);
    for (const QVariantList &row : rows) {
        if (collector.isSettled())
            break;
        (void)collector.add(row);
    }
    const query::Outcome outcome = collector.outcome();
    switch (outcome.kind) {
    case Kind::List: {
        const int count = int(outcome.items.size());
        const QString text = shape->isSingleObject()
            ? QCoreApplication::translate("gui::queries", "a list of %n object(s)", nullptr, count)
            : QCoreApplication::translate("gui::queries", "a list of %n row(s)", nullptr, count);
        // What SQLAlchemy makes one object of came as several rows.
        return {code
                    + (outcome.rows == count ? text
                                             : QCoreApplication::translate("gui::queries", "%1, from %2 rows")
                                                   .arg(text)
                                                   .arg(outcome.rows)),
                false};
    }
    case Kind::Item:
        return {code
                    + (shape->isSingleObject() ? QCoreApplication::translate("gui::queries", "one object")
                                               : QCoreApplication::translate("gui::queries", "one row")),
                false};
    case Kind::Value:
        if (shape->columns.constFirst().isSecret && !outcome.value.toString().isEmpty())
            return {code + u"•••"_s, false};
        return {code + (outcome.value.isNull() ? u"None"_s : outcome.value.toString()), false};
    case Kind::None:
        return {code + u"None"_s, false};
    case Kind::NoResultFound:
        return {code + u"NoResultFound: "_s + outcome.words, true};
    case Kind::MultipleResultsFound:
        break;
    }
    return {code + u"MultipleResultsFound: "_s + outcome.words, true};
}

} // namespace gui::queries
