// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/Exercises.h"

#include "query/QueryJson.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace query
{

namespace
{

constexpr auto folder = ":/query/exercises";
constexpr int highestLevel = 5;

/// A document of this build, so a sentence for whoever wrote it is enough.
base::Error bad(const QString &file, const QString &what)
{
    return {base::ErrorCode::Failed,
            u"The exercise %1 can't be read."_s.arg(file),
            u"%1: %2"_s.arg(file, what),
            {},
            {}};
}

QStringList texts(const QJsonValue &value)
{
    QStringList list;
    for (const QJsonValue &text : value.toArray())
        list.append(text.toString());
    return list;
}

base::Result<Exercise> read(const QString &file)
{
    QFile device(QString::fromLatin1(folder) + u'/' + file);
    if (!device.open(QIODevice::ReadOnly))
        return bad(file, device.errorString());
    QJsonParseError parse;
    const QJsonObject object = QJsonDocument::fromJson(device.readAll(), &parse).object();
    if (parse.error != QJsonParseError::NoError)
        return bad(file, parse.errorString());

    Exercise exercise;
    exercise.id = file.chopped(5); // .json
    const QString area = object.value(u"area"_s).toString();
    exercise.area = area == u"market" ? schema::Area::Market : schema::Area::Phonebook;
    exercise.level = object.value(u"level"_s).toInt();
    if ((area != u"market" && area != u"phonebook") || exercise.level < 1 || exercise.level > highestLevel)
        return bad(file, u"area or level"_s);
    for (const QString &language : {u"en"_s, u"ru"_s}) {
        const QJsonObject words = object.value(language).toObject();
        exercise.words.insert(language,
                              {words.value(u"title"_s).toString(), words.value(u"task"_s).toString(),
                               texts(words.value(u"hints"_s))});
        const Exercise::Words &read = exercise.words[language];
        if (read.title.isEmpty() || read.task.isEmpty() || read.hints.isEmpty())
            return bad(file, language);
    }
    auto solution = queryFromJson(object.value(u"solution"_s));
    if (!solution)
        return bad(file, u"solution: "_s + solution.error().message);
    if (const QList<Problem> problems = check(*solution); !problems.isEmpty())
        return bad(file,
                   u"solution: %1: %2"_s.arg(problems.constFirst().path, problems.constFirst().message));
    exercise.solution = *solution;
    exercise.isOrdered = object.value(u"ordered"_s).toBool();
    exercise.columns = texts(object.value(u"columns"_s));
    if (exercise.columns.isEmpty())
        return bad(file, u"columns"_s);
    return exercise;
}

base::Result<QList<Exercise>> readAll()
{
    QList<Exercise> list;
    for (const QString &file :
         QDir(QString::fromLatin1(folder)).entryList({u"*.json"_s}, QDir::Files, QDir::Name)) {
        auto exercise = read(file);
        SHOPBOOK_TRY(exercise);
        list.append(std::move(*exercise));
    }
    return list;
}

} // namespace

const Exercise::Words &Exercise::text() const
{
    // installLanguage() makes the language in force the default locale's.
    const QString language = QLocale().name().startsWith(u"ru"_s) ? u"ru"_s : u"en"_s;
    return *words.constFind(language);
}

Query Exercise::beginning() const
{
    Query query;
    query.from = solution.from;
    return query;
}

const base::Result<QList<Exercise>> &exercises()
{
    static const base::Result<QList<Exercise>> all = readAll();
    return all;
}

const Exercise *exerciseById(const QString &id)
{
    if (!exercises())
        return nullptr;
    const auto found = std::ranges::find(*exercises(), id, &Exercise::id);
    return found == exercises()->end() ? nullptr : &*found;
}

} // namespace query
