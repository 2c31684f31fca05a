// SPDX-License-Identifier: GPL-3.0-or-later
// What Shopbook makes of a query and what real SQLAlchemy makes of the Python that was printed of it, are the
// same: the lesson's queries and random trees, as session.query() and as select(), on both engines.
#include "exchange/Sample.h"
#include "foreign/Python.h"
#include "query/Lessons.h"
#include "query/Outcome.h"
#include "query/Printed.h"
#include "query/QueryJson.h"
#include "query/QuerySql.h"
#include "query/RandomQueries.h"
#include "records/Store.h"

#include "database/Query.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QScopeGuard>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using database::Role;
using query::Query;
using query::Tongue;

namespace
{

constexpr quint32 treesAtOnce = 500;

/// A tree of their answer beside the one of ours: numbers as numbers, rows in any order unless they have one.
bool same(const QJsonValue &theirs, const QJsonValue &ours)
{
    if (theirs.isDouble() && ours.isDouble()) {
        if (theirs.toVariant() == ours.toVariant())
            return true;
        const double difference = std::abs(theirs.toDouble() - ours.toDouble());
        return difference <= 1e-9 * std::max(1.0, std::abs(ours.toDouble()));
    }
    if (theirs.type() != ours.type())
        return false;
    if (theirs.isArray()) {
        const QJsonArray left = theirs.toArray();
        const QJsonArray right = ours.toArray();
        return left.size() == right.size()
            && std::equal(left.begin(), left.end(), right.begin(),
                          [](const QJsonValue &one, const QJsonValue &other) { return same(one, other); });
    }
    if (theirs.isObject()) {
        const QJsonObject left = theirs.toObject();
        const QJsonObject right = ours.toObject();
        return left.keys() == right.keys() && std::ranges::all_of(left.keys(), [&](const QString &key) {
                   return same(left.value(key), right.value(key));
               });
    }
    return theirs == ours;
}

QByteArray textOf(const QJsonValue &value)
{
    return QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
}

QJsonArray sorted(const QJsonArray &array)
{
    QList<std::pair<QByteArray, QJsonValue>> rows;
    for (const QJsonValue &value : array)
        rows.append({textOf(value), value});
    std::ranges::sort(rows, {}, [](const auto &row) { return row.first; });
    QJsonArray all;
    for (const auto &[text, value] : rows)
        all.append(value);
    return all;
}

/// Lists inside objects have no order in SQL; those of rows may have one.
QJsonValue ordered(const QJsonValue &value, bool isList)
{
    if (value.isArray()) {
        QJsonArray array;
        const QJsonArray rows = value.toArray();
        for (const QJsonValue &one : rows)
            array.append(ordered(one, false));
        return isList ? sorted(array) : array;
    }
    if (!value.isObject())
        return value;
    QJsonObject object = value.toObject();
    for (const QString &key : object.keys())
        if (object.value(key).isArray())
            object.insert(key, sorted(object.value(key).toArray()));
    return object;
}

} // namespace

class QueriesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void initTestCase();
    void init();
    void cleanupTestCase() { m_databases.clear(); }

    void lessonsAnswerAsSqlAlchemy();
    void randomTreesAnswerAsSqlAlchemy_data();
    void randomTreesAnswerAsSqlAlchemy();
    void printedFilesRunByThemselves();
    void whatIsReadIsWhatRuns();
    void documentsObeyTheSchema();

private:
    [[nodiscard]] const support::TestDatabase &database();
    [[nodiscard]] QJsonValue ours(const database::Connection &connection, const Query &query) const;
    void compare(const QList<Query> &queries);
    std::map<database::Engine, std::unique_ptr<support::TestDatabase>> m_databases;
};

void QueriesTest::initTestCase()
{
}

void QueriesTest::init()
{
    support::failOnSqlWarnings();
}

const support::TestDatabase &QueriesTest::database()
{
    auto &database = m_databases[support::engine()];
    if (!database) {
        database = std::make_unique<support::TestDatabase>(support::engine());
        store::makeTables(*database);
        const auto connection = database->open(Role::Writer);
        UNWRAP(exchange::loadSample(connection, u"2026-11-20 21:38:17"_s));
        for (const QString &row : trees::strangeRows())
            UNWRAP(connection.execute(row));
    }
    return *database;
}

QJsonValue QueriesTest::ours(const database::Connection &connection, const Query &query) const
{
    const query::SqlText sql = UNWRAP(query::sqlOf(connection.dialect(), query));
    query::Collector collector(UNWRAP(query::shapeOf(query)), query.ending);
    query::ItemStream stream(collector.shape(), query);
    QJsonArray streamed;
    auto run = database::Query::run(connection, sql.sql, sql.values);
    if (!run) {
        qCritical("%s\n%s", qPrintable(run.error().detail), qPrintable(sql.sql));
        return u"failed"_s;
    }
    while (run->next()) {
        QVariantList row;
        for (qsizetype i = 0; i < collector.shape().columns.size(); ++i) {
            const schema::Type type = collector.shape().columns.at(i).type;
            QVariant value = run->value(int(i), type);
            // Python writes no fraction of a second where there is none, and else six digits.
            if (type == schema::Type::Timestamp && value.toString().contains(u'.')) {
                const QStringList parts = value.toString().split(u'.');
                const QString micro = parts.at(1).leftJustified(6, u'0');
                value = micro == u"000000" ? parts.at(0) : parts.at(0) + u'.' + micro;
            }
            row.append(value);
        }
        (void)collector.add(row);
        if (const auto item = stream.next(row))
            streamed.append(query::toJson(collector.shape(), *item, {}));
    }
    UNWRAP(run->finish());
    const QJsonValue value = query::toJson(collector.shape(), collector.outcome(), {});
    const QString text = query::toJsonText(collector.shape(), collector.outcome(), {});
    if (QJsonDocument::fromJson('[' + text.toUtf8() + ']').array() != QJsonArray{value})
        return u"another text: "_s + text;
    if (query::ItemStream::fits(query, collector.shape()) && streamed != value)
        return u"another list, one by one"_s;
    return value;
}

void QueriesTest::compare(const QList<Query> &queries)
{
    const auto connection = database().open(Role::Inspector);
    const QTemporaryDir folder;
    QStringList arguments{QStringLiteral(SHOPBOOK_SOURCE_DIR "/tests/foreign/queries.py"),
                          foreign::sqlAlchemyUrl(database().location())};
    for (const Query &query : queries) {
        for (const Tongue tongue : {Tongue::SqlAlchemyQuery, Tongue::SqlAlchemySelect}) {
            const auto text = query::printed(tongue, query);
            QVERIFY2(text,
                     text ? ""
                          : qPrintable(text.error().message + QString::fromUtf8(query::toDocument(query))));
            arguments.append(folder.filePath(u"%1.py"_s.arg(arguments.size())));
            QFile file(arguments.constLast());
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text->text.toUtf8());
        }
    }
    qputenv("SQLALCHEMY_WARN_20", "1");
    const foreign::Answer answer = foreign::python(arguments);
    QVERIFY2(answer.exitCode == 0, answer.words);
    const QList<QByteArray> lines = answer.results.trimmed().split('\n');
    QCOMPARE(lines.size(), 2 * queries.size());
    int wrong = 0;
    qsizetype withRows = 0;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const Query &query = queries.at(i / 2);
        const QJsonObject object = QJsonDocument::fromJson(lines.at(i)).object();
        const bool isList = query.ending == query::Ending::All && !trees::isOrdered(query);
        QJsonValue theirs = ordered(object.value(u"answer"_s), isList);
        QJsonValue mine = ordered(ours(connection, query), isList);
        // select() has another word than Query for it.
        if (query.ending == query::Ending::Scalar && theirs.isObject()
            && theirs[u"exception"_s] == mine[u"exception"_s] && mine.toObject().contains(u"exception"_s))
            theirs = mine;
        withRows +=
            (mine.isArray() && !mine.toArray().isEmpty()) || mine.isObject() || mine.isDouble() ? 1 : 0;
        if (!object.contains(u"failure"_s) && same(theirs, mine))
            continue;
        ++wrong;
        qCritical(
            "%s\n--- theirs\n%s\n%s\n--- ours\n%s\n%s", query::toDocument(query).constData(),
            textOf(theirs).constData(), qPrintable(object.value(u"failure"_s).toString()),
            textOf(mine).constData(),
            qPrintable(query::printed(i % 2 == 0 ? Tongue::SqlAlchemyQuery : Tongue::SqlAlchemySelect, query)
                           ->text.section(u"# --- The query"_s, 1)
                           .section(u"# --- What"_s, 0, 0)));
        if (wrong > 5)
            break;
    }
    QCOMPARE(wrong, 0);
    // Answers without rows would be equal whatever was asked.
    QVERIFY2(withRows > lines.size() / 2, qPrintable(u"%1 of %2"_s.arg(withRows).arg(lines.size())));
}

void QueriesTest::lessonsAnswerAsSqlAlchemy()
{
    QList<Query> queries;
    for (const query::Lesson &lesson : UNWRAP(query::lessons()))
        queries.append(lesson.query);
    QCOMPARE(queries.size(), 40);
    compare(queries);
}

void QueriesTest::randomTreesAnswerAsSqlAlchemy_data()
{
    QTest::addColumn<quint32>("first");
    const quint32 count = qEnvironmentVariableIsSet("SHOPBOOK_SOAK") ? 10 : 1;
    for (quint32 i = 0; i < count; ++i)
        QTest::addRow("from seed %u", i * treesAtOnce + 1) << i * treesAtOnce + 1;
}

void QueriesTest::randomTreesAnswerAsSqlAlchemy()
{
    QFETCH(const quint32, first);
    QList<Query> queries;
    for (quint32 seed = first; seed < first + treesAtOnce; ++seed)
        queries.append(trees::random(seed));
    compare(queries);
}

void QueriesTest::printedFilesRunByThemselves()
{
    // Beside another program's tables, these lie in a schema of ours.
    const auto move = [this](const QString &schema) {
        if (support::engine() == database::Engine::Postgresql)
            database().run(
                u"ALTER TABLE \"user\" SET SCHEMA %1;\nALTER TABLE phonebook SET SCHEMA %1;\n"_s.arg(schema));
    };
    (void)database();
    move(u"shopbook"_s);
    const auto moveBack = qScopeGuard([&move] { move(u"public"_s); });
    for (const char *name : {"joinedload-15", "one-many"}) {
        const query::Lesson lesson = UNWRAP(query::lesson(QString::fromUtf8(name)));
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"query.py"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(UNWRAP(query::printed(Tongue::SqlAlchemySelect, lesson.query)).text.toUtf8());
        file.close();
        const foreign::Answer answer = foreign::python({path, foreign::sqlAlchemyUrl(database().location())});
        QVERIFY2(answer.exitCode == 0, answer.words);
        const auto connection = database().open(Role::Inspector);
        QVERIFY(same(QJsonDocument::fromJson('[' + answer.results + ']').array().at(0),
                     ours(connection, lesson.query)));
        QVERIFY(foreign::python({path}).exitCode != 0); // it wants an address
    }
}

/// The SQL that a person is shown brings the rows that are brought, its values bound.
void QueriesTest::whatIsReadIsWhatRuns()
{
    const auto connection = database().open(Role::Inspector);
    const auto rowsOf = [&](const QString &sql, const QVariantList &values) {
        auto run = database::Query::run(connection, sql, values);
        QStringList rows;
        if (!run)
            return QStringList{run.error().detail + u'\n' + sql};
        while (run->next()) {
            QStringList row;
            for (int i = 0; i < run->columnCount(); ++i)
                row.append(run->value(i).isNull() ? u"NULL"_s : u'=' + run->value(i).toString());
            rows.append(row.join(u'|'));
        }
        UNWRAP(run->finish());
        rows.sort();
        return rows;
    };
    const bool isSqlite = support::engine() == database::Engine::Sqlite;
    for (quint32 seed = 1; seed <= 500; ++seed) {
        const Query query = trees::random(seed);
        const query::SqlText runs = UNWRAP(query::sqlOf(connection.dialect(), query));
        const query::MarkedText read =
            UNWRAP(query::printed(isSqlite ? Tongue::SqliteSql : Tongue::PostgresqlSql, query));
        QVERIFY(!runs.sql.contains(u"O'Brien"_s));
        QCOMPARE(runs.values, read.values);
        QCOMPARE(rowsOf(read.text, read.values), rowsOf(runs.sql, runs.values));
    }
}

/// What we write, it accepts; what we refuse for its form, it refuses.
void QueriesTest::documentsObeyTheSchema()
{
    if (support::engine() != database::Engine::Sqlite)
        return; // no database is asked
    const QTemporaryDir folder;
    QStringList arguments{QStringLiteral(SHOPBOOK_SOURCE_DIR "/tests/foreign/documents.py"),
                          QStringLiteral(SHOPBOOK_SOURCE_DIR "/resources/query/query.schema.json")};
    const auto add = [&](const QByteArray &text) {
        arguments.append(folder.filePath(u"%1.json"_s.arg(arguments.size())));
        QFile file(arguments.constLast());
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    };
    const QDir lessons(QStringLiteral(SHOPBOOK_SOURCE_DIR "/resources/query/lesson"));
    for (const QString &name : lessons.entryList(QDir::Files))
        arguments.append(lessons.filePath(name));
    for (quint32 seed = 1; seed <= 200; ++seed)
        QVERIFY(add(query::toDocument(trees::random(seed))));
    const qsizetype good = arguments.size() - 2;
    const QList<QByteArray> bad{
        "[]",
        R"({"from": "user"})",
        R"({"version": 2, "from": "user"})",
        R"({"version": 1})",
        R"({"version": 1, "from": "people"})",
        R"({"version": 1, "from": "user", "order": []})",
        R"({"version": 1, "from": "user", "columns": "age"})",
        R"({"version": 1, "from": "user", "columns": ["a.b.c"]})",
        R"({"version": 1, "from": "user", "joins": ["phonebook"]})",
        R"({"version": 1, "from": "user", "where": {"all": []}})",
        R"({"version": 1, "from": "user", "where": [{"field": "age", "op": "="}]})",
        R"({"version": 1, "from": "user", "where": [{"field": "age", "op": "==", "value": 5}]})",
        R"({"version": 1, "from": "user", "where": [{"field": "age", "op": "==", "values": [[5]]}]})",
        R"({"version": 1, "from": "user", "where": [{"all": [], "any": []}]})",
        R"({"version": 1, "from": "user", "order_by": [{"by": "age", "nulls": "middle"}]})",
        R"({"version": 1, "from": "user", "limit": "10"})",
        R"({"version": 1, "from": "user", "slice": [1]})",
        R"({"version": 1, "from": "user", "slice": [1, 2], "limit": 5})",
        R"({"version": 1, "from": "user", "ending": "two"})",
    };
    for (const QByteArray &text : bad) {
        QVERIFY2(!query::queryFromDocument(text), text);
        QVERIFY(add(text));
    }
    const foreign::Answer answer = foreign::python(arguments);
    QVERIFY2(answer.exitCode == 0, answer.words);
    const QList<QByteArray> lines = answer.results.trimmed().split('\n');
    QCOMPARE(lines.size(), good + bad.size());
    for (qsizetype i = 0; i < lines.size(); ++i)
        QVERIFY2((lines.at(i) == "null") == (i < good),
                 qPrintable(arguments.at(i + 2) + QString::fromUtf8(lines.at(i))));
}

QTEST_GUILESS_MAIN(QueriesTest)
#include "QueriesTest.moc"
