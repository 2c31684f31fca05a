// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Patience.h"
#include "tables/DraftKeeper.h"
#include "tables/Shop.h"

#include <QDir>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using records::RowKey;
using schema::Table;
using tables::DraftKeeper;
using tables::Session;

/// What is not saved outlives a kill -9 of a real process.
class DraftTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void cleanupTestCase() { m_stores.end(); }
    void init();
    void cleanup();
    void killedWithChanges();
    void restoredAndSaved();
    void othersChangedMeanwhile();
    void droppedIsGone();
    void whatWasSavedIsNotOfferedAgain();
    void killedWhileWriting();
    void aCleanEndLeavesNothing();
    void twoWindowsHaveTheirOwn();
    void theOldOneWaitsWhileOneWorks();
    void aFolderThatCannotBeWritten();
    void aDamagedFileIsSaid();

private:
    struct Opened {
        std::unique_ptr<Session> session;
        std::unique_ptr<DraftKeeper> keeper;
        bool found = false;
    };
    [[nodiscard]] std::unique_ptr<QProcess> hold(const char *mode = "stage");
    void leaveDraft();
    /// A session as the next start makes it; waits for the offer, or that there is none.
    [[nodiscard]] Opened reopen();
    [[nodiscard]] QStringList files() const { return QDir(m_folder).entryList({u"*.json"_s}, QDir::Files); }
    [[nodiscard]] QString folder() const { return m_folder; }
    [[nodiscard]] static bool said(QProcess &process, const QByteArray &word);

    store::Stores m_stores;
    support::TestDatabase *m_database = nullptr;
    std::unique_ptr<QTemporaryDir> m_place;
    QString m_folder;
    const records::Author m_author{u"draft tester"_s};
};

void DraftTest::init()
{
    support::failOnSqlWarnings();
    m_database = &m_stores.begin(support::engine());
    m_place = std::make_unique<QTemporaryDir>();
    m_folder = m_place->filePath(u"data/drafts"_s);
}

void DraftTest::cleanup()
{
    m_place.reset();
}

bool DraftTest::said(QProcess &process, const QByteArray &word)
{
    QByteArray text;
    while (!text.endsWith(word + '\n')) {
        if (!process.canReadLine() && !process.waitForReadyRead(20000))
            return false;
        text = process.readLine();
    }
    return true;
}

std::unique_ptr<QProcess> DraftTest::hold(const char *mode)
{
    auto process = std::make_unique<QProcess>();
    process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process->start(QStringLiteral(DRAFT_HOLDER),
                   {m_database->location().toUrl(), m_folder, QString::fromLatin1(mode)});
    if (!said(*process, "kept"))
        qFatal("the holder keeps nothing");
    return process;
}

void DraftTest::leaveDraft()
{
    const auto process = hold();
    process->kill(); // SIGKILL
    QVERIFY(process->waitForFinished());
    QCOMPARE(process->exitStatus(), QProcess::CrashExit);
}

DraftTest::Opened DraftTest::reopen()
{
    Opened opened;
    opened.session = UNWRAP(Session::open(m_database->location(), false, m_author));
    opened.keeper = std::make_unique<DraftKeeper>(*opened.session, m_author, m_folder);
    const QSignalSpy found(opened.keeper.get(), &DraftKeeper::found);
    const QSignalSpy looked(opened.keeper.get(), &DraftKeeper::looked);
    if (!QTest::qWaitFor([&] { return !looked.isEmpty(); }, support::patienceMs))
        qFatal("the keeper never looked");
    opened.found = !found.isEmpty();
    return opened;
}

void DraftTest::killedWithChanges()
{
    leaveDraft();
    QCOMPARE(files().size(), 1);
    const QFileInfo file(m_folder + u'/' + files().constFirst());
    QCOMPARE(file.permissions()
                 & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
             QFile::Permissions());
    QCOMPARE(QFileInfo(m_folder).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    const Opened opened = reopen();
    QVERIFY(opened.found);
    const auto &left = opened.keeper->leftover();
    QCOMPARE(left.count(), 2);
    QCOMPARE(left.change({Table::Products, 1})->after, (records::Record{{u"price"_s, qint64(1)}}));
    QCOMPARE(left.change({Table::Products, 1})->before, (records::Record{{u"price"_s, qint64(990)}}));
    QCOMPARE(left.change({Table::Products, -1})->after.value(u"hidden_content"_s), u"секретная ссылка"_s);
    // Nothing is staged before somebody says so.
    QVERIFY(opened.session->pending().isEmpty());
}

void DraftTest::restoredAndSaved()
{
    leaveDraft();
    const Opened opened = reopen();
    QVERIFY(opened.found);
    QSignalSpy written(opened.keeper.get(), &DraftKeeper::written);
    opened.keeper->restore();
    QCOMPARE(opened.session->pending().count(), 2);
    QVERIFY(opened.session->undoText().contains(u"2"_s));
    QTRY_VERIFY(!written.isEmpty());
    QCOMPARE(files().size(), 1); // kept on, as this window's
    opened.session->save();
    QTRY_COMPARE(opened.session->state(), Session::State::Saved);
    QTRY_COMPARE(files().size(), 0);
    QCOMPARE(m_database->scalar(u"SELECT price FROM products WHERE id = 1"_s).toLongLong(), 1);
    QCOMPARE(m_database->scalar(u"SELECT count(*) FROM products WHERE name = 'Новый товар'"_s).toLongLong(),
             1);
}

void DraftTest::othersChangedMeanwhile()
{
    leaveDraft();
    m_database->run(u"UPDATE products SET price = 500 WHERE id = 1;\n"_s);
    const Opened opened = reopen();
    QVERIFY(opened.found);
    opened.keeper->restore();
    QSignalSpy failed(opened.session.get(), &Session::saveFailed);
    opened.session->save();
    QTRY_VERIFY(!failed.isEmpty());
    const auto &conflicts = opened.session->lastFailure().conflicts;
    QCOMPARE(conflicts.size(), 1);
    QCOMPARE(conflicts.constFirst().fields, QStringList{u"price"_s});
    QCOMPARE(conflicts.constFirst().theirs.value(u"price"_s), qint64(500));
    QCOMPARE(opened.session->pending().count(), 2);
}

void DraftTest::droppedIsGone()
{
    leaveDraft();
    Opened opened = reopen();
    QVERIFY(opened.found);
    opened.keeper->forget();
    QTRY_COMPARE(files().size(), 0);
    opened.keeper.reset();
    opened = reopen();
    QVERIFY(!opened.found);
}

/// Killed between the COMMIT and the removal of the draft: nothing is added twice.
void DraftTest::whatWasSavedIsNotOfferedAgain()
{
    const auto process = hold();
    QTRY_COMPARE(files().size(), 1);
    const QString file = m_folder + u'/' + files().constFirst();
    QByteArray before;
    QTRY_VERIFY([&] {
        QFile kept(file);
        before = kept.open(QFile::ReadOnly) ? kept.readAll() : QByteArray();
        return before.contains("insert");
    }());
    process->write("save\n");
    QVERIFY(said(*process, "saved"));
    process->kill();
    QVERIFY(process->waitForFinished());
    QFile again(file);
    QVERIFY(again.open(QFile::WriteOnly));
    again.write(before);
    again.close();
    Opened opened = reopen();
    QVERIFY(!opened.found);
    QTRY_COMPARE(files().size(), 0);
    // What came after that save is still there: a second product that looks the same would be one more.
    auto draft = UNWRAP(records::draftFromJson(before));
    draft.changes.insert(Table::Categories, {{u"category_name"_s, u"Позже"_s}});
    QVERIFY(again.open(QFile::WriteOnly));
    again.write(records::toJson(draft));
    again.close();
    opened.keeper.reset();
    opened = reopen();
    QVERIFY(opened.found);
    QCOMPARE(opened.keeper->leftover().count(), 1);
    QCOMPARE(opened.keeper->leftover().inserted(Table::Categories).size(), 1);
}

/// The file is whole at any moment.
void DraftTest::killedWhileWriting()
{
    for (int round = 0; round < 8; ++round) {
        const auto process = hold("churn");
        for (int written = 0; written < 3 * round; ++written)
            QVERIFY(said(*process, "kept"));
        process->kill();
        QVERIFY(process->waitForFinished());
        Opened opened = reopen();
        QVERIFY(opened.found);
        QCOMPARE(opened.keeper->leftover().count(), 1);
        opened.keeper->forget();
        QTRY_COMPARE(files().size(), 0);
    }
}

void DraftTest::aCleanEndLeavesNothing()
{
    Opened opened = reopen();
    const RowKey row{Table::Products, 1};
    QVERIFY(opened.session->stageEdit(row, {{u"price"_s, qint64(990)}}, {{u"price"_s, qint64(3)}}).isEmpty());
    QTRY_COMPARE(files().size(), 1);
    opened.session->dropAll();
    opened.keeper.reset();
    QCOMPARE(files().size(), 0);
    // Undone is as good as dropped.
    opened = reopen();
    QVERIFY(opened.session->stageEdit(row, {{u"price"_s, qint64(990)}}, {{u"price"_s, qint64(3)}}).isEmpty());
    opened.session->undo();
    opened.keeper.reset();
    QCOMPARE(files().size(), 0);
}

void DraftTest::twoWindowsHaveTheirOwn()
{
    const auto first = hold();
    Opened opened = reopen();
    QVERIFY(!opened.found); // its owner still runs
    QVERIFY(opened.session
                ->stageEdit({Table::Products, 2}, {{u"name"_s, u"x"_s}}, {{u"name"_s, u"Второе окно"_s}})
                .isEmpty());
    QTRY_COMPARE(files().size(), 2);
    first->kill();
    QVERIFY(first->waitForFinished());
    opened.session->dropAll();
    opened.keeper.reset();
    QCOMPARE(files().size(), 1);
    opened = reopen();
    QVERIFY(opened.found);
    QCOMPARE(opened.keeper->leftover().count(), 2);
}

void DraftTest::theOldOneWaitsWhileOneWorks()
{
    leaveDraft();
    Opened opened = reopen();
    QVERIFY(opened.found);
    // "Decide later", and something is typed and saved meanwhile.
    QVERIFY(opened.session
                ->stageEdit({Table::Categories, 1}, {{u"category_name"_s, u"Курсы"_s}},
                            {{u"category_name"_s, u"Другое"_s}})
                .isEmpty());
    QTRY_COMPARE(files().size(), 2);
    opened.session->dropAll();
    opened.keeper.reset();
    QCOMPARE(files().size(), 1);
    opened = reopen();
    QVERIFY(opened.found);
    QCOMPARE(opened.keeper->leftover().count(), 2);
}

void DraftTest::aFolderThatCannotBeWritten()
{
    QFile inTheWay(m_place->filePath(u"data"_s));
    QVERIFY(inTheWay.open(QFile::WriteOnly));
    Opened opened = reopen();
    QSignalSpy failed(opened.keeper.get(), &DraftKeeper::failed);
    QVERIFY(opened.session
                ->stageEdit({Table::Products, 1}, {{u"price"_s, qint64(990)}}, {{u"price"_s, qint64(3)}})
                .isEmpty());
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(opened.session
                ->stageEdit({Table::Products, 1}, {{u"price"_s, qint64(990)}}, {{u"price"_s, qint64(4)}})
                .isEmpty());
    opened.session->save();
    QTRY_COMPARE(opened.session->state(), Session::State::Saved); // it is only a net
    QCOMPARE(failed.size(), 1);
}

void DraftTest::aDamagedFileIsSaid()
{
    leaveDraft();
    QFile file(m_folder + u'/' + files().constFirst());
    QVERIFY(file.open(QFile::ReadWrite));
    QVERIFY(file.resize(file.size() / 2));
    file.close();
    Opened opened;
    opened.session = UNWRAP(Session::open(m_database->location(), false, m_author));
    opened.keeper = std::make_unique<DraftKeeper>(*opened.session, m_author, m_folder);
    QSignalSpy failed(opened.keeper.get(), &DraftKeeper::failed);
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(opened.keeper->leftover().isEmpty());
    QCOMPARE(files().size(), 1); // not thrown away
}

QTEST_GUILESS_MAIN(DraftTest)
#include "DraftTest.moc"
