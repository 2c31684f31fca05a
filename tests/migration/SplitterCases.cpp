// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/SplitterCases.h"

using namespace Qt::StringLiterals;

namespace splitting
{

namespace
{

void addForBoth(QList<Case> &cases)
{
    for (const bool server : {false, true}) {
        const QByteArray engine = server ? "postgresql: " : "sqlite: ";
        const auto row = [&](const char *name, const QString &text, const QStringList &statements) {
            cases.append({engine + name, server, text, statements});
        };
        row("nothing", u""_s, {});
        row("only comments", u"-- a;\n/* b; */\n"_s, {});
        row("empty statements", u";;\n; ;"_s, {});
        row("two", u"SELECT 1; SELECT 2;"_s, {u"SELECT 1"_s, u"SELECT 2"_s});
        row("trailing comment", u"SELECT 1; -- done"_s, {u"SELECT 1"_s});
        row("semicolon in text", u"SELECT 'a;b', 'it''s;';"_s, {u"SELECT 'a;b', 'it''s;'"_s});
        row("semicolon in name", u"SELECT \"a;\"\"b\";"_s, {u"SELECT \"a;\"\"b\""_s});
        row("comment signs in text", u"SELECT '-- no', '/* no';"_s, {u"SELECT '-- no', '/* no'"_s});
        row("quote in comment", u"SELECT 1 -- it's\n+ 1; SELECT /* ' */ 2;"_s,
            {u"SELECT 1  \n+ 1"_s, u"SELECT   2"_s});
        row("line break in text", u"SELECT 'a\n;\nb';"_s, {u"SELECT 'a\n;\nb'"_s});
        row("other scripts", u"SELECT 'Ключ;🛒', ключ FROM t;"_s,
            {u"SELECT 'Ключ;🛒', ключ FROM t"_s});
        row("minus minus without comment", u"SELECT 1 - -1;"_s, {u"SELECT 1 - -1"_s});
        row("backslash is nothing", u"SELECT 'a\\'; SELECT 2;"_s, {u"SELECT 'a\\'"_s, u"SELECT 2"_s});
        row("windows line endings", u"SELECT 1;\r\n-- a;\r\nSELECT 'b\r\n;';\r\n"_s,
            {u"SELECT 1"_s, u"SELECT 'b\r\n;'"_s});
        row("empty quotes", u"SELECT '', \"\"\"\";SELECT '''''', '''';"_s,
            {u"SELECT '', \"\"\"\""_s, u"SELECT '''''', ''''"_s});
        row("quotes of the other kind", u"SELECT '\";', \"';\"; SELECT 2;"_s,
            {u"SELECT '\";', \"';\""_s, u"SELECT 2"_s});
        row("comment without white space", u"SELECT 1--;\n;SELECT/*;*/2;"_s, {u"SELECT 1"_s, u"SELECT 2"_s});
        row("slash and star apart", u"SELECT 4 / * 2; SELECT 3;"_s, {u"SELECT 4 / * 2"_s, u"SELECT 3"_s});
        row("star before a comment", u"SELECT 2 */*;*/ 3; SELECT 3;"_s, {u"SELECT 2 *  3"_s, u"SELECT 3"_s});
        row("comment of stars", u"SELECT 1 /**;**/; SELECT /*;***/ 2;"_s, {u"SELECT 1"_s, u"SELECT   2"_s});
        row("transaction words", u"BEGIN; SELECT 1; END; COMMIT;"_s,
            {u"BEGIN"_s, u"SELECT 1"_s, u"END"_s, u"COMMIT"_s});
        row("case outside a body", u"SELECT CASE WHEN 1 = 1 THEN 2 END; SELECT 3;"_s,
            {u"SELECT CASE WHEN 1 = 1 THEN 2 END"_s, u"SELECT 3"_s});
        row("text that looks like a trigger", u"SELECT 'CREATE TRIGGER t BEGIN'; SELECT 2;"_s,
            {u"SELECT 'CREATE TRIGGER t BEGIN'"_s, u"SELECT 2"_s});
    }
}

void addForSqlite(QList<Case> &cases)
{
    const auto lite = [&](const char *name, const QString &text, const QStringList &statements) {
        cases.append({name, false, text, statements});
    };
    const QString trigger =
        u"CREATE TRIGGER t AFTER UPDATE ON a BEGIN UPDATE a SET x = CASE WHEN 1 THEN 2 END; SELECT 1; END"_s;
    lite("sqlite: trigger", trigger + u"; SELECT 1;"_s, {trigger, u"SELECT 1"_s});
    lite("sqlite: temp trigger", u"create temp trigger t after insert on a begin select 1; end; select 2;"_s,
         {u"create temp trigger t after insert on a begin select 1; end"_s, u"select 2"_s});
    lite("sqlite: comment before end", u"CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; /* ; */ END;"_s,
         {u"CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1;   END"_s});
    lite("sqlite: a column named trigger", u"CREATE TABLE t (trigger TEXT); SELECT 1;"_s,
         {u"CREATE TABLE t (trigger TEXT)"_s, u"SELECT 1"_s});
    lite("sqlite: brackets and backticks", u"SELECT [a;b], `c;``d`;"_s, {u"SELECT [a;b], `c;``d`"_s});
    lite("sqlite: comments do not nest", u"SELECT /* /* ; */ 1;"_s, {u"SELECT   1"_s});
    lite("sqlite: dollar is no quote", u"SELECT a$b; SELECT c$b;"_s, {u"SELECT a$b"_s, u"SELECT c$b"_s});
    lite("sqlite: explained trigger",
         u"EXPLAIN QUERY PLAN CREATE TEMPORARY TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; END; SELECT 2;"_s,
         {u"EXPLAIN QUERY PLAN CREATE TEMPORARY TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; END"_s,
          u"SELECT 2"_s});
    lite("sqlite: a name like the end",
         u"CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT \"end\"; SELECT 1 AS [end]; END; SELECT 2;"_s,
         {u"CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT \"end\"; SELECT 1 AS [end]; END"_s,
          u"SELECT 2"_s});
    lite("sqlite: the end in a text and in a comment",
         u"CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT '; END;'; -- ; END;\n SELECT 1; END; SELECT 2;"_s,
         {u"CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT '; END;';  \n SELECT 1; END"_s, u"SELECT 2"_s});
    lite("sqlite: empty statements in a trigger",
         u"CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1;;; END ; SELECT 2;"_s,
         {u"CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1;;; END"_s, u"SELECT 2"_s});
    lite("sqlite: comments in the words of a trigger",
         u"CREATE/**/TEMP -- x\n TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; END/**/; SELECT 2;"_s,
         {u"CREATE TEMP  \n TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; END"_s, u"SELECT 2"_s});
    lite("sqlite: a longer word", u"CREATE TRIGGERS; END; SELECT ending; SELECT 1;"_s,
         {u"CREATE TRIGGERS"_s, u"END"_s, u"SELECT ending"_s, u"SELECT 1"_s});
    lite("sqlite: parentheses are nothing", u"SELECT (1; SELECT 2);"_s, {u"SELECT (1"_s, u"SELECT 2)"_s});
    lite("sqlite: bracket in a bracket", u"SELECT [a[b;]; SELECT [c\"]; SELECT 1;"_s,
         {u"SELECT [a[b;]"_s, u"SELECT [c\"]"_s, u"SELECT 1"_s});
    lite("sqlite: blob", u"SELECT x'00', X'3b'; SELECT 1;"_s, {u"SELECT x'00', X'3b'"_s, u"SELECT 1"_s});
}

void addForPostgresql(QList<Case> &cases)
{
    const auto server = [&](const char *name, const QString &text, const QStringList &statements) {
        cases.append({name, true, text, statements});
    };
    server("postgresql: dollar quotes", u"DO $$ BEGIN; END $$; SELECT 1;"_s,
           {u"DO $$ BEGIN; END $$"_s, u"SELECT 1"_s});
    server("postgresql: tagged dollar quotes", u"DO $a$ $$ ; $b$ ; $a$; SELECT 1;"_s,
           {u"DO $a$ $$ ; $b$ ; $a$"_s, u"SELECT 1"_s});
    server("postgresql: dollar in a name", u"SELECT a$b$c; SELECT b$b$c;"_s,
           {u"SELECT a$b$c"_s, u"SELECT b$b$c"_s});
    server("postgresql: escape text", u"SELECT E'a\\';b'; SELECT 2;"_s,
           {u"SELECT E'a\\';b'"_s, u"SELECT 2"_s});
    server("postgresql: escape text goes on", u"SELECT E'a'\n  'b\\';c'; SELECT 2;"_s,
           {u"SELECT E'a'\n  'b\\';c'"_s, u"SELECT 2"_s});
    server("postgresql: a name that ends with e", u"SELECT the'a\\'; SELECT 2;"_s,
           {u"SELECT the'a\\'"_s, u"SELECT 2"_s});
    server("postgresql: comments nest", u"SELECT /* /* ; */ ; */ 1; SELECT 2;"_s,
           {u"SELECT   1"_s, u"SELECT 2"_s});
    server("postgresql: rule", u"CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2); SELECT 3;"_s,
           {u"CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2)"_s, u"SELECT 3"_s});
    server(
        "postgresql: atomic body",
        u"CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END; SELECT 3;"_s,
        {u"CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END"_s,
         u"SELECT 3"_s});
    server("postgresql: cast", u"SELECT '1'::int; SELECT 2;"_s, {u"SELECT '1'::int"_s, u"SELECT 2"_s});
    server("postgresql: procedure",
           u"CREATE OR REPLACE PROCEDURE p() BEGIN ATOMIC INSERT INTO t VALUES (1); END; SELECT 3;"_s,
           {u"CREATE OR REPLACE PROCEDURE p() BEGIN ATOMIC INSERT INTO t VALUES (1); END"_s, u"SELECT 3"_s});
    server("postgresql: a function in dollars",
           u"CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $f$ BEGIN RETURN 1; END; $f$; SELECT 3;"_s,
           {u"CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $f$ BEGIN RETURN 1; END; $f$"_s,
            u"SELECT 3"_s});
    server("postgresql: a table is no routine", u"CREATE TABLE function (begin int); SELECT 1; END;"_s,
           {u"CREATE TABLE function (begin int)"_s, u"SELECT 1"_s, u"END"_s});
    server("postgresql: empty dollar quotes", u"SELECT $$$$, $a$$a$; SELECT 2;"_s,
           {u"SELECT $$$$, $a$$a$"_s, u"SELECT 2"_s});
    server("postgresql: dollar tag in other letters", u"SELECT $Ю$ ; $ю$ ; $Ю$; SELECT 2;"_s,
           {u"SELECT $Ю$ ; $ю$ ; $Ю$"_s, u"SELECT 2"_s});
    server("postgresql: dollar quote after a number", u"SELECT 1$$;$$; SELECT 2;"_s,
           {u"SELECT 1$$;$$"_s, u"SELECT 2"_s});
    server("postgresql: a parameter is no dollar quote", u"SELECT $1; SELECT $2;"_s,
           {u"SELECT $1"_s, u"SELECT $2"_s});
    server("postgresql: text goes on after a comment", u"SELECT 'a' -- ;\n ';b'; SELECT 2;"_s,
           {u"SELECT 'a' -- ;\n ';b'"_s, u"SELECT 2"_s});
    server("postgresql: text does not go on in its line", u"SELECT 'a' ';'; SELECT 2;"_s,
           {u"SELECT 'a' ';'"_s, u"SELECT 2"_s});
    server("postgresql: a comment keeps two texts apart", u"SELECT 'a' /* c */\n 'b'; SELECT 2;"_s,
           {u"SELECT 'a' 'b'"_s, u"SELECT 2"_s});
    server("postgresql: other prefixes", u"SELECT U&'a\\;', B'1', X'3b', N'a\\'; SELECT U&\"a;\";"_s,
           {u"SELECT U&'a\\;', B'1', X'3b', N'a\\'"_s, u"SELECT U&\"a;\""_s});
    server("postgresql: quotes in escape text", u"SELECT e'a''\\';b', E'\\\\'; SELECT 2;"_s,
           {u"SELECT e'a''\\';b', E'\\\\'"_s, u"SELECT 2"_s});
    server("postgresql: brackets and backticks are nothing", u"SELECT a[1]; SELECT `; SELECT [;"_s,
           {u"SELECT a[1]"_s, u"SELECT `"_s, u"SELECT ["_s});
    server("postgresql: deep comment", u"SELECT /* /* /* ; */ */ ' */ 1; SELECT 2;"_s,
           {u"SELECT   1"_s, u"SELECT 2"_s});
    server("postgresql: one parenthesis too many", u"SELECT 1); SELECT (2; 3);"_s,
           {u"SELECT 1)"_s, u"SELECT (2; 3)"_s});
}

} // namespace

QList<Case> cases()
{
    QList<Case> all;
    addForBoth(all);
    addForSqlite(all);
    addForPostgresql(all);
    return all;
}

} // namespace splitting
