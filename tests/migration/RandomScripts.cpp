// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/RandomScripts.h"

#include <QRandomGenerator>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace splitting
{

namespace
{

class Writer
{
public:
    Writer(quint32 seed, bool isPostgresql)
        : m_random(seed)
        , m_isPostgresql(isPostgresql)
    {
    }

    QString script()
    {
        QString text;
        for (int count = upTo(6) + 1; count > 0; --count)
            text += gap() + statement() + gap() + u';';
        return text + gap() + u'\n';
    }

private:
    int upTo(int count) { return int(m_random.bounded(count)); }
    QString oneOf(const QStringList &list) { return list.at(upTo(int(list.size()))); }

    /// What stands in quotes of any kind, without the quotes themselves.
    QString inside()
    {
        QString text;
        for (int count = upTo(4); count > 0; --count)
            text += oneOf({u";"_s, u"a"_s, u" "_s, u"--"_s, u"/*"_s, u"*/"_s, u"\n"_s, u"END"_s, u"begin"_s,
                           u"("_s, u")"_s, u"Ж"_s, u"🛒"_s, u"#"_s});
        return text;
    }

    QString comment()
    {
        const QString line = inside().remove(u'\n') + oneOf({u""_s, u"'"_s, u"\""_s, u"$$"_s});
        QString block = inside().remove(u"*/"_s).remove(u"/*"_s) + oneOf({u""_s, u"'"_s, u"\""_s});
        if (m_isPostgresql && upTo(3) == 0)
            block += u"/* ; "_s + block + u" */"_s;
        return upTo(2) == 0 ? u"--"_s + line + u'\n' : u"/*"_s + block + u" */"_s;
    }

    QString gap()
    {
        QString text;
        for (int count = upTo(3); count > 0; --count)
            text += upTo(3) == 0 ? comment() : oneOf({u" "_s, u"\n"_s, u"\t"_s, u"\r\n"_s});
        return text;
    }
    QString space() { return oneOf({u" "_s, u"\n"_s, u" "_s + comment() + u' '}); }

    QString quoted()
    {
        const QString text = inside();
        const int kind = upTo(6);
        if (kind <= 1)
            return u'\'' + text + oneOf({u""_s, u"''"_s, u"'' ''"_s}) + text + u'\'';
        if (kind == 2)
            return u'"' + text + oneOf({u"a"_s, u"\"\""_s}) + u'"';
        if (kind == 3)
            return m_isPostgresql ? u"E'"_s + text + oneOf({u"\\'"_s, u"\\\\"_s, u"''"_s, u"\\';"_s}) + u'\''
                                  : u'[' + text + u"]"_s;
        if (kind == 4)
            return m_isPostgresql ? u"$$"_s + text + u"'$$"_s
                                  : u'`' + text + oneOf({u""_s, u"``"_s}) + u"`"_s;
        return m_isPostgresql ? u"$t$"_s + text + u"$$;\"$t$"_s : u"x'3b'"_s;
    }

    QString piece()
    {
        switch (upTo(7)) {
        case 0:
        case 1:
            return quoted();
        case 2:
            return oneOf({u"1"_s, u"2.5"_s, u"1e3"_s, u"-1"_s, u"- 1"_s, u"4/2"_s, u"2*3"_s});
        case 3:
            return oneOf({u"case when a then b end"_s, u"begin_a"_s, u"the_end"_s, u"a.b"_s, u"x$y"_s,
                          u"trigger_x"_s});
        case 4:
            return m_isPostgresql ? u'(' + space() + quoted() + oneOf({u""_s, u";"_s}) + space() + u')'
                                  : u"(a)"_s;
        case 5:
            return m_isPostgresql ? oneOf({u"a::int"_s, u"a @> b"_s, u"a[1]"_s})
                                  : oneOf({u"(a"_s, u"b)"_s, u"a||b"_s});
        default:
            return oneOf({u"a"_s, u"Ключ"_s, u"_x"_s, u"create"_s, u"temp"_s, u"explain"_s});
        }
    }

    QString pieces()
    {
        QString text;
        for (int count = upTo(5); count > 0; --count)
            text += space() + piece();
        return text;
    }

    QString body()
    {
        QString text;
        for (int count = upTo(3) + 1; count > 0; --count)
            text += space() + u"SELECT"_s + pieces() + gap() + u';';
        return text;
    }

    QString statement()
    {
        if (upTo(4) != 0)
            return oneOf({u"SELECT"_s, u"INSERT INTO t VALUES"_s, u"UPDATE t SET a ="_s,
                          u"CREATE TABLE trigger_t"_s})
                + pieces();
        if (m_isPostgresql)
            return oneOf({u"CREATE FUNCTION f() RETURNS int BEGIN ATOMIC"_s,
                          u"CREATE OR REPLACE PROCEDURE p() BEGIN ATOMIC"_s,
                          u"create  function g() begin atomic select case when 1 then 2 end;"_s})
                + body() + gap() + oneOf({u" END"_s, u"\nend"_s});
        return oneOf({u"CREATE"_s, u"EXPLAIN CREATE"_s, u"create temp"_s,
                      u"CREATE"_s + space() + u"TEMPORARY"_s})
            + space() + u"TRIGGER t AFTER INSERT ON a BEGIN"_s + body() + gap()
            + oneOf({u" END"_s, u"\nend"_s});
    }

    QRandomGenerator m_random;
    bool m_isPostgresql;
};

} // namespace

QString randomScript(quint32 seed, bool isPostgresql)
{
    return Writer(seed, isPostgresql).script();
}

} // namespace splitting
