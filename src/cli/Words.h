// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace cli {

/// Words::tr() translates in the one context of this layer, wherever it is called; lupdate reads the context from here.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(cli)
};

} // namespace cli
