// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QToolButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace gui::queries
{

/// What can be taken from the shelf at the left of the page: worked queries of the lesson, queries that are
/// saved in the database, exercises. It shows lists that others fill and says what was taken.
class Shelf : public QWidget
{
    Q_OBJECT
public:
    enum class Section { Lesson, Saved, Exercises };
    struct Entry {
        QString id;
        QString title;
        QString tip;
        bool isDone = false; ///< an exercise that is solved
    };

    explicit Shelf(QWidget *parent);

    void setEntries(Section section, const QList<Entry> &entries);
    [[nodiscard]] QTreeWidget *tree() const { return m_tree; }

Q_SIGNALS:
    void taken(gui::queries::Shelf::Section section, const QString &id);
    /// Of a saved query.
    void removeRequested(const QString &id);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill(Section section);
    void take(QTreeWidgetItem *item);
    void showMenu(const QPoint &at);
    void retranslate();
    [[nodiscard]] int rowHeight() const;
    [[nodiscard]] static QString titleOf(Section section);

    QTreeWidget *m_tree;
    QList<QTreeWidgetItem *> m_sections;
    QList<QList<Entry>> m_entries;
};

} // namespace gui::queries
