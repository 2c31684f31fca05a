// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/Printed.h"
#include "query/Lessons.h"
#include "query/QueryJson.h"
#include "query/RandomQueries.h"

#include <QProcess>
#include <QRegularExpression>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using query::MarkedText;
using query::Query;
using query::Tongue;

/// The five tongues as texts: where each part stands, and that what strange values there are stay values.
/// That the Python answers right is tested in tests/foreign.
class PrintedTest : public QObject
{
    Q_OBJECT
private:
    static Query read(const QByteArray &text)
    {
        const auto query = query::queryFromDocument(text);
        if (!query)
            qFatal("%s", qPrintable(query.error().message));
        return *query;
    }
    static Query everything()
    {
        return read(R"json({"version": 1, "from": "user", "columns": ["city", "count(phonebook.id)"],
            "joins": [{"table": "phonebook"}],
            "where": [{"field": "name", "op": "like", "values": ["J%"]},
                      {"any": [{"field": "age", "op": ">=", "values": [18]},
                               {"none": [{"field": "surname", "op": "==", "values": [null]}]}]},
                      {"field": "country", "op": "==", "values": ["USA"], "off": true}],
            "group_by": ["city"], "having": [{"field": "count(phonebook.id)", "op": ">", "values": [1]}], "distinct": true,
            "order_by": [{"by": "city", "descending": true, "nulls": "last"}], "limit": 10, "offset": 5, "ending": "count"})json");
    }
    static QStringList at(const MarkedText &text, const QString &path)
    {
        QStringList found;
        for (const query::Span &span : text.spans)
            if (span.path == path)
                found.append(text.text.mid(span.start, span.length));
        return found;
    }

private Q_SLOTS:
    void partsAreFound_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("postgresql");
        QTest::addColumn<QString>("python");
        const auto row = [](const char *path, const char *sql, const char *postgresql, const char *python) {
            QTest::newRow(path) << QString::fromUtf8(path) << QString::fromUtf8(sql)
                                << QString::fromUtf8(postgresql ? postgresql : sql)
                                << QString::fromUtf8(python);
        };
        row("columns[0]", "\"user\".city AS user_city", nullptr, "User.city");
        row("columns[1]", "count(phonebook.id) AS count_2", nullptr, "func.count(PhoneBook.id)");
        row("joins[0]", "JOIN phonebook ON \"user\".id = phonebook.user_id", nullptr,
            ".join(User.phone_numbers)");
        row("where[0]", "\"user\".name LIKE ?", "\"user\".name LIKE $1", "User.name.like(\"J%\")");
        row("where[1]", "(\"user\".age >= ? OR NOT (\"user\".surname IS NULL))",
            "(\"user\".age >= $2 OR NOT (\"user\".surname IS NULL))",
            "or_(User.age >= 18, not_(User.surname == None))");
        row("where[1].any[0]", "\"user\".age >= ?", "\"user\".age >= $2", "User.age >= 18");
        row("where[1].any[1].none[0]", "\"user\".surname IS NULL", nullptr, "User.surname == None");
        row("group_by[0]", "\"user\".city", nullptr, "User.city");
        row("having[0]", "count(phonebook.id) > ?", "count(phonebook.id) > $3",
            "func.count(PhoneBook.id) > 1");
        row("distinct", "DISTINCT", nullptr, ".distinct()");
        row("order_by[0]", "\"user\".city DESC NULLS LAST", nullptr, "User.city.desc().nulls_last()");
        row("limit", "LIMIT ?", "LIMIT $4", ".limit(10)");
        row("offset", "OFFSET ?", "OFFSET $5", ".offset(5)");
    }
    void partsAreFound()
    {
        QFETCH(const QString, path);
        QFETCH(const QString, sql);
        QFETCH(const QString, postgresql);
        QFETCH(const QString, python);
        const auto said = [&](Tongue tongue) { return at(*query::printed(tongue, everything()), path); };
        QCOMPARE(said(Tongue::SqliteSql), QStringList{sql});
        QCOMPARE(said(Tongue::PostgresqlSql), QStringList{postgresql});
        QCOMPARE(said(Tongue::SqlAlchemyQuery), QStringList{python});
        QCOMPARE(said(Tongue::SqlAlchemySelect), QStringList{python});
        QCOMPARE(said(Tongue::QtCpp), QStringList{sql});
    }

    void endingsAreFound()
    {
        const QString all = query::printed(Tongue::SqlAlchemyQuery, everything())->text;
        QVERIFY(all.contains(u".count()"_s));
        QVERIFY(!all.contains(u"USA"_s)); // it is off
        Query query = everything();
        query.ending = query::Ending::First;
        QCOMPARE(at(*query::printed(Tongue::SqliteSql, query), u"ending"_s), QStringList{u"LIMIT 1"_s});
        QCOMPARE(at(*query::printed(Tongue::SqlAlchemyQuery, query), u"ending"_s),
                 QStringList{u".first()"_s});
        QCOMPARE(at(*query::printed(Tongue::SqlAlchemySelect, query), u"ending"_s),
                 (QStringList{u".limit(1)"_s, u".first()"_s}));
    }

    /// In every tongue each condition that is asked, each column, join, group and order has a place inside
    /// the text.
    void everyPartHasAPlace()
    {
        for (quint32 seed = 1; seed <= 300; ++seed) {
            const Query query = trees::random(seed);
            QStringList paths;
            collect(query.where, u"where"_s, paths, true);
            collect(query.having, u"having"_s, paths, true);
            for (const auto &[count, name] : {std::pair(query.columns.size(), u"columns"_s),
                                              {query.joins.size(), u"joins"_s},
                                              {query.groupBy.size(), u"group_by"_s},
                                              {query.orderBy.size(), u"order_by"_s}})
                for (qsizetype i = 0; i < count; ++i)
                    paths.append(u"%1[%2]"_s.arg(name).arg(i));
            if (query.isDistinct)
                paths.append(u"distinct"_s);
            for (const Tongue tongue : query::tongues()) {
                const auto text = query::printed(tongue, query);
                QVERIFY2(text, text ? "" : qPrintable(text.error().message));
                QStringList known;
                for (const query::Span &span : text->spans) {
                    QVERIFY(span.start >= 0 && span.length > 0
                            && span.start + span.length <= text->text.size());
                    QVERIFY(!text->text.at(span.start).isSpace());
                    known.append(span.path);
                }
                for (const QString &path : std::as_const(paths))
                    QVERIFY2(known.contains(path),
                             qPrintable(path + u" in "_s + query::codeOf(tongue) + u'\n' + text->text));
            }
        }
    }

    void valuesStandBeside()
    {
        const Query query = read("{\"version\": 1, \"from\": \"phonebook\", \"where\": ["
                                 "{\"field\": \"number\", \"op\": \"in\", \"values\": [\"o\\u0027neil\", "
                                 "null, \"\\u0022); DROP TABLE user; --\"]},"
                                 "{\"field\": \"created_at\", \"op\": \">\", \"values\": [\"2026-11-20 "
                                 "21:38:17\"]}], \"limit\": 3}");
        const auto sqlite = query::printed(Tongue::SqliteSql, query);
        QCOMPARE(sqlite->text,
                 u"SELECT phonebook.id, phonebook.user_id, phonebook.number, phonebook.deleted, "
                 "phonebook.created_at,\n    phonebook.updated_at, phonebook.deleted_at\nFROM phonebook\n"
                 "WHERE phonebook.number IN (?, ?, ?)\n  AND phonebook.created_at > ?\nLIMIT ?"_s);
        // As SQLAlchemy binds a time on SQLite.
        QCOMPARE(sqlite->values,
                 (QVariantList{u"o'neil"_s, QVariant(), u"\"); DROP TABLE user; --"_s,
                               u"2026-11-20 21:38:17.000000"_s, qint64(3)}));
        QCOMPARE(query::printed(Tongue::PostgresqlSql, query)->values.at(3),
                 QVariant(u"2026-11-20 21:38:17"_s));
        QCOMPARE(query::sqlLiteral(sqlite->values.at(0)), u"'o''neil'"_s);
        QCOMPARE(query::sqlLiteral({}), u"NULL"_s);
        // A comment ends with its line: no value may end it.
        QCOMPARE(query::sqlLiteral(u"a\nDROP TABLE x;\r--\u2028\u0085"_s),
                 u"'a␊DROP TABLE x;␍--\ufffd\ufffd'"_s);
        QCOMPARE(query::sqlLiteral(18.5), u"18.5"_s);
        const QString python = query::printed(Tongue::SqlAlchemyQuery, query)->text;
        QVERIFY(
            python.contains(u"PhoneBook.number.in_([\"o'neil\", None, \"\\\"); DROP TABLE user; --\"])"_s));
        QVERIFY(python.contains(u"PhoneBook.created_at > datetime.datetime(2026, 11, 20, 21, 38, 17)"_s));
    }

#if !defined(Q_OS_WIN)                                                                                       \
    && !defined(WIN32) // there is no compiler where Windows' tests run; moc knows WIN32 alone
    /// Several of the files become one program, because a compiler takes its time.
    void theCppRuns();
#endif

private:
    static void collect(const query::Condition &condition, const QString &path, QStringList &paths,
                        bool isRoot = false)
    {
        if (condition.isVoid())
            return;
        if (!isRoot)
            paths.append(path);
        const QString word = isRoot                         ? QString()
            : condition.kind == query::Condition::Kind::All ? u".all"_s
            : condition.kind == query::Condition::Kind::Any ? u".any"_s
                                                            : u".none"_s;
        for (qsizetype i = 0; i < condition.parts.size(); ++i)
            collect(condition.parts.at(i), u"%1%2[%3]"_s.arg(path, word).arg(i), paths);
    }
};

#ifndef Q_OS_WIN
void PrintedTest::theCppRuns()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"book.db"_s);
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"made"_s);
        database.setDatabaseName(path);
        QVERIFY(database.open());
        QSqlQuery sql(database);
        QVERIFY(sql.exec(u"CREATE TABLE user (id INTEGER PRIMARY KEY, name TEXT, surname TEXT, age FLOAT, "
                         u"email TEXT, country "
                         "TEXT, city TEXT, deleted BOOLEAN, created_at TEXT, updated_at TEXT)"_s));
        QVERIFY(sql.exec(u"INSERT INTO user (id, name, surname, age, city) VALUES (1, 'Ёж \"q\" ?\?=', NULL, "
                         u"18.5, 'a''b\\'), "
                         "(2, 'J%', '', 20, 'Ohio'), (3, 'Jo', NULL, 30, 'Ohio')"_s));
        sql.clear();
        database.close();
    }
    QSqlDatabase::removeDatabase(u"made"_s);
    const QList<std::pair<QByteArray, QByteArray>> cases{
        {R"json({"version": 1, "from": "user", "columns": ["name", "age", "surname"], "where": [
            {"field": "name", "op": "==", "values": ["Ёж \u0022q\u0022 ??="]}, {"field": "city", "op": "==", "values": ["a\u0027b\\"]},
            {"field": "age", "op": "<", "values": [18.75]}]})json",
         "[[\"Ёж \\\"q\\\" ?\?=\",18.5,null]]"},
        {R"json({"version": 1, "from": "user", "columns": ["city", "count(*)"], "group_by": ["city"],
            "having": [{"field": "count(*)", "op": ">", "values": [1]}], "ending": "one"})json",
         R"json(["Ohio",2])json"},
        {R"json({"version": 1, "from": "user", "where": [{"field": "name", "op": "startswith", "values": ["J"]}],
            "ending": "count"})json",
         "2"},
        {R"json({"version": 1, "from": "user", "columns": ["id"], "where": [{"any": [
            {"field": "name", "op": "==", "values": ["\u202e}); return 9; //\u2066"]},
            {"field": "name", "op": "==", "values": ["a\r\nb\t\u0001\u007f\u2028"]}]}], "ending": "first"})json",
         "null"},
        {R"json({"version": 1, "from": "user", "columns": ["id"], "order_by": ["id"], "slice": [1, 3]})json",
         "[[2],[3]]"},
    };
    QString program;
    QString cases_;
    for (qsizetype i = 0; i < cases.size(); ++i) {
        program += query::printed(Tongue::QtCpp, read(cases.at(i).first))
                       ->text.replace(u"int main("_s, u"int query%1("_s.arg(i));
        cases_ += u"case %1: return query%1(argc, argv);\n"_s.arg(i);
    }
    program +=
        u"int main(int argc, char **argv) { switch (argv[2][0] - '0') { %1 } return 9; }\n"_s.arg(cases_);
    QFile source(folder.filePath(u"query.cpp"_s));
    QVERIFY(source.open(QIODevice::WriteOnly));
    source.write(program.toUtf8());
    source.close();
    QProcess compiler;
    compiler.setWorkingDirectory(folder.path());
    compiler.start(
        u"sh"_s,
        {u"-c"_s,
         u"c++ -std=c++20 -fPIC -Wall -Wextra -Werror -o query query.cpp $(pkg-config --cflags --libs "
         "Qt6Core Qt6Sql)"_s});
    QVERIFY(compiler.waitForFinished(120000));
    QVERIFY2(compiler.exitCode() == 0, compiler.readAllStandardError());
    for (qsizetype i = 0; i < cases.size(); ++i) {
        QProcess query;
        query.start(folder.filePath(u"query"_s), {path, QString::number(i)});
        QVERIFY(query.waitForFinished(60000));
        QCOMPARE(query.readAllStandardError(), QByteArray());
        QCOMPARE(query.readAllStandardOutput().trimmed(), cases.at(i).second);
    }
}

#endif

QTEST_GUILESS_MAIN(PrintedTest)
#include "PrintedTest.moc"
