// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/Checked.h"

using namespace Qt::StringLiterals;
using reports::Finding;
using reports::Severity;

namespace checked
{

QString told(const QList<Finding> &findings)
{
    QStringList lines;
    for (const Finding &finding : findings) {
        const QString severity = finding.severity == Severity::Error ? u"error"_s
            : finding.severity == Severity::Warning                  ? u"warning"_s
                                                                     : u"note"_s;
        QStringList ids;
        for (const reports::FoundRow &row : finding.rows)
            ids.append(QString::number(row.id));
        const QString place =
            finding.table ? schema::entity(*finding.table).name + u'.' + finding.column : u"-"_s;
        lines.append(u"%1 %2 %3 %4 %5: %6"_s.arg(severity, finding.rule, finding.kind, place)
                         .arg(finding.count)
                         .arg(ids.join(u' ')));
    }
    return lines.join(u'\n');
}

QList<Finding> found(const support::TestDatabase &database, const QStringList &rules, int listed)
{
    const auto connection = database.open(database::Role::Inspector);
    reports::CheckupOptions options;
    options.rules = rules;
    options.listed = listed;
    return UNWRAP(reports::checkUp(connection, options));
}

} // namespace checked
