// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Updates.h"

#include <QObject>

namespace gui
{

/// Looks once, in a thread of its own, whether a newer Shopbook lies in the folder that was named for it
/// (base::presets::UpdateCheck). Where none was named nothing is looked at, and nobody is ever asked over a
/// network.
class UpdateLook : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    /// A folder that cannot be reached is no news for a person who wants to work: the log has it, and
    /// `doctor`.
    void start();

Q_SIGNALS:
    void newerFound(const QString &version, const QString &path);
};

} // namespace gui
