// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/Save.h"

class QWidget;

namespace tables
{
class Session;
}

namespace gui
{

/// Shows what giving everything that hangs on rows of one table to another one of it, and deleting them,
/// would change; stages it as one step when the person agrees. No sale is erased: each keeps its price, its
/// payment and its buyer.
void offerReassigning(tables::Session &session, const QList<records::RowKey> &from, const records::RowKey &to,
                      QWidget *parent);

} // namespace gui
