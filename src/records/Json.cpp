// SPDX-License-Identifier: GPL-3.0-or-later
// The JSON of the journal. Qt keeps an integer of 64 bits as one (its QJsonValue lies on CBOR) both ways; a double is
// written as the shortest text that reads back the same.
#include "records/Journal.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>

using namespace Qt::StringLiterals;

namespace records {

namespace value = database::value;

namespace {

/// What JSON has no form for: bytes, and numbers that are none.
constexpr auto bytesKey = "base64"_L1;
constexpr auto realKey = "real"_L1;

QJsonValue jsonOf(const QVariant &given)
{
    if (value::isNull(given))
        return QJsonValue::Null;
    switch (given.typeId()) {
    case QMetaType::Bool:
        return given.toBool();
    case QMetaType::Double:
    case QMetaType::Float:
        if (!std::isfinite(given.toDouble()))
            return QJsonObject{{realKey, given.toString()}};
        return given.toDouble();
    case QMetaType::QByteArray:
        return QJsonObject{{bytesKey, QString::fromLatin1(given.toByteArray().toBase64())}};
    default:
        break;
    }
    const QVariant plain = value::fromDriver(given);
    return plain.typeId() == QMetaType::LongLong ? QJsonValue(plain.toLongLong()) : QJsonValue(plain.toString());
}

void appendText(QString &json, const QString &text)
{
    json += u'"';
    for (const QChar c : text) {
        if (c == u'"' || c == u'\\')
            json += u'\\';
        if (c < u' ')
            json += u"\\u%1"_s.arg(c.unicode(), 4, 16, QChar(u'0'));
        else
            json += c;
    }
    json += u'"';
}

/// The plain ones at once: a save of a thousand rows writes two thousand objects of a field or two, and a QJsonDocument
/// for each takes a sixth of its time.
void appendValue(QString &json, const QVariant &given)
{
    if (given.typeId() == QMetaType::LongLong) {
        json += QString::number(given.toLongLong());
    } else if (given.typeId() == QMetaType::QString && given.toString().isValidUtf16()) {
        appendText(json, given.toString());
    } else {
        const QByteArray array = QJsonDocument(QJsonArray{jsonOf(given)}).toJson(QJsonDocument::Compact);
        json += QString::fromUtf8(array.sliced(1, array.size() - 2));
    }
}

QVariant valueOf(const QJsonValue &json)
{
    switch (json.type()) {
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        return {};
    case QJsonValue::Object: {
        const QJsonObject object = json.toObject();
        if (object.contains(bytesKey))
            return QByteArray::fromBase64(object.value(bytesKey).toString().toLatin1());
        return object.value(realKey).toString().toDouble();
    }
    case QJsonValue::String:
        return json.toString().isNull() ? u""_s : json.toString();
    default:
        return json.toVariant();   // qint64 where it was written as one
    }
}

} // namespace

QString toJson(const Record &record)
{
    QStringList keys = record.keys();
    keys.sort();
    QString json = u"{"_s;
    for (const QString &key : std::as_const(keys)) {
        if (json.size() > 1)
            json += u',';
        appendText(json, key);
        json += u':';
        appendValue(json, record.value(key));
    }
    return json += u'}';
}

base::Result<Record> recordFromJson(const QByteArray &json, const schema::Entity &entity)
{
    Record record;
    if (json.isEmpty())
        return record;
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (!document.isObject())
        return base::Error{base::ErrorCode::Failed,
                           QCoreApplication::translate("records", "A step of the history cannot be read. Your data was not "
                                                                  "touched."),
                           error.errorString(), entity.name, {}};
    const QJsonObject object = document.object();
    for (auto it = object.constBegin(); it != object.constEnd(); ++it) {
        const schema::Field *field = entity.field(it.key());
        const QVariant plain = valueOf(it.value());
        // A time as it was spelled: undoing a repair brings back what stood there.
        const bool isTyped = field && field->type != schema::Type::Timestamp;
        record.insert(it.key(), isTyped ? value::fromDriver(plain, field->type) : plain);
    }
    return record;
}

} // namespace records
