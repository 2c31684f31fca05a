// SPDX-License-Identifier: GPL-3.0-or-later
#include "FindingFixture.h"
#include "gui/finding/FilterDialog.h"
#include "support/Patience.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;
using gui::Command;
using gui::finding::FilterBar;
using gui::finding::FilterDialog;
using query::Condition;
using query::Op;
using schema::Table;

/// Groups of conditions in the dialog, built by clicking and by keys, on both engines.
class TestGroups : public FindingFixture
{
    Q_OBJECT
    /// The nth visible control of its kind.
    [[nodiscard]] static QWidget *part(FilterDialog *dialog, const QString &prefix, int n)
    {
        QList<QWidget *> found;
        for (QWidget *widget : dialog->findChildren<QWidget *>())
            if (widget->objectName().startsWith(prefix) && !widget->isHidden())
                found.append(widget);
        return found.value(n);
    }
    [[nodiscard]] static QCheckBox *onBox(FilterDialog *dialog, int n)
    {
        return qobject_cast<QCheckBox *>(part(dialog, u"onBox"_s, n));
    }
    [[nodiscard]] FilterDialog *openDialog() const
    {
        m_window->run(Command::Filter);
        return support::waitForDialog<FilterDialog>();
    }
    [[nodiscard]] bool accept(FilterDialog *dialog) const
    {
        dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok)->click();
        return m_window->comeBack();
    }

private Q_SLOTS:
    void groupsByClicking()
    {
        m_window->run(Command::Filter);
        auto *dialog = support::waitForDialog<FilterDialog>();
        QVERIFY(dialog);
        const auto child = [dialog](const QString &prefix, int n) { return part(dialog, prefix, n); };
        const auto choose = [&](int n, const QString &field, Op op, const QString &value) {
            auto *fields = qobject_cast<QComboBox *>(child(u"fieldBox"_s, n));
            fields->setCurrentIndex(fields->findData(field));
            auto *operators = qobject_cast<QComboBox *>(child(u"operatorBox"_s, n));
            operators->setCurrentIndex(operators->findData(int(op)));
            qobject_cast<QLineEdit *>(child(u"valueEdit"_s, n))->setText(value);
        };
        auto *kind = qobject_cast<QComboBox *>(child(u"kindBox"_s, 0));
        kind->setCurrentIndex(kind->findData(int(Condition::Kind::Any)));
        choose(0, u"payment_type"_s, Op::Equals, u"Stars"_s);
        qobject_cast<QPushButton *>(child(u"addTestButton"_s, 0))->click();
        choose(1, u"price"_s, Op::Greater, u"x"_s);
        auto *apply = dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
        QVERIFY(!apply->isEnabled()); // what is wrong stands below it
        choose(1, u"price"_s, Op::Greater, u"3000"_s);
        QVERIFY(apply->isEnabled());
        const QString where = u"payment_type = 'stars' OR price > 3000"_s;
        const auto *found = dialog->findChild<QLabel *>(u"countLabel"_s);
        QTRY_COMPARE(found->text(), u"%1 rows found"_s.arg(count(where)));
        QCOMPARE(dialog->findChild<QLabel *>(u"wordsLabel"_s)->text(),
                 u"Payment type = Stars or Paid > 3,000"_s);
        support::picture(dialog, u"dialog-filter.png"_s);
        apply->click();
        QVERIFY(m_window->comeBack());
        QVERIFY(shows(where));
        QCOMPARE(bar(), u"Filter: Payment type = Stars or Paid > 3,000"_s);
        // With another one in the filter row both hold.
        edit(u"price"_s)->setFocus();
        m_window->type(u"<500"_s);
        m_window->press(Qt::Key_Return);
        QVERIFY(shows(u"(%1) AND price < 500"_s.arg(where)));
        QVERIFY(QMetaObject::invokeMethod(page().findChild<FilterBar *>(u"filterBar"_s), "linkActivated",
                                          Q_ARG(QString, u"remove:0"_s)));
        QVERIFY(shows(u"price < 500"_s));
    }

    void partsAreSwitchedOffAndOn()
    {
        const Condition stars = Condition::test(u"payment_type"_s, Op::Equals, {u"stars"_s});
        const Condition dear = Condition::test(u"price"_s, Op::Greater, {qint64(3000)});
        const Condition first = Condition::test(u"id"_s, Op::LessOrEqual, {qint64(150)});
        page().filter().setCondition(Condition::all({first, Condition::any({stars, dear})}));
        QVERIFY(shows(u"id <= 150 AND (payment_type = 'stars' OR price > 3000)"_s));
        auto *dialog = openDialog();
        QVERIFY(dialog);
        // One for each test and for the inner group; the filter as a whole is not switched off here.
        QCOMPARE(onBox(dialog, 0)->accessibleName(), u"Ask this condition"_s);
        QCOMPARE(onBox(dialog, 1)->accessibleName(), u"Ask this group"_s);
        QVERIFY(onBox(dialog, 3) && !onBox(dialog, 4));
        onBox(dialog, 2)->click(); // Stars
        QTRY_COMPARE(dialog->findChild<QLabel *>(u"wordsLabel"_s)->text(), u"Id ≤ 150 and Paid > 3,000"_s);
        support::picture(dialog, u"dialog-filter-off.png"_s);
        QVERIFY(accept(dialog));
        QVERIFY(shows(u"id <= 150 AND price > 3000"_s));
        Condition starsOff = stars;
        starsOff.isOff = true;
        QVERIFY(page().filter().condition() == Condition::all({first, Condition::any({starsOff, dear})}));
        // By keys: the rest of the group, and the group.
        dialog = openDialog();
        QVERIFY(dialog);
        QVERIFY(!onBox(dialog, 2)->isChecked());
        onBox(dialog, 3)->setFocus();
        m_window->press(Qt::Key_Space);
        onBox(dialog, 0)->setFocus();
        m_window->press(Qt::Key_Space);
        QVERIFY(!onBox(dialog, 3)->isChecked() && !onBox(dialog, 0)->isChecked());
        QCOMPARE(dialog->findChild<QLabel *>(u"wordsLabel"_s)->text(),
                 u"Nothing is asked yet: all rows are shown."_s);
        QVERIFY(accept(dialog));
        QVERIFY(shows(u"true"_s));
        // Nothing is lost, and what is off stays in sight.
        QCOMPARE(page().filter().condition().parts.size(), 2);
        QCOMPARE(page().filter().condition().parts.at(1).parts.size(), 2);
        QVERIFY2(bar().contains(u"(switched off)"_s) && bar().contains(u"Stars"_s), qPrintable(bar()));
        dialog = openDialog();
        QVERIFY(dialog);
        for (const int box : {0, 2, 3})
            onBox(dialog, box)->click();
        QVERIFY(accept(dialog));
        QVERIFY(shows(u"id <= 150 AND (payment_type = 'stars' OR price > 3000)"_s));
        QVERIFY(page().filter().condition() == Condition::all({first, Condition::any({stars, dear})}));
        // A whole group.
        dialog = openDialog();
        QVERIFY(dialog);
        onBox(dialog, 1)->click();
        QVERIFY(accept(dialog));
        QVERIFY(shows(u"id <= 150"_s));
        QVERIFY(page().filter().condition().parts.at(1).isOff);
    }

    /// Rows that were chosen by the hundred are no text that could be cut off.
    void chosenRowsStayChosen()
    {
        QVariantList ids;
        for (qint64 id = 20; id < 170; ++id)
            ids.append(id);
        page().filter().setCondition(Condition::test(u"id"_s, Op::OneOf, ids));
        QVERIFY(shows(u"id BETWEEN 20 AND 169"_s));
        QVERIFY2(bar().endsWith(u"26, 27, 142 more"_s), qPrintable(bar()));
        const Condition asked = page().filter().condition();
        auto *dialog = openDialog();
        QVERIFY(dialog);
        QVERIFY(qobject_cast<QLineEdit *>(part(dialog, u"valueEdit"_s, 0))->isReadOnly());
        QVERIFY(accept(dialog));
        QVERIFY(page().filter().condition() == asked);
        auto *field = edit(u"id"_s) ? edit(u"id"_s) : nullptr;
        if (field && field->isVisible()) {
            QVERIFY(field->isReadOnly());
            field->setFocus();
            m_window->press(Qt::Key_Return);
            QVERIFY(page().filter().condition() == asked);
        }
        QVERIFY(QMetaObject::invokeMethod(page().findChild<FilterBar *>(u"filterBar"_s), "linkActivated",
                                          Q_ARG(QString, u"remove:0"_s)));
        QVERIFY(shows(u"true"_s));
    }
};

QTEST_MAIN(TestGroups)
#include "tst_groups.moc"
