// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/CheckupRules.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

// What the check-up found, for people. The numbers of rows stand at the end, so that one sentence fits all of
// them.

namespace reports
{

namespace
{

QString translated(const char *text)
{
    return QCoreApplication::translate("reports", text);
}

struct Words {
    const char *kind;
    const char *sentence; ///< %1 the page, %2 the column
    const char *advice;
};

// clang-format off
constexpr Words allWords[]{
    {"orphan",
     QT_TRANSLATE_NOOP("reports", "%1: “%2” points to a row that does not exist."),
     QT_TRANSLATE_NOOP("reports", "Choose the right one in each row, if you know it. Totals leave nothing out: such rows are counted.")},
    {"orphan-category",
     QT_TRANSLATE_NOOP("reports", "%1: “%2” points to a row that does not exist."),
     QT_TRANSLATE_NOOP("reports", "The repair puts these products into a new category “Without a category”. It cannot be taken back, because the database refuses references to nothing.")},
    {"orphan-optional",
     QT_TRANSLATE_NOOP("reports", "%1: “%2” points to a row that does not exist."),
     QT_TRANSLATE_NOOP("reports", "The repair clears the field; the rows themselves stay. It cannot be taken back, because the database refuses references to nothing.")},
    {"duplicate",
     QT_TRANSLATE_NOOP("reports", "%1: several rows have the same “%2”."),
     QT_TRANSLATE_NOOP("reports", "One sale may have been recorded twice. Compare the rows, and change or delete the wrong ones.")},
    {"type",
     QT_TRANSLATE_NOOP("reports", "%1: something else than the right kind of value stands in “%2”."),
     QT_TRANSLATE_NOOP("reports", "Type the right value in each row. Until then these rows are missing from sums.")},
    {"type-number",
     QT_TRANSLATE_NOOP("reports", "%1: a text stands in “%2” instead of a number."),
     QT_TRANSLATE_NOOP("reports", "The repair turns what can be read as a number, such as “1 200 ₽”, into one. Type the rest yourself.")},
    {"unreadable",
     QT_TRANSLATE_NOOP("reports", "%1: “%2” holds a time that your bot cannot read."),
     QT_TRANSLATE_NOOP("reports", "It stops when it reads such a row. The repair writes a time of another form as your bot reads it (2026-11-20 21:38:00), and what nobody can read as you choose. Correct the program that wrote it, too.")},
    {"future",
     QT_TRANSLATE_NOOP("reports", "%1: “%2” lies in the future."),
     QT_TRANSLATE_NOOP("reports", "Times are stored in UTC. Look at the clock of the computer that wrote them, and whether its program stores local time. The repair puts another time there, as you choose.")},
    {"price",
     QT_TRANSLATE_NOOP("reports", "%1: “%2” is 0 or less."),
     QT_TRANSLATE_NOOP("reports", "Type the right amount in each row. Shopbook does not guess what was paid.")},
    {"empty",
     QT_TRANSLATE_NOOP("reports", "%1: “%2” is empty."),
     QT_TRANSLATE_NOOP("reports", "Fill it in. Your bot expects a value there.")},
    {"empty-goods",
     QT_TRANSLATE_NOOP("reports", "%1: “%2” is empty."),
     QT_TRANSLATE_NOOP("reports", "Whoever buys these products receives nothing. Fill it in.")},
    {"empty-type",
     QT_TRANSLATE_NOOP("reports", "%1: “%2” is empty."),
     QT_TRANSLATE_NOOP("reports", "The repair writes “not recorded” there, as totals show it already.")},
    {"empty-payment",
     QT_TRANSLATE_NOOP("reports", "%1: “%2” is empty."),
     QT_TRANSLATE_NOOP("reports", "The repair writes “unknown-” and the row's id there, as the bot's own upgrade does.")},
    {"like-stars",
     QT_TRANSLATE_NOOP("reports", "%1: the payment type is named after Stars, but is counted as roubles."),
     QT_TRANSLATE_NOOP("reports", "The repair sets “Stars”, so that these amounts are no longer added to roubles.")},
    {"other-money",
     QT_TRANSLATE_NOOP("reports", "%1: the payment type names other money, but the amounts are counted as roubles."),
     QT_TRANSLATE_NOOP("reports", "Totals show each payment type on a line of its own. Do not read these lines as roubles.")},
    {"spelling",
     QT_TRANSLATE_NOOP("reports", "%1: a known payment type is spelled in another way."),
     QT_TRANSLATE_NOOP("reports", "Totals show it as a type of its own. The repair sets the usual spelling.")},
    {"not-recorded",
     QT_TRANSLATE_NOOP("reports", "%1: nobody recorded how these were paid, so their currency is not known."),
     QT_TRANSLATE_NOOP("reports", "Totals show them on a line of their own.")},
    {"kopecks",
     QT_TRANSLATE_NOOP("reports", "%1: exactly 100 times the product's price was paid."),
     QT_TRANSLATE_NOOP("reports", "That looks like kopecks in place of roubles. Look at the rows and correct what is wrong.")},
    {"same-number",
     QT_TRANSLATE_NOOP("reports", "%1: as many Stars were paid as the product costs roubles."),
     QT_TRANSLATE_NOOP("reports", "If your bot asks so, all is well. If not, the payment type or the amount is wrong.")},
    {"counter",
     QT_TRANSLATE_NOOP("reports", "%1: the counter for new ids stands behind the last row."),
     QT_TRANSLATE_NOOP("reports", "The next new row would be refused, your bot's too. The repair moves the counter on; no row changes.")},
    {"damage",
     QT_TRANSLATE_NOOP("reports", "The file is damaged:"),
     QT_TRANSLATE_NOOP("reports", "Stop your bot and bring back a backup (Database → Backups).")},
    {"not-looked",
     QT_TRANSLATE_NOOP("reports", "The file was not searched for damage: it is large, and your bot could not write meanwhile."),
     QT_TRANSLATE_NOOP("reports", "Make a backup: that reads all of it. Or check while the bot is stopped.")},
    {"half",
     QT_TRANSLATE_NOOP("reports", "A change of the tables was not finished:"),
     QT_TRANSLATE_NOOP("reports", "The repair finishes it, after a backup.")},
    {"missing",
     QT_TRANSLATE_NOOP("reports", "The tables lack something:"),
     QT_TRANSLATE_NOOP("reports", "Bring the database to its version again with the program that made it, or bring back a backup.")},
    {"missing-repair",
     QT_TRANSLATE_NOOP("reports", "The tables lack something:"),
     QT_TRANSLATE_NOOP("reports", "The repair adds it, after a backup.")},
    {"reference",
     QT_TRANSLATE_NOOP("reports", "Nothing keeps a reference from leading nowhere:"),
     QT_TRANSLATE_NOOP("reports", "The database has no foreign key there. Shopbook itself checks each reference it writes, other programs may not. Mend the references that lead nowhere; then this adds the key, on the server or as a migration of the program that made the table:")},
    {"reference-file",
     QT_TRANSLATE_NOOP("reports", "Nothing keeps a reference from leading nowhere:"),
     QT_TRANSLATE_NOOP("reports", "The database has no foreign key there. Shopbook itself checks each reference it writes, other programs may not. SQLite adds no key to a table that is there. Mend the references that lead nowhere; then a migration of the program that made the table adds it:")},
    {"not-null",
     QT_TRANSLATE_NOOP("reports", "Nothing keeps a needed value from being left out:"),
     QT_TRANSLATE_NOOP("reports", "The column allows NULL. Shopbook writes none there, other programs may. Fill in what is empty; then this forbids it, on the server or as a migration of the program that made the table:")},
    {"not-null-file",
     QT_TRANSLATE_NOOP("reports", "Nothing keeps a needed value from being left out:"),
     QT_TRANSLATE_NOOP("reports", "The column allows NULL. Shopbook writes none there, other programs may. SQLite does not change that in a table that is there. Fill in what is empty; then a migration of the program that made the table forbids it:")},
    {"unique",
     QT_TRANSLATE_NOOP("reports", "Nothing keeps a value from being there twice:"),
     QT_TRANSLATE_NOOP("reports", "A sale could be recorded twice. Shopbook looks before it writes, other programs may not. Mend what is there twice; then this forbids it, in the database or as a migration of the program that made the table:")},
    {"unique-repair",
     QT_TRANSLATE_NOOP("reports", "Nothing keeps a value from being there twice:"),
     QT_TRANSLATE_NOOP("reports", "The repair adds the unique index that belongs there, after a backup.")},
    {"other-orphan",
     QT_TRANSLATE_NOOP("reports", "A reference of another program leads nowhere:"),
     QT_TRANSLATE_NOOP("reports", "These rows are not Shopbook's, and it changes nothing there. Mend them in the program that wrote them.")},
    {"not-followed",
     QT_TRANSLATE_NOOP("reports", "References of another program's table were not followed:"),
     QT_TRANSLATE_NOOP("reports", "The table is large and your bot could not write meanwhile, or its references name no key. Your own tables were checked.")},
};
// clang-format on

/// The kind with what the column makes of it.
QString wordsKey(const Finding &finding)
{
    const bool isRows = finding.repair == RepairKind::Rows;
    if (finding.kind == u"orphan" && isRows)
        return finding.table == schema::Table::Products ? u"orphan-category"_s : u"orphan-optional"_s;
    if (finding.kind == u"type" && isRows)
        return u"type-number"_s;
    if (finding.kind == u"empty" && finding.column == u"hidden_content")
        return u"empty-goods"_s;
    if (finding.kind == u"empty" && isRows)
        return finding.column == u"payment_type" ? u"empty-type"_s : u"empty-payment"_s;
    if ((finding.kind == u"missing" || finding.kind == u"unique") && finding.repair == RepairKind::Schema)
        return finding.kind + u"-repair"_s;
    // Lines of a migration, where SQL cannot say it.
    if ((finding.kind == u"reference" || finding.kind == u"not-null") && finding.statement.contains(u'\n'))
        return finding.kind + u"-file"_s;
    return finding.kind;
}

} // namespace

QString ruleTitle(const QString &rule)
{
    static const QHash<QString, const char *> titles{
        {u"damage"_s, QT_TRANSLATE_NOOP("reports", "Is the file damaged?")},
        {u"constraints"_s, QT_TRANSLATE_NOOP("reports", "Do the tables have what they need?")},
        {u"counters"_s, QT_TRANSLATE_NOOP("reports", "Do counters stand behind the last id?")},
        {u"references"_s, QT_TRANSLATE_NOOP("reports", "Do references lead somewhere?")},
        {u"duplicates"_s, QT_TRANSLATE_NOOP("reports", "Is anything there twice that may be there once?")},
        {u"types"_s, QT_TRANSLATE_NOOP("reports", "Do texts stand where numbers belong?")},
        {u"times"_s, QT_TRANSLATE_NOOP("reports", "Are times readable, and not in the future?")},
        {u"prices"_s, QT_TRANSLATE_NOOP("reports", "Are prices above 0?")},
        {u"empty"_s, QT_TRANSLATE_NOOP("reports", "Is anything empty that must not be?")},
        {u"currencies"_s, QT_TRANSLATE_NOOP("reports", "Are roubles and Stars kept apart?")},
    };
    const char *title = titles.value(rule);
    return title ? translated(title) : rule;
}

namespace checkup
{

void putIntoWords(Finding &finding)
{
    const QString key = wordsKey(finding);
    const auto words = std::find_if(std::begin(allWords), std::end(allWords), [&key](const Words &known) {
        return key == QLatin1StringView(known.kind);
    });
    if (words == std::end(allWords))
        return;
    QString sentence = translated(words->sentence);
    if (finding.table) {
        const schema::Entity &entity = schema::entity(*finding.table);
        const schema::Field *field = entity.field(finding.column);
        sentence.replace(u"%1"_s, schema::entityTitle(entity));
        sentence.replace(u"%2"_s, field ? schema::fieldTitle(*field) : finding.column);
    } else if (!finding.sentence.isEmpty()) {
        sentence += u' ' + finding.sentence;
    }
    const int rows = int(std::min(finding.count, qint64(std::numeric_limits<int>::max())));
    if (rows > 0)
        sentence += u' ' + QCoreApplication::translate("reports", "%n row(s).", nullptr, rows);
    finding.sentence = sentence;
    finding.advice = translated(words->advice);
    if (!finding.statement.isEmpty())
        finding.advice += u'\n' + finding.statement;
    if (finding.code == base::ErrorCode::Failed && finding.rule == u"references")
        finding.code = base::ErrorCode::BrokenReference;
}

} // namespace checkup

} // namespace reports
