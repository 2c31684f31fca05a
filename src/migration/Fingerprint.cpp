// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/Fingerprint.h"

#include "migration/Runner.h"
#include "migration/ScratchDatabase.h"

#include <QCryptographicHash>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace migration
{

namespace
{

QString nameOf(Column::Kind kind)
{
    using Kind = Column::Kind;
    switch (kind) {
    case Kind::Any:
        return u"any"_s;
    case Kind::Integer:
        return u"integer"_s;
    case Kind::BigInteger:
        return u"big integer"_s;
    case Kind::Real:
        return u"real"_s;
    case Kind::Numeric:
        return u"numeric"_s;
    case Kind::Boolean:
        return u"boolean"_s;
    case Kind::Text:
        return u"text"_s;
    case Kind::Timestamp:
        return u"timestamp"_s;
    case Kind::Other:
        break;
    }
    return u"other"_s;
}

QString joined(QStringList names)
{
    for (QString &name : names)
        name = name.toLower();
    names.sort();
    return names.join(u',');
}

} // namespace

QString normalisedDefault(QString text)
{
    static const QRegularExpression cast(u"::[a-z_ ]+(\\(\\d+\\))?(\\[\\])?$"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    text = text.trimmed();
    while (text.startsWith(u'(') && text.endsWith(u')'))
        text = text.sliced(1, text.size() - 2).trimmed();
    text.remove(cast);
    if (text.startsWith(u'\''))
        return text;
    text = text.toLower();
    if (text == u"now()")
        return u"current_timestamp"_s;
    if (text == u"false" || text == u"true")
        return text == u"true" ? u"1"_s : u"0"_s;
    return text;
}

QStringList normalised(const Structure &structure)
{
    QStringList lines;
    for (const Table &table : structure.tables) {
        const QString name = table.name.toLower();
        for (const Column &column : table.columns) {
            QString line = u"%1.%2 %3"_s.arg(name, column.name.toLower(), nameOf(column.kind));
            if (column.notNull || column.keyPosition > 0)
                line += u" not null"_s;
            if (!column.defaultText.isEmpty() && column.keyPosition == 0)
                line += u" default "_s + normalisedDefault(column.defaultText);
            lines.append(line);
        }
        lines.append(u"%1 key (%2)"_s.arg(name, joined(table.primaryKey())));
        for (const Index &index : table.indexes) {
            if (index.isUnique && index.isPlain && joined(index.columns) != joined(table.primaryKey()))
                lines.append(u"%1 unique (%2)"_s.arg(name, joined(index.columns)));
        }
        for (const ForeignKey &key : table.foreignKeys)
            lines.append(u"%1 (%2) references %3"_s.arg(name, joined(key.columns), key.table.toLower()));
    }
    lines.sort();
    lines.removeDuplicates();
    return lines;
}

QString State::name() const
{
    return statement == 0 ? revision : u"%1/%2"_s.arg(revision).arg(statement);
}

base::Result<QList<State>> statesOf(const ScriptSet &scripts, const QString &branch)
{
    ScratchDatabase scratch;
    const auto handle = scratch.open();
    SHOPBOOK_TRY(handle);
    QList<State> states;
    QString last;
    const auto look = [&](const QString &revision, int statement) -> base::Result<void> {
        auto structure = readStructure(*handle);
        SHOPBOOK_TRY(structure);
        const QString now = fingerprint(*structure);
        if (statement == 0 && now == last && !states.isEmpty() && states.constLast().revision == revision)
            states.removeLast(); // what ran since changed rows only
        if (statement == 0 || now != last)
            states.append({revision, statement, *structure});
        last = now;
        return {};
    };
    for (const Script &script : scripts.chain(branch)) {
        const QList<Statement> &statements = script.upgrade(database::Engine::Sqlite);
        for (int i = 0; i < statements.size(); ++i) {
            const auto live = readStructure(*handle);
            SHOPBOOK_TRY(live);
            const QList<Guard> &guards = statements.at(i).guards;
            if (!std::all_of(guards.begin(), guards.end(),
                             [&](const Guard &guard) { return holds(guard, *live); }))
                continue;
            Effect effect;
            SHOPBOOK_TRY(runStatement(*handle, statements.at(i), effect));
            if (i + 1 < statements.size())
                SHOPBOOK_TRY(look(script.revision, i + 1));
        }
        SHOPBOOK_TRY(look(script.revision, 0));
    }
    return states;
}

QString fingerprint(const Structure &structure)
{
    const QByteArray text = normalised(structure).join(u'\n').toUtf8();
    return QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex().first(16));
}

} // namespace migration
