// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/ResultDiff.h"

#include "database/Value.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace query
{

namespace
{

constexpr double wholeUpTo = 9007199254740992.0; // 2^53
constexpr int digits = 9;
constexpr int mostTries = 2000;

bool isNumber(const QVariant &value)
{
    switch (value.typeId()) {
    case QMetaType::LongLong:
    case QMetaType::ULongLong:
    case QMetaType::Int:
    case QMetaType::UInt:
    case QMetaType::Double:
    case QMetaType::Bool:
        return true;
    default:
        return false;
    }
}

QString numberKey(const QVariant &value)
{
    if (value.typeId() == QMetaType::Double || value.typeId() == QMetaType::QString) {
        bool isWhole = false;
        const qint64 whole = value.toString().toLongLong(&isWhole);
        if (isWhole)
            return u'n' + QString::number(whole);
        const double real = value.toDouble();
        if (std::abs(real) < wholeUpTo && real == std::floor(real))
            return u'n' + QString::number(qint64(real));
        return u'n' + QString::number(real, 'g', digits);
    }
    return u'n' + QString::number(value.toLongLong());
}

QString textKey(const QString &text)
{
    // A time with T, or with a fraction that says nothing.
    static const QRegularExpression time(uR"(^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(?:\.(\d*?)0*)?$)"_s);
    const auto match = time.match(text);
    if (!match.hasMatch())
        return u't' + text;
    const QString fraction = match.captured(3);
    return u't' + match.captured(1) + u' ' + match.captured(2)
        + (fraction.isEmpty() ? QString() : u'.' + fraction);
}

/// Equal values have equal keys. `isNumeric`: texts of digits are numbers here.
QString keyOf(const QVariant &value, bool isNumeric)
{
    if (database::value::isNull(value))
        return u"0"_s;
    if (isNumber(value))
        return numberKey(value);
    bool isOne = false;
    value.toDouble(&isOne);
    return isNumeric && isOne ? numberKey(value.toString()) : textKey(value.toString());
}

bool isNumeric(const ResultRows &result, qsizetype column)
{
    bool hasOne = false;
    for (const QVariantList &row : result.rows) {
        const QVariant value = row.value(column);
        if (database::value::isNull(value))
            continue;
        if (!isNumber(value))
            return false;
        hasOne = true;
    }
    return hasOne;
}

/// "user.age" and "Age" are called age.
QString bareName(const QString &name)
{
    const bool isPlain = !name.contains(u'(');
    return (isPlain ? name.mid(name.lastIndexOf(u'.') + 1) : name).toLower();
}

/// Which column of the answer stands for which of the right result.
using Match = QList<std::pair<qsizetype, qsizetype>>; // right, answer

QString rowKey(const QVariantList &row, const QList<qsizetype> &columns, const QList<bool> &numeric)
{
    QString key;
    for (qsizetype i = 0; i < columns.size(); ++i)
        key += keyOf(row.value(columns.at(i)), numeric.at(i)) + QChar(0x1f);
    return key;
}

/// Both results cut to the matched columns.
class Cut
{
public:
    Cut(const ResultRows &right, const ResultRows &answer, const Match &match)
    {
        QList<bool> numeric;
        QList<qsizetype> ofRight;
        QList<qsizetype> ofAnswer;
        for (const auto &[r, a] : match) {
            numeric.append(isNumeric(right, r) || isNumeric(answer, a));
            ofRight.append(r);
            ofAnswer.append(a);
        }
        for (const QVariantList &row : right.rows)
            rightKeys.append(rowKey(row, ofRight, numeric));
        for (const QVariantList &row : answer.rows)
            answerKeys.append(rowKey(row, ofAnswer, numeric));
    }

    [[nodiscard]] bool sameRows() const
    {
        if (rightKeys.size() != answerKeys.size())
            return false;
        QStringList left = rightKeys;
        QStringList other = answerKeys;
        left.sort();
        other.sort();
        return left == other;
    }

    QStringList rightKeys;
    QStringList answerKeys;
};

QStringList contentOf(const ResultRows &result, qsizetype column, bool asNumbers)
{
    QStringList keys;
    for (const QVariantList &row : result.rows)
        keys.append(keyOf(row.value(column), asNumbers));
    keys.sort();
    return keys;
}

/// Looks for columns whose values are the same ones, then whether the rows are.
class ContentMatcher
{
public:
    ContentMatcher(const ResultRows &right, const ResultRows &answer)
        : m_right(right)
        , m_answer(answer)
    {
        const qsizetype columns = right.columns.size();
        for (qsizetype r = 0; r < columns; ++r) {
            QList<qsizetype> fitting;
            for (qsizetype a = 0; a < answer.columns.size(); ++a) {
                const bool asNumbers = isNumeric(right, r) || isNumeric(answer, a);
                if (contentOf(right, r, asNumbers) == contentOf(answer, a, asNumbers))
                    fitting.append(a);
            }
            m_fitting.append(fitting);
        }
    }

    /// Each column of the right result has a partner.
    std::optional<Match> find()
    {
        Match match;
        return assign(0, match) ? std::optional(match) : std::nullopt;
    }

private:
    bool assign(qsizetype r, Match &match)
    {
        if (r == m_fitting.size())
            return ++m_tries < mostTries && Cut(m_right, m_answer, match).sameRows();
        for (const qsizetype a : m_fitting.at(r)) {
            if (m_tries >= mostTries
                || std::ranges::any_of(match, [&](const auto &pair) { return pair.second == a; }))
                continue;
            match.append({r, a});
            if (assign(r + 1, match))
                return true;
            match.removeLast();
        }
        return false;
    }

    const ResultRows &m_right;
    const ResultRows &m_answer;
    QList<QList<qsizetype>> m_fitting;
    int m_tries = 0;
};

Match byPlace(const ResultRows &right)
{
    Match match;
    for (qsizetype i = 0; i < right.columns.size(); ++i)
        match.append({i, i});
    return match;
}

Match byName(const ResultRows &right, const ResultRows &answer)
{
    Match match;
    QSet<qsizetype> used;
    for (qsizetype r = 0; r < right.columns.size(); ++r)
        for (qsizetype a = 0; a < answer.columns.size(); ++a)
            if (!used.contains(a) && bareName(right.columns.at(r)) == bareName(answer.columns.at(a))) {
                match.append({r, a});
                used.insert(a);
                break;
            }
    return match;
}

Match swapped(const Match &match)
{
    Match turned;
    for (const auto &[first, second] : match)
        turned.append({second, first});
    std::ranges::sort(turned);
    return turned;
}

void diffRows(const ResultRows &right, const ResultRows &answer, const Match &match, const Cut &cut,
              ResultDiff &diff)
{
    QHash<QString, qsizetype> open;
    for (const QString &key : cut.rightKeys)
        ++open[key];
    const QHash<QString, qsizetype> asked = open;
    const auto row = [&](const QVariantList &from, bool isRight) {
        QVariantList values;
        for (const auto &[r, a] : match)
            values.append(from.value(isRight ? r : a));
        return values;
    };
    diff.isRepeated = true;
    for (qsizetype i = 0; i < cut.answerKeys.size(); ++i) {
        qsizetype &left = open[cut.answerKeys.at(i)];
        if (left > 0) {
            --left;
            continue;
        }
        diff.tooMany.append(row(answer.rows.at(i), false));
        diff.isRepeated = diff.isRepeated && asked.contains(cut.answerKeys.at(i));
    }
    for (qsizetype i = 0; i < cut.rightKeys.size(); ++i) {
        qsizetype &left = open[cut.rightKeys.at(i)];
        if (left > 0) {
            --left;
            diff.missing.append(row(right.rows.at(i), true));
        }
    }
    diff.isRepeated = diff.isRepeated && !diff.tooMany.isEmpty();
}

ResultDiff judged(const ResultRows &right, const ResultRows &answer, const Match &match, bool isOrdered)
{
    ResultDiff diff;
    for (const auto &pair : match)
        diff.columns.append(right.columns.at(pair.first));
    const Cut cut(right, answer, match);
    const bool isAll = match.size() == right.columns.size() && match.size() == answer.columns.size();
    if (!cut.sameRows()) {
        diff.kind = ResultDiff::Kind::OtherRows;
        diff.isSameRows = false;
        diffRows(right, answer, match, cut, diff);
    } else if (!isAll) {
        diff.kind = ResultDiff::Kind::OtherColumns;
    } else if (isOrdered && cut.rightKeys != cut.answerKeys) {
        diff.kind = ResultDiff::Kind::OtherOrder;
        diff.firstOutOfOrder =
            std::ranges::mismatch(cut.rightKeys, cut.answerKeys).in1 - cut.rightKeys.begin();
    }
    return diff;
}

} // namespace

ResultDiff compare(const ResultRows &right, const ResultRows &answer, bool isOrdered)
{
    const bool isSameWidth = right.columns.size() == answer.columns.size();
    if (isSameWidth && Cut(right, answer, byPlace(right)).sameRows())
        return judged(right, answer, byPlace(right), isOrdered);
    const Match named = byName(right, answer);
    const bool hasAll = named.size() == right.columns.size();
    const bool isPart = named.size() == answer.columns.size();
    if ((hasAll || isPart) && !named.isEmpty() && Cut(right, answer, named).sameRows())
        return judged(right, answer, named, isOrdered);
    if (!right.rows.isEmpty() && right.rows.size() == answer.rows.size()) {
        if (const auto match = ContentMatcher(right, answer).find())
            return judged(right, answer, *match, isOrdered);
        if (const auto match = ContentMatcher(answer, right).find())
            return judged(right, answer, swapped(*match), isOrdered);
    }
    if (hasAll || isPart)
        if (!named.isEmpty())
            return judged(right, answer, named, isOrdered);
    if (isSameWidth)
        return judged(right, answer, byPlace(right), isOrdered);
    ResultDiff diff;
    diff.kind = ResultDiff::Kind::OtherColumns;
    diff.isSameRows = false;
    return diff;
}

} // namespace query
