// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Console.h"
#include "base/Paths.h"
#include "base/Text.h"
#include "cli/Program.h"

#include <QCoreApplication>

#include <cstdio>

using namespace Qt::StringLiterals;

int main(int argc, char *argv[])
{
    const base::Console console;
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"shopbook-cli"_s);
    base::text::installLanguage({});
    base::paths::settle();
    // Whoever only looks at a database needs no folder for data.
    if (const auto kept = base::paths::checkPortable(); !kept)
        std::fprintf(stderr, "shopbook-cli: %s\n", kept.error().message.toUtf8().constData());
    return cli::run(QCoreApplication::arguments(), stdout, stderr);
}
