// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/finding/PageFilter.h"

#include <QLabel>

namespace gui::finding
{

/// What is asked of the rows, in words, above them: each part can be changed or taken away by a link. Not
/// there when nothing is asked.
class FilterBar : public QLabel
{
    Q_OBJECT
public:
    explicit FilterBar(QWidget *parent = nullptr);

    void follow(PageFilter &filter);

Q_SIGNALS:
    /// A person wants to change the whole condition.
    void editRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void showFilter();
    void onLink(const QString &link);

    PageFilter *m_filter = nullptr;
};

} // namespace gui::finding
