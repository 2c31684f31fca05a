// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/QueryVerb.h"

#include "base/Interrupts.h"
#include "cli/QueryOutput.h"
#include "cli/Words.h"
#include "query/ByHand.h"
#include "query/Fetch.h"
#include "query/Lessons.h"
#include "query/Outcome.h"
#include "query/Pipeline.h"
#include "query/Printed.h"
#include "query/QueryJson.h"
#include "query/QuerySql.h"

#include <QFile>

#include <chrono>

using namespace Qt::StringLiterals;

namespace cli
{

namespace
{

using query::Query;

const QString lessonOption = u"lesson"_s;
const QString sqlOption = u"sql"_s;
const QString formatOption = u"format"_s;
const QString showOption = u"show"_s;
const QString timeOption = u"time-limit"_s;
const QString pipelineWord = u"pipeline"_s;

base::Error usage(const QString &sentence)
{
    return {base::ErrorCode::Usage, sentence, {}, {}, {}};
}

/// What is asked: a tree, or what was typed.
struct Asked {
    std::optional<Query> query;
    QString sql;
};

base::Result<Asked> fromFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return base::Error{
            base::ErrorCode::NotFound,
            Words::tr("The query was not read: %1 can't be opened. Name another file.").arg(path),
            file.errorString(),
            {},
            {}};
    const QByteArray document = query::documentIn(file);
    if (const auto sql = query::sqlInDocument(document))
        return Asked{std::nullopt, *sql};
    auto query = query::queryFromDocument(document);
    if (!query) {
        base::Error error = std::move(query).error();
        error.message = u"%1: %2"_s.arg(path, error.message);
        return error;
    }
    return Asked{std::move(*query), {}};
}

base::Result<Asked> askedIn(const Invocation &invocation)
{
    const QCommandLineParser &parser = invocation.parser;
    const int sources = int(invocation.arguments.size()) + (parser.isSet(lessonOption) ? 1 : 0)
        + (parser.isSet(sqlOption) ? 1 : 0);
    if (sources != 1)
        return usage(Words::tr("Name one query: a file, --lesson NAME or --sql TEXT."));
    Asked asked;
    if (parser.isSet(sqlOption)) {
        asked.sql = parser.value(sqlOption);
        return asked;
    }
    if (parser.isSet(lessonOption)) {
        auto lesson = query::lesson(parser.value(lessonOption));
        SHOPBOOK_TRY(lesson);
        asked.query = std::move(lesson->query);
        return asked;
    }
    return fromFile(invocation.arguments.constFirst());
}

base::Result<QueryFormat> formatIn(const Invocation &invocation)
{
    if (!invocation.parser.isSet(formatOption))
        return invocation.options.json ? QueryFormat::Json : QueryFormat::Table;
    const QString word = invocation.parser.value(formatOption);
    const auto format = queryFormatFrom(word);
    if (!format)
        return usage(Words::tr("--format takes table, json or csv; “%1” is none of them.").arg(word));
    return *format;
}

base::Result<std::chrono::seconds> timeIn(const Invocation &invocation)
{
    constexpr int longest = 2'000'000; // more milliseconds than that a server does not count
    constexpr int usual = 30;
    if (!invocation.parser.isSet(timeOption))
        return std::chrono::seconds(usual);
    bool isNumber = false;
    const int seconds = invocation.parser.value(timeOption).toInt(&isNumber);
    if (!isNumber || seconds < 0 || seconds > longest)
        return usage(Words::tr("--time-limit takes seconds, up to %1, or 0 for no limit.")
                         .arg(QString::number(longest)));
    return std::chrono::seconds(seconds == 0 ? longest : seconds);
}

base::Result<void> show(const Query &query, const QString &word, Output &output)
{
    for (const query::Tongue tongue : query::tongues()) {
        if (query::codeOf(tongue) != word)
            continue;
        const auto text = query::printed(tongue, query);
        SHOPBOOK_TRY(text);
        output.result(text->text.trimmed());
        const bool isSql = tongue == query::Tongue::SqliteSql || tongue == query::Tongue::PostgresqlSql;
        for (qsizetype i = 0; isSql && i < text->values.size(); ++i)
            output.result(u"-- %1: %2"_s.arg(QString::number(i + 1), query::sqlLiteral(text->values.at(i))));
        return {};
    }
    return usage(Words::tr("--show takes sql, sql-postgresql, sqlalchemy, sqlalchemy2, qt or pipeline; “%1” "
                           "is none of them.")
                     .arg(word));
}

/// How a question is put, and where its answer goes.
struct Asking {
    database::QueryConnection &connection;
    QueryFormat format;
    Output &output;
    /// Everything that comes: a person who asks here wants all of it, and may stop it by Ctrl+C.
    query::RunLimits limits;
    std::shared_ptr<database::StopSign> sign;
};

base::Error brokenOff(Output &output, const base::Error &error)
{
    if (output.hasResult())
        output.say(QCoreApplication::translate("cli", "What was written so far is not the whole result."));
    return error;
}

QVariantList typed(const query::ResultShape &shape, const QVariantList &raw)
{
    QVariantList row;
    for (qsizetype i = 0; i < raw.size(); ++i)
        row.append(database::value::fromDriver(raw.at(i), shape.columns.at(i).type));
    return row;
}

base::Result<void> fetchFor(const Asking &asking, const Query &query, const query::Sink &sink)
{
    const auto sql = query::sqlOf(asking.connection.dialect(), query);
    SHOPBOOK_TRY(sql);
    const auto done = query::fetch(asking.connection, *sql, asking.limits, asking.sign, sink);
    if (done)
        return {};
    return brokenOff(asking.output,
                     query::explained(asking.connection.engine(), sql->sql, done.error()).error);
}

/// A list, written while it comes.
base::Result<void> askForList(const Asking &asking, const Query &query, const query::ResultShape &shape)
{
    query::ItemStream items(shape, query);
    std::optional<ResultStream> stream;
    qint64 count = 0;
    const query::Sink sink{[&](const QList<database::ResultColumn> &) {
                               stream.emplace(asking.output, asking.format, headersOf(shape));
                           },
                           [&](const QList<QVariantList> &rows) {
                               count += rows.size();
                               for (const QVariantList &raw : rows)
                                   if (const auto item = items.next(typed(shape, raw)))
                                       addItem(*stream, shape, *item);
                               return !asking.output.hasFailed();
                           }};
    SHOPBOOK_TRY(fetchFor(asking, query, sink));
    stream->end();
    if (asking.format == QueryFormat::Table)
        writeFooter(asking.output, shape, stream->count(), count);
    return {};
}

base::Result<void> ask(const Asking &asking, const Query &query)
{
    const auto shape = query::shapeOf(query);
    SHOPBOOK_TRY(shape);
    if (query::ItemStream::fits(query, *shape))
        return askForList(asking, query, *shape);
    query::Collector collector(*shape, query.ending);
    const query::Sink sink{[](const QList<database::ResultColumn> &) {},
                           [&](const QList<QVariantList> &rows) {
                               for (qsizetype i = 0; i < rows.size() && !collector.isSettled(); ++i)
                                   (void)collector.add(typed(*shape, rows.at(i)));
                               return !collector.isSettled();
                           }};
    SHOPBOOK_TRY(fetchFor(asking, query, sink));
    return write(asking.output, asking.format, *shape, collector.outcome());
}

QString titleOf(query::Station::Kind kind)
{
    using Kind = query::Station::Kind;
    switch (kind) {
    case Kind::From:
        return u"FROM"_s;
    case Kind::Join:
        return u"JOIN"_s;
    case Kind::Where:
        return u"WHERE"_s;
    case Kind::GroupBy:
        return u"GROUP BY"_s;
    case Kind::Having:
        return u"HAVING"_s;
    case Kind::Select:
        return u"SELECT"_s;
    case Kind::Distinct:
        return u"DISTINCT"_s;
    case Kind::OrderBy:
        return u"ORDER BY"_s;
    case Kind::Limit:
        return u"LIMIT"_s;
    case Kind::Ending:
        break;
    }
    return u"="_s;
}

/// Clause by clause: what goes in, what comes out, and what happened.
base::Result<void> showPipeline(const Asking &asking, const Query &query)
{
    const auto pipeline = query::countPipeline(asking.connection, query, asking.sign);
    SHOPBOOK_TRY(pipeline);
    QList<QVariantList> rows;
    for (const query::Station &station : pipeline->stations)
        rows.append({station.kind == query::Station::Kind::Ending ? query::codeOf(query.ending) + u"()"_s
                                                                  : titleOf(station.kind),
                     station.path, station.in, station.out, station.sentence});
    write(asking.output, asking.format, {u"clause"_s, u"path"_s, u"in"_s, u"out"_s, u"what"_s}, rows);
    return {};
}

base::Result<void> ask(const Asking &asking, const QString &typed)
{
    Output &output = asking.output;
    QStringList columns;
    std::optional<ResultStream> stream;
    const query::Sink sink{[&](const QList<database::ResultColumn> &known) {
                               for (const database::ResultColumn &column : known)
                                   columns.append(column.title);
                               stream.emplace(output, asking.format, columns);
                           },
                           [&](const QList<QVariantList> &rows) {
                               for (const QVariantList &row : masked(columns, rows))
                                   addRow(*stream, row);
                               return !output.hasFailed();
                           }};
    const auto done = query::fetchByHand(asking.connection, typed, asking.limits, asking.sign, sink);
    if (done) {
        stream->end();
        if (asking.format == QueryFormat::Table)
            output.result(Words::tr("%n row(s)", nullptr, int(stream->count())));
        return {};
    }
    const query::Failure &failure = done.error();
    if (failure.offset >= 0 && !typed.contains(u'\n')) {
        output.say(typed);
        output.say(QString(failure.offset, u' ') + QString(std::max<qsizetype>(1, failure.length), u'^'));
    }
    return brokenOff(output, failure.error);
}

} // namespace

QString QueryVerb::name() const
{
    return u"query"_s;
}

QString QueryVerb::summary() const
{
    return Words::tr("Asks a question, read-only, or says it in another language.");
}

QString QueryVerb::argumentSyntax() const
{
    return u"[FILE]"_s;
}

QString QueryVerb::details() const
{
    return Words::tr(
        "A file is a query that was saved as JSON. Objects become JSON objects, rows of columns become "
        "lists. "
        "Secrets are masked. A query that one() or scalar() refuses ends with 1 and SQLAlchemy's words.");
}

void QueryVerb::addOptions(QCommandLineParser &parser) const
{
    parser.addOption({lessonOption,
                      Words::tr("A query of the lesson about the phonebook, by name: count-from-18."),
                      u"NAME"_s});
    parser.addOption({sqlOption, Words::tr("One statement that only asks."), u"TEXT"_s});
    parser.addOption(
        {formatOption, Words::tr("How the result is written: table, json or csv."), u"FORMAT"_s});
    parser.addOption({showOption,
                      Words::tr("Says the query instead: sql, sql-postgresql, sqlalchemy, sqlalchemy2 or qt; "
                                "or pipeline: its rows, clause by clause."),
                      u"LANGUAGE"_s});
    parser.addOption({timeOption,
                      Words::tr("Stops it after so many seconds; 30 without this option, 0 for no limit."),
                      u"SECONDS"_s});
}

base::Result<void> QueryVerb::run(const Invocation &invocation) const
{
    const auto asked = askedIn(invocation);
    SHOPBOOK_TRY(asked);
    const auto format = formatIn(invocation);
    SHOPBOOK_TRY(format);
    const auto time = timeIn(invocation);
    SHOPBOOK_TRY(time);
    const QString language = invocation.parser.value(showOption);
    if (invocation.parser.isSet(showOption) && !asked->query)
        return usage(Words::tr("--show says a query of Shopbook; what was typed as SQL is SQL already."));
    if (invocation.parser.isSet(showOption) && language != pipelineWord)
        return show(*asked->query, language, invocation.output);
    if (asked->query)
        SHOPBOOK_TRY(query::shapeOf(*asked->query)); // what can't be asked needs no database
    const auto location = invocation.options.location();
    SHOPBOOK_TRY(location);
    // A copy of the database may have been made for it, which is to be put away.
    const auto sign = std::make_shared<database::StopSign>();
    const base::Interrupts interrupts([sign] { sign->stop(); });
    auto connection = database::QueryConnection::open(*location);
    SHOPBOOK_TRY(connection);
    const Asking asking{*connection, *format, invocation.output, {0, *time}, sign};
    if (!asked->query)
        return ask(asking, asked->sql);
    return language == pipelineWord ? showPipeline(asking, *asked->query) : ask(asking, *asked->query);
}

} // namespace cli
