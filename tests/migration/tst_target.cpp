// SPDX-License-Identifier: GPL-3.0-or-later
// What a person names a revision by.
#include "migration/Target.h"

#include <QTest>

using namespace Qt::StringLiterals;
using base::ErrorCode;
using migration::Target;

class TestTarget : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names_data();
    void names();
    void refuses_data();
    void refuses();
    void stepsFromWhereNobodyKnows();
    void builtInIdsMayBeShort();

private:
    static migration::ScriptSet scripts();
    static migration::Origin origin() { return {{{u"own"_s, u"aa12"_s}, {u"side"_s, QString()}}, u"own"_s}; }
};

/// own: aa11 → aa12 → b13; side: aa21 → c22.
migration::ScriptSet TestTarget::scripts()
{
    QList<migration::Script> list;
    const auto add = [&list](const QString &revision, const QString &down, const QString &branch) {
        const QString text =
            u"-- revision: %1\n-- down-revision: %2\n-- branch: %3\n-- message: m\n-- @upgrade\nSELECT 1;\n"_s;
        auto script = migration::parseScript(revision + u".sql"_s, text.arg(revision, down, branch).toUtf8());
        if (!script)
            qFatal("%s", qPrintable(script.error().message));
        list.append(*script);
    };
    add(u"aa11"_s, u"none"_s, u"own"_s);
    add(u"aa12"_s, u"aa11"_s, u"own"_s);
    add(u"b13"_s, u"aa12"_s, u"own"_s);
    add(u"aa21"_s, u"none"_s, u"side"_s);
    add(u"c22"_s, u"aa21"_s, u"side"_s);
    auto set = migration::ScriptSet::from(list);
    if (!set)
        qFatal("%s", qPrintable(set.error().message));
    return *set;
}

void TestTarget::names_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("wanted"); // branch=revision, …
    const auto row = [](const char *text, const char *wanted) {
        QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(wanted);
    };
    row("head", "own=b13 side=c22");
    row("heads", "own=b13 side=c22");
    row("base", "own= side=");
    row("own@head", "own=b13");
    row("side@base", "side=");
    row("aa12", "own=aa12");
    row("b", "own=b13");
    row("aa2", "side=aa21");
    row("own@aa11", "own=aa11");
    row("side@aa", "side=aa21");
    row("aa11+2", "own=b13");
    row("b13-2", "own=aa11");
    row("b-3", "own=");
    row("+1", "own=b13");
    row("-1", "own=aa11");
    row("-2", "own=");
    row("+0", "own=aa12");
    row("side@+2", "side=c22");
    row("own@head-1", "own=aa12");
    row("side@base+1", "side=aa21");
    row(" head ", "own=b13 side=c22");
}

void TestTarget::names()
{
    QFETCH(QString, text);
    QFETCH(QString, wanted);
    const auto found = migration::targets(scripts(), text, origin());
    QVERIFY2(found, found ? "" : qPrintable(found.error().message));
    QStringList said;
    for (const Target &target : *found)
        said.append(target.branch + u'=' + target.revision);
    QCOMPARE(said.join(u' '), wanted);
}

void TestTarget::refuses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *text, ErrorCode code, const char *says) {
        QTest::newRow(*text ? text : "nothing") << QString::fromUtf8(text) << code << QString::fromUtf8(says);
    };
    row("", ErrorCode::Usage, "names no revision");
    row("own@", ErrorCode::Usage, "names no revision");
    row("@head", ErrorCode::Usage, "names no revision");
    row("aa11+", ErrorCode::Usage, "names no revision");
    row("aa11; DROP TABLE users", ErrorCode::Usage, "names no revision");
    row("++1", ErrorCode::Usage, "names no revision");
    row("head-1", ErrorCode::Usage, "own@head-1");
    row("aa", ErrorCode::UnknownRevision, "aa11, aa12, aa21");
    row("own@aa", ErrorCode::UnknownRevision, "aa11, aa12");
    row("own@c22", ErrorCode::UnknownRevision, "no revision c22");
    row("zz", ErrorCode::UnknownRevision, "no revision zz");
    row("elsewhere@head", ErrorCode::UnknownRevision, "own, side");
    row("+5", ErrorCode::UnknownRevision, "past the end");
    row("-3", ErrorCode::UnknownRevision, "past the end");
    row("aa11+3", ErrorCode::UnknownRevision, "past the end");
    row("own@head+1", ErrorCode::UnknownRevision, "past the end");
    row("+99999999999999", ErrorCode::UnknownRevision, "as many");
}

void TestTarget::refuses()
{
    QFETCH(QString, text);
    QFETCH(ErrorCode, code);
    QFETCH(QString, says);
    const auto found = migration::targets(scripts(), text, origin());
    QVERIFY(!found);
    QCOMPARE(found.error().code, code);
    QVERIFY2(found.error().message.contains(says), qPrintable(found.error().message));
}

void TestTarget::stepsFromWhereNobodyKnows()
{
    const auto nobodys = migration::targets(scripts(), u"+1"_s);
    QVERIFY(!nobodys);
    QCOMPARE(nobodys.error().code, ErrorCode::Usage);
    QVERIFY(nobodys.error().message.contains(u"own@+1"_s));
    const auto lost = migration::targets(scripts(), u"own@-1"_s, {{{u"own"_s, u"feedbeef"_s}}, {}});
    QVERIFY(!lost);
    QCOMPARE(lost.error().code, ErrorCode::UnknownRevision);
    QVERIFY(lost.error().message.contains(u"feedbeef"_s));
}

void TestTarget::builtInIdsMayBeShort()
{
    const auto set = migration::ScriptSet::builtIn();
    QVERIFY(set);
    for (const migration::Script &script : set->scripts()) {
        const auto found = migration::scriptNamed(*set, script.revision.left(4));
        QVERIFY2(found, qPrintable(script.revision));
        QCOMPARE(found->revision, script.revision);
    }
}

QTEST_GUILESS_MAIN(TestTarget)
#include "tst_target.moc"
