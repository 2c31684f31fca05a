// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

/// The commands of the README do what it says that they do.
class ReadmeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void consoleBlocks();

private:
    static QString withoutTimes(QString text);
};

QString ReadmeTest::withoutTimes(QString text)
{
    static const QRegularExpression time(u"\\d+ ms"_s);
    return text.replace(time, u"N ms"_s).trimmed();
}

void ReadmeTest::consoleBlocks()
{
    QFile readme(QStringLiteral(SHOPBOOK_SOURCE_DIR "/README.md"));
    QVERIFY(readme.open(QIODevice::ReadOnly));
    static const QRegularExpression form(u"```console\n(.*?)```"_s,
                                         QRegularExpression::DotMatchesEverythingOption);
    const QString text = QString::fromUtf8(readme.readAll());
    QStringList commands;
    QStringList outputs;
    for (auto blocks = form.globalMatch(text); blocks.hasNext();) {
        for (const QString &line : blocks.next().captured(1).split(u'\n')) {
            if (line.startsWith(u"$ "_s)) {
                commands.append(line.sliced(2));
                outputs.append(QString());
            } else {
                outputs.last() += line + u'\n';
            }
        }
    }
    QVERIFY(commands.size() >= 10);

    const QTemporaryDir home;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"PATH"_s,
                       QFileInfo(QStringLiteral(SHOPBOOK_CLI)).path() + u':' + environment.value(u"PATH"_s));
    environment.insert(u"XDG_DATA_HOME"_s, home.filePath(u".local/share"_s));
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    environment.remove(u"SHOPBOOK_SCRIPTS"_s);
    environment.remove(u"SHOPBOOK_DATABASE"_s);
    QProcess shell;
    shell.setProcessEnvironment(environment);
    shell.setWorkingDirectory(home.path());
    const QString mark = u"== next"_s;
    shell.start(u"bash"_s, {u"-e"_s, u"-c"_s, commands.join(u"; echo '%1'\n"_s.arg(mark))});
    QVERIFY(shell.waitForFinished(60000));
    const QByteArray words = shell.readAllStandardError();
    QVERIFY2(shell.exitCode() == 0, words);
    const QStringList answers =
        QString::fromUtf8(shell.readAllStandardOutput()).remove(home.path() + u'/').split(mark);
    QCOMPARE(answers.size(), commands.size());
    for (qsizetype i = 0; i < commands.size(); ++i)
        QCOMPARE(withoutTimes(answers.at(i)), withoutTimes(outputs.at(i)));
}

QTEST_GUILESS_MAIN(ReadmeTest)
#include "ReadmeTest.moc"
