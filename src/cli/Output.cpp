// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Output.h"

#include <QCoreApplication>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace cli {

Output::Output(std::FILE *results, std::FILE *words)
    : m_results(results)
    , m_words(words)
{
}

void Output::result(const QString &text)
{
    m_hasResult = true;
    write(m_results, text + u'\n');
}

void Output::result(const QJsonObject &object)
{
    m_hasResult = true;
    write(m_results, QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Indented)));
}

void Output::say(const QString &sentence)
{
    m_lastFailure.clear();
    write(m_words, sentence + u'\n');
}

void Output::say(const base::Error &error)
{
    QString words = u"shopbook-cli: "_s + error.message;
    if (!error.detail.isEmpty())
        words += u'\n' + QCoreApplication::translate("cli", "Details: %1").arg(error.detail.simplified());
    if (words == m_lastFailure) // a broken policy is said at the begin, and may then be why a verb is refused
        return;
    say(words);
    m_lastFailure = words;
}

base::Result<void> Output::finish()
{
    if (std::fflush(m_results) == 0 && !m_failed)
        return {};
    return base::Error{base::ErrorCode::NoSpace,
                       QCoreApplication::translate("cli", "The result could not be written to the output."), {}, {}, {}};
}

void Output::write(std::FILE *stream, const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    const size_t written = std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stream);
    if (stream == m_results && written != size_t(bytes.size()))
        m_failed = true;
}

} // namespace cli
