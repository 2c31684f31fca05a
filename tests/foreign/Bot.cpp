// SPDX-License-Identifier: GPL-3.0-or-later
#include "foreign/Bot.h"

#include "foreign/Python.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace foreign
{

namespace
{
constexpr int patienceMs = 60000;
}

Bot::Bot(const database::Location &location, const QString &prefix, int intervalMs)
{
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"PYTHONDONTWRITEBYTECODE"_s, u"1"_s);
    environment.insert(u"PYTHONPATH"_s, QStringLiteral(SHOPBOOK_SOURCE_DIR "/tests/foreign"));
    m_process.setProcessEnvironment(environment);
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(u"/usr/bin/python3"_s,
                    {QStringLiteral(SHOPBOOK_SOURCE_DIR "/tests/foreign/bot.py"), sqlAlchemyUrl(location),
                     prefix, QString::number(intervalMs)});
    while (!m_process.canReadLine() && m_process.waitForReadyRead(patienceMs)) { }
    m_isSelling = m_process.readLine().trimmed() == "selling";
}

Bot::~Bot()
{
    m_process.closeWriteChannel();
    if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(patienceMs))
        m_process.kill();
    m_process.waitForFinished();
}

Bot::Report Bot::stop()
{
    m_process.closeWriteChannel();
    m_process.waitForFinished(patienceMs);
    const QJsonObject said = QJsonDocument::fromJson(m_process.readAllStandardOutput()).object();
    Report report;
    for (const QJsonValue &id : said.value(u"sold"_s).toArray())
        report.sold.append(id.toString());
    for (const QJsonValue &error : said.value(u"errors"_s).toArray())
        report.errors.append(error.toString());
    report.locked = said.value(u"locked"_s).toInt(-1);
    report.longestMs = said.value(u"longest_ms"_s).toDouble();
    return report;
}

} // namespace foreign
