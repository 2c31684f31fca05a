// SPDX-License-Identifier: GPL-3.0-or-later
// check-scripts FILE …: the build's own look at the revision scripts, before they are built in.
#include "migration/Rehearsal.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <cstdio>

namespace
{

bool say(const base::Error &error)
{
    std::fprintf(stderr, "%s\n", qPrintable(error.message));
    return false;
}

bool check(const QStringList &paths)
{
    QList<migration::Script> scripts;
    bool isGood = true;
    for (const QString &path : paths) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) {
            std::fprintf(stderr, "%s: %s\n", qPrintable(path), qPrintable(file.errorString()));
            return false;
        }
        const auto script = migration::parseScript(QFileInfo(path).fileName(), file.readAll());
        isGood = script ? isGood : say(script.error());
        if (script)
            scripts.append(*script);
    }
    if (!isGood)
        return false;
    const auto set = migration::ScriptSet::from(scripts);
    if (!set)
        return say(set.error());
    const auto tried = migration::rehearse(*set);
    return tried || say(tried.error());
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    return check(QCoreApplication::arguments().sliced(1)) ? 0 : 1;
}
