// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/RecordCard.h"

#include "gui/Style.h"
#include "schema/Conversion.h"
#include "tables/Session.h"

#include <QEvent>
#include <QFocusEvent>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace gui
{

namespace
{
constexpr qsizetype longestText = 240;
constexpr int longestWord = 24;

/// A text whose long words may be broken: payment numbers and file ids have no spaces.
QString breakable(const QString &text)
{
    QString result;
    int word = 0;
    for (const QChar c : text) {
        word = c.isSpace() ? 0 : word + 1;
        result += c;
        if (word >= longestWord && !c.isHighSurrogate()) {
            result += QChar(0x200b);
            word = 0;
        }
    }
    return result;
}

/// A label with one link, which has the keyboard as soon as the label has it. A plain label takes one Tab for
/// itself, and going back it finds the same link again and again: the keyboard could not leave it.
class LinkLabel final : public QLabel
{
public:
    using QLabel::QLabel;

protected:
    void focusInEvent(QFocusEvent *event) override
    {
        QLabel::focusInEvent(event);
        // From the text's begin the link is ahead; once it was marked, its end is where the cursor stays.
        if (event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason)
            (void)QLabel::focusNextPrevChild(!std::exchange(m_wasMarked, true));
    }
    bool focusNextPrevChild(bool next) override { return QWidget::focusNextPrevChild(next); }

private:
    bool m_wasMarked = false;
};
} // namespace

RecordCard::RecordCard(QWidget *parent)
    : QScrollArea(parent)
{
    setObjectName(u"recordCard"_s);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setAccessibleName(tr("Record card"));
    // Walking through the rows with the arrow keys asks once, for the row where it ends.
    m_delay.setSingleShot(true);
    m_delay.setInterval(30);
    connect(&m_delay, &QTimer::timeout, this, &RecordCard::read);
}

void RecordCard::setSession(tables::Session &session)
{
    m_session = &session;
}

void RecordCard::ask(const std::optional<records::RowKey> &row)
{
    if (row == m_row && m_content)
        return;
    m_row = row;
    m_delay.start();
}

void RecordCard::refresh()
{
    m_delay.start();
}

void RecordCard::setSecretsShown(bool shown)
{
    m_secretsShown = shown;
    if (m_content)
        rebuild();
}

void RecordCard::read()
{
    const quint64 question = ++m_generation;
    if (!m_row || m_row->id <= 0) {
        m_answered = question;
        m_card.reset();
        rebuild();
        return;
    }
    m_session->reader().run(
        database::Worker::Priority::Normal, this,
        [row = *m_row](const database::Connection &connection) { return reports::cardOf(connection, row); },
        [this, question](base::Result<reports::Card> card) {
            if (question != m_generation)
                return;
            m_answered = question;
            m_card.reset();
            if (card)
                m_card = std::move(*card);
            else if (card.error().code != base::ErrorCode::NotFound
                     && card.error().code != base::ErrorCode::Cancelled)
                Q_EMIT failed(card.error());
            rebuild();
        });
}

void RecordCard::rebuild()
{
    auto *old = takeWidget();
    m_content = new QWidget;
    m_content->setObjectName(u"cardContent"_s);
    m_column = new QVBoxLayout(m_content);
    m_column->setContentsMargins(style::space * 2, style::space, style::space * 2, style::space * 2);
    m_column->setSpacing(style::space);
    if (m_card) {
        style::setTextSize(addText(u"cardTitleLabel"_s, breakable(m_card->title)), 1.2, true);
        if (m_card->archived)
            addText(u"cardArchivedLabel"_s,
                    tr("Archived: hidden in Shopbook only; your bot still sells it."));
        addFacts();
        addTotals();
        addLines();
    } else {
        const QString text = m_row && m_row->id < 0 ? tr("A new row, not saved yet.")
            : m_row                                 ? tr("This row is no longer in the database.")
                                                    : tr("Choose a row to see what hangs on it.");
        addText(u"cardEmptyLabel"_s, text)->setForegroundRole(QPalette::PlaceholderText);
    }
    m_column->addStretch(1);
    setWidget(m_content);
    // The line that was clicked may be what asked for this: it goes when its event is over.
    if (old)
        old->deleteLater();
    Q_EMIT cardShown();
}

QLabel *RecordCard::addText(const QString &name, const QString &text)
{
    auto *label = new QLabel(text, m_content);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    m_column->addWidget(label);
    return label;
}

QString RecordCard::shownValue(const schema::Field &field) const
{
    const QVariant value = m_card->record.value(field.column);
    if (database::value::isNull(value))
        return {};
    if (field.relation)
        return m_card->relationLabels.value(field.column, tr("missing (%1)").arg(value.toString()));
    if (field.secret && !m_secretsShown)
        return value.toString().isEmpty() ? QString() : u"••••••"_s;
    const bool stars = schema::isStars(m_card->record.value(u"payment_type"_s).toString());
    QString text = schema::toShown(field, value, stars);
    if (text.size() > longestText)
        text = text.left(longestText) + u"…"_s;
    return text;
}

void RecordCard::addFacts()
{
    for (const schema::Field &field : schema::entity(m_card->row.table).fields) {
        const bool isTime = field.column == u"created_at" || field.column == u"updated_at";
        if ((field.automatic && !isTime) || field.column == u"deleted"
            || !m_card->record.contains(field.column))
            continue;
        const QString value = shownValue(field);
        if (!value.isEmpty() && value != m_card->title)
            addFact(field, value);
    }
}

void RecordCard::addFact(const schema::Field &field, const QString &value)
{
    auto *pair = new QVBoxLayout;
    pair->setSpacing(0);
    auto *name = new QLabel(schema::fieldTitle(field), m_content);
    name->setObjectName(u"cardFieldTitle_"_s + field.column);
    name->setWordWrap(true);
    QPalette quiet = name->palette();
    quiet.setColor(QPalette::WindowText, style::muted(palette()));
    name->setPalette(quiet);
    style::setTextSize(name, 0.9);
    auto *text = new LinkLabel(breakable(value), m_content);
    text->setObjectName(u"cardField_"_s + field.column);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setAccessibleName(value);
    // What was made breakable would be copied with the marks in it.
    if (breakable(value) == value)
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    if (field.relation && m_card->relationLabels.contains(field.column)) {
        const records::RowKey target{field.relation->target, m_card->record.value(field.column).toLongLong()};
        text->setTextFormat(Qt::RichText);
        text->setText(u"<a href=\"row\">%1</a>"_s.arg(breakable(value).toHtmlEscaped()));
        text->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
        connect(text, &QLabel::linkActivated, this, [this, target] { Q_EMIT rowRequested(target); });
    }
    pair->addWidget(name);
    pair->addWidget(text);
    m_column->addLayout(pair);
}

void RecordCard::addTotals()
{
    for (const reports::PaymentTotal &total : m_card->totals) {
        auto *label = addText(u"cardTotalLabel"_s, reports::inWords({total}));
        label->setContentsMargins(0, 0, 0, 0);
    }
}

/// The row is named in a field already.
bool RecordCard::pointsTo(const records::RowKey &row) const
{
    const auto &fields = schema::entity(m_card->row.table).fields;
    return std::any_of(fields.begin(), fields.end(), [&](const schema::Field &field) {
        return field.relation && field.relation->target == row.table
            && m_card->record.value(field.column).toLongLong() == row.id;
    });
}

void RecordCard::addLines()
{
    if (m_card->linesTitle.isEmpty() || m_card->lineCount == 0 || pointsTo(m_card->lines.value(0).row))
        return;
    const QString count = QLocale().toString(m_card->lineCount);
    auto *title = addText(u"cardLinesTitle"_s, u"%1 · %2"_s.arg(m_card->linesTitle, count));
    style::setTextSize(title, 1.0, true);
    title->setContentsMargins(0, style::space, 0, 0);
    int number = 0;
    for (const reports::Card::Line &line : m_card->lines) {
        auto *label = new LinkLabel(m_content);
        label->setObjectName(u"cardLine%1"_s.arg(++number));
        label->setTextFormat(Qt::RichText);
        label->setWordWrap(true);
        QString text = u"<a href=\"row\">%1</a>"_s.arg(line.text.toHtmlEscaped());
        if (!line.detail.isEmpty())
            text += u"<br><span style=\"color:%1\">%2</span>"_s.arg(style::muted(palette()).name(),
                                                                    line.detail.toHtmlEscaped());
        label->setText(text);
        label->setAccessibleName(line.text);
        label->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
        connect(label, &QLabel::linkActivated, this, [this, row = line.row] { Q_EMIT rowRequested(row); });
        m_column->addWidget(label);
    }
    if (m_card->lineCount > m_card->lines.size())
        addText(u"cardMoreLabel"_s,
                tr("and %n more", nullptr, int(m_card->lineCount - m_card->lines.size())));
}

void RecordCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        setAccessibleName(tr("Record card"));
        if (m_content)
            m_delay.start();
    }
    QScrollArea::changeEvent(event);
}

} // namespace gui
