// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/Checkup.h"
#include "schema/Entity.h"

#include <QSet>

/// The rules of the check-up about rows, as conditions for one pass over a table. Inside reports only.
namespace reports::checkup
{

/// One condition that no row should fulfil.
struct RowRule {
    QString rule;
    QString kind;
    Severity severity = Severity::Error;
    QString column;
    QString sql; ///< about the table by its own name
    QVariantList values; ///< for its "?"
    RepairKind repair = RepairKind::None;
};

/// What is really there.
struct Ground {
    const database::Dialect &dialect;
    const schema::Entity &entity;
    QSet<QString> columns;
    QSet<QString> tables;
    QString latest; ///< a time after this one lies in the future
};

/// What the fields' descriptions in `schema` ask for.
[[nodiscard]] QList<RowRule> rowRules(const Ground &ground);

/// Payment types as they stand there, sorted by what is wrong with them.
struct PaymentTypes {
    QStringList stars; ///< counted as Stars
    QStringList spellings; ///< a known type in another spelling
    QStringList likeStars; ///< named after Stars, counted as roubles
    QStringList otherMoney; ///< named after other money, counted as roubles
};
[[nodiscard]] PaymentTypes sorted(const QStringList &types);
/// What a spelling stands for: "yukassa"; the text itself where it is no spelling of anything.
[[nodiscard]] QString knownType(const QString &type);

/// Where roubles and Stars are mixed up: rules about purchases.
[[nodiscard]] QList<RowRule> currencyRules(const Ground &ground, const PaymentTypes &types);

/// Fills in sentence, advice and code by what the finding says.
void putIntoWords(Finding &finding);

} // namespace reports::checkup
