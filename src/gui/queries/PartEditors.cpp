// SPDX-License-Identifier: GPL-3.0-or-later
// The editors of tables, joins, limits and endings; those of conditions and expressions are in
// TestEditors.cpp.
#include "gui/queries/PartEditor.h"

#include "gui/queries/Words.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpressionValidator>

using namespace Qt::StringLiterals;

namespace gui::queries
{

using query::Ending;
using query::Query;

namespace
{

class FromEditor : public PartEditor
{
public:
    FromEditor(const Query &query, const QList<schema::Table> &tables, QWidget *parent)
        : PartEditor(parent)
        , m_table(addBox(u"fromBox"_s, PartEditor::tr("The table whose rows the query begins with")))
    {
        const QSignalBlocker blocked(m_table);
        for (const schema::Table table : tables)
            m_table->addItem(words::tableTitle(schema::entity(table).name), int(table));
        m_table->setCurrentIndex(m_table->findData(int(query.from)));
        setHelp(words::clauseHelp(words::Clause::From));
    }
    void applyTo(Query &query) const override
    {
        const auto chosen = schema::Table(m_table->currentData().toInt());
        if (m_table->currentIndex() < 0 || chosen == query.from)
            return;
        // Conditions and columns of another table would all be wrong; whoever comes back finds them again.
        m_left.insert(query.from, query);
        const Ending ending = query.ending;
        query = m_left.value(chosen);
        query.from = chosen;
        query.ending = ending;
    }
    [[nodiscard]] QWidget *first() const override { return m_table; }

private:
    QComboBox *m_table;
    mutable QMap<schema::Table, Query> m_left; ///< what was asked of the tables that were chosen before
};

class LoadedEditor : public PartEditor
{
public:
    LoadedEditor(const Query &query, int index, QWidget *parent)
        : PartEditor(parent)
        , m_index(index)
        , m_table(addBox(u"loadedTableBox"_s, PartEditor::tr("The table whose rows come along")))
    {
        const QSignalBlocker blocked(m_table);
        const QString loaded = query.loaded.value(index);
        QStringList offered = joinableTables(query);
        offered.removeAll(loaded);
        for (const QString &table : QStringList{loaded} + offered)
            m_table->addItem(words::tableTitle(table), table);
        setHelp(PartEditor::tr("Each object brings its rows of this table along, in one SELECT."));
    }
    void applyTo(Query &query) const override
    {
        if (m_index < query.loaded.size())
            query.loaded[m_index] = m_table->currentData().toString();
    }
    [[nodiscard]] QWidget *first() const override { return m_table; }

private:
    int m_index;
    QComboBox *m_table;
};

class JoinEditor : public PartEditor
{
public:
    JoinEditor(const Query &query, int index, QWidget *parent)
        : PartEditor(parent)
        , m_index(index)
        , m_kind(addBox(u"joinKindBox"_s, PartEditor::tr("Inner or left")))
        , m_table(addBox(u"joinTableBox"_s, PartEditor::tr("The table that is joined")))
    {
        const QSignalBlocker blocked(m_table);
        const QSignalBlocker blockedKind(m_kind);
        const query::Join join = query.joins.value(index);
        m_kind->addItem(PartEditor::tr("inner: only rows with a partner"), false);
        m_kind->addItem(PartEditor::tr("left: rows without one, too"), true);
        m_kind->setCurrentIndex(join.isOuter ? 1 : 0);
        for (const QString &table : QStringList{join.table} + joinableTables(query))
            m_table->addItem(words::tableTitle(table), table);
        setHelp(words::clauseHelp(words::Clause::Join));
    }
    void applyTo(Query &query) const override
    {
        if (m_index >= query.joins.size())
            return;
        query.joins[m_index].isOuter = m_kind->currentData().toBool();
        query.joins[m_index].table = m_table->currentData().toString();
    }
    [[nodiscard]] QWidget *first() const override { return m_kind; }

private:
    int m_index;
    QComboBox *m_kind;
    QComboBox *m_table;
};

class LimitEditor : public PartEditor
{
public:
    LimitEditor(const Query &query, QWidget *parent)
        : PartEditor(parent)
        , m_kind(addBox(u"limitKindBox"_s, PartEditor::tr("LIMIT and OFFSET, or a slice")))
    {
        const QSignalBlocker blocked(m_kind);
        m_kind->addItem(u"LIMIT / OFFSET"_s, false);
        m_kind->addItem(PartEditor::tr("slice [from:to]"), true);
        m_kind->setCurrentIndex(query.isSlice ? 1 : 0);
        m_first = addNumber(u"limitFirstEdit"_s, &m_firstLabel);
        m_second = addNumber(u"limitSecondEdit"_s, &m_secondLabel);
        connect(m_kind, &QComboBox::currentIndexChanged, this, [this] { nameNumbers(); });
        const qint64 from = query.offset.value_or(0);
        if (query.isSlice) {
            m_first->setText(QString::number(from));
            m_second->setText(query.limit ? QString::number(from + *query.limit) : QString());
        } else {
            m_first->setText(query.limit ? QString::number(*query.limit) : QString());
            m_second->setText(query.offset ? QString::number(from) : QString());
        }
        nameNumbers();
        setHelp(words::clauseHelp(words::Clause::Limit));
    }
    void applyTo(Query &query) const override
    {
        const auto number = [](const QLineEdit *edit) {
            bool isNumber = false;
            const qint64 value = edit->text().trimmed().toLongLong(&isNumber);
            return isNumber ? std::optional(value) : std::nullopt;
        };
        query.isSlice = m_kind->currentData().toBool();
        if (query.isSlice) {
            query.offset = number(m_first).value_or(0);
            query.limit.reset();
            if (const auto to = number(m_second))
                query.limit = *to - *query.offset;
        } else {
            query.limit = number(m_first);
            query.offset = number(m_second);
        }
    }
    [[nodiscard]] QWidget *first() const override { return m_first; }

private:
    QLineEdit *addNumber(const QString &name, QLabel **label)
    {
        *label = new QLabel(this);
        auto *edit = new QLineEdit(this);
        edit->setObjectName(name);
        edit->setMaximumWidth(90);
        edit->setValidator(new QRegularExpressionValidator(QRegularExpression(u"-?\\d{0,18}"_s), edit));
        addControl(*label);
        addControl(edit);
        connect(edit, &QLineEdit::textEdited, this, &PartEditor::changed);
        return edit;
    }
    void nameNumbers()
    {
        const bool isSlice = m_kind->currentData().toBool();
        m_firstLabel->setText(isSlice ? PartEditor::tr("from") : PartEditor::tr("at most"));
        m_secondLabel->setText(isSlice ? PartEditor::tr("to, without it")
                                       : PartEditor::tr("without the first"));
        m_first->setAccessibleName(m_firstLabel->text());
        m_second->setAccessibleName(m_secondLabel->text());
    }

    QComboBox *m_kind;
    QLabel *m_firstLabel;
    QLabel *m_secondLabel;
    QLineEdit *m_first;
    QLineEdit *m_second;
};

class EndingEditor : public PartEditor
{
public:
    EndingEditor(const Query &query, QWidget *parent)
        : PartEditor(parent)
        , m_ending(addBox(u"endingBox"_s, PartEditor::tr("What the query returns")))
    {
        const QSignalBlocker blocked(m_ending);
        for (const Ending ending :
             {Ending::All, Ending::First, Ending::One, Ending::OneOrNone, Ending::Scalar, Ending::Count})
            m_ending->addItem(words::endingTitle(ending), int(ending));
        m_ending->setCurrentIndex(int(query.ending));
        connect(m_ending, &QComboBox::currentIndexChanged, this, [this] { explain(); });
        explain();
    }
    void applyTo(Query &query) const override { query.ending = Ending(m_ending->currentData().toInt()); }
    [[nodiscard]] QWidget *first() const override { return m_ending; }

private:
    void explain()
    {
        const QStringList help = words::endingHelp(Ending(m_ending->currentData().toInt()));
        setHelp(PartEditor::tr("No row: %1\nOne row: %2\nSeveral rows: %3")
                    .arg(help.at(0), help.at(1), help.at(2)));
    }

    QComboBox *m_ending;
};

} // namespace

PartEditor *fromEditor(const Query &query, const QList<schema::Table> &tables, QWidget *parent)
{
    return new FromEditor(query, tables, parent);
}

PartEditor *joinEditor(const Query &query, int index, QWidget *parent)
{
    return new JoinEditor(query, index, parent);
}

PartEditor *loadedEditor(const Query &query, int index, QWidget *parent)
{
    return new LoadedEditor(query, index, parent);
}

PartEditor *limitEditor(const Query &query, QWidget *parent)
{
    return new LimitEditor(query, parent);
}

PartEditor *endingEditor(const Query &query, QWidget *parent)
{
    return new EndingEditor(query, parent);
}

} // namespace gui::queries
