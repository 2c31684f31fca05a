// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Updates.h"

#include <QObject>

#include <memory>

namespace gui
{

/// Looks once, in a thread of its own, whether a newer Shopbook lies in the folder that was named for it
/// (base::presets::UpdateCheck). Where none was named nothing is looked at, and nobody is ever asked over a
/// network.
class UpdateLook : public QObject
{
    Q_OBJECT
public:
    explicit UpdateLook(QObject *parent = nullptr);
    ~UpdateLook() override;

    /// A folder that cannot be reached is no news for a person who wants to work: the log has it, and
    /// `doctor`. One that does not answer at all keeps nothing waiting, not the program's end either.
    void start();

Q_SIGNALS:
    void newerFound(const QString &version, const QString &path);
    /// The folder has answered, with or without news.
    void ended();

private:
    struct Asker;
    void tell(const base::Result<std::optional<base::updates::Package>> &newest);

    std::shared_ptr<Asker> m_asker; ///< the thread's, too, which may outlive this
};

} // namespace gui
