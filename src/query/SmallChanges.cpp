// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/SmallChanges.h"

#include "query/CoachRules.h"
#include "query/Operators.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace query
{

namespace
{

using coach::Spot;
using Kind = Condition::Kind;

QString say(const char *sentence)
{
    return QCoreApplication::translate("query", sentence);
}

QString shown(const Condition &test)
{
    return QCoreApplication::translate("query", "“%1”").arg(test.field);
}

/// The sign that people know from SQL and Python; a word where there is none.
QString signFor(Op op)
{
    static const QHash<Op, QString> signs{{Op::Equals, u"="_s},
                                          {Op::NotEquals, u"!="_s},
                                          {Op::Less, u"<"_s},
                                          {Op::LessOrEqual, u"<="_s},
                                          {Op::Greater, u">"_s},
                                          {Op::GreaterOrEqual, u">="_s},
                                          {Op::Between, u"BETWEEN"_s},
                                          {Op::OneOf, u"IN"_s},
                                          {Op::NoneOf, u"NOT IN"_s},
                                          {Op::IsNull, u"IS NULL"_s},
                                          {Op::IsNotNull, u"IS NOT NULL"_s},
                                          {Op::Like, u"LIKE"_s},
                                          {Op::NotLike, u"NOT LIKE"_s},
                                          {Op::ILike, u"ILIKE"_s}};
    return signs.value(op, codeOf(op));
}

/// Collects changes of one answer.
class Changer
{
public:
    Changer(const Query &answer, const Query &solution)
        : m_answer(answer)
        , m_solution(solution)
    {
    }

    QList<SmallChange> run()
    {
        for (const bool isHaving : {false, true}) {
            tests(isHaving);
            groups(isHaving);
        }
        missing();
        joins();
        counting();
        orders();
        rows();
        return m_changes;
    }

private:
    void add(const Query &changed, const QString &path, const QString &reason,
             SmallChange::Kind kind = SmallChange::Kind::Slip)
    {
        if (changed != m_answer)
            m_changes.append({changed, path, reason, kind});
    }

    [[nodiscard]] const Condition &root(const Query &query, bool isHaving) const
    {
        return isHaving ? query.having : query.where;
    }

    [[nodiscard]] bool sameField(const QString &mine, const QString &other) const
    {
        Expression left = coach::expressionOf(mine);
        Expression right = coach::expressionOf(other);
        left.table = coach::tableOf(m_answer, left);
        right.table = coach::tableOf(m_solution, right);
        return left == right;
    }

    void tests(bool isHaving)
    {
        const QString name = isHaving ? u"having"_s : u"where"_s;
        for (const Spot &spot : coach::spotsOf(root(m_answer, isHaving), name)) {
            neighbours(spot, isHaving);
            likeTheSolution(spot, isHaving);
            withNulls(spot, isHaving);
            alternatives(spot, isHaving);
        }
        for (const Spot &spot : coach::spotsOf(root(m_answer, isHaving), name)) {
            Condition off = *spot.test;
            off.isOff = true;
            add(coach::with(m_answer, isHaving, spot.way, off), spot.path,
                say(QT_TRANSLATE_NOOP("query", "The condition on %1 is one too many.")).arg(shown(off)),
                SmallChange::Kind::Removal);
        }
    }

    /// > and >=, < and <=: the bound itself.
    void neighbours(const Spot &spot, bool isHaving)
    {
        static const QHash<Op, Op> bounds{{Op::Greater, Op::GreaterOrEqual},
                                          {Op::GreaterOrEqual, Op::Greater},
                                          {Op::Less, Op::LessOrEqual},
                                          {Op::LessOrEqual, Op::Less}};
        const auto bound = bounds.constFind(spot.test->op);
        if (bound == bounds.cend() || spot.test->values.size() != 1)
            return;
        Condition test = *spot.test;
        test.op = *bound;
        const QString sentence = *bound == Op::GreaterOrEqual || *bound == Op::LessOrEqual
            ? QCoreApplication::translate(
                "query", "You compared %1 by %2: then %3 itself is left out, and it belongs to the answer.")
            : QCoreApplication::translate(
                "query",
                "You compared %1 by %2: then %3 itself is in, and it does not belong to the answer.");
        add(coach::with(m_answer, isHaving, spot.way, test), spot.path,
            sentence.arg(shown(test), signFor(spot.test->op), test.values.constFirst().toString()));
    }

    void likeTheSolution(const Spot &spot, bool isHaving)
    {
        const QString name = isHaving ? u"having"_s : u"where"_s;
        for (const Spot &other : coach::spotsOf(root(m_solution, isHaving), name)) {
            if (!sameField(spot.test->field, other.test->field))
                continue;
            Condition test = *spot.test;
            test.op = other.test->op;
            if (arityOf(test.op) == arityOf(spot.test->op))
                add(coach::with(m_answer, isHaving, spot.way, test), spot.path,
                    say(QT_TRANSLATE_NOOP("query",
                                          "You compared %1 by %2; that comparison makes the difference."))
                        .arg(shown(test), signFor(spot.test->op)));
            test.op = spot.test->op;
            test.values = other.test->values;
            if (arityOf(test.op) == arityOf(other.test->op))
                add(coach::with(m_answer, isHaving, spot.way, test), spot.path,
                    say(QT_TRANSLATE_NOOP(
                            "query", "The value in the condition on %1 is another one than the task names."))
                        .arg(shown(test)));
            test.op = other.test->op;
            add(coach::with(m_answer, isHaving, spot.way, test), spot.path,
                say(QT_TRANSLATE_NOOP(
                        "query",
                        "The condition on %1 makes the difference: look at the comparison and at the value."))
                    .arg(shown(test)));
        }
        // The right comparison of a wrong column.
        for (const Spot &other : coach::spotsOf(root(m_solution, isHaving), name)) {
            Condition test = *spot.test;
            test.field = other.test->field;
            if (test.op == other.test->op && test.values == other.test->values)
                add(coach::with(m_answer, isHaving, spot.way, test), spot.path,
                    say(QT_TRANSLATE_NOOP("query",
                                          "The condition on %1 asks another column than the task does."))
                        .arg(shown(*spot.test)));
        }
    }

    /// One of several conditions that the task joins by OR.
    void alternatives(const Spot &spot, bool isHaving)
    {
        for (const Condition &part : root(m_solution, isHaving).parts) {
            if (part.kind != Kind::Any)
                continue;
            const bool isOneOfThem = std::ranges::any_of(part.parts, [&](const Condition &other) {
                return other.kind == Kind::Test && sameField(spot.test->field, other.field)
                    && spot.test->op == other.op && spot.test->values == other.values;
            });
            if (isOneOfThem)
                add(coach::with(m_answer, isHaving, spot.way, part), spot.path,
                    say(QT_TRANSLATE_NOOP("query",
                                          "The condition on %1 is right, but it is not the only way into the "
                                          "answer: another one belongs beside it, joined by OR."))
                        .arg(shown(*spot.test)));
        }
    }

    /// != and its like drop rows without a value.
    void withNulls(const Spot &spot, bool isHaving)
    {
        const Op op = spot.test->op;
        if (op != Op::NotEquals && op != Op::NoneOf && op != Op::NotLike && op != Op::NotContains)
            return;
        const Condition either = Condition::any({*spot.test, Condition::test(spot.test->field, Op::IsNull)});
        add(coach::with(m_answer, isHaving, spot.way, either), spot.path,
            say(QT_TRANSLATE_NOOP("query",
                                  "%1 drops rows without a value in %2, too, and they belong to the answer: "
                                  "NULL is neither equal nor "
                                  "different."))
                .arg(signFor(op), shown(*spot.test)));
    }

    void groups(bool isHaving)
    {
        const QString name = isHaving ? u"having"_s : u"where"_s;
        QList<QList<int>> ways{{}};
        for (qsizetype at = 0; at < ways.size(); ++at) {
            const QList<int> way = ways.at(at);
            Query copy = m_answer;
            const Condition group = coach::at(isHaving ? copy.having : copy.where, way);
            for (int i = 0; i < group.parts.size(); ++i)
                if (group.parts.at(i).kind != Kind::Test)
                    ways.append(QList<int>(way) << i);
            const QString path = coach::pathOf(root(m_answer, isHaving), name, way);
            Condition other = group;
            if (group.kind == Kind::None) {
                other.kind = Kind::Any;
                add(coach::with(m_answer, isHaving, way, other), path,
                    say(QT_TRANSLATE_NOOP(
                        "query",
                        "NOT turns the condition round; the task asks for what it says without NOT.")));
            } else if (group.parts.size() > 1) {
                other.kind = group.kind == Kind::All ? Kind::Any : Kind::All;
                // The root stays a group of all.
                const Condition put = way.isEmpty() ? Condition::all({other}) : other;
                add(coach::with(m_answer, isHaving, way, put), path,
                    group.kind == Kind::All
                        ? say(QT_TRANSLATE_NOOP("query",
                                                "The conditions are joined by AND, so a row has to pass all "
                                                "of them; the task asks for either: OR."))
                        : say(QT_TRANSLATE_NOOP("query",
                                                "The conditions are joined by OR, so one of them is enough; "
                                                "the task asks for all: AND.")));
            }
        }
        denials(isHaving);
    }

    void denials(bool isHaving)
    {
        const Condition &all = root(m_answer, isHaving);
        for (int i = 0; i < all.parts.size(); ++i)
            if (all.parts.at(i).kind != Kind::None)
                add(coach::with(m_answer, isHaving, {i}, Condition::none({all.parts.at(i)})),
                    u"%1[%2]"_s.arg(isHaving ? u"having"_s : u"where"_s).arg(i),
                    say(QT_TRANSLATE_NOOP("query", "The task asks for the opposite of this condition.")));
    }

    /// What the solution asks and the answer doesn't.
    void missing()
    {
        for (const bool isHaving : {false, true}) {
            for (const Condition &part : root(m_solution, isHaving).parts) {
                Query changed = m_answer;
                (isHaving ? changed.having : changed.where).parts.append(part);
                const QList<Spot> spots = coach::spotsOf(Condition::all({part}), u"where"_s);
                const QString field = spots.isEmpty() ? QString() : shown(*spots.constFirst().test);
                add(changed, isHaving ? u"having"_s : u"where"_s,
                    isHaving ? say(QT_TRANSLATE_NOOP(
                                       "query", "A condition on the groups is missing: on %1, in HAVING."))
                                   .arg(field)
                             : say(QT_TRANSLATE_NOOP("query", "A condition is missing: on %1.")).arg(field),
                    SmallChange::Kind::Addition);
            }
        }
    }

    void joins()
    {
        for (qsizetype i = 0; i < m_answer.joins.size(); ++i) {
            Query changed = m_answer;
            changed.joins[i].isOuter = !changed.joins.at(i).isOuter;
            const QString table = m_answer.joins.at(i).table;
            add(changed, u"joins[%1]"_s.arg(i),
                m_answer.joins.at(i).isOuter
                    ? say(QT_TRANSLATE_NOOP("query",
                                            "LEFT JOIN keeps rows that have no partner in “%1”, and they "
                                            "don't belong to the answer."))
                          .arg(table)
                    : say(QT_TRANSLATE_NOOP("query",
                                            "JOIN drops rows that have no partner in “%1”, and they belong "
                                            "to the answer: LEFT JOIN keeps them."))
                          .arg(table));
            changed = m_answer;
            changed.joins.removeAt(i);
            add(changed, u"joins[%1]"_s.arg(i),
                say(QT_TRANSLATE_NOOP("query",
                                      "The join with “%1” brings rows more than once or drops some; the task "
                                      "needs no join there."))
                    .arg(table));
        }
        if (m_answer.joins.size() < m_solution.joins.size() && m_answer.from == m_solution.from) {
            Query changed = m_answer;
            changed.joins = m_solution.joins;
            add(changed, u"joins"_s,
                say(QT_TRANSLATE_NOOP("query", "A join is missing: with “%1”."))
                    .arg(m_solution.joins.constLast().table));
        }
    }

    void counting()
    {
        Query changed = m_answer;
        changed.isDistinct = !changed.isDistinct;
        add(changed, u"distinct"_s,
            m_answer.isDistinct
                ? say(QT_TRANSLATE_NOOP(
                    "query", "DISTINCT puts equal rows together, and here each of them is asked for."))
                : say(QT_TRANSLATE_NOOP("query", "Rows come more than once: DISTINCT is missing.")));
        changed = m_answer;
        changed.groupBy = m_solution.groupBy;
        if (!m_answer.groupBy.isEmpty() || !m_solution.groupBy.isEmpty())
            add(changed, u"group_by"_s,
                m_solution.groupBy.isEmpty()
                    ? say(QT_TRANSLATE_NOOP("query",
                                            "The task asks for no groups: GROUP BY makes one row of many."))
                    : say(QT_TRANSLATE_NOOP(
                        "query", "The rows are grouped otherwise than the task asks: look at GROUP BY.")));
        if (m_answer.columns.size() != m_solution.columns.size())
            return;
        for (qsizetype i = 0; i < m_answer.columns.size(); ++i) {
            changed = m_answer;
            changed.columns[i] = m_solution.columns.at(i);
            add(changed, u"columns[%1]"_s.arg(i),
                say(QT_TRANSLATE_NOOP("query", "“%1” is not what the task asks for in this column."))
                    .arg(m_answer.columns.at(i).text()));
        }
    }

    void orders()
    {
        for (qsizetype i = 0; i < m_answer.orderBy.size(); ++i) {
            Query changed = m_answer;
            changed.orderBy[i].isDescending = !changed.orderBy.at(i).isDescending;
            add(changed, u"order_by[%1]"_s.arg(i),
                say(QT_TRANSLATE_NOOP("query", "The order by “%1” runs the other way round."))
                    .arg(m_answer.orderBy.at(i).by.text()));
        }
        if (m_solution.orderBy.isEmpty())
            return;
        Query changed = m_answer;
        changed.orderBy = m_solution.orderBy;
        const QString sentence = m_answer.orderBy.isEmpty()
            ? say(QT_TRANSLATE_NOOP("query", "Nothing orders the rows: ORDER BY is missing."))
            : m_answer.orderBy.size() < m_solution.orderBy.size()
            ? say(QT_TRANSLATE_NOOP(
                "query", "The order leaves open which of two equal rows comes first; the task says it."))
            : say(QT_TRANSLATE_NOOP("query", "The rows are ordered by something else than the task asks."));
        add(changed, u"order_by"_s, sentence);
    }

    void rows()
    {
        Query changed = m_answer;
        changed.limit = m_solution.limit;
        changed.offset = m_solution.offset;
        add(changed,
            m_answer.isSlice                         ? u"slice"_s
                : m_answer.offset && !m_answer.limit ? u"offset"_s
                                                     : u"limit"_s,
            !m_answer.limit && !m_answer.offset ? say(
                QT_TRANSLATE_NOOP("query", "The task asks for some of the rows only: LIMIT is missing."))
                : !m_solution.limit
                ? say(QT_TRANSLATE_NOOP("query", "LIMIT or OFFSET cuts rows off that belong to the answer."))
                : say(
                    QT_TRANSLATE_NOOP("query", "LIMIT or OFFSET takes other rows than the task asks for.")));
        changed = m_answer;
        changed.ending = m_solution.ending;
        add(changed, u"ending"_s,
            m_answer.ending == Ending::Count
                ? say(QT_TRANSLATE_NOOP("query", "The task asks for the rows, not for their number."))
                : m_answer.ending == Ending::First
                ? say(QT_TRANSLATE_NOOP("query", "first() takes one row only."))
                : say(QT_TRANSLATE_NOOP(
                    "query",
                    "What is returned at the end is not what the task asks for: look at the ending.")));
    }

    const Query &m_answer;
    const Query &m_solution;
    QList<SmallChange> m_changes;
};

} // namespace

QList<SmallChange> smallChanges(const Query &answer, const Query &solution)
{
    return Changer(answer, solution).run();
}

} // namespace query
