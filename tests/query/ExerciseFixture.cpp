// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/ExerciseFixture.h"

#include "exchange/Sample.h"
#include "query/ExerciseRun.h"
#include "query/QueryJson.h"
#include "records/Store.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace query;

namespace exercisetest
{

Answer tree(const char *text)
{
    const QByteArray document = "{'version': 1, " + QByteArray(text).replace('`', '"') + "}";
    return Answer::of(UNWRAP(queryFromDocument(QByteArray(document).replace('\'', '"'))));
}

Answer sql(const char *text)
{
    return Answer::ofSql(QString::fromUtf8(text));
}

} // namespace exercisetest

void ExerciseFixture::prepare()
{
    support::failOnSqlWarnings();
    for (const bool hasEdges : {false, true}) {
        auto &practice = m_practice[{int(support::engine()), int(hasEdges)}];
        if (practice)
            continue;
        practice = std::make_shared<Practice>();
        practice->database = std::make_unique<support::TestDatabase>(support::engine());
        store::makeTables(*practice->database);
        exchange::SampleWishes wishes;
        wishes.untilUtc = u"2026-11-20 21:38:17"_s;
        wishes.hasEdges = hasEdges;
        VERIFY_OK(exchange::loadSample(practice->database->open(database::Role::Writer), wishes));
        practice->connection = std::make_unique<database::QueryConnection>(
            UNWRAP(database::QueryConnection::open(practice->database->location())));
    }
}

database::QueryConnection &ExerciseFixture::practice(bool hasEdges) const
{
    return *m_practice.value({int(support::engine()), int(hasEdges)})->connection;
}

base::Result<ResultRows> ExerciseFixture::run(const Answer &answer, PracticeData data)
{
    return runOn(practice(false), practice(true))(answer, data);
}
