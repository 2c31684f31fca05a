// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/queries/Question.h"

#include "query/QueryJson.h"

using namespace Qt::StringLiterals;

namespace gui::queries
{

namespace
{

const QStringList &kindWords()
{
    static const QStringList words{u"built"_s, u"sql"_s, u"exercise"_s};
    return words;
}

} // namespace

QJsonObject toJson(const Question &question)
{
    QJsonObject object{{u"kind"_s, kindWords().at(int(question.kind))},
                       {u"name"_s, question.name},
                       {u"query"_s, query::toJson(question.query)}};
    if (!question.sql.isEmpty())
        object.insert(u"sql"_s, question.sql);
    if (!question.exercise.isEmpty())
        object.insert(u"exercise"_s, question.exercise);
    if (question.isAnswerTyped)
        object.insert(u"typed"_s, true);
    if (!question.saved.isEmpty())
        object.insert(u"saved"_s, question.saved);
    return object;
}

base::Result<Question> questionFromJson(const QJsonObject &object)
{
    Question question;
    question.kind =
        Question::Kind(qMax(qsizetype(0), kindWords().indexOf(object.value(u"kind"_s).toString())));
    question.name = object.value(u"name"_s).toString();
    question.sql = object.value(u"sql"_s).toString();
    question.exercise = object.value(u"exercise"_s).toString();
    question.isAnswerTyped = object.value(u"typed"_s).toBool();
    question.saved = object.value(u"saved"_s).toString();
    auto query = query::queryFromJson(object.value(u"query"_s));
    SHOPBOOK_TRY(query);
    question.query = *query;
    return question;
}

} // namespace gui::queries
