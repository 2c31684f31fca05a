// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/finding/FilterBar.h"

#include "gui/Style.h"

#include <QEvent>

using namespace Qt::StringLiterals;

namespace gui::finding
{

FilterBar::FilterBar(QWidget *parent)
    : QLabel(parent)
{
    setWordWrap(true);
    setTextFormat(Qt::RichText);
    setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    setContentsMargins(style::space, style::space / 2, style::space, style::space / 2);
    hide();
    connect(this, &QLabel::linkActivated, this, &FilterBar::onLink);
}

void FilterBar::follow(PageFilter &filter)
{
    m_filter = &filter;
    connect(&filter, &PageFilter::changed, this, &FilterBar::showFilter);
    showFilter();
}

namespace
{

/// The same with everything in it switched on.
query::Condition switchedOn(query::Condition condition)
{
    condition.isOff = false;
    for (query::Condition &part : condition.parts)
        part = switchedOn(part);
    return condition;
}

} // namespace

void FilterBar::showFilter()
{
    const auto &parts = m_filter->condition().parts;
    QStringList shown;
    QStringList plain;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        // What is off stays in sight, struck out.
        const bool isOff = parts.at(i).isVoid();
        const QString words = m_filter->inWords(isOff ? switchedOn(parts.at(i)) : parts.at(i));
        if (words.isEmpty())
            continue;
        plain.append(isOff ? tr("%1 (switched off)").arg(words) : words);
        const QString word = isOff ? u"<s>%1</s>"_s.arg(words.toHtmlEscaped()) : words.toHtmlEscaped();
        // No break within: a cross belongs to its words.
        shown.append(
            u"%1&nbsp;<a href=\"remove:%2\" style=\"text-decoration:none\">✕</a>"_s.arg(word).arg(i));
    }
    setVisible(!shown.isEmpty());
    setText(u"<b>%1</b> %2 &nbsp; <a href=\"edit\">%3</a> &nbsp; <a href=\"clear\">%4</a>"_s.arg(
        tr("Filter:").toHtmlEscaped(), shown.join(u" &nbsp;·&nbsp; "), tr("Change…").toHtmlEscaped(),
        tr("Show all").toHtmlEscaped()));
    setAccessibleName(tr("Filter: %1").arg(plain.join(u"; ")));
}

void FilterBar::onLink(const QString &link)
{
    if (link == u"clear")
        m_filter->clear();
    else if (link == u"edit")
        Q_EMIT editRequested();
    else
        m_filter->removePart(link.section(u':', 1).toInt());
}

void FilterBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange && m_filter)
        showFilter();
    QLabel::changeEvent(event);
}

} // namespace gui::finding
