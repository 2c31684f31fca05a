// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/Words.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace migration::words
{

namespace
{

constexpr int namedAtMost = 4;

/// The first few, and how many there are beyond them.
QString list(const QStringList &items)
{
    if (items.size() <= namedAtMost)
        return items.join(u", "_s);
    return QCoreApplication::translate("migration", "%1 and %n more", nullptr,
                                       int(items.size() - namedAtMost))
        .arg(items.first(namedAtMost).join(u", "_s));
}

/// The messages of the scripts in migrations/, which hold them in English: named here to be translated.
[[maybe_unused]] constexpr const char *messages[] = {
    QT_TRANSLATE_NOOP("migration", "initial revision"),
    QT_TRANSLATE_NOOP("migration", "create categories, users, products and purchases"),
    QT_TRANSLATE_NOOP("migration", "add products.hidden_content"),
    QT_TRANSLATE_NOOP("migration", "add purchases.payment_id"),
    QT_TRANSLATE_NOOP("migration", "add purchases.payment_type"),
    QT_TRANSLATE_NOOP("migration", "create user"),
    QT_TRANSLATE_NOOP("migration", "create phonebook"),
    QT_TRANSLATE_NOOP("migration", "add Shopbook's history, journal and archive"),
    QT_TRANSLATE_NOOP("migration", "add saved queries"),
};

QString nameOfArea(const QString &branch)
{
    if (branch == QLatin1StringView(marketBranch))
        return QCoreApplication::translate("migration", "a shop");
    if (branch == QLatin1StringView(phonebookBranch))
        return QCoreApplication::translate("migration", "a phonebook");
    return branch;
}

} // namespace

QString foundArea(const Assessment &assessment)
{
    QStringList areas;
    for (const QString &branch : assessment.areas) {
        const QString revision = assessment.revisions.value(branch);
        areas.append(revision.isEmpty() ? nameOfArea(branch)
                                        : QCoreApplication::translate("migration", "%1 (revision %2)")
                                              .arg(nameOfArea(branch), revision));
    }
    return areas.join(QCoreApplication::translate("migration", " and "));
}

QString foundForeign(const Assessment &assessment)
{
    QString what = QCoreApplication::translate(
                       "migration", "Here is %1 that another program made and Shopbook has never written.")
                       .arg(foundArea(assessment));
    for (const QString &half : assessment.halfStates)
        what += u' ' + half;
    if (assessment.unknownRevision.isEmpty())
        return what;
    return what + u' '
        + QCoreApplication::translate(
              "migration",
              "Its own version, %1, is unknown to Shopbook and stays as it is; the tables are complete.")
              .arg(assessment.unknownRevision);
}

QString willDo(const Assessment &assessment)
{
    if (assessment.pending.isEmpty())
        return QCoreApplication::translate("migration", "There is nothing to add.");
    QStringList steps;
    for (const Script &script : assessment.pending)
        steps.append(messageOf(script));
    QString text =
        QCoreApplication::translate("migration", "%n change(s) will be made: %1. Every value stays.", nullptr,
                                    int(steps.size()))
            .arg(steps.join(u"; "_s));
    if (assessment.isBigEnoughToBackUp)
        text += u' ' + QCoreApplication::translate("migration", "A backup is made first.");
    return text;
}

QString messageOf(const Script &script)
{
    return QCoreApplication::translate("migration", script.message.toUtf8().constData());
}

QString foundUnknown(const QString &revision)
{
    return revision.isEmpty()
        ? QCoreApplication::translate("migration", "The database does not say at which revision it stands.")
        : QCoreApplication::translate(
              "migration", "The database says that it stands at revision %1, which Shopbook does not know.")
              .arg(revision);
}

QString cannotOpen(const QStringList &misfits)
{
    return QCoreApplication::translate("migration", "It cannot be opened as it is: %1.").arg(list(misfits));
}

QString foundContradiction(const QString &revision, const QStringList &misfits)
{
    return QCoreApplication::translate(
               "migration",
               "The database says that it stands at revision %1, but it lacks what belongs to it: %2.")
        .arg(revision, list(misfits));
}

QString titleOf(const QString &branch)
{
    if (branch == QLatin1StringView(marketBranch))
        return QCoreApplication::translate("migration", "Shop");
    if (branch == QLatin1StringView(phonebookBranch))
        return QCoreApplication::translate("migration", "Phonebook");
    if (branch == QLatin1StringView(walletBranch))
        return QCoreApplication::translate("migration", "Wallets");
    if (branch == QLatin1StringView(shopbookBranch))
        return QCoreApplication::translate("migration", "Shopbook's own");
    return branch;
}

QString foundWithoutScript(const QString &revision, const QString &branch)
{
    return QCoreApplication::translate(
               "migration", "The database stands at revision %1 of %2, and no script of that folder has it.")
        .arg(revision, branch);
}

QString foundNewer(const QString &revision, const QString &branch)
{
    return QCoreApplication::translate(
               "migration", "A newer Shopbook has written this database: it stands at revision %1 of %2.")
        .arg(revision, branch);
}

} // namespace migration::words
