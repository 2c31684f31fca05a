// SPDX-License-Identifier: GPL-3.0-or-later
// A query as the text of a file, of which anything may be wrong.
#include "query/QueryJson.h"

#include "query/JsonKeys.h"

#include <QCoreApplication>
#include <QIODevice>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace query
{

namespace
{

base::Error noDocument(const QString &sentence, const QString &detail)
{
    return {base::ErrorCode::Usage, sentence, detail, {}, {}};
}

base::Error noJson(const QByteArray &text, const QJsonParseError &error)
{
    if (error.error == QJsonParseError::DeepNesting)
        return noDocument(QCoreApplication::translate("query",
                                                      "This is no query: its brackets lie in each other too "
                                                      "deeply. Make it simpler."),
                          error.errorString());
    const qsizetype line = text.first(qMin<qsizetype>(error.offset, text.size())).count('\n') + 1;
    return noDocument(
        QCoreApplication::translate("query", "This is no query: line %1 is no JSON. Mend it there.")
            .arg(line),
        error.errorString());
}

} // namespace

base::Result<Query> queryFromDocument(const QByteArray &text)
{
    if (text.size() > mostDocumentBytes)
        return noDocument(QCoreApplication::translate(
                              "query", "This is no query: it is larger than %1 MB. Choose another file.")
                              .arg(mostDocumentBytes / 1024 / 1024),
                          u"%1 bytes"_s.arg(text.size()));
    if (text.trimmed().isEmpty())
        return noDocument(QCoreApplication::translate(
                              "query", "This is no query: there is nothing in it. Choose another file."),
                          u"empty"_s);
    if (!text.isValidUtf8())
        return noDocument(
            QCoreApplication::translate(
                "query", "This is no query: it is not written in UTF-8. Save it so, or choose another file."),
            u"not UTF-8"_s);
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (error.error != QJsonParseError::NoError)
        return noJson(text, error);
    if (const auto path = keyThatIsTwice(text))
        return noDocument(
            QCoreApplication::translate("query",
                                        "At %1: this name stands there twice, and only one can be "
                                        "meant. Take the other away.")
                .arg(*path),
            *path);
    return queryFromJson(document.isObject() ? QJsonValue(document.object()) : QJsonValue(document.array()));
}

QByteArray documentIn(QIODevice &device)
{
    QByteArray text;
    while (text.size() <= mostDocumentBytes) {
        const QByteArray part = device.read(mostDocumentBytes + 1 - text.size());
        if (part.isEmpty())
            break;
        text += part;
    }
    return text;
}

std::optional<QString> sqlInDocument(const QByteArray &text)
{
    const QJsonObject object = QJsonDocument::fromJson(text).object();
    const QJsonValue sql = object.value(u"sql"_s);
    const bool isKnown = object.value(u"version"_s) == documentVersion && object.size() == 2;
    return isKnown && sql.isString() ? std::optional(sql.toString()) : std::nullopt;
}

QByteArray toDocument(const Query &query)
{
    return QJsonDocument(toJson(query)).toJson();
}

} // namespace query
