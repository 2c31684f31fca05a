// SPDX-License-Identifier: GPL-3.0-or-later
// Headers that nearly every file below the window reads; see cmake/Layer.cmake. Never included by name.
#pragma once

#include <QCoreApplication>
#include <QHash>
#include <QList>
#include <QMap>
#include <QObject>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QStringList>
#include <QVariant>

#include <tl/expected.hpp>

#include <functional>
#include <memory>
#include <optional>
