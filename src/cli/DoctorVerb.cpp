// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/DoctorVerb.h"

#include "base/Paths.h"
#include "cli/Words.h"
#include "reports/Doctor.h"

#include <QFileInfo>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace cli
{

namespace
{

using reports::Checked;
using reports::Health;

QString nameOf(Health health)
{
    switch (health) {
    case Health::Good:
        return u"ok"_s;
    case Health::Advice:
        return u"advice"_s;
    case Health::Fault:
        break;
    }
    return u"fault"_s;
}

/// Beside the title, of one width.
QString markOf(Health health)
{
    switch (health) {
    case Health::Good:
        return Words::tr("ok   ");
    case Health::Advice:
        return Words::tr("note ");
    case Health::Fault:
        break;
    }
    return Words::tr("FAULT");
}

QString toText(const Checked &checked)
{
    QString text =
        u"%1 %2  %3: %4"_s.arg(checked.number, 2).arg(markOf(checked.health), checked.title, checked.text);
    if (!checked.advice.isEmpty())
        text += u"\n          "_s + QString(checked.advice).replace(u'\n', u"\n          "_s);
    return text;
}

QJsonObject toJson(const Checked &checked)
{
    return {{u"number"_s, checked.number},
            {u"id"_s, checked.id},
            {u"health"_s, nameOf(checked.health)},
            {u"title"_s, checked.title},
            {u"text"_s, checked.text},
            {u"advice"_s, checked.advice.isEmpty() ? QJsonValue() : QJsonValue(checked.advice)},
            {u"facts"_s, checked.facts}};
}

int countOf(const QList<Checked> &all, Health health)
{
    return int(std::count_if(all.cbegin(), all.cend(),
                             [health](const Checked &each) { return each.health == health; }));
}

QString windowProgram()
{
#ifdef Q_OS_WIN
    return QCoreApplication::applicationDirPath() + u"/shopbook.exe"_s;
#else
    return QCoreApplication::applicationDirPath() + u"/shopbook"_s;
#endif
}

} // namespace

QString DoctorVerb::name() const
{
    return u"doctor"_s;
}

QString DoctorVerb::summary() const
{
    return Words::tr(
        "Says whether all is well with the installation, and with the database if there is one.");
}

QString DoctorVerb::details() const
{
    return Words::tr(
        "Each line has a number that stays the same; what is not “ok” says what to do. Nothing is changed.\n"
        "Without a named database the default one is looked at, where it is there.\n"
        "Exit code 0: nothing keeps anybody from work; 1: a fault does.");
}

base::Result<void> DoctorVerb::run(const Invocation &invocation) const
{
    reports::Examination asked{QLatin1StringView(SHOPBOOK_VERSION), windowProgram(), {}};
    auto location = invocation.options.location();
    SHOPBOOK_TRY(location);
    // Nobody has opened Shopbook here yet: that is no fault.
    const bool isDefault = location->path == base::paths::defaultDatabase();
    if (!isDefault || QFileInfo::exists(location->path))
        asked.location = *location;
    const QList<Checked> all = reports::examine(asked);
    const int faults = countOf(all, Health::Fault);
    const int advices = countOf(all, Health::Advice);
    if (invocation.options.json) {
        QJsonArray checks;
        for (const Checked &checked : all)
            checks.append(toJson(checked));
        invocation.output.result(QJsonObject{
            {u"ok"_s, faults == 0}, {u"faults"_s, faults}, {u"advices"_s, advices}, {u"checks"_s, checks}});
    } else {
        for (const Checked &checked : all)
            invocation.output.result(toText(checked));
    }
    if (faults > 0)
        return base::Error{base::ErrorCode::Failed,
                           Words::tr("%n fault(s): see above what to do.", nullptr, faults),
                           {},
                           {},
                           {}};
    invocation.output.say(
        advices == 0 ? Words::tr("All is well.")
                     : Words::tr("Nothing is broken; %n line(s) advise something.", nullptr, advices));
    return {};
}

} // namespace cli
