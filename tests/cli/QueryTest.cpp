// SPDX-License-Identifier: GPL-3.0-or-later
#include "CliProcess.h"
#include "support/TestDatabase.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using clitest::Outcome;
using clitest::runCli;

/// `shopbook-cli query` as a person runs it, on both engines. What the lesson's queries return is what real
/// SQLAlchemy returned on the same rows (tests/data/lesson_results.json).
class QueryTest : public QObject
{
    Q_OBJECT
    std::map<database::Engine, std::unique_ptr<support::TestDatabase>> m_databases;

    [[nodiscard]] Outcome query(const QStringList &arguments)
    {
        return runCli(
            QStringList{u"--database"_s, m_databases.at(support::engine())->location().toUrl(), u"query"_s}
            + arguments);
    }
    /// Of a value of any kind.
    [[nodiscard]] static QJsonValue parsed(const QByteArray &text)
    {
        return QJsonDocument::fromJson('[' + text + ']').array().at(0);
    }
    [[nodiscard]] static QByteArray textOf(const QJsonValue &value)
    {
        return QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    }
    /// The fields that are compared; of what was loaded, in the order of its ids.
    [[nodiscard]] static QJsonValue projected(const QJsonValue &value, const QJsonArray &fields,
                                              const QJsonArray &loaded)
    {
        if (value.isArray()) {
            QJsonArray all;
            const QJsonArray array = value.toArray();
            for (const QJsonValue &one : array)
                all.append(projected(one, fields, loaded));
            return all;
        }
        QJsonArray chosen;
        for (const QJsonValue &field : fields) {
            const QJsonValue one = value[field.toString()];
            chosen.append(one.isArray() ? projected(sorted(one.toArray()), loaded, {}) : one);
        }
        return chosen;
    }
    [[nodiscard]] static QJsonArray sorted(const QJsonArray &array)
    {
        QList<QJsonValue> values(array.begin(), array.end());
        std::ranges::sort(values, {}, [](const QJsonValue &value) {
            return value.isObject() ? QByteArray::number(value[u"id"_s].toInt()).rightJustified(9)
                                    : textOf(value);
        });
        QJsonArray all;
        for (const QJsonValue &value : values)
            all.append(value);
        return all;
    }
    [[nodiscard]] static QJsonObject golden()
    {
        QFile file(support::testFile(u"lesson_results.json"_s));
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                              : QJsonObject();
    }

private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init()
    {
        support::failOnSqlWarnings();
        auto &database = m_databases[support::engine()];
        if (database)
            return;
        database = std::make_unique<support::TestDatabase>(support::engine());
        QCOMPARE(runCli({u"sample"_s, database->location().toUrl()}).exitCode, 0);
    }
    void cleanupTestCase() { m_databases.clear(); }

    void lessons_data()
    {
        QTest::addColumn<QJsonObject>("expected");
        const QJsonObject all = golden();
        QCOMPARE(all.size(), 40);
        for (auto each = all.begin(); each != all.end(); ++each)
            QTest::newRow(qPrintable(each.key())) << each.value().toObject();
    }
    void lessons()
    {
        QFETCH(const QJsonObject, expected);
        const QString name = QString::fromUtf8(QTest::currentDataTag());
        const Outcome outcome = query({u"--lesson"_s, name, u"--format"_s, u"json"_s});
        const QJsonValue answer = parsed(outcome.results);
        const QJsonValue wanted = expected.value(u"result"_s);
        const bool isException = wanted.isObject();
        QVERIFY2(outcome.exitCode == (isException ? 1 : 0), outcome.words);
        QCOMPARE(outcome.words.contains(wanted[u"message"_s].toString().toUtf8()), true);
        if (expected.contains(u"size"_s)) {
            QCOMPARE(answer.toArray().size(), wanted.toInt());
        } else if (expected.contains(u"fields"_s)) {
            const QJsonValue chosen = projected(answer, expected.value(u"fields"_s).toArray(),
                                                expected.value(u"loaded"_s).toArray());
            // Rows that are equal in what orders them come as the engine likes; these came from SQLite.
            if (expected.contains(u"ties_by"_s) && support::engine() == database::Engine::Postgresql) {
                const qsizetype key = expected.value(u"ties_by"_s).toInt();
                for (qsizetype i = 0; i < wanted.toArray().size(); ++i)
                    QCOMPARE(chosen[i][key], wanted[i][key]);
                QCOMPARE(textOf(sorted(chosen.toArray())), textOf(sorted(wanted.toArray())));
            } else {
                QCOMPARE(textOf(chosen), textOf(wanted));
            }
        } else if (expected.contains(u"any_order"_s)) {
            QCOMPARE(textOf(sorted(answer.toArray())), textOf(sorted(wanted.toArray())));
        } else if (wanted.isDouble()) {
            QCOMPARE(answer.toDouble(), wanted.toDouble());
        } else {
            QCOMPARE(textOf(answer), textOf(wanted));
        }
    }

    void formats()
    {
        QCOMPARE(query({u"--lesson"_s, u"count-from-18"_s}).results, "28\n");
        QCOMPARE(query({u"--lesson"_s, u"first-none"_s}).results, "None\n");
        const QByteArray table = query({u"--lesson"_s, u"several-numbers"_s}).results;
        QVERIFY2(table.startsWith("id  count(phonebook.id)\n"), table);
        QVERIFY2(table.endsWith("6 rows\n"), table);
        QVERIFY(query({u"--lesson"_s, u"join"_s}).results.endsWith("\n29 objects from 35 rows\n"));
        const QByteArray csv = query({u"--lesson"_s, u"joinedload-15"_s, u"--format"_s, u"csv"_s}).results;
        QVERIFY2(csv.startsWith(
                     "id,name,surname,age,email,country,city,deleted,created_at,updated_at,phone_numbers\n"
                     "15,Valeriya,,28,valeriya.a@icloud.com,Canada,Ontario,false,"),
                 csv);
        const QByteArray json = query({u"--lesson"_s, u"joinedload-15"_s, u"--json"_s}).results;
        QVERIFY2(json.startsWith(R"({"id": 15, "name": "Valeriya", "surname": null, "age": 28, )"), json);
        QVERIFY2(json.contains(R"("phone_numbers": [{"id": 17, "user_id": 15, "number": "+1 528 27 74")"),
                 json);
        const Outcome many = query({u"--lesson"_s, u"one-many"_s});
        QCOMPARE(many.exitCode, 1);
        QVERIFY(many.results.isEmpty());
        QVERIFY(many.words.contains(
            "MultipleResultsFound: Multiple rows were found when exactly one was required"));
    }

    void files()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"query.json"_s);
        const auto write = [&](const QByteArray &text) {
            QFile file(path);
            return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
        };
        QVERIFY(write(
            R"({"version": 1, "from": "products", "columns": ["name", "hidden_content"], "limit": 1})"));
        const Outcome secret = query({path});
        QCOMPARE(secret.exitCode, 0);
        QVERIFY(secret.results.contains("•••"));
        QCOMPARE(parsed(query({path, u"--format"_s, u"json"_s}).results)[0][1].toString(), u"•••"_s);
        QVERIFY(write(
            R"({"version": 1, "from": "user", "where": [{"field": "age", "op": "==", "values": ["abc"]}]})"));
        const Outcome bad = query({path});
        QCOMPARE(bad.exitCode, 2);
        QVERIFY2(bad.words.contains("At where[0].values[0]: The age must be a number"), bad.words);
        QVERIFY(write(R"({"version": 7, "from": "user"})"));
        const Outcome later = query({path});
        QCOMPARE(later.exitCode, 2);
        QVERIFY2(later.words.contains("query.json: At version: this query was made by a later Shopbook"),
                 later.words);
        QCOMPARE(query({folder.filePath(u"none.json"_s)}).exitCode, 1);
        QVERIFY(write(R"({"version": 1, "from": "products", "columns": ["hidden_content"], "limit": 1,
            "order_by": ["id"], "ending": "scalar"})"));
        for (const QString &format : {u"table"_s, u"json"_s, u"csv"_s}) {
            const Outcome scalar = query({path, u"--format"_s, format});
            QVERIFY2(scalar.exitCode == 0 && scalar.results.contains("•••"), scalar.results);
        }
    }

    /// What a page saved of SQL that was typed.
    void filesOfTypedSql()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"query.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"version\": 1, \"sql\": \"SELECT count(*) AS n\\nFROM phonebook\"}");
        file.close();
        QCOMPARE(query({file.fileName(), u"--format"_s, u"csv"_s}).results, "n\n35\n");
        QCOMPARE(query({file.fileName(), u"--show"_s, u"sqlalchemy"_s}).exitCode, 2);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"version": 1, "sql": "DELETE FROM phonebook"})");
        file.close();
        QCOMPARE(query({file.fileName()}).exitCode, 2);
    }

    /// A folder, a file of gigabytes, a number that no column holds.
    void filesThatAreNone()
    {
        const QTemporaryDir folder;
        QCOMPARE(query({folder.path()}).exitCode, 1);
        QFile file(folder.filePath(u"query.json"_s));
        QVERIFY(file.open(QIODevice::ReadWrite) && file.resize(Q_INT64_C(1) << 33));
        const Outcome large = query({file.fileName()});
        QCOMPARE(large.exitCode, 2);
        QVERIFY2(large.words.contains("larger than 8 MB"), large.words);
        QVERIFY(file.resize(0));
        file.write(R"({"version": 1, "from": "user", "where": [{"field": "id", "op": "in",
            "values": [18446744073709551617, 1e30, -9223372036854775809]}], "ending": "count"})");
        file.close();
        const Outcome none = query({file.fileName()});
        QVERIFY2(none.exitCode == 0, none.words);
        QCOMPARE(none.results, "0\n");
    }

    void typedSql()
    {
        const QString sql = u"SELECT country, count(*) FROM \"user\" GROUP BY country ORDER BY 2"_s;
        QCOMPARE(query({u"--sql"_s, sql, u"--format"_s, u"csv"_s}).results.split('\n').mid(1),
                 (QList<QByteArray>{"Canada,4", "USA,26", ""}));
        QCOMPARE(textOf(parsed(query({u"--sql"_s, sql, u"--json"_s}).results)),
                 R"([[["Canada",4],["USA",26]]])");
        for (const char *bad :
             {"DELETE FROM phonebook", "SELECT 1; SELECT 2", "INSERT INTO phonebook (id) VALUES (900)"}) {
            const Outcome outcome = query({u"--sql"_s, QString::fromUtf8(bad)});
            QVERIFY(outcome.exitCode != 0);
            QVERIFY(outcome.results.isEmpty());
        }
        // Nothing in a table moves the cursor of a terminal.
        const QByteArray odd = query({u"--sql"_s, u"SELECT 'x\n\u001b[2Jy' AS \"a\u001b[1m\nb\""_s}).results;
        QCOMPARE(odd, "a [1m b\nx  [2Jy\n1 row\n");
        QCOMPARE(query({u"--sql"_s, u"SELECT count(*) FROM phonebook"_s, u"--json"_s}).results,
                 "[\n[35]\n]\n");
    }

    void languages()
    {
        const auto said = [this](const QString &language) {
            return query({u"--lesson"_s, u"or-j-m"_s, u"--show"_s, language}).results;
        };
        QVERIFY(said(u"sql"_s).contains(
            "WHERE (\"user\".name LIKE ? OR \"user\".name LIKE ?)\n-- 1: 'J%'\n-- 2: 'M%'\n"));
        QVERIFY(said(u"sql-postgresql"_s).contains("LIKE $2)"));
        QVERIFY(
            said(u"sqlalchemy"_s).contains(".filter(or_(User.name.like(\"J%\"), User.name.like(\"M%\")))"));
        QVERIFY(said(u"sqlalchemy2"_s).contains("select(User)"));
        QVERIFY(said(u"qt"_s).contains("query.addBindValue(u\"M%\"_s);"));
        QCOMPARE(query({u"--lesson"_s, u"or-j-m"_s, u"--show"_s, u"basic"_s}).exitCode, 2);
    }

    void pipeline()
    {
        const QByteArray text =
            query({u"--lesson"_s, u"join"_s, u"--show"_s, u"pipeline"_s, u"--format"_s, u"csv"_s}).results;
        QVERIFY2(text.startsWith("clause,path,in,out,what\nFROM,from,30,30,"), text);
        QVERIFY2(text.contains("\nJOIN,joins[0],30,35,"), text);
        QVERIFY2(text.contains("\nall(),ending,35,29,"), text);
        QVERIFY2(
            query({u"--lesson"_s, u"count-from-18"_s, u"--show"_s, u"pipeline"_s}).results.contains("WHERE"),
            text);
    }

    void usage()
    {
        QCOMPARE(query({}).exitCode, 2);
        QCOMPARE(query({u"a.json"_s, u"--lesson"_s, u"join"_s}).exitCode, 2);
        const Outcome unknown = query({u"--lesson"_s, u"joins"_s});
        QCOMPARE(unknown.exitCode, 2);
        QVERIFY(unknown.words.contains("joinedload-15"));
        QCOMPARE(query({u"--lesson"_s, u"join"_s, u"--format"_s, u"xml"_s}).exitCode, 2);
        QCOMPARE(query({u"--sql"_s, u"SELECT 1"_s, u"--show"_s, u"sql"_s}).exitCode, 2);
    }
};

QTEST_GUILESS_MAIN(QueryTest)
#include "QueryTest.moc"
