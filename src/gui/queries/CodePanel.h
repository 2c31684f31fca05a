// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/MarkedText.h"

#include <QWidget>

class QStackedWidget;
class QTabBar;
class QToolButton;

namespace gui::queries
{

class CodeView;

/// The query in its five tongues, a tab each, with the place marked that a chip or a station stands for.
class CodePanel : public QWidget
{
    Q_OBJECT
public:
    struct Code {
        QString text;
        QList<query::Span> spans;
    };
    static constexpr int count = 5; ///< SQLite, PostgreSQL, SQLAlchemy query, SQLAlchemy 2.0, Qt

    explicit CodePanel(QWidget *parent);

    void setCode(const QList<Code> &codes);
    /// Marks the parts of the text that stand for this part of the query; "" = nothing.
    void pointAt(const QString &path);
    [[nodiscard]] CodeView *shown() const;
    [[nodiscard]] QTabBar *tabs() const { return m_tabs; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void showCode();
    void retranslate();

    QTabBar *m_tabs;
    QToolButton *m_copy;
    QStackedWidget *m_stack;
    QList<CodeView *> m_views; ///< SQL, Python, C++: tabs share them
    QList<Code> m_codes;
    QString m_path;
};

} // namespace gui::queries
