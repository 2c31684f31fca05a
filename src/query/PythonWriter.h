// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/MarkedText.h"
#include "query/Query.h"

#include <QHash>
#include <QSet>

/// A prepared query as a Python file for SQLAlchemy 1.4 and 2.0. Inside query only.
namespace query
{

class PythonWriter
{
public:
    enum class Style {
        Query, ///< session.query(…)
        Select, ///< select(…)
    };
    PythonWriter(Style style, const Query &query);

    [[nodiscard]] MarkedText file();

private:
    [[nodiscard]] MarkedText run();
    [[nodiscard]] MarkedText names();
    [[nodiscard]] MarkedText runQuery();
    [[nodiscard]] MarkedText runSelect();
    /// What both styles have: ".join(…)", ".filter(…)" … each on a line of its own.
    [[nodiscard]] QList<MarkedText> calls();
    [[nodiscard]] MarkedText asked();
    [[nodiscard]] QList<MarkedText> joins() const;
    [[nodiscard]] QList<MarkedText> loads();
    [[nodiscard]] QList<MarkedText> conditions(const Condition &group, const QString &path,
                                               const QString &word);
    [[nodiscard]] QList<MarkedText> limits() const;
    [[nodiscard]] QString expression(const Expression &expression);
    [[nodiscard]] MarkedText condition(const Condition &condition, const QString &path);
    [[nodiscard]] QString test(const Condition &condition);
    [[nodiscard]] bool canBeByName(const Condition &condition) const;
    [[nodiscard]] QString literal(const QVariant &value, schema::Type type);
    [[nodiscard]] QString imports() const;

    Style m_style;
    const Query &m_query;
    QHash<QString, QString> m_names; ///< variables by the expressions' texts
    QSet<QString> m_used; ///< names to import
};

/// The models of an area, as the lesson or the bot declares them, and what they import from sqlalchemy.
[[nodiscard]] QString pythonModels(schema::Area area);
[[nodiscard]] QStringList pythonModelImports(schema::Area area);

} // namespace query
