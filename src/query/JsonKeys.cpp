// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/JsonKeys.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QStack>

using namespace Qt::StringLiterals;

namespace query
{

namespace
{

struct Level {
    bool isObject = false;
    QString path;
    QSet<QString> keys;
    QString key; ///< of an object: whose value is read
    qsizetype index = 0; ///< of an array
    bool isKeyNext = false;
};

QString pathIn(const Level &level)
{
    if (!level.isObject)
        return u"%1[%2]"_s.arg(level.path).arg(level.index);
    return level.path.isEmpty() ? level.key : u"%1.%2"_s.arg(level.path, level.key);
}

/// Behind the quote that ends the text whose first quote is at `begin`.
qsizetype endOfText(const QByteArray &json, qsizetype begin)
{
    qsizetype at = begin + 1;
    while (at < json.size() && json.at(at) != '"')
        at += json.at(at) == '\\' ? 2 : 1;
    return at + 1;
}

/// "from" and "\u0066rom" are the same key.
QString unescaped(const QByteArray &quoted)
{
    return QJsonDocument::fromJson('[' + quoted + ']').array().at(0).toString();
}

} // namespace

std::optional<QString> keyThatIsTwice(const QByteArray &json)
{
    QStack<Level> levels;
    for (qsizetype at = 0; at < json.size(); ++at) {
        const char c = json.at(at);
        if (c == '"') {
            const qsizetype end = endOfText(json, at);
            if (!levels.isEmpty() && std::exchange(levels.top().isKeyNext, false)) {
                Level &object = levels.top();
                object.key = unescaped(json.sliced(at, end - at));
                if (object.keys.contains(object.key))
                    return pathIn(object);
                object.keys.insert(object.key);
            }
            at = end - 1;
        } else if (c == '{' || c == '[') {
            const QString path = levels.isEmpty() ? QString() : pathIn(levels.top());
            levels.push({c == '{', path, {}, {}, 0, c == '{'});
        } else if (c == '}' || c == ']') {
            levels.pop();
        } else if (c == ',') {
            levels.top().isKeyNext = levels.top().isObject;
            ++levels.top().index;
        }
    }
    return std::nullopt;
}

} // namespace query
