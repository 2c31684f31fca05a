// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/Location.h"

#include <QByteArray>
#include <QStringList>

/// The other programs' own interpreter: the system's, to which the distribution's modules belong.
namespace foreign
{

/// A database as SQLAlchemy writes it.
[[nodiscard]] QString sqlAlchemyUrl(const database::Location &location);

struct Answer {
    int exitCode = -1;
    QByteArray results; ///< standard output
    QByteArray words; ///< standard error, and why it could not run
};

/// Runs it in `folder` ("" = here). The modules of tests/foreign can be imported.
[[nodiscard]] Answer python(const QStringList &arguments, const QString &folder = {});

} // namespace foreign
