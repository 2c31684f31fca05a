// SPDX-License-Identifier: GPL-3.0-or-later
// The splitter against the engines' own: sqlite3_complete(), and psql, which shows each statement before it
// sends it (single-step mode; nothing is sent).
#include "migration/RandomScripts.h"
#include "migration/Splitter.h"
#include "migration/SplitterCases.h"
#include "support/TestDatabase.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <sqlite3.h>

using namespace Qt::StringLiterals;
using database::Engine;

namespace
{

constexpr int scriptCount = 400;
/// psql reads line by line and does not see that E'a' goes on in the next one. The server does.
const QByteArray psqlCannot = "postgresql: escape text goes on";

/// Where a statement of theirs begins and ends in the script.
struct Range {
    qsizetype start = 0;
    qsizetype end = 0;
};

/// As SQLite's shell: a statement is over at the first semicolon behind which sqlite3_complete() says so.
QList<Range> cutBySqlite(const QString &text)
{
    QList<Range> ranges;
    qsizetype start = 0;
    for (qsizetype at = text.indexOf(u';'); at >= 0; at = text.indexOf(u';', at + 1)) {
        if (sqlite3_complete(text.sliced(start, at + 1 - start).toUtf8().constData()) == 0)
            continue;
        ranges.append({start, at + 1});
        start = at + 1;
    }
    return ranges;
}

/// What psql would send of each of these files.
QList<QStringList> cutByPsql(const QStringList &texts)
{
    const database::Location server =
        UNWRAP(database::Location::parse(qEnvironmentVariable("SHOPBOOK_TEST_POSTGRES")));
    const QTemporaryDir folder;
    const QString end = u"=== end of a script ==="_s;
    QStringList arguments{u"-X"_s,      u"-q"_s, u"-s"_s,     u"-h"_s, server.hosts, u"-p"_s,
                          server.ports, u"-U"_s, server.user, u"-d"_s, server.name};
    for (const QString &text : texts) {
        QFile file(folder.filePath(u"%1.sql"_s.arg(arguments.size())));
        if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0)
            qFatal("cannot write");
        arguments << u"-f"_s << file.fileName() << u"-c"_s << u"\\echo "_s + end;
    }
    QProcess psql;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"PGCLIENTENCODING"_s, u"UTF8"_s);
    psql.setProcessEnvironment(environment);
    psql.start(u"psql"_s, arguments);
    psql.write(QByteArray("x\n").repeated(100000)); // x = do not send it
    psql.closeWriteChannel();
    if (!psql.waitForFinished(120000) || psql.exitStatus() != QProcess::NormalExit)
        qFatal("psql: %s", psql.readAllStandardError().constData());
    const QString before =
        u"***(Single step mode: verify command)*******************************************\n"_s;
    const QString after =
        u"\n***(press return to proceed or enter x and return to cancel)********************\n"_s;
    QList<QStringList> result;
    QStringList scripts = QString::fromUtf8(psql.readAllStandardOutput()).split(end + u'\n');
    scripts.removeLast();
    for (const QString &script : std::as_const(scripts)) {
        QStringList statements;
        for (const QString &part : script.split(before).sliced(1))
            statements.append(part.first(part.indexOf(after)));
        result.append(statements);
    }
    return result;
}

/// Comments at most. In the text of a comment no other can begin: innermost first.
bool isNothing(QString text)
{
    static const QRegularExpression block(u"/\\*(?:(?!/\\*|\\*/).)*\\*/"_s,
                                          QRegularExpression::DotMatchesEverythingOption);
    if (!text.contains(u"/*"_s) && !text.contains(u"--"_s))
        return text.trimmed().isEmpty() || text.trimmed() == u";";
    static const QRegularExpression lines(u"^\\s*--[^\n]*(\n|$)"_s);
    for (QString before; before != text;) {
        before = text;
        text.remove(lines);
        if (const auto match = block.match(text); text.trimmed().startsWith(u"/*"_s) && match.hasMatch())
            text.remove(match.capturedStart(), match.capturedLength());
    }
    return text.trimmed().isEmpty() || text.trimmed() == u";";
}

/// Each statement of ours lies in one of theirs, and what is left of theirs is nothing.
void compare(const QString &text, Engine engine, const QList<Range> &theirs)
{
    const auto ours = migration::split(text, engine);
    QVERIFY2(ours, qPrintable(ours ? QString() : ours.error().message + u'\n' + text));
    qsizetype at = 0;
    for (const Range &range : theirs) {
        const bool isOurs = at < ours->size() && ours->at(at).tokens.constFirst().start >= range.start
            && ours->at(at).tokens.constLast().end < range.end;
        const QString found = text.sliced(range.start, range.end - range.start);
        if (isOurs)
            ++at;
        else
            QVERIFY2(isNothing(found), qPrintable(u"only theirs: \"%1\" of\n%2"_s.arg(found, text)));
    }
    QVERIFY2(at == ours->size(), qPrintable(u"only ours: \"%1\" of\n%2"_s.arg(ours->value(at).sql, text)));
}

/// Where `statement` ends in `text` when it begins at `from`, or -1. psql leaves out blank lines.
qsizetype endOf(const QString &statement, const QString &text, qsizetype from)
{
    for (const QChar c : statement) {
        while (from < text.size() && text.at(from) != c && text.at(from).isSpace())
            ++from;
        if (from >= text.size() || text.at(from) != c)
            return -1;
        ++from;
    }
    return from;
}

/// Leading comments are not sent, either.
QList<Range> find(const QStringList &statements, const QString &text)
{
    QList<Range> ranges;
    qsizetype from = 0;
    for (const QString &statement : statements) {
        qsizetype end = -1;
        while (end < 0 && from < text.size())
            end = endOf(statement, text, from++);
        if (end < 0)
            qFatal("psql made up \"%s\" out of\n%s", qPrintable(statement), qPrintable(text));
        ranges.append({from - 1, end});
        from = end;
    }
    return ranges;
}

QStringList textsOf(bool isPostgresql)
{
    QStringList texts;
    for (const auto &each : splitting::cases()) {
        if (each.isPostgresql == isPostgresql && each.name != psqlCannot)
            texts.append(each.text);
    }
    for (quint32 seed = 1; seed <= scriptCount; ++seed)
        texts.append(splitting::randomScript(seed, isPostgresql));
    return texts;
}

} // namespace

class TestDifferential : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sqlite();
    void psql();
    void whatPsqlCannot();
};

void TestDifferential::sqlite()
{
    for (const QString &text : textsOf(false)) {
        compare(text, Engine::Sqlite, cutBySqlite(text));
        if (QTest::currentTestFailed())
            return;
    }
}

void TestDifferential::psql()
{
    // It reads line by line and knows one line ending.
    QStringList texts = textsOf(true);
    texts.replaceInStrings(u"\r\n"_s, u"\n"_s);
    const auto cut = cutByPsql(texts);
    QCOMPARE(cut.size(), texts.size());
    for (qsizetype at = 0; at < texts.size(); ++at) {
        compare(texts.at(at), Engine::Postgresql, find(cut.at(at), texts.at(at)));
        if (QTest::currentTestFailed())
            return;
    }
}

void TestDifferential::whatPsqlCannot()
{
    const auto cases = splitting::cases();
    const auto found =
        std::find_if(cases.begin(), cases.end(), [](const auto &each) { return each.name == psqlCannot; });
    QVERIFY(found != cases.end());
    const support::TestDatabase database(Engine::Postgresql);
    QCOMPARE(database.scalar(found->statements.constFirst()).toString(), u"ab';c"_s);
}

QTEST_GUILESS_MAIN(TestDifferential)
#include "tst_differential.moc"
