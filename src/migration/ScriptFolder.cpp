// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/ScriptFolder.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSaveFile>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace migration
{

namespace
{

base::Error usage(const QString &sentence)
{
    return {base::ErrorCode::Usage, sentence, {}, {}, {}};
}

base::Result<void> save(const QString &path, const QString &text)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(text.toUtf8()) >= 0 && file.commit())
        return {};
    return base::Error{base::ErrorCode::NoPermission,
                       QCoreApplication::translate("migration", "“%1” cannot be written.")
                           .arg(QDir::toNativeSeparators(path)),
                       file.errorString(),
                       {},
                       {}};
}

QStringList personalBranches(const ScriptSet &scripts)
{
    QStringList branches = scripts.branches();
    branches.removeIf([](const QString &branch) { return ScriptSet::isBuiltIn(branch); });
    return branches;
}

base::Result<QString> branchFor(const ScriptSet &scripts, const QString &wished)
{
    static const QRegularExpression form(u"^[A-Za-z0-9_]{1,32}$"_s);
    const QStringList branches = personalBranches(scripts);
    if (!wished.isEmpty()) {
        if (!form.match(wished).hasMatch())
            return usage(QCoreApplication::translate("migration",
                                                     "\"%1\" is not 1 to 32 letters, digits and underscores.")
                             .arg(wished));
        if (ScriptSet::isBuiltIn(wished))
            return usage(QCoreApplication::translate(
                             "migration", "The branch %1 is Shopbook's own. Give yours another name.")
                             .arg(wished));
        return wished;
    }
    if (branches.size() > 1)
        return usage(
            QCoreApplication::translate("migration", "The folder has several branches (%1): say which.")
                .arg(branches.join(u", "_s)));
    return branches.value(0, u"own"_s);
}

/// "0003_5f1c2a7b9d04_add_books.sql"
QString fileNameFor(const QString &folder, const QString &revision, const QString &message)
{
    static const QRegularExpression others(u"[^\\p{L}\\p{N}]+"_s);
    static const QRegularExpression number(u"^(\\d{4})_"_s);
    int newest = 0;
    for (const QString &name : QDir(folder).entryList({u"*.sql"_s}, QDir::Files)) {
        const auto match = number.match(name);
        newest = match.hasMatch() ? qMax(newest, match.captured(1).toInt()) : newest;
    }
    QString slug = message.toLower();
    slug = slug.replace(others, u"_"_s).first(qMin(qsizetype(40), slug.size()));
    while (slug.endsWith(u'_'))
        slug.chop(1);
    return u"%1_%2%3.sql"_s.arg(newest + 1, 4, 10, QChar(u'0'))
        .arg(revision, slug.isEmpty() ? QString() : u'_' + slug);
}

QString textOf(const NewScript &wish, const QString &revision, const QString &down, const QString &branch)
{
    QString text = u"-- revision: %1\n-- down-revision: %2\n-- branch: %3\n-- message: %4\n\n"_s.arg(
        revision, down.isEmpty() ? u"none"_s : down, branch, wish.message);
    const bool isEmpty = wish.sql.isEmpty();
    const QString dialect = isEmpty ? QString() : u' ' + database::nameOf(wish.engine).toLower();
    if (isEmpty)
        text +=
            u"-- Statements end with a semicolon and run in one transaction. A section may be for one "
            u"engine:\n"
            "-- \"@upgrade sqlite\" and \"@upgrade postgresql\" instead of \"@upgrade\".\n"
            "-- \"@when missing-table NAME\" or \"missing-column TABLE.NAME\" before a statement guards it.\n\n"_s;
    for (const QString &line : wish.sql.left)
        text += u"-- Not written: "_s + line + u'\n';
    text += u"-- @upgrade%1\n"_s.arg(dialect) + wish.sql.upgrade.join(u'\n');
    text += u"\n\n-- @downgrade%1"_s.arg(dialect);
    if (!wish.sql.dataLoss.isEmpty())
        text += u" data-loss: "_s + wish.sql.dataLoss.join(u", "_s);
    text += u'\n' + wish.sql.downgrade.join(u'\n') + u'\n';
    return text;
}

} // namespace

base::Result<void> makeScriptFolder(const QString &folder)
{
    const QFileInfo info(folder);
    if (info.exists() && (!info.isDir() || !QDir(folder).isEmpty()))
        return usage(QCoreApplication::translate("migration",
                                                 "“%1” is there already and is not empty. Name a new folder.")
                         .arg(QDir::toNativeSeparators(folder)));
    if (!QDir().mkpath(folder))
        return base::Error{base::ErrorCode::NoPermission,
                           QCoreApplication::translate("migration", "“%1” cannot be written.")
                               .arg(QDir::toNativeSeparators(folder)),
                           {},
                           {},
                           {}};
    const QString text =
        u"# Revision scripts of my own\n\n"
        "One file a revision, both directions in it. The loop:\n\n"
        "```\n"
        "shopbook-cli migrate revision --scripts . -m \"create books\"     # writes a script; fill it in\n"
        "shopbook-cli --database my.db migrate upgrade --scripts . head\n"
        "shopbook-cli --database my.db migrate downgrade --scripts . -1\n"
        "shopbook-cli --database my.db migrate history --scripts . -i\n"
        "```\n\n"
        "`--dry-run` tries an upgrade on a copy, `--sql` prints it. `man shopbook-cli` tells the rest.\n"_s;
    return save(QDir(folder).filePath(u"README.md"_s), text);
}

base::Result<QString> writeScript(const QString &folder, const ScriptSet &scripts, const NewScript &asked)
{
    static const QRegularExpression id(u"^[A-Za-z0-9_]{1,32}$"_s);
    NewScript wish = asked;
    wish.message = wish.message.simplified();
    if (wish.message.isEmpty())
        return usage(
            QCoreApplication::translate("migration", "A revision needs a message that says what it does."));
    const QString revision =
        wish.revision.isEmpty() ? QUuid::createUuid().toString(QUuid::Id128).first(12) : wish.revision;
    if (!id.match(revision).hasMatch() || scripts.byRevision(revision))
        return usage(
            QCoreApplication::translate("migration",
                                        "“%1” cannot be the id of a new revision: it is taken, or not 1 to "
                                        "32 letters, digits and underscores.")
                .arg(revision));
    auto branch = branchFor(scripts, wish.branch);
    SHOPBOOK_TRY(branch);
    const QString name = fileNameFor(folder, revision, wish.message);
    const QString text = textOf(wish, revision, scripts.headOf(*branch), *branch);
    auto script = parseScript(name, text.toUtf8());
    SHOPBOOK_TRY(script);
    const QString path = QDir(folder).filePath(name);
    SHOPBOOK_TRY(save(path, text));
    return path;
}

} // namespace migration
