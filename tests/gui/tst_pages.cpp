// SPDX-License-Identifier: GPL-3.0-or-later
#include "ShopFixture.h"
#include "gui/RecordCard.h"
#include "gui/dialogs/ConflictDialog.h"
#include "gui/dialogs/DeleteDialog.h"
#include "gui/dialogs/RecordDialog.h"
#include "support/Patience.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using schema::Table;

/// The pages of a real window on the sample, on both engines, worked by keys.
class TestPages : public ShopFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { openShop(Table::Purchases); }
    void byKeysAlone_data();
    void byKeysAlone();
    void nullIsNotEmpty();
    void deletingWhatIsPointedTo();
    void conflictIsOffered();
    void brokenRuleIsNamed();
    void cardLeadsToItsRows();
    void totalsFollowTheSearch();
    void secretsAreMasked();
    void deletedComesBack();
    void everyPageHasItsOwnModel();

private:
    [[nodiscard]] QVariant stored(const QString &column, Table table, qint64 id) const;
    [[nodiscard]] qint64 count(Table table, const QString &where = {}) const;
    [[nodiscard]] static QString sql(Table table);
};

QString TestPages::sql(Table table)
{
    return u"\"%1\""_s.arg(schema::entity(table).name);
}

QVariant TestPages::stored(const QString &column, Table table, qint64 id) const
{
    return m_database->scalar(u"SELECT \"%1\" FROM %2 WHERE id = ?"_s.arg(column, sql(table)), {id});
}

qint64 TestPages::count(Table table, const QString &where) const
{
    return m_database->scalar(u"SELECT count(*) FROM %1 %2"_s.arg(sql(table), where)).toLongLong();
}

void TestPages::byKeysAlone_data()
{
    using Fields = QList<std::pair<QString, QString>>;
    QTest::addColumn<int>("table");
    QTest::addColumn<int>("pageKey");
    QTest::addColumn<Fields>("fields");
    QTest::addColumn<QString>("column");
    QTest::addColumn<QString>("text");
    QTest::newRow("purchases") << int(Table::Purchases) << int(Qt::Key_1)
                               << Fields{{u"user_idEdit"_s, {}},
                                         {u"product_idEdit"_s, {}},
                                         {u"priceEdit"_s, u"990"_s},
                                         {u"payment_typeEdit"_s, u"cash"_s},
                                         {u"payment_idEdit"_s, u"by-keys-1"_s}}
                               << u"price"_s << u"777"_s;
    QTest::newRow("products") << int(Table::Products) << int(Qt::Key_2)
                              << Fields{{u"nameEdit"_s, u"Keyboard course"_s},
                                        {u"category_idEdit"_s, {}},
                                        {u"priceEdit"_s, u"1500"_s},
                                        {u"descriptionEdit"_s, u"Ten fingers"_s},
                                        {u"hidden_contentEdit"_s, u"the secret link"_s}}
                              << u"name"_s << u"Keyboard course 2"_s;
    QTest::newRow("categories") << int(Table::Categories) << int(Qt::Key_3)
                                << Fields{{u"category_nameEdit"_s, u"Клавиатуры"_s}} << u"category_name"_s
                                << u"Клавиши"_s;
    QTest::newRow("customers") << int(Table::Customers) << int(Qt::Key_4)
                               << Fields{{u"first_nameEdit"_s, u"Ада"_s},
                                         {u"telegram_idEdit"_s, u"777000777000"_s}}
                               << u"first_name"_s << u"Адель"_s;
    QTest::newRow("people") << int(Table::People) << int(Qt::Key_5)
                            << Fields{{u"nameEdit"_s, u"Ada"_s},
                                      {u"ageEdit"_s, u"36"_s},
                                      {u"emailEdit"_s, u"ada.keys@example.com"_s},
                                      {u"countryEdit"_s, u"England"_s}}
                            << u"name"_s << u"Adele"_s;
    QTest::newRow("numbers") << int(Table::Numbers) << int(Qt::Key_6)
                             << Fields{{u"numberEdit"_s, u"+44 20 7946 0000"_s}} << u"number"_s
                             << u"+44 20 7946 0001"_s;
}

void TestPages::byKeysAlone()
{
    using Fields = QList<std::pair<QString, QString>>;
    QFETCH(int, table);
    QFETCH(int, pageKey);
    QFETCH(Fields, fields);
    QFETCH(QString, column);
    QFETCH(QString, text);
    const auto which = Table(table);
    support::Window &window = *m_window;
    const qint64 before = count(which);

    // To the page, add a row.
    window.press(pageKey, Qt::ControlModifier);
    QCOMPARE(window.page().table(), which);
    QVERIFY(window.settle());
    window.press(Qt::Key_N, Qt::ControlModifier);
    auto *dialog = support::waitForDialog<gui::RecordDialog>();
    QVERIFY(dialog);
    QVERIFY(QTest::qWaitForWindowActive(dialog, support::patienceMs));
    for (const auto &[name, value] : fields) {
        QVERIFY2(support::tabTo(name), qPrintable(name));
        if (!value.isEmpty()) {
            window.type(value);
            continue;
        }
        // A reference: the list of matches opens, the first one is taken.
        QWidget *picker = QApplication::focusWidget();
        window.press(Qt::Key_Down);
        const auto isListed = [picker] {
            // Each field has a list of its own.
            const auto lists = picker->window()->findChildren<QListWidget *>(u"relationChoices"_s);
            return std::any_of(lists.begin(), lists.end(), [](const QListWidget *list) {
                return list->isVisible() && list->count() > 1;
            });
        };
        QTRY_VERIFY(isListed());
        window.press(Qt::Key_Down);
        QTest::keyClick(picker, Qt::Key_Return);
        QTRY_VERIFY(!qobject_cast<QLineEdit *>(picker)->text().isEmpty());
    }
    auto *save = dialog->findChild<QAbstractButton *>(u"saveButton"_s);
    QTRY_VERIFY(save->isEnabled());
    QSignalSpy saved(dialog, &gui::RecordDialog::rowSaved);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(saved.count(), 1);
    const auto key = saved.constFirst().constFirst().value<records::RowKey>();
    QCOMPARE(count(which), before + 1);
    QVERIFY(window.comeBack());
    QTRY_VERIFY(window.page().view().currentKey() == key);
    QVERIFY(window.settle());

    // Edit a cell: pending, taken back, done again, saved, read back, undone.
    const QVariant first = stored(column, which, key.id);
    QVERIFY(editCell(column, text));
    QVERIFY2(window.waitFor("Not saved: 1 change"), qPrintable(window.stateText() + window.message()));
    QCOMPARE(stored(column, which, key.id), first);
    window.press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY2(window.waitFor("Saved"), qPrintable(window.stateText()));
    QVERIFY(editCell(column, text));
    QVERIFY(window.waitFor("Not saved: 1 change"));
    window.press(Qt::Key_S, Qt::ControlModifier);
    QVERIFY2(window.waitFor("Saved"), qPrintable(window.stateText() + window.message()));
    QCOMPARE(stored(column, which, key.id).toString(), text);
    QTRY_VERIFY(window.actions()[gui::Command::Undo]->isEnabled());
    window.press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(stored(column, which, key.id), first);
    QTRY_VERIFY(window.actions()[gui::Command::Redo]->isEnabled());

    // The window has read what was taken back.
    const auto shown = [&] {
        const auto row = window.page().model().storedRow(window.page().model().rowOf(key));
        return row ? row->value(column) : QVariant();
    };
    QTRY_COMPARE(shown(), first);
    QVERIFY(window.waitFor("Saved"));

    // Delete it: marked, saved, gone (or marked in the database), brought back.
    window.page().view().setFocus();
    window.press(Qt::Key_Delete);
    QVERIFY2(window.waitFor("Not saved: 1 change"), qPrintable(window.stateText()));
    window.press(Qt::Key_S, Qt::ControlModifier);
    QVERIFY2(window.waitFor("Saved"), qPrintable(window.stateText() + window.message()));
    const bool isSoft = schema::entity(which).softDelete;
    const QString alive = isSoft ? u"WHERE deleted IS NOT TRUE"_s : QString();
    QTRY_COMPARE(count(which, u"WHERE id = %1"_s.arg(key.id)), isSoft ? 1 : 0);
    if (isSoft)
        QVERIFY(stored(u"deleted"_s, which, key.id).toBool());
    QTRY_VERIFY(window.actions()[gui::Command::Undo]->isEnabled());
    window.press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(count(which), before + 1);
    if (isSoft)
        QTRY_VERIFY(!stored(u"deleted"_s, which, key.id).toBool());
}

void TestPages::nullIsNotEmpty()
{
    QVERIFY(m_window->show(Table::Customers));
    const qint64 id = m_window->page().view().currentKey()->id;
    QVERIFY(editCell(u"last_name"_s, u"Ли"_s));
    QVERIFY(m_window->waitFor("Not saved: 1 change"));
    m_window->press(Qt::Key_S, Qt::ControlModifier);
    QVERIFY(m_window->waitFor("Saved"));
    m_window->goToColumn(u"last_name"_s);
    m_window->press(Qt::Key_0, Qt::ControlModifier);
    QVERIFY(m_window->waitFor("Not saved: 1 change"));
    m_window->press(Qt::Key_S, Qt::ControlModifier);
    QVERIFY(m_window->waitFor("Saved"));
    QVERIFY(stored(u"last_name"_s, Table::Customers, id).isNull());
}

void TestPages::deletingWhatIsPointedTo()
{
    QVERIFY(m_window->show(Table::Categories));
    const qint64 id = m_window->page().view().currentKey()->id;
    const qint64 before = count(Table::Categories);
    m_window->page().view().setFocus();
    m_window->press(Qt::Key_Delete);
    auto *dialog = support::waitForDialog<gui::DeleteDialog>();
    QVERIFY(dialog);
    auto *archive = dialog->findChild<QAbstractButton *>(u"archiveButton"_s);
    QTRY_VERIFY(archive->isVisible() && archive->isEnabled());
    archive->click();
    QVERIFY(m_window->comeBack());
    QVERIFY(m_window->waitFor("Not saved: 1 change"));
    m_window->page().view().setFocus();
    m_window->press(Qt::Key_S, Qt::ControlModifier);
    QVERIFY2(m_window->waitFor("Saved"), qPrintable(m_window->message()));
    QCOMPARE(count(Table::Categories), before);
    QTRY_COMPARE(m_window->page().model().rowOf({Table::Categories, id}), -1);
}

void TestPages::conflictIsOffered()
{
    QVERIFY(m_window->show(Table::Products));
    const qint64 id = m_window->page().view().currentKey()->id;
    QVERIFY(editCell(u"price"_s, u"4321"_s));
    QVERIFY(m_window->waitFor("Not saved: 1 change"));
    m_database->run(u"UPDATE products SET price = 1234 WHERE id = %1;\n"_s.arg(id));
    m_window->page().view().setFocus();
    m_window->press(Qt::Key_S, Qt::ControlModifier);
    auto *dialog = support::waitForDialog<gui::ConflictDialog>();
    QVERIFY2(dialog, qPrintable(m_window->stateText() + m_window->message()));
    QCOMPARE(stored(u"price"_s, Table::Products, id).toLongLong(), 1234);
    QVERIFY(m_window->stateText().startsWith(u"Not saved"));
    dialog->findChild<QAbstractButton *>(u"allMineButton"_s)->click();
    auto *apply = dialog->findChild<QAbstractButton *>(u"applyButton"_s);
    QTRY_VERIFY(apply->isEnabled());
    apply->click();
    QVERIFY2(m_window->waitFor("Saved"), qPrintable(m_window->stateText() + m_window->message()));
    QCOMPARE(stored(u"price"_s, Table::Products, id).toLongLong(), 4321);
}

void TestPages::brokenRuleIsNamed()
{
    // A unique value that only the database knows: the row is marked, nothing is written.
    QVERIFY(m_window->show(Table::People));
    const QString taken = m_database->scalar(u"SELECT email FROM \"user\" WHERE id = 2"_s).toString();
    m_window->store()->goTo({Table::People, 1});
    QVERIFY(m_window->settle());
    const records::RowKey key{Table::People, 1};
    const auto row = m_window->page().model().storedRow(m_window->page().model().rowOf(key));
    QVERIFY(row);
    QVERIFY(m_window->session()
                .stageEdit(key, {{u"email"_s, row->value(u"email"_s)}}, {{u"email"_s, taken}})
                .isEmpty());
    QVERIFY(m_window->show(Table::Purchases));
    QTRY_VERIFY(m_window->actions()[gui::Command::Save]->isEnabled());
    m_window->press(Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(!m_window->message().isEmpty());
    QCOMPARE(m_window->page().table(), Table::People);
    QCOMPARE(m_window->page().view().currentKey()->id, 1);
    QVERIFY(m_window->stateText().startsWith(u"Not saved"));
    QVERIFY(stored(u"email"_s, Table::People, 1).toString() != taken);
}

void TestPages::cardLeadsToItsRows()
{
    QVERIFY(m_window->show(Table::Purchases));
    auto *customer = m_window->page().card().findChild<QLabel *>(u"cardField_user_id"_s);
    QVERIFY(customer);
    const qint64 id = m_window->page().card().card()->record.value(u"user_id"_s).toLongLong();
    Q_EMIT customer->linkActivated(u"row"_s);
    QTRY_COMPARE(m_window->page().table(), Table::Customers);
    QTRY_VERIFY(m_window->page().view().currentKey() == (records::RowKey{Table::Customers, id}));
    QVERIFY(m_window->settle());
    QVERIFY(m_window->page().card().card()->lineCount > 0);
    QVERIFY(!m_window->page().card().card()->totals.isEmpty());
}

void TestPages::totalsFollowTheSearch()
{
    QVERIFY(m_window->show(Table::Purchases));
    const auto totals = [this] { return m_window->page().findChild<QLabel *>(u"totalsLabel"_s)->text(); };
    const QString all = totals();
    QVERIFY(all.contains(u"₽") && all.contains(u"★"));
    m_window->press(Qt::Key_F, Qt::ControlModifier);
    m_window->type(u"Stars"_s);
    m_window->press(Qt::Key_Return);
    QVERIFY(m_window->settle());
    QTRY_VERIFY(m_window->page().model().isOrderComplete() && m_window->page().model().rowCount() < 200);
    QTRY_VERIFY(totals() != all);
    QTRY_VERIFY(totals().contains(u"★"));
    QVERIFY(!totals().contains(u"ЮKassa"));
}

void TestPages::secretsAreMasked()
{
    QVERIFY(m_window->show(Table::Products));
    tables::StoreTableModel &model = m_window->page().model();
    const int column = model.entity().indexOf(u"hidden_content"_s);
    const QString hidden = m_database
                               ->scalar(u"SELECT hidden_content FROM products WHERE id = ?"_s,
                                        {m_window->page().view().currentKey()->id})
                               .toString();
    const auto shown = [&] {
        return model.index(m_window->page().view().currentIndex().row(), column).data().toString();
    };
    QVERIFY(!hidden.isEmpty());
    QVERIFY(!shown().contains(hidden));
    m_window->actions()[gui::Command::ShowSecrets]->trigger();
    QVERIFY(shown().contains(hidden));
    m_window->actions()[gui::Command::ShowSecrets]->trigger();
    QVERIFY(!shown().contains(hidden));
}

void TestPages::deletedComesBack()
{
    QVERIFY(m_window->show(Table::Numbers));
    const records::RowKey key = *m_window->page().view().currentKey();
    const int rows = m_window->page().model().rowCount();
    m_window->page().view().setFocus();
    m_window->press(Qt::Key_Delete);
    QVERIFY(m_window->waitFor("Not saved: 1 change"));
    m_window->press(Qt::Key_S, Qt::ControlModifier);
    QVERIFY(m_window->waitFor("Saved"));
    QTRY_COMPARE(m_window->page().model().rowOf(key), -1);
    QTRY_COMPARE(m_window->page().model().rowCount(), rows - 1);
    m_window->actions()[gui::Command::ShowDeleted]->trigger();
    QTRY_VERIFY(m_window->page().model().rowOf(key) >= 0);
    QVERIFY(m_window->settle());
    m_window->store()->goTo(key);
    QTRY_VERIFY(m_window->actions()[gui::Command::Restore]->isEnabled());
    m_window->actions()[gui::Command::Restore]->trigger();
    QVERIFY(m_window->waitFor("Not saved: 1 change"));
    m_window->press(Qt::Key_S, Qt::ControlModifier);
    QVERIFY(m_window->waitFor("Saved"));
    QTRY_VERIFY(!stored(u"deleted"_s, Table::Numbers, key.id).toBool());
    m_window->actions()[gui::Command::ShowDeleted]->trigger();
}

void TestPages::everyPageHasItsOwnModel()
{
    for (const schema::Entity &entity : schema::entities()) {
        QVERIFY(m_window->show(entity.table));
        const QAbstractItemModelTester tester(&m_window->page().model(),
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(m_window->page().model().rowCount(), int(count(entity.table)));
        QCOMPARE(m_window->message(), QString());
    }
}

QTEST_MAIN(TestPages)
#include "tst_pages.moc"
