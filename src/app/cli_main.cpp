// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Text.h"
#include "cli/Program.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"shopbook-cli"_s);
    base::text::installLanguage({});
    return cli::run(QCoreApplication::arguments(), stdout, stderr);
}
