// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Patience.h"
#include "tables/ModelFixture.h"

#include <QSqlDriver>

using namespace Qt::StringLiterals;
using records::RowKey;
using tables::Session;

/// Two open windows on one database: what one saves the other learns, and who comes second is told, field by
/// field.
class NoticeTest : public ModelFixture
{
    Q_OBJECT
    [[nodiscard]] static bool saved(Session &session)
    {
        QSignalSpy saved(&session, &Session::saved);
        QSignalSpy failed(&session, &Session::saveFailed);
        session.save();
        return QTest::qWaitFor([&] { return !saved.isEmpty() || !failed.isEmpty(); }, support::patienceMs)
            && failed.isEmpty();
    }
    [[nodiscard]] bool isServer() const { return support::engine() == database::Engine::Postgresql; }

private Q_SLOTS:
    void aNoticeComesWithoutThePoll();
    void aSaveTellsTheOthersAndNotItself();
    void aRefusedSaveTellsNobody();
    void whatIsWrittenDuringASaveIsNoticed();
    void theOtherWindowShowsIt();
    void theSecondIsToldPerField();
};

void NoticeTest::aNoticeComesWithoutThePoll()
{
    if (!isServer())
        return;
    m_session = shop::open(*m_database);
    QSignalSpy changed(m_session.get(), &Session::changedByOthers);
    // Nothing is written, so no poll can see anything.
    (void)m_database->scalar(u"SELECT CAST(pg_notify('shopbook', 'somebody') AS text)"_s);
    QTRY_COMPARE(changed.size(), 1);
    // Other channels are not ours.
    (void)m_database->scalar(u"SELECT CAST(pg_notify('else', 'somebody') AS text)"_s);
    (void)m_database->scalar(u"SELECT CAST(pg_notify('shopbook', 'again') AS text)"_s);
    QTRY_COMPARE(changed.size(), 2);
}

void NoticeTest::aSaveTellsTheOthersAndNotItself()
{
    if (!isServer())
        return;
    m_session = shop::open(*m_database);
    const auto listener = m_database->open();
    QStringList payloads;
    QObject::connect(listener.handle().driver(), &QSqlDriver::notification, this,
                     [&payloads](const QString &, QSqlDriver::NotificationSource, const QVariant &payload) {
                         payloads.append(payload.toString());
                     });
    QVERIFY(listener.handle().driver()->subscribeToNotification(records::noticeChannel));
    QSignalSpy changed(m_session.get(), &Session::changedByOthers);
    const RowKey product{Table::Products, 1};
    QVERIFY(
        m_session->stageEdit(product, {{u"price"_s, qint64(990)}}, {{u"price"_s, qint64(991)}}).isEmpty());
    QVERIFY(saved(*m_session));
    QTRY_COMPARE(payloads.size(), 1);
    QVERIFY(!payloads.constFirst().isEmpty());
    QSignalSpy undone(m_session.get(), &Session::undone);
    m_session->undo();
    QTRY_COMPARE(undone.size(), 1);
    QTRY_COMPARE(payloads.size(), 2);
    QCOMPARE(payloads.constLast(), payloads.constFirst());
    // Its own notices came by then, too, and meant nothing to it: the next one is somebody else's.
    (void)m_database->scalar(u"SELECT CAST(pg_notify('shopbook', 'somebody') AS text)"_s);
    QTRY_COMPARE(changed.size(), 1);
}

void NoticeTest::aRefusedSaveTellsNobody()
{
    if (!isServer())
        return;
    m_session = shop::open(*m_database);
    const auto listener = m_database->open();
    QSignalSpy heard(listener.handle().driver(), &QSqlDriver::notification);
    QVERIFY(listener.handle().driver()->subscribeToNotification(records::noticeChannel));
    const RowKey product{Table::Products, 1};
    QVERIFY(m_session->stageEdit(product, {{u"price"_s, qint64(1)}}, {{u"price"_s, qint64(991)}}).isEmpty());
    QVERIFY(!saved(*m_session));
    (void)m_database->scalar(u"SELECT CAST(pg_notify('shopbook', 'the end') AS text)"_s);
    QTRY_VERIFY(!heard.isEmpty());
    QCOMPARE(heard.constFirst().at(2).toString(), u"the end"_s);
}

/// Another program writes while a save of ours waits for it: that is not taken for ours.
void NoticeTest::whatIsWrittenDuringASaveIsNoticed()
{
    m_session = shop::open(*m_database);
    const auto other = m_database->open(database::Role::Writer);
    QSignalSpy changed(m_session.get(), &Session::changedByOthers);
    const RowKey product{Table::Products, 1};
    QVERIFY(
        m_session->stageEdit(product, {{u"price"_s, qint64(990)}}, {{u"price"_s, qint64(991)}}).isEmpty());
    // A first save: from here on it is known what nobody has moved.
    QVERIFY(saved(*m_session));
    QVERIFY(
        m_session->stageEdit(product, {{u"price"_s, qint64(991)}}, {{u"price"_s, qint64(992)}}).isEmpty());
    const auto before = changed.size();
    UNWRAP(other.execute(isServer() ? u"BEGIN"_s : u"BEGIN IMMEDIATE"_s));
    UNWRAP(other.execute(u"UPDATE categories SET category_name = 'Другие' WHERE id = 1"_s));
    if (isServer())
        UNWRAP(other.execute(u"SELECT id FROM products WHERE id = 1 FOR UPDATE"_s));
    QSignalSpy saves(m_session.get(), &Session::saved);
    m_session->save();
    const auto waits = [this] {
        return m_database->scalar(u"SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND "
                                  "wait_event_type = 'Lock'"_s).toInt() == 1;
    };
    if (isServer())
        QTRY_VERIFY(waits());
    if (isServer())
        UNWRAP(other.execute(u"SELECT CAST(pg_stat_force_next_flush() AS text)"_s));
    UNWRAP(other.execute(u"COMMIT"_s));
    QTRY_COMPARE(saves.size(), 1);
    QTRY_VERIFY(changed.size() > before);
}

void NoticeTest::theOtherWindowShowsIt()
{
    openTable(Table::Products);
    const auto other = shop::open(*m_database);
    QVERIFY(other->stageEdit({Table::Products, 1}, {{u"price"_s, qint64(990)}}, {{u"price"_s, qint64(1234)}})
                .isEmpty());
    QVERIFY(saved(*other));
    QTRY_COMPARE(cell(rowOf(1), u"price"_s).data(StoreTableModel::RawRole), QVariant(qint64(1234)));
}

void NoticeTest::theSecondIsToldPerField()
{
    openTable(Table::Products);
    const auto other = shop::open(*m_database);
    const RowKey row{Table::Products, 1};
    const auto read = *m_model->storedRow(rowOf(1));
    // Both have read the same row; both change the price, and each another field besides.
    QVERIFY(other->stageEdit(row, read, {{u"price"_s, qint64(1000)}, {u"file_id"_s, u"theirs"_s}}).isEmpty());
    QVERIFY(
        m_session->stageEdit(row, read, {{u"price"_s, qint64(2000)}, {u"name"_s, u"Мой курс"_s}}).isEmpty());
    QVERIFY(saved(*other));
    QVERIFY(!saved(*m_session));
    const auto &conflicts = m_session->lastFailure().conflicts;
    QCOMPARE(conflicts.size(), 1);
    QCOMPARE(conflicts.constFirst().fields, QStringList{u"price"_s});
    QCOMPARE(conflicts.constFirst().before.value(u"price"_s), QVariant(qint64(990)));
    QCOMPARE(conflicts.constFirst().mine.value(u"price"_s), QVariant(qint64(2000)));
    QCOMPARE(conflicts.constFirst().theirs.value(u"price"_s), QVariant(qint64(1000)));
    // What was typed is still there. Theirs for the price; the other fields of both stand.
    QCOMPARE(m_session->pending().count(), 1);
    m_session->resolveWithTheirs(records::Conflict(conflicts.constFirst()));
    QVERIFY(saved(*m_session));
    const auto connection = m_database->open();
    const auto stored = store::row(connection, Table::Products, 1);
    QCOMPARE(stored.value(u"price"_s), QVariant(qint64(1000)));
    QCOMPARE(stored.value(u"file_id"_s).toString(), u"theirs"_s);
    QCOMPARE(stored.value(u"name"_s).toString(), u"Мой курс"_s);
}

QTEST_GUILESS_MAIN(NoticeTest)
#include "NoticeTest.moc"
