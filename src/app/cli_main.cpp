// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Console.h"
#include "base/Paths.h"
#include "base/Presets.h"
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
    // The language of what is wrong with a policy cannot be asked of that policy.
    base::text::installLanguage({});
    base::paths::settle();
    base::presets::load();
    base::text::installLanguage(base::presets::inForce(base::Preset::Language).value);
    // Whoever only looks at a database needs no folder for data.
    if (const auto kept = base::paths::checkPortable(); !kept)
        std::fprintf(stderr, "shopbook-cli: %s\n", kept.error().message.toUtf8().constData());
    return cli::run(QCoreApplication::arguments(), stdout, stderr);
}
