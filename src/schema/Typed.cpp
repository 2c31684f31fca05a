// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/Conversion.h"

#include "base/Text.h"
#include "schema/Problems.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace schema
{

namespace
{

constexpr QChar noBreakSpace(0x00a0);
constexpr QChar narrowNoBreakSpace(0x202f);

QString withoutMoneySign(const Field &field, QString text)
{
    if (field.format != Format::Roubles && field.format != Format::Payment)
        return text;
    static const QRegularExpression sign(uR"(\s*(?:₽|руб\.?|р\.|rub|⭐\x{FE0F}?|★)\z)"_s,
                                         QRegularExpression::CaseInsensitiveOption
                                             | QRegularExpression::UseUnicodePropertiesOption);
    return text.remove(sign).trimmed();
}

/// Takes separators between groups of three out: "18 400" and the locale's "18,400", but not "18 40".
/// Text that is not grouped so stays as it is, and is no number then.
QString withoutGroups(const QString &text)
{
    const QString own = QLocale().groupSeparator();
    const QString decimal = QLocale().decimalPoint();
    QString separators = uR"( \x{00A0}\x{202F}\x{2009})"_s;
    if (!own.isEmpty() && own != decimal && own != u".")
        separators += QRegularExpression::escape(own);
    const QRegularExpression form(
        uR"(\A[+-]?[0-9]{1,3}([%1])[0-9]{3}(?:\1[0-9]{3})*(?![0-9]))"_s.arg(separators));
    const auto match = form.match(text);
    if (!match.hasMatch())
        return text;
    QString head = match.captured(0);
    return head.remove(match.captured(1)) + text.mid(match.capturedEnd(0));
}

/// A number as it was typed, in the spelling that convert() reads, but for what follows the digits.
QString plainNumber(const Field &field, const QString &typed)
{
    QString text = typed.trimmed();
    if (text.startsWith(QChar(0x2212)))
        text[0] = u'-';
    text = withoutGroups(withoutMoneySign(field, text));
    const QString decimal = QLocale().decimalPoint();
    if (decimal.size() == 1 && text.count(decimal) == 1 && !text.contains(u'.'))
        text.replace(decimal, u"."_s);
    return text;
}

tl::expected<QVariant, Problem> wholeTyped(const Field &field, const QString &typed)
{
    static const QRegularExpression withFraction(uR"(\A[+-]?[0-9]+\.([0-9]+)\z)"_s);
    const QString text = plainNumber(field, typed);
    const auto fraction = withFraction.match(text);
    // "990.00" is a sum of money as shops print it; "1.500" may be one and a half or fifteen hundred.
    static const QRegularExpression zeros(uR"(\A0{1,2}\z)"_s);
    if (fraction.hasMatch() && !zeros.match(fraction.captured(1)).hasMatch())
        return tl::unexpected<Problem>(problems::hasFraction(field, typed));
    if (text.contains(u'_'))
        return tl::unexpected<Problem>(problems::notWhole(field, typed));
    auto value = convert(field, text);
    if (!value)
        value.error().input = field.secret ? QVariant() : QVariant(typed);
    return value;
}

tl::expected<QVariant, Problem> realTyped(const Field &field, const QString &typed)
{
    auto value = convert(field, plainNumber(field, typed));
    if (!value)
        value.error().input = field.secret ? QVariant() : QVariant(typed);
    return value;
}

tl::expected<QVariant, Problem> booleanTyped(const Field &field, const QString &typed)
{
    const QString word = typed.trimmed();
    if (word.compare(QCoreApplication::translate("schema", "yes"), Qt::CaseInsensitive) == 0)
        return QVariant(true);
    if (word.compare(QCoreApplication::translate("schema", "no"), Qt::CaseInsensitive) == 0)
        return QVariant(false);
    return convert(field, word);
}

/// A payment type under the name that people see becomes the bot's word for it.
QString paymentCode(const QString &typed)
{
    for (const QString &code :
         {u"yukassa"_s, u"robocassa"_s, u"stars"_s, QString::fromLatin1(unknownPaymentType)}) {
        if (typed.trimmed().compare(paymentTypeTitle(code), Qt::CaseInsensitive) == 0
            || typed.trimmed().compare(code, Qt::CaseInsensitive) == 0)
            return code;
    }
    return typed;
}

QString realShown(double number)
{
    return base::text::shortest(number).replace(u"."_s, QLocale().decimalPoint());
}

} // namespace

tl::expected<QVariant, Problem> fromTyped(const Field &field, const QString &typed)
{
    if (field.type == Type::Text) {
        const QString text = field.format == Format::PaymentType ? paymentCode(typed) : typed;
        return convert(field, text.isNull() ? u""_s : text);
    }
    if (typed.trimmed().isEmpty())
        return QVariant();
    switch (field.type) {
    case Type::Integer:
        return wholeTyped(field, typed);
    case Type::Real:
        return realTyped(field, typed);
    case Type::Boolean:
        return booleanTyped(field, typed);
    default:
        return convert(field, typed);
    }
}

QString toTyped(const QVariant &value)
{
    if (database::value::isNull(value))
        return {};
    if (value.typeId() == QMetaType::Double || value.typeId() == QMetaType::Float)
        return base::text::shortest(value.toDouble());
    if (value.typeId() == QMetaType::Bool)
        return value.toBool() ? QCoreApplication::translate("schema", "yes")
                              : QCoreApplication::translate("schema", "no");
    return value.toString();
}

QString toShown(const Field &field, const QVariant &value, bool paidInStars)
{
    if (database::value::isNull(value))
        return {};
    if (field.format == Format::PaymentType)
        return paymentTypeTitle(value.toString());
    if (field.type == Type::Timestamp)
        return base::text::localTime(value.toString());
    const bool isMoney = field.format == Format::Roubles || field.format == Format::Payment;
    const bool isInStars = paidInStars && field.format == Format::Payment;
    if (value.typeId() == QMetaType::LongLong || value.typeId() == QMetaType::Int)
        return isMoney ? moneyText(value.toLongLong(), isInStars) : QString::number(value.toLongLong());
    // SQLite keeps any type in any column: what is no number is shown as it stands there.
    if (value.typeId() == QMetaType::Double)
        return realShown(value.toDouble());
    return toTyped(value);
}

QString numberText(qint64 number)
{
    // The C locale groups nothing; people read 18400 worse than 18 400.
    const QLocale locale;
    if (locale.language() != QLocale::C)
        return locale.toString(number);
    QString digits = QString::number(number);
    const int first = number < 0 ? 1 : 0;
    for (auto at = digits.size() - 3; at > first; at -= 3)
        digits.insert(at, narrowNoBreakSpace);
    return digits;
}

QString moneyText(qint64 amount, bool isInStars)
{
    // ★ is in every font for texts; Telegram's own ⭐ is in few, and where it is missing there is a box.
    return numberText(amount) + noBreakSpace + (isInStars ? u"★"_s : u"₽"_s);
}

} // namespace schema
