// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/Lessons.h"

#include "query/QueryJson.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace query
{

namespace
{

constexpr qsizetype prefix = 3; // "05-": its place

base::Result<Lesson> read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return base::Error{base::ErrorCode::Failed, file.errorString(), path, {}, {}};
    const QByteArray text = file.readAll();
    auto query = queryFromDocument(text);
    SHOPBOOK_TRY(query);
    const QJsonObject titles = QJsonDocument::fromJson(text).object().value(u"title"_s).toObject();
    const QString inEnglish = u"in English"_s;
    const bool isEnglish = QCoreApplication::translate("query", "in English") == inEnglish;
    const QString language = isEnglish ? u"en"_s : u"ru"_s;
    return Lesson{QFileInfo(path).completeBaseName().sliced(prefix), titles.value(language).toString(),
                  std::move(*query)};
}

} // namespace

base::Result<QList<Lesson>> lessons()
{
    QList<Lesson> all;
    const QDir folder(u":/query/lesson"_s);
    for (const QString &name : folder.entryList({u"*.json"_s}, QDir::Files, QDir::Name)) {
        auto one = read(folder.filePath(name));
        SHOPBOOK_TRY(one);
        all.append(std::move(*one));
    }
    return all;
}

base::Result<Lesson> lesson(const QString &name)
{
    const auto all = lessons();
    SHOPBOOK_TRY(all);
    QStringList names;
    for (const Lesson &each : *all) {
        if (each.name == name)
            return each;
        names.append(each.name);
    }
    return base::Error{base::ErrorCode::Usage,
                       QCoreApplication::translate("query", "The lesson has no query “%1”. There are: %2.")
                           .arg(name, names.join(u", ")),
                       {},
                       {},
                       {}};
}

} // namespace query
