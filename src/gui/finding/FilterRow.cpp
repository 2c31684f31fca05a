// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/finding/FilterRow.h"

#include "gui/finding/FilterEdit.h"

#include <QHeaderView>

namespace gui::finding
{

FilterRow::FilterRow(QHeaderView &header, PageFilter &filter, QObject *parent)
    : QObject(parent)
    , m_header(header)
    , m_filter(filter)
{
}

int FilterRow::height() const
{
    if (m_height == 0)
        m_height = QLineEdit(&m_header).sizeHint().height() + 4;
    return m_height;
}

FilterEdit *FilterRow::make(int section)
{
    auto *edit = new FilterEdit(m_filter, m_filter.entity().fields.at(section), &m_header);
    m_edits.insert(section, edit);
    connect(edit, &FilterEdit::leaveRequested, this, &FilterRow::leaveRequested);
    connect(edit, &FilterEdit::focused, this, [this, section] { Q_EMIT focused(section); });
    return edit;
}

void FilterRow::place(int y)
{
    if (!m_isAwake)
        return;
    bool isNew = false;
    for (int section = 0; section < m_header.count(); ++section) {
        FilterEdit *edit = m_edits.value(section);
        if (m_header.isSectionHidden(section) || m_leftOut.contains(section)) {
            if (edit)
                edit->hide();
            continue;
        }
        if (!edit) {
            edit = make(section);
            isNew = true;
        }
        const int left = m_header.sectionViewportPosition(section);
        edit->setGeometry(left + 1, y, m_header.sectionSize(section) - 2, height() - 2);
        edit->show();
    }
    if (isNew)
        Q_EMIT orderChanged();
}

void FilterRow::leaveOut(const QList<int> &sections)
{
    m_leftOut = sections;
}

void FilterRow::hide()
{
    for (FilterEdit *edit : std::as_const(m_edits))
        edit->hide();
}

void FilterRow::wake()
{
    m_isAwake = true;
}

QList<FilterEdit *> FilterRow::edits() const
{
    QList<FilterEdit *> edits;
    for (int visual = 0; visual < m_header.count(); ++visual) {
        const int section = m_header.logicalIndex(visual);
        if (FilterEdit *edit = m_edits.value(section);
            edit && !m_header.isSectionHidden(section) && !m_leftOut.contains(section))
            edits.append(edit);
    }
    return edits;
}

void FilterRow::retranslate()
{
    for (FilterEdit *edit : std::as_const(m_edits))
        edit->retranslate();
}

} // namespace gui::finding
