// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

namespace splitting
{

struct Case {
    QByteArray name;
    bool isPostgresql = false;
    QString text;
    QStringList statements;
};

/// What the splitter has to do, as a table; the engines' own programs agree with it.
[[nodiscard]] QList<Case> cases();

} // namespace splitting
