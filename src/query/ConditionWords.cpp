// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/ConditionWords.h"

#include "query/Operators.h"
#include "query/Period.h"
#include "schema/Conversion.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace query
{

namespace
{

using schema::Field;
using schema::Type;

/// More values than these are counted: nobody reads a thousand numbers.
constexpr qsizetype mostNamed = 12;

QString valueInWords(const Field &field, const QVariant &value, const LabelOf &labelOf)
{
    if (field.type == Type::Timestamp)
        return periodInWords(value.toString());
    if (field.relation && value.typeId() != QMetaType::QString) {
        const QString label = labelOf ? labelOf(field.relation->target, value.toLongLong()) : QString();
        return label.isEmpty() ? u"#%1"_s.arg(value.toLongLong()) : label;
    }
    if (field.format == schema::Format::PaymentType)
        return schema::paymentTypeTitle(value.toString());
    if (value.typeId() == QMetaType::LongLong)
        return schema::numberText(value.toLongLong());
    if (value.typeId() == QMetaType::QString)
        return QCoreApplication::translate("query", "“%1”").arg(value.toString());
    return schema::toTyped(value);
}

/// "Product: Category", along a path.
QString titleOfPath(schema::Table table, const QString &path)
{
    const auto dot = path.indexOf(u'.');
    const Field *field = schema::entity(table).field(dot < 0 ? path : path.left(dot));
    if (!field)
        return path;
    const QString title = schema::fieldTitle(*field);
    if (dot < 0 || !field->relation)
        return title;
    return u"%1: %2"_s.arg(title, titleOfPath(field->relation->target, path.mid(dot + 1)));
}

QString testInWords(schema::Table table, const Condition &test, const LabelOf &labelOf)
{
    const Field *field = placeOf(table, test.field).field;
    if (!field)
        return test.field;
    QStringList values;
    const bool areMany = test.values.size() > mostNamed;
    for (const QVariant &value : areMany ? test.values.mid(0, mostNamed - 4) : test.values)
        values.append(valueInWords(*field, value, labelOf));
    if (areMany)
        values.append(QCoreApplication::translate("query", "%n more", "values after those that are named",
                                                  int(test.values.size() - values.size())));
    // Signs where everybody reads them, words where not.
    const bool isSign = field->type != Type::Timestamp && test.op <= Op::GreaterOrEqual;
    const QString operation = isSign ? signOf(test.op) : titleOf(test.op, *field);
    const QString title = titleOfPath(table, test.field);
    if (values.isEmpty())
        return u"%1 %2"_s.arg(title, operation);
    return u"%1 %2 %3"_s.arg(title, operation, values.join(test.op == Op::Between ? u" – "_s : u", "_s));
}

QString words(schema::Table table, const Condition &condition, const LabelOf &labelOf, bool isInside)
{
    if (condition.isVoid())
        return {};
    if (condition.kind == Condition::Kind::Test)
        return testInWords(table, condition, labelOf);
    QStringList parts;
    for (const Condition &part : condition.parts)
        if (!part.isVoid())
            parts.append(words(table, part, labelOf, condition.parts.size() > 1));
    const QString joined =
        parts.join(condition.kind == Condition::Kind::All ? QCoreApplication::translate("query", " and ")
                                                          : QCoreApplication::translate("query", " or "));
    if (condition.kind == Condition::Kind::None)
        return QCoreApplication::translate("query", "not (%1)").arg(joined);
    return isInside && parts.size() > 1 ? u"(%1)"_s.arg(joined) : joined;
}

} // namespace

QString inWords(schema::Table table, const Condition &condition, const LabelOf &labelOf)
{
    return words(table, condition, labelOf, false);
}

} // namespace query
