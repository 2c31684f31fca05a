// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/queries/ChartView.h"
#include "gui/queries/ConditionEdits.h"
#include "gui/queries/QuestionKeeper.h"
#include "gui/queries/ResultModel.h"
#include "gui/queries/Words.h"
#include "support/Patience.h"
#include "support/TestDatabase.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace gui::queries;
using query::Condition;
using query::Op;
using Kind = query::Condition::Kind;

namespace
{

Condition test(const QString &field)
{
    return Condition::test(field, Op::Equals, {field});
}

/// "(a or b) and not (c)": short enough to be compared at a glance.
QString shown(const Condition &part)
{
    if (part.kind == Kind::Test)
        return part.field;
    QStringList texts;
    for (const Condition &inner : part.parts)
        texts.append(shown(inner));
    const QString joined = texts.join(joinsByAnd(part) ? u" and "_s : u" or "_s);
    return (part.kind == Kind::None ? u"not "_s : QString()) + u'(' + joined + u')';
}

} // namespace

/// The pieces of the Queries page that need no window.
class TestQueriesParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void flippingAWord();
    void negatingAndRemoving();
    void theModelTellsNullFromEmpty();
    void theModelSortsByValue();
    void chartsOfTwoColumns();
    void everyPainterDraws();
    void whoTypesOnIsKept();
    void tabsAreKept();
    void twoWindowsKeepTheirOwn();
    void everyEndingIsExplained();
};

void TestQueriesParts::flippingAWord()
{
    Condition root = Condition::all({test(u"a"_s), test(u"b"_s), test(u"c"_s)});
    flipWord(root, {}, 0);
    QCOMPARE(shown(root), u"((a or b) and c)"_s);
    QCOMPARE(documentPath(root, u"where"_s, {0, 1}), u"where[0].any[1]"_s);
    flipWord(root, {}, 0);
    QCOMPARE(shown(root), u"((a or b or c))"_s);
    flipWord(root, {0}, 1);
    QCOMPARE(shown(root), u"((a or b) and c)"_s);
    flipWord(root, {0}, 0);
    QCOMPARE(shown(root), u"(a and b and c)"_s);
    // Below NOT the parts are joined by OR; two of them become a group with AND.
    root = Condition::all({Condition::none({test(u"a"_s), test(u"b"_s), test(u"c"_s)})});
    flipWord(root, {0}, 1);
    QCOMPARE(shown(root), u"(not (a or (b and c)))"_s);
    // Nothing stands there.
    flipWord(root, {7}, 0);
    flipWord(root, {}, 5);
    QCOMPARE(shown(root), u"(not (a or (b and c)))"_s);
}

void TestQueriesParts::negatingAndRemoving()
{
    Condition root = Condition::all({test(u"a"_s), test(u"b"_s)});
    negate(root, {1});
    QCOMPARE(shown(root), u"(a and not (b))"_s);
    negate(root, {1, 0});
    QCOMPARE(shown(root), u"(a and b)"_s);
    flipWord(root, {}, 0);
    negate(root, {0});
    QCOMPARE(shown(root), u"(not (a or b))"_s);
    negate(root, {0});
    QCOMPARE(shown(root), u"((a or b))"_s);
    removePart(root, {0, 0});
    QCOMPARE(shown(root), u"(b)"_s);
    removePart(root, {0});
    QCOMPARE(shown(root), u"()"_s);
    removePart(root, {0});
    removePart(root, {});
    root = Condition::all({test(u"a"_s), Condition::any({test(u"b"_s), test(u"c"_s)})});
    dissolve(root, {1});
    QCOMPARE(shown(root), u"(a and b and c)"_s);
    QCOMPARE(movePart(root, {2}, -1), PartPath{1});
    QCOMPARE(shown(root), u"(a and c and b)"_s);
    QCOMPARE(movePart(root, {0}, -1), PartPath{0});
}

void TestQueriesParts::theModelTellsNullFromEmpty()
{
    ResultModel model(nullptr);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRows({{u"city"_s, false}, {u"hidden_content"_s, true}}, {{QVariant(), u"key"_s}});
    model.append({{u""_s, QVariant()}, {u"two\nlines"_s, u""_s}});
    QCOMPARE(model.rowCount(), 3);
    const auto text = [&model](int row, int column) { return model.index(row, column).data().toString(); };
    QCOMPARE(text(0, 0), u"NULL"_s);
    QVERIFY(model.index(0, 0).data(ResultModel::IsNullRole).toBool());
    QVERIFY(model.index(0, 0).data(Qt::FontRole).value<QFont>().italic());
    QCOMPARE(text(1, 0), u""_s);
    QVERIFY(!model.index(1, 0).data(Qt::ToolTipRole).toString().isEmpty());
    QCOMPARE(text(2, 0), u"two⏎lines"_s);
    // What a buyer receives is masked, in what is copied too.
    QCOMPARE(text(0, 1), u"••••••"_s);
    QVERIFY(!model.index(0, 1).data(ResultModel::ValueRole).isValid());
    const QString copied = model.asText({model.index(0, 0), model.index(0, 1), model.index(2, 0)});
    QCOMPARE(copied, u"city\thidden_content\nNULL\t••••••\ntwo lines\t"_s);
    model.clear();
    QCOMPARE(model.columnCount(), 0);
}

void TestQueriesParts::theModelSortsByValue()
{
    ResultModel model(nullptr);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRows({{u"n"_s, false}, {u"secret"_s, true}},
                  {{10, u"b"_s}, {9.5, u"a"_s}, {QVariant(), u"c"_s}, {u"text"_s, u"d"_s}, {-1, u"e"_s}});
    const QPersistentModelIndex nine = model.index(1, 0);
    model.sort(0, Qt::AscendingOrder);
    QStringList texts;
    for (int i = 0; i < model.rowCount(); ++i)
        texts.append(model.textAt(i, 0));
    QCOMPARE(texts.join(u' '), u"NULL -1 9.5 10 text"_s);
    QCOMPARE(nine.row(), 2);
    model.sort(0, Qt::DescendingOrder);
    QCOMPARE(model.textAt(0, 0), u"text"_s);
    // The order of masked rows would tell what they hold.
    model.sort(1, Qt::AscendingOrder);
    QCOMPARE(model.textAt(0, 0), u"text"_s);
}

void TestQueriesParts::chartsOfTwoColumns()
{
    const QStringList titles{u"city"_s, u"count"_s};
    const auto data = chartOf(titles, {{u"Псков"_s, 3}, {QVariant(), 1}});
    QVERIFY(data.has_value());
    QCOMPARE(data->names, (QStringList{u"Псков"_s, u"NULL"_s}));
    QVERIFY(canBePie(*data));
    QVERIFY(!chartOf(titles, {}));
    QVERIFY(!chartOf(titles, {{u"a"_s, u"b"_s}}));
    QVERIFY(!chartOf({u"a"_s}, {{1}}));
    QVERIFY(!chartOf(titles, {{u"a"_s, QVariant()}}));
    const auto swapped = chartOf({u"count"_s, u"city"_s}, {{3, u"Псков"_s}});
    QVERIFY(swapped && swapped->valuesTitle == u"count");
    const auto below = chartOf(titles, {{u"a"_s, -1}, {u"b"_s, 2}});
    QVERIFY(below && !canBePie(*below));
}

/// A plain painter and Qt Charts behind one interface, where both are to be had.
void TestQueriesParts::everyPainterDraws()
{
    ChartData many;
    many.namesTitle = u"city"_s;
    many.valuesTitle = u"people"_s;
    for (int i = 0; i < 60; ++i) {
        many.names.append(i % 2 == 0 ? u"Санкт-Петербург"_s : u"Нью-Йорк"_s); // one name many times
        many.values.append(i * 1.5 - 10);
    }
    ChartData zeros = many;
    zeros.values.fill(0);
    const auto few = chartOf({u"city"_s, u"count"_s}, {{u"Псков"_s, 3}, {QVariant(), 1}});
    QVERIFY(few);
    const QImage empty = [] {
        QImage image(400, 300, QImage::Format_ARGB32_Premultiplied);
        image.fill(QWidget().palette().color(QPalette::Active, QPalette::Window));
        return image;
    }();
    const QString pictures = QStringLiteral(SHOPBOOK_BINARY_DIR "/screenshots/");
    QVERIFY(QDir().mkpath(pictures));
    for (const auto painter : ChartView::painters()) {
        const QString name = painter == ChartView::Painter::Plain ? u"plain"_s : u"qtcharts"_s;
        const std::unique_ptr<ChartView> view(ChartView::make(painter, nullptr));
        view->resize(400, 300);
        for (const ChartData &data : {*few, many, zeros})
            for (const auto kind : {ChartData::Kind::Bar, ChartData::Kind::Line, ChartData::Kind::Pie}) {
                if (kind == ChartData::Kind::Pie && !canBePie(data))
                    continue;
                view->setData(data, kind);
                QVERIFY(view->grab().toImage().convertToFormat(empty.format()) != empty);
                QVERIFY(view->grab().save(
                    u"%1chart-%2-%3-%4.png"_s.arg(pictures, name).arg(data.values.size()).arg(int(kind))));
                view->resize(view->width() + 1, 300);
            }
        view->setData(*few, ChartData::Kind::Bar);
        QVERIFY(view->accessibleDescription().contains(u"Псков: 3"_s));
        QVERIFY(view->accessibleName().contains(u"count"_s) && view->accessibleName().contains(u"city"_s));
        QVERIFY(!QImage::fromData(view->picture(u"png"_s)).isNull());
        QVERIFY(view->picture(u"pdf"_s).startsWith("%PDF-"));
        // In the colours in force.
        QPalette dark;
        dark.setColor(QPalette::Window, QColor(30, 30, 30));
        dark.setColor(QPalette::WindowText, Qt::white);
        view->setPalette(dark);
        QCOMPARE(QColor(QImage::fromData(view->picture(u"png"_s)).pixel(2, 2)), QColor(30, 30, 30));
    }
    // As it is built the one with Qt Charts is taken, if there is one.
    QCOMPARE(ChartView::painters().constFirst(), ChartView::Painter::Plain);
}

void TestQueriesParts::tabsAreKept()
{
    QTemporaryDir folder;
    const QString url = u"sqlite:///x.db"_s;
    QuestionKeeper::Tabs tabs;
    Question built;
    built.name = u"Взрослые"_s;
    built.query.where = Condition::all({Condition::test(u"age"_s, Op::GreaterOrEqual, {18})});
    built.query.where.parts[0].isOff = true;
    Question typed;
    typed.kind = Question::Kind::Sql;
    typed.sql = u"SELECT 1"_s;
    Question exercise;
    exercise.kind = Question::Kind::Exercise;
    exercise.exercise = u"01"_s;
    exercise.isAnswerTyped = true;
    tabs = {{built, typed, exercise}, 1};
    {
        QuestionKeeper keeper(folder.path(), url);
        QVERIFY(keeper.kept().questions.isEmpty());
        QSignalSpy written(&keeper, &QuestionKeeper::written);
        keeper.keep(tabs);
        QVERIFY(written.wait(support::patienceMs));
        // Here a program may be killed: the file is whole, and for nobody else's eyes.
        const QFileInfo file(QDir(folder.path()).entryInfoList({u"*.json"_s}).constFirst());
        QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteOther),
                 QFile::Permissions());
        Question last = typed;
        last.name = u"последний"_s;
        tabs.questions.append(last);
        keeper.keep(tabs); // waits a moment, and the end comes first
    }
    QuestionKeeper again(folder.path(), url);
    QVERIFY(again.kept() == tabs);
    QVERIFY(QuestionKeeper(folder.path(), u"sqlite:///other.db"_s).kept().questions.isEmpty());
}

/// A change does not put off the writing of the one before: something is on the disk while changes still
/// come.
void TestQueriesParts::whoTypesOnIsKept()
{
    QVERIFY(QuestionKeeper::longestWaitMs <= 1000);
    QTemporaryDir folder;
    QuestionKeeper keeper(folder.path(), u"sqlite:///x.db"_s);
    const QSignalSpy written(&keeper, &QuestionKeeper::written);
    QuestionKeeper::Tabs tabs;
    tabs.questions.append(Question());
    QTimer keys;
    connect(&keys, &QTimer::timeout, this, [&] {
        tabs.questions[0].sql += u'x';
        keeper.keep(tabs);
    });
    keys.start(20);
    QTRY_VERIFY(!written.isEmpty());
    QVERIFY(keys.isActive());
}

void TestQueriesParts::twoWindowsKeepTheirOwn()
{
    QTemporaryDir folder;
    QuestionKeeper first(folder.path(), u"sqlite:///x.db"_s);
    QuestionKeeper second(folder.path(), u"sqlite:///x.db"_s);
    for (QuestionKeeper *keeper : {&first, &second}) {
        QSignalSpy written(keeper, &QuestionKeeper::written);
        keeper->keep({{Question()}, 0});
        QVERIFY(written.wait(support::patienceMs));
    }
    QCOMPARE(QDir(folder.path()).entryList({u"*.json"_s}).size(), 2);
}

void TestQueriesParts::everyEndingIsExplained()
{
    using query::Ending;
    for (const Ending ending :
         {Ending::All, Ending::First, Ending::One, Ending::OneOrNone, Ending::Scalar, Ending::Count}) {
        QCOMPARE(words::endingHelp(ending).size(), 3);
        QVERIFY(words::endingTitle(ending).endsWith(u"()"_s));
    }
    QVERIFY(words::endingHelp(Ending::One).at(0).contains(u"No row was found when one was required"_s));
    QVERIFY(words::endingHelp(Ending::One)
                .at(2)
                .contains(u"Multiple rows were found when exactly one was required"_s));
}

QTEST_MAIN(TestQueriesParts)
#include "tst_queries_parts.moc"
