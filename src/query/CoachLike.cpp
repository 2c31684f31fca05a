// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/CoachRules.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace query::coach
{

namespace
{

bool isPattern(Op op)
{
    return op == Op::Like || op == Op::NotLike || op == Op::ILike;
}

/// Compared by LIKE, in whatever words.
bool isLike(Op op)
{
    return isPattern(op) || op == Op::Contains || op == Op::NotContains || op == Op::StartsWith
        || op == Op::EndsWith;
}

QString firstText(const Condition &test)
{
    return test.values.isEmpty() || test.values.constFirst().typeId() != QMetaType::QString
        ? QString()
        : test.values.constFirst().toString();
}

bool hasCyrillic(const QString &text)
{
    return std::ranges::any_of(
        text, [](QChar c) { return c.script() == QChar::Script_Cyrillic && (c.isLower() || c.isUpper()); });
}

bool hasUpper(const QString &text)
{
    return std::ranges::any_of(text, [](QChar c) { return c.isUpper(); });
}

/// The first letter large, the others small; signs before it stay.
QString capitalised(const QString &text)
{
    QString changed = text.toLower();
    const auto letter = std::ranges::find_if(changed, [](QChar c) { return c.isLetter(); });
    if (letter != changed.end())
        *letter = letter->toUpper();
    return changed;
}

/// Another spelling of the same words stands beside it in an OR.
bool hasOtherSpelling(const Spot &spot)
{
    const Condition *group = spot.groups.constLast();
    return group->kind != Condition::Kind::All
        && std::ranges::any_of(group->parts, [&](const Condition &part) {
               return !part.isOff && part.op == spot.test->op && part.field == spot.test->field
                   && firstText(part) != firstText(*spot.test)
                   && firstText(part).compare(firstText(*spot.test), Qt::CaseInsensitive) == 0;
           });
}

/// The pattern of a test in other words: LIKE '%word%'.
QString patternOf(const Condition &test)
{
    const QString text = firstText(test);
    switch (test.op) {
    case Op::Contains:
        return u'%' + text + u'%';
    case Op::StartsWith:
        return text + u'%';
    case Op::EndsWith:
        return u'%' + text;
    default:
        return text;
    }
}

/// Both spellings by OR: no engine's idea of the case matters then.
Condition bothSpellings(const Condition &test)
{
    Condition small = test;
    Condition large = test;
    small.values = {firstText(test).toLower()};
    large.values = {capitalised(firstText(test))};
    return Condition::any({small, large});
}

void sayCase(const Look &look, const Spot &spot, const QString &message)
{
    const Condition &test = *spot.test;
    if (look.engine == database::Engine::Postgresql && test.op != Op::Equals && test.op != Op::NotLike
        && test.op != Op::NotContains) {
        look.say(
            u"cyrillic-case"_s, spot.path, message, QCoreApplication::translate("query", "Use ILIKE"),
            with(look.query, false, spot.way, Condition::test(test.field, Op::ILike, {patternOf(test)})));
        return;
    }
    // NOT LIKE is mended by a person: two spellings joined by OR would let everything through.
    const bool isNot = test.op == Op::NotLike || test.op == Op::NotContains;
    if (isNot || firstText(test).toLower() == capitalised(firstText(test)))
        look.say(u"cyrillic-case"_s, spot.path, message);
    else
        look.say(u"cyrillic-case"_s, spot.path, message,
                 QCoreApplication::translate("query", "Ask for both spellings"),
                 with(look.query, false, spot.way, bothSpellings(test)));
}

} // namespace

void likeWithoutWildcard(const Look &look)
{
    for (const Spot &spot : spotsOf(look.query.where, u"where"_s)) {
        const Condition &test = *spot.test;
        const QString text = firstText(test);
        if (!isPattern(test.op) || text.isEmpty() || text.contains(u'%') || text.contains(u'_'))
            continue;
        Condition mended = test;
        QString message;
        if (text.contains(u'*')) {
            mended.values = {QString(text).replace(u'*', u'%')};
            message = QCoreApplication::translate(
                "query",
                "LIKE takes “*” for a star and nothing else, so only a text with a star in it is found. “Any "
                "letters” is %, “any one letter” is _.");
        } else {
            mended.values = {u'%' + text + u'%'};
            message =
                QCoreApplication::translate(
                    "query",
                    "Without % in it LIKE finds only texts that are “%1” from beginning to end. Put % where "
                    "other "
                    "letters may stand: “%1%” begins with it, “%%1” ends with it, “%%1%” has it anywhere.")
                    .replace(u"%1"_s, text);
        }
        look.say(
            u"like-without-wildcard"_s, spot.path, message,
            QCoreApplication::translate("query", "Look for “%1”").arg(mended.values.constFirst().toString()),
            with(look.query, false, spot.way, mended));
    }
}

void cyrillicCase(const Look &look)
{
    const bool isSqlite = look.engine == database::Engine::Sqlite;
    for (const Spot &spot : spotsOf(look.query.where, u"where"_s)) {
        const Condition &test = *spot.test;
        const QString text = firstText(test);
        if (!hasCyrillic(text) || hasOtherSpelling(spot))
            continue;
        if (test.op == Op::Equals) {
            // A name that is written as names are is meant so.
            if (!hasUpper(text))
                sayCase(look, spot,
                        QCoreApplication::translate(
                            "query", "“=” minds small and capital letters: “%1” does not find “%2”.")
                            .arg(text, capitalised(text)));
        } else if (isLike(test.op) && isSqlite) {
            sayCase(look, spot,
                    QCoreApplication::translate("query",
                                                "On SQLite LIKE takes small and capital letters for the same "
                                                "in A to Z only. In “%1” it minds "
                                                "the difference, so “курс” is not found in “Курс”. On "
                                                "PostgreSQL ILIKE helps; here ask for both "
                                                "spellings.")
                        .arg(text));
        } else if (isLike(test.op) && test.op != Op::ILike) {
            sayCase(look, spot,
                    QCoreApplication::translate("query",
                                                "On PostgreSQL LIKE minds small and capital letters in every "
                                                "script: “%1” is found as it is "
                                                "written only. ILIKE takes both.")
                        .arg(text));
        }
    }
}

} // namespace query::coach
