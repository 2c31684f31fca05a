// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/RelationPicker.h"

#include "base/Log.h"
#include "gui/dialogs/ChoiceList.h"

#include <QAction>
#include <QKeyEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace gui {

namespace {

constexpr int matchLimit = 20;

bool sameLabel(const QString &left, const QString &right)
{
    return left.trimmed().compare(right.trimmed(), Qt::CaseInsensitive) == 0;
}

} // namespace

RelationPicker::RelationPicker(QWidget *parent)
    : QLineEdit(parent)
{
    m_debounce.setSingleShot(true);
    m_debounce.setInterval(80);
    connect(&m_debounce, &QTimer::timeout, this, [this] { ask(text()); });
    connect(this, &QLineEdit::textEdited, this, &RelationPicker::onTextEdited);
    m_arrow = addAction(QIcon(), QLineEdit::TrailingPosition);
    m_arrow->setToolTip(tr("Show what may be chosen (Down)"));
    connect(m_arrow, &QAction::triggered, this, [this] {
        setFocus();
        if (isListOpen())
            hideList();
        else
            moveInList(0);
    });
    drawArrow();
}

RelationPicker::~RelationPicker()
{
    delete m_list;
}

void RelationPicker::setSource(tables::Session &session, schema::Table table, bool nullable)
{
    m_session = &session;
    m_table = table;
    m_nullable = nullable;
    setPlaceholderText(nullable ? tr("(none)") : tr("Type to search"));
}

qint64 RelationPicker::id() const
{
    const QString typed = text();
    if (typed.isEmpty())
        return 0;
    if (m_id != 0 && typed == m_label)
        return m_id;
    return m_match.id;
}

bool RelationPicker::isNull() const
{
    return text().isEmpty();
}

QString RelationPicker::problem() const
{
    if (isResolved())
        return {};
    if (m_isAsking || m_debounce.isActive())
        return tr("Looking for “%1”…").arg(text());
    return tr("“%1” names no row. Choose one from the list.").arg(text());
}

void RelationPicker::setId(qint64 id, const QString &label)
{
    ++m_generation;
    m_isAsking = false;
    m_match = {};
    m_id = id;
    m_label = label.isEmpty() && id != 0 ? u"#%1"_s.arg(id) : label;
    setText(m_label);
    setCursorPosition(0);
    Q_EMIT changed();
    if (id == 0 || !label.isEmpty() || !m_session)
        return;
    const records::RowKey key{m_table, id};
    m_session->reader().run(
        database::Worker::Priority::Urgent, this,
        [key](const database::Connection &connection) { return records::labelOf(connection, key); },
        [this, id, generation = m_generation](const base::Result<QString> &found) {
            if (generation != m_generation || m_id != id || text() != m_label || !found)
                return;
            m_label = *found;
            setText(m_label);
            setCursorPosition(0);
        });
}

void RelationPicker::setNull()
{
    ++m_generation;
    m_isAsking = false;
    m_debounce.stop();
    m_id = 0;
    m_label.clear();
    m_match = {};
    clear();
    hideList();
    Q_EMIT changed();
}

bool RelationPicker::isListOpen() const
{
    return m_list && m_list->isVisible();
}

bool RelationPicker::wantsKey(int key) const
{
    switch (key) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return isListOpen() || !isResolved();
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        return !isResolved();
    case Qt::Key_Escape:
        return isListOpen();
    default:
        return false;
    }
}

void RelationPicker::takeMatch()
{
    if (m_match.id != 0 && id() == m_match.id)
        choose(m_match.id, m_match.label);
}

bool RelationPicker::event(QEvent *event)
{
    // Without this a window's own Ctrl+0 would take the key away from an open cell.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool clears = key->key() == Qt::Key_0 && key->modifiers() == Qt::ControlModifier && m_nullable;
        if (clears || (key->key() == Qt::Key_Escape && isListOpen())) {
            event->accept();
            return true;
        }
    }
    return QLineEdit::event(event);
}

void RelationPicker::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Down:
        moveInList(1);
        return;
    case Qt::Key_Up:
        moveInList(-1);
        return;
    case Qt::Key_PageDown:
        moveInList(8);
        return;
    case Qt::Key_PageUp:
        moveInList(-8);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        onEnter(event);
        return;
    case Qt::Key_Escape:
        onEscape(event);
        return;
    case Qt::Key_0:
        if (event->modifiers() == Qt::ControlModifier && m_nullable && !isReadOnly()) {
            setNull();
            return;
        }
        break;
    default:
        break;
    }
    QLineEdit::keyPressEvent(event);
}

void RelationPicker::onEnter(QKeyEvent *event)
{
    if (isListOpen() && m_list->currentRow() >= 0) {
        chooseRow(m_list->currentRow());
        return;
    }
    if (!isResolved()) {
        // The answer may still be under way; nothing but the row that was named is ever taken.
        m_wantsList = true;
        if (m_isAsking || m_debounce.isActive())
            m_entersAtAnswer = true;
        else
            ask(text());
        Q_EMIT changed();
        return;
    }
    const bool closesList = isListOpen();
    takeMatch();
    hideList();
    if (closesList)
        Q_EMIT chosen();
    else
        QLineEdit::keyPressEvent(event);
}

void RelationPicker::onEscape(QKeyEvent *event)
{
    if (isListOpen()) {
        hideList();
        return;
    }
    if (!isResolved()) {
        setId(m_id, m_label);
        return;
    }
    QLineEdit::keyPressEvent(event);
}

/// Whoever comes here is about to type.
void RelationPicker::focusInEvent(QFocusEvent *event)
{
    QLineEdit::focusInEvent(event);
    if (!m_session || isReadOnly())
        return;
    m_session->reader().post(database::Worker::Priority::Normal,
                             [table = m_table, labels = m_session->labels()](const database::Connection &connection) {
                                 if (const auto read = labels->prepare(connection, table); !read)
                                     base::log::report(base::log::tables(), read.error());
                             });
}

void RelationPicker::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    hideList();
    takeMatch();
}

void RelationPicker::hideEvent(QHideEvent *event)
{
    hideList();
    QLineEdit::hideEvent(event);
}

void RelationPicker::changeEvent(QEvent *event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_arrow)
        drawArrow();
    if (event->type() == QEvent::ReadOnlyChange && m_arrow)
        m_arrow->setVisible(!isReadOnly());
}

void RelationPicker::onTextEdited(const QString &)
{
    m_match = {};
    ++m_generation;
    m_isAsking = false;
    m_entersAtAnswer = false;
    m_wantsList = true;
    m_debounce.start();
    Q_EMIT changed();
}

void RelationPicker::ask(const QString &typed)
{
    m_debounce.stop();
    if (!m_session || isReadOnly())
        return;
    m_isAsking = true;
    m_session->reader().run(
        database::Worker::Priority::Urgent, this,
        [table = m_table, typed, labels = m_session->labels()](const database::Connection &connection) {
            return labels->choices(connection, table, typed, matchLimit);
        },
        [this, typed, generation = ++m_generation](const base::Result<QList<records::Choice>> &answer) {
            if (generation == m_generation)
                takeAnswer(typed, answer);
        });
}

void RelationPicker::takeAnswer(const QString &typed, const base::Result<QList<records::Choice>> &answer)
{
    m_isAsking = false;
    const bool enters = std::exchange(m_entersAtAnswer, false);
    if (!answer) {
        showList({}, answer.error().message);
        Q_EMIT changed();
        return;
    }
    int sameCount = 0;
    for (const records::Choice &choice : *answer) {
        if (!typed.isEmpty() && sameLabel(choice.label, typed)) {
            m_match = choice;
            ++sameCount;
        }
    }
    // Two customers of one name: the person has to point at one.
    if (sameCount != 1)
        m_match = {};
    if (enters && id() != 0) {
        takeMatch();
        hideList();
        Q_EMIT changed();
        Q_EMIT chosen();
        return;
    }
    if ((m_wantsList && hasFocus()) || enters)
        showList(*answer, answer->isEmpty() ? tr("Nothing found") : QString());
    Q_EMIT changed();
}

void RelationPicker::showList(const QList<records::Choice> &choices, const QString &note)
{
    if (!m_list) {
        m_list = new ChoiceList(window());
        connect(m_list, &QListWidget::itemClicked, this,
                [this](const QListWidgetItem *item) { chooseRow(m_list->row(item)); });
    }
    m_list->offer(choices, m_nullable, note);
    m_list->showAt(this);
}

void RelationPicker::hideList()
{
    m_wantsList = false;
    if (m_list)
        m_list->hide();
}

void RelationPicker::moveInList(int steps)
{
    if (isReadOnly())
        return;
    if (!isListOpen()) {
        takeMatch();
        m_wantsList = true;
        // A field that is answered offers the first rows, not only the one that it has.
        ask(isResolved() ? QString() : text());
        return;
    }
    m_list->moveMark(steps);
}

void RelationPicker::chooseRow(int row)
{
    const auto choice = m_list->choiceAt(row);
    if (!choice)
        return;
    if (choice->id == 0)
        setNull();
    else
        choose(choice->id, choice->label);
    hideList();
    Q_EMIT chosen();
}

void RelationPicker::choose(qint64 id, const QString &label)
{
    m_debounce.stop();
    setId(id, label.isEmpty() ? u"#%1"_s.arg(id) : label);
}

void RelationPicker::drawArrow()
{
    const int side = 16;
    const qreal ratio = devicePixelRatioF();
    QPixmap pixmap(QSize(side, side) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette().color(QPalette::Text));
    painter.drawPolygon(QPolygonF({{4.0, 6.0}, {12.0, 6.0}, {8.0, 11.0}}));
    painter.end();
    m_arrow->setIcon(QIcon(pixmap));
}

} // namespace gui
