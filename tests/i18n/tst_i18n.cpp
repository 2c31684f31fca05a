// SPDX-License-Identifier: GPL-3.0-or-later
#include "TsFile.h"

#include "base/Text.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace
{

const QString sourceFolder = QStringLiteral(SHOPBOOK_SOURCE_DIR);

QString pathOf(const QString &language)
{
    return sourceFolder + u"/resources/i18n/shopbook_%1.ts"_s.arg(language);
}

QStringList keysOf(const QList<TsMessage> &messages)
{
    QStringList keys;
    for (const TsMessage &message : messages)
        keys.append(message.key());
    keys.sort();
    return keys;
}

/// %1, %L2 and %n of a text, each once.
QStringList placesIn(const QString &text)
{
    static const QRegularExpression place(u"%(?:L?[1-9]|n)"_s);
    QStringList found;
    for (auto match = place.globalMatch(text); match.hasNext();)
        found.append(match.next().captured());
    found.removeDuplicates();
    found.sort();
    return found;
}

bool hasMnemonic(QString text)
{
    static const QRegularExpression mnemonic(u"&\\w"_s, QRegularExpression::UseUnicodePropertiesOption);
    return mnemonic.match(text.remove(u"&&"_s)).hasMatch();
}

/// Names and formats that are the same in both languages.
bool mayStayLatin(const QString &text)
{
    static const QStringList names{u"Shopbook"_s, u"ID"_s};
    return names.contains(text);
}

/// What is wrong with one form of a translation beside being there; empty if nothing is.
QStringList faultsOf(const TsMessage &message, const QString &form, bool isRussian)
{
    QStringList faults;
    if (form.trimmed().isEmpty() && !message.source.trimmed().isEmpty())
        faults.append(u"is empty"_s);
    if (placesIn(form) != placesIn(message.source))
        faults.append(u"has other places than "_s + placesIn(message.source).join(u' '));
    if (hasMnemonic(form) != hasMnemonic(message.source))
        faults.append(u"has a mnemonic or lacks it"_s);
    for (const QChar end : {QChar(u'…'), QChar(u':'), QChar(u'?')})
        if (message.source.endsWith(end) != form.endsWith(end))
            faults.append(u"ends otherwise: %1"_s.arg(end));
    if (!isRussian)
        return faults;
    static const QRegularExpression cyrillic(u"[А-Яа-яЁё]"_s);
    static const QRegularExpression latinWord(u"[A-Za-z]{2,}"_s);
    if (!form.contains(cyrillic) && form.contains(latinWord) && !mayStayLatin(form))
        faults.append(u"is not Russian"_s);
    static const QRegularExpression otherQuotes(u"[“”„\"]"_s);
    if (form.contains(otherQuotes))
        faults.append(u"has quotation marks that are not «»"_s);
    return faults;
}

} // namespace

class I18nTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyTextIsTranslated_data();
    void everyTextIsTranslated();
    void theFilesHoldWhatTheSourcesSay_data();
    void theFilesHoldWhatTheSourcesSay();
    void subjectsStandInQuotes();
    void scriptsAreToldInRussian();
    void pluralForms_data();
    void pluralForms();
    void languageCanBeChangedBack();
};

void I18nTest::everyTextIsTranslated_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("pluralForms");
    QTest::newRow("English") << u"en"_s << 2;
    QTest::newRow("Russian") << u"ru"_s << 3;
}

void I18nTest::everyTextIsTranslated()
{
    QFETCH(const QString, language);
    QFETCH(const int, pluralForms);
    QString error;
    const QList<TsMessage> messages = readTsFile(pathOf(language), error);
    QVERIFY2(!messages.isEmpty(), qPrintable(error));
    QStringList faults;
    for (const TsMessage &message : messages) {
        if (!message.isFinished)
            faults.append(message.key() + u"\n    is not finished"_s);
        if (message.forms.size() != (message.isPlural ? pluralForms : 1))
            faults.append(u"%1\n    has %2 plural forms"_s.arg(message.key()).arg(message.forms.size()));
        for (const QString &form : message.forms)
            for (const QString &fault : faultsOf(message, form, language == u"ru"))
                faults.append(u"%1\n    \"%2\" %3"_s.arg(message.key(), form, fault));
    }
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
}

void I18nTest::theFilesHoldWhatTheSourcesSay_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QStringList>("options");
    QTest::newRow("English") << u"en"_s << QStringList{u"-pluralonly"_s};
    QTest::newRow("Russian") << u"ru"_s << QStringList();
}

/// As the target update_translations, into a copy: nothing may be new and nothing too much.
void I18nTest::theFilesHoldWhatTheSourcesSay()
{
    QFETCH(const QString, language);
    QFETCH(const QStringList, options);
    const QTemporaryDir folder;
    const QString copy = folder.filePath(u"copy.ts"_s);
    QVERIFY(QFile::copy(pathOf(language), copy));

    QProcess lupdate;
    lupdate.setWorkingDirectory(sourceFolder);
    const QStringList common{u"-no-obsolete"_s, u"-locations"_s, u"none"_s, u"-I"_s, u"src"_s};
    lupdate.start(QStringLiteral(SHOPBOOK_LUPDATE),
                  common + options + QStringList{u"src"_s, u"ui"_s, u"-ts"_s, copy});
    // Some expressions make lupdate 6.4 run for ever: qint64(1) as the number of a plural form.
    const bool isDone = lupdate.waitForFinished(60'000);
    if (!isDone) {
        lupdate.kill();
        lupdate.waitForFinished();
    }
    QVERIFY2(isDone, "lupdate does not come to an end");
    QCOMPARE(lupdate.exitCode(), 0);
    const QString said = QString::fromUtf8(lupdate.readAllStandardError());
    QVERIFY2(!said.contains(u"lacks Q_OBJECT"_s), qPrintable(said)); // the context would not be the one at run time

    QString error;
    const QStringList wanted = keysOf(readTsFile(copy, error));
    QVERIFY2(!wanted.isEmpty(), qPrintable(error));
    const QStringList there = keysOf(readTsFile(pathOf(language), error));
    QStringList differences;
    for (const QString &key : wanted)
        if (!there.contains(key))
            differences.append(u"not in the file: "_s + key);
    for (const QString &key : there)
        if (!wanted.contains(key))
            differences.append(u"no longer in the sources: "_s + key);
    QVERIFY2(differences.isEmpty(), qPrintable(differences.join(u'\n')));
}

/// A field's name is put into the sentences of the checks: in quotes it needs no gender.
void I18nTest::subjectsStandInQuotes()
{
    QString error;
    int count = 0;
    for (const TsMessage &message : readTsFile(pathOf(u"ru"_s), error)) {
        if (message.context != u"schema" || !message.source.startsWith(u"%1 "))
            continue;
        ++count;
        for (const QString &form : message.forms)
            QVERIFY2(form.contains(u"«%1»"), qPrintable(form));
    }
    QVERIFY(count > 10);
}

/// What an upgrade will do is told by the messages of its scripts, which lupdate does not read.
void I18nTest::scriptsAreToldInRussian()
{
    QString error;
    QStringList known;
    for (const TsMessage &message : readTsFile(pathOf(u"ru"_s), error))
        if (message.context == u"migration")
            known.append(message.source);
    const QDir folder(sourceFolder + u"/migrations"_s);
    const QStringList scripts = folder.entryList({u"*.sql"_s}, QDir::Files);
    QVERIFY(!scripts.isEmpty());
    static const QRegularExpression header(u"^-- message: (.+)$"_s, QRegularExpression::MultilineOption);
    for (const QString &name : scripts) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString message = header.match(QString::fromUtf8(file.readAll())).captured(1).trimmed();
        QVERIFY2(!message.isEmpty(), qPrintable(name));
        QVERIFY2(known.contains(message), qPrintable(name + u": "_s + message));
    }
}

void I18nTest::pluralForms_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("count");
    QTest::addColumn<QString>("text");
    const auto row = [](const QString &language, int count, const QString &text) {
        QTest::addRow("%s %d", qPrintable(language), count) << language << count << text;
    };
    row(u"ru"_s, 0, u"Не сохранено: 0 изменений"_s);
    row(u"ru"_s, 1, u"Не сохранено: 1 изменение"_s);
    row(u"ru"_s, 2, u"Не сохранено: 2 изменения"_s);
    row(u"ru"_s, 5, u"Не сохранено: 5 изменений"_s);
    row(u"ru"_s, 11, u"Не сохранено: 11 изменений"_s);
    row(u"ru"_s, 21, u"Не сохранено: 21 изменение"_s);
    row(u"ru"_s, 112, u"Не сохранено: 112 изменений"_s);
    row(u"en"_s, 0, u"Not saved: 0 changes"_s);
    row(u"en"_s, 1, u"Not saved: 1 change"_s);
    row(u"en"_s, 3, u"Not saved: 3 changes"_s);
}

void I18nTest::pluralForms()
{
    QFETCH(const QString, language);
    QFETCH(const int, count);
    QFETCH(const QString, text);
    QCOMPARE(base::text::installLanguage(language), language);
    QCOMPARE(QCoreApplication::translate("gui::StatusLine", "Not saved: %n change(s)", nullptr, count), text);
}

void I18nTest::languageCanBeChangedBack()
{
    QCOMPARE(base::text::installLanguage(u"ru"_s), u"ru"_s);
    QCOMPARE(QCoreApplication::translate("schema", "Price"), u"Цена"_s);
    QCOMPARE(QCoreApplication::translate("schema", "What the buyer receives"), u"Что получит покупатель"_s);
    QCOMPARE(base::text::installLanguage(u"en"_s), u"en"_s);
    QCOMPARE(QCoreApplication::translate("schema", "Price"), u"Price"_s);
}

QTEST_GUILESS_MAIN(I18nTest)
#include "tst_i18n.moc"
